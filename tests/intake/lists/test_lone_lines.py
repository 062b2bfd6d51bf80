"""A lone line or row between signatories that names nobody opens those below it, in every shape."""

import pytest

from coalition_app.draft_pieces import HEADS, LINE_OPENINGS
from coalition_app.drafts import Draft
from coalition_app.intake.lists.lone_lines import may_head, tells_how
from tests.intake.examples import examples
from tests.intake.reading import read

BELOW = [each for each in LINE_OPENINGS if each != "may-be-a-signatory"]
TELLING = (
    *("Отказались", "Думают", "Ждём ответа", "Отказавшиеся", "Без ответа", "Приглашены"),
    *("Бас тартқандар", "Жауап бермегендер", "Күтілуде", "Declined", "Said no", "Not yet signed"),
)
AS_NAMES = (
    *("Несогласные организации", "Неподписавшие организации", "Қол қоймаған ұйымдар", "Open", "?"),
    *("Partners who did not sign", "Members, undecided", "Обещали подписать до 20.11"),
)
"""What a list of words knows for bodies, or several items; between entries a blank line tells them."""


def below(draft: Draft) -> dict[str, list[str]]:
    """Give the names of those below each heading that opens them."""
    names = {entry.number: entry.name for entry in draft.entries}
    return {
        line.text: [names[number] for number in line.numbers]
        for line in draft.open_lines
        if line.code in BELOW
    }


@pytest.mark.parametrize("heading", TELLING)
@pytest.mark.parametrize(
    "text",
    [
        "1. Анна Ким\n2. ОО «Свет»\n{}\n3. ОФ «Луч»\n4. Глеб Тен\n",
        "Подписали\n1. Анна Ким\n2. ОО «Свет», Тараз\n{}\n1. ОФ «Луч»\n2. Глеб Тен\n",
        "1. Анна Ким\n2. ОО «Свет»\n3. Мая Цой\n{}\nОФ «Луч»\nГлеб Тен\n",
        "Подписали:\nАнна Ким\nОО «Свет»\n{}\nОФ «Луч»\nГлеб Тен\n",
        "Подписали:\nАнна Ким\nОО «Свет»\n\n## {}\nОФ «Луч»\nГлеб Тен\n",
        "№;Название;Город\n1;Анна Ким;Ош\n2;ОО «Свет»;Ош\n{};;\n3;ОФ «Луч»;Ош\n4;Глеб Тен;Ош\n",
        "№;Название;Город\n1;Анна Ким;Ош\n{};;\n2;ОФ «Луч»;Ош\n3;Глеб Тен;Ош\n",
        "Название;Город\nАнна Ким;Ош\nОО «Свет»;Ош\n{};\nОФ «Луч»;Ош\nГлеб Тен;Ош\n",
    ],
)
def test_a_line_that_tells_a_clause_opens_those_below(text: str, heading: str) -> None:
    draft = read(text.format(heading), "a.csv" if ";" in text else "a.txt")
    assert below(draft) == {heading: ["«Луч»", "Глеб Тен"]}
    assert heading not in " ".join(entry.as_printed for entry in draft.entries)


@pytest.mark.parametrize("heading", ["Отказ", "Spam", "Черновик"])
@pytest.mark.parametrize(
    "text",
    [
        "1. Анна Ким\n2. ОО «Свет»\n{}\n3. ОФ «Луч»\n4. Глеб Тен\n",
        "Название;Город\nАнна Ким;Ош\nОО «Свет»;Ош\n{};\nОФ «Луч»;Ош\nГлеб Тен;Ош\n",
    ],
)
def test_any_other_line_that_stands_alone_may_sign_or_head(text: str, heading: str) -> None:
    draft = read(text.format(heading), "a.csv" if ";" in text else "a.txt")
    assert below(draft) == {heading: ["«Луч»", "Глеб Тен"]}
    assert [line.text for line in draft.open_lines if line.code not in BELOW] == [heading]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Отказались: Лев Цой, Мая Ким.", "Отказались"),
        ("Бас тартқандар — Лев Цой, Мая Ким", "Бас тартқандар"),
        ("Declined: Лев Цой and Мая Ким.", "Declined"),
    ],
)
@pytest.mark.parametrize(
    "above",
    [
        "1. Анна Ким\n2. ОО «Свет»\n3. Борис Тен\n\n",
        "1. Анна Ким\n2. ОО «Свет»\n3. Борис Тен\n",
        "Анна Ким\nОО «Свет»\nБорис Тен\n",
        "Подписали: Анна Ким, ОО «Свет», Борис Тен.\n\n",
        "Подписали: Анна Ким, ОО «Свет», Борис Тен. ",
    ],
)
def test_all_behind_a_heading_on_its_line_stand_under_it(
    above: str, line: str, heading: str
) -> None:
    draft = read(f"{above}{line}\n")
    assert [entry.name for entry in draft.entries][:3] == ["Анна Ким", "«Свет»", "Борис Тен"]
    assert below(draft) == {heading: ["Лев Цой", "Мая Ким"]}


