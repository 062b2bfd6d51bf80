"""Registers as an older program left them: the tables of an older migration with the rows of today."""

import re
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from coalition_app.records.store import schema
from coalition_app.records.store.database import Database


def as_of_migration(database: Database, revision: str) -> None:
    """Give a register the tables of an older migration, as far as its rows have room in them."""
    old = _tables_then(revision)
    with database.engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("PRAGMA legacy_alter_table = ON")
        now = _written(raw)
        for name, (kind, sql) in now.items():
            if kind == "table" and name not in old:
                raw.execute(f'DROP TABLE "{name}"')
            elif kind == "table" and old[name][1] != sql:
                _rebuild(raw, name, old[name][1])
        for name, (kind, sql) in old.items():
            if kind != "table" and name not in _written(raw):
                raw.execute(sql)
        raw.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        raw.execute(f"PRAGMA user_version = {int(revision)}")
        raw.commit()
        raw.execute("PRAGMA legacy_alter_table = OFF")
        raw.execute("PRAGMA foreign_keys = ON")


def _rebuild(raw: Any, name: str, sql: str) -> None:
    raw.execute(f'ALTER TABLE "{name}" RENAME TO "newer {name}"')
    for index in raw.execute(f"SELECT name FROM pragma_index_list('newer {name}')").fetchall():
        if not index[0].startswith("sqlite_"):
            raw.execute(f'DROP INDEX "{index[0]}"')
    raw.execute(sql)
    columns = [row[1] for row in raw.execute(f'PRAGMA table_info("{name}")')]
    listed = ", ".join(f'"{column}"' for column in columns)
    raw.execute(f'INSERT INTO "{name}" ({listed}) SELECT {listed} FROM "newer {name}"')
    raw.execute(f'DROP TABLE "newer {name}"')


def _tables_then(revision: str) -> dict[str, tuple[str, str]]:
    engine = sa.create_engine("sqlite://")
    config = Config()
    config.set_main_option("script_location", str(schema.migrations_folder()))
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            return _written(connection.connection.dbapi_connection)
    finally:
        engine.dispose()


def _written(raw: Any) -> dict[str, tuple[str, str]]:
    rows = raw.execute("SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: (kind, sql)
        for name, kind, sql in rows.fetchall()
        if not re.match("sqlite_|search_", name)
    }
