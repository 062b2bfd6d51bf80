"""Fields of a dialog in columns, as many as it has room for, with their captions beside or above them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.captioned_field import LETTERS, Captioned, FieldGrid
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.retranslation import Words

COLUMNS, BESIDE = 2, 60
"""Columns of a dialog's fields, and the pixels between and beside them."""


def filled_by(field: QLineEdit, button: QPushButton) -> QWidget:
    """Return a field with the button beside it that fills it."""
    button.setAutoDefault(False)
    give_role(button, "beside")  # as high as the field
    holder = QWidget()
    holder.setFocusProxy(field)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for part in (field, button):  # a caption of two lines makes the row higher
        row.addWidget(part)
        row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return holder


def add_grid(dialog: FormDialog, fields: Sequence[tuple[Words, QWidget]]) -> FieldGrid:
    """Set fields in columns, so that a long form fits a small screen also with large text; give the grid."""
    captioned = [Captioned(each, each.focusProxy()) for _words, each in fields]
    for (words, _each), field in zip(fields, captioned, strict=True):
        dialog.put_words(field.name, words)
    grid = FieldGrid(captioned)
    set_grid(dialog, grid)
    return grid


def set_grid(dialog: FormDialog, grid: FieldGrid) -> None:
    """Add a grid of fields to a dialog, which grows to its columns where the screen has room."""
    dialog.form.addRow(grid)
    dialog.ensurePolished()
    letter = letter_width(dialog.fontMetrics())
    wanted = max(dialog.minimumWidth(), COLUMNS * LETTERS * letter + BESIDE)
    dialog.setMinimumWidth(min(wanted, screen_room(dialog).width()))
    # Its height is asked for before it has its width.
    grid.spread_anew(dialog.minimumWidth() - BESIDE)
