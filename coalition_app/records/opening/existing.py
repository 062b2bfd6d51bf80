"""Opening a register that exists: what it is, whether it is whole, and bringing an older one up to date."""

import contextlib
from pathlib import Path

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.given_files import resolved
from coalition_app.i18n import _
from coalition_app.records.opening.judging import cut_off, judge, refuse_by_beginning
from coalition_app.records.opening.leftovers import finish_restoring, forget_unfinished
from coalition_app.records.opening.lock import refuse_open, take_lock
from coalition_app.records.store import engine as engines
from coalition_app.records.store import older_file, schema
from coalition_app.records.store.database import Database
from coalition_app.records.store.keys import key_of
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.tables import FORMAT


class PassphraseNeeded(UserError):
    """The register is encrypted and no passphrase was given."""


def open_register(path: Path, passphrase: str | None = None, *, to_check: bool = False) -> Database:
    """Open a register, bringing an older one up to date after a verified copy.

    `to_check` also opens one that lacks an index or a trigger, so that it can be told what else is wrong.

    Raises PassphraseNeeded, or UserError with one sentence for: no such file, an empty file, a file that is
    not a register, a wrong passphrase or a damaged first page (they look alike), a truncated file, a newer
    format, a register that another process holds; OtherParts where it is not built as registers are.
    """
    path = resolved(path)
    finish_restoring(path)
    plain = refuse_by_beginning(path)
    if not plain and passphrase is None:
        raise PassphraseNeeded(_("This register is encrypted: its passphrase is needed."))
    refuse_open(path)
    raw_key = None if plain else key_of(path, passphrase)
    judge(path, raw_key, to_check=to_check)
    lock = take_lock(path)
    try:
        forget_unfinished(path)
        engine = engines.make_engine(path, raw_key)
        try:
            _bring_up_to_date(path, engine, raw_key, to_check=to_check)
        except BaseException:
            engine.dispose()
            raise
    except BaseException:
        lock.release()
        raise
    database = Database(path, engine, raw_key, lock)
    with database.reading() as tx:
        database.older = older_file.notice(tx, path)
    return database


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


def _refuse_cut_file(path: Path, engine: sa.Engine) -> None:
    """Compare the length in the file's header with the actual one; reading alone would not notice."""
    try:
        engines.pragma(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        pages = int(engines.pragma(engine, "PRAGMA page_count")[0][0])
        size = int(engines.pragma(engine, "PRAGMA page_size")[0][0])
        whole = path.stat().st_size >= pages * size
        tables = engines.pragma(engine, "SELECT count(*) FROM register") if whole else []
    except engines.driver_errors():
        whole, tables = False, []
    if not whole or not tables:
        raise cut_off(path)
