"""The dialog that takes the text of a letter which was copied, with its sender and its day."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app.desktop.widgets.fields import GrowingWords, day_of_thing, read_day
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _

Take = Callable[[str, str, dt.date], None]
"""Takes the words, the sender and the day on which they came."""
LINES = 6
"""Lines of the field for the words."""


class PasteLetterDialog(FormDialog):
    """Takes the words as they were copied; who sent them and when is told by the person alone."""

    def __init__(self, parent: QWidget, text: str, take: Take) -> None:
        super().__init__(
            parent,
            title=lambda: _("Letter from the clipboard"),
            agree=lambda: _("Add the letter"),
            work=self._take,
        )
        self._taken = take
        self.who, self.day = QLineEdit(), day_of_thing()
        self.text = GrowingWords(LINES)
        self.text.setPlainText(text)
        self.text.setReadOnly(True)
        self.add_field(lambda: _("From whom"), self.who)
        self.add_field(lambda: _("Received"), self.day)
        self.add_field(lambda: _("Words"), self.text)
        self.add_note(
            lambda: _(
                "It waits under New as pasted text until you record it: nothing shows who really sent it."
            )
        )
        self._first = self.who

    def _take(self) -> None:
        if not self.who.text().strip():
            raise UserError(_("Say who sent these words."))
        self._taken(self.text.toPlainText(), self.who.text().strip(), read_day(self.day))
