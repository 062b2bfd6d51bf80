"""Columns in which towns and countries are mixed: each goes to its field where the tables know it."""

import pytest

from coalition_app.intake.tables.place_column import split_place
from tests.intake.examples import examples

EXAMPLES = examples("place_column")


@pytest.mark.parametrize(
    ("cell", "place", "country"),
    EXAMPLES["one column of both"],
)
def test_one_column_of_both(cell: str, place: str, country: str) -> None:
    assert split_place(cell, "") == (place, country)
    assert split_place("", cell) == (place, country)


@pytest.mark.parametrize("cell", ["Atlanta, Georgia", "Singapore", "Село Без Имени", "г. Алматы"])
def test_what_no_table_tells_stays_a_place(cell: str) -> None:
    assert split_place(cell, "") == (cell, "")


def test_tbilisi_tells_which_georgia_is_meant() -> None:
    assert split_place("Tbilisi, Georgia", "") == ("Tbilisi", "Georgia")


def test_two_columns_stay_as_they_are_save_where_the_second_repeats_the_first() -> None:
    assert split_place("Ош", "Кыргызстан") == ("Ош", "Кыргызстан")
    assert split_place("Алматы", "Казахстан, Алматы") == ("Алматы", "Казахстан")
    assert split_place("Алматы", "Казахстан, Астана") == ("Алматы", "Казахстан, Астана")
    assert split_place("", "Нигде") == ("", "Нигде")
