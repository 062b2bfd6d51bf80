"""Says of a letter's words that they are recorded already, and offers to look or to record them again."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.controls.tick import Tick
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.labels import let_wrap
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _
from coalition_app.labels import quoted


class RecordedWords(Spoken, QWidget):
    """Hidden where none of the words are recorded; recording them once more is ticked, never proposed."""

    def __init__(self) -> None:
        super().__init__()
        self.said, self.open, self.again = QLabel(), QPushButton(), Tick()
        self._number, self._words = 0, ""
        let_wrap(self.said)
        give_role(self.said, "warning")
        self.open.setProperty("role", "link")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for part in (self.said, self.open, self.again):
            rows.addWidget(part)
        self.put_words(self.again.setText, lambda: _("Record words of the letter once more"))
        self.put_words(lambda _word: self._speak(), lambda: _("Open"))
        self.hide()

    def show_words(self, number: int, words: str) -> None:
        """Show whose words are recorded already, by their beginning; empty for none."""
        if (number, words) != (self._number, self._words):
            self.again.setChecked(False)
        self._number, self._words = number, words
        self._speak()
        self.setVisible(bool(words))

    def _speak(self) -> None:
        named = {"number": self._number, "words": quoted(self._words)}
        self.said.setText(_("Recorded already with No. %(number)d: %(words)s") % named)
        self.open.setText(_("Open No. %(number)d") % named)
