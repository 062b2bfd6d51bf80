"""Undo and redo: inverse changes written as new entries, refused where the value has changed since."""

import itertools
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.journal import journal
from coalition_app.records.journal.journal import BARRIERS, FIRST_READ, PAST_UNDO, Entry
from coalition_app.records.store import change_format
from coalition_app.records.store.change_format import ChangeId
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import (
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.tables import JOURNALLED
from coalition_app.records.store.transactions import Reading, Transaction


@dataclass(frozen=True, slots=True)
class Reach:
    """What undo and redo would do next; None where there is nothing."""

    undo: Entry | None
    redo: Entry | None


def reach(tx: Reading) -> Reach:
    """Find the next action to undo and the next to redo, across restarts.

    A new action after an undo closes what could be redone; an edition closes both.
    """
    return reach_of(journal.newest_first(tx))


def reach_of(newest_first: Iterable[Entry]) -> Reach:
    """Find both in entries that are given from the newest back, taking only as many as decide it."""
    entries = iter(newest_first)
    taken: list[Entry] = []
    while True:
        size = max(FIRST_READ, len(taken))
        older = list(itertools.islice(entries, size))
        taken.extend(older)
        found = _replay(reversed(taken), whole=len(older) < size)
        if found is not None:
            return found


def _replay(oldest_first: Iterable[Entry], *, whole: bool) -> Reach | None:
    """Go through the newest entries; None where what came before them would decide.

    What came before is unknown unless they are the whole journal. The first action among them closes all
    redoing, a barrier all undoing too, and what follows is known from there.
    """
    done: list[Entry] = []
    undone: list[Entry] = []
    begun = grounded = whole
    for entry in oldest_first:
        if entry.action in PAST_UNDO:
            continue
        if entry.kind == "action":
            begun, undone = True, []
            if entry.action in BARRIERS:
                done, grounded = [], True
            else:
                done.append(entry)
        elif not begun:
            continue
        elif entry.kind == "redo":
            if undone and undone[-1].key == entry.target:
                done.append(undone.pop())
        elif done:
            if done[-1].key == entry.target:
                undone.append(done.pop())
        elif not grounded:
            return None
    if not begun or not (done or grounded):
        return None
    return Reach(done[-1] if done else None, undone[-1] if undone else None)


def undo(tx: Transaction) -> Entry:
    """Take back the last action and return it; the transaction is journalled as its undoing.

    Raises NotSo where nothing can be undone, UserError where its values have changed since.
    """
    entry = reach(tx).undo
    if entry is None:
        raise NotSo(_nothing_to_undo(tx))
    _journal_as(tx, "undo", entry)
    _invert(tx, entry)
    return entry


def _nothing_to_undo(tx: Reading) -> str:
    left = [each for each in BARRIERS if each != "make-register"]
    stays = tx.first(sa.select(journal_entry.c.seq).where(journal_entry.c.action.in_(left)))
    if stays is not None:
        return _("There is nothing to undo: what was done before an attestation or delivery stays.")
    return _("There is nothing to undo.")


def redo(tx: Transaction) -> Entry:
    """Do again what was undone last and return it; raises as `undo` does."""
    entry = reach(tx).redo
    undoing = None if entry is None else _undoing_of(tx, entry)
    if entry is None or undoing is None:
        raise NotSo(_("There is nothing to redo."))
    _journal_as(tx, "redo", entry)
    _invert(tx, undoing)
    return entry


def _journal_as(tx: Transaction, kind: str, entry: Entry) -> None:
    tx.kind, tx.target = kind, entry.key
    tx.action, tx.arguments = entry.action, entry.arguments


def _undoing_of(tx: Reading, entry: Entry) -> Entry | None:
    """Find the newest entry that undid an action: redoing is undoing that."""
    undid = (
        journal_entry.c.kind == "undo",
        journal_entry.c.target_device_id == entry.device_id,
        journal_entry.c.target_seq == entry.seq,
    )
    return next(journal.newest_first(tx, *undid), None)


def _invert(tx: Transaction, entry: Entry) -> None:
    """Write the opposite of every change of an entry, last first, in pieces that fit into memory.

    Before each piece the register is as the entry left it there, unless somebody has changed it since.
    """
    try:
        for piece in journal.changes_from_last(tx, entry):
            _refuse_changed_since(tx, piece)
            for (operation, name), alike in itertools.groupby(piece, key=_kind_of_change):
                _invert_alike(tx, operation, JOURNALLED[name], list(alike))
    except sa.exc.IntegrityError as error:
        raise _changed_since() from error


def _kind_of_change(row: Row) -> tuple[str, str]:
    return row.operation, row.table_name


def _invert_alike(tx: Transaction, operation: str, table: sa.Table, rows: list[Row]) -> None:
    if operation == "insert":
        tx.remove_many(table, [row.row_id for row in rows])
    elif operation == "delete":
        tx.add_many(table, _rows_before(tx, table, rows))
    else:
        _set_back(tx, table, rows)


def _refuse_changed_since(tx: Transaction, last_first: list[Row]) -> None:
    """Compare what these changes wrote last with what is there now."""
    written: dict[tuple[str, uuid.UUID], dict[str, Any] | None] = {}
    for row in reversed(last_first):
        place = (row.table_name, row.row_id)
        if row.operation == "delete":
            written[place] = None
            continue
        values = _values_of(row)
        if row.operation == "set":
            values = {**(written.get(place) or {}), **values}
        written[place] = values
    for chunk in chunks(written.items()):
        _compare(tx, chunk)


def _compare(
    tx: Transaction, chunk: list[tuple[tuple[str, uuid.UUID], dict[str, Any] | None]]
) -> None:
    for name in {place[0] for place, _values in chunk}:
        table = JOURNALLED[name]
        wanted = {place[1]: values for place, values in chunk if place[0] == name}
        query = sa.select(table).where(table.c.id.in_(list(wanted)))
        found = {row.id: row._mapping for row in tx.rows(query)}
        for row_id, values in wanted.items():
            now = found.get(row_id)
            if (values is None) != (now is None):
                raise _changed_since()
            if values is not None and now is not None and any(now[k] != values[k] for k in values):
                raise _changed_since()


def _values_of(row: Row) -> dict[str, Any]:
    table = JOURNALLED[row.table_name]
    names = None
    if row.operation == "set":
        names = change_format.columns_of(table, row.field_group)
    return change_format.read_values(table, row.value, row.private, names)


def _set_back(tx: Transaction, table: sa.Table, sets: list[Row]) -> None:
    """Restore the values that an action replaced in rows; `sets` from the last to the first."""
    for chunk in chunks(sets):
        query = _all_changes().where(journal_change.c.row_id.in_({row.row_id for row in chunk}))
        known = {(row.device_id.hex, row.seq, row.ordinal): row for row in tx.rows(query)}
        wanted: dict[uuid.UUID, dict[str, Any]] = {}
        for row in chunk:
            before = known.get(change_format.read_ids(row.replaces)[-1])
            if before is None:
                raise UserError(_("The journal is damaged: check the register."))
            names = change_format.columns_of(table, row.field_group)
            values = change_format.read_values(table, before.value, before.private, names)
            wanted.setdefault(row.row_id, {}).update(values)
        alike: dict[tuple[str, ...], dict[uuid.UUID, dict[str, Any]]] = {}
        for row_id, values in wanted.items():
            alike.setdefault(tuple(values), {})[row_id] = values
        for rows in alike.values():
            tx.change_each(table, rows)


def _rows_before(
    tx: Transaction, table: sa.Table, deletions: list[Row]
) -> Iterator[dict[str, Any]]:
    """Yield rows as they were when they were taken away."""
    for chunk in chunks(deletions):
        query = _all_changes().where(journal_change.c.row_id.in_([row.row_id for row in chunk]))
        known: dict[uuid.UUID, dict[ChangeId, Row]] = {}
        for row in tx.rows(query):
            known.setdefault(row.row_id, {})[row.device_id.hex, row.seq, row.ordinal] = row
        for row in chunk:
            replaced = change_format.read_ids(row.replaces)
            values = _values_when_deleted(replaced, known[row.row_id])
            yield {"id": row.row_id, **values}


def _values_when_deleted(replaced: list[ChangeId], known: dict[ChangeId, Row]) -> dict[str, Any]:
    """Rebuild a row from the sets that its deletion replaced and the insert that they go back to."""
    made = replaced[-1]
    while known[made].operation == "set":
        made = change_format.read_ids(known[made].replaces)[-1]
    values = _values_of(known[made])
    for each in replaced:
        if known[each].operation == "set":
            values.update(_values_of(known[each]))
    return values


def _all_changes() -> sa.Select[Any]:
    same = (
        (journal_private.c.device_id == journal_change.c.device_id)
        & (journal_private.c.seq == journal_change.c.seq)
        & (journal_private.c.ordinal == journal_change.c.ordinal)
    )
    columns = (journal_change, journal_private.c.value.label("private"))
    return sa.select(*columns).outerjoin(journal_private, same)


def _changed_since() -> UserError:
    return UserError(
        _("This cannot be undone: what it wrote has been changed since. Change it by hand instead.")
    )
