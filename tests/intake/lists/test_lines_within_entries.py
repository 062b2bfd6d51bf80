"""Lines below the first of a numbered entry: what they name is kept apart, and nobody is glued to another."""

import pytest

from coalition_app.drafts import Draft
from tests.intake.reading import read


def listed(*entries: str) -> Draft:
    lines = [f"{number}. {entry}" for number, entry in enumerate(entries, 1)]
    return read("Signed by:\n" + "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("entry", "name", "representative", "office"),
    [
        ("Calder Voices\nJudith Amos", "Calder Voices", "Judith Amos", ""),
        ("ОФ «Бриз»\nАнна Ким", "«Бриз»", "Анна Ким", ""),
        ("ОФ «Аист», Ош\nОльга Дёмина, директор", "«Аист»", "Ольга Дёмина", "директор"),
        ("Анна Ким\nДиректор ОФ «Бриз»", "Анна Ким", "", "Директор ОФ «Бриз»"),
    ],
)
def test_a_person_or_an_office_on_a_line_of_its_own_is_no_part_of_the_name(
    entry: str, name: str, representative: str, office: str
) -> None:
    for rest in ((entry,) * 3, ("Aire Watch", "Tern Trust", "Lea Forum")):
        first = listed(entry, *rest).entries[0]
        assert (first.name, first.representative, first.office) == (name, representative, office)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Reed Society", "Members of the Network"),
        ("Reed Society, Ilkley", "Solidarity Groups"),
        ("Reed Society", "Otley Choir"),
        ("ОФ «Бриз»", "ОО «Мак»"),
        ("Анна Ким, юрист", "Лев Цой, биолог"),
    ],
)
def test_another_signatory_or_a_group_below_an_entry_is_asked_about(
    first: str, second: str
) -> None:
    draft = listed("Calder Voices, York", f"{first}\n{second}", "Aire Watch", "Tern Trust")
    assert len(draft.entries) == 4
    assert draft.entries[1].as_printed == first
    assert second in [line.text for line in draft.open_lines]


def test_bodies_on_lines_of_one_entry_are_asked_about_as_several() -> None:
    entry = "Calder Voices\nReed Society\nKaren Pool"
    for each in listed(entry, entry, entry, entry).entries:
        assert (each.representative, [point.code for point in each.open]) == (
            "Karen Pool",
            ["several-people"],
        )


def test_a_line_that_the_page_cut_goes_on() -> None:
    whole = "International Federation of Journalists of the North and of the South of the Country"
    draft = listed("Aire Watch", f"{whole}\nBranch of Otley", "Tern Trust", "Lea Forum")
    assert draft.entries[1].as_printed == f"{whole} Branch of Otley"
    office = "ОО «КМПА», президент\nВК филиала ОО, член правления, Сауле Кабылова"
    assert "президент ВК филиала ОО" in listed("Aire Watch", office).entries[1].office
