"""The time machine: what was recorded by a moment is there, what came later is not."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.records.journal import journal
from coalition_app.records.journal.time_machine import as_recorded_at
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading
from tests.registers import add_signatures, make_register, statement_of, undo, withdraw_signature


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition") as database:
        yield database


def newest(database: Database) -> dt.datetime:
    """Give the moment of the newest entry."""
    with database.reading() as tx:
        return journal.list_entries(tx)[-1].at


def counts(tx: Reading) -> tuple[int, dict[int, dict[str, int]]]:
    statement = statement_of(tx)
    held = read_held(tx, statement)
    signed = len(signatures.list_signatures(tx, statement.id))
    return signed, held.counts()


def then(database: Database, moment: dt.datetime) -> tuple[int, dict[int, dict[str, int]]]:
    with database.reading() as tx, as_recorded_at(tx, moment) as past:
        return counts(past)


def now(database: Database) -> tuple[int, dict[int, dict[str, int]]]:
    with database.reading() as tx:
        return counts(tx)


def reserve(database: Database, number: int) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition({2: "supports-with-reservation"}, f"кроме сроков {number}")
        positions.record_position(tx, statement_of(tx), number, new)


def test_each_past_moment_shows_what_was_recorded_by_then(database: Database) -> None:
    seen = []
    for number in (1, 2, 3):
        reserve(database, number)
        seen.append((newest(database), now(database)))
    add_signatures(database, 2)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 1, dt.date(2026, 1, 2))
    for moment, known in seen:
        assert then(database, moment) == known
    assert then(database, newest(database)) == now(database)


def test_what_was_undone_is_there_before_and_not_after(database: Database) -> None:
    before = now(database)
    reserve(database, 2)
    done, reserved = newest(database), now(database)
    undo(database)
    assert then(database, done) == reserved
    assert then(database, newest(database)) == before


def test_before_the_register_there_was_nothing(database: Database) -> None:
    with (
        database.reading() as tx,
        as_recorded_at(tx, dt.datetime(2000, 1, 1, tzinfo=dt.UTC)) as past,
    ):
        assert statements.list_statements(past) == []


def test_looking_back_changes_nothing(database: Database) -> None:
    with database.reading() as tx:
        entries = len(journal.list_entries(tx))
    then(database, newest(database))
    with database.reading() as tx:
        assert len(journal.list_entries(tx)) == entries
