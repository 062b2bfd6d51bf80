"""The time machine: the register as the journal says that it was at any past moment."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from coalition_app.records.journal import journal
from coalition_app.records.journal.erasures import ACTION as ERASE
from coalition_app.records.journal.journal import EntryId
from coalition_app.records.store import change_format
from coalition_app.records.store.change_format import ChangeId
from coalition_app.records.store.columns import Row, metadata
from coalition_app.records.store.derived import derive
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.tables import JOURNALLED
from coalition_app.records.store.transactions import Reading

ERASED = object()
"""The place of a private value that was erased from the journal for good."""
AT_ONCE = 2_000
"""Rows written at once."""


def replay_table(
    tx: Reading,
    table: sa.Table,
    among: set[EntryId] | None = None,
    tell: Callable[[int], None] = lambda _changes: None,
    erasing: Collection[EntryId] = (),
) -> dict[uuid.UUID, dict[str, Any]]:
    """Return the rows of a table by key as the journal's entries leave them; `among` limits the entries.

    `tell` is called from time to time with how many more changes were read; it may raise to stop.
    """
    changes = journal.stream_changes(tx, table.name)
    return replay(table, changes, among, tell, erasing=erasing)


def replay(
    table: sa.Table,
    changes: Iterable[Row],
    among: set[EntryId] | None = None,
    tell: Callable[[int], None] = lambda _changes: None,
    unreadable: Callable[[Row, Exception], None] | None = None,
    erasing: Collection[EntryId] = (),
) -> dict[uuid.UUID, dict[str, Any]]:
    """Return the rows of a table as its changes leave them; `unreadable` is told of those passed over.

    What an act of erasing wrote anew of a value stands for that value: `erasing` are such acts.
    """
    rows: dict[uuid.UUID, dict[str, Any]] = {}
    lost: dict[uuid.UUID, dict[str, ChangeId]] = {}
    for at, change in enumerate(changes, start=1):
        if at % AT_ONCE == 0:
            tell(AT_ONCE)
        if among is not None and (change.device_id, change.seq) not in among:
            if lost and (change.device_id, change.seq) in erasing:
                _bring_back(table, change, rows, lost)
            continue
        if change.operation == "delete":
            rows.pop(change.row_id, None)
            continue
        names = None
        if change.operation == "set":
            names = change_format.columns_of(table, change.field_group)
        try:
            values = change_format.read_values(table, change.value, change.private, names)
        except NOT_READABLE as error:
            if unreadable is None:
                raise
            unreadable(change, error)
            continue
        if change.private is None and change.private_digest is not None:
            gone = change_format.private_columns(table, names)
            values = {**values, **dict.fromkeys(gone, ERASED)}
            if erasing:
                key = (change.device_id.hex, change.seq, change.ordinal)
                lost.setdefault(change.row_id, {}).update(dict.fromkeys(gone, key))
        rows[change.row_id] = {**rows.get(change.row_id, {}), **values}
    return rows


def _bring_back(
    table: sa.Table,
    change: Row,
    rows: dict[uuid.UUID, dict[str, Any]],
    lost: dict[uuid.UUID, dict[str, ChangeId]],
) -> None:
    """Take what was written anew while something else was erased for what it says again."""
    row, of_row = rows.get(change.row_id), lost.get(change.row_id)
    if row is None or of_row is None or change.operation != "set" or change.private is None:
        return
    names = change_format.columns_of(table, change.field_group)
    replaced = change_format.read_ids(change.replaces)
    for name, value in change_format.read_values(
        table, change.value, change.private, names
    ).items():
        if row.get(name) is ERASED and of_row.get(name) in replaced:
            row[name] = value


@contextmanager
def as_recorded_at(
    tx: Reading,
    moment: dt.datetime,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Iterator[Reading]:
    """Yield the register as it was recorded at a moment, to be read like today's.

    What was undone before the moment is not there; what was recorded after it is not there yet, whatever
    dates it carries. Nothing is written anywhere but into memory. Kept bytes are not carried over, and
    private values that were erased since are empty. `progress` is told how many of how many changes are read.
    """
    done, of = 0, tx.value(sa.select(sa.func.count()).select_from(journal_change)) or 1

    def tell(changes_read: int) -> None:
        nonlocal done
        done += changes_read
        progress(min(done, of), of)

    tell(0)
    among = {
        (row.device_id, row.seq)
        for row in tx.rows(
            sa.select(journal_entry.c.device_id, journal_entry.c.seq).where(
                journal_entry.c.at <= moment
            )
        )
    }
    columns = (journal_entry.c.device_id, journal_entry.c.seq)
    acts = tx.rows(sa.select(*columns).where(journal_entry.c.action == ERASE))
    erasing = {(row.device_id, row.seq) for row in acts}
    engine = sa.create_engine("sqlite://", poolclass=StaticPool, hide_parameters=True)
    try:
        metadata.create_all(engine)
        with engine.connect() as connection:
            for table in JOURNALLED.values():
                rows = replay_table(tx, table, among, tell, erasing)
                _fill(connection, table, rows, lambda: tell(0))
            yield Reading(connection)
    finally:
        engine.dispose()


def _fill(
    connection: sa.Connection,
    table: sa.Table,
    rows: dict[uuid.UUID, dict[str, Any]],
    look: Callable[[], None],
) -> None:
    """Write rows into memory; `look` is called between them and may raise to stop."""
    empty = {column.name: None if column.nullable else "" for column in table.columns}
    whole = [
        {"id": key, **{n: empty[n] if v is ERASED else v for n, v in values.items()}}
        for key, values in rows.items()
    ]
    for start in range(0, len(whole), AT_ONCE):
        look()
        part = whole[start : start + AT_ONCE]
        connection.execute(sa.insert(table), [{**row, **derive(table, row, row)} for row in part])
