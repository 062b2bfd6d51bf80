"""Recovering: a new register of what can be read of a damaged one, which stays as it is."""

import contextlib
import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.records.care.checks import look_for_damage
from coalition_app.records.care.recovery.journal_left import (
    JournalLeft,
    devices_left,
    read_journal,
)
from coalition_app.records.care.recovery.missing import (
    doubted_signatures,
    journal_sentences,
    missing_sentences,
    unsure_answers,
)
from coalition_app.records.care.recovery.salvage import TABLES, Salvaged, Stored, salvage
from coalition_app.records.care.recovery.settled_rows import Settled, settle_rows
from coalition_app.records.care.recovery.working_copy import WorkingCopy, unreadable, working_copy
from coalition_app.records.checked import chunks
from coalition_app.records.file import engine as engines
from coalition_app.records.file.copies import bring_to_disk, leave_wal_mode
from coalition_app.records.file.keys import key_of
from coalition_app.records.file.placing import replace_whole, unlink_with_wal
from coalition_app.records.journal.time_machine import ERASED
from coalition_app.records.opening.beside import reading_copy, recovering_draft
from coalition_app.records.opening.existing import PassphraseNeeded
from coalition_app.records.opening.lock import refuse_folder, take_lock
from coalition_app.records.opening.new import refuse_existing
from coalition_app.records.store import change_format, schema, zones
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import (
    device,
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.tables import FORMAT, JOURNALLED, begun_answer, blob, register
from coalition_app.records.store.transactions import Transaction
from coalition_app.work import Tell, tell_nobody

IN_CLEAR = b"CREATE TABLE"
"""What the first pages of every unencrypted register hold, and none of an encrypted one."""
FIRST_PAGES = 1 << 20


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of a recovery."""

    path: Path
    file_sha256: bytes
    """Of the damaged file as it was read."""
    sources: dict[str, dict[str, int]]
    """By table how many rows were read of both, of the table, of the journal."""
    entries: int
    """Of the journal that are whole, and stand in the new one."""
    journal: tuple[str, ...]
    missing: tuple[str, ...]
    opened: int
    """Signatures that nobody vouches for until a person has looked."""
    problems: tuple[str, ...] = ()
    """What the check of the new register finds."""

    @property
    def complete(self) -> bool:
        """Tell whether nothing is missing, in doubt or wrong."""
        return not (self.journal or self.missing or self.opened or self.problems)

    def sentences(self) -> tuple[str, ...]:
        """Say what was made and what is missing, for a person to keep."""
        lines = [
            _("The new register is %(path)s. The damaged file was only read, and is as it was.")
            % {"path": self.path},
            self._counts(),
        ]
        if self.complete:
            lines.append(_("Nothing is missing: tables, journal and kept files agree."))
        if self.missing:
            lines += [
                "",
                _("What is missing or could not be confirmed:"),
                *map(_item, self.missing),
            ]
        if self.journal:
            lines += ["", _("Of the journal:"), *map(_item, self.journal)]
        if self.opened:
            lines.append("")
            text = ngettext(
                "%(count)d signature counts nowhere until you have looked at it (“doubts”).",
                "%(count)d signatures count nowhere until you have looked at them (“doubts”).",
                self.opened,
            )
            lines.append(text % {"count": self.opened})
        if self.problems:
            lines += ["", _("The check of the new register finds:"), *map(_item, self.problems)]
        return tuple(lines)

    def _counts(self) -> str:
        counted = Counter[str]()
        for sources in self.sources.values():
            counted.update(sources)
        return _(
            "Rows: %(both)d stand so in the tables and in the journal, %(table)d come from the tables alone, "
            "%(journal)d from the journal alone. Entries of the journal that prove themselves: %(entries)d."
        ) % {
            "both": counted["both"],
            "table": counted["table"],
            "journal": counted["journal"],
            "entries": self.entries,
        }


def _item(sentence: str) -> str:
    return f"– {sentence}"


@dataclass(frozen=True, slots=True)
class Readable:
    """What was read of a damaged register and is to be written."""

    found: Salvaged
    left: JournalLeft
    settled: Settled
    file_sha256: bytes
    doubted: dict[uuid.UUID, str] = field(default_factory=dict)
    """Signatures that nobody vouches for, with why."""


@contextlib.contextmanager
def recovering(
    damaged: Path, new: Path, raw_key: str | None, tell: Tell = tell_nobody
) -> Iterator[tuple[Database, Readable]]:
    """Yield an open draft of the new register and what is to be written into it; then it gets its name.

    The new register is encrypted as the damaged one is, by the same passphrase. Raises UserError where
    `new` exists or nothing can be read, and what `tell` raises; nothing has its name then.
    """
    damaged, new = damaged.resolve(), new.resolve()
    refuse_folder(new)
    refuse_existing(new)
    draft, reading = recovering_draft(new), reading_copy(new)
    lock = take_lock(new)
    try:
        unlink_with_wal(draft)
        draft.touch(mode=0o600)
        engine = _engine(draft, raw_key)
        try:
            schema.create(engine)
            with working_copy(damaged, reading, raw_key) as copy:
                _bring_up_to_date(copy, raw_key)
                readable = _read(copy, engine, damaged, raw_key, tell)
            database = Database(draft, engine, raw_key, None)
            try:
                yield database, readable
                engines.pragma(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                engine.dispose()
                database.underneath.file.forget()
        finally:
            engine.dispose()
        bring_to_disk(draft)
        replace_whole(draft, new)
    finally:
        unlink_with_wal(draft)
        lock.release()


def raw_key_of(damaged: Path, passphrase: str | None) -> str | None:
    """Derive the key of a damaged register; raises PassphraseNeeded where it is encrypted."""
    if not damaged.is_file():
        raise UserError(_("There is no register at %(path)s.") % {"path": damaged})
    with damaged.open("rb") as file:
        if engines.is_plain(damaged) or IN_CLEAR in file.read(FIRST_PAGES):
            return None
    if passphrase is None:
        raise PassphraseNeeded(_("This register is encrypted: its passphrase is needed."))
    return key_of(damaged, passphrase)


def write_recovered(tx: Transaction, readable: Readable) -> None:
    """Write what was read: rows, and in the journal how they differ from what its whole entries say."""
    settled, left = readable.settled, readable.left
    for name, rows in settled.rows.items():
        table = JOURNALLED[name]
        known = settled.journalled[name]
        for key, row in rows.items():
            if key in known:
                known[key] = _erased_as(row, known[key])
        tx.take_over(table, rows.values(), known)
    tx.name_action(
        file=readable.file_sha256.hex(),
        lost=_lost(readable),
        gaps=[f"{gap.device_id.hex}/{gap.first}-{gap.last}" for gap in left.gaps],
        rows=str(sum(map(len, settled.rows.values()))),
        entries=str(len(left.entries)),
        opened=str(len(readable.doubted)),
    )
    tx.changes_no_row = True


def _erased_as(row: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """Let a private value that the journal lacks be the row's own where that is empty."""
    return {
        name: row[name] if value is ERASED and not row[name] else value
        for name, value in known.items()
    }


def _lost(readable: Readable) -> list[list[str]]:
    """Name what is absent from now on, and is no damage: private values and kept files."""
    places = [["blob", digest.hex(), "content"] for digest in sorted(readable.settled.lost_files)]
    seen: set[tuple[str, str, str]] = set()
    for change in readable.left.lost_private:
        table = JOURNALLED[change["table_name"]]
        group = change["field_group"]
        if change["operation"] == "insert":
            private = change_format.private_columns(table, None)
            group = change_format.groups_of(table, private)[0]
        place = (table.name, change["row_id"].hex, group)
        if place not in seen:
            seen.add(place)
            places.append(list(place))
    return places


def check_recovered(database: Database, tell: Tell = tell_nobody) -> tuple[str, ...]:
    """Return what the check of the new register finds, in sentences."""
    return tuple(each.text for each in look_for_damage(database, tell))


def told(readable: Readable, path: Path, problems: Sequence[str]) -> Recovered:
    """Say what became of it."""
    settled = readable.settled
    zone = _zone(settled)
    return Recovered(
        path,
        readable.file_sha256,
        {name: dict(counted) for name, counted in settled.sources.items() if counted},
        len(readable.left.entries),
        tuple(journal_sentences(readable.left, zone)),
        (*missing_sentences(settled), *unsure_answers(settled, readable.found)),
        len(readable.doubted),
        tuple(problems),
    )


def _zone(settled: Settled) -> Any:
    names = [row["time_zone"] for row in settled.rows[register.name].values()]
    try:
        return zones.zone_of(names[0] if names else "")
    except UserError:
        return zones.zone_of("")


def _engine(draft: Path, raw_key: str | None) -> sa.Engine:
    """Return the draft's engine; rows are written table by table, whatever they name."""
    engine = engines.make_engine(draft, raw_key)

    @sa.event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys = OFF")

    return engine


def _bring_up_to_date(copy: WorkingCopy, raw_key: str | None) -> None:
    """Bring the copy of an older register up to date, so that its rows can be read as this version's."""
    try:
        ((found,),) = copy.run("PRAGMA user_version")
        ((tables,),) = copy.run("SELECT count(*) FROM sqlite_master WHERE name = 'register'")
    except unreadable():
        return
    finally:
        copy.close()
    if not tables or not 0 < found < FORMAT:
        return
    engine = engines.make_engine(copy.path, raw_key)
    try:
        if problems := engines.integrity(engine):
            raise sa.exc.DatabaseError("integrity_check", None, ValueError(problems[0]))
        schema.migrate(engine)
        leave_wal_mode(engine)
    except engines.driver_errors() as error:
        raise UserError(
            _(
                "This register was written by an older version (format %(found)d) and is too damaged to be "
                "brought up to date. Recover it with that version; nothing was changed."
            )
            % {"found": found}
        ) from error
    finally:
        engine.dispose()


def _read(
    copy: WorkingCopy, engine: sa.Engine, damaged: Path, raw_key: str | None, tell: Tell
) -> Readable:
    """Read everything, writing the kept files and the whole journal into the draft at once."""
    with damaged.open("rb") as file:
        digest = _digest(file)

    def keep(sha: bytes, content: bytes) -> None:
        with engine.begin() as connection:
            row = {"sha256": sha, "size": len(content), "content": content}
            connection.execute(sa.insert(blob), row)

    found = salvage(copy, _stored(engine), keep, tell)
    if not any(found.rows[name] for name in JOURNALLED) and not found.rows[journal_change.name]:
        raise UserError(_nothing_readable(damaged, encrypted=raw_key is not None))
    left = read_journal(found)
    zone = zones.zone_of("")
    settled = settle_rows(
        found, left, sealed=raw_key is not None, today=dt.datetime.now(zone).date()
    )
    if not settled.rows[register.name]:
        _make_nameless(settled)
    _write_journal(engine, found, left, settled)
    return Readable(found, left, settled, digest, doubted_signatures(settled))


def _stored(engine: sa.Engine) -> dict[str, Stored]:
    """Return how the rows of each table lie in a fresh register's file, and so in every one."""
    found = {}
    for table in TABLES:
        rows = engines.pragma(engine, f"PRAGMA table_info('{table.name}')")
        absent = (_constant(kind, default) for _at, _name, kind, _null, default, _key in rows)
        found[table.name] = Stored(tuple(row[1] for row in rows), tuple(absent))
    return found


def _constant(kind: str, default: str | None) -> int | str | None:
    if default is None:
        return None
    return int(default.strip("'")) if kind == "INTEGER" else default.strip("'")


def _nothing_readable(damaged: Path, *, encrypted: bool) -> str:
    if encrypted:
        return _(
            "Nothing of %(path)s can be read: the passphrase is wrong, or the file is no register, or its "
            "beginning, without which no key opens it, is damaged. Nothing was made."
        ) % {"path": damaged}
    return _("Nothing of %(path)s can be read as a register. Nothing was made.") % {"path": damaged}


def _make_nameless(settled: Settled) -> None:
    """Give the new register the row that none is without; the name is to be typed again."""
    from coalition_app.records.store.transactions import new_key

    key = new_key()
    settled.rows[register.name][key] = {
        "id": key,
        "coalition": "?",
        "document_language": "ru",
        "time_zone": zones.PROPOSED,
        "made_at": dt.datetime.now(dt.UTC),
    }


def _digest(file: Any) -> bytes:
    digest = sha256()
    with contextlib.suppress(OSError):
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.digest()


def _write_journal(engine: sa.Engine, found: Salvaged, left: JournalLeft, settled: Settled) -> None:
    """Write the entries that prove themselves, the places of the lost files, and what no journal knows."""
    tables: list[tuple[sa.Table, list[dict[str, Any]]]] = [
        (device, devices_left(found, left)),
        (journal_entry, list(left.entries.values())),
        (journal_change, [row for key in left.entries for row in left.changes.get(key, ())]),
        (
            journal_private,
            [row for key, row in left.private.items() if key[:2] in left.entries],
        ),
        (blob, [{"sha256": each, "size": 0, "content": None} for each in settled.lost_files]),
        (begun_answer, list(found.rows[begun_answer.name].values())),
    ]
    with engine.begin() as connection:
        for table, rows in tables:
            for part in chunks(rows):
                connection.execute(sa.insert(table), part)
