"""Words in which something was found: the letters that were searched stand on a light ground."""

from collections.abc import Sequence

from PySide6 import QtWidgets
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QRegion
from PySide6.QtWidgets import QStyleOptionViewItem

from coalition_app.desktop.look import theme
from coalition_app.desktop.widgets.focus_delegate import FocusDelegate

PLACES = Qt.ItemDataRole.UserRole + 3
"""Which letters of a cell are what is searched."""
INSIDE = 4
"""Pixels between a cell's edge and its words."""
ELLIPSIS = "…"


def fitted(
    metrics: QFontMetrics, text: str, places: Sequence[tuple[int, int]], width: int
) -> tuple[str, int]:
    """Return a text as it fits, and how many letters are gone before it: what was found is not cut off."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if shown != text and places and places[0][1] >= len(shown):
        tail = metrics.elidedText(text, Qt.TextElideMode.ElideLeft, width)
        gone = len(text) - len(tail)
        if places[0][0] > gone:
            return tail, gone
    return shown, 0


def draw_marked(
    painter: QPainter, inside: QRect, text: str, places: Sequence[tuple[int, int]]
) -> int:
    """Draw a text at the left, those letters marked; return how wide it is."""
    metrics = painter.fontMetrics()
    shown, gone = fitted(metrics, text, places, inside.width())
    last = len(shown) - (shown != text and shown.endswith(ELLIPSIS))
    colours, marks = theme.applied(), QRegion()
    top = inside.center().y() - metrics.height() // 2
    for place in places:
        left, right = (
            metrics.horizontalAdvance(shown[: max(0, min(each - gone, last))]) for each in place
        )
        marks |= QRect(inside.left() + left, top, right - left, metrics.height())
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(inside, side, shown)
    if not marks.isEmpty():
        painter.save()
        painter.setClipRegion(marks, Qt.ClipOperation.IntersectClip)
        painter.fillRect(inside, QColor(colours.mark))
        painter.setPen(QColor(colours.text))
        painter.drawText(inside, side, shown)
        painter.restore()
    return metrics.horizontalAdvance(shown)


class FoundDelegate(FocusDelegate):
    """Marks in the cells of a table what is searched in it."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(PLACES):
            option.text = ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if places := index.data(PLACES):
            chosen = bool(option.state & QtWidgets.QStyle.StateFlag.State_Selected)
            role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
            painter.save()
            painter.setFont(option.font)
            painter.setPen(option.palette.color(role))
            draw_marked(
                painter, option.rect.adjusted(INSIDE, 0, -INSIDE, 0), str(index.data()), places
            )
            painter.restore()
