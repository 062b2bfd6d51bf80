"""Explaining number 18 of the real case: positions, words, evidence, history; nothing private."""

import json
from pathlib import Path

import pytest

from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatories import private_fields
from coalition_app.records.signatures.signatures import find_signature
from tests.commands.command_line import done
from tests.registers import statement_of, this_day

SECRET = "тел. +7 701 000 00 00"


@pytest.fixture
def case(ready_case: Path) -> Path:
    """Give the real case with a private contact of number 18."""
    with open_register(ready_case) as database, database.writing("change-private") as tx:
        row = find_signature(tx, statement_of(tx), 18)
        private_fields.change_private(tx, row.signatory_id, contacts=[SECRET], notes="личное")
    return ready_case


def explained(case: Path, *options: object) -> str:
    return done("explain", case, "--statement", 1, "--number", 18, *options).out


def test_everything_behind_a_signature_is_told(case: Path) -> None:
    text = explained(case)
    for piece in (
        "18. РОО «Шаңырақ»",
        "Махамбет Абжан",
        "Demand 1: does not support",
        "Demand 2: supports with a reservation",
        "Demand 3: has not stated",
        "общественной экспертизы",
        "consent",
        "record the position of No. 18",
        "import of statement.txt: 119 signatures",
    ):
        assert piece in text, piece
    assert SECRET not in text
    assert "личное" not in text


def test_it_says_since_when_and_whether_it_was_stated(case: Path) -> None:
    with open_register(case) as database, database.writing("record-position") as tx:
        positions.record_position(tx, statement_of(tx), 3, NewPosition({2: "abstains"}))
    since = json.loads(explained(case, "--json"))["since"]
    # Nobody said when the words of number 18 came: the day of entry is told as such.
    assert json.loads(explained(case, "--json"))["acts"][0]["received"] == ""
    assert since["2"] == {"stated": True, "day": "", "recorded": "2025-03-14"}
    said = explained(case)
    assert "Demand 2: supports with a reservation (recorded on 14.03.2025)" in said
    assert "Russian; day of receipt unknown" in said
    other = done("explain", case, "--statement", 1, "--number", 3).out
    assert "Demand 1: supports, as nothing else was stated" in other
    assert f"Demand 2: abstains (recorded on {this_day():%d.%m.%Y})" in other


def test_the_same_as_json(case: Path) -> None:
    told = json.loads(explained(case, "--json"))
    assert told["positions"] == {
        "1": "does-not-support",
        "2": "supports-with-reservation",
        "3": "not-stated",
    }
    assert [act["kind"] for act in told["acts"]] == ["reservation"]
    assert [piece["claim"] for piece in told["evidence"]] == ["consent"]
    assert SECRET not in json.dumps(told, ensure_ascii=False)
