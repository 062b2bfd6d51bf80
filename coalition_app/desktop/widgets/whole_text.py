"""A text that is read, as high as its lines where what stands around it scrolls."""

import math

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit


class WholeText(QPlainTextEdit):
    """A text that is read and copied; `show_whole` makes it as high as its lines, and it never scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self._whole = False
        self.textChanged.connect(self._fit)

    def show_whole(self) -> None:
        """Be as high as the lines from now on."""
        self._whole = True
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._whole:
            return
        # A block that is asked for is broken at this width; the document's size has others as one line.
        layout, block, high = self.document().documentLayout(), self.document().firstBlock(), 0.0
        while block.isValid():
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        inside = self.contentsMargins()
        edges = inside.top() + inside.bottom() + 2 * self.document().documentMargin()
        self.setFixedHeight(math.ceil(high + edges))
