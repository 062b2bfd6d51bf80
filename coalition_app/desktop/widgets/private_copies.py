"""What is copied out of a private field is marked as secret, and does not stay on the clipboard."""

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

PRIVATE = "private"
"""The property of a widget whose words are never printed nor sent."""
SECONDS = 30
"""After which a private copy is taken back."""
SECRET = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}
"""What tells programs that keep what was copied to leave this out: on Linux, macOS and Windows."""


def mark_private(*widgets: QWidget) -> None:
    """Say that what is copied here is private."""
    for each in widgets:
        each.setProperty(PRIVATE, True)


class PrivateCopies(QObject):
    """Marks what was copied last out of a private field, and takes it back after a while and at the end."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._held, self._marking = "", False
        self.soon = QTimer(self, singleShot=True, interval=1000 * SECONDS)
        self.soon.timeout.connect(self.take_back)
        QGuiApplication.clipboard().dataChanged.connect(self._note)
        application.aboutToQuit.connect(self.take_back)

    @Slot()
    def take_back(self) -> None:
        """Clear the clipboard, unless something else was copied since."""
        clipboard = QGuiApplication.clipboard()
        held, self._held = self._held, ""
        self.soon.stop()
        if held and clipboard.text() == held:
            clipboard.clear()

    @Slot()
    def _note(self) -> None:
        if self._marking:
            return
        clipboard = QGuiApplication.clipboard()
        copied = clipboard.text()
        private = bool(copied) and copied in _private_words(QApplication.focusWidget())
        self._held = copied if private else ""
        if private:
            marked = QMimeData()
            marked.setText(copied)
            for kind, told in SECRET.items():
                marked.setData(kind, told)
            self._marking = True
            clipboard.setMimeData(marked)
            self._marking = False
            self.soon.start()


def _private_words(widget: QWidget | None) -> str:
    """Return what stands in a private field; empty for any other, from which nothing private is copied."""
    if widget is None or not widget.property(PRIVATE):
        return ""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else ""


def take_back_copies() -> None:
    """Clear the clipboard of what was copied out of a private field and is still there."""
    application = QApplication.instance()
    kept = application.findChild(PrivateCopies) if application is not None else None
    if kept is not None:
        kept.take_back()
