"""A name that may be several people's is open: one signature would print and count for all of them."""

import pytest

from coalition_app.intake.edit_draft import part_entry
from coalition_app.intake.who_signs import sign_as
from tests.intake.reading import entry, read

SEVERAL = [
    "Трофим и Агафья Кедровы, с. Верхнее",
    "Асхат мен Айгүл Сейітовтер",
    "Mr & Mrs P. Wade",
    "Effie Bard; Cal Bard",
    "Marga Zoller und Alwin Nikisch (Vorstand der Landesgruppe)",
    "Anna and Boris Lee",
]
ONE = [
    "Rook & Sons",
    "Antonio Rovira i Martinez",
    "Smith and Jones",
    "ОФ «Анна и Борис Ли»",
    "«Кирилл и Мефодий»",
    "Ursula von der Leyen",
    "Adam Smith and David Hume Institute",
]


@pytest.mark.parametrize("name", SEVERAL)
def test_a_name_of_several_people_is_open(name: str) -> None:
    draft = read(f"Подписи:\n\n1. ОФ «Сад»\n2. {name}\n3. Анна Ким, врач\n")
    assert "several-people" in [point.code for point in draft.entries[1].open]
    table = read(f"Name\tTown\nFen Trust\tEly\n{name.partition(',')[0]}\tEly\n", "a.tsv")
    assert "several-people" in [point.code for point in table.entries[1].open]


@pytest.mark.parametrize("name", ONE)
def test_a_name_of_one_signatory_is_not(name: str) -> None:
    draft = read(f"Подписи:\n\n1. ОФ «Сад»\n2. {name}\n3. Анна Ким, врач\n")
    assert "several-people" not in [point.code for point in draft.entries[1].open]


@pytest.mark.parametrize(
    "text",
    [
        "Общество садоводов и Общество пчеловодов",
        "Клуб «Парус» / Клуб «Чайка»",
        "РОО «Луг» + РОО «Сад»",
        "Leeds Rowing Club; Ilkley Clean River Campaign",
        "Otley Allotment Society, Ilkley Allotment Society and Burley Growers for the Food Network",
    ],
)
def test_bodies_of_one_sort_on_one_line_are_asked_about(text: str) -> None:
    assert "several-people" in [point.code for point in entry(text).open]


@pytest.mark.parametrize(
    "text",
    [
        "Campaign for Freedom and Justice Network",
        "Center for Law, Human Rights Center",
        "Союз журналистов и писателей",
        "ОФ «Эхо»; Алматы",
    ],
)
def test_a_body_with_two_words_for_bodies_is_one(text: str) -> None:
    assert "several-people" not in [point.code for point in entry(text).open]


@pytest.mark.parametrize(
    "text",
    [
        "Friends of Elm Park and Friends of Ash Park",
        "Leeds Rowing Club and Ilkley Bees Trust",
        "Dee Rowing Society / Wye Anglers Club",
        "Совет ветеранов и Союз женщин",
        "Пермский клуб туристов и Общество любителей книги, Пермь",
        "Клуб «Парус»; АНО «Чайка»",
        "ОО «Луг» + АНО «Сад»",
        "«Таза су» ҚҚ және «Көпір» ҚБ",
        "«Барыс» клубы және «Сұңқар» клубы",
    ],
)
def test_bodies_of_two_sorts_on_one_line_are_asked_about(text: str) -> None:
    assert "several-people" in [point.code for point in entry(text).open]


@pytest.mark.parametrize("text", ["Hamish & Ola", "Hamish and Ola", "Анна и Пётр"])
def test_given_names_alone_are_several_people(text: str) -> None:
    assert "several-people" in [point.code for point in entry(text).open]


@pytest.mark.parametrize(
    "text",
    [
        "Salt & Sail",
        "Friends of Elm & Ash",
        "University and College Union",
        "Leeds Campaign for Freedom and Justice Network",
        "Совет мира и дружбы",
        "Общество «Клуб и Фонд»",
        "Ure Trust (Leeds), Anna Kim, chair of Ure Trust and Leeds Club",
    ],
)
def test_a_body_whose_name_holds_a_joining_word_is_one(text: str) -> None:
    assert "several-people" not in [point.code for point in entry(text).open]


@pytest.mark.parametrize(
    "text",
    [
        "ОФ «Эхо»,\nОО «Рассвет»",
        "«Эхо» қоғамдық қоры,\n«Таң» ҚБ",
        "ОФ «Эхо» и Союз\nженщин Казахстана",
    ],
)
def test_two_bodies_on_lines_without_numbers_are_asked_about(text: str) -> None:
    draft = read(f"Подписали:\nОО «Альфа»\n{text}\nОО «Восход»\nОФ «Нур»\n")
    assert "several-people" in [point.code for point in draft.entries[1].open]


