"""Columns headed by where somebody is from, or by an address: towns are read, houses are not."""

import pytest

from tests.intake.reading import read


@pytest.mark.parametrize(
    ("names", "header"),
    [
        ("Организация", "Откуда"),
        ("Организация", "Адрес"),
        ("Организация", "Место жительства"),
        ("Ұйым", "Қайдан"),
        ("Ұйым", "Мекенжайы"),
        ("Ұйым", "Мекен-жайы"),
        ("Ұйым", "Мекенжайы (қала)"),
        ("Organisation", "Where from"),
        ("Organisation", "Address"),
    ],
)
def test_a_column_of_where_somebody_is_from_holds_places(names: str, header: str) -> None:
    draft = read(
        f'{names},{header}\nФонд «Улей»,Торғай ауылы\nАНО «Лес»,"Ош, Кыргызстан"\n', "a.csv"
    )
    assert [(each.place, each.country) for each in draft.entries] == [
        ("Торғай ауылы", ""),
        ("Ош", "Кыргызстан"),
    ]
    assert draft.warnings == ()


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Адрес", ("Алматы", "Тараз, Кабанбай батыра 5")),
        ("Web address", ("wyre.example", "dee.example")),
        ("Почтовый адрес", ("Ош, а/я 5", "Нарын")),
        ("Address", ("ann@wyre.example", "")),
    ],
)
def test_a_column_of_addresses_is_not_read(header: str, cells: tuple[str, ...]) -> None:
    rows = "".join(f'Body {at},"{cell}"\n' for at, cell in enumerate(cells))
    draft = read(f"Organisation,{header}\n{rows}", "a.csv")
    assert [each.place for each in draft.entries] == ["", ""]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Home address", ("Rose Cottage Mill Lane", "The Old Vicarage")),
        ("Address", ("Leeds", "York", "Rose Cottage")),
        ("Address", ("Newton Abbot", "Much Wenlock")),
        ("Адрес", ("Алматы", "Тараз", "Садовый переулок")),
        ("Адресат", ("Министр", "Министр")),
        ("Form of address", ("Mrs", "Mr")),
    ],
)
def test_a_house_without_a_number_is_no_place(header: str, cells: tuple[str, ...]) -> None:
    rows = "".join(f"Body {at},{cell}\n" for at, cell in enumerate(cells))
    draft = read(f"Organisation,{header}\n{rows}", "a.csv")
    assert {each.place for each in draft.entries} == {""}
    assert any(header in warning for warning in draft.warnings)


def test_a_town_that_no_table_knows_is_a_place_beside_known_ones() -> None:
    draft = read("Name,Address\nAnn Lee,Leeds\nBo Elm,York\nCy Fox,Newton Abbot\n", "a.csv")
    assert [each.place for each in draft.entries] == ["Leeds", "York", "Newton Abbot"]
