"""The keys that work inside an open dialog too, which keeps the window's away: language, lock, panic."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QWidget

EVERYWHERE = ("language", "lock", "panic")
"""Names of the window's actions whose keys work everywhere."""


def let_keys_through(dialog: QWidget) -> None:
    """Let the keys that work everywhere work in a dialog too; one without a window has none."""
    for name in EVERYWHERE:
        action = _action_of(dialog, name)
        if action is not None:
            QShortcut(action.shortcut(), dialog).activated.connect(action.trigger)


def _action_of(dialog: QWidget, name: str) -> QAction | None:
    """Return the action of the window that a dialog belongs to; None where there is none."""
    parent = dialog.parentWidget()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    while parent is not None:
        action: QAction | None = parent.findChild(QAction, name, direct)
        if action is not None:
            return action
        parent = parent.parentWidget()
    return None
