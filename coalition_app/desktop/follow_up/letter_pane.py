"""The letter to whom an answer is awaited from, beside the list: changed, copied, saved, recorded as sent."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from coalition_app.desktop.controls.key_cap import KeyButton
from coalition_app.desktop.controls.more import DrawnButton
from coalition_app.desktop.controls.tabs import Tabs
from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.days import shown_today, today
from coalition_app.desktop.widgets.fields import day_field, known_day, read_day, refuse_no_day
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.labels import let_wrap, put_text
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.errors import UserError
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _, ngettext
from coalition_app.labels import CHANNELS
from coalition_app.records.lists.awaited_reasons import AWAITED
from coalition_app.records.lists.letters_sent import LetterSent, NewLetters

WIDTH, LINE = 340, 18
"""Pixels of the pane, and of a line of text, at 100 %."""
HIGH = 30
"""Lines of the pane's height from which the name is in the letters of a title."""
USUAL_DAYS = 7
"""Days from today to the day that is proposed for an answer."""
WRITTEN = ("mail", "messenger")
"""Channels by which the words of the letter themselves go."""


class LetterPane(Spoken, QFrame):
    """Nothing is sent: the letter is copied or saved, and whoever sent it says so."""

    copied = Signal()
    save_wanted = Signal()
    sent = Signal()
    """The letter was sent, as its fields say."""
    arrived = Signal()
    signature_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("piece")
        self.number = 0
        self.language = self._proposed = ""
        self.which, self.late, self.tabs = QPushButton(), Tag(), Tabs()
        self.name, self.why = QLabel(), QLabel()
        give_role(self.which, "flush")
        for label, role in ((self.name, "name"), (self.why, "quiet")):
            let_wrap(label)
            give_role(label, role)
        self.words, self.letters = QPlainTextEdit(), QPlainTextEdit()
        self.letters.setReadOnly(True)
        for each in (self.words, self.letters):
            mark_private(each)
            each.setTabChangesFocus(True)
        self.sent_on, self.day, self.channel = day_field(), day_field(), WordBox(CHANNELS)
        self.copy, self.save = DrawnButton("copy"), DrawnButton("save")
        self.went, self.reply = QPushButton(), KeyButton()
        self.reply.show_key("R")
        give_role(self.went, "first")
        self.parts = QStackedWidget()
        self.tabs.addTab("")
        self.tabs.addTab("")
        self.tabs.currentChanged.connect(self.parts.setCurrentIndex)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self.save_wanted)
        self.went.clicked.connect(self.sent)
        self.reply.clicked.connect(self.arrived)
        self.which.clicked.connect(self.signature_wanted)
        self._lay_out()
        self._put_words()

    def show_letter(
        self, number: int, name: str, why: str, due: dt.date | None, address: str, words: str
    ) -> None:
        """Show the letter to a number; a letter that was being changed stays as it is."""
        anew, until = number != self.number, self.answer_by(number, due)
        if anew or self.words.toPlainText() == self._proposed:
            self.words.setPlainText(show_hidden(words))
            self._proposed = self.words.toPlainText()
        self.number = number
        self.which.setText(_("No. %(number)d") % {"number": number})
        put_text(self.name, name)
        known = address or _("no email address is recorded")
        put_text(self.why, f"{why[:1].upper()}{why[1:]} · {known}")
        late = (today() - due).days if due else 0
        self.late.setVisible(late > 0)
        said = ngettext("Overdue by %(count)d day", "Overdue by %(count)d days", max(late, 1))
        self.late.say(said % {"count": late}, "refusal")
        if anew:
            self.sent_on.setDate(shown_today())
            if self.channel.key() in ("", "mail"):
                # An email went to an address; by what else a letter went is for whoever sent it to say.
                self.channel.choose("mail" if address else "")
            with QSignalBlocker(self.day):
                self.day.setDate(QDate(until.year, until.month, until.day))

    def answer_by(self, number: int, due: dt.date | None) -> dt.date:
        """Return until when the letter to a number asks for an answer: what is set here, noted, or usual."""
        set_here = known_day(self.day)
        # Before a letter was shown, the day that stands here is nobody's.
        if number and number == self.number and set_here is not None:
            return set_here
        return due if due is not None and due > today() else today() + dt.timedelta(days=USUAL_DAYS)

    def show_sent(self, letters: Sequence[LetterSent]) -> None:
        """Show the letters that were sent, the newest first."""
        self.tabs.setTabText(1, _("Sent  %(count)d") % {"count": len(letters)})
        self.tabs.setTabVisible(1, bool(letters))
        words = show_hidden("\n\n".join(map(_told, letters)))
        if words != self.letters.toPlainText():
            self.letters.setPlainText(words)

    def tell_chosen(self, count: int) -> None:
        """Say how many letters are recorded as sent by the button."""
        said = ngettext(
            "Record %(count)d letter as sent", "Record %(count)d letters as sent", count
        )
        self.went.setText(said % {"count": count} if count > 1 else _("Record as sent"))

    def letters_to(self, numbers: Sequence[int]) -> NewLetters:
        """Return what the fields say of letters to these numbers; words are kept of the shown one alone.

        Raises UserError where what was typed last into a field is no day, or no channel is chosen.
        """
        refuse_no_day(self.sent_on)
        refuse_no_day(self.day)
        channel = self.channel.key()
        if not channel:
            self.channel.setFocus(Qt.FocusReason.OtherFocusReason)
            raise UserError(_("Choose how the letter was sent: no email address is recorded."))
        kept = channel in WRITTEN and list(numbers) == [self.number]
        return NewLetters(
            channel=channel,
            sent_on=read_day(self.sent_on),
            due_on=read_day(self.day),
            language=self.language if kept else "",
            wordings={self.number: self.words.toPlainText()} if kept else {},
            addressed_only=len(numbers) > 1,
        )

    def forget(self) -> None:
        """Leave no words of a register in the pane."""
        self.number = 0
        self.words.clear()
        self.letters.clear()

    def sizeHint(self) -> QSize:
        """Return the width of the pane, which grows with the text."""
        return QSize(WIDTH * self._line() // LINE, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        give_role(self.name, "name" if self.height() > HIGH * self._line() else "heading")
        self._arrange(wide=self.width() > 3 * WIDTH * self._line() // LINE // 2)

    def _line(self) -> int:
        return QFontMetrics(self.font()).height()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.toPlainText())
        self.copied.emit()

    def _put_words(self) -> None:
        put = self.put_words
        put(lambda words: self.tabs.setTabText(0, words), lambda: _("Letter"))
        put(self.tabs.setAccessibleName, lambda: _("Letters"))
        put(self.words.setAccessibleName, lambda: _("The letter"))
        put(self.letters.setAccessibleName, lambda: _("Letters that were sent"))
        for label, field, words in (
            (self.captions[0], self.sent_on, lambda: _("Sent on")),
            (self.captions[1], self.channel, lambda: _("Sent by")),
            (self.captions[2], self.day, lambda: _("Reply due by")),
        ):
            put(label.setText, words)
            put(field.setAccessibleName, words)
        put(self.channel.setPlaceholderText, lambda: _("Choose…"))
        put(self.which.setToolTip, lambda: _("Go to the signature"))
        for each, words in (
            (self.copy, lambda: _("Copy this letter as text")),
            (
                self.save,
                lambda: _(
                    "Save as text, or as a draft for an email program (.eml); nothing is sent"
                ),
            ),
        ):
            put(each.setToolTip, words)
            put(each.setAccessibleName, words)
        put(self.reply.setText, lambda: _("Reply arrived"))

    def _lay_out(self) -> None:
        column, above, tools = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        above.addWidget(self.which)
        above.addStretch()
        above.addWidget(self.late)
        column.addLayout(above)
        column.addWidget(self.name)
        column.addWidget(self.why)
        tools.addWidget(self.tabs, 1)
        tools.addWidget(self.copy)
        tools.addWidget(self.save)
        column.addLayout(tools)
        self.parts.addWidget(self.words)
        self.parts.addWidget(self.letters)
        column.addWidget(self.parts, 1)
        self.captions = tuple(QLabel() for _each in range(3))
        for label in self.captions:
            give_role(label, "quiet")
        self._foot = QGridLayout()
        self._is_wide: bool | None = None
        self._foot.setHorizontalSpacing(10)
        self._foot.setVerticalSpacing(4)
        self._foot.setColumnStretch(0, 1)
        self._foot.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 6, 0, 0)
        buttons.addWidget(self.went, 1)
        buttons.addWidget(self.reply)
        column.addLayout(self._foot)
        self._arrange(wide=False)  # before the buttons, as Tab walks them
        column.addLayout(buttons)

    def _arrange(self, *, wide: bool) -> None:
        """Put all fields in one row where there is room, else two of them."""
        if wide == self._is_wide:
            return
        self._is_wide, across = wide, 3 if wide else 2
        fields = (self.sent_on, self.channel, self.day)
        for at, (label, field) in enumerate(zip(self.captions, fields, strict=True)):
            row, side = 2 * (at // across), at % across
            alone = across - side if at == len(fields) - 1 else 1
            self._foot.addWidget(label, row, side)
            self._foot.addWidget(field, row + 1, side, 1, alone)
        self._foot.setColumnStretch(2, 1 if wide else 0)


def _told(letter: LetterSent) -> str:
    """Say when, how and about what a letter was sent, and in which words where they were kept."""
    day = letter.sent_on.strftime("%d.%m.%Y")
    about = _(AWAITED.get(letter.asked, letter.asked))
    head = " · ".join((day, _(CHANNELS[letter.channel]), about))
    return f"{head}\n{letter.wording}" if letter.wording else head
