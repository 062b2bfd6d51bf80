"""The field in the head of a page that searches its list."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.look.icons import icon

GLASS, BESIDE_GLASS, LINE = 16, 8, 18
"""Pixels at 100 % of the drawing in the field, before it, and of a line of text."""


class SearchField(QLineEdit):
    """Has a glass at its beginning; Down and Enter go on to what was found, Escape leaves the search."""

    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "head")
        self.setClearButtonEnabled(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = round(GLASS * self.fontMetrics().height() / LINE)
        if self.textMargins().left() != side:
            self.setTextMargins(side, 0, 0, 0)
        super().paintEvent(event)
        box = QRect(BESIDE_GLASS, (self.height() - side) // 2, side, side)
        icon("search", "quiet").paint(QPainter(self), box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)
