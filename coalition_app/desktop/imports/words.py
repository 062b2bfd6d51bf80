"""What the import's preview says of a source, and the size in which it says so."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coalition_app import settings
from coalition_app.i18n import ngettext
from coalition_app.operations.planning.preview import Preview

SIZE = (1200, 660)
"""Pixels of the dialog until the user resizes it."""


def found_sentence(preview: Preview) -> str:
    """Say how many entries were read, and from which source."""
    count = len(preview.draft.entries)
    text = ngettext(
        "%(count)d entry was read from %(name)s.",
        "%(count)d entries were read from %(name)s.",
        count,
    )
    return text % {"count": count, "name": preview.source.name}


def kept_size(dialog: QWidget) -> QSize:
    """Return the size that the user last gave the dialog, at most a little smaller than the screen."""
    kept = settings.load().get("import_size")
    width, height = SIZE
    if isinstance(kept, list) and len(kept) == 2 and all(isinstance(each, int) for each in kept):
        width, height = kept
    room = QGuiApplication.primaryScreen().availableSize()
    window = dialog.parentWidget()
    if window is not None:
        room = room.expandedTo(window.size())
    return QSize(width, height).boundedTo(room - QSize(40, 40))
