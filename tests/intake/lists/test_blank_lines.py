"""Blank lines alone part no list into sections: numbers that start again and headings do."""

import pytest

from tests.intake.reading import read

NAMES = [
    "Calder Voices",
    "Aire Watch",
    "Tern Trust",
    "Lea Forum",
    "Hull Choir",
    "Esk Club",
    "Fen Trust",
]


@pytest.mark.parametrize("number", ["{}. ", "", "- "])
def test_a_blank_line_in_a_list_makes_no_section(number: str) -> None:
    lines = [number.format(at) + name for at, name in enumerate(NAMES, 1)]
    draft = read("Signed by:\n" + "\n".join([*lines[:3], "", *lines[3:]]) + "\n")
    assert [(each.first, each.last) for each in draft.sections] == [(1, len(NAMES))]


def test_numbers_that_start_again_do() -> None:
    lines = [f"{at}. {name}" for at, name in enumerate(NAMES, 1)]
    again = [f"{at}. {name} of York" for at, name in enumerate(NAMES, 1)]
    draft = read("Signed by:\n" + "\n".join([*lines, "", *again]) + "\n")
    assert [(each.first, each.last) for each in draft.sections] == [(1, 7), (8, 14)]
