"""Files that are dropped on a field of words go to the page or the window around it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FilesPass(QObject):
    """Lets a field take words that are dragged to it, and no files: their paths are no words of hers."""

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
