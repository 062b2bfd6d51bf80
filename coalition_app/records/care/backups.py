"""Trustworthy copies of a register, and restoring one."""

import contextlib
import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.given_files import resolved
from coalition_app.i18n import _
from coalition_app.records.care.checks import find_damage
from coalition_app.records.file import engine as engines
from coalition_app.records.file.copies import (
    bring_to_disk,
    copy_failed,
    leave_wal_mode,
    verified_copy,
)
from coalition_app.records.file.keys import key_of
from coalition_app.records.file.placing import beside, unlink_with_wal
from coalition_app.records.opening.beside import restoring_draft
from coalition_app.records.opening.existing import PassphraseNeeded
from coalition_app.records.opening.judging import DoesNotOpen, judge, refuse_by_beginning
from coalition_app.records.opening.left_log import entries_in_log
from coalition_app.records.opening.leftovers import put_restored
from coalition_app.records.opening.lock import refuse_folder, refuse_open, take_lock
from coalition_app.records.store import schema
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import device
from coalition_app.records.store.tables import FORMAT
from coalition_app.records.store.transactions import Reading
from coalition_app.records.store.zones import STAMP_FORMAT

if TYPE_CHECKING:
    from filelock import FileLock

STAMP = re.compile(r"(.+) (\d{4}-\d\d-\d\d \d{6})")
"""The name of a copy: that of its register, date and time."""
HEADS = (
    "SELECT entry.hash, (SELECT count(*) FROM journal_entry) FROM journal_entry AS entry WHERE "
    "entry.seq = (SELECT max(seq) FROM journal_entry WHERE device_id = entry.device_id)"
)
"""The newest entry of each device, and how many there are in all."""


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A copy of a register as it lies on a disk; `size` in bytes, `made` by the clock of its time zone."""

    path: Path
    made: dt.datetime
    size: int


def list_copies(register: Path, folders: Iterable[Path]) -> tuple[CopyRow, ...]:
    """Find the copies of a register in some folders by their names, the newest first.

    A folder that is gone, as that of a disk that was taken out, has none.
    """
    found = {}
    for folder in folders:
        try:
            files = [each for each in folder.glob(f"*{register.suffix}") if each.is_file()]
        except OSError:
            continue
        for file in files:
            named = STAMP.fullmatch(file.stem)
            if named and named[1] == register.stem:
                try:
                    made = dt.datetime.strptime(named[2], STAMP_FORMAT)
                    found[file] = CopyRow(file, made, file.stat().st_size)
                except (ValueError, OSError):
                    continue
    return tuple(sorted(found.values(), key=lambda each: each.made, reverse=True))


def check_copy(database: Database, copy: Path) -> int:
    """Open a copy by the register's own key and read all of it; return the entries that came since.

    Raises UserError where the copy cannot be read, is damaged, or is one of another register.
    """
    unreadable = _("%(path)s cannot be read with this register’s passphrase, or it is damaged.")
    refuse_by_beginning(copy)
    alone = not _has_own_log(copy, database.raw_key)
    try:
        judge(copy, database.raw_key, alone=alone)
    except DoesNotOpen as error:
        raise UserError(unreadable % {"path": copy}) from error
    engine = engines.make_engine(copy, database.raw_key, read_only=True, alone=alone)
    try:
        problems = engines.integrity(engine)
        theirs = [] if problems else engines.pragma(engine, HEADS)
    except engines.driver_errors() as error:
        raise UserError(unreadable % {"path": copy}) from error
    finally:
        engine.dispose()
    if problems:
        raise UserError(
            _("%(path)s is damaged (%(problem)s). Make another copy.")
            % {"path": copy, "problem": problems[0].splitlines()[0]}
        )
    ours = {row[0] for row in engines.pragma(database.engine, "SELECT hash FROM journal_entry")}
    if any(row[0] not in ours for row in theirs):
        raise UserError(
            _(
                "%(path)s is a copy of another register, or of this register with a different "
                "history."
            )
            % {"path": copy}
        )
    return len(ours) - (theirs[0][1] if theirs else 0)


@contextlib.contextmanager
def reading_copy(database: Database, copy: Path) -> Iterator[tuple[Reading, int]]:
    """Read a checked copy of the open register beside it, with the number of entries that came since.

    Nothing of it is changed. Raises UserError as `check_copy` does, and for a copy of an older format.
    """
    since = check_copy(database, copy)
    alone = not _has_own_log(copy, database.raw_key)
    engine = engines.make_engine(copy, database.raw_key, read_only=True, alone=alone)
    try:
        if engines.pragma(engine, "PRAGMA user_version")[0][0] < FORMAT:
            raise UserError(
                _(
                    "%(path)s was made by an older version of the program. Restore it into a new file to "
                    "look into it."
                )
                % {"path": copy}
            )
        with engine.connect().execution_options(**engines.READ_ONLY) as connection:
            yield Reading(connection), since
    finally:
        engine.dispose()


def restore_as(database: Database, copy: Path, target: Path) -> None:
    """Put a checked copy of the open register into a new file, which goes on as a register of its own.

    The register stays as it is. Refuses a file that exists already.
    """
    copy, target = resolved(copy), resolved(target)
    if target.exists():
        raise UserError(
            _("%(path)s already exists. Choose another name: existing files are not replaced.")
            % {"path": target}
        )
    refuse_folder(target)
    check_copy(database, copy)
    lock = take_lock(target)
    try:
        _put_in_place(copy, target, database.raw_key)
    finally:
        lock.release()


def back_up(database: Database, folder: Path) -> Path:
    """Put a verified copy of an open register into a folder and return its path.

    The copy carries the register's name with date and time; it has its final name only once it was opened and
    checked. Who calls it remembers the folder first, so that what an interrupted copy leaves there is found.
    Raises UserError where the folder cannot take it.
    """
    if not folder.is_dir():
        raise UserError(_("There is no folder %(path)s.") % {"path": folder})
    copy = folder / f"{database.path.stem} {database.stamp}{database.path.suffix}"
    verified_copy(database.engine, database.raw_key, copy)
    return copy


def restore(copy: Path, register: Path, passphrase: str | None = None) -> Path | None:
    """Put a copy in a register's place; return where the replaced register lies now.

    Never over an open register. The copy stays as it lies: a draft of it is brought up to date, checked and
    put in place. The old file is kept aside with its leftover -wal, which would bring the new rows back, and
    stands under its name until the copy does.
    """
    copy, register = resolved(copy), resolved(register)
    if copy == register:
        raise UserError(_("The copy and the register are the same file."))
    refuse_folder(register)
    raw_key = judge_copy(copy, passphrase)
    lock = take_lock(register)
    try:
        return _put_in_place(
            copy, register, raw_key, lambda draft: _refuse_damaged(draft, raw_key, lock)
        )
    finally:
        lock.release()


def judge_copy(copy: Path, passphrase: str | None) -> str | None:
    """Return the key of a copy; nothing of it is changed, so that its disk may be write-protected."""
    plain = refuse_by_beginning(copy)
    if not plain and passphrase is None:
        raise PassphraseNeeded(_("This register is encrypted: its passphrase is needed."))
    refuse_open(copy)
    raw_key = None if plain else key_of(copy, passphrase)
    judge(copy, raw_key, alone=not _has_own_log(copy, raw_key))
    return raw_key


def _has_own_log(copy: Path, raw_key: str | None) -> bool:
    """Tell whether what lies beside a copy goes on with it; what is foreign would mix the pages of both."""
    return engines.has_wal(copy) and entries_in_log(copy, raw_key) is not None


def _put_in_place(
    copy: Path,
    register: Path,
    raw_key: str | None,
    make_ready: Callable[[Path], None] = lambda _draft: None,
) -> Path | None:
    """Let a judged copy take a register's place; what is changed of it, is changed in a draft."""
    draft = restoring_draft(register)
    try:
        if copy != draft:  # one that an interrupted restore left is put in place itself
            unlink_with_wal(draft)
            shutil.copyfile(copy, draft)
            if _has_own_log(copy, raw_key):
                shutil.copyfile(beside(copy, "-wal"), beside(draft, "-wal"))
        make_ready(draft)
        forget_devices(draft, raw_key)
        _read_back(draft, raw_key)
        bring_to_disk(draft)
        return put_restored(draft, register)
    except (OSError, *engines.driver_errors()) as error:
        raise copy_failed(register, error) from error
    finally:
        if copy != draft:
            unlink_with_wal(draft)


