"""Opening a register that exists: what it is, whether it is whole, and bringing an older one up to date."""

import contextlib
from pathlib import Path

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.opening.leftovers import finish_restoring, forget_unfinished
from coalition_app.records.opening.lock import take_lock
from coalition_app.records.store import engine as engines
from coalition_app.records.store import older_file, schema
from coalition_app.records.store.database import Database
from coalition_app.records.store.keys import key_of
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.shape import Differences
from coalition_app.records.store.tables import FORMAT


class PassphraseNeeded(UserError):
    """The register is encrypted and no passphrase was given."""


class OtherParts(UserError):
    """The file is not built as this program builds registers; `found` names what differs."""

    def __init__(self, message: str, found: Differences) -> None:
        super().__init__(message)
        self.found = found


def open_register(path: Path, passphrase: str | None = None, *, to_check: bool = False) -> Database:
    """Open a register, bringing an older one up to date after a verified copy.

    `to_check` also opens one that lacks an index or a trigger, so that it can be told what else is wrong.

    Raises PassphraseNeeded, or UserError with one sentence for: no such file, an empty file, a file that is
    not a register, a wrong passphrase or a damaged first page (they look alike), a truncated file, a newer
    format, a register that another process holds; OtherParts where it is not built as registers are.
    """
    path = path.resolve()
    finish_restoring(path)
    if not path.exists():
        raise UserError(_("There is no register at %(path)s.") % {"path": path})
    if path.is_dir():
        raise UserError(_("%(path)s is a folder, not a register.") % {"path": path})
    if not path.stat().st_size:
        raise UserError(
            _("%(path)s is an empty file, not a register. Restore a backup copy.") % {"path": path}
        )
    plain = engines.is_plain(path)
    if not plain and passphrase is None:
        raise PassphraseNeeded(_("This register is encrypted: its passphrase is needed."))
    lock = take_lock(path)
    try:
        forget_unfinished(path)
        raw_key = None if plain else key_of(path, passphrase)
        engine = engines.make_engine(path, raw_key)
        try:
            _examine(path, engine, raw_key, to_check=to_check)
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


def _examine(path: Path, engine: sa.Engine, raw_key: str | None, *, to_check: bool) -> None:
    """Look whether a file is a register, and bring it up to date."""
    try:
        application = engines.pragma(engine, "PRAGMA application_id")[0][0]
        found = engines.pragma(engine, "PRAGMA user_version")[0][0]
    except engines.driver_errors() as error:
        raise _unreadable(path, plain=raw_key is None, error=error) from error
    if application != engines.APPLICATION_ID:
        raise UserError(_("%(path)s is not a register of this program.") % {"path": path})
    if found > FORMAT:
        raise UserError(
            _(
                "This register was written by a newer version of the program (format %(found)d, "
                "this version knows %(known)d). Install the newer version."
            )
            % {"found": found, "known": FORMAT}
        )
    refuse_other_parts(path, engine, to_check=to_check)
    _refuse_cut_file(path, engine)
    if found < FORMAT:
        schema.upgrade(path, engine, raw_key)
    # What another version's rules made would look like damage; what is damaged is told by the check.
    suppressed = (*NOT_READABLE, sa.exc.DBAPIError) if to_check else ()
    with contextlib.suppress(*suppressed):
        schema.refresh_derived(engine)


def refuse_other_parts(path: Path, engine: sa.Engine, *, to_check: bool = False) -> None:
    """Refuse a file with parts that no register has, before any query touches them, or without its own."""
    try:
        found = schema.compare_names(engine)
    except engines.driver_errors() as error:
        raise _cut_off(path) from error
    if found.strange:
        raise OtherParts(
            _(
                "%(path)s holds parts that this program never makes (%(parts)s); it was not opened. "
                "Restore a backup copy."
            )
            % {"path": path, "parts": ", ".join(found.strange)},
            found,
        )
    if found.missing and not (to_check and not _lacks_tables(found)):
        raise OtherParts(
            _(
                "%(path)s lacks parts that every register has (%(parts)s); it was not opened. "
                "Restore a backup copy."
            )
            % {"path": path, "parts": ", ".join(found.missing)},
            found,
        )


def _lacks_tables(found: Differences) -> bool:
    return any(part.startswith("TABLE ") for part in found.missing)


def _unreadable(path: Path, *, plain: bool, error: Exception) -> UserError:
    if "malformed" in str(error):
        return _cut_off(path)
    if "not a database" not in str(error):
        reason = {"path": path, "reason": getattr(error, "orig", None) or error}
        return UserError(_("%(path)s cannot be opened: %(reason)s") % reason)
    if plain:
        return UserError(
            _("%(path)s is damaged at its beginning. Restore a backup copy.") % {"path": path}
        )
    return UserError(
        _(
            "The register does not open: either the passphrase is wrong (mind the keyboard layout), or "
            "%(path)s is not a register or is damaged at its beginning."
        )
        % {"path": path}
    )


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
        raise _cut_off(path)


def _cut_off(path: Path) -> UserError:
    return UserError(_("%(path)s is damaged or cut off. Restore a backup copy.") % {"path": path})