@pytest.mark.parametrize(
    "text",
    [
        "Департамент прав человека,\nОФ «Эхо»",
        "Коалиция НПО против пыток,\nОО «Көктем»",
        "Коалиция НПО Казахстана и Ассоциация\nженщин «Заря»",
        "Центр поддержки женщин,\nФонд помощи детям, Алматы",
        "ОФ «Эхо», Алматы,\nОО «Рассвет», Астана",
        "ОФ «Эхо», Анна Ким, ОО «Рассвет», Борис Ли",
        "Общественный фонд «Эхо» и «Рассвет»",
        "«Эхо» қоғамдық қоры мен\n«Таң» қоғамдық бірлестігі",
    ],
)
def test_what_may_be_two_bodies_or_one_is_asked_about(text: str) -> None:
    draft = read(f"Подписали:\n1. ОО «Альфа»\n2. {text}\n3. ОО «Восход»\n")
    assert "several-people" in [point.code for point in draft.entries[1].open]


@pytest.mark.parametrize(
    "text", ["ОФ «Эхо»,\nОО «Рассвет», Анна Ким", "ОО «Талап», ЦК профсоюза «Жаңарту», Анна Ким"]
)
def test_two_quoted_bodies_under_one_number_sign_together(text: str) -> None:
    found = read(f"Подписали:\n1. ОО «Альфа»\n2. {text}\n3. ОО «Восход»\n").entries[1]
    assert (len(found.joint), found.open) == (1, ())


@pytest.mark.parametrize(
    "person",
    [
        "Ержан Сәрсенов Гүлсім Әлі",
        "Nurlan Abdirov Нұрлан Әбдіров",
        "Ким А. С. Ли Б. И.",
        "Ким Анна Сергеевна Ли Борис Иванович",
    ],
)
def test_a_person_who_is_longer_than_one_name_is_open(person: str) -> None:
    listed = read(f"Подписи:\n\n1. ОФ «Сад»\n2. ОФ «Эхо», Алматы, {person}\n3. Анна Ким, врач\n")
    assert person in [point.text for point in listed.entries[1].open]
    both = person.replace(" Г", "\nГ").replace(" Ли", "\nЛи")
    table = read(f'Ұйым;Өкілі;Қала\n«Сад» ҚҚ;Анна Ким;Алматы\n«Эхо» ҚҚ;"{both}";Алматы\n', "a.csv")
    assert (table.entries[1].representative, [each.text for each in table.entries[1].open]) == (
        "",
        [person],
    )


@pytest.mark.parametrize("person", ["Салтанат Серік қызы Раева", "Проф. Ким Анна Сергеевна"])
def test_one_person_with_a_long_name_is_not(person: str) -> None:
    assert entry(f"ОФ «Эхо», Алматы, {person}").open == ()
    assert entry(f"{person}, Алматы").open == ()


def test_a_body_with_another_one_of_its_leader_is_asked_about() -> None:
    for office in ("директор ОФ «Эхо» и ОО «Заря»", "директор ОФ «Эхо», ОО «Заря»"):
        signed = sign_as(entry(f"Анна Ким, {office}"), "organisations")
        assert signed.representative == "Анна Ким"
        assert "several-people" in [point.code for point in signed.open]


def test_people_with_dots_between_them_are_asked_about() -> None:
    two = "Prof. Marat Tuleubek, pulmonologist, Almaty · Sister Teresa Kowalczyk, teacher, Bytom"
    found = entry(two)
    assert "several-people" in [point.code for point in found.open]
    assert [each.as_printed for each in part_entry(found, of_row=False)] == two.split(" · ")
    one = entry("Anna Kim · director · Almaty")
    assert (one.name, one.office, one.place, one.open) == ("Anna Kim", "director", "Almaty", ())


@pytest.mark.parametrize(
    "text, body, people",
    [
        (
            "«Көктөбе» бастамашыл тобы — Әсел Нұрмұхамбет пен Виктор Пак (Алматы)",
            "«Көктөбе» бастамашыл тобы",
            "Әсел Нұрмұхамбет пен Виктор Пак",
        ),
        ("River Trust — Anna Bell and John Poole", "River Trust", "Anna Bell and John Poole"),
        ("River Trust, Anna Bell and John Poole", "River Trust", "Anna Bell and John Poole"),
        ("River Trust — Peace and Justice", "River Trust — Peace and Justice", ""),
    ],
)
def test_several_people_behind_a_body_are_no_part_of_its_name(
    text: str, body: str, people: str
) -> None:
    found = entry(text)
    assert (found.name, found.representative) == (body, people)


def test_a_country_before_a_full_stop_is_no_part_of_a_persons_name() -> None:
    found = entry("River Trust, Khujand, Tajikistan. Manizha Rahimzoda, chair")
    assert (found.place, found.country) == ("Khujand", "Tajikistan")
    assert (found.representative, found.office) == ("Manizha Rahimzoda", "chair")


def test_a_person_in_the_name_of_a_body_is_asked_about() -> None:
    found = entry("Tern Valley Foundation, Helen\tBrook, Executive Director, Ely,\tKenya")
    assert found.name == "Tern Valley Foundation, Helen Brook"
    assert (found.representative, found.office) == ("", "Executive Director")
    assert [point.code for point in found.open] == ["several-people"]
