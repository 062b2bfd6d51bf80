"""Tab goes as the eye does: bar, side, page head, chips, table, details; Ctrl+H opens the history."""

from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.look.test_pictures import PAGES
from tests.desktop.screen import pages_of

PARTS = ("bar", "side", "head", "chips", "table", "details")
MOST_STOPS = 60


@pytest.fixture
def opened(window: MainWindow, imported_case: Path) -> MainWindow:
    """Give the window of the real case with its No. 18 chosen, wide enough for the details."""
    window.resize(1280, 720)
    window.open_path(imported_case)
    pages_of(window).signatories.choose([18])
    screen.settle(window)
    window.activateWindow()
    return window


def part_of(window: MainWindow, widget: QWidget) -> str:
    page = pages_of(window).signatories
    rooms: tuple[QWidget, ...] = (window.bar, window.sidebar, page.head, page.filters)
    rooms = (*rooms, page.table, window.details)
    found = [each for each, room in zip(PARTS, rooms, strict=True) if room.isAncestorOf(widget)]
    return "table" if widget is page.table else found[0]


def stops(window: MainWindow, start: QWidget) -> list[QWidget]:
    """Press Tab until the keyboard is back where it began."""
    start.setFocus()
    found: list[QWidget] = []
    for _press in range(MOST_STOPS):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in found:
            break
        found.append(focused)
        screen.press(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is found[0]
    return found


def test_tab_goes_through_the_window_as_the_eye_does(opened: MainWindow) -> None:
    first = opened.bar.findChild(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    table = pages_of(opened).signatories.table
    assert first is not None
    walked = [part_of(opened, each) for each in stops(opened, table)]
    parts = [part for part, _stops in groupby(walked)]
    assert parts == ["table", "details", "bar", "side", "head", "chips"]
    assert [walked.count(each) for each in ("table", "chips")] == [1, 1]


@pytest.mark.parametrize(("number", "most"), [(17, 25), (18, 26)])
def test_few_controls_are_in_sight(opened: MainWindow, number: int, most: int) -> None:
    """No. 18 has one more: what else can be done with its words. The tests of the figures count rows once."""
    page = pages_of(opened).signatories
    page.choose([number])
    screen.settle(opened)
    found = [e for e in stops(opened, page.table) if not isinstance(e, QScrollArea)]
    assert len(found) <= most


def test_the_buttons_below_come_after_what_is_in_the_details(opened: MainWindow) -> None:
    details = opened.details
    walked = [each for each in stops(opened, details.tabs) if details.isAncestorOf(each)]
    tags = [each for each in walked if isinstance(each, Tag)]
    assert walked[0] is details.tabs
    at = walked.index(details.first)
    assert walked[at + 1] is details.second
    assert all(walked.index(each) < at for each in tags if each is not details.head.status)


def test_arrows_go_along_the_chips(opened: MainWindow) -> None:
    filters = pages_of(opened).signatories.filters
    everybody, unsettled = filters.chips[""], filters.chips["unsettled"]
    everybody.setFocus()
    screen.press(everybody, Qt.Key.Key_Right)
    assert unsettled.hasFocus()
    screen.press(unsettled, Qt.Key.Key_Left)
    screen.press(everybody, Qt.Key.Key_Left)
    assert everybody.hasFocus()
    for _press in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        screen.press(focused, Qt.Key.Key_Right)
    assert filters.more.hasFocus()


def test_ctrl_h_opens_the_history(opened: MainWindow) -> None:
    screen.press(pages_of(opened).signatories.table, Qt.Key.Key_H, ctrl=True)
    screen.settle(opened)
    details = opened.details
    assert details.tabs.currentIndex() == 3
    assert details.history.isVisible()
    assert details.tabs.hasFocus()
    opened.resize(700, 600)
    details.tabs.setCurrentIndex(0)
    screen.settle(opened)
    assert not details.isVisible()
    opened.do("history")
    screen.settle(opened)
    assert details.history.isVisible()
    assert not pages_of(opened).signatories.table.isVisible()


def test_ctrl_h_on_another_page_goes_to_the_list(opened: MainWindow) -> None:
    opened.go("twins")
    screen.settle(opened)
    (one, *_others) = [each.number for each in opened.chosen()]
    opened.do("history")
    screen.settle(opened)
    assert opened.page_name() == "signatories"
    assert pages_of(opened).signatories.chosen_numbers() == [one]
    assert opened.details.history.isVisible()


@pytest.mark.parametrize("page", PAGES)
def test_tab_leaves_every_page_and_comes_back(opened: MainWindow, page: str) -> None:
    opened.go(page)
    screen.settle(opened)
    first = QApplication.focusWidget()
    walked: list[QWidget] = []
    for _press in range(MOST_STOPS):
        focused = QApplication.focusWidget()
        assert focused is not None
        if walked and focused is first and walked[-1] is not first:
            break
        walked.append(focused)
        screen.press(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first, [each.accessibleName() for each in walked]
    assert any(opened.bar.isAncestorOf(each) for each in walked)


def test_tab_walks_the_demands_one_after_the_other(opened: MainWindow) -> None:
    opened.go("text")
    screen.settle(opened)
    page = pages_of(opened).text
    walked = stops(opened, page.titles.fields["en"].edit)
    lines = list(page.demands.lines.values())
    met = [at for each in walked for at, line in enumerate(lines) if line.isAncestorOf(each)]
    assert met == sorted(met)
    assert set(met) == {0, 1, 2}


def test_tab_walks_letter_and_steps_as_they_stand(opened: MainWindow) -> None:
    opened.go("chase")
    screen.settle(opened)
    pane = pages_of(opened).chase.pane
    walked = [pane.sent_on, pane.channel, pane.day, pane.went, pane.reply]
    chain: list[QWidget] = []
    following = pane.words.nextInFocusChain()
    while following is not None and following is not pane.words:
        chain.append(following)
        following = following.nextInFocusChain()
    assert [each for each in chain if each in walked] == walked
    opened.go("annex")
    screen.settle(opened)
    side = pages_of(opened).annex.side
    walked = [each.button for each in side.items.steps if each.button.isVisible()]
    found = [each for each in stops(opened, walked[0]) if side.isAncestorOf(each)]
    assert found[: len(walked)] == walked
    assert found[-1] is side.save