def _refuse_damaged(draft: Path, raw_key: str | None, lock: "FileLock") -> None:
    """Bring the draft of a restored register up to date, and raise UserError where it is damaged."""
    engine = engines.make_engine(draft, raw_key)
    try:
        older = engines.pragma(engine, "PRAGMA user_version")[0][0] < FORMAT
        problems = engines.integrity(engine) if older else []
        if not problems:
            schema.bring_up_to_date(engine)
            database = Database(draft, engine, raw_key, lock)
            try:
                problems = find_damage(database)
            finally:
                database.underneath.let_go()
    finally:
        engine.dispose()
    if problems:
        raise UserError(
            _("The copy is damaged (%(problem)s); the register was left as it is.")
            % {"problem": problems[0].splitlines()[0]}
        )


def _read_back(draft: Path, raw_key: str | None) -> None:
    """Raise OSError where the disk gives back something else than what was written."""
    engine = engines.make_engine(draft, raw_key)
    try:
        problems = engines.integrity(engine)
        leave_wal_mode(engine)
    finally:
        engine.dispose()
    if problems:
        raise OSError(problems[0])


def forget_devices(draft: Path, raw_key: str | None) -> None:
    """Let the restored register go on under a new device.

    The copied file may get the inode of the one that was lost, and would then write a second chain under
    the same name.
    """
    engine = engines.make_engine(draft, raw_key)
    try:
        with engine.begin() as connection:
            connection.execute(sa.update(device).values(fingerprint=bytes(32)))
        leave_wal_mode(engine)
    finally:
        engine.dispose()
