"""The frame of the keys in a row of segments never looks like a choice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.look import theme


def inked(row: Segments, key: str) -> bool:
    """Tell whether a value has a frame of its own: a line in the accent inside its right end."""
    part = row.segments[key]
    drawn = part.grab().toImage()
    across = range(part.width() - 5, part.width() - 1)
    colours = [drawn.pixelColor(at, part.height() // 2) for at in across]
    return QColor(theme.applied().accent) in colours


def test_before_a_choice_the_whole_row_is_framed(application: QApplication) -> None:
    theme.apply_theme(application, "light")
    row = Segments(lambda: "x", {"yes": "Yes", "no": "No"})
    row.show()
    row.activateWindow()
    QApplication.processEvents()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.waits()
    assert not inked(row, "yes")
    edge = row.grab().toImage().pixelColor(row.width() // 2, 0)
    assert edge.blue() > edge.red() + 40, "the accent runs along the whole row"
    row.pick("yes")
    assert not row.waits()
    assert inked(row, "yes")
    edge = row.grab().toImage().pixelColor(row.width() // 2, 0)
    assert edge.blue() < edge.red() + 40


def test_the_keys_follow_what_is_chosen_from_elsewhere(application: QApplication) -> None:
    """The ring stayed at the segment that had been left."""
    row = Segments(lambda: "x", {"yes": "Yes", "no": "No"})
    row.choose("yes")
    row.show()
    row.activateWindow()
    QApplication.processEvents()
    row.segments["yes"].setFocus()
    row.choose("no")
    assert row.segments["no"].hasFocus()
