"""What was typed into a field, as against what the program put there."""

from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from coalition_app.hidden_characters import show_hidden

WORDS = (QLineEdit, QPlainTextEdit, QTextEdit)
"""Kinds of fields that take any words."""


def typed_in(root: QWidget) -> list[QWidget]:
    """Return the fields below a widget that hold typed words; a passphrase is never among them."""
    return [
        each
        for each in root.findChildren(QWidget)
        if isinstance(each, WORDS)
        and not each.property("secret")
        and not each.isReadOnly()
        and not is_part(each)
        and each.window() is root.window()
        and is_typed(each)
    ]


def words_of(widget: QWidget) -> str:
    """Return the words in a field; none where it is no field of words."""
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit | QTextEdit) else ""


def saved_of(widget: QWidget) -> str | None:
    """Return what the register holds of a field that saves itself, as it shows it; None of any other."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if widget in (getattr(above, "editor", None), getattr(above, "edit", None)):
            return show_hidden(str(getattr(above, "saved", "")))
        above = above.parentWidget()
    return None


def is_part(widget: QWidget) -> bool:
    """Tell whether a widget is inside one that holds the value: the line of a box, its list."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QComboBox):
            return True
        above = above.parentWidget()
    return widget.isWindow()


def is_typed(widget: QWidget) -> bool:
    """Tell whether words were typed into a field and are recorded nowhere."""
    words, saved = words_of(widget), saved_of(widget)
    if saved is not None:
        return words != saved
    if isinstance(widget, QLineEdit):
        return widget.isModified() and bool(words)
    document = widget.document() if isinstance(widget, QPlainTextEdit | QTextEdit) else None
    return document is not None and document.isModified() and bool(words)
