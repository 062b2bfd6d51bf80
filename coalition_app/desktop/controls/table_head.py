"""The head of a table in heavy letters a size smaller than its text."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView

from coalition_app.desktop.controls.fitted_names import smaller
from coalition_app.desktop.look.typeface import heavy
from coalition_app.i18n import _

HEAD_TEXT = 12 / 13
"""Share of the size of text."""
AROUND_HEADING, BESIDE_NUMBER = 22, 10
"""Pixels of a heading around its words, and on both sides of a number."""


def heading_width(words: str, head: QFont) -> int:
    """Return the pixels that a heading takes by which a table is sorted."""
    return round(QFontMetrics(head).horizontalAdvance(f"{words} ▲") * 1.1) + AROUND_HEADING


def numbers_width(count: int, text: QFont, head: QFont) -> int:
    """Return the pixels of the column of numbers: the names of list and grid stand in one place."""
    digits = QFontMetrics(text).horizontalAdvance("0" * max(3, len(str(count))))
    return max(heading_width(_("No."), head), digits + 2 * BESIDE_NUMBER)


class TableHead(QHeaderView):
    """Lies across a table; its height is set with its font."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._letters: QFont | None = None

    def fit(self, font: QFont, height: int) -> None:
        """Follow the font of the table's text, so many pixels high."""
        self._letters = heavy(smaller(font, HEAD_TEXT))
        self.setFont(self._letters)
        self.setFixedHeight(height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Another style sheet and another font of the program set larger letters, which widen the columns.
        changed = event.type() in (QEvent.Type.StyleChange, QEvent.Type.ApplicationFontChange)
        letters = self._letters if changed else None
        if letters is not None and self.font().pointSizeF() != letters.pointSizeF():
            self.setFont(letters)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        # The viewport's own font forgets the weight.
        painter.setFont(self.font())
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
