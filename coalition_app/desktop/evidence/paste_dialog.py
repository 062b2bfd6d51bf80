"""The dialog that takes the text of a letter which was copied, with its sender and its day."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from coalition_app.desktop.widgets.days import shown_today
from coalition_app.desktop.widgets.fields import GrowingWords, day_of_thing, read_day
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _

Take = Callable[[str, str, dt.date], None]
"""Takes the words, the sender and the day on which they came; no sender where the words tell it."""
LINES = 6
"""Lines of the field for the words."""


class PasteLetterDialog(FormDialog):
    """Takes the words as they were copied; who sent them and when is told by the person alone."""

    def __init__(self, parent: QWidget, text: str, take: Take, signed_by: str = "") -> None:
        """`signed_by` names the signatory with whom the words end; then the sender need not be told."""
        super().__init__(
            parent,
            title=lambda: _("Letter from the clipboard"),
            agree=lambda: _("Add the letter"),
            work=self._take,
        )
        self._taken, self._signed_by = take, signed_by
        self.who, self.day, self.today = QLineEdit(), day_of_thing(), QPushButton()
        self.today.setAutoDefault(False)
        self.today.clicked.connect(lambda: self.day.setDate(shown_today()))
        self.text = GrowingWords(LINES)
        self.text.setPlainText(text)
        self.text.setReadOnly(True)
        self.add_field(lambda: _("From whom"), self.who)
        if signed_by:
            named = {"name": signed_by}
            for set_words in (self.who.setPlaceholderText, self.who.setToolTip):
                self.put_words(set_words, lambda: _("As the words say: %(name)s") % named)
        self.add_field(lambda: _("Received"), self._day_row())
        self.put_words(self.day.setAccessibleName, lambda: _("Received"))
        self.put_words(self.today.setText, lambda: _("Today"))
        self.add_field(lambda: _("Words"), self.text)
        self.add_note(
            lambda: _(
                "It waits under New until you record it. A pasted text does not prove who sent it."
            )
        )
        self._first = self.day if signed_by else self.who

    def _day_row(self) -> QWidget:
        """Lay the day out with what enters today: no day is claimed that nobody gave."""
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.day)
        inside.addWidget(self.today)
        inside.addStretch(1)
        row.setFocusProxy(self.day)
        return row

    def _take(self) -> None:
        if not (self.who.text().strip() or self._signed_by):
            raise UserError(_("Say who sent these words."))
        self._taken(self.text.toPlainText(), self.who.text().strip(), read_day(self.day))
