"""Invented lists in three languages and many formats, each with another trap, read field by field."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.drafts import DraftEntry, Source
from coalition_app.intake.read_source import read_source
from tests.intake.examples import examples
from tests.intake.list_files import SOURCES, gold, list_file
from tests.intake.reading import lost

EXAMPLES = examples("invented_lists")

PLAIN = (
    *("name", "kind", "legal_form", "representative", "office", "affiliation", "place", "country"),
    *("reservation", "capacity", "standing", "section", "printed_number", "positions", "consent"),
    *("processing", "submitted_at", "sender", "joint"),
)
"""Fields that are compared."""
ALWAYS = EXAMPLES["always"]
"""Fields that must be empty where the answers have no column for them."""
RIGHT_AT_LEAST = 0.97

ids = [path.name.partition(".")[0] for path in SOURCES]


def said(entry: DraftEntry, field: str) -> str:
    if field == "positions":
        return " ".join(f"{number}={stance}" for number, stance in entry.positions)
    if field == "joint":
        return "; ".join(f"{each.legal_form} {each.name}".strip() for each in entry.joint)
    return str(getattr(entry, field))


def wanted(row: dict[str, str], field: str) -> str:
    value = row.get(field, "")
    if field == "capacity" and not value:
        return "individual" if row["kind"] == "individual" else "organisation"
    return "signed" if field == "standing" and not value else value


def misses(source: Source, answers: list[dict[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    for entry, row in zip(source.draft.entries, answers, strict=True):
        for field in compared(row):
            if said(entry, field) != wanted(row, field):
                yield row["name"], field, said(entry, field), wanted(row, field)


def compared(row: dict[str, str]) -> list[str]:
    also = ("capacity", "standing")
    return [field for field in PLAIN if field in row or field in ALWAYS or field in also]


def read_list(path: Path) -> Source:
    return read_source(*list_file(path))


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_the_fields_of_an_invented_list_are_right(path: Path) -> None:
    source, answers = read_list(path), gold(path)
    assert [entry.name for entry in source.draft.entries] == [row["name"] for row in answers]
    wrong = list(misses(source, answers))
    count = sum(len(compared(row)) for row in answers)
    assert len(wrong) <= (1 - RIGHT_AT_LEAST) * count, wrong


def test_of_all_fields_of_all_lists_hardly_any_is_wrong() -> None:
    read = [(read_list(path), gold(path)) for path in SOURCES]
    wrong = [miss for source, answers in read for miss in misses(source, answers)]
    count = sum(len(compared(row)) for _source, answers in read for row in answers)
    assert len(wrong) <= (1 - RIGHT_AT_LEAST) * count, wrong


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_every_line_of_an_invented_list_is_accounted_for(path: Path) -> None:
    assert lost(read_list(path)) == []
