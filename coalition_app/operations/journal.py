"""Operations on the journal: taking back the last action, and doing it again."""

from typing import TYPE_CHECKING

from coalition_app.i18n import _
from coalition_app.operations.door import Answer, on_register

if TYPE_CHECKING:
    from coalition_app.operations.door import Change
    from coalition_app.records.journal.journal import Entry
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Transaction


def _rows(*, changes: int = 1) -> int:
    return changes


@on_register("undo", rows=_rows)
def undo(tx: "Transaction", *, changes: int = 1) -> "Answer[Entry]":
    """Take back the last action; `changes` is how many changes that is, where it is known.

    It is journalled under the key of the action that it takes back.
    """
    from coalition_app.records.journal import undoing

    entry = undoing.undo(tx)
    return Answer(
        entry, (_("Undone: %(action)s.") % {"action": entry.as_done()},), {"undone": entry.action}
    )


@on_register("redo", rows=_rows)
def redo(tx: "Transaction", *, changes: int = 1) -> "Answer[Entry]":
    """Do again what was taken back last; `changes` as in `undo`."""
    from coalition_app.records.journal import undoing

    entry = undoing.redo(tx)
    return Answer(
        entry, (_("Redone: %(action)s.") % {"action": entry.as_done()},), {"redone": entry.action}
    )


def step(database: "Database", which: str) -> "Change[Entry]":
    """Return the next step of "undo" or "redo", with how many changes that is."""
    from coalition_app.records.journal import undoing

    with database.reading() as tx:
        entry: Entry | None = getattr(undoing.reach(tx), which)
    return {"undo": undo, "redo": redo}[which](changes=entry.change_count if entry else 0)
