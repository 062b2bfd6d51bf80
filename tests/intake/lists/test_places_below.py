"""A place or a country alone on a line below is where they are, and the end of nothing above it."""

import pytest

from tests.intake.reading import read

PEOPLE = ("Вера Пак, председатель", "ОО «Тополь», Анна Ким, директор", "Борис Ли")


@pytest.mark.parametrize(
    "line, place, country",
    [
        ("Алматы", "Алматы", ""),
        ("г. Ош", "г. Ош", ""),
        ("Казахстан", "", "Казахстан"),
        ("Ош, Кыргызстан", "Ош", "Кыргызстан"),
    ],
)
def test_a_place_below_an_entry_is_its_own(line: str, place: str, country: str) -> None:
    draft = read("\n".join(f"{at}. {who}\n{line}" for at, who in enumerate(PEOPLE, 1)))
    assert [(each.place, each.country) for each in draft.entries] == [(place, country)] * 3
    assert [each.office for each in draft.entries] == ["председатель", "директор", ""]
    assert [point for each in draft.entries for point in each.open] == []


@pytest.mark.parametrize(
    "before",
    ["Вера Пак, представитель Республики", "Вера Пак, председатель Союза журналистов в"],
)
def test_a_line_that_goes_on_with_a_place_is_not_parted(before: str) -> None:
    draft = read(f"1. {before}\nКазахстан\n2. Анна Ким, директор\n3. Борис Ли, юрист")
    assert draft.entries[0].country == ""
    assert draft.entries[0].as_printed == f"{before} Казахстан"


def test_a_line_that_the_width_of_the_page_ended_goes_on() -> None:
    long = "Вера Пак, председатель правления Национального совета женщин"
    draft = read(f"1. {long}\nКазахстан\n2. Анна Ким, директор\n3. Борис Ли, юрист")
    assert draft.entries[0].office.endswith("женщин Казахстан")


def test_a_country_that_ends_a_block_heads_nobody() -> None:
    blocks = ("ОО «Тополь»\nВера Пак, председатель\nКазахстан", "ОФ «Эхо»\nАнна Ким\nКыргызстан")
    draft = read("\n\n".join([*blocks, "РОО «Сад»\nБорис Ли, директор\nКазахстан"]))
    assert [section.heading for section in draft.sections] == [None]
    assert [line.numbers for line in draft.open_lines if line.code == "below-a-body"] == [
        (1, 2, 3, 4, 5, 6, 7, 8, 9)
    ]


def test_a_country_above_a_block_heads_it() -> None:
    draft = read("Казахстан\nВера Пак\nАнна Ким\n\nКыргызстан\nБорис Ли\nГлеб Тен\nДина Шек")
    assert [section.heading for section in draft.sections] == ["Казахстан", "Кыргызстан"]
