"""The list of pairs: both names stand whole in each; the rows of very many pairs are of one height."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coalition_app.desktop.controls.fitted_names import (
    SMALL_LINE,
    both_lines,
    line_places,
    name_lines,
    smaller,
)
from coalition_app.desktop.directory.duplicates_model import NAMES, NUMBERS, REASON, PairsModel
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy, letter_width
from coalition_app.desktop.widgets.wrapped_rows import TONE, ModelList

Index = QModelIndex | QPersistentModelIndex
BETWEEN = " · "
WIDE = 75
"""Letters across from which the reason stands beside the names, and a row is as high as in other lists."""
ACROSS, BAR, LINE = 12, 3, 18
"""Pixels beside the words, of the mark of the chosen row, and of a line of text, at 100 %."""
STACKED, PAD = 56, 12
"""Pixels of a row with the reason below the names, and around the words of the others, at 100 %."""
NUMBERS_LETTERS = 8
"""Letters across of the two numbers."""
MANY = 400
"""Pairs beyond which the rows are of one height: each had to be measured whenever the width changes."""
SHARE = 70
"""Percent of a wide row's words that the names have."""


class PairDelegate(QStyledItemDelegate):
    """Draws the numbers, both names in one line or in two, and the reason below or beside them."""

    def __init__(self, view: "PairList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetrics(self._view.font())
        wide = self._is_wide(metrics)
        lines = 2
        if not self._view.uniformItemSizes():
            inside = self._inside(QRect(0, 0, self._view.viewport().width(), 0), metrics)
            room = self._names_width(inside.width(), metrics)
            lines = max(2, len(name_rows(index.data(NAMES), heavy(self._view.font()), room)))
        scale = metrics.height() / LINE
        further = round((lines - 2) * SMALL_LINE * scale)
        if wide:
            least = max(metrics.height() + PAD, both_lines(metrics.height()) + 2)
            return QSize(0, least + further)
        return QSize(0, round(STACKED * scale) + further)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, place, font = theme.applied(), QRect(option.rect), self._view.font()
        metrics = QFontMetrics(font)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(place, QColor(colours.chosen))
            bar = QRect(place.left(), place.top(), BAR, place.height())
            painter.fillRect(bar, QColor(colours.accent))
        painter.setPen(QColor(colours.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        inside = self._inside(place, metrics)
        room = self._names_width(inside.width(), metrics)
        rows = self._rows(index.data(NAMES), heavy(font) if chosen else font, room)
        names, reason = self._rooms(inside, len(rows), metrics)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        numbers = QRect(names)
        numbers.setLeft(place.left() + ACROSS)
        painter.drawText(numbers, Qt.AlignmentFlag.AlignVCenter, index.data(NUMBERS))
        painter.setPen(QColor(getattr(colours, index.data(TONE))))
        self._paint_lines(painter, names, rows)
        painter.setPen(QColor(colours.quiet))
        self._paint_reason(painter, reason, index.data(REASON), smaller(font, 12 / 13))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        painter.restore()

    def _is_wide(self, metrics: QFontMetrics) -> bool:
        return self._view.viewport().width() >= WIDE * letter_width(metrics)

    def _inside(self, place: QRect, metrics: QFontMetrics) -> QRect:
        """Return the room of names and reason, beside the numbers."""
        inside = place.adjusted(ACROSS, 0, -ACROSS, 0)
        inside.setLeft(inside.left() + NUMBERS_LETTERS * letter_width(metrics))
        return inside

    def _names_width(self, inside: int, metrics: QFontMetrics) -> int:
        return inside * SHARE // 100 if self._is_wide(metrics) else inside

    def _rooms(self, inside: QRect, lines: int, metrics: QFontMetrics) -> tuple[QRect, QRect]:
        """Return the rooms of the names and of the reason: beside them, or right below their last line."""
        names, reason = QRect(inside), QRect(inside)
        if self._is_wide(metrics):
            names.setWidth(self._names_width(inside.width(), metrics))
            reason.setLeft(names.right() + ACROSS)
            return names, reason
        line = metrics.height()
        high = line if lines == 1 else round(lines * SMALL_LINE * line / LINE)
        names.setTop(inside.top() + (inside.height() - high - line) // 2)
        names.setHeight(high)
        reason.setTop(names.bottom() + 1)
        reason.setHeight(line)
        return names, reason

    def _rows(self, names: tuple[str, ...], font: QFont, room: int) -> list[tuple[str, QFont]]:
        """Put the names into one line, else each into lines of its own."""
        rows = name_rows(names, font, room)
        if len(rows) <= 2 or not self._view.uniformItemSizes():
            return rows
        # Names of one kind begin alike: what does not fit shows its end as well.
        small = smaller(font)
        metrics, side = QFontMetrics(small), Qt.TextElideMode.ElideMiddle
        return [(metrics.elidedText(each, side, room), small) for each in names]

    def _paint_reason(self, painter: QPainter, room: QRect, reason: str, font: QFont) -> None:
        if self._is_wide(QFontMetrics(self._view.font())):
            found = name_lines(reason, font, room.width(), room.width())
            self._paint_lines(painter, room, [(each.words, each.font) for each in found])
            return
        painter.setFont(font)
        side = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(reason, side, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_lines(
        self, painter: QPainter, room: QRect, lines: Sequence[tuple[str, QFont]]
    ) -> None:
        height = QFontMetrics(self._view.font()).height()
        places = line_places(room, len(lines), height)
        for line, (words, font) in zip(places, lines, strict=True):
            painter.setFont(font)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)


def name_rows(names: tuple[str, ...], font: QFont, room: int) -> list[tuple[str, QFont]]:
    """Return the names in one line, else each in lines of its own, with the font of each line."""
    whole, small = BETWEEN.join(names), smaller(font)
    for fitting in (font, small):
        if QFontMetrics(fitting).horizontalAdvance(whole) <= room:
            return [(whole, fitting)]
    return [(line, small) for each in names for line in _broken(each, QFontMetrics(small), room)]


def _broken(name: str, metrics: QFontMetrics, room: int) -> list[str]:
    """Break a name between its words into as many lines as it needs."""
    lines: list[str] = []
    for word in name.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) < room:
            lines[-1] = longer
        else:
            lines.append(metrics.elidedText(word, Qt.TextElideMode.ElideMiddle, room))
    return lines


class PairList(ModelList):
    """The pairs as rows, as high as their names need."""

    def __init__(self, model: PairsModel) -> None:
        super().__init__(model, "pairs")
        self.setItemDelegate(PairDelegate(self))
        model.modelReset.connect(lambda: self.setUniformItemSizes(model.rowCount() > MANY))
        self.setMinimumSize(200, 90)
