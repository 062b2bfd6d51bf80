"""Hiding the window from programs that take pictures of the screen: only where the system lets one."""

import sys

from PySide6.QtWidgets import QWidget

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
