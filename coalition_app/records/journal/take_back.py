"""Taking changes back: those of an action, of an import, of a merge, of a link.

What is to be taken back is given as changes, from the last to the first. Where a row or a value is no more as
its change left it, taking back stops, keeps what has been made of it since, or takes that along.
"""

import itertools
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import IN_ONE_QUERY, chunks
from coalition_app.records.store import change_format
from coalition_app.records.store.change_format import ChangeId
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import journal_change, journal_private
from coalition_app.records.store.tables import JOURNALLED
from coalition_app.records.store.transactions import Reading, Transaction

STOP, KEEP, ALONG = "stop", "keep", "along"
"""What to do where something has been changed since: nothing at all, leave it there, or take it back too."""
Values = Mapping[str, Any]
Rows = dict[tuple[str, uuid.UUID], dict[str, Any] | None]


class Change(NamedTuple):
    """One change that is to be taken back."""

    table: sa.Table
    row_id: uuid.UUID
    before: Values | None
    """The values that it replaced; None where it made the row."""
    after: Values | None
    """The values that it wrote; None where it took the row away."""
    erased: bool = False
    """Whether a value that it wrote or replaced was erased for good: nothing brings that back."""

    @property
    def kind(self) -> tuple[bool, bool, str]:
        """Tell what is written at once with others of its kind."""
        return self.before is None, self.after is None, self.table.name


Since = tuple[Change, tuple[str, ...]]
"""A change whose row is not as it was left, and the columns that differ: its key's where the row is gone, or
there again."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking changes back would do."""

    goes: list[Change] = field(default_factory=list)
    """What is written: of each, `before`."""
    since: list[Since] = field(default_factory=list)
    where_changed: str = STOP

    @property
    def columns_since(self) -> list[str]:
        """Return the columns that differ, whichever rows they are of; not those of rows that are gone."""
        return [name for _change, names in self.since for name in names if name != "id"]


def plan(tx: Reading, changes: Sequence[Change], where_changed: str) -> Plan:
    """Tell what goes and what has been changed since; nothing is written.

    Each change is compared with what taking back those before it in the sequence would leave.
    """
    rows, found = _rows_now(tx, changes), Plan(where_changed=where_changed)
    for each in changes:
        if each.erased:
            found.since.append((each, tuple(each.after or {})))
            continue
        place = (each.table.name, each.row_id)
        stands = rows.get(place)
        differing = _differing(each.after, stands)
        if differing:
            found.since.append((each, differing))
        goes = each if not differing else _goes(each, stands, differing, where_changed)
        if goes is not None:
            found.goes.append(goes)
            rows[place] = None if goes.before is None else {**(stands or {}), **goes.before}
    return found


def carry_out(tx: Transaction, planned: Plan) -> None:
    """Write the opposite of each change that goes."""
    for (made, taken, name), alike in itertools.groupby(planned.goes, key=lambda each: each.kind):
        table, changes = JOURNALLED[name], list(alike)
        if made:
            remove = remove_with_all if planned.where_changed == ALONG else Transaction.remove_many
            remove(tx, table, [each.row_id for each in changes])
        elif taken:
            tx.add_many(table, ({"id": each.row_id, **(each.before or {})} for each in changes))
        else:
            _set_back(tx, table, changes)


def take_back(
    tx: Transaction, pieces: Iterable[Sequence[Change]], where_changed: str
) -> list[Since]:
    """Take changes back, piece by piece so that they fit into memory; return what has been changed since.

    With STOP the first piece with anything of that kind is not written, and no piece after it.
    """
    since: list[Since] = []
    for piece in pieces:
        planned = plan(tx, piece, where_changed)
        since += planned.since
        if since and where_changed == STOP:
            break
        carry_out(tx, planned)
    return since


def changed_since(
    tx: Reading, table: sa.Table, written: Mapping[uuid.UUID, Values], but: Collection[str] = ()
) -> Iterator[tuple[uuid.UUID, tuple[str, ...]]]:
    """Yield the keys of made rows that are not as they were written, and the columns that differ."""
    for chunk in chunks(list(written)):
        changes = [Change(table, key, None, written[key]) for key in chunk]
        rows = _rows_now(tx, changes)
        for key, each in zip(chunk, changes, strict=True):
            differing = _differing(each.after, rows.get((table.name, key)))
            if names := tuple(each for each in differing if each not in but):
                yield key, names


