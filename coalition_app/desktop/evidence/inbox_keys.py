"""The keys that decide about the shown paper of the inbox."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

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
