"""Files that are dropped on a field of words, and lists that are pasted into it, go to what is around it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

SIGNATURES = (".p7s", ".cms", ".p7m", ".sig", ".tsr")
"""Endings of signatures made elsewhere, and of time stamps for them."""
DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FilesPass(QObject):
    """Lets a field take words that are dragged to it, and no files: their paths are not text."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in DROPS or not isinstance(event, QDropEvent):
            return False
        if not event.mimeData().hasUrls():
            return False
        event.ignore()
        return True


def let_files_pass(root: QWidget) -> None:
    """Let files that are dropped on the fields of a page go to what is around them."""
    passing = FilesPass(root)
    fields: list[QWidget] = [*root.findChildren(QLineEdit)]
    for kind in (QPlainTextEdit, QTextEdit):
        fields += [each.viewport() for each in root.findChildren(kind)]
    for field in fields:
        field.installEventFilter(passing)


class ListsPass(QObject):
    """Lets a field of one line take pasted words, and no list: that is pasted to be imported."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Paste) or not is_list_copied():
            return False
        # The field does not take the key over, so that it is the window's.
        event.ignore()
        return True


def let_lists_pass(root: QWidget) -> None:
    """Let lists that are pasted into the one-line fields of a page go to the window."""
    passing = ListsPass(root)
    for field in root.findChildren(QLineEdit):
        field.installEventFilter(passing)


def is_list_copied() -> bool:
    """Tell whether several lines were copied, or files."""
    # Qt returns None for an empty clipboard.
    copied = QGuiApplication.clipboard().mimeData() or QMimeData()
    if local_files(copied):
        return True
    return copied.hasText() and len(copied.text().strip().splitlines()) > 1


def local_files(data: QMimeData) -> list[Path]:
    """Return the files of this computer among what was dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
