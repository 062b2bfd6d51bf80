"""Tables in blocks beside each other, and cells for which the header names no column: nothing is lost."""

import io

import pytest
import xlsxwriter

from coalition_app.intake.read_source import read_source
from tests.intake.document_making import paragraph, word_file, word_row, word_table
from tests.intake.reading import names, owners, read

PEOPLE = (
    *("Анна Ким", "Борис Ли", "Вера Сон", "Глеб Тен", "Дина Шек", "Егор Пак", "Жанна Цой"),
    *("Захар Юн", "Инна Хан", "Карим Досов"),
)
TRADES = ("юрист", "врач", "учитель", "эколог", "журналист") * 2
HEAD = ["№", "ФИО", "Должность"]


def blocks(*, numbered: bool = True, gap: bool = False) -> list[list[str]]:
    """Lay the list out in two blocks, the second shorter by two rows."""
    rows = []
    for at in range(6):
        row: list[str] = []
        for one in (at, at + 6):
            if one != at and gap:
                row.append("")
            if one < len(PEOPLE):
                row += [str(one + 1)] if numbered else []
                row += [PEOPLE[one], TRADES[one]]
        rows.append(row)
    return rows


def csv_of(rows: list[list[str]]) -> str:
    return "\n".join(";".join(row) for row in rows) + "\n"


def sheet_of(rows: list[list[str]]) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return kept.getvalue()


@pytest.mark.parametrize("gap", [False, True])
@pytest.mark.parametrize("title", [False, True])
def test_blocks_with_a_header_each_follow_each_other(gap: bool, title: bool) -> None:
    head = [*HEAD, *([""] if gap else []), *HEAD]
    rows = [*([["Подписи под письмом"], [""]] if title else []), head, *blocks(gap=gap)]
    for content, name in ((csv_of(rows).encode(), "a.csv"), (sheet_of(rows), "a.xlsx")):
        draft = read_source(content, name).draft
        assert names(draft) == [*PEOPLE]
        assert [entry.office for entry in draft.entries] == [*TRADES]
        assert any("side by side" in warning for warning in draft.warnings)
    owned = owners(read(csv_of(rows), "a.csv"))
    lines = csv_of(rows).split("\n")
    assert [at for at, line in enumerate(lines, 1) if line.strip() and not owned[at]] == []


def test_blocks_without_a_header_follow_where_their_numbers_count_on() -> None:
    draft = read(csv_of(blocks()), "a.csv")
    assert names(draft) == [*PEOPLE]
    assert [entry.lines[0] for entry in draft.entries] == [1, 2, 3, 4, 5, 6, 1, 2, 3, 4]


def test_names_alone_under_two_equal_headers() -> None:
    rows = [["ФИО", "ФИО"], *([PEOPLE[at], PEOPLE[at + 5]] for at in range(5))]
    assert names(read(csv_of(rows), "a.csv")) == [*PEOPLE]


@pytest.mark.parametrize("order", ["columns", "rows"])
def test_numbered_entries_in_the_cells_of_a_word_table(order: str) -> None:
    entries = [f"{at}. {name}, {TRADES[at - 1]}" for at, name in enumerate(PEOPLE, 1)]
    pairs = (
        zip(entries[:5], entries[5:], strict=True)
        if order == "columns"
        else zip(entries[::2], entries[1::2], strict=True)
    )
    table = word_table(*(word_row(*pair) for pair in pairs))
    draft = read_source(word_file(table), "list.docx").draft
    assert names(draft) == [*PEOPLE]


def test_a_cell_beyond_the_header_stays_with_its_entry() -> None:
    rows = [f"{name},Университет\n" for name in PEOPLE]
    rows[3] = f"{PEOPLE[3]},Университет Беркли,Калифорния и другие\n"
    draft = read("Имя,Организация\n" + "".join(rows), "a.csv")
    assert names(draft)[3] != ""
    assert "Калифорния и другие" in draft.entries[3].notes
    assert [entry.number for entry in draft.entries if entry.open] == [4]


def test_a_column_without_a_header_is_told() -> None:
    rows = "".join(f"{name},Ош,да-{at}\n" for at, name in enumerate(PEOPLE))
    draft = read("Имя,Город,\n" + rows, "a.csv")
    assert any("no. 3" in warning for warning in draft.warnings)


@pytest.mark.parametrize("headed", ["Кто", "Чья подпись"])
def test_blocks_under_words_that_no_list_knows_follow_each_other_too(headed: str) -> None:
    rows = [["Сбор подписей"], ["№", headed, "№", headed]]
    rows += [[str(at + 1), PEOPLE[at], str(at + 6), PEOPLE[at + 5]] for at in range(5)]
    draft = read_source(sheet_of(rows), "a.xlsx").draft
    assert [name for name in names(draft) if name in PEOPLE] == [*PEOPLE]


def test_columns_of_people_with_what_they_are_follow_each_other() -> None:
    left = ("Анна Ким, заңгер", "«Таза су» ҚБ", "Борис Ли, мұғалім", "Вера Цой (дәрігер, Алматы)")
    right = ("Глеб Тен, ақын", "«Ел тілегі» ЖШС", "Дина Шек, студент", "Ева Ан, экономист")
    rows = [word_row(*pair) for pair in zip(left, right, strict=True)]
    body = paragraph("Қол қойғандар:") + word_table(*rows)
    entries = read_source(word_file(body), "list.docx").draft.entries
    assert [entry.name.split(" ")[0] for entry in entries] == [
        *("Анна", "«Таза", "Борис", "Вера", "Глеб", "«Ел", "Дина", "Ева")
    ]


def test_lists_of_bodies_and_of_people_side_by_side_are_sections() -> None:
    left = ("Организации", "ОФ «Эхо»", "Союз садоводов", "ОО «Свет», Алматы", "Клуб «Луна»")
    right = ("Эксперты", "Анна Ким, юрист", "Борис Ли", "Вера Цой, поэт", "Глеб Тен")
    rows = [word_row(*pair) for pair in zip(left, right, strict=True)]
    body = paragraph("Подписали:") + word_table(*rows)
    draft = read_source(word_file(body), "list.docx").draft
    assert [section.heading for section in draft.sections] == ["Организации", "Эксперты"]
    assert [entry.kind for entry in draft.entries] == ["organisation"] * 4 + ["individual"] * 4
    assert not any(entry.representative for entry in draft.entries)
