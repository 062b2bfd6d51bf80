"""Copying an open register's file so that the copy can be trusted; without locks."""

import contextlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.file_names import refuse_long_name
from coalition_app.i18n import _
from coalition_app.records.file import engine as engines
from coalition_app.records.file import refusals
from coalition_app.records.file.engine import Ask

SPACING = 0.1
"""Seconds between two reports of how far a file has come."""
PERCENT = 100
ENTRIES = "SELECT (SELECT count(*) FROM journal_entry), (SELECT max(clock) FROM journal_entry)"
"""How many entries the journal has, and its newest."""


def verified_copy(
    engine: sa.Engine,
    raw_key: str | None,
    target: Path,
    ask: Ask = lambda: None,
    make_ready: Callable[[Path], None] = lambda _draft: None,
) -> None:
    """Copy an open register into a new file, check the copy, then give it its name.

    VACUUM INTO keeps the key and leaves one whole file, also while others write. Who cannot read the register
    cannot read the copy. `make_ready` may change the draft before it has the name.

    Raises UserError where the target exists or the copy is not whole, and what `ask` raises; nothing has the
    target's name then.
    """
    name = str(copy_draft(target)).replace("'", "''")
    _put_in_place(
        engine,
        raw_key,
        target,
        lambda _draft: engines.pragma(engine, f"VACUUM INTO '{name}'", ask),
        lambda: engines.pragma(engine, ENTRIES)[0],
        ask,
        make_ready,
    )


class Moment:
    """The state of an open register at one moment: it is copied while others go on writing.

    It holds one connection until it is copied or let go; the file's log grows meanwhile.
    """

    def __init__(self, engine: sa.Engine, raw_key: str | None) -> None:
        self._engine, self._raw_key = engine, raw_key
        self._raw, self._held = engine.raw_connection(), True
        try:
            cursor = self._raw.cursor()
            cursor.execute("BEGIN")
            self._entries = tuple(cursor.execute(ENTRIES).fetchall()[0])
        except BaseException:
            self._raw.close()
            raise

    def copy(self, target: Path) -> None:
        """Put a verified copy of that moment into a new file, and let go; raises as `verified_copy` does."""
        try:
            _put_in_place(self._engine, self._raw_key, target, self._write, lambda: self._entries)
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Give the connection back."""
        if self._held:
            self._held = False
            with contextlib.suppress(*engines.driver_errors()):
                self._raw.cursor().execute("ROLLBACK")
            self._raw.close()

    def _write(self, draft: Path) -> None:
        from sqlcipher3 import dbapi2

        made = dbapi2.connect(str(draft), isolation_level=None)
        try:
            engines.give_key(made, self._raw_key)
            source: Any = self._raw.driver_connection
            source.backup(made)
        finally:
            made.close()


def _put_in_place(
    engine: sa.Engine,
    raw_key: str | None,
    target: Path,
    write: Callable[[Path], object],
    entries: Callable[[], tuple[Any, ...]],
    ask: Ask = lambda: None,
    make_ready: Callable[[Path], None] = lambda _draft: None,
) -> None:
    """Let a draft be written, check it, and give it its name; `entries` are those that it must have."""
    refuse_long_name(target, len("..copying-journal"))
    if target.exists():
        raise UserError(_("%(path)s already exists. Nothing was changed.") % {"path": target})
    draft = copy_draft(target)
    draft.unlink(missing_ok=True)
    try:
        draft.touch(mode=0o600)
        write(draft)
        _refuse_unlike(entries, raw_key, draft, ask)
        make_ready(draft)
        give_mode(Path(engines.pragma(engine, "PRAGMA database_list")[0][2]), draft)
        bring_to_disk(draft)
        draft.rename(target)
        bring_to_disk(target.parent)
    except (OSError, *engines.driver_errors()) as error:
        raise copy_failed(target, error) from error
    finally:
        draft.unlink(missing_ok=True)


def copy_draft(target: Path) -> Path:
    """Return where a copy is written before it has its name."""
    return target.with_name(f".{target.name}.copying")


def free_name(path: Path, is_taken: Callable[[Path], bool] = Path.exists) -> Path:
    """Return a name, with a number where it is taken: two copies can be made within one second."""
    tried, number = path, 1
    while is_taken(tried):
        number += 1
        tried = path.with_stem(f"{path.stem} {number}")
    return tried


def give_mode(register: Path, copy: Path) -> None:
    """Set the register's permissions on a copy, where the file system has them."""
    with contextlib.suppress(OSError):
        shutil.copymode(register, copy)


def by_growth(
    progress: Callable[[int, int], None], first: int, last: int, file: Path, whole: int
) -> Ask:
    """Return a function that reports how far a file that is being written has come to `whole` bytes.

    It reports percents of the whole work from `first` to `last`, and raises what `progress` raises.
    """
    before = float("-inf")

    def ask() -> None:
        nonlocal before
        now = time.monotonic()
        if now - before >= SPACING:
            before = now
            grown = min(file.stat().st_size if file.exists() else 0, whole)
            progress(first + (last - first) * grown // max(whole, 1), PERCENT)

    return ask


def leave_wal_mode(engine: sa.Engine) -> None:
    """Leave the WAL mode, so that the file is whole by itself, also where nothing can be written beside."""
    engines.pragma(engine, "PRAGMA journal_mode = DELETE")


def _refuse_unlike(
    entries: Callable[[], tuple[Any, ...]], raw_key: str | None, draft: Path, ask: Ask
) -> None:
    """Open the copy with the same key and compare what it must have in common with the register."""
    copied = engines.make_engine(draft, raw_key)
    try:
        # SQLCipher compares the seal of each page that is read, which is every one of a fresh copy.
        problems = engines.integrity(copied, ask, checks=engines.INTEGRITY[1:])
        if problems or engines.pragma(copied, ENTRIES)[0] != entries():
            raise OSError(problems[0] if problems else "journal differs")
        leave_wal_mode(copied)
    finally:
        copied.dispose()
        for leftover in ("-wal", "-shm"):
            draft.with_name(draft.name + leftover).unlink(missing_ok=True)


def bring_to_disk(path: Path) -> None:
    """Wait until the disk has it; folders cannot be opened for this on Windows."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_failed(target: Path, error: Exception) -> UserError:
    """Word that a copy could not be made."""
    why = refusals.reason(error, target.parent) or str(error)
    return UserError(f"{_('No copy could be made at %(path)s.') % {'path': target}} {why}")
