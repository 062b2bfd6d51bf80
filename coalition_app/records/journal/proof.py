"""Is the journal whole? Its devices' chains, and the private values that it keeps only digests of."""

import uuid
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from coalition_app.i18n import _
from coalition_app.records.journal.erasures import erased_places, may_be_absent
from coalition_app.records.journal.journal import EntryId, same_change
from coalition_app.records.store import change_format
from coalition_app.records.store.change_format import Change
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import (
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.lines import Begun, read_begun
from coalition_app.records.store.raw_rows import (
    NOT_READABLE,
    Damage,
    Unreadable,
    as_stored,
    key_of,
    reader,
    shown_key,
    stream,
    text_as_it_stands,
)
from coalition_app.records.store.tables import JOURNALLED
from coalition_app.records.store.transactions import NO_HASH, Reading

StoredId = tuple[str, Any]
"""A device's key in hexadecimal digits and the sequence, as far as they can be understood."""
NO_CHANGES = sha256().digest()


def broken_links(tx: Reading) -> list[EntryId]:
    """Return the entries that do not fit their chain: changed, removed, renumbered or swapped."""
    with text_as_it_stands(tx.connection):
        digests = {entry: digest for entry, digest, _flaws in _read_changes(tx)}
        return [(uuid.UUID(hex=device), seq) for device, seq in _broken(tx, digests)[0]]


def find_flaws(tx: Reading) -> Iterator[Damage]:
    """Yield what is wrong with the journal: links that do not fit, private values missing or changed."""
    with text_as_it_stands(tx.connection):
        digests: dict[StoredId, bytes] = {}
        private: list[Damage] = []
        clocks = _clocks(tx)
        for entry, digest, flaws in _read_changes(tx, clocks):
            digests[entry] = digest
            private += flaws
        broken, unreadable = _broken(tx, digests)
        yield from unreadable
        for device, seq in broken:
            text = _("Entry %(seq)s of the journal was changed, or an entry before it is missing.")
            yield Damage(text % {"seq": seq}, journal_entry.name, f"{device}/{seq}")
        yield from private
        yield from _private_of_nothing(tx)


def _clocks(tx: Reading) -> dict[StoredId, int]:
    query = as_stored(journal_entry.c.device_id, journal_entry.c.seq, journal_entry.c.clock)
    return {(shown_key(row[0]), row[1]): row[2] for row in stream(tx.connection, query)}


def _broken(tx: Reading, digests: dict[StoredId, bytes]) -> tuple[list[StoredId], list[Damage]]:
    """Go along each device's chain; return the entries that do not fit, and those that cannot be read."""
    broken: list[StoredId] = []
    unreadable: list[Damage] = []
    known: dict[str, tuple[int, bytes]] = {}
    hashes: dict[StoredId, bytes] = {}
    begun: dict[StoredId, Begun] = {}
    understand = reader(tx.connection, journal_entry.c)
    left = dict(digests)
    order = (journal_entry.c.device_id, journal_entry.c.seq)
    for row in stream(tx.connection, as_stored(*journal_entry.c).order_by(*order)):
        entry = (shown_key(row.device_id), row.seq)
        digest = left.pop(entry, NO_CHANGES)
        seq, previous = known.get(entry[0], (0, NO_HASH))
        try:
            values = understand(row)
            fits = (
                row.seq == seq + 1
                and row.previous == previous
                and row.hash == change_format.entry_hash(values)
                and digest == row.changes_sha256
            )
            known[entry[0]] = (int(row.seq), row.hash)
            hashes[entry] = row.hash
            if (goes_on := read_begun(row.arguments)) is not None:
                begun[entry] = goes_on
        except NOT_READABLE as error:
            unreadable.append(cannot_be_read(journal_entry.name, f"{entry[0]}/{entry[1]}", error))
            known[entry[0]] = (seq + 1, row.hash)
            continue
        if not fits:
            broken.append(entry)
    for entry, goes_on in begun.items():
        if any(hashes.get((d.hex, seq)) != was for d, (seq, was) in goes_on.seen.items()):
            broken.append(entry)
    # Changes whose entry is gone.
    return [*dict.fromkeys(broken), *sorted(left, key=repr)], unreadable


def _read_changes(
    tx: Reading, clocks: dict[StoredId, int] | None = None
) -> Iterator[tuple[StoredId, bytes, list[Damage]]]:
    """Yield for each entry the digest of its changes, and with `clocks` what is wrong with private values."""
    columns = (*journal_change.c,)
    query = as_stored(*columns)
    if clocks is not None:
        values = (journal_private.c.value.label("private"), journal_private.c.salt)
        query = as_stored(*columns, *values).outerjoin_from(
            journal_change, journal_private, same_change()
        )
    change = journal_change.c
    rows = stream(tx.connection, query.order_by(change.device_id, change.seq, change.ordinal))
    entry: StoredId | None = None
    digest, flaws = sha256(), list[Damage]()
    erased = {} if clocks is None else erased_places(tx)
    for row in rows:
        now = (shown_key(row.device_id), row.seq)
        if now != entry:
            if entry is not None:
                yield entry, digest.digest(), flaws
            entry, digest, flaws = now, sha256(), []
        try:
            digest.update(_change_bytes(row))
        except NOT_READABLE as error:
            digest.update(b"unreadable")
            flaws.append(cannot_be_read(journal_change.name, _change_key(row), error))
            continue
        if clocks is not None and (row.private is not None or row.private_digest is not None):
            flaws += _private_flaws(row, erased, clocks.get(now, 0))
        if row.table_name not in JOURNALLED:
            flaws.append(cannot_be_read(journal_change.name, _change_key(row), None))
    if entry is not None:
        yield entry, digest.digest(), flaws


def _change_bytes(row: Row) -> bytes:
    change = Change(
        row.operation,
        row.table_name,
        key_of(row.row_id),
        row.field_group,
        row.value,
        "",
        row.replaces,
    )
    return change_format.change_bytes(change, row.private_digest)


def _private_flaws(row: Row, erased: dict[tuple[str, str, str], int], clock: int) -> list[Damage]:
    """Compare a private value with its digest; one may be absent only where an act says so."""
    key = shown_key(row.row_id)
    if row.private is None:
        if may_be_absent(erased, row.table_name, key, row.operation, row.field_group, clock):
            return []
        text = _(
            "A private value of row %(key)s of table %(table)s is missing (entry %(seq)s of the journal), "
            "and nobody erased it."
        )
    else:
        try:
            if change_format.private_digest(row.salt, row.private) == row.private_digest:
                return []
        except NOT_READABLE:
            pass
        text = _(
            "A private value of row %(key)s of table %(table)s was changed in the journal (entry %(seq)s)."
        )
    named = {"key": key, "table": row.table_name, "seq": row.seq}
    return [Damage(text % named, row.table_name, key)]


def _private_of_nothing(tx: Reading) -> Iterator[Damage]:
    """Yield the private values of changes that the journal does not have."""
    keys = (journal_private.c.device_id, journal_private.c.seq, journal_private.c.ordinal)
    query = as_stored(*keys).outerjoin_from(journal_private, journal_change, same_change())
    for row in stream(tx.connection, query.where(journal_change.c.ordinal.is_(None))):
        text = _("Row %(key)s of table %(table)s belongs to nothing in the journal.")
        key = _change_key(row)
        named = {"key": key, "table": journal_private.name}
        yield Damage(text % named, journal_private.name, key)


def cannot_be_read(table: str, key: str, error: Exception | None) -> Damage:
    """Say of a row that it is not of its table's form, with the column where that is known."""
    if isinstance(error, Unreadable):
        text = _("Row %(key)s of table %(table)s cannot be read: its column %(column)s is damaged.")
        return Damage(text % {"key": key, "table": table, "column": error}, table, key)
    return Damage(
        _("Row %(key)s of table %(table)s cannot be read.") % {"key": key, "table": table},
        table,
        key,
    )


def _change_key(row: Row) -> str:
    return f"{shown_key(row.device_id)}/{row.seq}/{row.ordinal}"
