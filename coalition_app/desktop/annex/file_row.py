"""A field for the path of a file, with a button that chooses one."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from coalition_app.desktop.widgets.field_grid import filled_by
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.i18n import _


def file_row(
    dialog: Spoken, field: QLineEdit, name: Words, choose: Callable[[], object]
) -> QWidget:
    """Return a row of the field and its button; `name` is what a screen reader calls the field."""
    button = QPushButton()
    dialog.put_words(button.setText, lambda: _("Choose…"))
    button.clicked.connect(choose)
    dialog.put_words(field.setAccessibleName, name)
    return filled_by(field, button)
