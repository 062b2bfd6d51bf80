"""A click on an entry of the pages opens that signatory; a click beside entries opens nobody."""

from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coalition_app.desktop.annex.page_entries import entry_at
from coalition_app.desktop.annex.page_view import AnnexView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.write.annex_pdf import render_annex
from tests.desktop import screen
from tests.desktop.annexes import open_ready
from tests.desktop.screen import pages_of
from tests.documents import annexes


def line_of(view: AnnexView, page: int, words: str) -> float:
    """Give the height in the middle of a line, in points from the top of its page."""
    text = view.document.getAllText(page).text()
    found = view.document.getSelectionAtIndex(page, text.index(words), len(words))
    return found.boundingRectangle().center().y()


def in_sight(view: AnnexView, page: int, y: float) -> QPoint:
    """Scroll a height of a page into sight, and give where it is."""
    pixels = view.factor() * view.view.logicalDpiX() / 72
    top = view.view.documentMargins().top()
    for at in range(page):
        height = round(view.document.pagePointSize(at).height() * pixels)
        top += height + view.view.pageSpacing()
    scroll = view.view.verticalScrollBar()
    scroll.setValue(round(top + y * pixels) - 60)
    return QPoint(view.view.viewport().width() // 2, round(top + y * pixels) - scroll.value())


def test_a_click_on_an_entry_opens_that_signatory(window: MainWindow, tmp_path: Path) -> None:
    open_ready(window, tmp_path / "ready.coalition")
    pages = pages_of(window).annex.pages
    place = in_sight(pages, 0, line_of(pages, 0, "\n7. ") + 1)
    viewport = pages.view.viewport()
    # Drawn away, it is no click.
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place + QPoint(0, 60))
    screen.settle(window)
    assert window.page_name() == "annex"
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    screen.settle(window)
    assert window.page_name() == "signatories"
    assert [row.number for row in window.chosen()] == [7]


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_every_entry_of_a_page_is_found_and_nothing_else_is_one(
    window: MainWindow, paper: Literal["a4", "a5"]
) -> None:
    view, content = AnnexView(), annexes.real_content()
    pdf = render_annex(content, language="ru", draft=False, form=PageForm(paper=paper))
    view.show_document(pdf, keep_place=False)
    height = round(view.document.pagePointSize(0).height())
    seen = [entry_at(view.document, 0, y) for y in range(0, height, 16)]
    numbers = [each for each in seen if each]
    assert numbers == sorted(numbers)
    assert {*numbers} == {*range(1, max(numbers) + 1)}
    assert max(numbers) > 3
    last = view.document.pageCount() - 1
    certified = annexes.ATTESTATION.offices[1].split()[0]
    assert entry_at(view.document, last, line_of(view, last, certified)) == 0
    assert entry_at(view.document, 0, 130) == 0
    view.deleteLater()
