"""Entries that may be a heading of a group or words of a letter are open."""

import pytest

from coalition_app.draft_pieces import MAY_SIGN
from tests.intake.reading import read

LETTER = (
    "Open letter\n\nWe ask the council to hear those who live by the river.\n\nSignatories:\n\n"
)


def asked(listed: str) -> list[str]:
    draft = read(listed)
    return [
        draft.entries[line.numbers[0] - 1].as_printed
        for line in draft.open_lines
        if line.code == MAY_SIGN and line.numbers
    ]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        *(("Members of the Solidarity Network", True), ("Solidarity Network Members", True)),
        *(("DGB-Gewerkschaften", True), ("Die DGB-Gewerkschaften", True)),
        *(("Профсоюзы Казахстана", True), ("Члены сети «Солидарность»", True)),
        *(("Federation of Trade Unions", False), ("Open Society Foundations", False)),
        *(("Friends of the Wyre", False), ("НПО «Родник»", False)),
    ],
)
def test_a_group_with_others_below_it_may_be_a_heading(line: str, heads: bool) -> None:
    listed = f"Wyre Trust\nReed Society\n{line}\nFen Foundation\nTarn Alliance\n"
    assert asked(LETTER + listed) == [line] * heads
    assert asked(f"{LETTER}Wyre Trust\nReed Society\nFen Foundation\n{line}\n") == []


@pytest.mark.parametrize(
    "line", ["Dear President,", "Dear Mr President,", "Уважаемый господин Президент!"]
)
def test_a_salutation_is_no_signatory_in_silence(line: str) -> None:
    listed = "Wyre Trust\nReed Society\nAnna Kim\nFen Foundation\n"
    (first,) = asked(f"{line}\n{listed}")
    assert first.startswith(line)
    assert asked(listed) == []
