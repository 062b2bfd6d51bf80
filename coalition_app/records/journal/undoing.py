"""Undo and redo: inverse changes written as new entries, refused where the value has changed since."""

import itertools
from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import _
from coalition_app.records.journal import journal, take_back
from coalition_app.records.journal.erasures import ACTION as ERASE
from coalition_app.records.journal.journal import BARRIERS, FIRST_READ, PAST_UNDO, Entry
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.transactions import Reading, Transaction


class Reach(NamedTuple):
    """What undo and redo would do next; None where there is nothing."""

    undo: Entry | None
    redo: Entry | None
    barrier: Entry | None = None
    """The edition or delivery that closes undoing, where nothing was done since."""


def reach(tx: Reading) -> Reach:
    """Find the next action to undo and the next to redo, across restarts.

    A new action after an undo closes what could be redone; an edition closes both.
    """
    return reach_of(journal.own_newest_first(tx))


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
    barrier: Entry | None = None
    for entry in oldest_first:
        if entry.action in PAST_UNDO:
            continue
        if entry.kind == "action":
            begun, undone = True, []
            if entry.action in BARRIERS:
                done, grounded, barrier = [], True, entry
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
    undo_next, redo_next = (each[-1] if each else None for each in (done, undone))
    return Reach(undo_next, redo_next, None if undo_next else barrier)


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
    barrier = reach(tx).barrier
    if barrier is not None and barrier.action == ERASE:
        return _("There is nothing to undo: what was erased for good does not come back.")
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
    return next(journal.own_newest_first(tx, *undid), None)


def _invert(tx: Transaction, entry: Entry) -> None:
    """Write the opposite of every change of an entry, last first, in pieces that fit into memory.

    Before each piece the register is as the entry left it there, unless somebody has changed it since.
    """
    pieces = (take_back.changes_of(tx, rows) for rows in journal.changes_from_last(tx, entry))
    try:
        since = take_back.take_back(tx, pieces, take_back.STOP)
    except sa.exc.IntegrityError as error:
        raise _changed_since() from error
    if since:
        raise _changed_since()


def _changed_since() -> UserError:
    return UserError(
        _("This cannot be undone: what it wrote has changed since. Change it by hand instead.")
    )
