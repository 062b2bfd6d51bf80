"""Reading a file that nobody vouches for yet: within limits, and without changing or making anything."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coalition_app.records.store import engine as engines
from coalition_app.records.store.shape import Run

MOST_WORK = 0.4
"""Seconds of this thread's own work: a register takes 0.01 of them, and a slow disk takes none."""
LONGEST = 100_000
"""Characters of the longest value; the words that make a table of ours are 2,000."""


class TooMuch(Exception):
    """What was read goes beyond the limits."""


class Unreadable(Exception):
    """The database's own words for why nothing can be read."""


@contextlib.contextmanager
def within_limits(path: Path, raw_key: str | None) -> Iterator[Run]:
    """Give what runs a statement on a file and returns its rows; raises TooMuch and Unreadable.

    A view without an end, a table of computed columns, a schema of a gigabyte: all are no more than asked
    for. An encrypted file has no limit of lengths, but whoever wrote it knew the passphrase.
    """
    if raw_key is None:
        with contextlib.closing(_connect(path)) as plain:
            yield _running(plain)
        return
    engine = engines.make_engine(path, raw_key, read_only=True)
    try:
        yield _running(_driver_connection(engine))
    finally:
        engine.dispose()


def _connect(path: Path) -> sqlite3.Connection:
    """Open an unencrypted file by Python's own library, which can limit lengths."""
    try:
        plain = sqlite3.connect(engines.address_to_read(path), uri=True, isolation_level=None)
        plain.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        plain.execute("PRAGMA locking_mode = EXCLUSIVE")
    except sqlite3.Error as error:
        raise Unreadable(str(error)) from error
    return plain


def _driver_connection(engine: Any) -> Any:
    try:
        return engine.raw_connection().driver_connection
    except engines.driver_errors() as error:
        raise Unreadable(str(error)) from error


def _running(connection: Any) -> Run:
    end = time.thread_time() + MOST_WORK
    connection.set_progress_handler(lambda: time.thread_time() > end, engines.OFTEN)
    connection.text_factory = lambda value: value.decode(errors="replace")

    def run(statement: str) -> list[tuple[Any, ...]]:
        try:
            return [tuple(row) for row in connection.execute(statement).fetchall()]
        except (MemoryError, OverflowError) as error:
            raise TooMuch from error
        except (sqlite3.Error, UnicodeDecodeError, *engines.driver_errors()) as error:
            if time.thread_time() > end or "too big" in str(error):
                raise TooMuch from error
            raise Unreadable(str(error)) from error

    return run
