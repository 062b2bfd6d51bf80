"""What is left of a damaged journal: entries that prove themselves, the gaps between them, what all say."""

import datetime as dt
import json
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.records.care.recovery.row_forms import Row
from coalition_app.records.care.recovery.salvage import Salvaged
from coalition_app.records.journal.erasures import ACTION as ERASE
from coalition_app.records.journal.time_machine import replay
from coalition_app.records.store import change_format
from coalition_app.records.store.change_format import Change
from coalition_app.records.store.journal_tables import (
    device,
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.transactions import NO_HASH

EntryKey = tuple[uuid.UUID, int]
ChangeKey = tuple[uuid.UUID, int, int]
Replayed = dict[uuid.UUID, Row]
FARTHEST = 100_000
"""Entries behind which no forerunner is looked for: a number that damage made may be any."""


class Said(NamedTuple):
    """A change as the replay takes it; `private` is absent where it is lost or not what was digested."""

    device_id: uuid.UUID
    seq: int
    ordinal: int
    operation: str
    row_id: uuid.UUID
    field_group: str
    value: str
    private: str | None
    private_digest: bytes | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Entries of a device that are missing or not what they were, both ends included."""

    device_id: uuid.UUID
    first: int
    last: int
    since: dt.datetime | None
    """The moment of the entry before it, None where there is none."""
    until: dt.datetime | None


@dataclass
class JournalLeft:
    """The journal as far as it can be read."""

    entries: dict[EntryKey, Row]
    """Those that are what they were when they were written, with all their changes."""
    changes: dict[EntryKey, list[Row]]
    """All that can be read, of each entry in their order."""
    private: dict[ChangeKey, Row]
    """Private values that have the digest which their change keeps of them."""
    gaps: list[Gap]
    lost_private: list[Row]
    """Changes of whole entries whose private value is lost, and nobody erased it."""
    all_read: bool
    """Whether every table of the journal was read to its end."""

    @property
    def unbroken(self) -> bool:
        """Tell whether nothing is missing before its last entry."""
        return bool(self.entries) and not self.gaps and not self.lost_private

    @property
    def whole(self) -> bool:
        """Tell whether all that was ever recorded stands in it."""
        return self.all_read and self.unbroken

    def replay_whole(self, table: sa.Table) -> Replayed:
        """Return a table's rows as the whole entries leave them, in part where their beginning is lost."""
        said = (each for each in self._said[table.name] if each[:2] in self.entries)
        return replay(table, said)  # type: ignore[arg-type]

    def replay_all(self, table: sa.Table) -> Replayed:
        """Return a table's rows as every change leaves them that can be read, proved or not."""
        said = self._said[table.name]
        return replay(table, said, unreadable=lambda _change, _error: None)  # type: ignore[arg-type]

    @cached_property
    def _said(self) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = defaultdict(list)
        for entry in sorted(self.changes, key=self._place):
            for row in self.changes[entry]:
                kept = self.private.get((*entry, row["ordinal"]))
                said = Said(
                    *(*entry, row["ordinal"], row["operation"], row["row_id"]),
                    *(row["field_group"], row["value"]),
                    private=None if kept is None else kept["value"],
                    private_digest=row["private_digest"],
                )
                found[row["table_name"]].append(said)
        return found

    def _place(self, entry: EntryKey) -> tuple[int, uuid.UUID, int]:
        """Return an entry's place among those of all devices; a lost one stands behind its forerunner."""
        for seq in range(entry[1], max(entry[1] - FARTHEST, 0), -1):
            if (entry[0], seq) in self.entries:
                return (self.entries[entry[0], seq]["clock"], *entry)
        return (0, *entry)


def read_journal(found: Salvaged) -> JournalLeft:
    """Find which entries are whole and fit their chain, and which are missing."""
    changes: dict[EntryKey, list[Row]] = defaultdict(list)
    for key, row in sorted(found.rows[journal_change.name].items()):
        changes[key[:2]].append(row)
    entries = {
        key: row
        for key, row in sorted(found.rows[journal_entry.name].items())
        if _is_whole(row, changes.get(key, []))
    }
    for key in _unlinked(entries):
        entries.pop(key, None)
    private = _fitting_private(found, changes)
    erased = _erased(entries.values())
    lost = [
        row
        for key, entry in entries.items()
        for row in changes.get(key, ())
        if row["private_digest"] is not None
        and (*key, row["ordinal"]) not in private
        and not _was_erased(erased, row, entry["clock"])
    ]
    known = {*found.rows[journal_entry.name], *changes, *_from_indices(found)}
    of_journal = {journal_entry.name, journal_change.name, journal_private.name}
    all_read = not (of_journal & found.damaged)
    devices = {*found.rows[device.name], *(each for each, _seq in entries)}
    return JournalLeft(entries, changes, private, _gaps(entries, known, devices), lost, all_read)


def _is_whole(entry: Row, changes: list[Row]) -> bool:
    try:
        digest = sha256()
        for row in changes:
            digest.update(_change_bytes(row))
        return bool(
            entry["hash"] == change_format.entry_hash(entry)
            and entry["changes_sha256"] == digest.digest()
            and entry["change_count"] == len(changes)
        )
    except NOT_READABLE:
        return False


def _change_bytes(row: Row) -> bytes:
    change = Change(
        *(row["operation"], row["table_name"], row["row_id"], row["field_group"]),
        *(row["value"], "", row["replaces"]),
    )
    return change_format.change_bytes(change, row["private_digest"])


def _unlinked(entries: dict[EntryKey, Row]) -> set[EntryKey]:
    """Return both ends of each link that does not fit: nobody knows which of them is the true one."""
    wrong: set[EntryKey] = set()
    for (device_id, seq), row in entries.items():
        before = entries.get((device_id, seq - 1))
        if seq == 1 and row["previous"] != NO_HASH:
            wrong.add((device_id, seq))
        elif before is not None and before["hash"] != row["previous"]:
            wrong |= {(device_id, seq), (device_id, seq - 1)}
    return wrong


def _fitting_private(found: Salvaged, changes: dict[EntryKey, list[Row]]) -> dict[ChangeKey, Row]:
    """Return the private values that are what their change digested."""
    digests = {
        (*key, row["ordinal"]): row["private_digest"]
        for key, rows in changes.items()
        for row in rows
    }
    fitting = {}
    for key, row in found.rows[journal_private.name].items():
        try:
            if change_format.private_digest(row["salt"], row["value"]) == digests.get(key):
                fitting[key] = row
        except NOT_READABLE:
            continue
    return fitting


def _erased(entries: Iterable[Row]) -> dict[tuple[str, str], int]:
    """Return the rows of which somebody erased something, each with the clock of the last such act."""
    found: dict[tuple[str, str], int] = {}
    for row in entries:
        if row["action"] == ERASE:
            for table, key, _group in json.loads(row["arguments"]).get("erased", ()):
                found[table, key] = max(found.get((table, key), 0), row["clock"])
    return found


def _was_erased(erased: dict[tuple[str, str], int], change: Row, clock: int) -> bool:
    return erased.get((change["table_name"], change["row_id"].hex), 0) > clock


def _from_indices(found: Salvaged) -> set[EntryKey]:
    return {
        (row["device_id"], row["seq"])
        for row in found.fragments.get(journal_entry.name, ())
        if isinstance(row.get("device_id"), uuid.UUID) and isinstance(row.get("seq"), int)
    }


def _gaps(
    entries: dict[EntryKey, Row], known: set[EntryKey], devices: Collection[uuid.UUID]
) -> list[Gap]:
    """Return the entries that are missing before the last one of which anything is known."""
    last: dict[uuid.UUID, int] = {}
    for device_id, seq in sorted(entries):
        last[device_id] = seq
    for device_id, seq in sorted(known):
        # What damage made of a number may be any: entries follow each other.
        if device_id in devices and seq <= last.get(device_id, 0) + len(known):
            last[device_id] = max(last.get(device_id, 0), seq)
    found = []
    for device_id, end in sorted(last.items()):
        missing = [seq for seq in range(1, end + 1) if (device_id, seq) not in entries]
        for _run, grouped in groupby(enumerate(missing), lambda pair: pair[1] - pair[0]):
            seqs = [seq for _at, seq in grouped]
            before, after = (entries.get((device_id, each)) for each in (seqs[0] - 1, seqs[-1] + 1))
            since = None if before is None else before["at"]
            until = None if after is None else after["at"]
            found.append(Gap(device_id, seqs[0], seqs[-1], since, until))
    return found


def devices_left(found: Salvaged, left: JournalLeft) -> list[dict[str, Any]]:
    """Return the rows of all devices that wrote whole entries; none of them is the new file's own."""
    first: dict[uuid.UUID, dt.datetime] = {}
    for (device_id, _seq), row in left.entries.items():
        first[device_id] = min(first.get(device_id, row["at"]), row["at"])
    known = found.rows[device.name]
    return [
        {
            "id": each,
            "fingerprint": bytes(32),
            "since": known[each]["since"] if each in known else since,
        }
        for each, since in first.items()
    ]
