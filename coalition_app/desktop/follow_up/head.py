"""The head of those who are waited for: the title, and buttons that are drawings where words have no room."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

GAP, AROUND = 8, 36
"""Pixels between the parts, and around the drawing and the words of a button."""


class WaitingHead(QWidget):
    """Words its buttons again whenever it gets another width: the first ones keep theirs the longest."""

    def __init__(self, title: QLabel, menu: QWidget, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self._title, self._menu = title, menu
        self._words = dict.fromkeys(buttons, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(title, 1)
        row.addWidget(menu)
        for button in buttons:
            row.addWidget(button)
        self.setMinimumWidth(1)

    def say(self, button: QPushButton, words: str, more: str = "") -> None:
        """Give a button its words, which its tooltip tells in any case, and `more` below them."""
        self._words[button] = words
        button.setToolTip(f"{words}\n{more}" if more else words)
        button.setAccessibleName(words)
        button.setAccessibleDescription(more)
        self.fit()

    def fit(self) -> None:
        """Show the words of a button where the drawings of the others leave room for them."""
        shown = [each for each in (self._title, self._menu) if not each.isHidden()]
        drawn = (each.iconSize().width() + AROUND for each in self._words)
        room = self.width() - sum(each.sizeHint().width() + GAP for each in shown)
        room -= sum(each + GAP for each in drawn)
        for button, words in self._words.items():
            room -= self.fontMetrics().horizontalAdvance(f" {words}")
            button.setText("" if room < 0 else f" {words}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()
