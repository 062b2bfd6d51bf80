"""A field for the path of a file, with a button that chooses one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.i18n import _


def file_row(
    dialog: Spoken, field: QLineEdit, name: Words, choose: Callable[[], object]
) -> QWidget:
    """Return a row of the field and its button; `name` is what a screen reader calls the field."""
    button = QPushButton()
    button.setAutoDefault(False)
    dialog.put_words(button.setText, lambda: _("Choose…"))
    button.clicked.connect(choose)
    beside = QWidget()
    beside.setFocusProxy(field)
    row = QHBoxLayout(beside)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    dialog.put_words(field.setAccessibleName, name)
    return beside
