"""Words that are cut are whole in a tooltip: boxes, fields, cells and heads of tables."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QTableView, QToolTip

from coalition_app.desktop.widgets.elision_tooltips import cut_head, cut_words, tell_whole
from coalition_app.desktop.widgets.passphrase_field import SecretField

WORDS = "Ұйымның атынан қол қойған өкіл"
NARROW, WIDE = 60, 500
"""Pixels, too few for the words, and enough."""


@pytest.fixture
def place(application: QApplication) -> Iterator[QDialog]:
    """Give an empty dialog into which a test puts what it looks at."""
    place = QDialog()
    place.resize(600, 400)
    yield place
    QToolTip.hideText()
    place.close()
    place.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_box_says_what_is_chosen(place: QDialog) -> None:
    box = QComboBox(place)
    box.addItems([WORDS, "Б"])
    tell_whole(place)
    assert box.toolTip() == WORDS
    box.setCurrentIndex(1)
    assert box.toolTip() == "Б"


def test_a_tooltip_of_its_own_stays(place: QDialog) -> None:
    box, field = QComboBox(place), QLineEdit(place)
    for each in (box, field):
        each.setToolTip("Own")
    box.addItem(WORDS)
    tell_whole(place)
    field.setText(WORDS * 9)
    assert (box.toolTip(), field.toolTip()) == ("Own", "Own")


def test_a_field_says_what_it_has_no_room_for(place: QDialog) -> None:
    field = QLineEdit(place)
    field.resize(NARROW, 30)
    tell_whole(place)
    field.setText(WORDS)
    assert field.toolTip() == WORDS
    field.setText("Б")
    assert field.toolTip() == ""


def test_a_passphrase_is_never_told(place: QDialog) -> None:
    field = SecretField()
    field.setParent(place)
    field.resize(NARROW, 30)
    tell_whole(place)
    field.show_typed(True)
    tell_whole(place)
    field.setText(WORDS)
    assert field.toolTip() == ""


@pytest.fixture
def table(place: QDialog) -> QTableView:
    model = QStandardItemModel(1, 1, place)
    model.setItem(0, 0, QStandardItem(WORDS))
    model.setHorizontalHeaderLabels([WORDS])
    table = QTableView(place)
    table.setModel(model)
    table.setColumnWidth(0, NARROW)
    table.resize(580, 300)
    tell_whole(place)
    place.show()
    QCoreApplication.processEvents()
    return table


def test_a_cut_cell_and_a_cut_head_are_told(table: QTableView) -> None:
    cell = table.model().index(0, 0)
    assert cut_words(table, cell) == WORDS
    assert cut_head(table.horizontalHeader(), 0) == WORDS
    table.setColumnWidth(0, WIDE)
    assert cut_words(table, cell) == ""
    assert cut_head(table.horizontalHeader(), 0) == ""


def test_the_tooltip_comes_over_a_cut_cell(table: QTableView) -> None:
    at = QPoint(10, table.rowHeight(0) // 2)
    asked = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), asked)
    assert QToolTip.text() == WORDS


def test_a_head_with_a_tooltip_of_its_own_keeps_it(table: QTableView) -> None:
    table.model().setHeaderData(0, Qt.Orientation.Horizontal, "Own", Qt.ItemDataRole.ToolTipRole)
    assert cut_head(table.horizontalHeader(), 0) == ""
