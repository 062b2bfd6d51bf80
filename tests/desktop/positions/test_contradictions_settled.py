"""Each contradiction is listed on the annex with its number, and following it opens what settles it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.act_dialogs import ActDialog
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.documents.content.contradictions import SENTENCES
from coalition_app.documents.issue.readiness import Item
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.documents.content.test_contradictions import RAISED, Step
from tests.registers import hold_originals, make_register, name_attestor

OPENED: dict[str, type[QDialog]] = {
    "nothing-supported": PositionDialog,
    "reservation-touches-nothing": PositionDialog,
    "reservation-without-words": PositionDialog,
    "act-without-language": ActDialog,
    "words-refuse": PositionDialog,
    "reservation-on-core": PositionDialog,
    "words-after-withdrawal": ActDialog,
    "translation-older": ActDialog,
}
"""What settles each; "position-beyond-text" is settled on the page of the text."""
ACTS = {
    "act-without-language": "correct",
    "words-after-withdrawal": "withdraw",
    "translation-older": "translate",
}
"""What is done with the words."""
FIRST = {kind: raising for kind, raising, _settling in reversed(RAISED)}


def open_with(window: MainWindow, folder: Path, raising: tuple[Step, ...]) -> None:
    """Open the annex of a register that was ready until something contradictory was recorded."""
    path = folder / "a.coalition"
    with make_register(path, signatures=3, demands=2) as made:
        name_attestor(made)
        hold_originals(made)
        for step in raising:
            with made.writing("raise") as tx:
                step(tx)
    window.open_path(path)
    window.go("annex")
    screen.settle(window)


def listed(window: MainWindow, kind: str) -> list[Item]:
    return [each for each in pages_of(window).annex.items.found if each.kind == kind]


def test_every_contradiction_is_followed_here() -> None:
    assert {*OPENED, "position-beyond-text"} == set(SENTENCES) == set(FIRST)


@pytest.mark.parametrize("kind", list(OPENED))
def test_following_a_contradiction_opens_what_settles_it(
    window: MainWindow, tmp_path: Path, kind: str
) -> None:
    open_with(window, tmp_path, FIRST[kind])
    (item,) = listed(window, kind)
    assert (item.severity, item.numbers) == ("stops", (2,))
    pages_of(window).annex.follow(item)
    screen.settle(window)
    assert [each.number for each in window.chosen()] == [2]
    shown = screen.dialog(OPENED[kind])
    assert not isinstance(shown, ActDialog) or shown.kind == ACTS[kind]
    shown.reject()


def test_a_position_beyond_the_text_leads_to_the_page_of_the_text(
    window: MainWindow, tmp_path: Path
) -> None:
    open_with(window, tmp_path, FIRST["position-beyond-text"])
    (item,) = listed(window, "position-beyond-text")
    pages_of(window).annex.follow(item)
    screen.settle(window)
    assert window.page_name() == "text"
    asked = pages_of(window).text.asked
    assert pages_of(window).text.tabs.currentWidget() is asked
    rows = asked.list.selectionModel().selectedRows()
    assert [asked.model.keys[each.row()] for each in rows] == [2]


def test_a_missing_language_is_settled_in_the_dialog_that_opens(
    window: MainWindow, tmp_path: Path
) -> None:
    open_with(window, tmp_path, FIRST["act-without-language"])
    pages_of(window).annex.follow(*listed(window, "act-without-language"))
    screen.settle(window)
    dialog = screen.dialog(ActDialog)
    dialog.language.setCurrentIndex(dialog.language.findData("ru"))
    dialog.reason.setText("не был указан")
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(window)
    window.go("annex")
    screen.settle(window)
    assert listed(window, "act-without-language") == []


def test_an_older_translation_is_settled_in_the_dialog_that_opens(
    window: MainWindow, tmp_path: Path
) -> None:
    open_with(window, tmp_path, FIRST["translation-older"])
    pages_of(window).annex.follow(*listed(window, "translation-older"))
    screen.settle(window)
    dialog = screen.dialog(ActDialog)
    assert dialog.language.currentData() == "kk"
    assert dialog.wording.toPlainText() == "басқа"
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(window)
    window.go("annex")
    screen.settle(window)
    assert listed(window, "translation-older") == []


def test_words_after_a_withdrawal_are_withdrawn_in_the_dialog_that_opens(
    window: MainWindow, tmp_path: Path
) -> None:
    open_with(window, tmp_path, FIRST["words-after-withdrawal"])
    pages_of(window).annex.follow(*listed(window, "words-after-withdrawal"))
    screen.settle(window)
    dialog = screen.dialog(ActDialog)
    assert [box.key() for box in dialog.stances.values()] == ["not-stated"]
    dialog.received.setDate(QDate.currentDate())
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(window)
    window.go("annex")
    screen.settle(window)
    assert listed(window, "words-after-withdrawal") == []
