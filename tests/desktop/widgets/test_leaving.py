"""Typed words are given up only after a question, in each dialog, whichever way it is left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QPushButton

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.widgets.dialog_frame import DialogFrame
from coalition_app.desktop.widgets.form import FormDialog, Leaving
from coalition_app.desktop.widgets.passphrase_field import SecretField
from tests.desktop import screen
from tests.desktop.every_dialog import (
    OPENERS,
    WRITING_FIRST,
    open_dialog,
    paste,
    typed_fields,
    words_of,
)

TYPED = "Терілген сөз"
WAYS: dict[str, Callable[[DialogFrame], object]] = {
    "Esc": lambda shown: screen.press(shown, Qt.Key.Key_Escape),
    "cross": lambda shown: shown.head.close_.click(),
}


def asked_in(shown: QDialog) -> list[Leaving]:
    return [each for each in shown.findChildren(Leaving) if each.isVisible()]


def filled(shown: QDialog) -> list[QPushButton]:
    """Give the buttons that are filled, as the one that Enter is expected to press."""
    return [each for each in shown.findChildren(QPushButton) if each.property("role") == "first"]


@pytest.mark.parametrize("name", [*OPENERS, *WRITING_FIRST])
def test_a_dialog_with_typed_words_asks_before_it_closes(
    window: MainWindow, register: Path, name: str
) -> None:
    window.open_path(register)
    shown = open_dialog(window, name)
    fields = [each for each in typed_fields(shown) if not isinstance(each, SecretField)]
    if not isinstance(shown, FormDialog) or not shown.asks_to_leave or not fields:
        shown.reject()
        return
    for field in fields:
        paste(field, TYPED)
    screen.settle(window)
    for leave in WAYS.values():
        leave(shown)
        (asked,) = asked_in(shown)
        assert not filled(asked)
        assert asked.give_up.isDefault()
        asked.give_up.click()
        assert shown.isVisible()
        assert [words_of(each) for each in fields] == [TYPED] * len(fields)
    if shown.give_up.isVisible():
        shown.give_up.click()
    else:
        shown.ask_to_close()
    for asked in asked_in(shown):
        asked.agree.click()
    QCoreApplication.processEvents()
    assert not screen.open_dialogs()


def test_enter_does_what_the_marked_answer_says(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    shown = open_dialog(window, "position")
    paste(next(iter(typed_fields(shown))), TYPED)
    for steps, stays in ((0, True), (1, False)):
        screen.press(shown, Qt.Key.Key_Escape)
        (asked,) = asked_in(shown)
        assert asked.focusWidget() is asked.give_up
        for _step in range(steps):
            screen.press(asked.give_up, Qt.Key.Key_Tab)
        marked = asked.focusWidget()
        assert marked is (asked.give_up if stays else asked.agree)
        screen.press(marked, Qt.Key.Key_Return)
        QCoreApplication.processEvents()
        assert bool(screen.open_dialogs()) is stays


@pytest.mark.parametrize("way", WAYS)
def test_a_dialog_without_typed_words_closes_at_once(
    window: MainWindow, register: Path, way: str
) -> None:
    window.open_path(register)
    for name in ("position", "withdrawal", "evidence", "statement"):
        shown = open_dialog(window, name)
        assert isinstance(shown, DialogFrame)
        WAYS[way](shown)
        QCoreApplication.processEvents()
        assert not screen.open_dialogs()


def test_the_question_speaks_the_language_that_is_switched_to(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    shown = open_dialog(window, "position")
    assert isinstance(shown, PositionDialog)
    screen.type_words(shown.wording, TYPED)
    shown.ask_to_close()
    (asked,) = asked_in(shown)
    window.speak("ru")
    screen.settle(window)
    assert asked.windowTitle() == shown.windowTitle()
    assert shown.windowTitle().startswith("Позиция")
    asked.agree.click()


def test_what_the_program_closes_itself_asks_nothing(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    shown = open_dialog(window, "position")
    assert isinstance(shown, PositionDialog)
    screen.type_words(shown.wording, TYPED)
    shown.reject()
    assert not screen.open_dialogs()


def test_the_attestor_half_typed_is_asked_about(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("annex")
    screen.settle(window)
    window.do("attestor")
    fields = screen.attestor_fields(window)
    screen.type_words(fields.name, TYPED)
    screen.press(fields.name, Qt.Key.Key_Escape)
    (asked,) = fields.findChildren(Leaving)
    asked.give_up.click()
    assert fields.name.text().endswith(TYPED)
    fields.give_up.click()
    (asked,) = [each for each in fields.findChildren(Leaving) if each.isVisible()]
    closed: list[bool] = []
    fields.closed.connect(lambda: closed.append(True))
    assert isinstance(asked.agree, QPushButton)
    asked.agree.click()
    assert closed == [True]
