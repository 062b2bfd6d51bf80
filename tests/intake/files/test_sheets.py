"""Spreadsheets of several sheets, each mapped by itself; headers of two lines; merged and hidden cells."""

import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from coalition_app.errors import UserError
from coalition_app.intake.column_mapping import (
    headers_beside,
    mapping_text,
    read_mapping,
    view_table,
)
from coalition_app.intake.read_source import read_source, source_lines
from tests.intake.reading import lost

FOREIGN = Path(__file__).parent.parent.parent / "data" / "foreign"


def book(build: Callable[[Any], None]) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as made:
        build(made)
    return kept.getvalue()


def sheet(made: Any, name: str, *rows: list[Any]) -> Any:
    added = made.add_worksheet(name)
    for at, row in enumerate(rows):
        added.write_row(at, 0, row)
    return added


def two_sheets(made: Any) -> None:
    sheet(
        made,
        "Организации",
        ["№", "Название", "Руководитель"],
        [1, "ОФ «Эхо»", "Анна Ким"],
        [2, "ОО «Свет»", "Бо Ли"],
    )
    sheet(
        made,
        "Люди",
        ["ФИО", "Город", "Название"],
        ["Пётр Ни", "Орал", "Ақсай"],
        ["Ян Ли", "", "Шу"],
    )


def test_a_mapping_holds_for_one_sheet_where_it_names_it() -> None:
    content = book(two_sheets)
    told = {"Люди › Название": "place", "Город": "ignore"}
    source = read_source(content, "s.xlsx", mapping=told)
    assert [(each.name, each.place) for each in source.draft.entries] == [
        ("«Эхо»", ""),
        ("«Свет»", ""),
        ("Пётр Ни", "Ақсай"),
        ("Ян Ли", "Шу"),
    ]
    assert dict(source.draft.columns) == {
        "№": "number",
        "Организации › Название": "name",
        "Руководитель": "representative",
        "ФИО": "person",
        "Город": "",
        "Люди › Название": "place",
    }
    assert not any("no such columns" in warning for warning in source.draft.warnings)
    assert lost(source) == []


def test_what_is_exported_for_a_map_is_read_back_the_same(tmp_path: Path) -> None:
    content = book(two_sheets)
    draft = read_source(content, "s.xlsx", mapping={"люди › название": "place"}).draft
    (tmp_path / "map.json").write_text(mapping_text(draft), encoding="utf-8")
    told = read_mapping(tmp_path / "map.json")
    assert json.loads((tmp_path / "map.json").read_text("utf-8"))["Люди › Название"] == "place"
    assert read_source(content, "s.xlsx", mapping=told).draft == draft


def test_headers_that_stand_in_no_sheet_are_said_once() -> None:
    draft = read_source(book(two_sheets), "s.xlsx", mapping={"Телефон": "ignore"}).draft
    (said,) = [warning for warning in draft.warnings if "no such columns" in warning]
    assert "телефон" in said


def test_columns_show_examples_of_their_own_sheet() -> None:
    source = read_source(book(two_sheets), "s.xlsx", mapping={"люди › название": "place"})
    view = view_table(source.draft, source_lines(source.content, source.name))
    columns = zip(dict(source.draft.columns), zip(*view.rows, strict=True), strict=True)
    shown = {header: tuple(filter(None, cells)) for header, cells in columns}
    assert shown["Организации › Название"] == ("ОФ «Эхо»", "ОО «Свет»")
    assert (shown["Люди › Название"], view.separator) == (("Ақсай", "Шу"), "\t")


def test_only_columns_of_one_sheet_take_fields_from_each_other() -> None:
    draft = read_source(book(two_sheets), "s.xlsx").draft
    assert "руководитель" in headers_beside(draft, "№")
    assert "фио" not in headers_beside(draft, "№")
    assert {"фио", "руководитель"} <= headers_beside(draft, "Название")


def test_a_header_of_two_lines_is_read_as_one() -> None:
    def build(made: Any) -> None:
        added = made.add_worksheet("s")
        added.merge_range(0, 0, 0, 4, "Список подписавших")
        added.merge_range(1, 0, 2, 0, "№")
        added.merge_range(1, 1, 1, 2, "Организация")
        added.merge_range(1, 3, 1, 4, "Контакты")
        added.write_row(2, 1, ["Название", "Город", "Email", "Другое"])
        added.write_row(3, 0, [1, "ОФ «Эхо»", "Орал", "a@b.kz", "x"])
        added.write_row(4, 0, [2, "ОО «Свет»", "Тараз", "c@b.kz", "y"])

    source = read_source(book(build), "s.xlsx")
    assert [(each.name, each.place, each.printed_number) for each in source.draft.entries] == [
        ("«Эхо»", "Орал", "1"),
        ("«Свет»", "Тараз", "2"),
    ]
    assert [left.lines for left in source.draft.left_out] == [(1, 1), (2, 3)]
    assert dict(source.draft.columns)["Контакты Другое"] == ""
    assert lost(source) == []


def test_a_row_below_a_header_with_an_empty_cell_is_no_header() -> None:
    def build(made: Any) -> None:
        sheet(made, "s", ["Название", "", "Город"], ["ОФ «Эхо»", "Организация", "Орал"])

    (found,) = read_source(book(build), "s.xlsx").draft.entries
    assert (found.name, found.place) == ("«Эхо»", "Орал")


