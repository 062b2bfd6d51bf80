"""Changing signatures: one operation each, for the window and for the command."""

from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import door, signature_edits
from coalition_app.records.journal import undoing
from coalition_app.records.store.database import Database
from tests.commands.command_line import done, small_register
from tests.registers import dump, make_register, signatures_of


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return make_register(tmp_path / "a.coalition")


def newest(database: Database) -> str:
    with database.reading() as tx:
        entry = undoing.reach(tx).undo
    assert entry is not None
    return entry.action


@pytest.mark.parametrize(
    ("numbers", "field", "to", "key"),
    [
        ([1], "place", "Астана", "change-signature"),
        ([1, 2], "place", "Астана", "change-many"),
        ([1], "signed_on", "25.11.2025", "change-signature"),
        ([1], "standing", "disputed", "change-many"),
    ],
)
def test_one_key_for_one_and_one_for_many(
    database: Database, numbers: list[int], field: str, to: str, key: str
) -> None:
    change = signature_edits.change_field(None, numbers=numbers, field=field, to=to)
    answer = door.write(database, change)
    assert (answer.result, newest(database), change.rows) == (len(numbers), key, len(numbers))
    assert "signature" in answer.tables
    assert answer.values["changed"] == len(numbers)


def test_a_number_that_is_not_there_changes_nothing(database: Database) -> None:
    before = dump(database)
    with pytest.raises(UserError, match="no signature number 99"):
        door.write(
            database,
            signature_edits.change_field(None, numbers=[1, 99], field="place", to="x"),
        )
    assert dump(database) == before


def test_private_details_are_told_by_the_number_that_is_shown(database: Database) -> None:
    change = signature_edits.change_private(None, number=2, notes="звонить вечером")
    answer = door.write(database, change)
    assert answer.result == 1
    assert answer.tables == {"signatory"}
    assert (answer.lines, answer.values) == ((), {})
    with database.reading() as tx:
        entry = undoing.reach(tx).undo
    assert entry is not None
    assert entry.action == "change-private"
    assert "2" in entry.sentence()
    assert "вечером" not in entry.sentence()


def test_names_go_with_their_new_numbers(database: Database) -> None:
    names = [each.full_name for each in signatures_of(database)]
    answer = door.write(database, signature_edits.move(None, numbers=[3], before=1))
    assert answer.result == {1: 2, 2: 3, 3: 1}
    assert answer.lines[0] == f"    1 → 2. {names[0]}"
    assert answer.values == {"numbers": {"1": 2, "2": 3, "3": 1}}
    again = door.write(database, signature_edits.move(None, numbers=[1], before=1))
    assert (again.result, again.tables, len(again.lines)) == ({}, frozenset(), 1)


def test_the_commands_say_it_as_values(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    given = ("--number", 1, "--field", "name", "--to", "«Жаңа»", "--reason", "опечатка")
    assert done("change", register, *given, "--json").json == {
        "statement": 1,
        "numbers": [1],
        "field": "name",
        "to": "«Жаңа»",
        "changed": 1,
        "evidence_lapsed": False,
    }
    joint = ("--number", 1, "--representative", "Аян Ли", "--joint", "ОО|«Зов»")
    assert done("joint-entry", register, *joint, "--json").json == {
        "statement": 1,
        "number": 1,
        "name": "«Жаңа»",
        "representatives": [{"name": "Аян Ли", "office": ""}],
        "joint": [{"legal_form": "ОО", "name": "«Зов»"}],
    }
