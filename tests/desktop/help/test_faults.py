"""What goes wrong is said in a sentence: no register, no statement, a register that was closed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from coalition_app.desktop.desk.actions import ACTIONS, Action
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.screen import pages_of

KEYS = [each for each in ACTIONS if each.key != "quit"]
WANT_A_STATEMENT = tuple(each.key for each in ACTIONS if each.needs in ("statement", "chosen"))


def give_up(_parent: QWidget, _title: str, _proposed: str) -> Path | None:
    return None


@pytest.fixture(autouse=True)
def files_are_not_chosen(window: MainWindow) -> None:
    window.choosers.file = window.choosers.target = window.choosers.folder = give_up


@pytest.mark.parametrize("action", KEYS, ids=lambda action: action.key)
def test_without_a_register_an_action_is_off_or_does_its_work(
    window: MainWindow, action: Action
) -> None:
    made = window.menus.actions[action.key]
    assert made.isEnabled() is not bool(action.needs)
    window.do(action.key)
    if action.needs:
        assert screen.sentence(window) == "Open or create a register first."
    screen.close_dialogs()


@pytest.mark.parametrize("action", KEYS, ids=lambda action: action.key)
def test_without_a_statement_an_action_says_what_is_missing(
    window: MainWindow, empty_register: Path, action: Action
) -> None:
    window.open_path(empty_register)
    window.do(action.key)
    screen.settle(window)
    if action.key in WANT_A_STATEMENT:
        assert screen.sentence(window) in (
            "Create or import a statement first.",
            "Choose a signatory first.",
        )
    screen.close_dialogs()


def test_after_closing_nothing_of_the_register_is_left(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("annex")
    screen.settle(window)
    window.close_register()
    for language in ("kk", "ru", "en"):
        window.speak(language)
    assert pages_of(window).signatories.model.rowCount() == 0
    assert pages_of(window).signatories.title.text() == "Signatories"
    assert len(pages_of(window).annex.items.steps) == pages_of(window).journal.list.count() == 0


def test_a_register_without_a_statement_shows_nothing_of_the_one_before(
    window: MainWindow, register: Path, empty_register: Path
) -> None:
    window.open_path(register)
    pages_of(window).signatories.choose([1])
    window.open_path(empty_register)
    screen.settle(window)
    assert pages_of(window).signatories.title.text() == "Signatories"
    assert pages_of(window).signatories.first_import.isVisible()
    assert screen.sentence(window) == ""


def test_a_file_that_is_no_register_gives_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    odd = tmp_path / "odd.coalition"
    odd.write_text("not a register")
    window.open_path(odd)
    QCoreApplication.processEvents()
    said = screen.sentence(window)
    screen.close_dialogs()
    assert said or window.operations.database is None
