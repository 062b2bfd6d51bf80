"""Positions and words: one operation each, for the window and for the command."""

from pathlib import Path

import pytest

from coalition_app.operations import door, positions
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.journal import undoing
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.store.database import Database
from tests.registers import make_register, this_day

NEW = NewPosition({1: "supports-with-reservation"}, "кроме сроков", "ru", touching=[1])
LETTER = NewEvidence(kind="letter", file_name="a.txt", content=b"a")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return make_register(tmp_path / "a.coalition")


def newest(database: Database) -> str:
    with database.reading() as tx:
        entry = undoing.reach(tx).undo
    assert entry is not None
    return entry.action


def test_words_and_what_shows_them_are_one_action(database: Database) -> None:
    answer = door.write(
        database, positions.record_position(None, number=1, new=NEW, shown_by=LETTER)
    )
    assert {"act", "position", "evidence", "evidence_claim"} <= answer.tables
    assert newest(database) == "record-position"
    assert answer.values["positions"] == {"1": "supports-with-reservation", "2": "supports"}
    assert [each["wording"] for each in answer.values["acts"]] == ["кроме сроков"]


def test_words_are_taken_back(database: Database) -> None:
    door.write(database, positions.record_position(None, number=1, new=NEW))
    back = positions.withdraw_words(None, number=1, ordinal=None, received=this_day(), stances={})
    answer = door.write(database, back)
    assert newest(database) == "withdraw-words"
    assert answer.values["positions"] == {"1": "supports", "2": "supports"}
    assert answer.lines[-1].startswith("   [1] no longer in force: ")


@pytest.mark.parametrize(
    ("stances", "key", "rows"),
    [
        ({1: {1: "abstains", 2: "abstains"}}, "record-position", 2),
        ({1: {1: "abstains"}, 2: {1: "abstains"}}, "record-positions", 2),
    ],
)
def test_a_row_and_a_block_have_their_keys(
    database: Database, stances: dict[int, dict[int, str]], key: str, rows: int
) -> None:
    change = positions.record_positions(None, stances=stances)
    assert (change.key, change.rows) == (key, rows)
    answer = door.write(database, change)
    assert (answer.result, newest(database)) == (rows, key)
    assert "position" in answer.tables
