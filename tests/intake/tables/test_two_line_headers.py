"""Headers of two lines: what has one name below two groups is told apart by these."""

import pytest

from tests.intake.reading import read

ROWS = "Wyre Trust,York,Ann Lee,chair,a@wyre.example\nDee Council,Leeds,Bob Ray,director,\n"


@pytest.mark.parametrize(
    "header",
    [
        "Signatory,,Signed by,,Contact\nName,Town,Name,Function,E-mail\n",
        "Organisation,,Representative,,\nName,Town,Name,Position,E-mail\n",
    ],
)
def test_names_below_two_groups_are_the_body_and_its_person(header: str) -> None:
    draft = read(header + ROWS, "list.csv")
    assert [(each.name, each.representative, each.place) for each in draft.entries] == [
        ("Wyre Trust", "Ann Lee", "York"),
        ("Dee Council", "Bob Ray", "Leeds"),
    ]
    assert draft.entries[0].office == "chair"
    assert not any(each.open for each in draft.entries)


def test_a_row_below_a_header_is_none_of_it() -> None:
    draft = read("Organisation,Town,,Contact\nWyre Trust,York,,Ann Lee\n", "list.csv")
    assert [each.name for each in draft.entries] == ["Wyre Trust"]


def test_who_beside_organisations_are_their_people() -> None:
    draft = read(
        "Кто,Организация,Город\nАнна Ким,Фонд «Улей»,Томск\nБорис Ли,АНО «Лес»,Самара\n", "list.csv"
    )
    assert [each.representative for each in draft.entries] == ["Анна Ким", "Борис Ли"]
    assert "Кто" not in "".join(draft.warnings)
