"""The rows of the list: edited in their cells, copied, printed, saved, moved."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.desktop.signatories.listed import NAME, PLACE, cell, click_heading, edit, editor
from tests.registers import signatures_of


def test_a_cell_is_edited_in_place(opened: MainWindow) -> None:
    field = edit(opened, 4, "place")
    assert field.accessibleName() == "Place"
    field.clear()
    screen.type_words(field, "Қарағанды")
    screen.press(field, Qt.Key.Key_Return)
    screen.settle(opened)
    # The change is told with the events after those in which the editor was closed.
    QCoreApplication.processEvents()
    assert signatures_of(database_of(opened))[3].place == "Қарағанды"
    assert pages_of(opened).signatories.chosen_numbers() == [4]
    assert "Қарағанды" in str(pages_of(opened).signatories.model.index(3, PLACE).data())


def test_a_refused_value_comes_back_into_its_cell(opened: MainWindow) -> None:
    field = edit(opened, 4, "place")
    field.setText("ұ" * 5000)
    screen.press(field, Qt.Key.Key_Return)
    screen.settle(opened)
    again = editor(opened)
    assert again.text() == "ұ" * 5000
    assert screen.sentence(opened) != ""
    assert signatures_of(database_of(opened))[3].place == ""
    screen.press(again, Qt.Key.Key_Escape)
    assert pages_of(opened).signatories.model.index(3, PLACE).data() == ""


def test_the_name_is_locked_and_says_why(opened: MainWindow) -> None:
    index = pages_of(opened).signatories.model.index(0, NAME)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert "locked" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_double_click_and_insert_open_what_they_say(opened: MainWindow) -> None:
    table = pages_of(opened).signatories.table
    place = cell(opened, 2, "name")
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    asking = screen.dialog(PositionDialog)
    assert "2" in asking.windowTitle()
    asking.reject()
    table.setFocus()
    screen.press(table, Qt.Key.Key_Insert)
    screen.dialog(SignatureDialog).reject()


def test_chosen_rows_are_copied_as_text_and_as_a_table(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([1, 3])
    table = pages_of(opened).signatories.table
    table.setFocus()
    screen.press(table, Qt.Key.Key_C, ctrl=True)
    screen.settle(opened)
    copied = QGuiApplication.clipboard().mimeData()
    head, *rows = (line.split("\t") for line in copied.text().splitlines())
    one, three = (dict(zip(head, row, strict=True)) for row in rows)
    assert head[:2] == ["No.", "Signatory"]
    assert [one["No."], one["Signatory"], one["Standing"]] == ["1", "«Шаңырақ»", "signed"]
    assert one["Demand 1. Требование 1."] == "supports with a reservation"
    assert (one["Words 1"] != "", three["Words 1"]) == (True, "")
    assert [three["Signatory"], three["Representative"]] == ["'=SUM(A1)", "<b>Дана</b>"]
    assert three["Demand 1. Требование 1."] == "supports"
    assert "&lt;b&gt;Дана&lt;/b&gt;" in copied.html()
    assert ">=SUM(A1)<" in copied.html()
    assert screen.sentence(opened) == (
        "2 signatures copied (counted 3 of 5). Notes and contacts stay here."
    )


def test_the_whole_list_is_copied_where_nothing_is_chosen(opened: MainWindow) -> None:
    pages_of(opened).signatories.chips["without-evidence"].click()
    pages_of(opened).signatories.table.clearSelection()
    opened.do("copy")
    screen.settle(opened)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [each.split("\t")[0] for each in lines] == ["No.", "3", "4"]


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer answers here")
def test_without_a_printer_the_list_becomes_a_pdf(opened: MainWindow, tmp_path: Path) -> None:
    from PySide6.QtPdf import QPdfDocument

    target = tmp_path / "list.pdf"
    opened.choosers.target = lambda _parent, _title, _proposed: target
    pages_of(opened).signatories.chips["without-evidence"].click()
    opened.do("print-list")
    screen.settle(opened)
    document = QPdfDocument()
    document.load(str(target))
    text = document.getAllText(0).text()
    size = document.pagePointSize(0)
    pages = document.pageCount()
    document.close()
    assert pages == 1
    assert size.width() > size.height()
    assert "<b>Дана</b>" in text
    assert "Evidence: no evidence of consent" in text.replace("\n", " ")
    assert "Page 1" in text
    assert "2 signatures; counted 3 of 5" in text.replace("\n", " ")
    assert "Шаңырақ" not in text
    assert str(target) in screen.sentence(opened)


@pytest.mark.parametrize("ending", ["xlsx", "csv", "html"])
def test_the_list_is_saved_as_it_is_seen(opened: MainWindow, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"list.{ending}"
    opened.choosers.target = lambda _parent, _title, _proposed: target
    pages_of(opened).signatories.chips["without-evidence"].click()
    opened.do("save-list")
    screen.settle(opened)
    if ending == "xlsx":
        from python_calamine import CalamineWorkbook

        rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
        text = "\n".join(str(cell) for row in rows for cell in row)
    else:
        text = target.read_text(encoding="utf-8-sig")
    assert ("&lt;b&gt;Дана&lt;/b&gt;" if ending == "html" else "<b>Дана</b>") in text
    assert "Шаңырақ" not in text
    assert str(target) in screen.sentence(opened)


@pytest.mark.parametrize("name", ["list.pdf", "list.xyz"])
def test_a_list_is_not_saved_under_the_ending_of_another_form(
    opened: MainWindow, tmp_path: Path, name: str
) -> None:
    opened.choosers.target = lambda _parent, _title, _proposed: tmp_path / name
    opened.do("save-list")
    screen.settle(opened)
    assert "cannot be written" in screen.sentence(opened)
    assert not (tmp_path / name).exists()


def test_a_target_that_cannot_be_written_is_refused(opened: MainWindow, tmp_path: Path) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("a printer answers here")
    opened.choosers.target = lambda _parent, _title, _proposed: tmp_path / "none" / "list.pdf"
    opened.do("print-list")
    assert "There is no folder" in screen.sentence(opened)


def drop(window: MainWindow, numbers: list[int], before: int) -> None:
    """Drop rows upon the upper edge of another one."""
    page = pages_of(window).signatories
    page.choose(numbers)
    data = page.table.carried()
    at = QPointF(cell(window, before, "name")) - QPointF(0, 6)
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.table.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, buttons, keys))
    screen.settle(window)


def test_a_letter_typed_in_the_list_goes_through_no_row_of_it(opened: MainWindow) -> None:
    table = pages_of(opened).signatories.table
    table.choose_rows([0])
    table.setFocus()
    assert table.model().index(2, NAME).data().startswith("=")
    QTest.keyClicks(table, "=")  # Qt reads row after row to find it, minutes long in a long list
    assert table.currentIndex().row() == 0


def test_dragged_rows_take_the_place_before_another(opened: MainWindow) -> None:
    drop(opened, [4, 5], 2)
    names = [row.name for row in signatures_of(database_of(opened))]
    assert names == ["«Шаңырақ»", "«Бірлік»", "«Ерлік»", "«Әділ Сөз»", "=SUM(A1)"]
    assert pages_of(opened).signatories.chosen_numbers() == [2, 3]


def test_rows_are_not_moved_while_the_list_is_sorted_otherwise(opened: MainWindow) -> None:
    before = [row.name for row in signatures_of(database_of(opened))]
    click_heading(opened, "name")
    drop(opened, [4], 1)
    assert [row.name for row in signatures_of(database_of(opened))] == before
    assert "sort the list by number" in screen.sentence(opened)
