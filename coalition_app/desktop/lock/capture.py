"""Hiding windows from programs that take pictures of the screen: only where the system lets one."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

EXCLUDE, NONE = 0x11, 0
"""Windows' own numbers: left out of what is captured (Windows 10, version 2004), and shown in it."""


def can_hide() -> bool:
    """Tell whether the system lets a program leave its window out of pictures of the screen."""
    return sys.platform == "win32"


def hide_from_capture(window: QWidget, hidden: bool) -> None:
    """Leave a window out of pictures of the screen, or let it be in them again."""
    if sys.platform == "win32":
        import ctypes

        affinity = EXCLUDE if hidden else NONE
        ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), affinity)


class HiddenWindows(QObject):
    """Leaves every window of the program out, also a dialog or a menu: the system asks it of each alone."""

    def __init__(
        self, parent: QObject, hide: Callable[[QWidget, bool], None] = hide_from_capture
    ) -> None:
        super().__init__(parent)
        self._hide = hide

    def begin(self, hidden: bool) -> None:
        """Leave all that is shown out and each that will be, or let all be seen from now on."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.removeEventFilter(self)
            if hidden:
                application.installEventFilter(self)
        for each in QApplication.topLevelWidgets():
            if each.isVisible():
                self._hide(each, hidden)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._hide(watched, True)
        return False
