"""The pages of the annex: a click opens a signatory, Ctrl+F finds words in them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest

from coalition_app.desktop.annex import page_places
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.annexes import attest, open_ready
from tests.desktop.screen import pages_of

NEXT_LINE = 12.0
"""Points below the top of an entry's number where its name still is."""


@pytest.fixture
def ready(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the annex of forty signatures that are ready, 39 and 40 without evidence."""
    open_ready(window, tmp_path / "ready.coalition")
    return window


def place_of(window: MainWindow, number: int, down: float = 5.0) -> QPoint:
    """Scroll to an entry of the list, and give where its name is in the view."""
    pages = pages_of(window).annex.pages
    view, document = pages.view, pages.document
    for page, box in enumerate(page_places.page_boxes(view, document)):
        tops = {each: top for top, each in reversed(page_places.entries_on(document, page))}
        if number in tops:
            scale = box.width() / document.pagePointSize(page).width()
            x, y = box.left() + 150 * scale, box.top() + (tops[number] + down) * scale
            bar = view.verticalScrollBar()
            bar.setValue(round(y) - 80)
            return QPoint(round(x), round(y) - bar.value())
    raise AssertionError(number)


def click(window: MainWindow, at: QPoint) -> None:
    viewport = pages_of(window).annex.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    screen.settle(window)


@pytest.mark.parametrize("number", [1, 23, 40])
@pytest.mark.parametrize("zoomed", [False, True])
def test_a_click_on_an_entry_shows_its_signatory(
    ready: MainWindow, number: int, zoomed: bool
) -> None:
    if zoomed:
        pages_of(ready).annex.pages.zoom("plus")
    click(ready, place_of(ready, number))
    assert ready.page_name() == "signatories"
    assert [each.number for each in ready.chosen()] == [number]


def test_a_click_on_an_edition_s_page_does_the_same(ready: MainWindow, tmp_path: Path) -> None:
    attest(ready, tmp_path / "annex.pdf")
    ready.go("annex")
    screen.settle(ready)
    assert pages_of(ready).annex.edition is not None
    click(ready, place_of(ready, 7))
    assert [each.number for each in ready.chosen()] == [7]


def test_a_click_beside_the_list_and_dragging_choose_nobody(ready: MainWindow) -> None:
    view = pages_of(ready).annex.view
    click(ready, QPoint(3, 60))
    view.verticalScrollBar().setValue(0)
    click(ready, QPoint(view.viewport().width() // 2, 60))
    assert ready.page_name() == "annex"
    at, viewport = place_of(ready, 5), view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(0, 30))
    assert ready.page_name() == "annex"


def test_words_are_found_marked_and_gone_through(ready: MainWindow) -> None:
    annex = pages_of(ready).annex
    bar = annex.pages.finding
    assert not bar.isVisible()
    ready.do("find")
    assert ready.page_name() == "annex" and bar.isVisible() and bar.words.hasFocus()
    wanted = "Подпис" if annex.document_language() == "ru" else "sign"
    screen.type_words(bar.words, wanted)
    deadline = QDeadlineTimer(10_000)
    while " of " not in bar.count.text() and not deadline.hasExpired():
        QCoreApplication.processEvents()
    screen.settle(ready)
    total = int(bar.count.text().split()[-1])
    assert total > 1 and annex.view.searchModel() is bar.hits
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {total}"
    assert annex.view.currentSearchResultIndex() == 1
    for _each in range(2):
        QTest.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{total} of {total}"
    hit = bar.hits.resultAtIndex(total - 1)
    assert annex.view.pageNavigator().currentPage() == hit.page()
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible() and annex.view.hasFocus()
    assert bar.hits.rowCount(QModelIndex()) == 0


def test_what_is_nowhere_says_so_and_other_pages_search_the_list(ready: MainWindow) -> None:
    bar = pages_of(ready).annex.pages.finding
    ready.do("find")
    bar.words.setText("ъъъъ")
    screen.settle(ready)
    assert bar.count.text() == "Nothing found"
    assert not bar.buttons["down"].isEnabled()
    ready.go("evidence")
    ready.do("find")
    assert ready.page_name() == "signatories"
