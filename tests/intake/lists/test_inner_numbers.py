"""Several signatories on one line: they are parted where their numbers count on, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.reading import names, owners, read

TEXT = "Письмо о реке\n\nМы просим совет выслушать тех, кто живёт у реки.\n\n"
PEOPLE = (
    *("Анна Ким", "Борис Ли", "Вера Сон", "Глеб Тен", "Дина Шек", "Егор Пак", "Жанна Цой"),
    *("Захар Юн", "Инна Хан", "Карим Досов", "Лейла Ахметова"),
)
MARKS = ("{}. ", "{}) ", "({}) ", "№ {} ", "№{}. ")
GAPS = (" ", "  ", "   ", "\t", " | ", "; ", ", ")


def marked(mark: str, count: int = len(PEOPLE)) -> list[str]:
    return [mark.format(at) + name for at, name in enumerate(PEOPLE[:count], 1)]


def in_columns(items: list[str], columns: int, gap: str) -> str:
    """Print items down one column and then down the next."""
    height = -(-len(items) // columns)
    parted = [items[at : at + height] for at in range(0, len(items), height)]
    return "\n".join(
        gap.join(column[row] for column in parted if row < len(column)) for row in range(height)
    )


def in_rows(items: list[str], columns: int, gap: str) -> str:
    return "\n".join(gap.join(items[at : at + columns]) for at in range(0, len(items), columns))


@given(
    st.sampled_from([in_columns, in_rows]),
    st.sampled_from(MARKS),
    st.sampled_from(GAPS),
    st.integers(2, 4),
    st.integers(8, len(PEOPLE)),
)
def test_numbers_beside_each_other_lose_nobody(print_, mark, gap, columns, count) -> None:  # type: ignore[no-untyped-def]
    printed = print_(marked(mark, count), columns, gap)
    draft = read(TEXT + printed)
    assert names(draft) == list(PEOPLE[:count])
    assert [entry.printed_number for entry in draft.entries] == [
        str(at) for at in range(1, count + 1)
    ]
    for entry in draft.entries:
        line = printed.split("\n")[entry.lines[0] - 5]
        assert mark.format(entry.printed_number) + entry.name in line
    assert any("Look at each" in warning for warning in draft.warnings)
    assert [line for line in range(5, 5 + printed.count("\n")) if not owners(draft)[line]] == []


@pytest.mark.parametrize("mark", ["{}. ", "{} "])
def test_the_columns_of_a_page_end_before_the_next_page(mark: str) -> None:
    items = marked(mark)
    printed = in_columns(items[:6], 2, "      ") + "\n\n" + in_columns(items[6:], 2, "      ")
    assert names(read(TEXT + printed)) == list(PEOPLE)


def test_one_signatory_more_on_a_line_is_found_where_its_number_was_missing() -> None:
    draft = read(TEXT + "1. Анна Ким\n2. Борис Ли 3. Вера Сон\n4. Глеб Тен")
    assert names(draft) == list(PEOPLE[:4])


@pytest.mark.parametrize(
    "text, count",
    [
        ("1. ОО «Центр 2. Будущее»\n2. ОФ «Школа 3»\n3. ОО «Мост»", 3),
        ("1. Анна Ким, ул. Абая, д. 2. Алматы\n2. Борис Ли\n3. Вера Сон", 3),
        ("1. Анна Ким, член партии с 2. Съезда\n2. Борис Ли\n3. Вера Сон", 3),
        ("1. Анна Ким\n2. Борис Ли, 12. Отдел полиции\n3. Вера Сон", 3),
    ],
)
def test_a_number_that_does_not_count_on_parts_nothing(text: str, count: int) -> None:
    draft = read(TEXT + text)
    assert len(draft.entries) == count
    assert not any("one line" in warning for warning in draft.warnings)


def test_points_of_a_paragraph_stay_its_text() -> None:
    text = "Мы требуем: 1) отменить закон о реке; 2) опубликовать заключения экспертов; 3) выслушать всех."
    draft = read(f"Письмо\n\n{text}\n\nПодписали:\n1. Анна Ким\n2. Борис Ли\n3. Вера Сон")
    assert names(draft) == list(PEOPLE[:3])
    assert text in draft.body


def test_what_somebody_is_the_first_of_numbers_no_list() -> None:
    draft = read(
        "Unterzeichnet von:\nAnna Weber, Verein Nordlicht\nKarl Brandt, AStA, 1. Vorsitzender\n"
        "Joana Hawner, AStA, 2. Vorsitzende\nHannah Lowitz, Lehrerin\nJan Ströh, Pfarrer\n"
    )
    assert [each.lines[0] for each in draft.entries] == [2, 3, 4, 5, 6]
    assert draft.entries[1].office == "AStA, 1. Vorsitzender"
