"""Is the journal whole? Its devices' chains, and the private values that it keeps only digests of."""

import itertools
import uuid
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from coalition_app.i18n import _
from coalition_app.records.journal.erasures import erased_places, may_be_absent, told_gaps
from coalition_app.records.journal.journal import EntryId, same_change
from coalition_app.records.store import change_format
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
    reader,
    shown_key,
    stream,
    stream_sql,
    text_as_it_stands,
)
from coalition_app.records.store.tables import JOURNALLED
from coalition_app.records.store.transactions import NO_HASH, Reading

StoredId = tuple[str, Any]
"""A device's key in hexadecimal digits and the sequence, as far as they can be understood."""
NO_CHANGES = sha256().digest()


_TEXTS = ("operation", "table_name", "field_group", "value", "replaces")
_READABLE = " AND ".join(
    (
        *(f"typeof(c.{name}) = 'text'" for name in _TEXTS),
        "typeof(c.row_id) = 'blob' AND length(c.row_id) = 16",
        "typeof(c.private_digest) IN ('blob', 'null')",
    )
)
_HASHED = " || char(31) || ".join(
    (
        *("c.operation", "c.table_name", "lower(hex(c.row_id))", "c.field_group", "c.value"),
        *("c.replaces", "lower(hex(c.private_digest))"),
    )
)
_KNOWN = ", ".join(f"'{name}'" for name in JOURNALLED)
_CHANGES = f"""
SELECT c.device_id, c.seq,
    CASE WHEN {_READABLE} THEN CAST({_HASHED} || char(30) AS BLOB) END AS hashed,
    CASE typeof(p.value) WHEN 'text' THEN CAST(p.value AS BLOB) WHEN 'null' THEN NULL ELSE 0 END
        AS private,
    p.salt, c.private_digest, c.ordinal, c.table_name, c.row_id, c.operation, c.field_group,
    c.table_name IN ({_KNOWN}) AS known
FROM journal_change AS c LEFT JOIN journal_private AS p
    ON p.device_id = c.device_id AND p.seq = c.seq AND p.ordinal = c.ordinal
ORDER BY c.device_id, c.seq, c.ordinal
"""
"""All changes with the bytes that `change_format.change_bytes` makes; NULL where one cannot be read."""


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
    gaps = told_gaps(tx)
    order = (journal_entry.c.device_id, journal_entry.c.seq)
    for row in stream(tx.connection, as_stored(*journal_entry.c).order_by(*order)):
        entry = (shown_key(row.device_id), row.seq)
        digest = left.pop(entry, NO_CHANGES)
        seq, previous = known.get(entry[0], (0, NO_HASH))
        try:
            values = understand(row)
            if behind_gap := (entry[0], row.seq - 1) in gaps:
                seq = _end_of_gap(gaps, entry[0], seq)
            fits = (
                row.seq == seq + 1
                and (behind_gap or row.previous == previous)
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


def _end_of_gap(gaps: set[StoredId], device: str, seq: int) -> int:
    """Return the last of the entries after `seq` that are told to be missing."""
    while (device, seq + 1) in gaps:
        seq += 1
    return seq


def _read_changes(
    tx: Reading, clocks: dict[StoredId, int] | None = None
) -> Iterator[tuple[StoredId, bytes, list[Damage]]]:
    """Yield for each entry the digest of its changes, and with `clocks` what is wrong with private values."""
    erased = {} if clocks is None else erased_places(tx)
    rows = stream_sql(tx.connection, _CHANGES)
    for (device_id, seq), changes in itertools.groupby(rows, key=lambda row: row[:2]):
        entry, digest, flaws = (shown_key(device_id), seq), sha256(), list[Damage]()
        for row in changes:
            hashed, private, salt, private_digest = row[2:6]
            if hashed is None:
                digest.update(b"unreadable")
                flaws.append(cannot_be_read(journal_change.name, _change_key(row), None))
                continue
            digest.update(hashed)
            if clocks is not None and not _is_digested(private, salt, private_digest):
                flaws += _private_flaws(row, erased, clocks.get(entry, 0))
            if not row.known:
                flaws.append(cannot_be_read(journal_change.name, _change_key(row), None))
        yield entry, digest.digest(), flaws


def _is_digested(private: Any, salt: Any, digest: Any) -> bool:
    if private is None and digest is None:
        return True
    try:
        return bool(sha256(salt + private).digest() == digest)
    except NOT_READABLE:
        return False


def _private_flaws(row: Row, erased: dict[tuple[str, str, str], int], clock: int) -> list[Damage]:
    """Tell of a private value that is not what was digested; one may be absent only where an act says so."""
    key = shown_key(row.row_id)
    if row.private is None:
        if may_be_absent(erased, row.table_name, key, row.operation, row.field_group, clock):
            return []
        text = _(
            "A private value of row %(key)s of table %(table)s is missing (entry %(seq)s of the journal), "
            "and nobody erased it."
        )
    else:
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
