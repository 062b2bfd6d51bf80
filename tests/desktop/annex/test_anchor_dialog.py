"""Six words from paper in the window: what the journal says of them, and what was recorded since."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from coalition_app.desktop.annex.verdict import VerdictDialog
from coalition_app.desktop.annex.verify_dialog import VerifyDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.journal import paper_anchor
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import add_signatures, make_register


def shown(window: MainWindow) -> VerifyDialog:
    window.do("anchor")
    screen.settle(window)
    return screen.dialog(VerifyDialog)


def check(window: MainWindow, dialog: VerifyDialog, words: str) -> list[str]:
    """Type six words, and give the sentences of the verdict on them."""
    dialog.typed.setPlainText(words)
    dialog.agree.click()
    screen.settle(window)
    verdict = screen.dialog(VerdictDialog)
    since = [verdict.problems.item(at).text() for at in range(verdict.problems.count())]
    told = [verdict.sentence.text(), *since]
    verdict.accept()
    return told


def test_the_words_of_now_are_shown_copied_and_contained(opened: MainWindow) -> None:
    dialog = shown(opened)
    assert screen.nameless(dialog) == []
    words = dialog.current.text()
    with database_of(opened).reading() as tx:
        assert words == paper_anchor.current_anchor(tx)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == words
    told = check(opened, dialog, words.upper())
    assert told[0].startswith("The journal contains these words")
    assert told[1:] == ["Nothing has been recorded since."]


def test_what_was_done_since_is_told_with_what_was_taken_back(opened: MainWindow) -> None:
    dialog = shown(opened)
    words = dialog.current.text()
    dialog.reject()
    add_signatures(database_of(opened), 1)
    opened.do("undo")
    screen.settle(opened)
    told = check(opened, shown(opened), words)
    assert told[1] == "Recorded since: 2 actions"
    assert told[2].endswith("  add signature 4 to statement 1")
    assert told[3].endswith("  undone: add signature 4 to statement 1")


def test_words_of_another_register_are_not_contained(opened: MainWindow, tmp_path: Path) -> None:
    # Registers that hold the same are copies of one.
    with make_register(tmp_path / "other.coalition", signatures=1) as other, other.reading() as tx:
        words = paper_anchor.current_anchor(tx)
    assert check(opened, shown(opened), words) == [
        "The journal does not contain these words: a word was mistyped, this is another "
        "register, or its earlier entries were changed."
    ]
