"""Names in rows of one height: in one line, in smaller letters, or in two lines, and never cut at the end."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

SMALL_TEXT, SMALL_LINE = 11.5 / 13, 13.5
"""Share of the size of text for the second size, and pixels at 100 % between two such lines."""


class NameLine(NamedTuple):
    """A line of a name: its words, where they begin in the name, and in which font they are."""

    words: str
    start: int
    font: QFont


def smaller(font: QFont, share: float = SMALL_TEXT) -> QFont:
    """Return a font of a share of the size."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    return made


def name_lines(name: str, font: QFont, room: int, second: int) -> list[NameLine]:
    """Return a name as it fits: one line, one of smaller letters, or two, the second `second` pixels wide.

    What fits neither way shows its end, where names of one kind differ.
    """
    if QFontMetrics(font).horizontalAdvance(name) <= second:
        return [NameLine(name, 0, font)]
    small = smaller(font)
    metrics = QFontMetrics(small)
    if metrics.horizontalAdvance(name) <= second:
        return [NameLine(name, 0, small)]
    end = 0
    while (gap := name.find(" ", end + 1)) > 0 and metrics.horizontalAdvance(name[:gap]) <= room:
        end = gap
    if not end:
        # One word wider than the column is broken where the column ends.
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        end = max(1, len(shown) - 1)
    first, rest = name[:end], name[end:].lstrip()
    shown = metrics.elidedText(rest, Qt.TextElideMode.ElideLeft, second)
    return [NameLine(first, 0, small), NameLine(shown, len(name) - len(shown), small)]
