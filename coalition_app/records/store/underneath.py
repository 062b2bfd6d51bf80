"""The file underneath an open register: where another takes its place, what was open is kept."""

import contextlib
import datetime as dt
import os
import uuid
from pathlib import Path

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.file import engine as engines
from coalition_app.records.file.copies import bring_to_disk, give_mode, verified_copy
from coalition_app.records.file.identity import (
    AWAY,
    CUT,
    GONE,
    HAPPENED,
    OVERWRITTEN,
    FileReplaced,
    OpenFile,
    identity_of,
)
from coalition_app.records.file.placing import beside, unlink_with_wal
from coalition_app.records.store import zones
from coalition_app.records.store.journal_tables import journal_entry

ASIDE = "set aside"
"""Part of the name of what is kept beside a register because its place was taken."""


class Underneath:
    """The file that was opened, which need not be the one that the path leads to later."""

    def __init__(
        self, path: Path, engine: sa.Engine, raw_key: str | None, file: OpenFile | None = None
    ) -> None:
        self.path, self.raw_key = path, raw_key
        self.file = file or OpenFile(path)
        self.engine = engine
        """Reads what is open, also where that no longer stands in the file."""
        self.happened = ""
        """What had become of the file when it was looked at last: a key of HAPPENED, or nothing."""
        self.recorded: tuple[uuid.UUID, int] | None = None
        """Device and sequence of the newest entry that was recorded since the opening."""
        self.saved: Path | None = None
        """Where all that is open was saved, once the path led to another file."""
        self._tried = self._told = self._begun = False
        self._left: sa.Engine | None = None
        engines.keep_connections(engine)
        self._remember()

    def look(self) -> str:
        """Tell what has become of the file: a key of HAPPENED, or nothing; the first time, save what is open.

        With the power all would be lost that is in a file without a name.
        """
        with self.file.busy:
            self.happened = self.file.look()
            if self.happened and not self._tried:
                self._tried = True
                with contextlib.suppress(UserError, OSError, *engines.driver_errors()):
                    self._hold_on()
            return self.happened

    def look_between(self) -> str:
        """Tell what has become of the file as `look` does, or did, where a thread is writing just now."""
        if not self.file.busy.acquire(blocking=False):
            return self.happened
        try:
            return self.look()
        finally:
            self.file.busy.release()

    def refuse_other(self) -> None:
        """Raise FileReplaced where the path leads to another file, or to none: nothing goes there."""
        if self.look():
            said = _("Nothing was written there, and this action was not recorded.")
            raise FileReplaced(f"{self.happened_sentence()} {said}")

    def begin_writing(self) -> bool:
        """Be ready to record: only then a copy becomes a register for work; raises FileReplaced.

        Tells whether it is the first time: all that was recorded stands in the file itself.
        """
        with self.file.busy:
            self.refuse_other()
            if self._log is None:
                engines.enter_wal_mode(self.engine)
                self._remember()
            first, self._begun = not self._begun, True
            return first

    @property
    def numbers(self) -> tuple[str, str]:
        """Return the system's numbers of the file and of its -wal; empty where it gives none."""
        found = (self.file.identity, self._log)
        file, log = ("" if each is None else str(each[1]) for each in found)
        return file, log

    def note(self, device_id: uuid.UUID, seq: int) -> None:
        """Note that something was recorded just now; the entry is the device's newest, 0 for none."""
        self.recorded, self.saved, self._tried = (device_id, seq), None, False
        self.file.remember_if_written()

    def happened_sentence(self) -> str:
        """Say what happened to the file, and how it is called now where that can be seen."""
        if self.happened == GONE and (now := self.renamed()) is not None:
            return _("%(path)s was renamed to %(name)s while it was open.") % {
                "path": self.path,
                "name": now.name,
            }
        return _(HAPPENED[self.happened]) % {"path": self.path}

    def renamed(self) -> Path | None:
        """Find the open file under another name in its folder."""
        with contextlib.suppress(OSError), os.scandir(self.path.parent) as entries:
            for each in entries:
                if each.is_file() and identity_of(Path(each.path)) == self.file.identity:
                    return Path(each.path)
        return None

    def save_as(self, target: Path) -> None:
        """Save what is open as the new file that a person chose; raises UserError where that fails."""
        self._save(target)
        self._told = True

    def save_what_was_recorded(self) -> None:
        """Save what was recorded since the opening, unless that was done; raises UserError.

        It goes beside the register, or where that folder has gone or is full, into the person's own.
        """
        if self.recorded is None or self.saved is not None:
            return
        try:
            self._save(name_aside(self.path))
        except UserError:
            self._save(name_aside(Path.home() / self.path.name))

    def save_at_close(self) -> str:
        """Save what was recorded since the opening, and say what happened and where it lies.

        A person who saved it knows.
        """
        if self._told:
            return ""
        try:
            self.save_what_was_recorded()
        except UserError as error:
            return f"{self.happened_sentence()} {error}"
        kept = _("What was recorded before is kept in %(path)s.") % {"path": self.saved}
        return f"{self.happened_sentence()} {kept}"

    def let_go(self) -> None:
        """Close the file; writes nothing by itself, and nothing at all into another file."""
        try:
            if self._left is not None:
                self.file.bar_checkpoint()
                self._left.dispose()
            self.engine.dispose()
            if (self.happened or self.file.look_at_path()) not in ("", AWAY):
                self._take_log_away()
        finally:
            self.file.forget()

    def _remember(self) -> None:
        """Remember the file as it is, and what the system tells its -wal from another by."""
        self.file.remember()
        self._log = identity_of(beside(self.path, "-wal"))

    def _save(self, target: Path) -> None:
        verified_copy(self.engine, self.raw_key, target)
        self.saved = target

    def _hold_on(self) -> None:
        if self.happened in (CUT, OVERWRITTEN):
            self._put_together()
        elif self.recorded is not None and self.happened != AWAY:
            self._save(name_aside(self.path))

    def _put_together(self) -> None:
        """Write the file as it last was, with its -wal, beside what was written into, and read that."""
        if not self.file.whole:
            return
        log, aside = beside(self.path, "-wal"), name_aside(self.path)
        recorded = log.read_bytes() if identity_of(log) == self._log else b""
        engine = engines.make_engine(aside, self.raw_key)
        try:
            for name, content in ((aside, self.file.content), (beside(aside, "-wal"), recorded)):
                with name.open("xb") as file:
                    file.write(content)
                give_mode(self.path, name)
                bring_to_disk(name)
            if engines.integrity(engine) or not self._holds_newest(engine):
                raise OSError
        except BaseException:
            engine.dispose()
            unlink_with_wal(aside)
            raise
        self._left, self.engine, self.saved = self.engine, engine, aside

    def _holds_newest(self, engine: sa.Engine) -> bool:
        """Tell whether the newest entry that was recorded since the opening is there."""
        if self.recorded is None:
            return True
        device_id, seq = self.recorded
        columns = journal_entry.c
        query = sa.select(sa.func.max(columns.seq)).where(columns.device_id == device_id)
        with engine.connect().execution_options(**engines.READ_ONLY) as connection:
            return bool((connection.execute(query).scalar() or 0) == seq)

    def _take_log_away(self) -> None:
        """Take this register's own -wal from beside the other file, which must never read it."""
        log = beside(self.path, "-wal")
        with contextlib.suppress(OSError):
            if identity_of(log) != self._log:
                return
            if self.saved is None and log.stat().st_size:
                log.rename(beside(name_aside(self.path), "-wal"))
            else:
                log.unlink()
            beside(self.path, "-shm").unlink(missing_ok=True)


def name_aside(path: Path) -> Path:
    """Return a telling name beside a path that no file has."""
    stamp = zones.stamp_of(dt.datetime.now(zones.zone_of(zones.PROPOSED)))
    aside = path.with_name(f"{path.stem} {ASIDE} {stamp}{path.suffix}")
    count = 2
    while any(beside(aside, each).exists() for each in ("", "-wal")):
        aside = path.with_name(f"{path.stem} {ASIDE} {stamp} {count}{path.suffix}")
        count += 1
    return aside
