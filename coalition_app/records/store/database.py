"""Opening, making and closing a register, and its transactions."""

import contextlib
import datetime as dt
import glob
import hashlib
import os
import platform
import secrets
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from coalition_app import settings
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.store import engine as engines
from coalition_app.records.store import interrupts, lines, older_file, schema, zones
from coalition_app.records.store.copies import bring_to_disk
from coalition_app.records.store.journal_tables import device, journal_entry
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.shape import Differences
from coalition_app.records.store.tables import FORMAT, register
from coalition_app.records.store.transactions import NO_HASH, Reading, Transaction, new_key
from coalition_app.records.typed_fields import MOST_IN_OFFICE, typed_field

if TYPE_CHECKING:
    from filelock import FileLock

SUFFIX = ".coalition"
BEFORE = "before passphrase"
"""Part of the name of the copy that is made before the passphrase changes."""


class PassphraseNeeded(UserError):
    """The register is encrypted and no passphrase was given."""


class OtherParts(UserError):
    """The file is not built as this program builds registers; `found` names what differs."""

    def __init__(self, message: str, found: Differences) -> None:
        super().__init__(message)
        self.found = found


class Database:
    """An open register; nobody else can open it until it is closed."""

    def __init__(
        self, path: Path, engine: sa.Engine, raw_key: str | None, lock: "FileLock"
    ) -> None:
        self.path = path
        self.engine = engine
        self.raw_key = raw_key
        self._lock = lock
        self._zones_read: dict[str, ZoneInfo] = {}
        self._fingerprint = fingerprint(path)
        self.actor = settings.my_name()
        """The actor that the journal names for what is done here."""
        self.older = ""
        """Says that an older file stands in the register's place; empty where it does not."""

    @property
    def zone(self) -> ZoneInfo:
        """Return the register's own time zone, by which its days are counted."""
        with self.reading() as tx:
            return tx.zone

    @property
    def stamp(self) -> str:
        """Return this moment as the names of copies bear it."""
        return zones.stamp_of(dt.datetime.now(self.zone))

    @contextlib.contextmanager
    def reading(self) -> Iterator[Reading]:
        """Read from one consistent state."""
        with self.engine.connect().execution_options(**engines.READ_ONLY) as connection:
            yield Reading(connection, self._zones_read)

    @contextlib.contextmanager
    def writing(self, action: str, **arguments: Any) -> Iterator[Transaction]:
        """Write one action: all of it and its journal entry, or nothing.

        `action` is a key of `action_sentences.SENTENCES`, `arguments` what its sentence names. They stay in
        the journal for ever, so they hold numbers and fixed words, never names or contacts.
        """
        with _refusals(), self.engine.connect() as connection:
            transaction = connection.begin()
            device_id = self._device(connection)
            seq, previous, own, clock = _end_of_chain(connection, device_id)
            tx = Transaction(
                connection, self._zones_read, device_id=device_id, seq=seq + 1, action=action
            )
            if clock != own:
                tx.goes_on_from = lines.goes_on_from(connection)
            tx.name_action(**arguments)
            yield tx
            now = int(tx.now.timestamp() * 1000)
            tx.close(clock=max(clock + 1, now), previous=previous, actor=self.actor)
            with interrupts.undisturbed():
                transaction.commit()
                interrupts.recorded += 1
            if tx.count or tx.changes_no_row:
                self.older = ""

    def replace_file(self, draft: Path, raw_key: str | None) -> None:
        """Replace this file at once by a complete one, which is opened by this key from then on.

        Raises UserError, with nothing changed, where somebody still reads or the file cannot be replaced.
        """
        self.engine.dispose()
        if engines.pragma(self.engine, "PRAGMA wal_checkpoint(TRUNCATE)")[0][0]:
            raise UserError(_("The register is still being read; try again in a moment."))
        self.engine.dispose()
        try:
            # A leftover -wal of the old file would be read into the new one.
            for ending in ("-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            draft.replace(self.path)
        except OSError as error:
            raise UserError(
                _("%(path)s could not be replaced (%(reason)s); it is as it was.")
                % {"path": self.path, "reason": error.strerror or error}
            ) from error
        self.raw_key = raw_key
        self.engine = engines.make_engine(self.path, raw_key)
        self._fingerprint = fingerprint(self.path)
        bring_to_disk(self.path.parent)

    def close(self) -> None:
        """Write everything into the one file, and let others open it."""
        try:
            self._remember_newest()
            engines.pragma(self.engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self.engine.dispose()
            self._lock.release()

    def _remember_newest(self) -> None:
        """Keep the newest entry for the next opening, unless it is older than one that was here."""
        if self.older:
            return
        with contextlib.suppress(*NOT_READABLE, *engines.driver_errors()), self.reading() as tx:
            older_file.remember(tx, self.path)

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def _device(self, connection: sa.Connection) -> uuid.UUID:
        """Return the chain that this copy of the register writes.

        A restored backup or a copied file goes on under a new device, or two chains would share a name. So
        does an older file that was copied over this one.
        """
        query = sa.select(device.c.id).where(device.c.fingerprint == self._fingerprint)
        found = connection.execute(query.order_by(device.c.since.desc())).scalar()
        if found is None or self.older:
            found = new_key()
            now = dt.datetime.now(dt.UTC)
            row = {"id": found, "fingerprint": self._fingerprint, "since": now}
            connection.execute(sa.insert(device), row)
        key: uuid.UUID = found
        return key


def create_register(
    path: Path,
    *,
    coalition: str,
    passphrase: str | None,
    document_language: str = "ru",
    time_zone: str = zones.PROPOSED,
) -> Database:
    """Make a new register; `passphrase` None makes an unencrypted one.

    `time_zone` decides which calendar day a moment is, on every computer, and stays. Refuses an existing
    file, an empty coalition's name, an empty passphrase, an unknown language or zone. Nothing is left behind
    where it fails.
    """
    coalition = typed_field(coalition, MOST_IN_OFFICE)
    if not coalition:
        raise UserError(_("A register needs the name of its coalition."))
    if document_language not in LANGUAGES:
        raise UserError(_("The documents' language is one of en, ru and kk."))
    if passphrase is not None and not passphrase.strip():
        raise UserError(_("The passphrase is empty. Choose one, or make an unencrypted register."))
    zones.zone_of(time_zone)
    path = path.resolve()
    refuse_folder(path)
    _refuse_existing(path)
    lock = take_lock(path)
    draft = path.with_name(f".{path.name}.new")
    try:
        _refuse_existing(path)  # another process may have made it before the lock was ours
    except BaseException:
        lock.release()
        raise
    try:
        _make_file(draft, passphrase)
        # A leftover -wal of a register that is gone would bring its rows into the new one.
        unlink_with_wal(path)
        draft.rename(path)
        raw_key = key_of(path, passphrase)
        database = Database(path, engines.make_engine(path, raw_key), raw_key, lock)
        with database.writing("make-register") as tx:
            tx.add(
                register,
                coalition=coalition,
                document_language=document_language,
                time_zone=time_zone,
                made_at=tx.now,
            )
    except BaseException:
        for leftover in (draft, path):
            unlink_with_wal(leftover)
        lock.release()
        raise
    return database


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise UserError(_("%(path)s exists already; nothing was changed.") % {"path": path})


def _make_file(draft: Path, passphrase: str | None) -> None:
    unlink_with_wal(draft)
    engine = engines.make_engine(draft, make_key(passphrase))
    try:
        schema.create(engine)
        engines.pragma(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


def open_register(path: Path, passphrase: str | None = None, *, to_check: bool = False) -> Database:
    """Open a register, bringing an older one up to date after a verified copy.

    `to_check` also opens one that lacks an index or a trigger, so that it can be told what else is wrong.

    Raises PassphraseNeeded, or UserError with one sentence for: no such file, an empty file, a file that is
    not a register, a wrong passphrase or a damaged first page (they look alike), a truncated file, a newer
    format, a register that another process holds; OtherParts where it is not built as registers are.
    """
    path = path.resolve()
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
        _forget_unfinished(path)
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


def fingerprint(path: Path) -> bytes:
    """Return what tells this file on this machine from every copy of it."""
    parts = (platform.node(), str(Path.home()), str(path.stat().st_ino))
    return hashlib.sha256("\0".join(parts).encode()).digest()


def _end_of_chain(connection: sa.Connection, device_id: uuid.UUID) -> tuple[int, bytes, int, int]:
    """Return sequence, hash and clock of the device's last entry, and the highest clock of all devices."""
    newest = connection.execute(
        sa.select(journal_entry.c.seq, journal_entry.c.hash, journal_entry.c.clock)
        .where(journal_entry.c.device_id == device_id)
        .order_by(journal_entry.c.seq.desc())
        .limit(1)
    ).first()
    clock = connection.execute(sa.select(sa.func.max(journal_entry.c.clock))).scalar() or 0
    return (newest.seq, newest.hash, newest.clock, clock) if newest else (0, NO_HASH, 0, clock)


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    """Turn the database's own refusals that a person can remedy into sentences."""
    try:
        yield
    except sa.exc.OperationalError as error:
        message = str(error.orig)
        if "full" in message:
            raise UserError(_("The disk is full; nothing was changed. Make room first.")) from error
        if "readonly" in message or "read-only" in message:
            raise UserError(
                _("The register or its folder cannot be written to; nothing was changed.")
            ) from error
        raise


def make_key(passphrase: str | None) -> str | None:
    """Derive the key of a new file from a passphrase, with its own salt; None for an unencrypted one."""
    if passphrase is None:
        return None
    return engines.derive_key(passphrase, secrets.token_bytes(engines.SALT_BYTES))


def key_of(path: Path, passphrase: str | None) -> str | None:
    """Derive the key of a file that exists from a passphrase; costs about 0.1 s."""
    if passphrase is None:
        return None
    return engines.derive_key(passphrase, engines.file_salt(path))


def refuse_folder(path: Path) -> None:
    """Raise UserError where the folder that a file is to stand in is missing or cannot be written to."""
    if not path.parent.is_dir():
        raise UserError(_("There is no folder %(path)s.") % {"path": path.parent})
    if not os.access(path.parent, os.W_OK):
        raise UserError(
            _("The folder %(path)s cannot be written to; choose another one.")
            % {"path": path.parent}
        )


def take_lock(path: Path) -> "FileLock":
    """Hold the file beside the register that keeps a second process out, also after a crash."""
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as busy:
        raise UserError(
            _("The register is open in another window or command; close it there first.")
        ) from busy
    except OSError as error:
        raise UserError(
            _(
                "The folder of %(path)s cannot be written to, which a register needs. Copy the "
                "register to another folder first."
            )
            % {"path": path}
        ) from error
    return lock


def passphrase_draft(path: Path) -> Path:
    """Return where a register is written under another passphrase before it takes the file's place."""
    return path.with_name(f".{path.name}.passphrase")


def _forget_unfinished(path: Path) -> None:
    """Remove what was left behind where the machine stopped while the passphrase was changed.

    The draft opens by the other passphrase, and a copy half made may be in clear, where nobody sees it.
    """
    copies = glob.escape(f".{path.stem} {BEFORE} ")
    with contextlib.suppress(OSError):
        unlink_with_wal(passphrase_draft(path))
        for unfinished in path.parent.glob(f"{copies}*.copying*"):
            unfinished.unlink(missing_ok=True)


def unlink_with_wal(path: Path) -> None:
    """Delete a database's file with what SQLite keeps beside it."""
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        path.with_name(name).unlink(missing_ok=True)
