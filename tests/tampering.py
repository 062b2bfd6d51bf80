"""Editing a register's file as somebody would who knows SQL, leaving no trace in how it is built."""

import contextlib
from collections.abc import Iterator

from coalition_app.records.file.engine import pragma
from coalition_app.records.store.database import Database
from coalition_app.records.store.triggers import TRIGGERS


@contextlib.contextmanager
def without_triggers(database: Database) -> Iterator[None]:
    """Take the triggers away meanwhile."""
    for name in TRIGGERS:
        pragma(database.engine, f'DROP TRIGGER IF EXISTS "{name}"')
    yield
    for sql in TRIGGERS.values():
        pragma(database.engine, sql)


def behind_the_journal(database: Database, *statements: str) -> None:
    """Run statements without triggers, foreign keys and checks of values; each must change something."""
    with without_triggers(database), database.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        cursor = raw.cursor()
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            cursor.execute(statement)
            assert cursor.rowcount > 0, statement
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
        cursor.execute("PRAGMA foreign_keys = ON")
