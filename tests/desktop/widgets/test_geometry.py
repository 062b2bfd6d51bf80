"""The checks of the picture test find what they look for, and nothing in a window that is whole."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.widgets.wrapped_rows import RowList
from tests.desktop import geometry

WORDS = "Ұйымның атынан қол қойған өкіл"
NARROW = 60
"""Pixels, too few for the words."""


@pytest.fixture
def place(application: QApplication) -> Iterator[QWidget]:
    """Give an empty dialog into which a test puts what it looks at."""
    place = QDialog()
    place.resize(600, 400)
    yield place
    place.close()
    place.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show(place: QWidget) -> None:
    place.show()
    QCoreApplication.processEvents()


def test_a_dialog_that_is_whole_has_no_faults(place: QWidget) -> None:
    column = QVBoxLayout(place)
    wrapped = QLabel(WORDS * 4)
    wrapped.setWordWrap(True)
    box = QComboBox()
    box.addItem(WORDS)
    for widget in (wrapped, QPushButton(WORDS), QCheckBox(WORDS), box, QLineEdit(WORDS)):
        column.addWidget(widget)
    column.addStretch()
    show(place)
    assert len(list(geometry.shown(place))) > 4
    assert geometry.faults(place) == []


def _combo() -> QComboBox:
    box = QComboBox()
    box.addItem(WORDS)
    return box


def _locked() -> QLineEdit:
    field = QLineEdit(WORDS)
    field.setReadOnly(True)
    return field


@pytest.mark.parametrize(
    "make",
    [
        partial(QLabel, WORDS),
        partial(QPushButton, WORDS),
        partial(QCheckBox, WORDS),
        _combo,
        _locked,
        partial(QLineEdit, placeholderText=WORDS),
    ],
    ids=["label", "button", "box with a tick", "box with a choice", "locked field", "proposal"],
)
def test_words_with_too_little_width_are_found(place: QWidget, make: Callable[[], QWidget]) -> None:
    widget = make()
    widget.setParent(place)
    widget.setGeometry(10, 10, NARROW, 40)
    show(place)
    assert len(geometry.cut(place)) == 1
    widget.resize(500, 40)
    assert geometry.cut(place) == []


def test_wrapped_words_with_too_little_height_are_found(place: QWidget) -> None:
    label = QLabel(WORDS, place)
    label.setWordWrap(True)
    label.setGeometry(10, 10, 120, label.fontMetrics().height())
    show(place)
    assert "too low" in geometry.cut(place)[0]
    label.resize(120, label.heightForWidth(120))
    assert geometry.cut(place) == []


def test_a_long_word_in_a_narrow_wrapped_label_is_found(place: QWidget) -> None:
    label = QLabel("қауымдастығының", place)
    label.setWordWrap(True)
    label.setGeometry(10, 10, NARROW, 200)
    show(place)
    assert "too narrow" in geometry.cut(place)[0]


def test_a_tooltip_excuses_width_but_never_height(place: QWidget) -> None:
    label = QLabel(WORDS, place)
    label.setToolTip(WORDS)
    label.setGeometry(10, 10, NARROW, 6)
    show(place)
    assert [each.endswith("too low") for each in geometry.cut(place)] == [True]


def test_widgets_over_each_other_are_found(place: QWidget) -> None:
    one, other = QPushButton("A", place), QPushButton("B", place)
    one.setGeometry(10, 10, 100, 40)
    other.setGeometry(90, 30, 100, 40)
    show(place)
    assert geometry.overlapping(place) == ["QPushButton 'A' lies over QPushButton 'B'"]
    other.move(111, 10)
    assert geometry.overlapping(place) == []


def test_a_widget_that_reaches_out_of_its_parent_is_found(place: QWidget) -> None:
    button = QPushButton("A", place)
    button.setGeometry(550, 10, 100, 40)
    show(place)
    assert len(geometry.outside(place)) == 1
    button.move(500, 10)
    assert geometry.outside(place) == []


def test_what_scrolls_down_may_be_long_but_not_wide(place: QWidget) -> None:
    area = QScrollArea(place)
    area.setGeometry(0, 0, 300, 200)
    inside = QWidget()
    inside.resize(280, 900)
    area.setWidget(inside)
    show(place)
    assert geometry.outside(place) == []
    assert geometry.scrolling_sideways(place) == []
    inside.resize(500, 900)
    QCoreApplication.processEvents()
    assert len(geometry.outside(place)) == 1
    assert len(geometry.scrolling_sideways(place)) == 1


def test_a_shortened_cell_needs_a_tooltip(place: QWidget) -> None:
    model = QStandardItemModel(1, 1)
    item = QStandardItem(WORDS)
    model.setItem(0, 0, item)
    model.setHeaderData(0, Qt.Orientation.Horizontal, "№")
    table = QTableView(place)
    table.setModel(model)
    table.resize(400, 200)
    table.setColumnWidth(0, NARROW)
    show(place)
    assert len(geometry.elided(place)) == 1
    item.setToolTip(WORDS)
    assert geometry.elided(place) == []


def test_a_head_wider_than_its_column_is_found(place: QWidget) -> None:
    model = QStandardItemModel(1, 1)
    model.setHeaderData(0, Qt.Orientation.Horizontal, WORDS)
    table = QTableView(place)
    table.setModel(model)
    table.resize(400, 200)
    table.setColumnWidth(0, NARROW)
    show(place)
    assert "head" in geometry.elided(place)[0]


def test_a_shortened_row_needs_a_tooltip(place: QWidget) -> None:
    rows = RowList(most_lines=1)
    rows.setParent(place)
    rows.resize(150, 200)
    item = QListWidgetItem(WORDS)
    rows.addItem(item)
    show(place)
    assert len(geometry.elided(place)) == 1
    item.setToolTip(WORDS)
    assert geometry.elided(place) == []


def test_a_word_wider_than_its_row_is_found(place: QWidget) -> None:
    rows = RowList(most_lines=2)
    rows.setParent(place)
    rows.resize(90, 200)
    item = QListWidgetItem("қауымдастығының")
    item.setToolTip(item.text())
    rows.addItem(item)
    show(place)
    assert "cut" in geometry.elided(place)[0]
    rows.resize(300, 200)
    QCoreApplication.processEvents()
    assert geometry.elided(place) == []


def test_a_label_that_ends_in_dots_needs_a_tooltip(place: QWidget) -> None:
    label = QLabel("Ұйымның атынан…", place)
    label.resize(300, 30)
    show(place)
    assert len(geometry.elided(place)) == 1
    label.setToolTip(WORDS)
    assert geometry.elided(place) == []


def test_a_dialog_larger_than_the_screen_is_found(place: QWidget) -> None:
    place.resize(1280, 690)
    show(place)
    assert geometry.too_large(place) == []
    place.resize(1280, 700)
    QCoreApplication.processEvents()
    assert len(geometry.too_large(place)) == 1
