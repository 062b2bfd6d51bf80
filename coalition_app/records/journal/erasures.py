"""Erasing private values for good: a journalled act that names them, so that their absence is no damage.

The act is an entry of the action `erase`; its arguments name in `erased` for each value the table, the row
and the group of columns. The journal's digests stay and its chain with them. The salt goes with the value: a
telephone number could be found again by trying all that there are.

A register that was recovered from a damaged one says so in an entry of the action `recover`: its arguments
name in `lost` in the same way what could not be read, and in `gaps` the entries that are missing.
"""

import contextlib
import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from coalition_app.records.checked import chunks
from coalition_app.records.store import change_format
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import (
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.tables import JOURNALLED, blob
from coalition_app.records.store.transactions import Reading, Transaction

ACTION = "erase"
CONTENT = "content"
"""The group of columns that stands for the bytes of a kept file."""
RECOVERED = "recover"
_NAMING = {ACTION: "erased", RECOVERED: "lost"}
"""The argument in which each of these acts names what is absent."""
Place = tuple[str, str, str]
"""Table, key of the row in hexadecimal digits, group of columns: `content` for a kept file."""


def erase_private(
    tx: Transaction,
    places: Iterable[tuple[sa.Table, uuid.UUID, str]],
    *,
    instead: Mapping[Place, Mapping[str, object]] | None = None,
    files: Sequence[bytes] = (),
    **named: object,
) -> None:
    """Empty private values and kept files, with all that the journal keeps of them; the action is `erase`.

    What else the row's first entry kept is written anew, since it was one value with what goes. `instead`
    gives the columns that a group has from now on where not all of it goes. `files` are digests. Of a row
    that was taken away the journal forgets the values. `named` is what the action's sentence names.

    Raises ValueError for a group that has no private columns. The original wording of an act is never
    changed, so that erasing it is refused by the register itself.
    """
    going: dict[str, dict[tuple[str, ...], list[uuid.UUID]]] = {}
    for (table, row_id), of_row in _by_row(places).items():
        going.setdefault(table, {}).setdefault(tuple(of_row), []).append(row_id)
    for name, alike in going.items():
        for groups, row_ids in alike.items():
            _erase_alike(tx, JOURNALLED[name], groups, row_ids, instead or {})
            tx.tell(0, 1)
    for chunk in chunks(files):
        tx.connection.execute(sa.update(blob).where(blob.c.sha256.in_(chunk)).values(content=None))
    erased = [
        [name, row_id.hex, group]
        for name, alike in going.items()
        for groups, row_ids in alike.items()
        for row_id in row_ids
        for group in groups
    ]
    erased += [[blob.name, digest.hex(), CONTENT] for digest in files]
    tx.name_action(**named, erased=erased)
    tx.changes_no_row = True


def _by_row(
    places: Iterable[tuple[sa.Table, uuid.UUID, str]],
) -> dict[tuple[str, uuid.UUID], list[str]]:
    found: dict[tuple[str, uuid.UUID], list[str]] = {}
    for table, row_id, group in places:
        if not _private_of(table, group):
            raise ValueError(f"{table.name}.{group} holds nothing private")
        groups = found.setdefault((table.name, row_id), [])
        if group not in groups:
            groups.append(group)
    return found


def _private_of(table: sa.Table, group: str) -> list[str]:
    return change_format.private_columns(table, change_format.columns_of(table, group))


def _erase_alike(
    tx: Transaction,
    table: sa.Table,
    groups: Sequence[str],
    row_ids: Sequence[uuid.UUID],
    instead: Mapping[Place, Mapping[str, object]],
) -> None:
    """Erase the same groups of many rows."""
    there = [
        row_id
        for chunk in chunks(row_ids)
        for (row_id,) in tx.rows(sa.select(table.c.id).where(table.c.id.in_(chunk)))
    ]
    for group in groups:
        empty = {name: _empty(table.c[name]) for name in _private_of(table, group)}
        whole = [each for each in there if (table.name, each.hex, group) not in instead]
        tx.change_each(table, dict.fromkeys(whole, empty))
        for row_id in there:
            if values := instead.get((table.name, row_id.hex, group)):
                tx.change(table, row_id, **values)
                tx.restate_each(table, [row_id], group, always=True)
    for group in change_format.groups_of(table, change_format.private_columns(table, None)):
        if group not in groups:
            tx.restate_each(table, there, group)
    for chunk in chunks(row_ids):
        _forget(tx, table, chunk, groups)


def _empty(column: sa.Column[object]) -> str | None:
    return None if column.nullable else ""


def _forget(
    tx: Transaction, table: sa.Table, row_ids: Sequence[uuid.UUID], groups: Sequence[str]
) -> None:
    """Take the private values of rows' first entries and of every later change of the groups."""
    change = journal_change.c
    naming = sa.select(change.device_id, change.seq, change.ordinal).where(
        change.row_id.in_(row_ids),
        change.table_name == table.name,
        sa.or_(change.operation == "insert", change.field_group.in_(groups)),
        # What this action itself wrote anew stays.
        sa.or_(change.device_id != tx.device_id, change.seq != tx.seq),
    )
    private = journal_private.c
    place = sa.tuple_(private.device_id, private.seq, private.ordinal)
    erased = sa.update(journal_private).where(place.in_(naming), private.value.is_not(None))
    tx.connection.execute(erased.values(value=None, salt=b""))


def erased_places(tx: Reading) -> dict[Place, int]:
    """Return what was erased for good or lost, each place with the clock of the last act that names it."""
    found: dict[Place, int] = {}
    columns = journal_entry.c
    query = sa.select(columns.clock, columns.action, columns.arguments).where(
        columns.action.in_(_NAMING), columns.kind == "action"
    )
    for row in tx.rows(query.order_by(journal_entry.c.clock)):
        for table, key, group in _places(row):
            found[table, key, group] = row.clock
    return found


def erased_days(tx: Reading) -> dict[Place, dt.date]:
    """Return the day, in the register's time zone, of the last act that erased each place for good."""
    columns = journal_entry.c
    acts = sa.select(columns.at, columns.action, columns.arguments).where(
        columns.action == ACTION, columns.kind == "action"
    )
    found: dict[Place, dt.date] = {}
    for row in tx.rows(acts.order_by(columns.clock)):
        found |= dict.fromkeys(_places(row), row.at.astimezone(tx.zone).date())
    return found


def _places(row: Row) -> Sequence[Place]:
    try:
        given = json.loads(row.arguments)[_NAMING[row.action]]
        return [(str(table), str(key), str(group)) for table, key, group in given]
    except (ValueError, TypeError, LookupError):
        return ()


def told_gaps(tx: Reading) -> set[tuple[str, int]]:
    """Return the entries that a recovery says are missing, each by its device in hexadecimal digits."""
    found: set[tuple[str, int]] = set()
    query = sa.select(journal_entry.c.arguments).where(
        journal_entry.c.action == RECOVERED, journal_entry.c.kind == "action"
    )
    for row in tx.rows(query):
        with contextlib.suppress(ValueError, TypeError, LookupError, AttributeError):
            for gap in json.loads(row.arguments)["gaps"]:
                device, _slash, entries = gap.partition("/")
                first, _dash, last = entries.partition("-")
                found |= {(device, seq) for seq in range(int(first), int(last) + 1)}
    return found


def may_be_absent(
    erased: dict[Place, int], table: str, key: str, operation: str, group: str, clock: int
) -> bool:
    """Tell whether an act that came later names the private value of a change.

    That of a row's first entry is one value of all its groups: it goes with any of them.
    """
    groups = [group]
    if operation == "insert" and table in JOURNALLED:
        of_table = JOURNALLED[table]
        groups = change_format.groups_of(of_table, change_format.private_columns(of_table, None))
    return any(erased.get((table, key, each), 0) > clock for each in groups)
