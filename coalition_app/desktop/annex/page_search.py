"""Words searched in the pages of a document: a bar over them, from one place found to the next."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from coalition_app.desktop.controls.more import DrawnButton
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import N_, _

FIELD = 26
"""Letters across the field."""
BUTTONS = {
    "up": N_("Previous match"),
    "down": N_("Next match"),
    "close": N_("Close the search"),
}
"""Drawing and words of each button."""


class PageSearch(Spoken, QFrame):
    """Finds words whatever their case; Enter goes on, Shift+Enter back, Esc ends it."""

    found = Signal(int)
    """The place to show, by its index in `model`; -1 for none."""
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pill")
        self.model = QPdfSearchModel(self)
        self.at = -1
        self.words, self.count = QLineEdit(), QLabel()
        self.words.setClearButtonEnabled(True)
        self.buttons = {drawing: self._button(drawing) for drawing in BUTTONS}
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(4)
        for part in (self.words, self.count, *self.buttons.values()):
            row.addWidget(part)
        self.words.textChanged.connect(self._search)
        self.model.countChanged.connect(self._look)
        self.buttons["up"].clicked.connect(lambda: self.step(-1))
        self.buttons["down"].clicked.connect(lambda: self.step(1))
        self.buttons["close"].clicked.connect(self.ended)
        self.put_words(self.words.setPlaceholderText, lambda: _("Search the pages"))
        self.put_words(self.words.setAccessibleName, lambda: _("Search the pages"))
        self._say()
        self.hide()

    def begin(self) -> None:
        """Show the bar and take the keyboard, with the words of the last time."""
        self.words.setFixedWidth(FIELD * letter_width(self.words.fontMetrics()))
        self.show()
        self.adjustSize()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.model.setSearchString(self.words.text())

    def search_in(self, document: QPdfDocument) -> None:
        """Search another document that is loaded; Qt 6.11 dies of one that is loaded later."""
        self.model.setDocument(document)

    def forget(self) -> None:
        """Forget the words."""
        self.words.clear()
        self.hide()

    def total(self) -> int:
        """Return how many places were found so far."""
        return self.model.rowCount(QModelIndex())

    def step(self, way: int) -> None:
        """Go to the next place found (1) or to the one before (-1), round the ends."""
        if count := self.total():
            self._go(max(0, self.at + way) if self.at < 0 else (self.at + way) % count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter, back by Shift+Enter, and end by Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.matches(QKeySequence.StandardKey.Cancel):
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Speak the program's language, in the count too."""
        super().retranslate()
        self._say()

    def _button(self, drawing: str) -> DrawnButton:
        button = DrawnButton(drawing)
        button.setMinimumSize(28, 28)
        self.put_words(button.setAccessibleName, lambda: _(BUTTONS[drawing]))
        self.put_words(button.setToolTip, lambda: _(BUTTONS[drawing]))
        return button

    def _search(self, words: str) -> None:
        self.at = -1
        self.model.setSearchString(words)
        self._say()
        if not words:
            self.found.emit(-1)

    def _look(self) -> None:
        """Show the first place as soon as it is found; the pages are searched one after another."""
        count = self.total()
        if count and not 0 <= self.at < count:
            self._go(0)
        self._say()

    def _go(self, at: int) -> None:
        self.at = at
        self._say()
        self.found.emit(at)

    def _say(self) -> None:
        count = self.total()
        said = ""
        if self.words.text():
            said = _("%(at)d of %(count)d") % {"at": self.at + 1, "count": count}
            said = said if count else _("Not found")
        self.count.setText(said)
        for drawing in ("up", "down"):
            self.buttons[drawing].setEnabled(count > 0)
        self.adjustSize()
