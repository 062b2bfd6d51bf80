"""The letter to whom an answer is awaited from, beside the list: read, changed, saved, and the new day."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.captioned_field import let_wrap, put_text
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.fields import day_field, read_day
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _, ngettext

WIDTH = 340
"""Pixels at 100 %."""
USUAL_DAYS = 7
"""Days from today to the day that is proposed for an answer."""


class LetterPane(Spoken, QFrame):
    """Nothing is sent: the letter is copied or saved, and the day of the answer noted."""

    def __init__(
        self,
        save: Callable[[], None],
        arrived: Callable[[], None],
        note_day: Callable[[dt.date], None],
    ) -> None:
        super().__init__()
        self.setObjectName("piece")
        self.number = 0
        self.which, self.name, self.why, self.address = QLabel(), QLabel(), QLabel(), QLabel()
        for label, role in (
            *((self.which, "quiet"), (self.name, "heading")),
            *((self.why, "quiet"), (self.address, "quiet")),
        ):
            let_wrap(label)
            give_role(label, role)
        self.late = Tag()
        self.words = QPlainTextEdit()
        mark_private(self.words)
        self.words.setTabChangesFocus(True)
        self.caption, self.day = QLabel(), day_field()
        give_role(self.caption, "quiet")
        self.note, self.save, self.arrived = QPushButton(), QPushButton(), QPushButton()
        self.save.clicked.connect(lambda _on=False: save())
        self.arrived.clicked.connect(lambda _on=False: arrived())
        self.note.clicked.connect(lambda _on=False: note_day(read_day(self.day)))
        self._lay_out()
        self.put_words(self.words.setAccessibleName, lambda: _("The letter"))
        self.put_words(self.caption.setText, lambda: _("Answer by"))
        self.put_words(self.day.setAccessibleName, lambda: _("Answer by"))
        self.put_words(self.note.setText, lambda: _("Note the day"))
        self.put_words(self.save.setText, lambda: _("Save the letter…"))
        self.put_words(self.arrived.setText, lambda: _("Reply arrived (R)"))

    def show_letter(
        self, number: int, name: str, why: str, due: dt.date | None, address: str, words: str
    ) -> None:
        """Show the letter to a number; a letter that was being changed stays as it is."""
        if number != self.number or not self.words.document().isModified():
            self.words.setPlainText(words)
        self.number = number
        put_text(self.which, _("No. %(number)d") % {"number": number})
        put_text(self.name, name)
        put_text(self.why, why[:1].upper() + why[1:])
        put_text(
            self.address,
            _("Mail address: %(address)s") % {"address": address}
            if address
            else _("No mail address is recorded; it can be added in the directory."),
        )
        late = (today() - due).days if due else 0
        self.late.setVisible(late > 0)
        said = ngettext("Overdue by %(count)d day", "Overdue by %(count)d days", max(late, 1))
        self.late.say(said % {"count": late}, "refusal")
        shown = due or today() + dt.timedelta(days=USUAL_DAYS)
        self.day.setDate(QDate(shown.year, shown.month, shown.day))

    def sizeHint(self) -> QSize:
        """Return the width of the pane, which grows with the text."""
        line = QFontMetrics(self.font()).height()
        return QSize(WIDTH * line // 18, super().sizeHint().height())

    def _lay_out(self) -> None:
        column, dated, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for label in (self.which, self.name, self.why):
            column.addWidget(label)
        column.addWidget(self.late)
        column.addSpacing(4)
        column.addWidget(self.words, 1)
        column.addWidget(self.address)
        dated.addWidget(self.caption)
        dated.addWidget(self.day, 1)
        dated.addWidget(self.note)
        column.addLayout(dated)
        foot.addWidget(self.save, 1)
        foot.addWidget(self.arrived)
        column.addLayout(foot)
