"""What undo and redo reach in a long journal: the walk back gives what the whole walk gives."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.records.journal import journal, undoing
from coalition_app.records.journal.journal import BARRIERS, Entry, EntryId
from coalition_app.records.journal.undoing import Reach, reach_of
from tests.registers import make_register, redo, undo

DEVICES = tuple(uuid.UUID(int=at) for at in (1, 2))
KINDS = ("action",) * 4 + ("undo",) * 4 + ("redo",) * 3


def whole_walk(oldest_first: list[Entry]) -> Reach:
    """Go through every entry from the oldest, as the rule says it."""
    done: list[Entry] = []
    undone: list[Entry] = []
    barrier: Entry | None = None
    for entry in oldest_first:
        if entry.kind == "undo":
            if done and done[-1].key == entry.target:
                undone.append(done.pop())
        elif entry.kind == "redo":
            if undone and undone[-1].key == entry.target:
                done.append(undone.pop())
        else:
            undone = []
            closes = entry.action in BARRIERS
            done, barrier = ([], entry) if closes else ([*done, entry], barrier)
    undo_next, redo_next = (each[-1] if each else None for each in (done, undone))
    return Reach(undo_next, redo_next, None if undo_next else barrier)


def entry(at: int, kind: str, action: str, target: EntryId | None) -> Entry:
    moment = dt.datetime(2026, 3, 14, tzinfo=dt.UTC)
    device = DEVICES[at % len(DEVICES)]
    return Entry(device, at, moment, "", kind, action, "{}", target, 1, at)


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Draw a journal, oldest first: mostly lawful undoing and redoing, also some that found nothing."""
    made: list[Entry] = []
    for at in range(1, draw(st.integers(0, 90)) + 1):
        kind = draw(st.sampled_from(KINDS))
        action = draw(st.sampled_from(("sign",) * 15 + ("attest",))) if kind == "action" else "sign"
        reached = whole_walk(made)
        lawful = reached.undo if kind == "undo" else reached.redo
        target = None if kind == "action" else lawful.key if lawful else (DEVICES[0], 1)
        if kind != "action" and draw(st.integers(0, 9)) == 0 and made:
            target = draw(st.sampled_from(made)).key
        made.append(entry(at, kind, action, target))
    return made


@given(histories())
def test_the_walk_back_gives_what_the_whole_walk_gives(history: list[Entry]) -> None:
    assert reach_of(reversed(history)) == whole_walk(history)


@given(histories(), st.integers(0, 40))
def test_undoing_all_after_many_actions_is_followed_to_the_end(
    history: list[Entry], undone: int
) -> None:
    longer = [*history, *(entry(1_000 + at, "action", "sign", None) for at in range(40))]
    for at in range(undone):
        reached = whole_walk(longer).undo
        assert reached is not None
        longer.append(entry(2_000 + at, "undo", "sign", reached.key))
    assert reach_of(reversed(longer)) == whole_walk(longer)


def test_only_the_newest_entries_are_read() -> None:
    read: list[int] = []

    def newest_first() -> Iterator[Entry]:
        for at in range(100_000, 0, -1):
            read.append(at)
            yield entry(at, "action", "sign", None)

    reached = reach_of(newest_first())
    assert reached.undo is not None
    assert reached.undo.seq == 100_000
    assert len(read) <= 32


@pytest.mark.parametrize("undone", [0, 1, 30, 45])
def test_a_real_journal_is_walked_back_alike(tmp_path: Path, undone: int) -> None:
    with make_register(tmp_path / "r.coalition", signatures=45) as database:
        for _each in range(undone):
            undo(database)
        if undone:
            redo(database)
        with database.reading() as tx:
            entries = journal.list_entries(tx)
            assert list(journal.newest_first(tx)) == entries[::-1]
            assert undoing.reach(tx) == whole_walk(entries)
