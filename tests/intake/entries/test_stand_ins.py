"""A name that stands in for another changes nothing of what is read behind it."""

import sys
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coalition_app.drafts import known_pieces
from coalition_app.intake.entries.clauses import remark_at
from coalition_app.intake.entries.pieces import cut_pieces, take_pieces
from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.entries.stand_ins import (
    IN_CYRILLIC,
    IN_KAZAKH,
    IN_LATIN,
    alike,
    forgetting_shapes,
    keep_shape,
    shape_of,
    take_shape,
)
from tests.intake.examples import examples

EXAMPLES = examples("stand_ins")

PEOPLE = (
    *(
        "Болат Ахметов",
        "Ахметов Болат",
        "Динара Ержановна Касымова",
        "Сергей Иванов",
        "Иван Петрович",
    ),
    *(
        "Марина Карина",
        "Ким Анна",
        "Анна Ким",
        "Айгүл Сәтбаева",
        "Людмила Директор",
        "Астана Алматы",
        *("Төлеген Бекмұхан", "Улице Алуа", "Сенімхат Анна", "Отказ Марина"),
        *("Данияр Тұрғын", "Имя Удалова", "Несколько Участников", "Айгүл Серік"),
    ),
    *(
        "John Smith",
        "Marina Petrova",
        "Dean Brown",
        "Anna Church",
        "Charity Ngilu",
        "Karl Ivanovich Marks",
    ),
)
BODIES = (
    *("ОО «Эхо»", "ОФ «Правозащитная инициатива Сана»", "РОО «Шаңырақ»", "ТОО «Газета Голос»"),
    *("Общественный фонд «Анна Ким»", "учреждение «Совет»", "Қоғамдық қор «Сана»"),
    *("ОО «Алматы»", "ОФ «Анна Ким»", "НУ «Движение»", "ХХ «Эхо»", "ОО «Директор»", "ОО «ОФ Эхо»"),
    *("«Сана»", "«Жеті су 12»", "ҚҚ «Жеті су 2011»", "«Сана» ҚБ", "«Жеті су» қоғамдық қоры"),
    *("ОО «Aлма»", "«Социолог Дамира»", "ОО «Отозвано»"),
    *("ОФ «Жалгас және Айгүл Серік»", "«Анна мен Пётр»", "«Anna and Peter»", "«Сана қор»"),
)
BEHIND = (
    *(
        "директор",
        "Алматы",
        "Казахстан",
        "Анна Волкова",
        "Karl Brandt",
        "председатель правления",
        "врач",
    ),
    *("кроме пункта 2", "с оговоркой", "не публиковать имя", "8 701 123 45 67", "a@b.kz", "к.ю.н."),
    *(
        "ОО «Мир»",
        "«Жар»",
        "и другие",
        "Inc.",
        "от имени ОО «Мир»",
        "в лице Петра Ли",
        "(отозвано)",
        "д",
    ),
    *(
        "Professor",
        "University of York",
        "UK",
        "III",
        "and Politics",
        "Анна",
        "Совет по делам",
        "№ 5",
        "",
        *("Ақтөбе", "Семей", "Калуга", "скульптор", "педагог Ким"),
        *("директор Ким Б. А.", "атқарушы директор Әбенов Ғ.С.", "бухгалтер Анна Ли", "«Сана» ҚБ"),
        *("Ким И. О.", "и.о. директора Ли Н. С.", "не член Ли А. Б.", "в лице директора Ли А. Б."),
    ),
)
NO_MARK = {"§": "ескертпе"}
"""A note that no entry here refers to: with notes, every entry is read by its own words."""


