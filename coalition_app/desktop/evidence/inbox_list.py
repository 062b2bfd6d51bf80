"""The list of papers in the inbox, and the keys that decide about the shown one."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from coalition_app.desktop.evidence.inbox_model import InboxModel
from coalition_app.desktop.widgets.wrapped_rows import RowDelegate

LETTERS = {
    "f": "find",
    "а": "find",
    "s": "skip",
    "ы": "skip",
    "o": "open",
    "щ": "open",
    "n": "sign",
    "т": "sign",
}
"""What a letter does; the same key on a Cyrillic keyboard does the same."""


class PaperList(QListView):
    """The papers as rows; the keys that decide come from `DecidingKeys`."""

    def __init__(self, model: InboxModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self, 0, True))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setObjectName("papers")
        self.setMinimumSize(160, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Another width breaks the lines elsewhere; Qt measures anew only when the height changes.
        self.scheduleDelayedItemsLayout()


class DecidingKeys(QObject):
    """Lets a key decide about the shown paper, whichever list of the page has the keyboard.

    `decide` are the page's steps: attach, aside, and the words of LETTERS; `choose` takes the digit typed.
    """

    def __init__(
        self,
        parent: QObject,
        decide: Mapping[str, Callable[[], None]],
        choose: Callable[[int], None],
    ) -> None:
        super().__init__(parent)
        self._decide, self._choose = decide, choose

    def eventFilter(self, watched: QObject, event: object) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QKeyEvent.Type.KeyPress:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide["attach"]()
        elif event.key() == Qt.Key.Key_Delete:
            self._decide["aside"]()
        elif event.text() in "12345" and event.text():
            self._choose(int(event.text()))
        elif (wanted := LETTERS.get(event.text().lower())) is not None:
            self._decide[wanted]()
        else:
            return False
        return True
