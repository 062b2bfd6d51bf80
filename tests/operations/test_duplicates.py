"""Deciding about two, merging and separating: one operation each, for the window and for the command."""

from functools import partial
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import door, duplicates
from coalition_app.records.store.database import Database
from tests.registers import dump, make_register, signatures_of


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return make_register(tmp_path / "a.coalition", statements_made=2)


def test_two_that_are_the_same_are_merged_and_separated(database: Database) -> None:
    same = duplicates.decide("1", a=1, b=2, verdict="same", keep=2, why=" звонила ")
    made = door.write(database, same)
    assert made.result is not None
    assert (made.values["merge"], made.values["rejected"]) == (1, [1])
    assert made.values["why"] == "звонила"
    assert {"merge", "twin_decision", "signature"} <= made.tables
    parted = door.write(database, duplicates.separate(merge=1))
    assert (parted.result, parted.values) == ((), {"merge": 1, "left_as_is": []})


def test_who_attests_is_named_by_a_word(database: Database) -> None:
    change = duplicates.decide("1", a=0, b=1, verdict="different")
    answer = door.write(database, change)
    assert (answer.values["a"], answer.values["b"], answer.values["merge"]) == ("attestor", 1, None)


def test_what_stands_is_asked_only_where_both_signed(database: Database) -> None:
    one, other = signatures_of(database, 1)[0], signatures_of(database, 2)[0]
    before = dump(database)
    merge = partial(duplicates.merge, kept=one.signatory_id, merged=other.signatory_id)
    with pytest.raises(UserError, match="did not both sign statement 1"):
        door.write(database, merge(stands={1: 1}))
    assert dump(database) == before
    answer = door.write(database, merge())
    assert answer.values["number"] == answer.result.number == 1
