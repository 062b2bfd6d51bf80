"""A statement's text above a table is read in every format, and what is below the table is told."""

import io

import docx
import pytest
import xlsxwriter

from coalition_app.drafts import Draft
from coalition_app.intake.lists.list_lines import AFTER
from coalition_app.intake.read_source import read_source

TITLE = "Обращение о воде"
DEMANDS = ("вернуть воду людям;", "открыть данные;", "очистить реку.")
HEAD = ("№", "Организация", "Представитель", "Город")
ROWS = (
    ("1", "ОО «Эхо»", "Анна Ким", "Алматы"),
    ("2", "ОФ «Свет»", "Бота Ли", "Семей"),
    ("3", "ОО «Аист»", "Вера Пак", "Тараз"),
)
SENTENCE = "Мы обеспокоены тем, что воды в реке становится всё меньше."
ABOVE = (TITLE, *(f"{at}) {said}" for at, said in enumerate(DEMANDS, 1)))


def document(
    above: tuple[str, ...],
    *below: str | tuple[str, ...],
    rows: tuple[tuple[str, ...], ...] = ROWS,
) -> Draft:
    """Read a Word file with a table, and with paragraphs and tables of one row below it."""
    made = docx.Document()
    for text in above:
        made.add_paragraph(text)
    for part in ((HEAD, *rows), *below):
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        texts_of = part if isinstance(part[0], tuple) else (part,)
        table = made.add_table(len(texts_of), len(texts_of[0]))
        for row, texts in zip(table.rows, texts_of, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    kept = io.BytesIO()
    made.save(kept)
    return read_source(kept.getvalue(), "letter.docx").draft


@pytest.mark.parametrize("paragraphs", [0, 30])
def test_demands_above_the_table_of_a_document_are_read(paragraphs: int) -> None:
    draft = document((TITLE, *[SENTENCE] * paragraphs, *ABOVE[1:]))
    assert draft.title == TITLE
    assert tuple(demand.text for demand in draft.demands) == DEMANDS
    assert [entry.name for entry in draft.entries] == ["«Эхо»", "«Свет»", "«Аист»"]


def workbook(*sheets: tuple[tuple[str, ...], ...]) -> Draft:
    """Read a spreadsheet of some sheets."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return read_source(kept.getvalue(), "list.xlsx").draft


def test_demands_above_the_table_of_a_sheet_are_read() -> None:
    draft = workbook((*((text,) for text in ABOVE), HEAD, *ROWS))
    assert (draft.title, tuple(each.text for each in draft.demands)) == (TITLE, DEMANDS)
    assert len(draft.entries) == len(ROWS)


def test_a_sheet_without_a_list_gives_the_text() -> None:
    numbered = [(str(at), said) for at, said in enumerate(DEMANDS, 1)]
    beside = ("", "предложение, ещё не обсуждалось")
    text = ((TITLE,), ("Мы требуем",), *numbered, beside)
    draft = workbook(text, (("Кто присоединился",), HEAD, *ROWS))
    assert (draft.title, tuple(each.text for each in draft.demands)) == (TITLE, DEMANDS)
    assert draft.body == f"Мы требуем\n\n{beside[1]}"
    assert len(draft.entries) == len(ROWS)


def test_a_sheet_that_asks_for_nothing_gives_no_text() -> None:
    steps = (("Памятка",), ("1. Впишите название.",), ("2. Сохраните файл.",))
    draft = workbook(steps, (HEAD, *ROWS))
    assert (draft.title, draft.demands) == ("", ())
    assert "Памятка" in draft.left_out[0].text


def test_a_row_of_another_width_below_the_table_is_text() -> None:
    draft = document(ABOVE, "Следующее заседание 2 июля.", ("РАЗНОЕ", "Встреча 2 июля."))
    assert len(draft.entries) == len(ROWS)
    below = [left for left in draft.left_out if left.why == AFTER]
    assert [left.text.split("\n") for left in below] == [
        ["Следующее заседание 2 июля.", "РАЗНОЕ\tВстреча 2 июля."]
    ]


def test_numbered_signatories_above_a_table_are_no_demands() -> None:
    listed = tuple(f"{at}. ОФ «Школа {at}», Олег Петров, директор" for at in range(1, 9))
    draft = document((TITLE, "Подписали:", *listed, "Контакты:"))
    assert (len(draft.entries), draft.demands) == (8, ())
    assert "The text holds two lists" in draft.warnings[0]
    few = document((TITLE, *listed[:3]))
    assert (len(few.entries), few.demands) == (3, ())
    asked = [line.text for line in few.open_lines if line.code == "may-be-a-signatory"]
    assert len(asked) == 3


def test_below_a_table_notes_rows_and_bodies_are_asked_about() -> None:
    rows = (("1", "ОО «Эхо» ¹", "Анна Ким", "Алматы"), *ROWS[1:])
    note, row = "¹ Просит не ставить логотип.", "В строке 3 город указан неверно."
    body = "Почтой присоединился ОФ «Берег», Атырау."
    later = "21.06. Пришло письмо головного общества: голос филиала не учитывать."
    idle = "21.06.2025 г. Алматы", "Следующее заседание 2 июля."
    draft = document(ABOVE, note, row, body, later, *idle, rows=rows)
    assert [point.text for point in draft.entries[0].open] == [note[2:]]
    assert [(line.text, line.numbers) for line in draft.open_lines] == [
        (row, (3,)),
        (body, ()),
        (later, ()),
    ]


def test_numbers_of_another_style_above_the_demands_are_none() -> None:
    draft = document((TITLE, "1. СЛУШАЛИ", *ABOVE[1:], "2. РАЗНОЕ"))
    assert tuple(demand.text for demand in draft.demands) == DEMANDS
    mixed = document((TITLE, "1. вернуть воду;", "2) открыть данные;", "3. очистить реку."))
    assert len(mixed.demands) == len(DEMANDS)
