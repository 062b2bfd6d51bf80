"""The rows of the directory: a name that does not fit one line has two smaller ones in the same row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from coalition_app.desktop.controls.fitted_names import NameLine, line_places, name_lines
from coalition_app.desktop.directory.model import NAME, PLACE
from coalition_app.desktop.widgets.found_words import INSIDE, PLACES, FoundDelegate

Index = QModelIndex | QPersistentModelIndex
BESIDE = 8
"""Pixels that the style sheet puts beside the words of a cell."""


class DirectoryDelegate(FoundDelegate):
    """Draws names whole as long as two lines hold them, and marks what is searched."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if self._lines(option, index):
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        lines = self._lines(option, index)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        inside = option.rect.adjusted(INSIDE + BESIDE - 1, 0, -INSIDE, 0)
        places = line_places(inside, len(lines), option.fontMetrics.height())
        for line, (words, _start, font) in zip(places, lines, strict=False):
            painter.setFont(font)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _lines(self, option: QStyleOptionViewItem, index: Index) -> list[NameLine]:
        """Return the lines of a name or place that one line does not hold; none of what others draw."""
        if index.column() not in (NAME, PLACE) or index.data(PLACES):
            return []
        room = option.rect.width() - 2 * INSIDE - 2 * BESIDE
        words = str(index.data() or "")
        if option.fontMetrics.horizontalAdvance(words) <= room:
            return []
        return name_lines(words, QFont(option.font), room, room)
