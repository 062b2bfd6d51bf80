"""Do the tables agree with the journal? Each row is compared with what its changes leave of it.

What stands as it was added is told by SQL, a long list within a second. Only the rest is replayed row by row:
what was edited since, and what is wrong.
"""

import itertools
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.i18n import _, ngettext
from coalition_app.records.checked import chunks
from coalition_app.records.journal import journal
from coalition_app.records.journal.proof import cannot_be_read
from coalition_app.records.journal.time_machine import ERASED, replay, replay_table
from coalition_app.records.store import derived
from coalition_app.records.store.as_added import gone_unremoved, not_as_added
from coalition_app.records.store.derived import derive
from coalition_app.records.store.journal_tables import journal_change, journal_private
from coalition_app.records.store.raw_rows import (
    NOT_READABLE,
    Damage,
    as_stored,
    key_of,
    reader,
    shown_key,
    stream,
    text_as_it_stands,
)
from coalition_app.records.store.tables import JOURNALLED
from coalition_app.records.store.transactions import Reading

FEW = 5_000
"""Rows that are looked at singly; where more differ from what was added, the whole table is replayed."""
NAMED_EACH = 20
"""Rows of a table that are named one by one; of more, their number is told."""


class ReadChange(NamedTuple):
    """A change of a table that could be read, as the journal's replay takes it."""

    device_id: Any
    seq: int
    operation: str
    row_id: Any
    field_group: str
    value: str
    private: str | None
    private_digest: bytes | None
    key: str


def comparisons(tx: Reading) -> Iterator[Callable[[Reading], list[Damage]]]:
    """Yield for each table what compares its rows with the journal."""
    gone = _gone_rows(tx)
    for table in JOURNALLED.values():
        of_table = None if gone is None else gone[table.name]
        yield partial(compare_table, table=table, gone=of_table)


def _gone_rows(tx: Reading) -> dict[str, list[Any]] | None:
    """Return the stored keys of rows that should stand, by their table; None where that cannot be told."""
    found = defaultdict[str, list[Any]](list)
    try:
        for name, key in gone_unremoved(tx.connection):
            found[name].append(key)
    except (*NOT_READABLE, sa.exc.DBAPIError):
        return None
    return found


def compare_table(tx: Reading, table: sa.Table, gone: Iterable[Any] | None) -> list[Damage]:
    """Compare the rows of a table with the journal, naming those that cannot be read.

    `gone` are the stored keys of rows that are missing; with None every row is replayed.
    """
    try:
        few = None if gone is None else _unproven(tx, table, gone)
        if few is None:
            expected, rows = replay_table(tx, table), _rows(tx, table)
            return _bounded(table, _compare(table, expected, rows))
        return _bounded(table, _compare_some(tx, table, few))
    except (*NOT_READABLE, sa.exc.DBAPIError):
        return _compare_one_by_one(tx, table)


def _unproven(tx: Reading, table: sa.Table, gone: Iterable[Any]) -> set[uuid.UUID] | None:
    """Return the rows that may differ from the journal; None where so many do that all are replayed."""
    suspect = itertools.chain(
        map(key_of, itertools.chain(gone, not_as_added(tx.connection, table))),
        _wrongly_derived(tx, table),
    )
    few = set(itertools.islice(suspect, FEW + 1))
    return few if len(few) <= FEW else None


def _wrongly_derived(tx: Reading, table: sa.Table) -> Iterator[uuid.UUID]:
    """Yield the keys of rows with a column that does not follow from the others as it should."""
    if derived.columns_of(table):
        for row in _rows(tx, table):
            if any(_differing(row, _followed(table, row))):
                yield row["id"]


def _compare_some(tx: Reading, table: sa.Table, keys: Iterable[uuid.UUID]) -> Iterator[Damage]:
    for some in chunks(keys):
        expected = replay(table, journal.stream_changes(tx, table.name, some))
        rows = tx.rows(sa.select(table).where(table.c.id.in_(some)))
        yield from _compare(table, expected, (dict(row._mapping) for row in rows))


