"""A real statement with 119 signatories, read and compared with the answers beside it."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from coalition_app.drafts import Draft, DraftEntry
from coalition_app.intake.read_source import read_path
from tests.intake.reading import unaccounted

FOLDER = Path(__file__).parent.parent / "data" / "real_case"


@cache
def draft() -> Draft:
    return read_path(FOLDER / "statement.txt").draft


@cache
def gold() -> list[dict[str, str]]:
    with (FOLDER / "signatories.gold.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def statement() -> dict[str, Any]:
    answers: dict[str, Any] = json.loads((FOLDER / "statement.gold.json").read_text("utf-8"))
    return answers


def pairs() -> list[tuple[DraftEntry, dict[str, str]]]:
    return list(zip(draft().entries, gold(), strict=True))


def trimmed(text: str) -> str:
    return text.strip(" ,;.")


def test_all_119_entries_are_found_with_their_numbers_and_lines() -> None:
    assert [entry.number for entry in draft().entries] == list(range(1, 120))
    for entry, row in pairs():
        assert entry.printed_number == row["number"]
        first, _dash, last = row["source_lines"].partition("-")
        assert entry.lines == (int(first), int(last or first))


@pytest.mark.parametrize("field", ["as_printed", "reservation", "country", "place"])
def test_fields_are_copied_as_printed(field: str) -> None:
    for entry, row in pairs():
        assert getattr(entry, field) == row[field], row["number"]


def test_names_offices_and_people_are_told_apart() -> None:
    for entry, row in pairs():
        person = row["kind"] == "individual"
        names = {row["representative"]} if person else {row["org_name"], row["org_core"]}
        assert entry.name in names
        assert entry.representative == ("" if person else row["representative"])
        assert trimmed(entry.office) == row["office"]


def test_kinds_and_legal_forms_are_those_printed() -> None:
    for entry, row in pairs():
        assert entry.kind in {row["kind"], row["kind_alt"]}
        assert entry.legal_form == row["legal_form"]


def test_second_bodies_and_branches_are_kept() -> None:
    for entry, row in pairs():
        joint = [(body.legal_form, body.name) for body in entry.joint]
        second = (row["org2_legal_form"], row["org2_name"])
        assert joint == ([second] if row["org2_name"] else [])
        assert not row["branch"] or row["branch"] in entry.notes


def test_broken_entries_are_flagged_and_no_others() -> None:
    for entry, row in pairs():
        assert bool(entry.defects) == bool(row["defect"]), row["number"]


def test_sections_without_headings_are_parted_by_the_wider_gaps() -> None:
    bounds = [(section.first, section.last) for section in draft().sections]
    assert bounds == [(s["first"], s["last"]) for s in statement()["signatories"]["sections"]]
    assert [entry.section for entry in draft().entries] == [1] * 92 + [2] * 7 + [3] * 20


def test_title_demands_and_paragraphs_are_the_statements() -> None:
    assert draft().title == statement()["title"]
    assert draft().language == "en"
    assert [(d.number, d.text) for d in draft().demands] == [
        (d["number"], d["text"]) for d in statement()["demands"]
    ]
    assert len(draft().body.split("\n\n")) == statement()["preamble"]["paragraphs"] + 1


def test_attestation_is_proposed_with_its_offices_in_order() -> None:
    found, wanted = draft().attestation, statement()["attestation"]
    assert found is not None
    assert (found.wording, found.attestor) == (wanted["wording"], wanted["attestor"])
    assert list(found.offices) == wanted["offices"]
    assert found.lines == (wanted["first_line"], wanted["last_line"])


def test_remains_of_the_web_page_are_left_out() -> None:
    left = [list(range(lines[0], lines[1] + 1)) for lines in (x.lines for x in draft().left_out)]
    assert left == [[1, 2, 3], [440]]


def test_every_line_is_accounted_for() -> None:
    text = (FOLDER / "statement.txt").read_text("utf-8")
    assert unaccounted(text, draft()) == []


def test_nothing_is_said_of_the_positions_of_18() -> None:
    eighteen = draft().entries[17]
    assert eighteen.standing == "signed"
    assert eighteen.reservation_language == "ru"
    assert eighteen.notes == ()
