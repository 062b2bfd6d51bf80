"""Two editions side by side: their pages as issued, and what changed marked on both."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QPushButton

from coalition_app.desktop.annex.page_entries import place_of_entry
from coalition_app.desktop.annex.pages_beside import PagesBeside
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.reading import ReadingDialog
from tests.desktop import screen
from tests.desktop.annexes import attest, database_of, open_ready
from tests.registers import add_signatures, hold_originals, statement_of, withdraw_signature

SECOND = dt.date(2026, 3, 5)


def test_the_pages_of_two_editions_stand_side_by_side_and_show_what_changed(
    window: MainWindow, tmp_path: Path
) -> None:
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "first.pdf")
    database = database_of(window)
    with database.writing("test") as tx:
        withdraw_signature(tx, statement_of(tx), 7, SECOND)
    add_signatures(database, 1)
    hold_originals(database)
    window.refresh()
    screen.settle(window)
    attest(window, tmp_path / "second.pdf", day=SECOND)
    window.do("changes")
    screen.settle(window)
    changed = screen.dialog(ReadingDialog)
    screen.click(changed, "Pages side by side")
    screen.settle(window)
    (shown,) = changed.findChildren(PagesBeside)
    assert changed.text.isHidden()
    labels = {each.text() for each in changed.findChildren(QPushButton) if each.isVisible()}
    assert "Issue…" not in labels, "the pages take the room of place and day"
    earlier, later = shown.sides
    for side, file in ((earlier, "first.pdf"), (later, "second.pdf")):
        document = side.pages.document
        assert document.pageCount() > 0
        assert document.getAllText(0).text() in all_text(tmp_path / file)
    assert [shown.changes.itemData(at) for at in range(shown.changes.count())] == [7, 41]
    until(lambda: (earlier.count(), later.count()) == (1, 0))
    assert earlier.caption.text() == "Edition 1"
    assert later.caption.text() == "Edition 2: number 7 stands there without a name"
    navigator = later.pages.view.pageNavigator()
    placed = place_of_entry(later.pages.document, 7)
    assert (
        placed is not None and (navigator.currentPage(), navigator.currentLocation().y()) == placed
    )
    shown.changes.setCurrentIndex(1)
    until(lambda: (earlier.count(), later.count()) == (0, 1))
    assert earlier.caption.text() == "Edition 1: number 41 is not in it"
    assert screen.nameless(changed) == []
    screen.click(changed, "What changed")
    screen.settle(window)
    assert changed.text.isVisible() and not changed.findChildren(PagesBeside)
    changed.agree.click()
    screen.settle(window)


def until(found: Callable[[], bool]) -> None:
    """Let Qt look for words on the pages, which it does in pieces, until they are found."""
    limit = QDeadlineTimer(1000 * screen.LIMIT)
    while not found():
        assert not limit.hasExpired()
        QCoreApplication.processEvents()


def all_text(file: Path) -> str:
    document = QPdfDocument()
    document.load(str(file))
    return "".join(document.getAllText(at).text() for at in range(document.pageCount()))
