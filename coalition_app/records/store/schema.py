"""Bringing a register's tables into being and up to date, through Alembic."""

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.file import engine as engines
from coalition_app.records.file import refusals
from coalition_app.records.file.copies import free_name, verified_copy
from coalition_app.records.store import derived, shape
from coalition_app.records.store.shape import Differences
from coalition_app.records.store.tables import FORMAT
from coalition_app.records.store.triggers import TRIGGERS
from coalition_app.records.store.zones import PROPOSED, stamp_of, zone_of

_ONLY_REFUSES = re.compile(
    r'CREATE TRIGGER "?\w+"? BEFORE (?:UPDATE|DELETE) ON "?\w+"?(?: WHEN [\w\s.()\'=]+)? '
    r"BEGIN SELECT RAISE\(ABORT, '[^';]*'\); END"
)
_OF_EACH_FORMAT: frozenset[shape.Part] = frozenset(
    ("table", name, name)
    for name in ("alembic_version", "device", "journal_change", "journal_entry", "register")
)
"""Tables that every format has."""


def migrations_folder() -> Path:
    """Return the folder that Alembic reads; nothing imports it."""
    return Path(__file__).resolve().parents[2] / "migrations"


def create(engine: sa.Engine) -> None:
    """Make all tables and triggers in an empty file and mark it as a register."""
    with engine.begin() as connection:
        for statement in _migrated():
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
    engines.pragma(engine, f"PRAGMA application_id = {engines.APPLICATION_ID}")


@cache
def _migrated() -> tuple[str, ...]:
    """Return what makes an empty file as all migrations do, which run once in memory: they take long."""
    engine = engines.make_engine(Path(":memory:"), None)
    try:
        migrate(engine)
        with engine.connect() as connection:
            run = connection.exec_driver_sql
            newest = run("SELECT version_num FROM alembic_version").scalar_one()
            parts = run("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
            return (*parts.scalars(), f"INSERT INTO alembic_version VALUES ('{newest}')")
    finally:
        engine.dispose()


def upgrade(path: Path, engine: sa.Engine, raw_key: str | None) -> Path:
    """Bring an older register up to date after a verified copy of it; return the copy's path.

    Raises UserError, the register being as it was, where the copy or the migration fails.
    """
    stamp = stamp_of(dt.datetime.now(zone_of(PROPOSED)))
    copy = free_name(path.with_name(f"{path.stem} before upgrade {stamp}{path.suffix}"))
    verified_copy(engine, raw_key, copy)
    try:
        migrate(engine)
    except sa.exc.DatabaseError as error:
        if why := refusals.reason(error, path):
            # The register is what the copy is; another one at each opening would fill the disk.
            copy.unlink(missing_ok=True)
            as_it_was = _("The register was not updated; it is as it was.")
            raise UserError(f"{why} {as_it_was}") from error
        raise UserError(
            _("The register could not be updated; it is as it was, and so is %(copy)s.")
            % {"copy": copy}
        ) from error
    return copy


def bring_up_to_date(engine: sa.Engine) -> None:
    """Bring a draft of an older register up to date; what it was copied from is its copy from before."""
    if engines.pragma(engine, "PRAGMA user_version")[0][0] < FORMAT:
        migrate(engine)
    refresh_derived(engine)


def refresh_derived(engine: sa.Engine) -> None:
    """Make what follows from other columns anew where another version's rules made it."""
    with engine.connect().execution_options(**engines.READ_ONLY) as connection:
        current = derived.are_current(connection)
    if not current:
        with engine.begin() as connection:
            derived.make_anew(connection)


def compare_names(run: shape.Run) -> Differences:
    """Compare the names of a register's parts with those of a fresh one, before any query touches them.

    One of an older format is only searched for views, for what computes, and for triggers that do more than
    refuse.
    """
    ((found,),) = run("PRAGMA user_version")
    if found == FORMAT:
        return shape.compare_names(run)
    parts = shape.read_names(run)
    strange = [
        part
        for part, sql in parts.items()
        if part[0] == "view"
        or shape.computes(part, sql)
        or (part[0] == "trigger" and not _ONLY_REFUSES.fullmatch(sql))
    ]
    return Differences(shape.named(strange), shape.named(_OF_EACH_FORMAT - parts.keys()))


def compare(engine: sa.Engine) -> Differences:
    """Compare all parts of a register with those of a fresh one, down to each constraint."""
    with _reader(engine) as run:
        return shape.compare(run)


@contextlib.contextmanager
def _reader(engine: sa.Engine) -> Iterator[shape.Run]:
    raw = engine.raw_connection()
    try:
        yield lambda statement: raw.cursor().execute(statement).fetchall()
    finally:
        raw.close()


def migrate(engine: sa.Engine) -> None:
    """Run the missing migrations in one transaction, without any copy from before.

    Foreign keys are off meanwhile and checked afterwards: with them on, rebuilding a parent table would
    erase its children. Triggers that a rebuilt table lost are made again, and what comes out must be built as
    every register of this format is.
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
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                for name in TRIGGERS.keys() - _triggers(connection):
                    connection.exec_driver_sql(TRIGGERS[name])
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise sa.exc.DatabaseError("foreign_key_check", None, ValueError(broken[0][0]))
                if differences := shape.compare_names(connection.exec_driver_sql):
                    raise sa.exc.DatabaseError("sqlite_master", None, ValueError(str(differences)))
                connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
        finally:
            raw.execute("PRAGMA foreign_keys = ON")


def _triggers(connection: sa.Connection) -> set[str]:
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return {row[0] for row in rows}
