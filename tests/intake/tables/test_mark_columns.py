"""An unread column that answers whether somebody signs opens each row that says more than yes."""

import pytest

from coalition_app.intake.read_source import read_source
from coalition_app.intake.tables.mark_columns import consents, opening_cells
from tests.intake.reading import read

RU = "Организация;Город;{}\nФонд «Мост»;Ош;\nФонд «Дуб»;Ош;да\nФонд «Луч»;Ош;нет\nФонд «Ясень»;Ош;?\n"
RU += "Фонд «Лист»;Ош;кроме 2\nФонд «Бор»;Ош;отзыв 12.11\n"
EN = "Organisation,Town,{}\nBridge Club,Osh,\nOak Club,Osh,yes\nElm Club,Osh,no\n"
EN += "Ash Club,Osh,?\nFir Club,Osh,except 2\n"
KK = "Ұйым;Қала;{}\n«Көпір» қоры;Ош;\n«Емен» қоры;Ош;иә\n«Үйеңкі» қоры;Ош;жоқ\n«Шынар» қоры;Ош;?\n"
KK += "«Тал» қоры;Ош;2-ден басқа\n«Терек» қоры;Ош;кейін\n"


def opened(text: str) -> list[list[str]]:
    return [[each.text for each in entry.open] for entry in read(text, "a.csv").entries]


@pytest.mark.parametrize("head", ["Отметка", "Статус", "Знак", "Колонка 7", ""])
def test_each_row_that_says_more_than_yes_is_open(head: str) -> None:
    found = opened(RU.format(head))
    assert found[:5] == [[], [], ["нет"], ["?"], ["кроме 2"]]
    assert found[5] == ["отзыв 12.11"]


@pytest.mark.parametrize("head", ["Mark", "Status", "Column 7", ""])
def test_the_same_in_english(head: str) -> None:
    assert opened(EN.format(head)) == [[], [], ["no"], ["?"], ["except 2"]]


@pytest.mark.parametrize("head", ["Белгі", "Мәртебе", "7-баған", ""])
def test_the_same_in_kazakh(head: str) -> None:
    assert opened(KK.format(head)) == [[], [], ["жоқ"], ["?"], ["2-ден басқа"], ["кейін"]]


def test_a_minus_beside_a_plus_is_no_empty_cell() -> None:
    rows = "Организация;Отметка\nФонд «Мост»;+\nФонд «Дуб»;-\nФонд «Луч»;+\n"
    assert opened(rows) == [[], ["-"], []]
    assert opened(rows.replace("+", "")) == [[], [], []]


def test_a_question_in_a_column_of_remarks_is_open() -> None:
    rows = "Organisation,Comments\nOak Club,\nElm Club,?\nAsh Club,thank you\n"
    assert opened(rows)[1] == ["?"]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("Как", ["письмо", "устно", "скан"]),
        ("Сайт", ["oak.org", "-", "elm.org"]),
        ("Mark", ["yes", "signed", "+"]),
        ("Телефон", ["", "-", "-"]),
        ("Date", ["12.11.2026", "13.11.2026", ""]),
    ],
)
def test_other_columns_open_nothing(head: str, cells: list[str]) -> None:
    assert opening_cells(head, cells) == frozenset()


def test_a_column_that_somebody_said_to_leave_unread_opens_nothing() -> None:
    source = read_source(EN.format("Mark").encode(), "a.csv", mapping={"mark": ""})
    assert not any(entry.open for entry in source.draft.entries)


@pytest.mark.parametrize("cell", ["да", "Yes", "+", "иә", "подписано", "approved", "✓"])
def test_plain_consent(cell: str) -> None:
    assert consents(cell)