@given(
    name=st.sampled_from((*PEOPLE, *BODIES)),
    behind=st.lists(st.sampled_from((*BEHIND, *PEOPLE)), min_size=1, max_size=4),
    signs=st.sampled_from(("", "people", "bodies", "bare bodies")),
    comma_ends=st.booleans(),
)
@example(name="ОО «Эхо»", behind=["Болат Ахметов", "директор"], signs="", comma_ends=False)
@example(name="ОФ «Жалгас және Айгүл Серік»", behind=["Айгүл Ахметова"], signs="", comma_ends=False)
@example(name="ОО «Эхо»", behind=["ОО «Эхо»", "директор"], signs="", comma_ends=False)
@example(name="Болат Ахметов", behind=["Болат Ахметов"], signs="", comma_ends=False)
def test_an_entry_is_read_as_by_its_own_words(
    name: str, behind: list[str], signs: str, comma_ends: bool
) -> None:
    text = ", ".join([name, *behind])
    read = read_entry(text, number=7, lines=(3, 4), signs=signs, comma_ends=comma_ends)
    own = read_entry(
        text, number=7, lines=(3, 4), signs=signs, comma_ends=comma_ends, footnotes=NO_MARK
    )
    assert read == own
    if known := known_pieces(read):
        assert (known, ()) == (take_pieces(own).pieces, take_pieces(own).open)


def test_a_copy_with_another_field_knows_no_pieces() -> None:
    read = read_entry("ОО «Эхо», Болат Ахметов, директор", number=1, lines=(1, 1))
    assert [piece.role for piece in known_pieces(read)] == [
        "legal-form",
        "name",
        "person",
        "office",
    ]
    assert known_pieces(replace(read, office="юрист")) == ()


@pytest.mark.parametrize(
    ("name", "other"),
    EXAMPLES["only a name that is surely alike is replaced"],
)
def test_only_a_name_that_is_surely_alike_is_replaced(name: str, other: str) -> None:
    shape = shape_of(name)
    assert (shape.text if shape else "") == other


@pytest.mark.parametrize("letter", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯӘҒҚҢӨҰҮІҺ")
def test_initials_are_read_as_others(letter: str) -> None:
    for initials in (f"{letter}. Л.", f"Л. {letter}.", f"{letter}.Л.", f"Л.{letter}."):
        for text in (f"«Эхо» ҚБ, бас хатшы Ким {initials}, Тараз", f"Ким {initials}, юрист, Тараз"):
            assert shape_of(text) is not None
            read = read_entry(text, number=7, lines=(3, 4))
            own = read_entry(text, number=7, lines=(3, 4), footnotes=NO_MARK)
            assert read == own
            assert known_pieces(read) in ((), cut_pieces(own).pieces)


def test_a_person_right_behind_the_office_is_plain() -> None:
    read = read_entry("«Сана» ҚБ, Семей, бас хатшы Ким А. Б.", number=1, lines=(1, 1))
    assert known_pieces(read) == cut_pieces(read).pieces
    roles = [piece.role for piece in known_pieces(read)]
    assert roles == ["name", "legal-form", "place", "office", "person"]


@pytest.mark.parametrize(
    ("words", "before"), [(IN_CYRILLIC, ""), (IN_LATIN, ""), (IN_KAZAKH, "ОО «Жар», директор ")]
)
def test_every_stand_in_stands_in_for_itself(words: dict[str, str], before: str) -> None:
    for sort, word in words.items():
        name = f"{before}{words['given']} {word}"
        shape = shape_of(name)
        assert shape is not None, sort
        assert shape.text == name


@pytest.mark.parametrize("name", [*PEOPLE, *BODIES, "ОО «Условно»", "Недействительна Ядвига"])
def test_a_name_holds_a_remark_where_what_stands_in_for_it_does(name: str) -> None:
    for first in (True, False):
        found = [remark_at(text, first=first) is None for text in (name, alike(name))]
        assert found[0] == found[1]
    telling = name in ("ОО «Условно»", "Недействительна Ядвига")
    assert not telling or alike(name) == name


def test_a_word_longer_than_any_name_has_is_not_tried_in_pieces() -> None:
    # Sixty letters in one took seconds, and each further one more: a page of them would never have ended.
    for long in ("я" * 60, "а" * 21, "a" * 60):
        assert shape_of(f"ОО «{long}»") is None
    assert shape_of(f"ОО «{'я' * 20} {'а' * 20}»") is not None


def test_no_shape_outlives_its_source() -> None:
    line = "Анна Ким, +7 701 123 45 67"
    shape = keep_shape(line)
    assert shape is not None and "701" in shape.text
    # What is interned is never given up by some versions of Python.
    own = " ".join(shape.text.split(" "))
    assert sys.intern(own) is own
    assert take_shape(line) is shape and take_shape(line) is not shape
    shape = keep_shape(line)
    with forgetting_shapes():
        pass
    assert take_shape(line) is not shape
