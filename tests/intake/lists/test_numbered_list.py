"""Lists with numbers of many styles, in the text around them."""

from collections.abc import Callable

import pytest

from coalition_app.intake.read_source import read_source
from tests.intake.reading import read, unaccounted

STYLES = [
    "{}. ",
    "{}) ",
    "({}) ",
    "№ {} ",
    "№{}. ",
    "{} - ",
    "{} – ",
    "{}\t",
    "{} ",
    "{}.",
    "• {}. ",
    *("N{} ", "N {} ", "No. {} ", "Nr. {} ", "n° {} ", "Nº{} ", "#{} ", "№{}) ", "№ {}: "),
    *("[{}] ", "<{}> ", "{{{}}} ", "{}.) ", "{}/ ", "{}, ", "{}; ", "{}_", "{}] ", "{}º ", "{}— "),
    *("0{}. ", "{}-ші ", "Подпись {}: ", "Signatory {}. "),
]


CLEAR = 11
"""Styles behind which a name may begin with a number."""


@pytest.mark.parametrize("style", STYLES)
def test_numbers_of_any_style_are_read(style: str) -> None:
    # `3.7 канал` can be read in two ways.
    third = "7 канал" if style in STYLES[:CLEAR] and style != "{}." else "Новый канал"
    names = ["ОО «Эхо»", "Анна Ким", third, "Human Rights Watch"]
    draft = read("".join(f"{style.format(at)}{name}\n" for at, name in enumerate(names, 1)))
    assert [entry.as_printed for entry in draft.entries] == names
    printed = [entry.printed_number.lstrip("0") for entry in draft.entries]
    assert printed == ["1", "2", "3", "4"]
    assert draft.warnings == ()


def test_repeated_missing_and_falling_numbers_are_kept_and_named() -> None:
    draft = read("1. Анна Ким\n2. Ли Елена\n2. Цой Юлия\n7. ОО «Эхо»\n5. Пак Вера\n")
    assert [entry.number for entry in draft.entries] == [1, 2, 3, 4, 5]
    assert [entry.printed_number for entry in draft.entries] == ["1", "2", "2", "7", "5"]
    repeated, missing, back = draft.warnings
    assert "more than once: 2." in repeated
    assert "missing in the source: 3-4, 6." in missing
    assert "7 → 5" in back


def test_numbers_that_start_again_part_sections() -> None:
    draft = read(
        "Организации:\n1. ОО «Эхо»\n2. ОФ «Свет»\n\nФизические лица\n1. Анна Ким\n2. Ли Елена\n"
    )
    assert [(s.heading, s.first, s.last) for s in draft.sections] == [
        ("Организации", 1, 2),
        ("Физические лица", 3, 4),
    ]
    assert [entry.section for entry in draft.entries] == [1, 1, 2, 2]
    assert "these entries of the list: 3." in draft.warnings[0]


def test_a_signatory_whose_number_got_lost_is_an_entry() -> None:
    draft = read("1. ОО «Эхо»\n\nФонд «Свет»\n\n3. Анна Ким\n")
    assert [entry.printed_number for entry in draft.entries] == ["1", "", "3"]
    assert any("entry 2 " in warning for warning in draft.warnings)


def test_furniture_of_a_page_is_left_out() -> None:
    text = (
        "Home > Statements\n\nЗаявление НПО\n\nМы против.\n\n1. ОО «Эхо»\n2. Анна Ким\n\n"
        "Страница 2 из 3\n\n3. Ли Елена\n\nПоделиться\n\nОставить комментарий\n\nАноним: спасибо\n"
    )
    draft = read(text)
    assert draft.title == "Заявление НПО"
    assert len(draft.entries) == 3
    assert [left.lines for left in draft.left_out] == [(1, 1), (10, 10), (14, 14), (16, 18)]
    assert unaccounted(text, draft) == []


@pytest.mark.parametrize("links", ["Share | Print", "Поделиться · Печать", "Tweet / Email / Print"])
def test_links_of_a_page_beside_each_other_are_no_signatory(links: str) -> None:
    draft = read(f"People:\n\n- Ann Lee\n- Bo Ray\n\n{links}\n")
    assert [each.name for each in draft.entries] == ["Ann Lee", "Bo Ray"]
    assert draft.left_out[-1].text == links


def test_a_number_that_lost_its_full_stop_still_begins_an_entry() -> None:
    source = (
        "1. ОО «А», Алматы\n2. ОФ «Б» (поддерживаю с оговоркой)\n3 Фонд «В», Астана\n4. ОО «Г»\n"
    )
    draft = read_source(source.encode(), "list.txt").draft
    assert [entry.printed_number for entry in draft.entries] == ["1", "2", "3", "4"]
    assert draft.entries[1].reservation == "поддерживаю с оговоркой"
    assert draft.entries[2].name == "«В»"


def test_a_bare_number_inside_an_entry_begins_none() -> None:
    source = "1. ОО «А»,\n7 канал\n2. ОФ «Б»\n3. ОО «В»\n"
    draft = read_source(source.encode(), "list.txt").draft
    assert [entry.printed_number for entry in draft.entries] == ["1", "2", "3"]


