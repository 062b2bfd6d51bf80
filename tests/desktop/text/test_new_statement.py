"""The dialog of a new statement: demands as they are typed or copied, and the page of the text after it."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.text.dialogs import StatementDialog, split_demands
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.desktop.text.texts import LIST, recorded, worded


@pytest.mark.parametrize(
    ("given", "demands"),
    [
        ("", []),
        ("Первое.\n\n  Второе. \n", ["Первое.", "Второе."]),
        ("1. Первое.\n2) Второе.\nи далее\n3. Третье.", ["Первое.", "Второе.\nи далее", "Третье."]),
        ("1. Первое.\n3. Третье.", ["Первое.\n3. Третье."]),
        ("2. Второе.\n3. Третье.", ["2. Второе.", "3. Третье."]),
        ("2026 год.\n1.5 процента", ["2026 год.", "1.5 процента"]),
    ],
)
def test_demands_of_a_list_lose_only_the_numbers_that_count_them(
    given: str, demands: list[str]
) -> None:
    assert split_demands(given) == demands


def test_a_statement_is_made_by_hand_and_its_text_is_shown(
    window: MainWindow, empty_register: Path
) -> None:
    window.open_path(empty_register)
    window.do("statement")
    shown = screen.dialog(StatementDialog)
    shown.language.setCurrentIndex(shown.language.findData("kk"))
    assert not shown.other_titles["kk"].isVisible()
    shown.title.setText("Азаптау туралы")
    shown.other_titles["ru"].setText("О пытках")
    shown.dated.setText("вчера")
    shown.demands.setPlainText("1. Бірінші.\n2. Екінші.")
    listed = [shown.preview.item(at).text() for at in range(shown.preview.count())]
    assert listed == ["1. Бірінші.", "2. Екінші."]
    shown.agree.click()
    assert "is not a date" in shown.refusal.text()
    assert shown.focusWidget() is shown.dated
    shown.dated.setText("14 March 2026")
    shown.agree.click()
    made = recorded(window)
    assert made.titles == {"kk": "Азаптау туралы", "ru": "О пытках"}
    assert made.dated == dt.date(2026, 3, 14)
    assert worded(window, "kk") == ["Бірінші.", "Екінші."]
    assert window.page_name() == "text"
    assert pages_of(window).text.titles.fields["ru"].words() == "О пытках"


def test_a_statement_that_is_written_already_is_read_from_what_was_copied(
    window: MainWindow, empty_register: Path
) -> None:
    window.open_path(empty_register)
    QGuiApplication.clipboard().setText(LIST.read_text(encoding="utf-8"))
    window.do("statement")
    screen.dialog(StatementDialog).by_paste.click()
    screen.importing().reject()


def test_beside_the_letters_a_copied_statement_is_imported_too(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.go("evidence")
    QGuiApplication.clipboard().setText(LIST.read_text(encoding="utf-8"))
    window.do("statement")
    screen.dialog(StatementDialog).by_paste.click()
    screen.settle(window)
    screen.importing().reject()


def test_a_list_that_is_pasted_after_creating_never_becomes_the_title(
    window: MainWindow, empty_register: Path
) -> None:
    window.open_path(empty_register)
    window.do("statement")
    shown = screen.dialog(StatementDialog)
    shown.title.setText("О пытках")
    shown.agree.click()
    screen.settle(window)
    page = pages_of(window).text
    assert page.area.hasFocus()
    title = page.titles.fields["ru"].edit
    before = title.toPlainText()
    text = LIST.read_text(encoding="utf-8")
    QGuiApplication.clipboard().setText(text)
    copied = QMimeData()
    copied.setText(text)
    title.setFocus()
    title.insertFromMimeData(copied)
    screen.settle(window)
    assert title.toPlainText() == before
    shown_import = screen.importing()
    shown_import.reject()


def presses(window: MainWindow, register: Path) -> list[int]:
    """Open a register; return a list that grows with each press of the button of a new signature."""
    window.open_path(register)
    window.bar.sign.setEnabled(True)
    pressed: list[int] = []
    window.bar.sign.clicked.connect(lambda: pressed.append(1))
    return pressed


def test_enter_presses_the_button_that_has_the_keyboard(
    window: MainWindow, empty_register: Path
) -> None:
    pressed = presses(window, empty_register)
    window.bar.sign.setFocus()
    screen.press(window.bar.sign, Qt.Key.Key_Return)
    assert pressed == [1]
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        held = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
        held.setAccepted(kind is QEvent.Type.KeyPress)
        QCoreApplication.sendEvent(window.bar.sign, held)
    assert pressed == [1], "one that is held down presses nothing"


def test_an_enter_that_brings_the_keyboard_to_a_button_does_not_press_it(
    window: MainWindow, empty_register: Path
) -> None:
    pressed = presses(window, empty_register)
    line = QLineEdit(window.centralWidget())
    line.returnPressed.connect(window.bar.sign.setFocus)
    line.show()
    line.setFocus()
    screen.press(line, Qt.Key.Key_Return)
    assert (window.bar.sign.hasFocus(), pressed) == (True, [])
    screen.press(window.bar.sign, Qt.Key.Key_Return)
    assert pressed == [1]
