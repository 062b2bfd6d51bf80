"""Reading a file that nobody vouches for yet: within limits, and without changing or making anything."""

import contextlib
import gc
import math
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coalition_app.records.file import engine as engines
from coalition_app.records.store.shape import Run

MOST_WORK = 0.4
"""Seconds that the statements work: a register takes 0.01, a slow disk and the program itself none."""
LONGEST = 100_000
"""Characters of the longest value; the words that make a table of ours are 2,000."""


class TooMuch(Exception):
    """What was read goes beyond the limits."""


class Unreadable(Exception):
    """The database's own words for why nothing can be read."""


@contextlib.contextmanager
def within_limits(path: Path, raw_key: str | None, *, alone: bool = False) -> Iterator[Run]:
    """Give what runs a statement on a file and returns its rows; raises TooMuch and Unreadable.

    A view without an end, a schema of a gigabyte, a name of as much: all are no more than asked for. Of an
    unencrypted file Python's own library reads each first, since it can limit lengths; whoever wrote an
    encrypted one knew the passphrase. The file is read `alone` where the -wal beside it may be another's.
    """
    with contextlib.ExitStack() as opened:
        runs: list[Run] = []
        for connection in _connections(path, raw_key, alone):
            opened.callback(connection.close)
            runs.append(_running(connection))
        yield lambda statement: [run(statement) for run in runs][-1]


def _connections(path: Path, raw_key: str | None, alone: bool) -> Iterator[Any]:
    """Open a file only to be read, and ask nothing of it: the first question reads the whole schema."""
    from sqlcipher3 import dbapi2

    address = engines.address_to_read(path, alone=alone)
    try:
        if raw_key is None:
            limited = sqlite3.connect(address, uri=True, isolation_level=None)
            limited.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
            yield limited
        connection = dbapi2.connect(address, uri=True, isolation_level=None)
        engines.give_key(connection, raw_key)
        yield connection
    except (sqlite3.Error, dbapi2.Error) as error:
        raise Unreadable(str(error)) from error


def _running(connection: Any) -> Run:
    left, end = MOST_WORK, math.inf
    connection.set_progress_handler(lambda: time.thread_time() > end, engines.OFTEN)
    connection.text_factory = lambda value: value.decode(errors="replace")
    # As `engine.make_engine` sets them for work: what is refused there is refused here.
    for setting in ("locking_mode = EXCLUSIVE", "trusted_schema = OFF", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {setting}")

    def run(statement: str) -> list[tuple[Any, ...]]:
        nonlocal left, end
        with _no_collection():
            end = time.thread_time() + left
            try:
                return [tuple(row) for row in connection.execute(statement).fetchall()]
            except (MemoryError, OverflowError) as error:
                raise TooMuch from error
            except (sqlite3.Error, UnicodeDecodeError, *engines.driver_errors()) as error:
                if time.thread_time() > end or "too big" in str(error):
                    raise TooMuch from error
                raise Unreadable(str(error)) from error
            finally:
                left = end - time.thread_time()

    return run


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Collect no garbage meanwhile: in a large process that takes longer than any register."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
