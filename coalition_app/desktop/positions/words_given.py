"""The words in the dialog of positions: which, in what language, of what day, and of what kind."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.look.typeface import give_role, letter_width, restyle
from coalition_app.desktop.positions.stance_segments import CLOSE
from coalition_app.desktop.positions.stances import LARGE
from coalition_app.desktop.widgets.fields import (
    DayEdit,
    GrowingWords,
    day_of_thing,
    known_day,
    language_box,
)
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.desktop.widgets.wrapped_words import beside, wrapped
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import N_, _
from coalition_app.records.positions import acts, positions
from coalition_app.records.positions.positions import UNSETTLED, ActRow

KIND_WORDS = {
    acts.RESERVATION: N_("Yes: reservation"),
    acts.DECLARATION: N_("No: interpretation"),
    acts.EXPLANATION: N_("No: explanation"),
}
KINDS = {
    acts.RESERVATION: N_("Yes: they leave out or change something (reservation)"),
    acts.DECLARATION: N_("No: they say how the text is read (interpretive declaration)"),
    acts.EXPLANATION: N_("No: they say why (explanation)"),
}
ACT_NAMES = {
    UNSETTLED: N_("Unassigned words"),
    acts.RESERVATION: N_("Reservation"),
    acts.DECLARATION: N_("Interpretive declaration"),
    acts.EXPLANATION: N_("Explanation"),
}
BEGINNING = 48
"""Letters of recorded words that distinguish them in the list."""
ORIGIN_LETTERS = 14
"""Letters of room for language and each date."""
WORDS_LINES = 2
"""Lines of the empty field for words."""


class WordsGiven(Spoken, QWidget):
    """The words of a signatory: those that were recorded are locked, others are an act of their own.

    `recorded` holds the signature's acts in their order.
    """

    changed = Signal()
    act_chosen = Signal()
    """Other words are shown."""

    def __init__(self, recorded: Sequence[ActRow]) -> None:
        super().__init__()
        # Words to settle come first, then the newest.
        self._offered: list[ActRow | None] = [
            *(each for each in recorded if each.kind == UNSETTLED),
            *(each for each in reversed(recorded) if each.kind != UNSETTLED),
            None,
        ]
        self._kind_is_hers = self._language_is_hers = self._filling = False
        self._day_is_hers = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self._of_words: list[QWidget] = []
        """What is asked only where there are words."""
        self._add_words()
        self._add_origin()

    @property
    def act(self) -> ActRow | None:
        """Return the recorded words that are shown; None for new ones."""
        return self._offered[max(self.which.currentIndex(), 0)]

    @property
    def text(self) -> str:
        """Return the words; recorded ones as they are, whatever of them can be seen."""
        return self.wording.toPlainText() if self.act is None else self.act.wording

    @property
    def kind(self) -> str:
        """Return the kind that is chosen; empty where there are no words."""
        return self.kind_row.key() if self.text.strip() else ""

    @property
    def received_on(self) -> dt.date | None:
        """Return the day on which the words came; None of recorded words whose day nobody has told."""
        return None if self._day_is_untold() else known_day(self.received)

    @property
    def made_on(self) -> dt.date | None:
        """Return the date that the words bear; None where they bear none."""
        return known_day(self.made) if self.dated.isChecked() else None

    def show_act(self) -> None:
        """Show the chosen words, locked where they were recorded."""
        act = self.act
        self._filling = True
        self._kind_is_hers = act is not None and act.kind != UNSETTLED
        self._language_is_hers = act is not None
        self._day_is_hers = False
        self.wording.setReadOnly(act is not None)
        self.wording.setPlainText(show_hidden(act.wording) if act else "")
        for field in (self.language, self.dated):
            field.setEnabled(act is None)
        # An import took the day from its source, or its own day: until they are settled it can be put right.
        for day in (self.received, self.untold):
            day.setEnabled(act is None or act.kind == UNSETTLED)
        self.dated.setChecked(act is not None and act.made_on is not None)
        self._follow_date()
        if act is not None:
            self.language.setCurrentIndex(self.language.findData(act.language))
            _set_day(self.received, act.received_on)
            _set_day(self.made, act.made_on)
            if act.kind in self.kinds:
                self.kind_row.choose(act.kind)
        else:
            _set_day(self.received, None)
        self._show_day()
        restyle(self.wording)
        self._filling = False
        self._say_what_is_wrong()
        self.act_chosen.emit()

    def _day_is_untold(self) -> bool:
        return self.act is not None and self.act.received_on is None and not self._day_is_hers

    def _show_day(self) -> None:
        """Show the day, or in its place that nobody knows it."""
        untold = self._day_is_untold()
        self.received.setVisible(not untold)
        self.untold.setVisible(untold)

    def _give_day(self) -> None:
        """Let the day be given that is not known."""
        self._day_is_hers = True
        self._show_day()
        self.received.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_day(self) -> None:
        if not self._filling:
            self._day_is_hers = True

    def follow(self, resting: Sequence[str], *, demands: bool) -> None:
        """Let the kind follow the stances that rest on the words."""
        worded = bool(self.text.strip())
        for part in self._of_words:
            part.setVisible(worded)
        # Nobody can date recorded words any more: without a date of theirs there is nothing to see.
        dated = self.act is None or self.act.made_on is not None
        self._date.setVisible(worded and dated)
        if not self._kind_is_hers:
            reserves = not demands or any(each in positions.RESERVING for each in resting)
            # What the words do to a supported demand is answered by nobody but the coordinator.
            self.kind_row.choose(acts.RESERVATION if reserves else "")

    def reserve_nothing(self, resting: Sequence[str]) -> bool:
        """Tell whether the words are said to be a reservation, and none of these stances is one."""
        reserves = any(each in positions.RESERVING for each in resting)
        return bool(self.text.strip()) and self.kind == acts.RESERVATION and not reserves

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._name_acts()
        self._say_what_is_wrong()

    def _add_words(self) -> None:
        self.which = WholeBox()
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.which.setSizeAdjustPolicy(adjust)
        self.which.setMinimumContentsLength(10)
        self._name_acts()
        self.put_words(self.which.setAccessibleName, lambda: _("Which words"))
        self.which.currentIndexChanged.connect(lambda _at: self.show_act())
        self.which.currentTextChanged.connect(self.which.setToolTip)
        self.which.setVisible(len(self._offered) > 1)
        self.wording = GrowingWords(WORDS_LINES)
        self.wording.textChanged.connect(self._typed)
        self.note = wrapped(QLabel(), "refusal")
        self.note.setVisible(False)
        self.caption = self._caption(self.wording, lambda: _("Words, as the signatory wrote them"))
        above = QHBoxLayout()
        above.addWidget(self.caption, 1)
        above.addWidget(self.which, 1)
        self.column.addLayout(above)
        self.column.addWidget(self.wording)
        self.column.addWidget(self.note)

    def _add_origin(self) -> None:
        """Set what the words are, their language and the day side by side, below them the date they bear."""
        self.language, self.received, self.made = language_box(), day_of_thing(), day_of_thing()
        self.dated = QCheckBox()
        self.put_words(self.made.setAccessibleName, lambda: _("Date on the words"))
        self.untold = QPushButton(autoDefault=False)
        self.put_words(self.untold.setText, lambda: _("Unknown"))
        self.put_words(self.untold.setToolTip, lambda: _("Give the day on which these words came"))
        self.untold.clicked.connect(self._give_day)
        self.language.activated.connect(self._language_chosen)
        self.dated.clicked.connect(self._date_wanted)
        self.received.dateChanged.connect(self._take_day)
        for day in (self.received, self.made):
            day.dateChanged.connect(lambda _day: self.changed.emit())
        flow, wide = (
            FlowLayout(gap=8, filled=True),
            ORIGIN_LETTERS * letter_width(self.fontMetrics()),
        )

        def asked() -> str:
            return _("Do they leave out or change what a demand says?")

        self.kind_row = Segments(asked, KIND_WORDS, told=KINDS)
        if self.fontMetrics().lineSpacing() > LARGE:  # language and day stand beside it then too
            self.kind_row.beside = CLOSE
        self.kind_row.picked.connect(lambda _key: self._kind_chosen())
        self.kinds = self.kind_row.segments
        for choice in self.kinds.values():
            choice.clicked.connect(lambda _on=False: self._kind_chosen())
        fields = (self.language, self.received, self.untold)
        give_role(self.untold, "small")
        for each in fields:
            each.ensurePolished()
        # The one stands in the place of the other, and nothing beside it moves.
        place = self.received.sizeHint().expandedTo(self.untold.sizeHint())
        self.received.setMinimumSize(place)
        self.untold.setMinimumSize(place)
        tall = max(each.sizeHint().height() for each in fields)
        captions: tuple[tuple[QWidget, Words], ...] = (
            (self.kind_row, asked),
            (self.language, lambda: _("Language")),
            (self.received, lambda: _("Received")),
        )
        for field, caption in captions:
            part = QWidget()
            part.setMinimumWidth(wide)
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            column.addStretch()
            head = self._caption(field, caption)
            head.setWordWrap(False)
            head.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
            column.addWidget(head)
            line = QHBoxLayout()
            line.addStrut(tall)
            line.addWidget(field)
            if field is self.kind_row:
                line.addStretch()  # a longer question begins where they do
            if field is self.received:
                line.addWidget(self.untold)
            column.addLayout(line)
            flow.addWidget(part)
            if field is not self.received:
                self._of_words.append(part)
        date = QWidget()
        dated = beside(self, self.dated, lambda: _("The words are dated"))
        dated.setContentsMargins(0, 0, 0, 0)
        dated.addWidget(self.made)
        date.setLayout(dated)
        self._date = date
        self.column.addLayout(flow)
        self.column.addWidget(date)

    def _caption(self, field: QWidget, words: Words) -> QLabel:
        caption = wrapped(QLabel(), "quiet")
        caption.setBuddy(field)
        self.put_words(caption.setText, words)
        self.put_words(field.setAccessibleName, words)
        return caption

    def _name_acts(self) -> None:
        """Name the recorded words, and the new ones, in the program's language."""
        kept = max(self.which.currentIndex(), 0)
        self.which.blockSignals(True)
        self.which.clear()
        names = [_act_name(act) for act in self._offered]
        for act, name in zip(self._offered, names, strict=True):
            # The words themselves stand below: their beginning tells apart what is called the same.
            told = _beginning(act) if act is not None and names.count(name) > 1 else ""
            named = _("%(kind)s: %(words)s") % {"kind": name, "words": told} if told else name
            self.which.addItem(show_hidden(named))
        self.which.setCurrentIndex(kept)
        self.which.setToolTip(self.which.currentText())
        self.which.blockSignals(False)

    def _typed(self) -> None:
        if self._filling:
            return
        self._say_what_is_wrong()
        if not self._language_is_hers:
            guessed = acts.guess_language(self.text)
            self.language.setCurrentIndex(self.language.findData(guessed))
        self.changed.emit()

    def _language_chosen(self) -> None:
        self._language_is_hers = True
        self.changed.emit()

    def _kind_chosen(self) -> None:
        self._kind_is_hers = True
        self.changed.emit()

    def _date_wanted(self) -> None:
        self._follow_date()
        self.changed.emit()

    def _follow_date(self) -> None:
        self.made.setEnabled(self.dated.isEnabled())
        self.made.setVisible(self.dated.isChecked())

    def _say_what_is_wrong(self) -> None:
        """Say what keeps new words from being recorded, and why recorded ones are locked."""
        fault = acts.wording_fault(self.text) if self.act is None else ""
        self.note.setText(fault)
        self.note.setVisible(bool(fault))
        self.wording.setToolTip(
            _("Locked. The words stay as the signatory wrote them; add other words as new ones.")
            if self.act is not None
            else ""
        )


def _act_name(act: ActRow | None) -> str:
    if act is None:
        return _("New words")
    kind = _(ACT_NAMES[act.kind])
    if act.received_on is None:
        return kind
    return _("%(kind)s of %(date)s") % {"kind": kind, "date": act.received_on.strftime("%d.%m.%Y")}


def _beginning(act: ActRow) -> str:
    words = " ".join(act.wording.split())
    return words if len(words) <= BEGINNING else words[:BEGINNING].rstrip() + "…"


def _set_day(field: DayEdit, day: dt.date | None) -> None:
    if day is None:
        field.make_empty()
    else:
        field.setDate(QDate(day.year, day.month, day.day))
