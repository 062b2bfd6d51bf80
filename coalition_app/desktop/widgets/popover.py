"""A card below the button that opened it: less than a dialog, it closes with a click beside it, or Esc."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _

EDGE = 8
"""Pixels between it and the edges of the window."""
AWAY = 4
"""Pixels between it and its button."""
LINE = 18
"""Pixels of a line of text at 100 %."""


class Popover(Spoken, QFrame):
    """Stands over the window, whatever is asked there waits for it; it is gone once it is closed."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(8)

    def add_head(self, part: QWidget) -> None:
        """Begin with a part, and beside it with the cross that closes: large letters cover the window."""
        cross, row = QPushButton("✕"), QHBoxLayout()
        give_role(cross, "plain")
        cross.setAutoDefault(False)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        cross.clicked.connect(self.close)
        self.put_words(cross.setToolTip, lambda: _("Close (Esc)"))
        self.put_words(cross.setAccessibleName, lambda: _("Close"))
        row.addWidget(part, 1)
        row.addWidget(cross)
        self.column.addLayout(row)

    def open_below(self, button: QWidget, width: int, height: int) -> None:
        """Show it below a button, so many pixels large at 100 %, as far as the window has room."""
        window, times = button.window(), self.fontMetrics().lineSpacing() / LINE
        room = window.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        size = (QSize(width, height) * times).boundedTo(room.size())
        place = QRect(button.mapTo(window, QPoint(0, button.height() + AWAY)), size)
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        self.setGeometry(QRect(window.mapToGlobal(place.topLeft()), size))
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
