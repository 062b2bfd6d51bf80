"""A field for the eight words of a fingerprint, which proposes the words as they are typed."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QPlainTextEdit

from coalition_app.documents.seal.fingerprint import WORDS, read_fingerprint
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.journal import control_words

LEAST = 2
"""Letters from which words are proposed."""
LINES = 3
"""Lines that the longest eight words take."""


class FingerprintField(QPlainTextEdit):
    """Takes words of any of the three lists; Enter or a click takes the proposed one."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()
        known = sorted({word for each in LANGUAGES for word in control_words.words_of(each)})
        self.proposals = QCompleter(known, self)
        self.proposals.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.proposals.setWidget(self)
        self.proposals.activated.connect(self._take)

    def text(self) -> str:
        """Return the words."""
        return self.toPlainText()

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        return taken

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, and propose words; Enter is the dialog's, or the list's of what is proposed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
            return
        before = self.text()
        super().keyPressEvent(event)
        if self.text() != before:
            self._propose()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted as words in a row, whatever lines it had."""
        if source.hasText():
            self.insertPlainText(" ".join(source.text().split()))

    def _fit(self) -> None:
        inside = self.contentsMargins()
        edges = inside.top() + inside.bottom() + 2 * self.document().documentMargin()
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + round(edges))

    def told(self) -> str:
        """Say how far the words have come, or what is wrong with them; empty where there are none."""
        count = len(self.text().split())
        if not count:
            return ""
        if count < WORDS:
            return _("Words so far: %(count)d of %(of)d.") % {"count": count, "of": WORDS}
        try:
            read_fingerprint(self.text())
        except UserError as error:
            return str(error)
        return _("All eight words are known.")

    def _propose(self) -> None:
        word = self._begun()
        self.proposals.setCompletionPrefix(word)
        found = self.proposals.completionCount()
        whole = self.proposals.currentCompletion().casefold() == word.casefold()
        if len(word) < LEAST or not found or (found == 1 and whole):
            if (popup := self.proposals.popup()) is not None:
                popup.hide()
        else:
            self.proposals.complete(self.cursorRect())

    def _begun(self) -> str:
        """Return the beginning of the word that is being typed."""
        before = self.text()[: self.textCursor().position()]
        return before.rpartition(" ")[2]

    @Slot(str)
    def _take(self, word: str) -> None:
        cursor = self.textCursor()
        begun, kept = len(self._begun()), QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(QTextCursor.MoveOperation.Left, kept, begun)
        after = self.text()[self.textCursor().position() :]
        cursor.insertText(word if after.startswith(" ") else f"{word} ")
        self.setTextCursor(cursor)
