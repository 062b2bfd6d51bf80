"""Every box shows all of its entries, whether it has few or many; keys never part frame and choice."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

import coalition_app.desktop
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.key_combo import WholeBox
from tests.desktop import screen
from tests.desktop.screen import pages_of

CODE = Path(coalition_app.desktop.__file__).parent


def last_entry_is_whole(box: WholeBox) -> bool:
    """Tell whether the open list of a box shows its last entry from edge to edge."""
    view = box.view()
    last = view.visualRect(view.model().index(box.count() - 1, box.modelColumn()))
    return last.top() >= 0 and last.bottom() < view.viewport().height()


@pytest.mark.parametrize("count", [2, 3, 5])
def test_the_last_entry_is_whole(window: MainWindow, count: int) -> None:
    box = WholeBox()
    box.setParent(window)
    box.move(300, 200)
    for at in range(count):
        box.addItem(f"Жазба {at}")
    box.show()
    box.setFocus()
    QCoreApplication.processEvents()
    box.showPopup()
    QCoreApplication.processEvents()
    assert last_entry_is_whole(box)
    box.hidePopup()
    box.deleteLater()


@pytest.mark.parametrize("words", ["All days", "Барлық күндер", "Последние 30 дней"])
def test_a_box_as_wide_as_it_asks_shows_its_word_whole(window: MainWindow, words: str) -> None:
    box = WholeBox(window)
    box.setSizeAdjustPolicy(WholeBox.SizeAdjustPolicy.AdjustToContents)
    box.addItem(words)
    box.show()
    box.resize(box.sizeHint())
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    field = box.style().subControlRect(kind, option, part, box)
    # Qt leaves a pixel on either side of the words.
    assert field.width() - 2 >= box.fontMetrics().horizontalAdvance(words)
    box.deleteLater()


def test_no_other_kind_of_box_is_made() -> None:
    made = []
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QComboBox":
                made.append(path.name)
    assert made == []


def test_keys_with_control_move_the_choice_too(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    screen.settle(window)
    pages_of(window).signatories.choose([1])
    table = pages_of(window).signatories.table
    table.setFocus()
    last = table.model().rowCount() - 1
    screen.press(table, Qt.Key.Key_End, ctrl=True)
    assert table.currentIndex().row() == last
    assert [list(each) for each in table.chosen_rows()] == [[last]]
    screen.press(table, Qt.Key.Key_Home, ctrl=True)
    assert table.currentIndex().row() == 0
    assert [list(each) for each in table.chosen_rows()] == [[0]]
    screen.press(table, Qt.Key.Key_Down, ctrl=True)
    assert [list(each) for each in table.chosen_rows()] == [[1]]
