"""A switch: something that holds at once, without a button."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from coalition_app.desktop.look import theme

WIDE, HIGH, RING = 34, 20, 3
"""Pixels of the switch at 100 %, and of the room for the ring of the keyboard around it."""
LINE = 18
"""Pixels of a line of text at 100 %."""


class Switch(QCheckBox):
    """A tick box to whoever hears the window; it has no words of its own, but needs an accessible name."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        scale = self.fontMetrics().height() / LINE
        return QSize(round(WIDE * scale) + 2 * RING, round(HIGH * scale) + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = theme.applied(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        round_ = track.height() / 2
        on, enabled = self.isChecked(), self.isEnabled()
        ground = colours.accent if on and enabled else colours.raised if enabled else colours.line
        painter.setPen(QPen(QColor(ground if on else colours.edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)
        knob = track.height() - 6
        left = track.right() - knob - 3 if on else track.left() + 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.on_accent if on else colours.edge))
        painter.drawEllipse(QRectF(left, track.top() + 3, knob, knob))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.end()
