"""A button whose words wrap."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

BESIDE, ABOVE = 26, 12
"""Pixels that the style puts around the words of a small button."""


def broken_words(words: str, metrics: QFontMetrics, width: int) -> str:
    """Break words into lines that so many pixels hold; a longer word has a line of its own."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


class WrapButton(QPushButton):
    """A button whose words break into lines where one is too long for its place.

    `beside` and `above` are the pixels that the style of its role puts around the words, both sides together.
    """

    def __init__(self, beside: int = BESIDE, above: int = ABOVE) -> None:
        super().__init__()
        self._beside, self._above = beside, above
        self._words = ""
        self.setProperty("role", "small")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)

    def say(self, words: str) -> None:
        """Set the button's words."""
        self._words = words
        self.setAccessibleName(words)
        self._break(self.width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        height = metrics.lineSpacing() * (self.text().count("\n") + 1) + self._above
        return QSize(metrics.horizontalAdvance(self._words) + self._beside, max(26, height))

    def minimumSizeHint(self) -> QSize:
        widest = max(map(self.fontMetrics().horizontalAdvance, self._words.split() or [""]))
        return QSize(widest + self._beside, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break(self.width())

    def _break(self, width: int) -> None:
        broken = broken_words(self._words, self.fontMetrics(), width - self._beside)
        if broken != self.text():
            self.setText(broken)
            self.updateGeometry()