def test_a_cell_merged_over_rows_holds_for_each_and_is_said() -> None:
    def build(made: Any) -> None:
        added = sheet(made, "s", ["Название", "Город"], ["Эхо", "Орал"], ["Свет"], ["Луч", "Тараз"])
        added.merge_range(1, 1, 2, 1, "Орал")

    draft = read_source(book(build), "s.xlsx").draft
    assert [each.place for each in draft.entries] == ["Орал", "Орал", "Тараз"]
    assert any("merged cell" in warning and "lines 3." in warning for warning in draft.warnings)


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    def build(made: Any) -> None:
        sheet(made, "первый", ["Название", "Город"], ["Эхо", "Орал"])
        added = sheet(made, "второй", ["Название", "Город"], ["Свет", "Тараз"], ["Луч", "Семей"])
        added.set_row(1, None, None, {"hidden": True})
        added.set_column(1, 1, 10, None, {"hidden": True})

    draft = read_source(book(build), "s.xlsx").draft
    assert [each.name for each in draft.entries] == ["Эхо", "Свет", "Луч"]
    assert any("hidden" in warning and "lines 4." in warning for warning in draft.warnings)
    assert any("hidden" in warning and "B." in warning for warning in draft.warnings)


def test_what_a_sheet_attached_to_an_email_hides_and_comments_is_said() -> None:
    def build(made: Any) -> None:
        sheet(made, "one", ["Name", "Town"], ["Reed Trust", "York"], ["Fen Trust", "Selby"])
        added = sheet(made, "two", ["Name", "Town"], ["Tarn Trust", "York"], ["Wye Trust", "Ripon"])
        added.set_row(1, None, None, {"hidden": True})
        added.write_comment(2, 0, "rang to withdraw")

    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Rex <rex@example.org>", "List"
    mail.set_content("Here is our list.")
    kind = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    mail.add_attachment(book(build), maintype="application", subtype=kind, filename="list.xlsx")
    draft = read_source(mail.as_bytes(), "a.eml").draft
    tarn, wye = draft.entries[-2:]
    assert (tarn.notes, wye.notes) == ((), ("rang to withdraw",))
    assert wye.open
    (told,) = [each for each in draft.warnings if "hidden in the file" in each]
    assert f"lines {tarn.lines[0]}." in told


def binary_record(kind: int, *numbers: int) -> bytes:
    body = b"".join(number.to_bytes(4, "little") for number in numbers)
    return bytes((kind, len(body))) + body


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 16_383), (500_000, 0), (20_000, 500)])
def test_a_binary_sheet_that_reaches_too_far_is_refused(row: int, column: int) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr("xl/workbook.bin", b"")
        cells = binary_record(0, row, 0, 0) + binary_record(7, column, 0, 0)
        packed.writestr("xl/worksheets/sheet1.bin", cells)
    with pytest.raises(UserError, match=f"{row + 1} rows and {column + 1} columns"):
        read_source(kept.getvalue(), "s.xlsb")


@pytest.mark.parametrize(
    "cell",
    ['<c r="ZZZZZ1">', "<c r='XFD9'>", '<c\nr="XFD9">', '<c r = "XFD9">', '<row r="10000000">'],
)
def test_a_cell_that_is_far_away_is_seen_however_it_is_written(cell: str) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", f"<worksheet>{cell}")
    with pytest.raises(UserError, match="far beyond a list"):
        read_source(kept.getvalue(), "s.xlsx")


def test_numbers_and_days_typed_as_text_stay_as_they_are_printed() -> None:
    def build(made: Any) -> None:
        added = sheet(made, "s", ["№", "Название", "Код", "Примечание"])
        added.write_row(1, 0, ["007", "ОФ «7»", "+7 701", "01.02.2026"])

    source = read_source(book(build), "s.xlsx")
    assert source_lines(source.content, source.name)[1] == "007\tОФ «7»\t+7 701\t01.02.2026"
    assert source.draft.entries[0].printed_number == "007"


def test_comments_on_cells_are_read_as_remarks_of_their_row() -> None:
    def build(made: Any) -> None:
        listed = sheet(
            made, "A", ["No.", "Name", "Town"], [1, "Reed Trust", "Selby"], [2, "Fen Trust", "Ely"]
        )
        listed.write_comment("C3", "asked to wait, by phone", {"author": "Rex"})
        listed.write_comment("A1", "100 % of them")
        second = sheet(made, "B", ["No.", "Name", "Town"], [3, "Tarn Trust", "Ely"])
        second.write_comment("B2", "ok")

    draft = read_source(book(build), "s.xlsx").draft
    reed, fen, tarn = draft.entries
    assert not reed.open
    assert "asked to wait, by phone" in next(point.text for point in fen.open)
    assert [point.text for point in tarn.open] == ["ok"]
    assert [each for each in draft.warnings if "“100 % of them”" in each]


def test_comments_of_an_open_document_are_read() -> None:
    kept = io.BytesIO()
    note = b"<office:annotation><text:p>not sure</text:p></office:annotation>"
    with zipfile.ZipFile(FOREIGN / "rows.ods") as rows, zipfile.ZipFile(kept, "w") as packed:
        for name in rows.namelist():
            content = rows.read(name)
            if name == "content.xml":
                before, last = content.rsplit(b"<text:p>", 1)
                content = before + note + b"<text:p>" + last
            packed.writestr(name, content)
    *others, last_entry = read_source(kept.getvalue(), "s.ods").draft.entries
    assert not any(entry.open for entry in others)
    assert [point.text for point in last_entry.open] == ["not sure"]
