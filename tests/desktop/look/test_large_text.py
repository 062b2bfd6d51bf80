"""The list of signatories at twice the usual size of text, 1280x720."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from tests.desktop.screen import pages_of


@pytest.fixture(autouse=True)
def twice_as_large(application: QApplication) -> Iterator[None]:
    """Let the person's text be twice as large, and put it back."""
    before = QFont(application.font())
    larger = QFont(before)
    larger.setPointSizeF(2 * before.pointSizeF())
    application.setFont(larger)
    theme.apply_theme(application, "light")
    yield
    application.setFont(before)
    theme.apply_theme(application, "light")


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_list_is_whole_at_twice_the_size(
    window: MainWindow, register: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(register)
    pages_of(window).signatories.choose([1])
    QCoreApplication.processEvents()
    page = pages_of(window).signatories
    assert not window.details_room.isVisible()
    for chip in page.chips.values():
        assert chip.width() >= chip.sizeHint().width(), chip.text()
    assert page.table.rowHeight(0) > page.table.fontMetrics().height()
    assert page.table.columnWidth(1) >= page.table.fontMetrics().horizontalAdvance("ОФ «Одна»")
