"""The head of those who are waited for: the title, and buttons that are drawings where words have no room."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

GAP, AROUND = 8, 36
"""Pixels between the parts, and around the drawing and the words of a button."""


class WaitingHead(QWidget):
    """Words its buttons again whenever it gets another width; `low` tells of a low window, which has none."""

    def __init__(
        self, title: QLabel, menu: QWidget, buttons: Sequence[QPushButton], low: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._title, self._menu, self._low = title, menu, low
        self._words = dict.fromkeys(buttons, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(title, 1)
        row.addWidget(menu)
        for button in buttons:
            row.addWidget(button)
        self.setMinimumWidth(1)

    def say(self, button: QPushButton, words: str) -> None:
        """Give a button its words, which its tooltip tells in any case."""
        self._words[button] = words
        button.setToolTip(words)
        button.setAccessibleName(words)
        self.fit()

    def fit(self) -> None:
        """Show the words where there is room for those of all buttons."""
        metrics = self.fontMetrics()
        wide = self._title.sizeHint().width()
        for button, words in self._words.items():
            drawn = button.iconSize().width() + AROUND + GAP
            wide += metrics.horizontalAdvance(f" {words}") + drawn
        bare = self._low() or wide > self.width()
        for button, words in self._words.items():
            button.setText("" if bare else f" {words}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()
