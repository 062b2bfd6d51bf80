"""A veil over the window while a dialog is open, so that the eye stays with the dialog."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from coalition_app.desktop.look import theme

LIGHT_SHARE, DARK_SHARE = 0.34, 0.5
"""How much of the window the veil covers: of the text's colour, in the dark of black."""


class Veil(QWidget):
    """Lies over the whole window of a dialog from now until the dialog is closed."""

    def __init__(self, dialog: QDialog, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        dialog.finished.connect(self.deleteLater)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.applied()
        dark = colours is theme.DARK
        shade = QColor("#000000" if dark else colours.text)
        shade.setAlphaF(DARK_SHARE if dark else LIGHT_SHARE)
        QPainter(self).fillRect(self.rect(), shade)