def rests_on(
    tx: Reading, table: sa.Table, keys: Sequence[uuid.UUID]
) -> Iterator[tuple[sa.Table, uuid.UUID, uuid.UUID]]:
    """Yield the rows of all tables that name one of these: table, own key, key that is named."""
    wanted = set(keys)
    for other, column in _naming(table):
        yield from ((other, row_id, key) for row_id, key in _named(tx, other, column, wanted))


def unused(tx: Reading, table: sa.Table, keys: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    """Return those of these rows that stand in the register and that no other row names."""
    wanted = list(keys)
    used = {key for _other, _row, key in rests_on(tx, table, wanted)}
    there = _there(tx, table, wanted)
    return [key for key in wanted if key in there and key not in used]


def remove_with_all(tx: Transaction, table: sa.Table, keys: Sequence[uuid.UUID]) -> None:
    """Remove rows after everything that names them, and whatever names that."""
    wanted = set(keys)
    for other, column in _naming(table):
        resting = list(dict.fromkeys(row_id for row_id, _key in _named(tx, other, column, wanted)))
        if resting:
            remove_with_all(tx, other, resting)
    tx.remove_many(table, keys)


def changes_of(tx: Reading, journalled: Sequence[Row]) -> list[Change]:
    """Read changes of the journal as what is to be taken back, in the order in which they are given."""
    replaced: dict[uuid.UUID, dict[ChangeId, Row]] = {}
    for chunk in chunks([row.row_id for row in journalled if row.operation != "insert"]):
        query = _all_changes().where(journal_change.c.row_id.in_(chunk))
        for row in tx.rows(query):
            replaced.setdefault(row.row_id, {})[row.device_id.hex, row.seq, row.ordinal] = row
    try:
        return [_change_of(row, replaced.get(row.row_id, {})) for row in journalled]
    except (KeyError, IndexError) as error:
        raise UserError(_("The journal is damaged: check the register.")) from error


def _change_of(row: Row, known: Mapping[ChangeId, Row]) -> Change:
    table = JOURNALLED[row.table_name]
    if row.operation == "insert":
        return Change(table, row.row_id, None, _values_of(row))
    ids = change_format.read_ids(row.replaces)
    if row.operation == "delete":
        return Change(table, row.row_id, _values_when_deleted(ids, known), None)
    names = change_format.columns_of(table, row.field_group)
    before = known[ids[-1]]
    values = change_format.read_values(table, before.value, before.private, names)
    erased = any(each.private is None and each.private_digest for each in (before, row))
    return Change(table, row.row_id, values, _values_of(row), erased)


def _values_when_deleted(replaced: list[ChangeId], known: Mapping[ChangeId, Row]) -> Values:
    """Rebuild a row from the sets that its deletion replaced and the insert that they go back to."""
    made = replaced[-1]
    while known[made].operation == "set":
        made = change_format.read_ids(known[made].replaces)[-1]
    values = _values_of(known[made])
    for each in replaced:
        if known[each].operation == "set":
            values.update(_values_of(known[each]))
    return values


def _values_of(row: Row) -> dict[str, Any]:
    table = JOURNALLED[row.table_name]
    names = None
    if row.operation == "set":
        names = change_format.columns_of(table, row.field_group)
    return change_format.read_values(table, row.value, row.private, names)


def _all_changes() -> sa.Select[Any]:
    same = (
        (journal_private.c.device_id == journal_change.c.device_id)
        & (journal_private.c.seq == journal_change.c.seq)
        & (journal_private.c.ordinal == journal_change.c.ordinal)
    )
    columns = (journal_change, journal_private.c.value.label("private"))
    return sa.select(*columns).outerjoin(journal_private, same)


def _rows_now(tx: Reading, changes: Sequence[Change]) -> Rows:
    """Read the rows that changes are about; one that is gone is left out."""
    found: Rows = {}
    keys: dict[str, dict[uuid.UUID, None]] = {}
    for each in changes:
        keys.setdefault(each.table.name, {})[each.row_id] = None
    for name, wanted in keys.items():
        table = JOURNALLED[name]
        for chunk in chunks(list(wanted)):
            for row in tx.rows(sa.select(table).where(table.c.id.in_(chunk))):
                found[name, row.id] = dict(row._mapping)
    return found


def _there(tx: Reading, table: sa.Table, keys: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    for chunk in chunks(keys):
        query = sa.select(table.c.id).where(table.c.id.in_(chunk))
        found.update(tx.connection.execute(query).scalars())
    return found


def _differing(left: Values | None, stands: Values | None) -> tuple[str, ...]:
    if left is None or stands is None:
        return () if left is stands else ("id",)
    return tuple(name for name, value in left.items() if stands[name] != value)


def _goes(
    each: Change, stands: Values | None, differing: Collection[str], where_changed: str
) -> Change | None:
    """Return what goes of a change whose row was changed since; None where nothing does."""
    if where_changed == STOP or (stands is None and each.after is not None):
        return None
    if where_changed == ALONG:
        # A row that is there again is set to what it was.
        return each if each.after is not None else each._replace(after=stands)
    if each.before is None or each.after is None or stands is None:
        return None
    kept = {
        name: _without(stands[name], value, each.after[name]) if name in differing else value
        for name, value in each.before.items()
    }
    return each._replace(before=kept)


def _without(now: Any, before: Any, after: Any) -> Any:
    """Take what a change added out of a value that was changed since; what cannot be told apart stays.

    Of a list or of names by language that is each added one; of several lines, the lines that were added
    behind the others, whole and where they stand there once.
    """
    if isinstance(now, list) and isinstance(after, list):
        known = lines_of(before)
        lines = [each for each in after if each not in known]
        return [each for each in now if each not in lines] or None
    if isinstance(now, dict) and isinstance(after, dict):
        words = before or {}
        added = {name: word for name, word in after.items() if name not in words}
        return {name: word for name, word in now.items() if added.get(name) != word} or None
    if isinstance(now, str) and isinstance(before, str) and isinstance(after, str):
        behind = f"{before}\n" if before else ""
        if after.startswith(behind):
            return _without_lines(now, after[len(behind) :])
    return now


def _without_lines(notes: str, added: str) -> str:
    at, lines = places_of(notes, added), notes.split("\n")
    # Where they stand twice nobody knows whose are whose.
    if len(at) != 1:
        return notes
    return "\n".join(lines[: at[0]] + lines[at[0] + len(added.strip().split("\n")) :])


def places_of(notes: str, added: str) -> list[int]:
    """Return at which lines of notes other lines begin, whole; a word within a line is nowhere."""
    lines, wanted = notes.split("\n"), added.strip().split("\n")
    size = len(wanted)
    return [at for at in range(len(lines) - size + 1) if lines[at : at + size] == wanted]


def lines_of(given: Any) -> list[Any]:
    """Return a list's lines; contacts of an old register are kept by name."""
    if isinstance(given, dict):
        return [f"{name}: {value}" for name, value in given.items()]
    return list(given or ())


def _set_back(tx: Transaction, table: sa.Table, changes: Sequence[Change]) -> None:
    wanted: dict[uuid.UUID, dict[str, Any]] = {}
    for each in changes:
        wanted.setdefault(each.row_id, {}).update(each.before or {})
    alike: dict[tuple[str, ...], dict[uuid.UUID, dict[str, Any]]] = {}
    for row_id, values in wanted.items():
        alike.setdefault(tuple(values), {})[row_id] = values
    for rows in alike.values():
        tx.change_each(table, rows)


def _naming(table: sa.Table) -> list[tuple[sa.Table, sa.Column[Any]]]:
    """Return the columns of all tables that name rows of a table."""
    return [
        (other, column)
        for other in JOURNALLED.values()
        for column in other.columns
        if any(key.column.table is table for key in column.foreign_keys)
    ]


def _named(
    tx: Reading, table: sa.Table, column: sa.Column[Any], keys: AbstractSet[uuid.UUID]
) -> Iterator[tuple[uuid.UUID, uuid.UUID]]:
    query = sa.select(table.c.id, column)
    if len(keys) <= IN_ONE_QUERY:
        yield from ((row[0], row[1]) for row in tx.rows(query.where(column.in_(keys))))
        return
    # One reading of the column takes less than asking for many keys, most of which nothing names.
    rows = tx.connection.execute(query.where(column.is_not(None)))
    yield from ((row[0], row[1]) for row in rows if row[1] in keys)
