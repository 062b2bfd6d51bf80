"""Switching the program's language from inside an open dialog, which keeps the window's keys away."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coalition_app.desktop.desk.actions import BY_KEY

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow


def switch_language_by_keys(dialog: QWidget) -> None:
    """Let the keys of "Next language" work in a dialog too."""
    keys = QShortcut(QKeySequence(BY_KEY["language"].shortcut), dialog)
    keys.activated.connect(lambda: _speak_next(dialog))


def main_window_of(dialog: QWidget) -> "MainWindow | None":
    """Give the window that a dialog belongs to, or None where it stands alone."""
    from coalition_app.desktop.main_window import MainWindow

    parent = dialog.parentWidget()
    while parent is not None:
        if isinstance(parent, MainWindow):
            return parent
        parent = parent.parentWidget()
    return None


def _speak_next(dialog: QWidget) -> None:
    window = main_window_of(dialog)
    if window is not None:
        window.steps.views.next_language()
