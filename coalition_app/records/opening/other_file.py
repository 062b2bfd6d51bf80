"""What stands in the place of an open register: shown beside what is open, and not touched."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.records.file import engine as engines
from coalition_app.records.file.identity import held_as
from coalition_app.records.opening.judging import refuse_by_beginning
from coalition_app.records.store import bounded
from coalition_app.records.store.database import Database
from coalition_app.records.store.shape import Run

NEWEST = "SELECT count(*), max(at) FROM journal_entry"


@dataclass(frozen=True, slots=True)
class Shown:
    """What can be told of a register: how much was recorded in it, and when the last of it."""

    entries: int
    newest: dt.datetime | None


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file as it stands on the disk; `size` in bytes."""

    changed: dt.datetime
    size: int
    shown: Shown | None
    """Nothing where it is no register, is damaged, or another passphrase opens it."""


def look_at_other(path: Path, raw_key: str | None) -> OtherFile | None:
    """Look at the file that a path leads to, trying the open register's key; None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    changed = dt.datetime.fromtimestamp(state.st_mtime, dt.UTC)
    return OtherFile(changed, state.st_size, _shown(path, raw_key))


def _shown(path: Path, raw_key: str | None) -> Shown | None:
    if held_as(path) is not None:
        return None  # written into: opening and closing it would free the locks on it
    try:
        key = None if refuse_by_beginning(path) else raw_key
        # What lies beside is still the open register's own.
        with bounded.within_limits(path, key, alone=True) as run:
            return _read_newest(run)
    except (UserError, bounded.TooMuch, bounded.Unreadable):
        return None


def look_at_open(database: Database) -> Shown:
    """Tell what is open of a register whose place another file has taken."""
    return _read_newest(lambda statement: engines.pragma(database.engine, statement))


def _read_newest(run: Run) -> Shown:
    """Count the entries of a journal, and read when the newest was recorded."""
    ((entries, newest),) = run(NEWEST)
    at = dt.datetime.fromisoformat(newest) if newest else None
    return Shown(entries, at if at is None or at.tzinfo else at.replace(tzinfo=dt.UTC))
