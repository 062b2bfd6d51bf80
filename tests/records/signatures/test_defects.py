"""Defects of the lists: listed with their reasons, settled one by one, remembered and undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.drafts import Defect
from coalition_app.errors import UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import import_draft
from coalition_app.records.journal.action_sentences import describe
from coalition_app.records.journal.journal import list_entries
from coalition_app.records.signatures import defects, signatures
from coalition_app.records.store.database import Database
from tests.registers import dump, make_register, make_source, numbered_entries, statement_of, undo

CUT, OPEN = Defect("text-cut-off", "Алма"), Defect("unclosed-quotation-mark", "«Список 3")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register into which four were imported, the second and the third with defects."""
    one, two, three, four = numbered_entries(4)
    listed = [one, replace(two, defects=(CUT,)), replace(three, defects=(CUT, OPEN)), four]
    with make_register(tmp_path / "a.coalition", signatures=0) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(listed), into=statement_of(tx))
        yield made


def listed(database: Database, *, settled_too: bool = False) -> list[tuple[int, int, bool]]:
    with database.reading() as tx:
        found = defects.list_broken(tx, statement_of(tx).id, settled_too=settled_too)
    return [(each.number, len(each.defects), each.settled_on is not None) for each in found]


def settle(database: Database, *numbers: int) -> int:
    with database.writing("settle-defects") as tx:
        return defects.settle_defects(tx, statement_of(tx), numbers)


def test_each_is_listed_with_its_reasons(database: Database) -> None:
    assert listed(database) == [(2, 1, False), (3, 2, False)]
    with database.reading() as tx:
        second, third = defects.list_broken(tx, statement_of(tx).id)
    assert (second.name, second.defects) == ("ОФ «Список 2»", (("text-cut-off", "Алма"),))
    assert third.defects[1] == ("unclosed-quotation-mark", "«Список 3")


def test_what_was_found_right_is_remembered_and_waits_no_more(database: Database) -> None:
    before = dump(database)
    assert settle(database, 2, 4) == 1
    assert listed(database) == [(3, 2, False)]
    assert listed(database, settled_too=True) == [(2, 1, True), (3, 2, False)]
    with database.reading() as tx:
        assert signatures.numbers_broken(tx, statement_of(tx).id) == [3]
        entry = list_entries(tx)[-1]
    assert describe(entry.action, entry.arguments) == (
        "record that number 2 of statement 1 is right as it is printed"
    )
    assert find_damage(database) == []
    undo(database)
    assert dump(database) == before


def test_several_are_settled_at_once(database: Database) -> None:
    assert settle(database, 2, 3) == 2
    assert listed(database) == []
    with database.reading() as tx:
        entry = list_entries(tx)[-1]
    assert "2 signatures of statement 1 are right" in describe(entry.action, entry.arguments)


def test_what_needs_no_look_is_refused(database: Database) -> None:
    settle(database, 2)
    before = dump(database)
    for numbers in ((1,), (2,), ()):
        with pytest.raises(UserError, match="Nothing is left to look at"):
            settle(database, *numbers)
    assert dump(database) == before
