"""Rows of find anything: heads of groups, and a line a hit with its quiet words and its keys."""

import re
from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coalition_app.desktop.controls.fitted_names import line_places, name_lines
from coalition_app.desktop.controls.marks import paint_position, position_size
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import heavy, smaller
from coalition_app.desktop.widgets.found_words import draw_marked

CHOICE, QUIET, REASON, PLACES, KEYS, DRAWING, STANCES = (
    Qt.ItemDataRole.UserRole + at for at in range(1, 8)
)
"""Of a hit: what is done, the quiet words behind it, why it is off, letters found, keys, icon, positions."""
INSET, ACROSS, GAP, SIDE, BETWEEN = 8, 12, 11, 16, 8
"""Pixels at 100 % of what lies between and inside."""
ROW, HEAD = 18, 9
"""Pixels above and below the words of a row and of a head, at every size of text: seven rows are seen."""
KEY, SMALL = 11 / 13, 12 / 13
"""Sizes of letters on a key and of quiet words, in sizes of text."""
Index = QModelIndex | QPersistentModelIndex


def scaled(pixels: float, metrics: QFontMetrics) -> int:
    """Return pixels of 100 % at the size of text in use: a line of it is 18 pixels high."""
    return round(pixels * metrics.height() / 18)


def caps(keys: str) -> str:
    """Return keys as they stand on one cap: Ctrl Shift W."""
    return re.sub(r"\+(?=.)", " ", keys)


class HitDelegate(QStyledItemDelegate):
    """Draws heads and hits; a row without a choice is a head."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetrics(self._view.font())
        return QSize(0, metrics.height() + (ROW if index.data(CHOICE) else HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._view.font())
        if index.data(CHOICE):
            self._paint_hit(painter, option, index)
        else:
            self._paint_head(painter, option.rect, str(index.data()))
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRect, text: str) -> None:
        metrics = painter.fontMetrics()
        painter.setFont(heavy(smaller(self._view.font(), KEY)))
        painter.setPen(QColor(theme.applied().quiet))
        inside = place.adjusted(scaled(INSET + ACROSS, metrics), scaled(6, metrics), 0, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, metrics = theme.applied(), painter.fontMetrics()
        inset, side = scaled(INSET, metrics), scaled(SIDE, metrics)
        place = option.rect.adjusted(inset, 0, -inset, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(QRectF(place), 6, 6)
        off = bool(index.data(REASON))
        inside = place.adjusted(scaled(ACROSS, metrics), 0, -scaled(ACROSS, metrics), 0)
        tone = "accent" if chosen and not off else "quiet"
        at = QPoint(inside.left(), inside.center().y() - side // 2)
        painter.drawPixmap(at, picture(str(index.data(DRAWING)), tone, side))
        inside.setLeft(inside.left() + side + scaled(GAP, metrics))
        if index.data(KEYS):
            inside.setRight(self._paint_keys(painter, inside, str(index.data(KEYS))))
        inside.setRight(self._paint_stances(painter, inside, index.data(STANCES) or (), chosen))
        painter.setPen(QColor(colours.quiet if off else colours.text))
        if chosen:
            painter.setFont(heavy(self._view.font()))
        quiet = str(index.data(REASON) or index.data(QUIET))
        room = min(metrics.horizontalAdvance(quiet), inside.width() // 2) if quiet else 0
        gap = scaled(GAP, metrics)
        named = inside.adjusted(0, 0, -room - gap, 0)
        wide = _paint_name(painter, named, str(index.data()), index.data(PLACES) or ())
        painter.setFont(smaller(self._view.font(), SMALL))
        painter.setPen(QPen(QColor(colours.quiet)))
        behind = inside.adjusted(wide + gap, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(quiet, Qt.TextElideMode.ElideRight, behind.width())
        painter.drawText(behind, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_stances(
        self, painter: QPainter, inside: QRect, stances: Sequence[str], chosen: bool
    ) -> int:
        """Draw what a signatory holds on each demand; return where what stands before it must end."""
        font, right = self._view.font(), float(inside.right())
        size, gap = position_size(font), scaled(BETWEEN, painter.fontMetrics())
        for stance in reversed(stances):
            centre = QPointF(right - size.width() / 2, inside.center().y() + 0.5)
            paint_position(painter, centre, stance, font, chosen=chosen)
            right -= size.width() + gap
        return round(right)

    def _paint_keys(self, painter: QPainter, inside: QRect, keys: str) -> int:
        """Draw the keys on a cap at the right; return where what stands before them must end."""
        colours, metrics = theme.applied(), painter.fontMetrics()
        painter.setFont(smaller(self._view.font(), KEY))
        letters, shown = painter.fontMetrics(), caps(keys)
        wide, high = letters.horizontalAdvance(shown) + scaled(12, metrics), scaled(18, metrics)
        left, top = inside.right() - wide, inside.center().y() - high // 2
        cap = QRectF(left + 0.5, top + 0.5, wide, high)
        painter.setPen(QPen(QColor(colours.button_line), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setFont(self._view.font())
        return left - scaled(GAP, metrics)


def _paint_name(
    painter: QPainter, place: QRect, name: str, found: Sequence[tuple[int, int]]
) -> int:
    """Draw a name whole, in two smaller lines where one does not hold it; return how wide it is."""
    lines = name_lines(name, painter.font(), place.width(), place.width())
    rows, wide = line_places(place, len(lines), painter.fontMetrics().height()), 0
    for row, (words, start, font) in zip(rows, lines, strict=True):
        painter.setFont(font)
        marked = [(one - start, other - start) for one, other in found if other > start]
        wide = max(wide, draw_marked(painter, row, words, marked))
    return wide
