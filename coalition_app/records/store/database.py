"""An open register and its transactions."""

import contextlib
import datetime as dt
import hashlib
import platform
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from coalition_app import settings
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.file import engine as engines
from coalition_app.records.file import interrupts, refusals
from coalition_app.records.file.identity import AWAY, OpenFile
from coalition_app.records.file.placing import replace_whole
from coalition_app.records.store import lines, older_file, zones
from coalition_app.records.store.journal_tables import device, journal_entry
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.transactions import NO_HASH, Reading, Transaction, new_key
from coalition_app.records.store.underneath import Underneath

if TYPE_CHECKING:
    from filelock import FileLock


class Database:
    """An open register; nobody else can open it until it is closed."""

    def __init__(
        self,
        path: Path,
        engine: sa.Engine,
        raw_key: str | None,
        lock: "FileLock | None",
        file: OpenFile | None = None,
    ) -> None:
        self.path = path
        self.underneath = Underneath(path, engine, raw_key, file)
        self._lock = lock
        self._zones_read: dict[str, ZoneInfo] = {}
        self._fingerprint = fingerprint(path)
        self.actor = settings.my_name()
        """The actor that the journal names for what is done here."""
        self.older = ""
        """Says that an older file stands in the register's place; empty where it does not."""
        self.read_only = ""
        """Says why nothing can be recorded here; empty where it can."""
        self.place: tuple[str, ...] = ()
        """Says, the first time here, what the place of the file means, as on a network disk."""
        self.clock = ""
        """Says that the clock is behind the journal; empty where it is not."""
        self.tell_copy: Callable[[str], object] | None = None
        """Told of each copy that is made before what changes much; None where the window makes them."""
        self.left: tuple[str, ...] = ()
        """Says what interrupted work had left beside the register, and what came of it."""

    @property
    def engine(self) -> sa.Engine:
        """Return the engine that reads what is open."""
        return self.underneath.engine

    @property
    def raw_key(self) -> str | None:
        """Return the key of the file; None where it is not encrypted."""
        return self.underneath.raw_key

    @property
    def zone(self) -> ZoneInfo:
        """Return the register's own time zone, by which its days are counted."""
        with self.reading() as tx:
            return tx.zone

    @property
    def read_only_sentence(self) -> str:
        """Say that the register is open only to be read, and why; nothing where it can be written."""
        if not self.read_only:
            return ""
        meaning = _(
            "So it is open only to be read: it can be looked through, checked, printed and backed up to "
            "another disk, but nothing can be recorded."
        )
        beside = f" {self._beside_sentence()}" if engines.has_wal(self.path) else ""
        return f"{self.read_only} {meaning}{beside}"

    @property
    def stamp(self) -> str:
        """Return this moment as the names of copies bear it."""
        return zones.stamp_of(dt.datetime.now(self.zone))

    @contextlib.contextmanager
    def reading(self) -> Iterator[Reading]:
        """Read from one consistent state; raises UserError where the disk does not give it."""
        try:
            with self.engine.connect().execution_options(**engines.READ_ONLY) as connection:
                yield Reading(connection, self._zones_read)
        except engines.driver_errors() as error:
            if why := self.why(error):
                raise refusals.refused(why, error) from error
            raise

    @contextlib.contextmanager
    def writing(self, action: str, **arguments: Any) -> Iterator[Transaction]:
        """Write one action: all of it and its journal entry, or nothing.

        `action` is a key of `action_sentences.SENTENCES`, `arguments` what its sentence names. They stay in
        the journal for ever, so they hold numbers and fixed words, never names or contacts.

        Raises FileReplaced, nothing being recorded, where the path leads to another file by now.
        """
        if self.read_only:
            raise refusals.NotRecorded(self.read_only, _("What was being done was not recorded."))
        try:
            if self.underneath.begin_writing():
                self._remember_opening()
            with self.engine.connect() as connection:
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
                self._commit(transaction, tx)
        except engines.driver_errors() as error:
            self._tell(error, _("What was being done was not recorded."))
            raise
        if tx.count or tx.changes_no_row:
            self.older = ""

    def why(self, error: BaseException) -> str:
        """Say what the disk refused; nothing where the error is a fault of the program."""
        why = refusals.reason(error, self.path)
        return _(refusals.AWAY) if why and not self.underneath.file.answers() else why

    def _tell(self, error: Exception, recorded: str) -> None:
        """Raise NotRecorded where a disk refused; nothing where the error is a fault of the program."""
        if why := self.why(error):
            raise refusals.NotRecorded(why, recorded) from error

    def _commit(self, transaction: sa.RootTransaction, tx: Transaction) -> None:
        """Record an action; where the disk does not say whether it took it, say that."""
        try:
            with interrupts.undisturbed(), self.underneath.file.busy:
                self.underneath.refuse_other()
                transaction.commit()
                entered = bool(tx.count or tx.changes_no_row)
                self.underneath.note(tx.device_id, tx.seq if entered else tx.seq - 1)
                if entered:
                    interrupts.recorded.append((tx.action, tx.arguments))
        except engines.driver_errors() as error:
            if refusals.may_be_recorded(error):
                unknown = _(
                    "Whether what was being done is recorded cannot be told now: open the register again, "
                    "and look into its journal."
                )
                self._tell(error, unknown)
            raise

    def replace_file(self, draft: Path, raw_key: str | None) -> None:
        """Replace this file at once by a complete one, which is opened by this key from then on.

        Raises UserError, with nothing changed, where somebody still reads or the file cannot be replaced.
        """
        self.underneath.refuse_other()
        self.engine.dispose()
        try:
            with self.underneath.file.busy:
                try:
                    busy = engines.pragma(self.engine, "PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
                finally:
                    # A full disk takes a part of it, and the log has the rest: that was nobody else.
                    self.underneath.file.remember()
            if busy:
                raise UserError(_("The register is still being read; try again in a moment."))
        except engines.driver_errors() as error:
            self._tell(error, _("What was being done was not recorded."))
            raise
        self.engine.dispose()
        self.underneath.file.forget()
        try:
            replace_whole(draft, self.path)
        except OSError as error:
            self._hold(self.raw_key)
            raise UserError(
                _("%(path)s could not be replaced (%(reason)s); it is as it was.")
                % {"path": self.path, "reason": error.strerror or error}
            ) from error
        self._hold(raw_key)

    def _hold(self, raw_key: str | None) -> None:
        """Hold the file that the path leads to now, by its key."""
        file, recorded = OpenFile(self.path), self.underneath.recorded
        engine = engines.make_engine(self.path, raw_key, before=file.refuse_other)
        self.underneath = Underneath(self.path, engine, raw_key, file)
        self.underneath.recorded = recorded
        self._fingerprint = fingerprint(self.path)

    def close(self) -> str:
        """Write everything into the one file, and let others open it.

        Where the disk does not take it, nothing is lost: it lies beside, which is said; else nothing is.
        Where the path leads to another file, nothing is written there: what was recorded since the opening is
        saved as a file of its own, which is said.
        """
        try:
            if self.read_only:
                return ""
            happened = self.underneath.look()
            if not happened:
                self._remember_newest()
                return self._gather_in_one_file()
            if happened == AWAY:
                return f"{_(refusals.AWAY)} {self._beside_sentence()}"
            if self.underneath.recorded is None:
                return ""
            self._remember_newest()
            return self.underneath.save_at_close()
        finally:
            try:
                self.underneath.let_go()
            finally:
                if self._lock is not None:
                    self._lock.release()

    def _gather_in_one_file(self) -> str:
        try:
            if not engines.pragma(self.engine, "PRAGMA wal_checkpoint(TRUNCATE)")[0][0]:
                return ""
            why = _(refusals.IN_USE)
        except (OSError, *engines.driver_errors()) as error:
            why = self.why(error) or str(error)
        return f"{why} {self._beside_sentence()}"

    def _beside_sentence(self) -> str:
        return _(
            "All that was recorded is kept, but part of it lies beside the register, in %(name)s: do not "
            "copy nor move the one file alone. It becomes whole when the register is opened where it can be "
            "written, and closed again."
        ) % {"name": self.path.name + "-wal"}

    def _remember_opening(self) -> None:
        """Keep what the file holds before its -wal does: after a crash both are told from others by it."""
        with contextlib.suppress(*NOT_READABLE, *engines.driver_errors()), self.reading() as tx:
            older_file.remember_opening(tx, self.path, *self.underneath.numbers)

    def _remember_newest(self) -> None:
        """Keep the newest entry for the next opening, unless it is older than one that was here."""
        if self.older:
            return
        with (
            contextlib.suppress(*NOT_READABLE, UserError, *engines.driver_errors()),
            self.reading() as tx,
        ):
            older_file.remember(tx, self.path)

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def device(self, tx: Reading) -> uuid.UUID | None:
        """Return the device as which this copy writes; None before it wrote anything."""
        return None if self.older else self._known_device(tx.connection)

    def _known_device(self, connection: sa.Connection) -> uuid.UUID | None:
        query = sa.select(device.c.id).where(device.c.fingerprint == self._fingerprint)
        found: uuid.UUID | None = connection.execute(query.order_by(device.c.since.desc())).scalar()
        return found

    def _device(self, connection: sa.Connection) -> uuid.UUID:
        """Return the chain that this copy of the register writes.

        A restored backup or a copied file goes on under a new device, or two chains would share a name. So
        does an older file that was copied over this one.
        """
        found = self._known_device(connection)
        if found is None or self.older:
            found = new_key()
            now = dt.datetime.now(dt.UTC)
            row = {"id": found, "fingerprint": self._fingerprint, "since": now}
            connection.execute(sa.insert(device), row)
        return found


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
