"""The list of pairs: rows of one height, however many there are; both names begin in each."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coalition_app.desktop.controls.fitted_names import both_lines, line_places, name_lines, smaller
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
SHARE = 70
"""Percent of a wide row's words that the names have."""


class PairDelegate(QStyledItemDelegate):
    """Draws the numbers, both names in one line or in two, and the reason below or beside them."""

    def __init__(self, view: "PairList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetrics(self._view.font())
        stacked = round(STACKED * metrics.height() / LINE)
        least = max(metrics.height() + PAD, both_lines(metrics.height()) + 2)
        return QSize(0, least if self._is_wide(metrics) else stacked)

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
        inside = place.adjusted(ACROSS, 0, -ACROSS, 0)
        inside.setLeft(inside.left() + NUMBERS_LETTERS * letter_width(metrics))
        names, reason = self._rooms(inside, metrics)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        numbers = QRect(names)
        numbers.setLeft(place.left() + ACROSS)
        painter.drawText(numbers, Qt.AlignmentFlag.AlignVCenter, index.data(NUMBERS))
        painter.setPen(QColor(getattr(colours, index.data(TONE))))
        self._paint_names(painter, names, index.data(NAMES), heavy(font) if chosen else font)
        painter.setPen(QColor(colours.quiet))
        self._paint_reason(painter, reason, index.data(REASON), smaller(font, 12 / 13))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        painter.restore()

    def _is_wide(self, metrics: QFontMetrics) -> bool:
        return self._view.viewport().width() >= WIDE * letter_width(metrics)

    def _rooms(self, inside: QRect, metrics: QFontMetrics) -> tuple[QRect, QRect]:
        names, reason = QRect(inside), QRect(inside)
        if self._is_wide(metrics):
            names.setWidth(inside.width() * SHARE // 100)
            reason.setLeft(names.right() + ACROSS)
        else:
            line = metrics.height()
            reason.setTop(inside.bottom() - line - PAD // 3)
            names.setBottom(reason.top() + PAD // 3)
        return names, reason

    def _paint_names(
        self, painter: QPainter, room: QRect, names: tuple[str, ...], font: QFont
    ) -> None:
        """Put the names into one line, else each into one of its own."""
        whole, small = BETWEEN.join(names), smaller(font)
        for fitting in (font, small):
            if QFontMetrics(fitting).horizontalAdvance(whole) <= room.width():
                painter.setFont(fitting)
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, whole)
                return
        lines = names
        if len(names) == 1:
            lines = tuple(
                each.words for each in name_lines(whole, font, room.width(), room.width())
            )
        # Names of one kind begin alike: what does not fit shows its end as well.
        metrics, side = QFontMetrics(small), Qt.TextElideMode.ElideMiddle
        cut = [metrics.elidedText(each, side, room.width()) for each in lines]
        self._paint_lines(painter, room, [(each, small) for each in cut])

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
        places = line_places(room, len(lines), QFontMetrics(self._view.font()).height())
        for line, (words, font) in zip(places, lines, strict=True):
            painter.setFont(font)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)


class PairList(ModelList):
    """The pairs as rows of one height."""

    def __init__(self, model: PairsModel) -> None:
        super().__init__(model, "pairs")
        self.setItemDelegate(PairDelegate(self))
        self.setUniformItemSizes(True)
        self.setMinimumSize(200, 90)
