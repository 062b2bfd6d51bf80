"""The journal read: what was done, by whom and when."""

import datetime as dt
import heapq
import json
import uuid
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.i18n import _
from coalition_app.records.journal import action_sentences, done_words
from coalition_app.records.store import lines
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import (
    device,
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.transactions import CHUNK, Reading

EntryId = tuple[uuid.UUID, int]

FIRST_READ, MOST_READ = 16, 1_024
"""Entries that are read at once when walking back: few at first, since the newest mostly suffice."""

BARRIERS = ("attest", "issue-corrigendum", "deliver", "erase", "make-register", "recover")
"""Actions that undo does not go behind: what was attested, handed over, erased or lost is so for good."""


PAST_UNDO = (
    *("change-passphrase", "open-entries", "print"),
    *("sign-print", "keep-signature", "keep-time-stamp"),
    *("print-corrigendum", "begin-import", "take-over-print-options"),
)
"""Actions that change nothing of what was recorded, so that undo goes past them to what was done before.

A list that waits to be imported goes only where its import is discarded, which can be undone.

Entries of an older program are opened when the register is brought over. A further print, and a signature of
one, is one more document of an edition that was attested: what was done since stays open."""


class Entry(NamedTuple):
    """One action as the journal shows it."""

    device_id: uuid.UUID
    seq: int
    at: dt.datetime
    actor: str
    kind: str
    action: str
    arguments: str
    target: EntryId | None
    change_count: int
    clock: int
    """Orders the entries of all devices; grows with `seq` on each device."""
    source: str = ""
    """Name of the file that was imported or taken back. Private: it is never in the journal itself."""

    @property
    def key(self) -> EntryId:
        """Name the entry."""
        return (self.device_id, self.seq)

    def sentence(self) -> str:
        """Say what it did, as it follows "Undo:"; of an import also the name of its file."""
        return action_sentences.describe(self.action, self.arguments, self.source)

    def as_done(self) -> str:
        """Say what was done, begun with a capital letter and without a full stop."""
        said = done_words.in_journal(self.action, self.arguments, self.source)
        return said or (_("Done: %(action)s.") % {"action": self.sentence()}).removesuffix(".")

    def told(self) -> str:
        """Say what the entry did, and whether that undid or redid an action."""
        named = {"action": self.sentence()}
        if self.kind == "undo":
            return _("undone: %(action)s") % named
        return _("redone: %(action)s") % named if self.kind == "redo" else self.sentence()


def list_entries(tx: Reading) -> list[Entry]:
    """List all entries of all devices, oldest first."""
    order = (journal_entry.c.clock, journal_entry.c.device_id, journal_entry.c.seq)
    return [entry_of(tx, row) for row in tx.rows(sa.select(journal_entry).order_by(*order))]


def entry_digest(tx: Reading, key: EntryId) -> bytes:
    """Return the hash of an entry, by which the chain holds it."""
    of = (journal_entry.c.device_id == key[0]) & (journal_entry.c.seq == key[1])
    return bytes(tx.value(sa.select(journal_entry.c.hash).where(of)))


def count_entries(tx: Reading) -> int:
    """Return how many entries all devices wrote."""
    return int(tx.value(sa.select(sa.func.count()).select_from(journal_entry)))


def newest_first(
    tx: Reading,
    *conditions: sa.ColumnElement[bool],
    below: Mapping[uuid.UUID, int] | None = None,
) -> Iterator[Entry]:
    """Return the entries of all devices from the newest back, reading only as many as are asked for.

    `below` names for a device the sequence before which its entries begin; `tx` must stay open meanwhile.
    """
    below = below or {}
    devices = tx.connection.execute(sa.select(device.c.id)).scalars().all()
    chains = [_chain_back(tx, each, conditions, below.get(each)) for each in devices]
    return heapq.merge(
        *chains, key=lambda entry: (entry.clock, entry.device_id, entry.seq), reverse=True
    )


def own_newest_first(tx: Reading, *conditions: sa.ColumnElement[bool]) -> Iterator[Entry]:
    """Return the entries that this file's own devices wrote, from the newest back, as `newest_first` does."""
    own = lines.own_line(tx.connection)
    found = newest_first(tx, *conditions)
    return found if own is None else (e for e in found if lines.is_inside(own, *e.key))


def _chain_back(
    tx: Reading,
    device_id: uuid.UUID,
    conditions: tuple[sa.ColumnElement[bool], ...],
    before: int | None,
) -> Iterator[Entry]:
    """Yield one device's entries from the newest back; along the key, so that nothing is sorted."""
    query = sa.select(journal_entry).where(journal_entry.c.device_id == device_id, *conditions)
    query = query.order_by(journal_entry.c.seq.desc())
    size = FIRST_READ
    while True:
        older = query if before is None else query.where(journal_entry.c.seq < before)
        rows = tx.rows(older.limit(size))
        yield from (entry_of(tx, row) for row in rows)
        if len(rows) < size:
            return
        before, size = rows[-1].seq, min(2 * size, MOST_READ)


def heads(tx: Reading) -> list[dict[str, Any]]:
    """Return each device's newest entry: device, seq and hash, as editions keep them."""
    newest = (
        sa.select(journal_entry.c.device_id, sa.func.max(journal_entry.c.seq).label("seq"))
        .group_by(journal_entry.c.device_id)
        .subquery()
    )
    query = sa.select(journal_entry.c.device_id, journal_entry.c.seq, journal_entry.c.hash).join(
        newest,
        (journal_entry.c.device_id == newest.c.device_id) & (journal_entry.c.seq == newest.c.seq),
    )
    return sorted(
        (
            {"device": row.device_id.hex, "seq": row.seq, "hash": row.hash.hex()}
            for row in tx.rows(query)
        ),
        key=lambda head: str(head["device"]),
    )


def has_head(tx: Reading, head: dict[str, Any]) -> bool:
    """Tell whether the journal still contains an entry that was its newest once."""
    found = tx.value(
        sa.select(journal_entry.c.hash).where(
            journal_entry.c.device_id == uuid.UUID(hex=head["device"]),
            journal_entry.c.seq == head["seq"],
        )
    )
    return found is not None and bytes(found).hex() == head["hash"]


def list_changes(tx: Reading, entry: EntryId, *conditions: sa.ColumnElement[bool]) -> list[Row]:
    """List the changes of an entry in their order, with `private`, their private values."""
    query = _with_private().where(*_of(entry), *conditions)
    return list(tx.rows(query.order_by(journal_change.c.ordinal)))


def each_added(tx: Reading, entry: EntryId) -> Iterator[tuple[str, uuid.UUID]]:
    """Yield table and key of the rows that an entry added, without holding more than a part of them."""
    change = journal_change.c
    query = sa.select(change.table_name, change.row_id).where(
        *_of(entry), change.operation == "insert"
    )
    for row in tx.connection.execute(query, execution_options={"yield_per": CHUNK}):
        yield row[0], row[1]


def changes_from_last(tx: Reading, entry: Entry) -> Iterator[list[Row]]:
    """Read the changes of an entry from the last to the first, in pieces, with their private values."""
    ordinal = journal_change.c.ordinal
    for end in range(entry.change_count, 0, -CHUNK):
        piece = _with_private().where(*_of(entry.key), ordinal >= end - CHUNK, ordinal < end)
        yield list(tx.rows(piece.order_by(ordinal.desc())))


def stream_changes(
    tx: Reading, table_name: str, of: Collection[uuid.UUID] | None = None
) -> Iterator[Row]:
    """Yield all changes of a table, or of some rows, in the order of their making, with private values."""
    query = oldest_first(sa.select(*_CHANGE), table_name)
    if of is not None:
        query = query.where(journal_change.c.row_id.in_(of))
    result = tx.connection.execution_options(yield_per=2_000).execute(query)
    yield from result


def oldest_first(query: sa.Select[Any], table_name: str) -> sa.Select[Any]:
    """Put a query on all changes of a table, with their private values, into the order of their making."""
    of_entry = (journal_entry.c.device_id == journal_change.c.device_id) & (
        journal_entry.c.seq == journal_change.c.seq
    )
    both = sa.join(journal_change, journal_entry, of_entry)
    chosen = query.select_from(both.outerjoin(journal_private, same_change()))
    order = (journal_entry.c.clock, journal_change.c.seq, journal_change.c.ordinal)
    return chosen.where(journal_change.c.table_name == table_name).order_by(*order)


def _with_private() -> sa.Select[Any]:
    return sa.select(*_CHANGE).outerjoin(journal_private, same_change())


def same_change() -> sa.ColumnElement[bool]:
    """Say that a private value belongs to a change."""
    return (
        (journal_private.c.device_id == journal_change.c.device_id)
        & (journal_private.c.seq == journal_change.c.seq)
        & (journal_private.c.ordinal == journal_change.c.ordinal)
    )


_CHANGE = (journal_change, journal_private.c.value.label("private"), journal_private.c.salt)


def _of(entry: EntryId) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return (journal_change.c.device_id == entry[0], journal_change.c.seq == entry[1])


def _source_of(tx: Reading, row: Row, entry: EntryId) -> str:
    """Return the name of the file that an import brought or that was taken back; empty for other actions."""
    if row.action == "import":
        return _source_name(tx, *_of(entry))
    if row.action == "undo-import" and (of := json.loads(row.arguments).get("of")):
        return _source_name(tx, journal_change.c.row_id == uuid.UUID(hex=of))
    return ""


def _source_name(tx: Reading, *conditions: sa.ColumnElement[bool]) -> str:
    """Return the name of the file whose row was added so; empty once it is erased."""
    query = _with_private().where(
        *conditions,
        journal_change.c.table_name == "source",
        journal_change.c.operation == "insert",
    )
    row = tx.first(query.order_by(journal_change.c.ordinal).limit(1))
    return str(json.loads(row.private).get("name", "")) if row and row.private else ""


def entry_of(tx: Reading, row: Row) -> Entry:
    """Return an entry of its row, an import with the name of its file."""
    target = None if row.target_device_id is None else (row.target_device_id, row.target_seq)
    return Entry(
        row.device_id,
        row.seq,
        tx.local(row.at),
        row.actor,
        row.kind,
        row.action,
        lines.bare(row.arguments),
        target,
        row.change_count,
        row.clock,
        _source_of(tx, row, target or (row.device_id, row.seq)),
    )
