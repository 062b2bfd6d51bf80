"""Taking changes back: what is as it was left goes; what was changed since stops, stays or goes along."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from coalition_app.records.journal import journal, take_back
from coalition_app.records.journal.take_back import ALONG, KEEP, STOP, Change
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import act, position, signatory, signature
from tests.registers import dump, make_register, signatures_of, statement_of, undo

ANN = uuid.UUID(int=1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=0) as made:
        with made.writing("change-signatory") as tx:
            tx.add(signatory, id=ANN, kind="individual", name="Анна", aliases=["Аня"], notes="а")
        yield made


def change(database: Database, **values: Any) -> Change:
    """Change Ann, and return what a taking back of it needs."""
    with database.writing("change-signatory") as tx:
        row = tx.row(signatory, ANN)
        assert row is not None
        tx.change(signatory, ANN, **values)
        return Change(signatory, ANN, {name: row._mapping[name] for name in values}, values)


def taken(database: Database, changes: list[Change], where: str) -> list[tuple[str, ...]]:
    with database.writing("change-signatory") as tx:
        return [names for _change, names in take_back.take_back(tx, [changes], where)]


def ann(database: Database, *names: str) -> tuple[Any, ...] | None:
    with database.reading() as tx:
        row = tx.row(signatory, ANN)
        return row and tuple(row._mapping[name] for name in names)


@pytest.mark.parametrize("where", [STOP, KEEP, ALONG])
def test_what_is_as_it_was_left_goes_back(database: Database, where: str) -> None:
    before = dump(database)
    one = change(database, place="Тараз", aliases=["Аня", "Нюра"], notes="а\nб")
    two = change(database, place="Алматы")
    assert taken(database, [two, one], where) == []
    assert dump(database) == before


@pytest.mark.parametrize(
    ("where", "left"),
    [
        (STOP, ("Тараз", "Казахстан", ["Аня", "Нюра", "Нюша"], "а\nв\nб")),
        (KEEP, ("", "Казахстан", ["Аня", "Нюша"], "а\nв")),
        (ALONG, ("", "", ["Аня"], "а")),
    ],
)
def test_what_was_changed_since_stops_stays_or_goes(
    database: Database, where: str, left: tuple[Any, ...]
) -> None:
    made = change(database, place="Тараз", country="KZ", aliases=["Аня", "Нюра"], notes="а\nб")
    change(database, country="Казахстан", aliases=["Аня", "Нюра", "Нюша"], notes="а\nв\nб")
    assert taken(database, [made], where) == [("country", "aliases", "notes")]
    assert ann(database, "place", "country", "aliases", "notes") == left


@pytest.mark.parametrize(("where", "stays"), [(STOP, True), (KEEP, True), (ALONG, False)])
def test_a_row_that_was_made_and_changed_goes_only_along(
    database: Database, where: str, stays: bool
) -> None:
    made = Change(signatory, ANN, None, {"place": ""})
    change(database, place="Тараз")
    assert taken(database, [made], where) == [("place",)]
    assert (ann(database, "place") is not None) == stays


def test_a_plan_writes_nothing_and_tells_what_would_be(database: Database) -> None:
    one, two = change(database, place="Тараз"), change(database, notes="б")
    change(database, notes="в")
    before = dump(database)
    with database.reading() as tx:
        planned = take_back.plan(tx, [two, one], KEEP)
    assert [list(each.before or ()) for each in planned.goes] == [["notes"], ["place"]]
    assert planned.columns_since == ["notes"]
    assert dump(database) == before


def test_changes_between_which_others_made_some_are_taken_back_one_by_one(
    database: Database,
) -> None:
    """What somebody added between two of them stays."""
    one = change(database, aliases=["Аня", "Нюра"])
    change(database, aliases=["Аня", "Нюра", "Нюша"])
    two = change(database, aliases=["Аня", "Нюра", "Нюша", "Анюта"])
    assert taken(database, [two, one], KEEP) == [("aliases",)]
    assert ann(database, "aliases") == (["Аня", "Нюша"],)


def test_a_row_goes_along_with_all_that_names_it(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=3) as database:
        with database.writing("record-position") as tx:
            new = NewPosition({1: "supports-with-reservation"}, "кроме сроков")
            positions.record_position(tx, statement_of(tx), 2, new)
        with database.writing("undo-import") as tx:
            keys = list(tx.connection.execute(sa.select(signature.c.id)).scalars())
            assert len(keys) == 3
            assert len(take_back.unused(tx, signature, keys)) == 2
            take_back.remove_with_all(tx, signature, keys)
            for table in (signature, position, act):
                assert tx.first(sa.select(table)) is None
            assert len(tx.rows(sa.select(signatory))) == 3
        undo(database)
        assert len(signatures_of(database)) == 3


def test_what_the_journal_holds_is_read_as_changes(database: Database) -> None:
    change(database, place="Тараз", notes="б")
    with database.reading() as tx:
        entry = next(iter(journal.newest_first(tx)))
        found = take_back.changes_of(tx, journal.list_changes(tx, entry.key))
    assert [(each.before, each.after) for each in found] == [
        ({"place": ""}, {"place": "Тараз"}),
        ({"notes": "а"}, {"notes": "б"}),
    ]
