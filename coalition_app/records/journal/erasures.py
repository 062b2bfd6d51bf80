"""Erasing private values for good: a journalled act that names them, so that their absence is no damage.

The act is an entry of the action `erase`; its arguments name in `erased` for each value the table, the row
and the group of columns. The journal's digests stay and its chain with them. The salt goes with the value: a
telephone number could be found again by trying all that there are.

A register that was recovered from a damaged one says so in an entry of the action `recover`: its arguments
name in `lost` in the same way what could not be read, and in `gaps` the entries that are missing.
"""

import contextlib
import json
import uuid
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from coalition_app.records.store import change_format
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import (
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.tables import JOURNALLED
from coalition_app.records.store.transactions import Reading, Transaction

ACTION = "erase"
RECOVERED = "recover"
_NAMING = {ACTION: "erased", RECOVERED: "lost"}
"""The argument in which each of these acts names what is absent."""
Place = tuple[str, str, str]
"""Table, key of the row in hexadecimal digits, group of columns: `content` for a kept file."""


def erase_private(tx: Transaction, places: Iterable[tuple[sa.Table, uuid.UUID, str]]) -> None:
    """Empty private values and take all that the journal keeps of them; the action must be `erase`.

    What else the row's first entry kept is written anew, since it was one value with what goes. Raises
    ValueError for a group that has no private columns, KeyError where the row is gone. The original wording
    of an act is never changed, so that erasing it is refused by the register itself.
    """
    wanted = list(places)
    for table, row_id, group in wanted:
        columns = change_format.columns_of(table, group)
        private = change_format.private_columns(table, columns)
        if not private:
            raise ValueError(f"{table.name}.{group} holds nothing private")
        tx.change(table, row_id, **{name: _empty(table.c[name]) for name in private})
    going = {(table.name, row_id, group) for table, row_id, group in wanted}
    for table, row_id in {(table, row_id) for table, row_id, _group in wanted}:
        for group in change_format.groups_of(table, change_format.private_columns(table, None)):
            if (table.name, row_id, group) not in going:
                tx.restate(table, row_id, group)
    for table, row_id, group in wanted:
        _forget(tx, table, row_id, group)
    tx.name_action(erased=[[table.name, row_id.hex, group] for table, row_id, group in wanted])
    tx.changes_no_row = True


def _empty(column: sa.Column[object]) -> str | None:
    return None if column.nullable else ""


def _forget(tx: Transaction, table: sa.Table, row_id: uuid.UUID, group: str) -> None:
    """Take the private values of a row's first entry and of every later change of the group."""
    change = journal_change.c
    naming = sa.select(sa.literal(1)).where(
        change.device_id == journal_private.c.device_id,
        change.seq == journal_private.c.seq,
        change.ordinal == journal_private.c.ordinal,
        change.row_id == row_id,
        change.table_name == table.name,
        sa.or_(change.operation == "insert", change.field_group == group),
        # What this action itself wrote anew stays.
        sa.or_(change.device_id != tx.device_id, change.seq != tx.seq),
    )
    erased = sa.update(journal_private).where(naming.exists()).values(value=None, salt=b"")
    tx.connection.execute(erased)


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
