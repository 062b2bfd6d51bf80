"""Words are searched in the pages of the annex: by Ctrl+F, from place to place, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest

from coalition_app.desktop.annex.page_view import AnnexView
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.annexes import open_ready
from tests.desktop.screen import pages_of

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pages(window: MainWindow, tmp_path: Path) -> AnnexView:
    open_ready(window, tmp_path / "ready.coalition")
    shown = pages_of(window).annex.pages
    window.do("find")
    assert shown.search.words.hasFocus()
    return shown


def search(pages: AnnexView, words: str) -> None:
    """Type words and wait until every page was searched."""
    pages.search.words.clear()
    screen.type_words(pages.search.words, words)
    document, model = pages.document, pages.search.model
    texts = [document.getAllText(page).text() for page in range(document.pageCount())]
    whole = [text.casefold().count(words.casefold()) for text in texts]
    until = QDeadlineTimer(1000 * screen.LIMIT)
    while pages.search.total() != sum(whole) and not until.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    assert [len(model.resultsOnPage(page)) for page in range(len(whole))] == whole


def found_in_sight(pages: AnnexView) -> bool:
    link = pages.search.model.resultAtIndex(pages.view.currentSearchResultIndex())
    tops = list(pages._places())
    y = tops[link.page()][0] + link.location().y() * pages._pixels()
    seen = y - pages.view.verticalScrollBar().value()
    return bool(0 < seen < pages.view.viewport().height())


def test_enter_goes_from_place_to_place_and_round(pages: AnnexView) -> None:
    search(pages, "бірлік")
    count, field = pages.search.total(), pages.search.words
    assert count == 40
    assert pages.view.currentSearchResultIndex() == 0
    seen = []
    for _time in range(count):
        QTest.keyClick(field, Qt.Key.Key_Return)
        seen.append(pages.view.currentSearchResultIndex())
        assert found_in_sight(pages)
    assert seen == [*range(1, count), 0]
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert pages.view.currentSearchResultIndex() == count - 1


def test_words_that_are_nowhere_are_said_so(pages: AnnexView) -> None:
    search(pages, "xyzzy")
    assert pages.search.count.text() == "Not found"
    assert not pages.search.buttons["down"].isEnabled()
    QTest.keyClick(pages.search.words, Qt.Key.Key_Return)
    assert pages.view.currentSearchResultIndex() == -1


def test_esc_ends_the_search_and_leaves_the_pages_as_they_are(pages: AnnexView) -> None:
    search(pages, "бірлік")
    place = pages.view.verticalScrollBar().value()
    QTest.keyClick(pages.search.words, Qt.Key.Key_Escape)
    assert not pages.search.isVisible()
    assert pages.view.hasFocus()
    assert pages.view.verticalScrollBar().value() == place
    assert pages.search.total() == 0


def test_the_bar_stays_on_the_pages(pages: AnnexView) -> None:
    search(pages, "бірлік")
    bar = pages.search
    corner = bar.mapTo(pages, QPoint(0, 0))
    assert corner.x() >= 0
    assert corner.x() + bar.width() <= pages.width()


def test_where_there_are_no_pages_the_list_is_searched(window: MainWindow, tmp_path: Path) -> None:
    open_ready(window, tmp_path / "ready.coalition")
    window.go("journal")
    window.do("find")
    assert window.page_name() == "signatories"
