"""What is copied out of a private field does not stay on the clipboard when the program has ended."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

PRIVATE = "private"
"""The property of a widget whose words are never printed nor sent."""


def mark_private(*widgets: QWidget) -> None:
    """Say that what is copied here is private."""
    for each in widgets:
        each.setProperty(PRIVATE, True)


class PrivateCopies(QObject):
    """Remembers what was copied last out of a private field, and takes it back at the end."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._held = ""
        QGuiApplication.clipboard().dataChanged.connect(self._note)
        application.aboutToQuit.connect(self.take_back)

    @Slot()
    def take_back(self) -> None:
        """Clear the clipboard, unless something else was copied since."""
        clipboard = QGuiApplication.clipboard()
        if self._held and clipboard.text() == self._held:
            clipboard.clear()

    @Slot()
    def _note(self) -> None:
        copied = QGuiApplication.clipboard().text()
        self._held = (
            copied if copied and copied in _private_words(QApplication.focusWidget()) else ""
        )


def _private_words(widget: QWidget | None) -> str:
    """Return what stands in a private field; empty for any other, from which nothing private is copied."""
    if widget is None or not widget.property(PRIVATE):
        return ""
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else ""


def take_back_copies() -> None:
    """Clear the clipboard of what was copied out of a private field and is still there."""
    application = QApplication.instance()
    kept = application.findChild(PrivateCopies) if application is not None else None
    if kept is not None:
        kept.take_back()
