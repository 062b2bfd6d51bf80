"""Opening a register that exists: what it is, whether it is whole, and bringing an older one up to date."""

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.given_files import resolved
from coalition_app.i18n import _
from coalition_app.records.file import engine as engines
from coalition_app.records.file import refusals
from coalition_app.records.file.identity import OpenFile
from coalition_app.records.file.keys import key_of
from coalition_app.records.file.placing import beside
from coalition_app.records.file.refusals import Unwritable
from coalition_app.records.opening.beside import is_copy, restored_draft
from coalition_app.records.opening.judging import cut_off, judge, refuse_by_beginning
from coalition_app.records.opening.left_log import settle_left_log
from coalition_app.records.opening.leftovers import (
    finish_restoring,
    look_beside,
    sweep,
    take_back_half_write,
)
from coalition_app.records.opening.lock import refuse_held, refuse_open, take_lock
from coalition_app.records.opening.place import told_once
from coalition_app.records.store import clock, older_file, schema
from coalition_app.records.store.database import Database
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.tables import FORMAT

if TYPE_CHECKING:
    from filelock import FileLock


class PassphraseNeeded(UserError):
    """The register is encrypted and no passphrase was given."""


class LiesBeside(UserError):
    """No register stands under the name, and beside it lies what may be it; `found` names that."""

    def __init__(self, message: str, register: Path, found: Path) -> None:
        super().__init__(message)
        self.register, self.found = register, found


def open_register(path: Path, passphrase: str | None = None, *, to_check: bool = False) -> Database:
    """Open a register, bringing an older one up to date after a verified copy.

    Where the disk takes nothing, being full or write-protected, it is opened only to be read: `read_only` of
    the database says why.

    `to_check` also opens one that lacks an index or a trigger, so that it can be told what else is wrong.

    Raises PassphraseNeeded; LiesBeside where only the name is without a file; UserError with one sentence
    for: no such file, an empty file, a file that is
    not a register, a wrong passphrase or a damaged first page (they look alike), a truncated file, a newer
    format, a register that another process holds; OtherParts where it is not built as registers are.
    """
    path = resolved(path)
    refuse_held(path)
    decided = restored_draft(path)
    if not decided.exists():
        _look_beside(path)
    plain = refuse_by_beginning(decided if decided.exists() else path)
    if not plain and passphrase is None:
        raise PassphraseNeeded(_("This register is encrypted: its passphrase is needed."))
    refuse_open(path)
    finished = finish_restoring(path)
    raw_key = None if plain else key_of(path, passphrase)
    taken_back = take_back_half_write(path, raw_key)
    file = OpenFile(path)
    lock: FileLock | None = None
    try:
        log = settle_left_log(path, raw_key)
        judge(path, raw_key, to_check=to_check)
        try:
            lock = take_lock(path)
            database = _open_to_work(file, raw_key, lock, to_check=to_check)
            database.left = () if to_check else sweep(path)
        except Unwritable as refused:
            database = _open_to_read(file, raw_key, lock, str(refused))
    except BaseException:
        file.forget()
        if lock is not None:
            lock.release()
        raise
    with database.reading() as tx:
        database.older = older_file.notice(tx, path)
        database.clock = clock.notice(tx)
    database.place = told_once(path)
    database.left = (*finished, *taken_back, *database.left, *filter(None, [log]))
    return database


def _open_to_work(
    file: OpenFile, raw_key: str | None, lock: "FileLock", *, to_check: bool
) -> Database:
    """Open a register that was judged; raises Unwritable where its disk takes nothing."""
    path = file.path
    if not os.access(path, os.W_OK):
        raise Unwritable(_(refusals.PROTECTED))
    index = beside(path, "-shm")
    was_there = index.exists()
    engine = engines.make_engine(path, raw_key, before=file.refuse_other)
    try:
        _bring_up_to_date(path, engine, raw_key, to_check=to_check)
    except engines.driver_errors() as error:
        engine.dispose()
        if not was_there:
            with contextlib.suppress(OSError):
                index.unlink(missing_ok=True)  # what a full disk let it have of it
        why = refusals.reason(error, path)
        if why and refusals.is_unwritable(error):
            raise Unwritable(why) from error
        if why:
            raise UserError(why) from error
        raise
    except BaseException:
        engine.dispose()
        raise
    return Database(path, engine, raw_key, lock, file)


def _open_to_read(
    file: OpenFile, raw_key: str | None, lock: "FileLock | None", why: str
) -> Database:
    """Open a register that was judged, of which the disk takes no change; nothing is made beside it.

    Raises UserError where it is of an older format, or cannot be read either.
    """
    path = file.path
    engine = engines.make_engine(path, raw_key, read_only=True, before=file.refuse_other)
    try:
        if engines.pragma(engine, "PRAGMA user_version")[0][0] < FORMAT:
            older = _(
                "The register is of an older format and is brought up to date before it can be read. Copy it "
                "to a disk that can be written to and has room, with what lies beside it, and open that copy."
            )
            raise UserError(f"{why} {older}")
        _refuse_cut_file(path, engine, read_only=True)
    except engines.driver_errors() as error:
        engine.dispose()
        raise refusals.refused(refusals.reason(error, path) or str(error), error) from error
    except BaseException:
        engine.dispose()
        raise
    database = Database(path, engine, raw_key, lock, file)
    database.read_only = why
    return database


def _look_beside(path: Path) -> None:
    """Raise LiesBeside where nothing stands under the name, and what may be the register lies beside."""
    if path.exists() or not (found := look_beside(path)):
        return
    if is_copy(path, found[0].name):
        text = _(
            "There is no register at %(path)s. A copy of it lies beside, %(found)s: “restore” checks it and "
            "puts it in the register’s place."
        )
    else:
        text = _(
            "There is no register at %(path)s. Interrupted work left a file beside it that may be the whole "
            "register, %(found)s: “restore” checks it and puts it in the register’s place."
        )
    raise LiesBeside(text % {"path": path, "found": found[0]}, path, found[0])


def _bring_up_to_date(
    path: Path, engine: sa.Engine, raw_key: str | None, *, to_check: bool
) -> None:
    """Bring a register that was judged up to date."""
    _refuse_cut_file(path, engine)
    if engines.pragma(engine, "PRAGMA user_version")[0][0] < FORMAT:
        schema.upgrade(path, engine, raw_key)
    # What another version's rules made would look like damage; what is damaged is told by the check.
    suppressed = (*NOT_READABLE, sa.exc.DBAPIError) if to_check else ()
    with contextlib.suppress(*suppressed):
        schema.refresh_derived(engine)


def _refuse_cut_file(path: Path, engine: sa.Engine, *, read_only: bool = False) -> None:
    """Compare the length in the file's header with the actual one; reading alone would not notice.

    Where part of the register lies beside, and cannot be written into it, the file is shorter and yet whole.
    """
    try:
        if not read_only:
            engines.pragma(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        pages = int(engines.pragma(engine, "PRAGMA page_count")[0][0])
        size = int(engines.pragma(engine, "PRAGMA page_size")[0][0])
        whole = path.stat().st_size >= pages * size or engines.has_wal(path)
        tables = engines.pragma(engine, "SELECT count(*) FROM register") if whole else []
    except engines.driver_errors() as error:
        if refusals.is_unwritable(error):
            raise
        whole, tables = False, []
    if not whole or not tables:
        raise cut_off(path)
