"""What the directory holds of a signatory: one operation a part, for the window and for the command."""

import uuid
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import directory, door
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import new_key
from tests.registers import make_register, signatures_of


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return make_register(tmp_path / "a.coalition")


def signatory(database: Database) -> uuid.UUID:
    return signatures_of(database)[0].signatory_id


def test_what_is_left_out_stays(database: Database) -> None:
    key = signatory(database)
    old = signatures_of(database)[0].name
    given = directory.change_names(signatory=key, names={"en": "Hearth"}, aliases=["Дом"])
    door.write(database, given)
    told = door.write(database, directory.change_names(signatory=key, name="Үй")).values
    assert (told["names"], told["aliases"]) == ({"en": "Hearth"}, ["Дом"])
    assert (told["former_names"], told["legal_form"]) == ([old], "ОФ")
    door.write(database, directory.change_place(signatory=key, place="Өскемен"))
    told = door.write(database, directory.change_place(signatory=key, country="KZ")).values
    assert (told["place"], told["country"]) == ("Өскемен", "KZ")


def test_a_name_is_given_up_for_good_only_where_that_is_said(database: Database) -> None:
    key = signatory(database)
    for name, keep, former in (("Үй", False, 0), ("Шаңырақ", True, 1), ("Шаңырақ", True, 1)):
        change = directory.change_names(signatory=key, name=name, keep=keep)
        assert len(door.write(database, change).values["former_names"]) == former


def test_an_answer_tells_the_table_and_nothing_private(database: Database) -> None:
    key = signatory(database)
    change = directory.change_private(signatory=key, contacts=["a@b.kz"], notes="звонить вечером")
    answer = door.write(database, change)
    assert answer.tables == {"signatory"}
    assert not {"a@b.kz", "звонить вечером"}.intersection("\n".join(answer.lines).split())
    assert not {"contacts", "notes"}.intersection(answer.values)


def test_who_is_not_in_the_directory_is_refused(database: Database) -> None:
    gone = new_key()
    for change in (
        directory.change_place(signatory=gone, place="x"),
        directory.change_names(signatory=gone, name="x"),
    ):
        with pytest.raises(UserError, match="not in the directory"):
            door.write(database, change)
