"""Which action opened a dialog, so that it can be opened again with what was typed in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

OPENED_BY = "opened_by"
"""The property of a dialog: the key of its action, the page, and the numbers that were chosen there."""


def note_opened(key: str, page: str, numbers: Sequence[int]) -> None:
    """Note at the dialogs that were just opened which action did it, where, and for which signatures."""
    from PySide6.QtWidgets import QDialog

    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible() and each.property(OPENED_BY) is None:
            each.setProperty(OPENED_BY, " ".join([key, page, *map(str, numbers)]))


def opened_by(dialog: "QDialog") -> tuple[str, str, list[int]]:
    """Return the key of the action, the page and the chosen numbers; an empty key where none is known."""
    key, page, *numbers = str(dialog.property(OPENED_BY) or " ").split(" ")
    return key, page, [int(each) for each in numbers]