def test_what_is_wrapped_stays_with_its_entry() -> None:
    draft = read(
        "1. Анна Ким, врач\n2. Дина\nШек\n3. Союз рабочих и\nКрестьянский фронт\n4. Глеб Тен\n"
    )
    assert [entry.as_printed for entry in draft.entries][1:3] == [
        "Дина Шек",
        "Союз рабочих и Крестьянский фронт",
    ]
    assert draft.open_lines == ()


@pytest.mark.parametrize("heading", examples("headings")["how they stand"])
def test_how_they_stand_may_head(heading: str) -> None:
    assert may_head(heading) or heading in AS_NAMES


@pytest.mark.parametrize("heading", examples("headings")["who they are"])
def test_a_group_tells_nothing_of_how_it_stands(heading: str) -> None:
    assert not tells_how(heading)


def test_a_heading_that_tells_how_is_asked_about_once() -> None:
    draft = read("1. Анна Ким\n2. ОО «Свет»\n\nДумают\n\n3. ОФ «Луч»\n4. Глеб Тен\n")
    assert [line.code for line in draft.open_lines] == [HEADS]


def test_a_short_name_before_the_full_one_heads_nobody() -> None:
    bodies = ["ALEF: Association for Learning and Freedom (Romania)", "Society of Rivers"]
    bodies += ["GERB: Green Education, Research and Building (Bulgaria)", "GONT (Croatia)"]
    draft = read("Signatories:\n" + "\n".join(bodies))
    assert [entry.as_printed for entry in draft.entries] == bodies
    assert [section.heading for section in draft.sections] == [None]
    assert not draft.open_lines
    named = [entry.name for entry in draft.entries]
    assert named == [body.partition(" (")[0] for body in bodies]


@pytest.mark.parametrize("above", [1, 2, 3])
def test_offices_that_are_not_known_right_above_the_list_are_asked_about(above: int) -> None:
    unknown = ["Звонарь и балетмейстер Пётр Седов", "Лодочница и телеведущая Анна Лугова"]
    unknown = [*unknown, "Стеклодув и бондарь Вера Дымова"][:above]
    known = ["Музыкант Олег Зимин", "Писатель Иван Горин", "Писатель Павел Белов"]
    draft = read("\n".join([*unknown, *known, "Режиссёр Лев Тихонов"]))
    asked = " ".join(line.text for line in draft.open_lines)
    read_all = " ".join(entry.as_printed for entry in draft.entries)
    assert all(line in f"{asked} {read_all}" for line in unknown)


@pytest.mark.parametrize(
    "name",
    [
        "Lumina - Rede Latinoamericana de Estudos em Energia, Clima e Sociedade",
        "Lumina: Red de Estudios sobre Energía, Clima y Sociedad",
    ],
)
def test_what_the_name_of_a_body_lists_are_no_names_under_a_heading(name: str) -> None:
    bodies = "Hill Rights Foundation\n{}\nOpen Wire Collective\nFundación Vía Libre\n"
    draft = read(f"Signatories\n\n{bodies.format(name)}")
    assert len(draft.entries) == 4
    assert draft.entries[1].as_printed == name
    assert [section.heading for section in draft.sections] == [None]
