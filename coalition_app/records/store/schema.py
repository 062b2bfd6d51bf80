"""Bringing a register's tables into being and up to date, through Alembic."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.store import engine as engines
from coalition_app.records.store.copies import verified_copy
from coalition_app.records.store.tables import FORMAT

_ONLY_REFUSES = re.compile(
    r'CREATE TRIGGER "?\w+"? BEFORE (?:UPDATE|DELETE) ON "?\w+"?(?: WHEN [\w\s.]+)? '
    r"BEGIN SELECT RAISE\(ABORT, '[^';]*'\); END"
)


def migrations_folder() -> Path:
    """Return the folder that Alembic reads; nothing imports it."""
    return Path(__file__).resolve().parents[2] / "migrations"


def create(engine: sa.Engine) -> None:
    """Make all tables and triggers in an empty file and mark it as a register."""
    _migrate(engine)
    engines.pragma(engine, f"PRAGMA application_id = {engines.APPLICATION_ID}")


def upgrade(path: Path, engine: sa.Engine, raw_key: str | None) -> Path:
    """Bring an older register up to date after a verified copy of it; return the copy's path.

    Raises UserError, the register being as it was, where the copy or the migration fails.
    """
    stamp = dt.datetime.now().strftime("%Y-%m-%d %H%M%S")
    copy = path.with_name(f"{path.stem} before upgrade {stamp}{path.suffix}")
    verified_copy(engine, raw_key, copy)
    try:
        _migrate(engine)
    except sa.exc.DatabaseError as error:
        raise UserError(
            _("The register could not be brought up to date; it is as it was, and so is %(copy)s.")
            % {"copy": copy}
        ) from error
    return copy


def find_strangers(engine: sa.Engine) -> list[str]:
    """Find the names of views and triggers that no migration of ours makes.

    A crafted file could carry a trigger that changes rows behind an action; our own only refuse.
    """
    query = "SELECT name, type, sql FROM sqlite_master WHERE type IN ('view', 'trigger')"
    return [
        str(name)
        for name, kind, sql in engines.pragma(engine, query)
        if kind == "view" or not _ONLY_REFUSES.fullmatch(sql)
    ]


def _migrate(engine: sa.Engine) -> None:
    """Run the missing migrations in one transaction.

    Foreign keys are off meanwhile and checked afterwards: with them on, rebuilding a parent table would
    erase its children. Triggers that a rebuilt table lost are made again.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                before = _triggers(connection)
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                for name, sql in before.items():
                    if name not in _triggers(connection):
                        connection.exec_driver_sql(sql)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise sa.exc.DatabaseError("foreign_key_check", None, ValueError(broken[0][0]))
                connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
        finally:
            raw.execute("PRAGMA foreign_keys = ON")


def _triggers(connection: sa.Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row[0]: row[1] for row in rows}
