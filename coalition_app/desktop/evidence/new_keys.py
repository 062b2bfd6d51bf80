"""The keys that decide about the letter that is shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

LETTERS = {
    "f": "find",
    "а": "find",
    "s": "later",
    "ы": "later",
    "n": "next",
    "т": "next",
    "o": "open",
    "щ": "open",
    "w": "take",
    "ц": "take",
}
"""What a letter does; the same key on a Cyrillic keyboard does the same."""
HELD: dict[int, str] = {
    Qt.Key.Key_N: "sign",
    Qt.Key.Key_Return: "record",
    Qt.Key.Key_Enter: "record",
}
"""What a key does with Ctrl held."""
LETTER = "letter"
"""The property of a widget in which letters decide: nothing is typed there."""


class DecidingKeys(QObject):
    """Lets a key decide, whichever part of the tab has the keyboard.

    `decide` are the steps of LETTERS, `remove`, and those of HELD: Ctrl+N means a new signature from the
    letter here, and one without a letter elsewhere. `choose` takes the digit typed.
    """

    def __init__(
        self,
        parent: QObject,
        decide: Mapping[str, Callable[[], None]],
        choose: Callable[[int], None],
    ) -> None:
        super().__init__(parent)
        self._decide, self._choose = decide, choose

    def watch(self, widget: QWidget, *, letters: bool) -> None:
        """Decide by the keys that this widget gets; by letters only where nothing is typed."""
        widget.setProperty(LETTER, letters)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wanted = HELD.get(event.key()) if held == Qt.KeyboardModifier.ControlModifier else None
        if event.type() == QEvent.Type.ShortcutOverride and wanted:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if wanted:
            self._decide[wanted]()
            return True
        if held != Qt.KeyboardModifier.NoModifier or not watched.property(LETTER):
            return False
        return self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Delete:
            self._decide["remove"]()
        elif event.text() in "12345" and event.text():
            self._choose(int(event.text()))
        elif (wanted := LETTERS.get(event.text().lower())) is not None:
            self._decide[wanted]()
        else:
            return False
        return True
