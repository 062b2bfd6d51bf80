"""A field for the eight words of a fingerprint, which proposes the words as they are typed."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit

from coalition_app.documents.seal.fingerprint import WORDS, read_fingerprint
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.journal import control_words

LEAST = 2
"""Letters from which words are proposed."""


class FingerprintField(QLineEdit):
    """Takes words of any of the three lists; Enter or a click takes the proposed one."""

    def __init__(self) -> None:
        super().__init__()
        known = sorted({word for each in LANGUAGES for word in control_words.words_of(each)})
        self.proposals = QCompleter(known, self)
        self.proposals.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.proposals.setWidget(self)
        self.proposals.activated.connect(self._take)
        self.textEdited.connect(self._propose)

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

    @Slot(str)
    def _propose(self, _text: str) -> None:
        word = self._begun()
        self.proposals.setCompletionPrefix(word)
        found = self.proposals.completionCount()
        whole = self.proposals.currentCompletion().casefold() == word.casefold()
        if len(word) < LEAST or not found or (found == 1 and whole):
            if (popup := self.proposals.popup()) is not None:
                popup.hide()
        else:
            self.proposals.complete()

    def _begun(self) -> str:
        """Return the beginning of the word that is being typed."""
        before = self.text()[: self.cursorPosition()]
        return before.rpartition(" ")[2]

    @Slot(str)
    def _take(self, word: str) -> None:
        at, begun = self.cursorPosition(), len(self._begun())
        before, after = self.text()[: at - begun], self.text()[at:].lstrip()
        self.setText(f"{before}{word} {after}")
        self.setCursorPosition(len(before) + len(word) + 1)
        self.textEdited.emit(self.text())
