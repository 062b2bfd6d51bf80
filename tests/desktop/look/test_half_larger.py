"""Heads of the pages with text half as large again, 1280x720: between the usual size and the largest one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.follow_up.model import NAME
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.main_window import MainWindow
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.look.test_pictures import DOUBTFUL
from tests.desktop.screen import pages_of

SIZE = 1.5


@pytest.fixture(autouse=True)
def half_larger(application: QApplication) -> Iterator[None]:
    before = QFont(application.font())
    larger = QFont(before)
    larger.setPointSizeF(SIZE * before.pointSizeF())
    application.setFont(larger)
    theme.apply_theme(application, "light")
    yield
    application.setFont(before)
    theme.apply_theme(application, "light")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_head_cuts_its_words(window: MainWindow, imported_case: Path, language: str) -> None:
    window.resize(1280, 720)
    window.speak(language)
    window.open_path(imported_case)
    screen.settle(window)
    window.go("chase")
    screen.settle(window)
    waiting = pages_of(window).chase
    assert waiting.letters.toolTip()
    for button in (waiting.letters, waiting.print):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert button.text().strip() in ("", button.toolTip())
    # Beside a letter two lines of a name's column held less than these letters.
    names = waiting.table.columnWidth(NAME)
    assert names >= 30 * letter_width(waiting.table.fontMetrics())
    window.go("directory")
    screen.settle(window)
    pane = pages_of(window).directory.pane
    metrics = QFontMetrics(pane.name.font())
    longest = max(map(metrics.horizontalAdvance, pane.name.text().split()))
    assert longest and pane.name.width() >= longest
    assert pane.merges.merge.height() < 2 * metrics.lineSpacing()


def test_the_buttons_of_an_import_stand_together(window: MainWindow, imported_case: Path) -> None:
    window.resize(1280, 720)
    window.speak("ru")
    window.open_path(imported_case)
    window.owners.imports.import_text(DOUBTFUL)
    screen.settle(window)
    view = screen.importing()
    gap = view.agree.geometry().left() - view.give_up.geometry().right()
    assert gap < 30
    # What stays unclear has a line of its own, beside where the lines of the source went.
    view.tabs.setCurrentWidget(view.read)
    screen.settle(window)
    assert (
        view.head.unsaid.isVisible()
        and view.head.unsaid.geometry().top() >= view.agree.geometry().bottom()
    )
    view.done()
