"""Explaining number 18 of the real case: positions, words, evidence, history; nothing private."""

import json
from pathlib import Path

import pytest

from coalition_app.records import edits
from coalition_app.records.database import open_register
from coalition_app.records.signatures import find_signature
from tests.commands.command_line import done
from tests.registers import statement_of

SECRET = "тел. +7 701 000 00 00"


@pytest.fixture
def case(ready_case: Path) -> Path:
    """Give the real case with a private contact of number 18."""
    with open_register(ready_case) as database, database.writing("change-private") as tx:
        row = find_signature(tx, statement_of(tx), 18)
        edits.change_private(tx, row.signatory_id, contacts=[SECRET], notes="личное")
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
        "record the position of 18",
        "import 119 signatures",
    ):
        assert piece in text, piece
    assert SECRET not in text
    assert "личное" not in text


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
