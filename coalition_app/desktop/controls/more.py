"""Buttons of one drawing: the three dots behind which rare acts are, and steps to the neighbours."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton

from coalition_app.desktop.look.icons import icon

SIDE = 1.23
"""How many times higher than the text a drawing is."""


class DrawnButton(QToolButton):
    """A button of one drawing, in the colours of the theme and as large as the text asks.

    The pointer leaves the keyboard where it is; Tab comes to the button.
    """

    def __init__(self, drawing: str) -> None:
        super().__init__()
        self._drawing = drawing
        self.setProperty("role", "icon")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        side = round(self.fontMetrics().height() * SIDE * 16 / 22)
        self.setIconSize(QSize(side, side))
        self.setIcon(icon(self._drawing))


def more_button() -> DrawnButton:
    """Return the button that opens a menu of rare acts; its menu is still to be set."""
    button = DrawnButton("more")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
