"""Entries in which several sign are parted into an entry for each; what else they say stays with each."""

from dataclasses import replace

import pytest

from coalition_app.i18n import _
from coalition_app.intake.edit_draft import part_entry, read_line
from coalition_app.intake.files.text import BESIDE_IN_ROW
from coalition_app.intake.read_source import read_source


def parted(text: str) -> list[str]:
    entry = read_line(text, lines=(1, 1), table=False)
    return [each.as_printed for each in part_entry(entry, of_row=False)]


@pytest.mark.parametrize(
    "text",
    [
        "Kwame Boateng & Rosa Boateng",
        "Leeds Rowing Club; Ilkley Clean River Campaign",
        "ТСЖ «Набережная, 5» и ТСЖ «Набережная, 7»",
        "Клуб «Парус» / Клуб «Чайка»",
        "РОО «Луг» + РОО «Сад»",
        "Тамара Ким, Олег Ким, Вера Ким",
        "Otley Allotment Society, Ilkley Allotment Society and Burley Growers for the Food Network",
    ],
)
def test_each_signatory_gets_an_entry_and_no_word_is_lost(text: str) -> None:
    parts = parted(text)
    assert len(parts) > 1
    rest = text
    for each in parts:
        assert each in rest
        rest = rest.replace(each, "", 1)
    assert set(rest.split()) <= {"&", ";", "и", "and", "/", "+", ","}


@pytest.mark.parametrize(
    "text",
    [
        "Wigan & Leigh Disability Partnership",
        "Общество охраны природы и культуры",
        "Фонд «А и Б», Анна Ким и Борис Ли, директора",
        "Анна Ким, юрист, Алматы",
    ],
)
def test_one_signatory_stays_one(text: str) -> None:
    assert parted(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Мирон и Февронья Горностаевы, Томск", ["Мирон Горностаевы", "Февронья Горностаевы"]),
        ("Mr & Mrs D. Teal", ["Mr D. Teal", "Mrs D. Teal"]),
        ("Ерлан мен Айнұр Жақыповтар", ["Ерлан Жақыповтар", "Айнұр Жақыповтар"]),
    ],
)
def test_people_of_one_family_get_its_name_each(text: str, names: list[str]) -> None:
    parts = part_entry(read_line(text, lines=(1, 1), table=False), of_row=False)
    assert [each.name for each in parts] == names
    # A family's name for several of them is to be corrected.
    plural = "D. Teal" not in text
    assert all(("name-in-case" in [p.code for p in each.open]) == plural for each in parts)


def test_cells_beside_a_family_print_once_and_whoever_is_in_its_row_is_not_lost() -> None:
    rows = "Имя,Город\nАнна и Борис Ли,Алматы\nИван Петров,Астана\n"
    family = read_source(rows.encode(), "list.csv").draft.entries[0]
    parts = part_entry(family, of_row=True)
    assert [each.as_printed for each in parts] == ["Анна Ли, Алматы", "Борис Ли, Алматы"]
    noted = _(BESIDE_IN_ROW) % {"words": "Олег Ким"}
    beside = replace(read_line("Анна и Борис Ли", lines=(1, 1), table=False), notes=(noted,))
    names = [each.name for each in part_entry(beside, of_row=False)]
    assert names == ["Анна Ли", "Борис Ли", "Олег Ким"]


def test_words_and_remarks_stay_with_each_and_open() -> None:
    read = read_line("Ann Low and Ben Low, except demand 2", lines=(1, 1), table=False)
    assert [each.reservation for each in part_entry(read, of_row=False)] == ["except demand 2"] * 2
    read = read_line(
        "АНО «Сад»; РОО «Луг» — за обе подписала Анна Зимина", lines=(1, 1), table=False
    )
    for each in part_entry(read, of_row=False):
        assert "за обе подписала Анна Зимина" in [point.text for point in each.open]


def test_who_stands_for_two_bodies_is_asked_about_at_the_one_named_first() -> None:
    entry = read_line("ОФ «Эхо» и ОО «Заря», Анна Ким, директор", lines=(1, 1), table=False)
    first, second = part_entry(entry, of_row=False)
    assert [(each.code, each.text) for each in first.open] == [
        ("unknown-piece", "Анна Ким"),
        ("unknown-piece", "директор"),
    ]
    assert (second.representative, second.office, second.open) == ("Анна Ким", "директор", ())


def test_bodies_with_people_of_their_own_keep_them() -> None:
    entry = read_line("ОФ «Эхо», Анна Ким; ОО «Заря», Борис Ли", lines=(1, 1), table=False)
    found = part_entry(entry, of_row=False)
    assert [each.representative for each in found] == ["Анна Ким", "Борис Ли"]
    assert not any(each.open for each in found)


def test_two_people_with_nothing_between_them_get_an_entry_each() -> None:
    assert parted("Ержан Сәрсенов Гүлсім Әлі, Алматы") == [
        "Ержан Сәрсенов, Алматы",
        "Гүлсім Әлі, Алматы",
    ]
    assert parted("Nurlan Abdirov Нұрлан Әбдіров") == []


@pytest.mark.parametrize(
    "text",
    [
        "ОО «Луг», с. Караой — Марат Беков, директор\nон же — от РОО «Сазан», Алматы",
        "ОО «Луг», с. Караой, Марат Беков, директор (он же за РОО «Сазан», Алматы)",
        "ОО «Луг», с. Караой, Марат Беков, директор; also on behalf of РОО «Сазан», Алматы",
    ],
)
def test_a_second_body_of_the_same_person_gets_an_entry_with_that_person(text: str) -> None:
    listed = read_source(f"Подписи:\n1. {text}\n2. ОФ «Эхо», Анна Ким\n".encode(), "a.txt").draft
    entry = listed.entries[0]
    assert (entry.office, entry.place, len(entry.open)) == ("директор", "с. Караой", 1)
    first, second = part_entry(entry, of_row=False)
    assert (first.name, first.representative, first.office) == ("«Луг»", "Марат Беков", "директор")
    found = (second.legal_form, second.name, second.representative, second.office, second.place)
    assert found == ("РОО", "«Сазан»", "Марат Беков", "", "Алматы")
    assert (first.open, second.open) == ((), ())


@pytest.mark.parametrize(
    "text",
    ["ОФ «Эхо», ОО «Заря», Алматы", "Анна Ким и Борис Ли, Алматы", "ОФ «Эхо» + ОО «Луч», Kenya"],
)
def test_a_place_behind_the_last_one_is_asked_of_each_other(text: str) -> None:
    first, last = part_entry(read_line(text, lines=(1, 1), table=False), of_row=False)
    place = text.rpartition(", ")[2]
    assert (first.place, [point.text for point in first.open]) == ("", [place])
    assert (last.place or last.country, last.open) == (place, ())
