"""For everybody: names for what takes the keyboard, a window that fits, keys that do what they say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.register.open_dialog import ask_to_open
from coalition_app.desktop.signatories.model import HEADINGS
from coalition_app.desktop.widgets.labels import WRAP, shorten
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.screen import pages_of

DIALOGS = {
    "new register": lambda window: window.owners.registers.new_register(),
    "statement": lambda window: window.owners.statements.new_statement(),
    "signature": lambda window: window.owners.signatories.new_signature(),
    "position": lambda window: window.owners.positions.reserve(),
    "withdrawal": lambda window: window.do("withdraw"),
    "evidence": lambda window: window.owners.signatories.record_evidence(),
    "attest": lambda window: window.owners.annexes.attest(),
}
LAST_COLUMN = HEADINGS.index("Evidence")


@pytest.fixture
def opened(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    window.open_path(register)
    pages_of(window).signatories.choose([2])
    yield window
    screen.settle(window)


def test_every_widget_of_the_window_has_a_name(opened: MainWindow) -> None:
    assert len(list(screen.reached(opened))) > 15
    assert screen.nameless(opened) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_widget_of_a_dialog_has_a_name(opened: MainWindow, name: str) -> None:
    DIALOGS[name](opened)
    (shown,) = screen.open_dialogs()
    nameless = screen.nameless(shown)
    shown.reject()
    assert nameless == []


def test_every_widget_of_the_passphrase_has_a_name(window: MainWindow, tmp_path: Path) -> None:
    asking = ask_to_open(
        window, tmp_path / "r.coalition", lambda _database: None, lambda *_given: None
    )
    assert screen.nameless(asking) == []
    asking.reject()


@pytest.mark.parametrize("name", DIALOGS)
def test_tab_walks_the_fields_before_the_buttons(opened: MainWindow, name: str) -> None:
    DIALOGS[name](opened)
    (shown,) = screen.open_dialogs()
    walked = list(_walk(shown))
    shown.reject()
    assert walked[-1] == "agree"
    assert walked.count("agree") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_fits_a_small_screen_in_each_language(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    least = opened.minimumSizeHint()
    assert least.width() <= 1000
    assert least.height() <= 600


@pytest.mark.parametrize("language", LANGUAGES)
def test_position_and_status_are_seen_at_1280(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    QCoreApplication.processEvents()
    table = pages_of(opened).signatories.table
    end = table.columnViewportPosition(LAST_COLUMN) + table.columnWidth(LAST_COLUMN)
    assert end <= table.viewport().width()
    assert table.columnWidth(1) >= 200
    assert not table.isColumnHidden(LAST_COLUMN - 1)


def test_nothing_in_the_details_is_wider_than_the_pane(opened: MainWindow) -> None:
    opened.speak("kk")
    pages_of(opened).signatories.choose([1])
    QCoreApplication.processEvents()
    for tab in opened.details.findChildren(QScrollArea):
        inner = tab.widget()
        assert inner is not None
        if not tab.isVisible():
            continue
        assert inner.width() <= tab.viewport().width()


def test_paste_in_the_search_field_goes_into_the_field(opened: MainWindow) -> None:
    QGuiApplication.clipboard().setText("Бірлік 2")
    search = pages_of(opened).signatories.search
    search.setFocus()
    screen.press(search, Qt.Key.Key_V, ctrl=True)
    assert search.text() == "Бірлік 2"
    assert screen.open_dialogs() == []


def test_undo_in_the_search_field_takes_back_the_typing_only(opened: MainWindow) -> None:
    search = pages_of(opened).signatories.search
    search.setFocus()
    screen.type_words(search, "Әділ")
    screen.press(search, Qt.Key.Key_A, ctrl=True)
    assert search.selectedText() == "Әділ"
    screen.press(search, Qt.Key.Key_Z, ctrl=True)
    assert search.text() == ""
    assert pages_of(opened).signatories.model.rowCount() == 3
    screen.press(search, Qt.Key.Key_Y, ctrl=True)
    assert search.text() == "Әділ"


def test_ctrl_y_in_a_dialog_redoes_in_its_field(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([1])
    screen.press(opened, Qt.Key.Key_P, ctrl=True)
    dialog = screen.dialog(PositionDialog)
    elsewhere = screen.LeavesRedo(dialog.wording)
    # A dialog that was opened just now becomes the active window with the next events.
    QCoreApplication.processEvents()
    dialog.wording.setFocus()
    screen.type_words(dialog.wording, "Әділ")
    screen.press(dialog.wording, Qt.Key.Key_Z, ctrl=True)
    undone = dialog.wording.toPlainText()
    screen.press(dialog.wording, Qt.Key.Key_Y, ctrl=True)
    dialog.wording.removeEventFilter(elsewhere)
    said = dialog.wording.toPlainText()
    dialog.wording.setPlainText("")
    dialog.reject()
    assert (undone, said) == ("", "Әділ")


def test_finding_leaves_the_text_for_the_list(opened: MainWindow) -> None:
    opened.go("text")
    screen.settle(opened)
    screen.press(opened, Qt.Key.Key_F, ctrl=True)
    assert pages_of(opened).signatories.search.isVisible()
    assert pages_of(opened).signatories.search.hasFocus()


def test_a_long_title_is_shortened_by_words_and_whole_in_its_tooltip(opened: MainWindow) -> None:
    title = "Мәлімдеме " * 30
    metrics = opened.fontMetrics()
    shown = shorten(title, metrics, 200, 2)
    assert shown.endswith("Мәлімдеме …")
    assert metrics.boundingRect(0, 0, 200, 0, WRAP, shown).height() <= 2 * metrics.lineSpacing()
    assert shorten("Қысқа", metrics, 200, 2) == "Қысқа"
    assert opened.sidebar.card.toolTip() == opened.sidebar.card.title()


def test_undo_and_paste_elsewhere_are_the_window_s(opened: MainWindow) -> None:
    table = pages_of(opened).signatories.table
    table.setFocus()
    screen.press(table, Qt.Key.Key_Z, ctrl=True)
    assert pages_of(opened).signatories.model.rowCount() == 2
    screen.press(table, Qt.Key.Key_Y, ctrl=True)
    assert pages_of(opened).signatories.model.rowCount() == 3
    QGuiApplication.clipboard().setText("1. Фонд «Бір»\n2. Фонд «Екі»\n")
    screen.press(table, Qt.Key.Key_V, ctrl=True)
    screen.importing().reject()


def test_the_keyboard_alone_finds_a_signatory_and_opens_their_position(opened: MainWindow) -> None:
    screen.press(opened, Qt.Key.Key_F, ctrl=True)
    search = pages_of(opened).signatories.search
    assert QApplication.focusWidget() is search
    screen.type_words(search, "3")
    pages_of(opened).signatories.read()
    pages_of(opened).signatories.table.setFocus()
    screen.press(pages_of(opened).signatories.table, Qt.Key.Key_A, ctrl=True)
    screen.press(opened, Qt.Key.Key_P, ctrl=True)
    shown = screen.dialog(PositionDialog)
    title = shown.windowTitle()
    screen.press(shown, Qt.Key.Key_Escape)
    assert title == "Position of No. 3"


def _walk(shown: QDialog) -> Iterator[str]:
    """Name what Tab visits, once around from the first field."""
    first = shown.focusWidget() or shown
    at = first
    while True:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            yield "agree" if at is getattr(shown, "agree", None) else type(at).__name__
        following = at.nextInFocusChain()
        if following is None or following is first:
            return
        at = following


class LoneLabels(QObject):
    """Counts labels that are shown as windows of their own."""

    shown = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        alone = isinstance(watched, QLabel) and watched.isWindow()
        self.shown += alone and event.type() == QEvent.Type.Show
        return False


def test_a_question_does_not_flash_as_a_window_of_its_own(
    opened: MainWindow, application: QApplication
) -> None:
    labels = LoneLabels()
    application.installEventFilter(labels)
    pages_of(opened).signatories.table.clearSelection()
    screen.press(opened, Qt.Key.Key_P, ctrl=True)
    screen.settle(opened)
    application.removeEventFilter(labels)
    shown = labels.shown
    for card in screen.popovers():
        card.close()
    assert shown == 0
