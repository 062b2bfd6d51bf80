"""A button that does an action of the menus: it is on, and drawn, as the action and the theme want it."""

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QPushButton

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import give_role

LINE, SIDE = 18, 16
"""Pixels of a line of text and of an icon at 100 %."""
LOOKS = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class IconButton(QPushButton):
    """Draws its icon anew where theme or size of text change.

    Where it is hidden at first (`later`), it is drawn as soon as `setVisible` shows it.
    """

    def __init__(
        self,
        drawing: str,
        role: str = "",
        *,
        tone: str = "text",
        side: int = SIDE,
        later: bool = False,
    ) -> None:
        super().__init__()
        self.drawing, self._tone, self._side, self._later = drawing, tone, side, later
        self._drawn: tuple[int, int] | None = None
        give_role(self, role)
        self.draw()

    def setVisible(self, on: bool) -> None:
        if on and self._later:
            self._later = False
            self.draw()
        super().setVisible(on)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOKS:
            self.draw()

    def draw(self) -> None:
        """Draw the icon in the theme's colours and the size of the text."""
        if self._later:
            return
        side = round(self.fontMetrics().lineSpacing() * self._side / LINE)
        # What changes the theme shows the other one.
        worn = "light" if theme.applied() is theme.DARK else "dark"
        drawing = worn if self.drawing == "dark" else self.drawing
        tone = "on_accent" if self.property("role") == "first" else self._tone
        on, off = picture(drawing, tone, side), picture(drawing, "quiet", side)
        drawn = on.cacheKey(), off.cacheKey()
        if self._drawn == drawn:  # each change is told several times before the window is shown
            return
        self._drawn = drawn
        made = QIcon(on)
        made.addPixmap(off, QIcon.Mode.Disabled)
        self.setIcon(made)
        self.setIconSize(QSize(side, side))


class ActionButton(IconButton):
    """Names its shortcut in its tooltip."""

    def __init__(
        self, action: QAction, drawing: str, role: str = "", *, later: bool = False
    ) -> None:
        super().__init__(drawing, role, later=later)
        self.action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.setEnabled(self.action.isEnabled())
        words = self.action.text().replace("&", "").rstrip("…")
        keys = self.action.shortcut().toString()
        told = words if self.isEnabled() else self.action.toolTip().rstrip("…")
        self.setToolTip(f"{told} ({keys})" if keys else told)
        self.setAccessibleName(words)