@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_roman_numbers_are_read(case: Callable[[str], str]) -> None:
    names = ["Анна Ким", "Борис Ли", "Вера Сон", "Глеб Тен", "ОО «Эхо»"]
    printed = [case(each) for each in ("i", "ii", "iii", "iv", "v")]
    draft = read("Подписали:\n" + "\n".join(map("{}. {}".format, printed, names)))
    assert [each.as_printed for each in draft.entries] == names
    assert [each.printed_number for each in draft.entries] == printed


def test_roman_numbers_of_sections_number_no_signatories() -> None:
    parts = ["I. Организации", "ОО «Эхо»", "ОФ «Луч»", "II. СМИ", "Газета «Время»", "Газета «Ор»"]
    parts += ["III. Граждане", "Анна Ким", "Борис Ли", "Вера Сон"]
    draft = read("Подписали:\n\n" + "\n".join(parts))
    assert len(draft.entries) >= 7


@pytest.mark.parametrize("between", ["3а. ", "3-а. ", "3а) ", "3 а. ", "3а ", "3a. ", "3.1. "])
def test_a_number_put_between_two_others_begins_an_entry(between: str) -> None:
    draft = read(f"1. Анна Ким\n2. Борис Ли\n3. Вера Сон\n{between}Глеб Тен\n4. Дина Шек\n")
    assert [each.as_printed for each in draft.entries] == [
        *("Анна Ким", "Борис Ли", "Вера Сон", "Глеб Тен", "Дина Шек")
    ]
    assert draft.entries[3].printed_number == "".join(between.split()).rstrip(".)")
    assert draft.warnings == ()


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_full_stop_lost_anywhere_loses_nobody(at: int) -> None:
    bodies = ["ОО «Мост»", "ОФ «Луч»", "ОО «Река»", "ОО «Гора»"]
    lines = [
        f"{number}{'' if number == at else '.'} {body}" for number, body in enumerate(bodies, 1)
    ]
    draft = read("Подписали:\n\n" + "\n".join(lines))
    assert [each.as_printed for each in draft.entries] == bodies


def test_a_wrong_number_without_a_full_stop_opens_the_entry_that_it_is_in() -> None:
    draft = read("1. ОО «Мост»\n2. ОФ «Луч»\n5 ОО «Река»\n4. ОО «Гора»\n")
    (line,) = draft.open_lines
    assert (line.text, line.code, line.numbers) == ("ОО «Река»", "may-be-a-signatory", (2,))


@pytest.mark.parametrize("line", ["2014 год", "5 канал", "4 мая 2014 года"])
def test_what_begins_with_a_number_below_a_list_is_no_entry(line: str) -> None:
    draft = read(f"1. ОО «Мост»\n2. ОФ «Луч»\n3. ОО «Река»\n\n{line}\n")
    assert len(draft.entries) == 3


BODIES = ["ОО «Берег», Караганда", "Фонд «Норд», Норильск", "АНО «Кузбасс», Кемерово"]
PEOPLE = ["Алексеев Роман Игоревич, инженер, Липецк", "Валеева Динара, врач, Уфа"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *(("А-{} ", "Б-{} "), ("А{}. ", "Б{}. "), ("1.{} ", "2.{} "), ("1.{}. ", "2.{}. ")),
        *(("ORG-0{} ", "IND-0{} "), ("№ О-{} ", "№ Г-{} "), ("A.{}) ", "B.{}) ")),
    ],
)
@pytest.mark.parametrize("bodies", [2, 3])
@pytest.mark.parametrize("heads", [True, False])
def test_numbers_of_parts_stay_out_of_names(
    first: str, second: str, bodies: int, heads: bool
) -> None:
    marks = [each.partition("{")[0].strip("№ 0-.") for each in (first, second)]
    above, between = f"{marks[0]}. НКО\n", f"{marks[1]}. Граждане"
    lines = [first.format(at) + name for at, name in enumerate(BODIES[:bodies], 1)]
    lines += [between] if heads else []
    lines += [second.format(at) + name for at, name in enumerate(PEOPLE, 1)]
    draft = read("Подписавшие\n" + (above if heads else "") + "\n".join(lines))
    assert [each.as_printed for each in draft.entries] == [*BODIES[:bodies], *PEOPLE]
    numbers = [first.format(at).strip("№ .)") for at in range(1, bodies + 1)]
    numbers += [second.format(at).strip("№ .)") for at in (1, 2)]
    assert [each.printed_number for each in draft.entries] == numbers
    assert [each.kind for each in draft.entries[bodies:]] == ["individual"] * 2
    assert not any(each.defects for each in draft.entries)


def test_a_letter_and_a_number_in_one_name_number_nothing() -> None:
    names = ["Т-34, клуб моделистов", "Т-62 друзья", "А-1 студия", "ОО «Эхо»"]
    draft = read("Подписали:\n\n" + "\n".join(names))
    assert [each.as_printed for each in draft.entries] == names


def test_points_that_count_on_into_the_list_stop_no_reading() -> None:
    # Nothing was left outside the list for the text of the demands to be taken from.
    text = (
        "4. Мы просим министерство:\n6. — передать расчёты, на которых она основана;\n"
        "7. — сохранить архив наблюдений.\n21. К. К. Бронников\n22. Степан Ильин, преп. каф. физики\n"
        "23. Общество любителей неба «Зенит»\n"
    )
    draft = read(text)
    assert unaccounted(text, draft) == []
    printed = [entry.printed_number for entry in draft.entries]
    assert printed[-3:] == ["21", "22", "23"]
