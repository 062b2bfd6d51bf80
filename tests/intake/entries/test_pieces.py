"""An entry is pieces with roles: all its words in order, and what nothing vouches for is open."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.draft_pieces import PRINTING, PRIVATE, ROLES, close_gaps, print_pieces
from coalition_app.drafts import REMARK, DraftEntry
from coalition_app.intake.draft_json import draft_to_json
from coalition_app.intake.edit_draft import edit_entry
from coalition_app.intake.entries.pieces import cut_pieces, take_pieces
from coalition_app.intake.entries.read_entry import read_entry
from tests.intake.reading import entry, read

SIGNATORIES = (
    *("ОО «Эхо»", 'Общественный фонд "Голос"', "Анна Ким", "«Шаңырақ» қоғамдық бірлестігі"),
    *("Center for Law, Policy and Human Rights", "Silva, Grace", "Газета «Время»", "+79990001122"),
)
BESIDE = (
    *("Алматы", "директор", "Борис Ли", "без требования 2", "Условно", "тел. 8 701 123 45 67"),
    *("ул. Абая, д. 5", "12.05.2014", "Казахстан", "anna@example.org", "подпись отозвана"),
    *("не поддерживаю требование 3", "член правления ОФ «Заря»", "в личном качестве"),
)
AROUND = (", {}", " ({})", " - {}", "; {}", " [{}]", ", {}*")
PRINTED = st.builds(
    lambda name, beside: name + "".join(around.format(each) for each, around in beside),
    st.sampled_from(SIGNATORIES),
    st.lists(st.tuples(st.sampled_from(BESIDE), st.sampled_from(AROUND)), max_size=4),
)


def pieces(found: DraftEntry) -> list[tuple[str, str]]:
    return [(piece.role, piece.text) for piece in found.pieces]


def points(found: DraftEntry) -> list[tuple[str, str]]:
    return [(point.code, point.text) for point in found.open]


@given(PRINTED)
def test_the_pieces_are_the_printed_entry_and_nothing_else(text: str) -> None:
    found = entry(text)
    whole = "".join(piece.before + piece.text + piece.after for piece in found.pieces)
    assert whole.startswith(found.as_printed)
    assert {piece.role for piece in found.pieces} <= set(ROLES)
    said_elsewhere = whole[len(found.as_printed) :]
    assert said_elsewhere == "" or any(note in said_elsewhere for note in found.notes)


@given(PRINTED)
def test_what_prints_are_the_pieces_that_may(text: str) -> None:
    found = entry(text)
    printed = print_pieces(found.pieces)
    for piece in found.pieces:
        if piece.role in PRINTING:
            assert piece.text in printed
        elif piece.role in PRIVATE or piece.role == "unknown":
            assert piece.text not in printed
    assert printed.count("(") == printed.count(")")


@given(PRINTED)
def test_what_is_private_or_unknown_is_in_no_field_that_prints(text: str) -> None:
    found = entry(text)
    fields = (found.name, found.representative, found.office, found.place, found.country)
    for piece in found.pieces:
        if piece.role in PRIVATE or piece.role == "unknown":
            assert not any(piece.text in field for field in fields)
        if piece.role == "unknown":
            assert any(
                point.text == piece.text and point.code in ("unknown-piece", REMARK)
                for point in found.open
            )


def test_a_row_of_a_table_is_its_cells() -> None:
    found = read(
        "Организация,Представитель,Должность,Город\nОО «Эхо»,Анна Ким,главбух,Семей\n", "a.csv"
    )
    assert pieces(found.entries[0]) == [
        *(("legal-form", "ОО"), ("name", "«Эхо»"), ("person", "Анна Ким")),
        *(("office", "главбух"), ("place", "Семей")),
    ]
    assert found.entries[0].open == ()


def test_a_name_that_is_a_telephone_is_no_name() -> None:
    found = entry("+79990001122")
    assert found.name == ""
    assert points(found) == [("name-is-no-name", "+79990001122")]
    assert print_pieces(found.pieces) == ""


def test_a_corrected_entry_has_the_pieces_of_its_fields() -> None:
    found = edit_entry(entry("ОО «Эхо» (без требования 2)"), {"name": "«Эхо Семея»"})
    assert pieces(found)[:2] == [("legal-form", "ОО"), ("name", "«Эхо Семея»")]
    assert points(found) == [(REMARK, "без требования 2")]


def test_pieces_are_written_as_json() -> None:
    told = draft_to_json(read("1. ОО «Эхо» (без требования 2)\n2. ОО «Свет»\n"))["entries"][0]
    assert told["pieces"][-1]["role"] == "unknown"
    assert told["open"] == [{"code": REMARK, "text": "без требования 2", "lines": "1"}]


def test_taking_pieces_again_changes_nothing() -> None:
    found = entry("ОФ «Эхо» (тел. 8 701 123 45 67, Алматы), директор Анна Ким, условно")
    assert take_pieces(found).pieces == found.pieces


def test_two_people_behind_a_quoted_name_are_no_part_of_it() -> None:
    found = entry("Инициативная группа «Чистая вода», Айжан и Марат Тулеповы")
    assert found.name == "Инициативная группа «Чистая вода»"
    assert found.open


def test_a_year_is_asked_about() -> None:
    years = ("University of Chicago, BA, 2025", "Classical Studies BA, ’25", "юрист, 2025", "2025")
    for printed in (f"Анна Ким, {beside}" for beside in (*years, "BA, withdrawn 2025")):
        assert any(piece.role not in PRINTING for piece in entry(printed).pieces)


@given(
    st.lists(
        st.sampled_from(
            (
                *(
                    "директор",
                    "ОФ «Заря»",
                    "Общественный фонд «Без согласия»",
                    "«Эхо»",
                    "Эхо",
                    "Алматы",
                ),
                *(
                    "Университет имени Абая",
                    "ОФ «Эхо 17»",
                    "ТОО «Эхо.kz»",
                    "кафедра истории",
                    "ОО Против",
                ),
                *("Harvard University", "Отказ", "Филиал ОФ «Эхо» в Алматы", "доцент", "д. 5"),
            )
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_body_beside_a_person_and_an_office_is_the_same_piece_by_the_short_way(
    beside: list[str],
) -> None:
    found = read_entry(", ".join(["Анна Ким", "директор", *beside]), number=1, lines=(1, 1))
    assert take_pieces(found) == cut_pieces(found)


@given(
    st.sampled_from(
        ("«Эхо» ҚБ, Анна Ким, директор", "ОО «Эхо», Семей", "Анна Ким, учитель", "Эхо")
    ),
    st.lists(
        st.sampled_from(
            (
                *(
                    "не публиковать",
                    "Эхо",
                    "звонили 12.03",
                    "8 701 123 45 67",
                    "*",
                    "?",
                    "отозвано",
                ),
                *("учитель", "кроме п. 2", "и Борис Ли", "подписал 2 мая", "мы помогаем детям"),
            )
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_what_is_said_beside_is_the_same_by_the_short_way(text: str, notes: list[str]) -> None:
    found = replace(read_entry(text, number=1, lines=(1, 1)), notes=tuple(notes))
    for told in ((), ("name", "person", "office", "place")):
        assert take_pieces(found, told) == cut_pieces(found, told)


@pytest.mark.parametrize("between", [",, ", ", , ", ",,, "])
def test_of_the_commas_around_an_empty_column_one_prints(between: str) -> None:
    found = entry(f"ОО «Эхо,, да»{between}Приозёрск")
    assert print_pieces(found.pieces) == "ОО «Эхо,, да», Приозёрск"
    assert found.as_printed == f"ОО «Эхо,, да»{between}Приозёрск"


@pytest.mark.parametrize("text", ["<Медиа файл жіберілмеді>", "<Media omitted>", "[фото]"])
def test_what_a_program_put_in_place_of_a_picture_is_nobody(text: str) -> None:
    assert "name-is-no-name" in [point.code for point in entry(text).open]


def test_a_picture_within_words_parts_what_is_said_from_a_name() -> None:
    assert [point.text for point in entry("мен де 👍 Нұржан Кенжебек").open][:1] == [
        "мен де 👍 Нұржан Кенжебек"
    ]
    assert entry("👍 Анна Ким").open == entry("Анна Ким ❤").open == ()


def test_separators_that_nothing_closes_are_looked_through_once() -> None:
    # From each of them on all the others were looked through: a line of 20,000 took half a minute.
    many = "; " * 20_000
    assert close_gaps(f"Анна Ким{many}(врач{many})") == "Анна Ким; (врач)"
    assert close_gaps(f"Анна Ким (врач , ){many}Ош") == "Анна Ким (врач); Ош"
