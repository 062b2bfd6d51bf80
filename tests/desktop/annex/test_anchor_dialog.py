"""Six words from paper in the window: what the journal says of them, and what was recorded since."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from coalition_app.desktop.annex.anchor_dialog import AnchorDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.journal import paper_anchor
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import add_signatures, make_register


@pytest.fixture
def opened(window: MainWindow, register: Path) -> MainWindow:
    window.open_path(register)
    return window


def shown(window: MainWindow) -> AnchorDialog:
    window.do("anchor")
    screen.settle(window)
    return screen.dialog(AnchorDialog)


def check(window: MainWindow, dialog: AnchorDialog, words: str) -> str:
    dialog.words.setText(words)
    dialog.agree.click()
    screen.settle(window)
    return dialog.answer.toPlainText()


def test_the_words_of_now_are_shown_copied_and_contained(opened: MainWindow) -> None:
    dialog = shown(opened)
    assert screen.nameless(dialog) == []
    words = dialog.current.text()
    with database_of(opened).reading() as tx:
        assert words == paper_anchor.current_anchor(tx)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == words
    told = check(opened, dialog, words.upper())
    assert told.splitlines()[1:] == ["Nothing was recorded since."]
    opened.speak("ru")
    russian = dialog.answer.toPlainText()
    dialog.reject()
    screen.settle(opened)
    assert told.startswith("The journal contains these words")
    assert russian not in ("", told)


def test_what_was_done_since_is_told_with_what_was_taken_back(opened: MainWindow) -> None:
    dialog = shown(opened)
    words = dialog.current.text()
    dialog.reject()
    add_signatures(database_of(opened), 1)
    opened.do("undo")
    screen.settle(opened)
    again = shown(opened)
    told = check(opened, again, words).splitlines()
    again.reject()
    assert told[1] == "Recorded since: 2 actions"
    assert told[2].endswith("  add signature 4 to statement 1")
    assert told[3].endswith("  undone: add signature 4 to statement 1")


def test_words_of_another_register_are_not_contained(opened: MainWindow, tmp_path: Path) -> None:
    # Registers that hold the same are copies of one.
    with make_register(tmp_path / "other.coalition", signatures=1) as other, other.reading() as tx:
        words = paper_anchor.current_anchor(tx)
    dialog = shown(opened)
    told = check(opened, dialog, words)
    dialog.reject()
    assert told == (
        "The journal does not contain these words: a word was mistyped, this is another "
        "register, or its earlier entries were changed."
    )


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "Enter 6 words"), ("zebra zzzz", "check the spelling")]
)
def test_what_is_no_anchor_is_refused_and_stays_typed(
    opened: MainWindow, typed: str, sentence: str
) -> None:
    dialog = shown(opened)
    check(opened, dialog, typed)
    refusal, kept = dialog.refusal.text(), dialog.words.text()
    dialog.reject()
    screen.settle(opened)
    assert sentence in refusal
    assert kept == typed
