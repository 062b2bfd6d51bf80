"""Menus: rows and icons of the program's own size, and what is longer than the screen is scrolled."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

if TYPE_CHECKING:
    from coalition_app.desktop.controls.menu_style import MenuStyle

BARE = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
"""Without these, some systems draw a square frame or shadow around the round corners."""


class Menu(QMenu):
    """A menu that takes its style when it is first asked for its size: most are never opened."""

    _dressed = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Before its window is made: else some systems paint it the first time only.
        self.setWindowFlags(self.windowFlags() | BARE)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def sizeHint(self) -> QSize:
        # Polished it is with the window that it belongs to, long before it is opened.
        if not self._dressed:
            self._dressed = True
            self.setStyle(_style())
        return super().sizeHint()


@cache
def _style() -> "MenuStyle":
    from coalition_app.desktop.controls.menu_style import MenuStyle

    style = MenuStyle("Fusion")
    style.setParent(QApplication.instance())
    return style
