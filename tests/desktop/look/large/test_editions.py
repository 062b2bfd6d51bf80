"""What changed between editions, and slips, at twice the usual size of text: in sight without scrolling."""

from pathlib import Path

from PySide6.QtCore import QPoint

from coalition_app.desktop.annex.as_of_dialog import AsOfDialog
from coalition_app.desktop.annex.pages_beside import PagesBeside
from coalition_app.desktop.annex.slips_dialog import SlipsDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.act_dialogs import ActDialog
from coalition_app.desktop.widgets.reading import ReadingDialog
from tests.desktop import geometry, screen
from tests.desktop.later_dialogs import LATER, further_register
from tests.desktop.screen import pages_of


def test_what_changed_and_a_slip_are_in_sight(
    window: MainWindow, built_case: Path, tmp_path: Path
) -> None:
    (tmp_path / "attested").mkdir()
    window.open_path(further_register(built_case / "attested.coalition", tmp_path / "attested"))
    window.resize(1280, 720)
    screen.settle(window)
    window.do("changes")
    screen.settle(window)
    changes = screen.dialog(ReadingDialog)
    text = changes.text
    at_top = text.cursorForPosition(QPoint(20, text.fontMetrics().height() // 2)).block()
    assert at_top.text().startswith("Учтённых подписей")
    withdrawn = text.document().find("отозвана 20 марта")
    assert text.cursorRect(withdrawn).bottom() < text.viewport().height()
    assert changes.room.verticalScrollBar().maximum() == 0
    screen.click(changes, "Pages side by side")
    screen.settle(window)
    (pages,) = changes.findChildren(PagesBeside)
    earlier, later = pages.sides
    assert earlier.geometry().bottom() < later.geometry().top(), "one above the other"
    assert all(each.pages.factor() > 1 for each in pages.sides), "read as on paper, or larger"
    assert changes.room.verticalScrollBar().maximum() == 0
    changes.reject()
    pages_of(window).signatories.choose([18])
    window.do("slip")
    screen.settle(window)
    slip = screen.dialog(SlipsDialog)
    seen = slip.preview.visibleRegion().boundingRect().height()
    assert seen >= 8 * slip.fontMetrics().lineSpacing()
    assert geometry.cut(slip) == []
    slip.reject()
    window.do("as-of")
    screen.settle(window)
    past = screen.dialog(AsOfDialog)
    line = past.text.fontMetrics().height() // 2
    assert past.text.cursorForPosition(QPoint(20, line)).block().text() == "Counts"
    past.reject()
    # Fields that a choice adds come into sight.
    LATER["words withdraw, shown by"](window)
    screen.settle(window)
    words = screen.dialog(ActDialog)
    for field in (words.shown_by._later[0], words.shown_by._later[-1]):
        assert field.visibleRegion().boundingRect() == field.rect()
    words.reject()
