"""The bar that searches in the pages: hits are marked on them, and shown one after the other."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import N_, _

BUTTONS = {
    "up": N_("Previous hit (Shift+Enter)"),
    "down": N_("Next hit (Enter)"),
    "close": N_("Close search (Esc)"),
}
ABOVE_HIT = 60.0
"""Points of the page that are seen above a hit."""


class FindBar(Spoken, QFrame):
    """Enter goes to the next hit, Shift+Enter to the one before, Esc closes and gives the pages the keys."""

    closed = Signal()

    def __init__(self, view: QPdfView) -> None:
        super().__init__()
        self._view, self._wanted = view, 0
        self.hits = QPdfSearchModel(self)
        view.setSearchModel(self.hits)
        self.words, self.count = QLineEdit(), QLabel()
        self.words.setClearButtonEnabled(True)
        self.count.setProperty("role", "quiet")
        self.put_words(self.words.setPlaceholderText, lambda: _("Search in the pages"))
        self.put_words(self.words.setAccessibleName, lambda: _("Search in the pages"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        row.addWidget(self.count)
        self.buttons: dict[str, QToolButton] = {}
        for drawing, words in BUTTONS.items():
            button = QToolButton()
            button.setAutoRaise(True)
            button.setMinimumSize(28, 28)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setIcon(icon(drawing))
            self.put_words(partial(_name, button), partial(_, words))
            row.addWidget(button)
            self.buttons[drawing] = button
        self.words.textChanged.connect(self._search)
        self.buttons["up"].clicked.connect(lambda: self.step(-1))
        self.buttons["down"].clicked.connect(lambda: self.step(1))
        self.buttons["close"].clicked.connect(self.leave)
        # Rows come one by one, a long list in thousands: told once for those of a moment.
        self._tell_soon = QTimer(self, singleShot=True, interval=0)
        self._tell_soon.timeout.connect(self._tell)
        for change in (self.hits.rowsInserted, self.hits.modelReset):
            change.connect(lambda *_rows: self._tell_soon.start())
        self.hide()
        self._tell()

    def show_document(self, document: QPdfDocument) -> None:
        """Search in another document, which takes the place of the one before."""
        self._wanted = 0
        self.hits.setDocument(document)
        self._tell()

    def open(self) -> None:
        """Show the bar, ready for other words."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    @Slot()
    def leave(self) -> None:
        """Hide the bar and every mark on the pages."""
        self.words.clear()
        self.hide()
        self.closed.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """Show the hit so many places on, from the last one again the first."""
        count = self.hits.rowCount(QModelIndex())
        if not count:
            return
        self._wanted = (self._wanted + by) % count
        self._show_hit()

    def retranslate(self) -> None:
        """Speak the program's language, in the count of hits too."""
        super().retranslate()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _search(self, words: str) -> None:
        self._wanted = 0
        self.hits.setSearchString(words.strip())
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Say which of how many hits is shown; the first one is shown as soon as it is found."""
        count = self.hits.rowCount(QModelIndex())
        for drawing in ("up", "down"):
            self.buttons[drawing].setEnabled(bool(count))
        if count:
            self._show_hit()
        else:
            self.count.setText(_("Nothing found") if self.words.text().strip() else "")

    def _show_hit(self) -> None:
        count = self.hits.rowCount(QModelIndex())
        told = _("%(number)d of %(count)d") % {"number": self._wanted + 1, "count": count}
        if told == self.count.text() and self._view.currentSearchResultIndex() == self._wanted:
            return
        self.count.setText(told)
        self._view.setCurrentSearchResultIndex(self._wanted)
        hit = self.hits.resultAtIndex(self._wanted)
        above = QPointF(0, max(0.0, hit.location().y() - ABOVE_HIT))
        self._view.pageNavigator().jump(hit.page(), above)


def _name(button: QToolButton, text: str) -> None:
    """Name a button that shows only a drawing."""
    button.setAccessibleName(text)
    button.setToolTip(text)
