"""Ctrl+Y in a field does again what was undone there, also where the system has another key for it."""

from PySide6.QtWidgets import QApplication


def redo_in_field() -> bool:
    """Do again what was undone in the field with the keyboard; tell whether there is one to write in."""
    # Fields that nobody sees at the start: PySide makes a class with all its constants when it is named.
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit | QPlainTextEdit) or field.isReadOnly():
        return False
    field.redo()
    return True
