"""Offices that hold more than an office: a town behind a full stop, and another person."""

import pytest

from tests.intake.reading import entry, read


def said(text: str) -> tuple[str, str, str]:
    found = entry(text)
    assert not found.open
    return found.representative, found.office, found.place


@pytest.mark.parametrize(
    ("text", "person", "office", "place"),
    [
        (
            "ОФ «Эко-Дала», Сейткулова Жанна, директор. Кызылорда",
            "Сейткулова Жанна",
            "директор",
            "Кызылорда",
        ),
        ("ОО «Берег», председатель Анна Лисенко. Атырау", "Анна Лисенко", "председатель", "Атырау"),
        (
            "ҚБ «Сыр», төрайымы Ұлжан Ибрагимова. Қызылорда қ.",
            "Ұлжан Ибрагимова",
            "төрайымы",
            "Қызылорда қ.",
        ),
        ("ҚБ «Дала», Гүлмира Ордабаева, төрайым. Кентау", "Гүлмира Ордабаева", "төрайым", "Кентау"),
        ("NGO Echo, Anna Kim, Assoc. Professor, Kyiv", "Anna Kim", "Assoc. Professor", "Kyiv"),
    ],
)
def test_a_full_stop_parts_an_office_from_its_town(
    text: str, person: str, office: str, place: str
) -> None:
    assert said(text) == (person, office, place)


def test_a_full_stop_parts_a_town_from_the_capacity() -> None:
    found = entry("Бекболат Өтеғалиұлы, мұғалім, Жаңаөзен. Өз атынан.")
    assert (found.office, found.place, found.capacity) == ("мұғалім", "Жаңаөзен", "personal")


@pytest.mark.parametrize(
    "text",
    [
        "ОО «Исток», Рысты Кабиева, председатель, заместитель Сауле Дюсенгали",
        "ҚБ «Дала», Рысты Қабиева төрайым, орынбасары Сәуле Дүйсенғали",
    ],
)
def test_a_second_person_in_an_office_is_open(text: str) -> None:
    (point,) = entry(text).open
    assert point.text.endswith(("Сауле Дюсенгали", "Сәуле Дүйсенғали"))


def test_whom_an_office_serves_is_nobody_else() -> None:
    office = "директор, профессор университета имени Абая Кунанбаева"
    assert said(f"ОФ «Исток», Рысты Кабиева, {office}")[1] == office


def test_a_cell_of_offices_that_goes_on_behind_a_full_stop_is_open() -> None:
    rows = (
        "№;Организация;ФИО;Должность;Город\n"
        "1;ОФ «Эко»;Сейткулова Жанна;член правления. Жезды;\n"
        "2;ОФ «Берег»;Анна Лисенко;директор;Атырау\n"
        "3;ОФ «Нур»;Рысты Омарова;председатель, заместитель Сауле Дюсенгали;\n"
    )
    found = read(rows, "list.csv").entries
    assert [[point.text for point in each.open] for each in found] == [
        ["член правления. Жезды"],
        [],
        ["заместитель Сауле Дюсенгали"],
    ]
