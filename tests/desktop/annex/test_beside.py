"""Two editions side by side: their pages as issued, and what changed marked on both."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QPushButton

from coalition_app.desktop.annex.page_view import AnnexView
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
        withdraw_signature(tx, statement_of(tx), 27, SECOND)
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
    assert [shown.changes.itemData(at) for at in range(shown.changes.count())] == [27, 41]
    assert marked_words(earlier.pages).startswith("27.")
    assert later.pages.marked is not None
    assert earlier.caption.text() == "Edition 1"
    assert later.caption.text() == "Edition 2: No. 27 appears there without a name"
    assert in_sight(earlier.pages, 27) and in_sight(later.pages, 27)
    changed.resize(changed.width() - 200, changed.height())
    screen.settle(window)
    assert in_sight(earlier.pages, 27) and in_sight(later.pages, 27), (
        "pages drawn in another size stay there"
    )
    assert not in_sight(later.pages, 41)
    shown.changes.setCurrentIndex(1)
    assert in_sight(later.pages, 41)
    assert earlier.pages.marked is None and marked_words(later.pages).startswith("41.")
    assert earlier.caption.text() == "Edition 1: number 41 is not in it"
    assert in_sight(later.pages, 41)
    assert screen.nameless(changed) == []
    screen.click(changed, "What changed")
    screen.settle(window)
    assert changed.text.isVisible() and not changed.findChildren(PagesBeside)
    changed.agree.click()
    screen.settle(window)


def in_sight(pages: AnnexView, number: int) -> bool:
    """Tell whether an entry stands on what is shown of the pages."""
    shown = pages.view.viewport().height()
    return any(pages.entry_at(QPoint(0, y)) == number for y in range(0, shown, 10))


def marked_words(pages: AnnexView) -> str:
    """Give the words of the page that are under the mark."""
    assert pages.marked is not None
    page, area = pages.marked
    middle = QPointF(area.left() + 1, area.top() + 1), QPointF(area.right(), area.bottom() - 1)
    return pages.document.getSelection(page, *middle).text()


def all_text(file: Path) -> str:
    document = QPdfDocument()
    document.load(str(file))
    return "".join(document.getAllText(at).text() for at in range(document.pageCount()))
