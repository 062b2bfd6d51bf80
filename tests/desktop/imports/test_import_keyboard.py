"""A whole import by the keyboard alone: what was read, mapped, filtered, decided, looked up and taken in."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from coalition_app.desktop.imports.columns_part import FieldBox
from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import signatures_of

KEY = Qt.Key
MOST_STEPS = 60
"""Presses of Tab from one end of the dialog to the other."""
TABLE = (
    "Название\tКто подписал\tГород\tПримечание\n"
    "ОФ «Эхо\tдиректор\tАлматы\t\n"
    "ОО «Свет»\tпредседатель\tАстана\tкроме пункта 2\n"
    "Фонд «Бір»\tюрист\tТараз\t\n"
)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def press(key: Qt.Key, *, ctrl: bool = False, shift: bool = False) -> None:
    """Press a key on whatever has the keyboard, as a person does."""
    screen.press(focused(), key, ctrl=ctrl, shift=shift)
    QCoreApplication.processEvents()


def walk_to(name: str) -> QWidget:
    """Press Tab until the keyboard is on what is called so."""
    for _step in range(MOST_STEPS):
        if screen.name_of(focused()) == name:
            return focused()
        press(KEY.Key_Tab)
    raise AssertionError(f"{name} is not reached by Tab")


def show_tab(shown: ImportView, part: QWidget) -> None:
    """Go to the bar of tabs and along it with the arrows."""
    walk_to("Parts of the preview")
    wanted = shown.tabs.indexOf(part)
    while shown.tabs.currentIndex() != wanted:
        before = shown.tabs.currentIndex()
        press(KEY.Key_Right if wanted > before else KEY.Key_Left)
        assert shown.tabs.currentIndex() != before
    assert shown.tabs.currentWidget() is part


@pytest.fixture
def preview(window: MainWindow, register: Path) -> ImportView:
    """Give the preview of copied cells, pasted by the keys; the statement has three signatures."""
    window.open_path(register)
    QGuiApplication.clipboard().setText(TABLE)
    window.activateWindow()
    pages_of(window).signatories.table.setFocus()
    QCoreApplication.processEvents()
    QTest.keyClick(
        pages_of(window).signatories.table, KEY.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    QCoreApplication.processEvents()
    shown = screen.importing()
    shown.activateWindow()
    QCoreApplication.processEvents()
    return shown


def names(shown: ImportView) -> list[str]:
    column = FIELDS.index("name")
    return [shown.rows.index(row, column).data() for row in range(shown.rows.rowCount())]


def test_ctrl_y_in_a_field_is_the_field_s(preview: ImportView) -> None:
    """What was answered and undone stays so while a cell is corrected."""
    before = names(preview)
    show_tab(preview, preview.read)
    preview.read.table.setFocus()
    press(KEY.Key_Home, ctrl=True)
    press(KEY.Key_Space)
    preview.undo.click()
    preview.read.table.setFocus()
    press(KEY.Key_Home, ctrl=True)
    press(KEY.Key_Right)
    press(KEY.Key_F2)
    editor = focused()
    assert isinstance(editor, QLineEdit)
    elsewhere = screen.LeavesRedo(editor)
    editor.selectAll()
    screen.type_words(editor, "Эхо")
    press(KEY.Key_Z, ctrl=True)
    undone = editor.text()
    press(KEY.Key_Y, ctrl=True)
    said = editor.text()
    editor.removeEventFilter(elsewhere)
    assert undone != said == "Эхо"
    assert names(preview) == before and preview.redo.isEnabled()


def test_everything_is_done_by_keys_and_taken_in(window: MainWindow, preview: ImportView) -> None:
    # A column is read otherwise; the arrows open the list, and nothing is chosen on the way.
    show_tab(preview, preview.columns)
    field = walk_to("Кто подписал is read as")
    assert isinstance(field, FieldBox) and field.currentData() == "representative"
    press(KEY.Key_Down)
    listed = field.view()
    assert listed.isVisible()
    while field.itemData(listed.currentIndex().row()) != "office":
        screen.press(listed, KEY.Key_Down)
    assert field.currentData() == "representative"
    screen.press(listed, KEY.Key_Return)
    QCoreApplication.processEvents()
    # The keyboard stays on the box of this column while the table is read anew.
    assert screen.name_of(focused()) == "Кто подписал is read as"
    assert dict(preview.preview.draft.columns)["Кто подписал"] == "office"
    assert dict(preview.preview.draft.columns)["Город"] == "place"
    press(KEY.Key_Tab)
    assert screen.name_of(focused()) == "Город is read as"
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    assert screen.name_of(focused()) == "Save the choice of columns…"
    # A cell is corrected where it stands.
    show_tab(preview, preview.read)
    walk_to("Entries that were read")
    press(KEY.Key_Home, ctrl=True)
    press(KEY.Key_Right)
    press(KEY.Key_F2)
    editor = focused()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    screen.type_words(editor, "«Эхо правды»")
    press(KEY.Key_Return)
    assert names(preview)[0] == "«Эхо правды»"
    # The space bar takes an entry out and undo brings it back.
    press(KEY.Key_Home, ctrl=True)
    press(KEY.Key_Space)
    assert len(names(preview)) == 2
    press(KEY.Key_Z, ctrl=True)
    assert len(names(preview)) == 3
    press(KEY.Key_Y, ctrl=True)
    assert len(names(preview)) == 2
    press(KEY.Key_Z, ctrl=True)
    # Only those with one verdict are shown.
    box = walk_to("Which of them are shown")
    assert isinstance(box, QComboBox)
    while not box.currentText().startswith("Needs review"):
        press(KEY.Key_Down)
    assert "«Свет»" in names(preview)
    while box.currentIndex() > 0:
        press(KEY.Key_Up)
    # The entry to look at is settled beside its lines, and its line is looked up.
    show_tab(preview, preview.look)
    walk_to("Entries to check")
    press(KEY.Key_J, ctrl=True)
    assert preview.tabs.currentWidget() is preview.tabs.source
    marked = preview.tabs.source.model.marked[0]
    press(KEY.Key_Return)
    assert preview.tabs.currentWidget() in (preview.read, preview.look)
    assert preview.preview.lines(preview.look.model.item_at(0))[0] == marked
    show_tab(preview, preview.look)
    walk_to("Entries to check")
    waiting = preview.look.model.rowCount()
    press(KEY.Key_2)
    assert preview.look.model.rowCount() == waiting - 1
    press(KEY.Key_Return, ctrl=True)
    assert screen.open_dialogs() == []
    database = window.operations.database
    assert database is not None
    assert [row.name for row in signatures_of(database)][3:] == ["«Эхо правды»", "«Свет»", "«Бір»"]


def test_tab_goes_through_the_dialog_as_it_is_seen(preview: ImportView) -> None:
    show_tab(preview, preview.read)
    walk_to("Import 3 signatures")
    seen = []
    while preview.isAncestorOf(focused()):
        place = focused().mapTo(preview, focused().rect().topLeft())
        seen.append((screen.name_of(focused()), place.y()))
        press(KEY.Key_Tab)
    order = [name for name, _y in seen]
    wanted = ("Import 3 signatures", "Parts of the preview", "Entries that were read")
    assert [name for name in order if name in wanted] == list(wanted)
    assert order[-1] == "Go to line"
    heights = [y for _name, y in seen]
    # Within one line of buttons some stand a little higher than others.
    assert all(later > before - 20 for before, later in pairwise(heights))
    preview.reject()


def test_a_line_that_was_left_out_is_taken_in_by_keys(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.owners.imports.import_text(
        "1. ОО «Эхо», Анна Ким\n\nСтраница 1 из 2\n\n2. Фонд «Бір»\n3. Фонд «Үш»\n"
    )
    shown = screen.importing()
    shown.activateWindow()
    QCoreApplication.processEvents()
    left = shown.left.model.rowCount()
    assert left > 0
    show_tab(shown, shown.left)
    walk_to("Skipped lines")
    press(KEY.Key_Home, ctrl=True)
    press(KEY.Key_Return)
    assert shown.left.model.rowCount() == left - 1
    press(KEY.Key_Z, ctrl=True)
    assert shown.left.model.rowCount() == left
    press(KEY.Key_Escape)
    assert window.page_name() == "signatories"
    assert screen.sentence(window) == "The import waits in the side list; nothing of it is lost."
    window.status.offers[0].click()
    assert window.page_name() == "import"


def test_the_warnings_are_walked_in_the_order_in_which_they_are_seen(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.owners.imports.import_text(
        "Подписи — всего 45 подписей\n\n1. ОФ «Сад»\n2. ОФ «Лес»\n2. ОФ «Гора»\n4. ОФ «Поле»\n"
        "1. ОФ «Мост»\n2. ОФ «Брод»\n"
    )
    shown = screen.importing()
    shown.activateWindow()
    QCoreApplication.processEvents()
    walk_to(shown.notes.more.text())
    press(KEY.Key_Space)
    # What was asked for has the keyboard: the first of the warnings that have come.
    jumps = [row.jump for row in shown.notes.rows if row.jump.isVisible()]
    assert len(jumps) > 2 and focused() is jumps[0]
    press(KEY.Key_Tab)
    assert focused() is jumps[1]
    shown.reject()


def test_escape_leaves_the_import_also_from_the_box_of_a_column(
    window: MainWindow, preview: ImportView
) -> None:
    show_tab(preview, preview.columns)
    field = walk_to("Кто подписал is read as")
    assert isinstance(field, FieldBox)
    press(KEY.Key_Delete)
    assert not field.view().isVisible()
    press(KEY.Key_Escape)
    assert window.page_name() == "signatories"
