"""A tick whose words break into lines where its place is narrow."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox

BESIDE = 34
"""Pixels of the box and of the room around it."""


class Tick(QCheckBox):
    """Asks for no more width than its longest word; without words the keyboard does not reach it."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def setText(self, text: str) -> None:
        self._words = text
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if text else Qt.FocusPolicy.NoFocus)
        self._break(self.width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        widest = max(map(self.fontMetrics().horizontalAdvance, self._words.split() or [""]))
        return QSize(widest + BESIDE, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break(self.width())

    def _break(self, width: int) -> None:
        lines = [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.fontMetrics().horizontalAdvance(longer) > width - BESIDE:
                lines.append(word)
            else:
                lines[-1] = longer
        broken = "\n".join(lines)
        if broken != self.text():
            super().setText(broken)
            self.updateGeometry()