def _compare_one_by_one(tx: Reading, table: sa.Table) -> list[Damage]:
    found: list[Damage] = []
    with text_as_it_stands(tx.connection):
        changes = _readable_changes(tx, table, found)

        def unreadable(change: Any, _error: Exception) -> None:
            found.append(cannot_be_read(journal_change.name, change.key, None))

        expected = replay(table, changes, unreadable=unreadable)  # type: ignore[arg-type]
        differing = list(_compare(table, expected, _readable_rows(tx, table, found)))
    damaged = {each.key for each in found}
    return found + _bounded(table, (each for each in differing if each.key not in damaged))


def _rows(tx: Reading, table: sa.Table) -> Iterator[dict[str, Any]]:
    for row in stream(tx.connection, sa.select(table)):
        yield dict(row._mapping)


def _readable_rows(tx: Reading, table: sa.Table, found: list[Damage]) -> Iterator[dict[str, Any]]:
    """Yield the rows that can be read; add those that cannot to `found`."""
    understand = reader(tx.connection, table.c)
    for row in stream(tx.connection, as_stored(*table.c)):
        try:
            yield understand(row)
        except NOT_READABLE as error:
            found.append(cannot_be_read(table.name, shown_key(row.id), error))


def _readable_changes(tx: Reading, table: sa.Table, found: list[Damage]) -> Iterator[ReadChange]:
    """Yield the changes of a table whose keys can be read; add the others to `found`."""
    change = journal_change.c
    private = journal_private.c.value.label("private")
    query = journal.oldest_first(as_stored(*change, private), table.name)
    for row in stream(tx.connection, query):
        key = f"{shown_key(row.device_id)}/{row.seq}/{row.ordinal}"
        try:
            yield ReadChange(
                *(key_of(row.device_id), row.seq, row.operation, key_of(row.row_id)),
                *(row.field_group, row.value, row.private, row.private_digest, key),
            )
        except NOT_READABLE:
            found.append(cannot_be_read(journal_change.name, key, None))


def _compare(
    table: sa.Table,
    expected: dict[uuid.UUID, dict[str, Any]],
    rows: Iterable[dict[str, Any]],
) -> Iterator[Damage]:
    for values in rows:
        key = values.pop("id")
        wanted = expected.pop(key, None)
        if wanted is None:
            text = _("Row %(key)s of table %(table)s is not in the journal.")
            yield _damaged(text, table, key)
        elif differing := list(_differing(values, {**wanted, **_followed(table, values)})):
            text = _(
                "Row %(key)s of table %(table)s was changed behind the journal (columns: %(columns)s)."
            )
            yield _damaged(text, table, key, columns=", ".join(differing))
    for key in expected:
        text = _("Row %(key)s of table %(table)s is gone; the journal has it.")
        yield _damaged(text, table, key)


def _differing(values: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        # A private value that is gone is told of the journal; whatever stands here could be anything.
        if name in wanted and wanted[name] is not ERASED and wanted[name] != value:
            yield name


def _followed(table: sa.Table, values: dict[str, Any]) -> dict[str, Any]:
    """Return what follows from a row's values; nothing where they are damaged, which is told anyway."""
    try:
        return derive(table, values, values)
    except NOT_READABLE:
        return {}


def _damaged(text: str, table: sa.Table, key: Any, **named: str) -> Damage:
    shown = shown_key(key)
    return Damage(text % {"key": shown, "table": table.name, **named}, table.name, shown)


def _bounded(table: sa.Table, found: Iterable[Damage]) -> list[Damage]:
    """Name the first rows, and tell of the rest how many they are."""
    rows = iter(found)
    named, more = list(itertools.islice(rows, NAMED_EACH)), sum(1 for _each in rows)
    if more:
        text = ngettext(
            "%(count)d more row of table %(table)s differs from the journal.",
            "%(count)d more rows of table %(table)s differ from the journal.",
            more,
        )
        named.append(Damage(text % {"count": more, "table": table.name}, table.name))
    return named
