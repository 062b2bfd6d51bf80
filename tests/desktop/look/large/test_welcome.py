"""The first page at twice the usual size of text, with many registers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coalition_app import settings
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_can_be_done_is_in_sight_below_many_registers(
    window: MainWindow, tmp_path: Path, language: str
) -> None:
    for number in range(5):
        path = tmp_path / str(number) / "Подписанты заявления.coalition"
        path.parent.mkdir()
        path.write_bytes(b"SQLite format 3\0")
        settings.remember_register(path)
    window.resize(1280, 720)
    window.speak(language)
    window.welcome.retranslate()
    screen.settle(window)
    page = window.welcome
    for part in (page.open_chosen, page.new, page.open, page.drop):
        assert part.visibleRegion().boundingRect() == part.rect()
    rows = [row for row in range(5) if not page.recent.isRowHidden(row)]
    assert rows == [0, 1] and page.more.isVisible() and "3" in page.more.text()
    # Those that are not shown come at a click, and take the keyboard.
    screen.press(page.recent, Qt.Key.Key_Down)
    screen.press(page.recent, Qt.Key.Key_Down)
    assert page.recent.currentRow() == 1
    page.more.click()
    screen.settle(window)
    assert page.recent.hasFocus() and not page.more.isVisible()
    assert not any(page.recent.isRowHidden(row) for row in range(5))
