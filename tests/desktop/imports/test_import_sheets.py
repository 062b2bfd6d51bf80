"""A workbook of several sheets in the real window: each row says its sheet, and a whole sheet is left out."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, Qt

from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.statements.statements import list_sections
from coalition_app.records.store.tables import signature
from tests.desktop import screen
from tests.intake.list_files import FOLDER, list_file
from tests.registers import signatures_of, statement_of

SHEET = FIELDS.index("sheet")
PEOPLE, BODIES = "Жеке тұлғалар", "Ұйымдар"


@pytest.fixture
def preview(window: MainWindow, empty_register: Path, tmp_path: Path) -> ImportView:
    """Give the preview of a workbook: four people on its first sheet, three bodies on its second."""
    content, name = list_file(FOLDER / "12_two_sheets.rows.json")
    (tmp_path / name).write_bytes(content)
    window.open_path(empty_register)
    window.owners.imports.import_path(tmp_path / name)
    screen.settle(window)
    QCoreApplication.processEvents()
    return screen.importing()


def sheets(shown: ImportView) -> list[str]:
    return [shown.rows.index(row, SHEET).data() for row in range(shown.rows.rowCount())]


def give_up(shown: ImportView) -> None:
    while shown.preview.can_undo:
        shown.preview.undo()
    shown.reject()


def test_each_row_says_from_which_sheet_and_row_it_is(preview: ImportView) -> None:
    assert sheets(preview) == [PEOPLE] * 4 + [BODIES] * 3
    assert not preview.read.table.isColumnHidden(SHEET)
    # The second sheet begins on line 7 of the source: its header; the first body is in its row 2.
    last = preview.rows.index(4, SHEET)
    assert last.data(Qt.ItemDataRole.ToolTipRole) == f"{BODIES} › 2"
    assert not last.flags() & Qt.ItemFlag.ItemIsEditable
    left = preview.left.model
    assert [left.index(row, 3).data() for row in range(left.rowCount())] == [PEOPLE, BODIES]
    give_up(preview)


def test_one_sheet_is_shown_left_out_and_taken_in_again_by_the_keyboard(
    preview: ImportView,
) -> None:
    part = preview.read
    part.sheet.setFocus()
    screen.press(part.sheet, Qt.Key.Key_Down)
    screen.press(part.sheet, Qt.Key.Key_Down)
    assert part.sheet.currentText() == f"{BODIES}: 3"
    assert sheets(preview) == [BODIES] * 3
    # Numbers count on through what is not shown.
    assert [preview.rows.index(row, 0).data() for row in range(3)] == ["5", "6", "7"]
    assert part.sheet_out.text() == "Skip this sheet"
    screen.press(part.sheet_out, Qt.Key.Key_Space)
    assert preview.rows.rowCount() == 0
    assert preview.preview.account().entries == 4
    assert part.sheet.itemText(2) == f"{BODIES}: 0"
    assert part.sheet_out.text() == "Include this sheet"
    screen.press(part.sheet_out, Qt.Key.Key_Space)
    assert preview.preview.account().entries == 7
    screen.press(part.table, Qt.Key.Key_Z, ctrl=True)
    assert preview.preview.account().entries == 4
    give_up(preview)


def test_a_sheet_that_is_left_out_does_not_come_in_and_the_others_keep_their_rows(
    window: MainWindow, preview: ImportView
) -> None:
    preview.read.sheet.choose(1)
    preview.read.sheet_out.click()
    preview.target.title.setText("Открытое письмо")
    preview.agree.click()
    database = window.operations.database
    assert database is not None
    assert [row.name for row in signatures_of(database)] == [
        "«Ветер перемен»",
        "Nordic Legal Watch",
        "Газета «Степной маяк»",
    ]
    with database.reading() as tx:
        rows = tx.rows(sa.select(signature.c.remarks).order_by(signature.c.number))
    assert [row[0][0] for row in rows] == [f"{BODIES} › {at}" for at in (2, 3, 4)]


def test_an_entry_of_a_sheet_that_is_not_shown_is_found_from_its_line(
    preview: ImportView,
) -> None:
    preview.read.sheet.choose(1)
    preview.tabs.source.show_lines((9, 9))
    preview.tabs.setCurrentWidget(preview.tabs.source)
    preview.tabs.source.entry.click()
    assert preview.tabs.currentWidget() is preview.read
    assert preview.read.sheet.currentIndex() == 0
    row = preview.read.table.currentIndex().row()
    assert preview.rows.index(row, FIELDS.index("name")).data() == "Nordic Legal Watch"
    give_up(preview)


def test_a_list_of_one_sheet_shows_no_sheets(window: MainWindow, empty_register: Path) -> None:
    window.open_path(empty_register)
    window.owners.imports.import_text("1. Фонд «Бір»\n2. Фонд «Екі»\n")
    shown = screen.importing()
    assert not shown.read.sheet.isVisible() and not shown.read.sheet_out.isVisible()
    assert shown.read.table.isColumnHidden(SHEET)
    shown.reject()


@pytest.mark.parametrize(("ticked", "headings"), [(False, 0), (True, 2)])
def test_names_of_sheets_head_sections_only_where_she_says_so(
    preview: ImportView, window: MainWindow, ticked: bool, headings: int
) -> None:
    preview.head.goes.click()
    box = preview.target.by_sheets
    assert box.isVisible()
    assert not box.isChecked()
    box.setChecked(ticked)
    preview.accept()
    screen.settle(window)
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        found = list_sections(tx, statement_of(tx).id)
    assert len(found) == headings
