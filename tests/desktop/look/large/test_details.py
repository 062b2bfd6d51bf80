"""The details of a signatory in large letters: a page of their own."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
)

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import geometry, screen
from tests.desktop.screen import pages_of


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_seven_rows_and_the_details_are_a_page_of_their_own(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    page = pages_of(window).signatories
    page.choose([18])
    screen.settle(window)
    table = page.table
    assert table.viewport().height() >= 7 * table.rowHeight(0)
    assert not window.details_room.isVisible()
    table.setFocus()
    screen.press(table, Qt.Key.Key_Return)
    screen.settle(window)
    assert window.details_room.isVisible()
    assert not table.isVisible()
    screen.press(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    screen.settle(window)
    assert table.isVisible()
    assert not window.details_room.isVisible()
    assert page.chosen_numbers() == [18]
    assert table.hasFocus()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_details_as_a_page_have_a_low_head_and_all_demands(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    for number, told in ((18, "words"), (1, "none"), (26, "long name")):
        pages_of(window).signatories.choose([number])
        window.open_details()
        screen.settle(window)
        details = window.details
        (shown,) = (each for each in details.findChildren(QScrollArea) if each.isVisible())
        second = details.head.name.heightForWidth(details.head.name.width()) - details.back.height()
        below = geometry.top_in(shown, details) - max(0, second)
        assert 3 * below <= details.height(), "at most a third, beside a name of one line"
        parts = (details.back, details.head.number, details.head.name, details.head.before)
        for one, other in pairwise(parts):
            assert one.geometry().right() < other.geometry().left(), "beside each other"
        assert details.back.height() == details.back.sizeHint().height(), "beside two lines too"
        text = details.head.number.fontMetrics().horizontalAdvance(details.head.number.text())
        assert details.head.number.contentsRect().width() >= text
        for demand in (1, 2, 3):
            place = details.positions.value(demand)
            ends = geometry.top_in(place, shown) + place.height()
            assert ends <= shown.viewport().height(), (told, demand)
        assert number == 26 or shown.verticalScrollBar().maximum() == 0, told
