"""A position is one click away on every page: where nobody is chosen it is asked whose it is."""

import pytest
from PySide6.QtCore import Qt

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.signatories.find_signatory import NUMBER, FindSignatory
from tests.desktop import screen
from tests.desktop.screen import pages_of

PAGES = (
    *("signatories", "evidence", "chase", "twins"),
    *("text", "annex", "directory", "journal", "backups"),
)


def asking(window: MainWindow) -> FindSignatory:
    (found,) = window.findChildren(FindSignatory)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_one_click_on_any_page_asks_whose_position_it_is(opened: MainWindow, page: str) -> None:
    opened.go(page)
    screen.settle(opened)
    pages_of(opened).signatories.choose([])
    assert opened.bar.position.isVisible() and opened.bar.position.isEnabled()
    if page == "chase":
        pages_of(opened).chase.table.clearSelection()
    assert not opened.chosen()
    opened.bar.position.click()
    asked = asking(opened)
    assert asked.words.hasFocus()
    screen.type_words(asked.words, "2")
    screen.press(asked.words, Qt.Key.Key_Return)
    shown = screen.dialog(PositionDialog)
    assert shown._signed.number == 2
    shown.reject()


def test_the_one_who_is_chosen_is_not_asked_for(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([3])
    opened.bar.position.click()
    shown = screen.dialog(PositionDialog)
    assert shown._signed.number == 3
    shown.reject()


def test_of_several_it_is_asked_and_they_are_offered_first(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([2, 3])
    opened.do("reserve")
    asked = asking(opened)
    listed = [asked.list.item(at).data(NUMBER) for at in range(asked.list.count())]
    assert listed[:3] == [2, 3, 1]
    screen.press(asked.words, Qt.Key.Key_Return)
    assert screen.open_dialogs() == []  # Enter in the empty field means nobody
    asked.close()
