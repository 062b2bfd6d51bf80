"""Names in small letters are signatories of their own; what was cut at the width of a page goes on."""

import pytest

from tests.intake.reading import names, read

TEXT = "Letter on the river\n\nWe ask the council to listen to all who live there.\n\nSigned by:\n"
PEOPLE = (
    *("maria oyelaran ngata", "peto villu hassa", "kirimo tadu", "svebra olant", "motovi ukelele"),
    *("ratan bodo", "olivar desk", "pumo tarento", "kilo hamando", "zeta pomari"),
)
TRADES = (
    *("professor of law, university of the north", "writer", "lawyer at the river fund", "nurse"),
    *("teacher of music, hill school", "engineer", "student", "doctor", "poet", "farmer"),
)


@pytest.mark.parametrize("every", [1, 2, 3, 4])
def test_ten_people_stay_ten(every: int) -> None:
    named = [name if at % every == 0 else name.title() for at, name in enumerate(PEOPLE)]
    lines = [f"{name}, {trade}" for name, trade in zip(named, TRADES, strict=True)]
    assert names(read(TEXT + "\n".join(lines))) == named


def test_known_names_in_small_letters_describe_nobody() -> None:
    people = ["Анна Ким", "борис сон", "Вера Тен", "глеб шек", "Дина Пак", "егор цой"]
    assert names(read("Подписали:\n" + "\n".join(people))) == people


@pytest.mark.parametrize("end", ["", ";"])
@pytest.mark.parametrize("town", ["Назрань", "Бурово", "Усть-Луга"])
def test_a_body_in_small_letters_behind_a_town_signs(town: str, end: str) -> None:
    bodies = ["Горский совет национального согласия", "комитет «Степь»", "Центр «Луг»"]
    lines = [f"{body}, {town}{end}" for body in bodies]
    draft = read("Подписали:\n" + "\n".join(lines))
    assert [entry.name.partition(",")[0] for entry in draft.entries] == bodies


def test_a_body_that_goes_on_below_is_one() -> None:
    lines = ["Горский совет национального согласия и Луговой", "комитет «Степь», Томск"]
    assert len(read("Подписали:\n" + "\n".join([*lines, "Центр «Луг», Омск"])).entries) == 2


def test_a_title_in_small_letters_begins_the_next_person() -> None:
    draft = read(
        "Қол қойғандар:\n\n«Ана мен дала» қоғамдық қоры, Гүлмира Ордабаева, төрайым, Кентау\n"
        "«Сөз бостандығы» ҚҚ, Ермек Тайшыбаев, Алматы\n"
        "профессор Мәрия Қожахметова (Абай атындағы университет), Алматы\n"
        "ҚБ «Жезді жастары», Олжас Қуанышұлы, төраға, Астана\n"
    )
    assert len(draft.entries) == 4
    professor = draft.entries[2]
    assert (professor.lines, "Мәрия Қожахметова" in professor.as_printed) == ((5, 5), True)
    assert draft.entries[1].office == ""


def test_an_office_in_small_letters_goes_on_with_a_body_that_has_no_person_yet() -> None:
    draft = read(
        "Подписали:\n\nОФ «Эхо», Анна Ким, директор, Ош\n"
        "Общественное объединение «Союз рыбаков большого озера», Бишкек\n"
        "председатель Дана Ли\n"
        "ОФ «Нур», Вера Лим, директор, Талас\nОО «Свет», Пётр Цой, директор, Ош\n"
    )
    assert [each.representative for each in draft.entries] == [
        "Анна Ким",
        "Дана Ли",
        "Вера Лим",
        "Пётр Цой",
    ]
