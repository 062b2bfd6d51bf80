"""Switching the program's language from inside an open dialog, which keeps the window's keys away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QWidget

NEXT_LANGUAGE = "language"
"""Name of the window's action that switches to the next language."""


def switch_language_by_keys(dialog: QWidget) -> None:
    """Let the keys of "Next language" work in a dialog too; one without a window has none."""
    action = _next_language(dialog)
    if action is not None:
        QShortcut(action.shortcut(), dialog).activated.connect(action.trigger)


def _next_language(dialog: QWidget) -> QAction | None:
    """Return the action of the window that a dialog belongs to; None where there is none."""
    parent = dialog.parentWidget()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    while parent is not None:
        action: QAction | None = parent.findChild(QAction, NEXT_LANGUAGE, direct)
        if action is not None:
            return action
        parent = parent.parentWidget()
    return None
