"""Do the tables agree with the journal? Each row is compared with what its changes leave of it."""

import itertools
import uuid
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.i18n import _, ngettext
from coalition_app.records.journal import journal
from coalition_app.records.journal.proof import cannot_be_read
from coalition_app.records.journal.time_machine import ERASED, replay, replay_table
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
from coalition_app.records.store.transactions import Reading

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


def compare_table(tx: Reading, table: sa.Table) -> list[Damage]:
    """Compare the rows of a table with its journal, naming those that cannot be read."""
    try:
        return _bounded(table, _compare(table, replay_table(tx, table), _rows(tx, table)))
    except (*NOT_READABLE, sa.exc.DBAPIError):
        return _compare_one_by_one(tx, table)


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
