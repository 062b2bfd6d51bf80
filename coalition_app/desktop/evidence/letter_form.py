"""The form beside a letter, filled in from it: whose it is, what it proves, and what it changes."""

import datetime as dt
import uuid
from functools import partial

from PySide6.QtCore import QDate, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.key_cap import KeyButton
from coalition_app.desktop.controls.marks import Mark
from coalition_app.desktop.controls.tick import Tick
from coalition_app.desktop.evidence.demand_rows import DemandRows
from coalition_app.desktop.evidence.letter_reading import Reading, without_words
from coalition_app.desktop.evidence.new_model import Filled, NewPaper
from coalition_app.desktop.evidence.recorded_words import RecordedWords
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.fields import (
    day_field,
    language_box,
    read_day,
    refuse_no_day,
)
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.key_combo import WholeBox, WordBox
from coalition_app.desktop.widgets.labels import let_wrap
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.errors import UserError
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import EVIDENCE_KINDS, GRADES, quoted, status_label
from coalition_app.operations.evidence import Letter
from coalition_app.records.lists.evidence_inbox import REASONS, SURE, Proposal
from coalition_app.records.positions.acts import UNSETTLED, guess_language
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures.signatures import COUNTED

WIDTH = 360
"""Pixels at 100 %."""
ASIDE = 16
"""Pixels beside the fields and the buttons."""
PROVES = {
    "consent": N_("consent"),
    "wording": N_("words of the reservation"),
    "authority": N_("authority"),
    "identity": N_("identity"),
}
"""What a letter proves, shortly, in the order of the ticks."""
KINDS = {
    key: words
    for key, words in EVIDENCE_KINDS.items()
    if key not in ("list-as-received", "held-outside", "seen-in-person")
}


WEIGHTIEST = (
    *("said-number", "address", "person", "signed", "signer", "name"),
    *("domain", "file-name", "told-sender", "number"),
)
"""Reasons, the strongest first: keys of REASONS."""


class LetterForm(Spoken, QFrame):
    """Never records a change of position before the tick that says that it stands in the letter."""

    changed = Signal()
    """Whose letter it is, or what it proves, was changed: what follows from it is to be read anew."""
    record_wanted = Signal()
    later_wanted = Signal()
    find_wanted = Signal()
    sign_wanted = Signal()
    remove_wanted = Signal()
    words_offered = Signal(str)
    """Other words of the letter can be recorded, as this says; empty where none can."""
    open_wanted = Signal(int)
    """The signatory of that number is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letter_form")
        self._paper: NewPaper | None = None
        self._reading: Reading | None = None
        self._whole: Reading | None = None
        self._filled: tuple[uuid.UUID, bool] | None = None
        self._asked: tuple[object, ...] | None = None
        self._filling = self._leads = False
        self._selected = ""
        """The words that are selected in the letter."""
        self._lay_out()
        self._connect()
        self._speak()

    # Showing

    def show_paper(self, paper: NewPaper | None, reading: Reading | None) -> None:
        """Fill the form from a letter and from what the register says of who is chosen for it."""
        self._filling = True
        key = (paper.row.id, paper.received is None) if paper else None
        other, before = key != self._filled, self._set_now()
        if other and before is not None and self._paper is not None:
            self._paper.filled = before
        kept = paper.filled if other and paper is not None else before
        self._whole = reading
        if reading is not None and paper is not None:
            self.recorded.show_words(paper.number(), reading.recorded)
            reading = reading if self.recorded.again.isChecked() else without_words(reading)
        self._filled, self._paper, self._reading = key, paper, reading
        self._asked = _asked(paper, reading)
        self.inner.setVisible(paper is not None)
        for button in (self.record, self.later, self.other, self.sign, self.remove):
            button.setEnabled(paper is not None)
        if paper is not None and reading is not None:
            if other:
                self._fill(reading, kept)
            self._fill_who(paper, reading)
            self._fill_changes(reading, kept)
            if other and kept is not None and kept.address == self.address.accessibleName():
                self.address.setChecked(True)
            self._show_grade()
        self._filling = False
        self.show_chosen(self._selected)
        self._name_buttons()

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self.show_paper(self._paper, self._whole)

    def _set_now(self) -> Filled | None:
        """Return what is set in the form; None where it shows no letter that was read."""
        if self._reading is None or self._paper is None or self._paper.received is None:
            return None
        return Filled(
            self._asked,
            self._reading.wording,
            _proposed(self._reading),
            self.proved(),
            self.kind.key(),
            self.day.date().toPython(),  # type: ignore[arg-type]
            self.demands.said(),
            self.status.currentIndex(),
            self.said.isChecked(),
            self.address.accessibleName() if self.address.isChecked() else "",
        )

    def _fill(self, reading: Reading, kept: Filled | None) -> None:
        """Fill in what the letter proposes, or what was set before where it still proposes the same."""
        self.refusal.setVisible(False)
        again = kept if kept is not None and kept.proposed == _proposed(reading) else None
        claims, day, kind = (
            (again.claims, again.day, again.kind)
            if again
            else (reading.claims, reading.day, reading.kind)
        )
        for claim, tick in self.claims.items():
            tick.setChecked(claim in claims)
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.kind.choose(kind)

    def _fill_who(self, paper: NewPaper, reading: Reading) -> None:
        self.who.clear()
        for number, name in reading.names.items():
            named = {"number": number, "name": show_hidden(name)}
            self.who.addItem(_("No. %(number)d %(name)s") % named, number)
        self.who.setVisible(bool(reading.names))
        self.who.setPlaceholderText(_("which of them?"))
        several = bool(reading.names) and not paper.number()
        self.who.setCurrentIndex(-1 if several else max(0, self.who.findData(paper.number())))
        self.who.setToolTip(self.who.currentText())
        chosen = next((e for e in paper.proposals() if e.number == paper.number()), None)
        if reading.names and chosen is None:
            why = _("Several signatories match this letter equally: choose one.")
        elif chosen is None:
            why = _("signatory not found")
        else:
            said = "✓ %(why)s" if chosen.score >= SURE else _("Check whose it is: %(why)s")
            why = said % {"why": reasons(chosen)} if chosen.reasons else _("✓ chosen by you")
        self.why.setText(why)
        self._offer_address(reading.address, paper.number())
        sure = chosen is not None and (chosen.score >= SURE or not chosen.reasons)
        give_role(self.why, "good" if sure else "warning" if chosen else "refusal")

    def _offer_address(self, address: str, number: int) -> None:
        """Offer to keep the sender's address; another letter or signatory takes the tick away."""
        words = _("Keep %(address)s as an address of No. %(number)d")
        said = words % {"address": show_hidden(address), "number": number}
        if said != self.address.accessibleName():
            self.address.setChecked(False)
        self.address.setText(said)
        self.address.setVisible(bool(address))

    def _fill_changes(self, reading: Reading, kept: Filled | None) -> None:
        """Show what the letter changes: positions, or the signature's status, or nothing.

        Where the same is asked again, what was chosen stays, and of the same words the tick does: a person
        put them there.
        """
        again = kept if kept is not None and kept.asked == self._asked else None
        self.status.setVisible(reading.may_withdraw)
        self.card_title.setText(_card_title(reading))
        self.was.setVisible(reading.withdraws or bool(reading.demands))
        if reading.may_withdraw:
            self.status.clear()
            self.status.addItem(status_label("withdrawn"), True)
            named = {"standing": status_label(reading.status)}
            self.status.addItem(_("stays: %(standing)s") % named, False)
            self.status.setCurrentIndex(again.standing if again else int(not reading.withdraws))
        self.demands.show_demands(reading.demands, again.stances if again else None)
        self.card.setVisible(reading.may_withdraw or bool(reading.demands))
        self.said.setChecked(again is not None and again.said and again.wording == reading.wording)
        self.note.setText(reading.note)
        self.note.setVisible(bool(reading.note))
        self._show_words(reading.wording if reading.demands else "")
        self._follow()

    def _show_words(self, words: str) -> None:
        """Show which words of the letter are recorded, and in which language: guessed, and hers to change."""
        shown = quoted(show_hidden(words))
        if words and shown != self.takes.text():
            self.takes.setText(shown)
            self.language.setCurrentIndex(self.language.findData(guess_language(words)))
        for part in (self.takes_caption, self.takes, self.language_caption, self.language):
            part.setVisible(bool(words))

    def show_chosen(self, words: str) -> None:
        """Show which selected words of the letter will be recorded as those of the reservation."""
        self._selected = words
        reading = self._reading
        wanted = words if reading is not None and self._owes_words(reading) else ""
        self.chosen.setText(_recorded_words(wanted) if wanted else "")
        self.chosen.setVisible(bool(wanted))
        self.words_offered.emit(self._offered_words())

    def _offered_words(self) -> str:
        """Say what can be recorded in the place of the words shown: those selected, or those found.

        While the words taken are still selected nothing is offered: a second W would put them back unseen.
        """
        if self._reading is None or self._paper is None or not self._reading.wording:
            return ""
        if self._selected_anew():
            return _("Use the selected words")
        return _("Use the words found") if self._paper.words and not self._selected else ""

    def _selected_anew(self) -> str:
        """Return the selected words; empty where they are recorded anyway."""
        recorded = self._reading.wording if self._reading else ""
        return self._selected if self._selected != recorded else ""

    def take_words(self) -> None:
        """Use the selected words as those of the reservation; without any, those that were found."""
        if self._paper is not None and self._offered_words():
            self._paper.words = self._selected_anew()
            self.changed.emit()

    def show_grade(self, grades: tuple[str, str]) -> None:
        """Say what the evidence was worth and will be worth."""
        before, after = grades
        named = {"before": _(GRADES[before]), "after": _(GRADES[after])}
        if before == after:
            words = _("The grade stays: %(after)s.") % named
        else:
            words = _("After recording: %(after)s. Until now: %(before)s.") % named
        self.grade.setText(words)
        self.circle.grade = after
        self.circle.update()

    # Reading

    def letter(self, chosen: str = "") -> Letter:
        """Read what is to be recorded; raises UserError where something is still to be said.

        `chosen` are the words that are selected in the letter.
        """
        paper, reading = self._paper, self._reading
        assert paper is not None and reading is not None and paper.received is not None
        if not paper.number() or paper.received.paper is None:
            raise UserError(_("Choose a signatory first."))
        if self._changes() and not self.said.isChecked():
            self.said.setFocus()
            raise UserError(
                _("Tick “The letter says so” once you have compared it, or set it back.")
            )
        refuse_no_day(self.day)
        return Letter(
            paper.received,
            paper.number(),
            self.proved(),
            self.kind.key(),
            read_day(self.day),
            self._position(reading),
            self._unassigned(reading, chosen),
            withdraws=self._withdraws(),
            language=self._language(),
            address=reading.address if self.address.isChecked() else "",
        )

    def proved(self) -> tuple[str, ...]:
        """Return the claims that are ticked."""
        return tuple(claim for claim, tick in self.claims.items() if tick.isChecked())

    def came_on(self) -> dt.date:
        """Return the day on which the letter came."""
        return read_day(self.day)

    def refuse(self, sentence: str) -> None:
        """Say above the buttons why it was not recorded."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        if sentence and not self.said.isHidden() and not self.said.isChecked():
            # What is refused for want of the tick shows it: the sentence itself may cover it.
            QTimer.singleShot(0, self.said, lambda: self._area.ensureWidgetVisible(self.said))

    def _position(self, reading: Reading) -> NewPosition | None:
        stances = self.demands.said()
        left = [number for number, stance in stances.items() if stance == UNSETTLED]
        nothing = not (self.demands.moved() or self._brings_words())
        if self._withdraws() or nothing or len(left) == len(stances):
            return None
        if left:
            self.stances[left[0]].setFocus()
            raise UserError(
                ngettext(
                    "Choose a position on demand %(numbers)s as well.",
                    "Choose a position on demands %(numbers)s as well.",
                    len(left),
                )
                % {"numbers": ", ".join(map(str, left))}
            )
        return NewPosition(
            stances,
            reading.wording or None,
            self._language(),
            self.came_on(),
        )

    def _language(self) -> str:
        return "" if self.language.isHidden() else str(self.language.currentData())

    def _unassigned(self, reading: Reading, chosen: str) -> str:
        """Return the words where nothing at all is said on the demands: they wait to be assigned.

        A letter that proves words and brings none would leave support of every demand beside it.
        """
        if self._owes_words(reading):
            if not chosen.strip():
                raise UserError(
                    _(
                        "Select the words of the reservation in the letter, or take the tick away: no words "
                        "of number %(number)d are recorded, so it would count as support of every demand."
                    )
                    % {"number": reading.signed.number if reading.signed else 0}
                )
            return chosen
        stances = self.demands.said().values()
        waits = set(stances) == {UNSETTLED} and not self._withdraws()
        return reading.wording if waits else ""

    def _owes_words(self, reading: Reading) -> bool:
        brings = reading.demands or reading.worded or self._withdraws()
        counts = reading.signed is not None and reading.signed.status in COUNTED
        leaves = self._paper is not None and self._paper.seems == "withdraws"
        return counts and not (brings or leaves) and self.claims["wording"].isChecked()

    def _withdraws(self) -> bool:
        reading = self._reading
        return bool(reading and reading.may_withdraw and self.status.currentData())

    def _brings_words(self) -> bool:
        """Tell whether the words are recorded beside what stays; one who set a proposal back wants none."""
        reading = self._reading
        if reading is None or not reading.wording or not self.stances:
            return False
        return all(each.proposed in (each.before, UNSETTLED) for each in reading.demands)

    def _changes(self) -> bool:
        return bool(self.demands.moved()) or self._brings_words() or self._withdraws()

    # Following

    @Slot()
    def _change_stance(self) -> None:
        if not self._filling:
            self.said.setChecked(False)
            self.refuse("")
            self._follow()

    def _change_status(self) -> None:
        """Let a letter that a person reads as a withdrawal prove that, and what it seemed to prove else."""
        if not self._filling and self._reading is not None:
            leaves = self._withdraws()
            for claim, tick in self.claims.items():
                tick.setChecked(claim == "wording" if leaves else claim in self._reading.claims)
            self._change_stance()

    def _follow(self) -> None:
        seems = self._paper is not None and self._paper.seems == "withdraws"
        leaves = self._withdraws()
        words = _("withdrawal") if leaves or seems else _(PROVES["wording"])
        self.claims["wording"].setText(words)
        for box in self.stances.values():
            box.setEnabled(not leaves)
        self.said.setVisible(self._changes())

    def _choose_who(self) -> None:
        if self._paper is not None and not self._filling and self.who.currentData():
            self._paper.chosen = int(self.who.currentData())
            self.changed.emit()

    def _take(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _show_grade(self) -> None:
        consents = "consent" in self.proved()
        for part in (self.circle, self.grade):
            part.setVisible(consents and bool(self._paper and self._paper.number()))

    def _name_buttons(self) -> None:
        """Fill the button of the next step: to record, or first to find whose letter it is."""
        number = self._paper.number() if self._paper else 0
        found = bool(self._paper and self._paper.proposals())
        self.record.setText(
            _("Record…") if self._leads else _("Record") if number else _("Record: no signatory")
        )
        self.record.setEnabled(bool(number) or (self._leads and self._paper is not None))
        self.record.show_key("Ctrl Enter" if self.record.isEnabled() else "")
        self.other.setText(_("Another signatory…") if found else _("Find the signatory…"))
        for button, role in ((self.record, "first"), (self.other, "link"), (self.sign, "link")):
            give_role(button, role)
        self.other.show_key("" if found else "F")
        self.sign.show_key("" if found else "Ctrl N")
        if not found and not self._leads:
            give_role(self.record, "")
            give_role(self.other, "first")
            give_role(self.sign, "")

    def lead(self, leads: bool) -> None:
        """Let the button that records lead to the form, where its buttons stand below the letter alone."""
        self._leads = leads
        self._name_buttons()

    # Building

    def _connect(self) -> None:
        self.who.activated.connect(lambda _at: self._choose_who())
        self.status.currentIndexChanged.connect(lambda _at: self._change_status())
        self.demands.changed.connect(self._change_stance)
        self.said.clicked.connect(lambda _on: self.refuse(""))
        self.recorded.again.clicked.connect(lambda _on: self.retranslate())
        self.recorded.open.clicked.connect(
            lambda: self.open_wanted.emit(self._paper.number() if self._paper else 0)
        )
        self.kind.currentIndexChanged.connect(lambda _at: self._take())
        self.day.dateChanged.connect(lambda _day: self._take())
        for tick in self.claims.values():
            tick.toggled.connect(lambda _on: self._take())
        for button, wanted in (
            (self.record, self.record_wanted),
            (self.later, self.later_wanted),
            (self.other, self.find_wanted),
            (self.sign, self.sign_wanted),
            (self.remove, self.remove_wanted),
        ):
            button.clicked.connect(lambda _on=False, wanted=wanted: wanted.emit())

    def _speak(self) -> None:
        self.put_words(self.title.setText, lambda: _("Record the letter"))
        self.put_words(self.told.setText, lambda: _("Filled in from the letter: check it."))
        self.put_words(self.who_caption.setText, lambda: _("From whom"))
        self.put_words(self.who.setAccessibleName, lambda: _("From whom"))
        self.put_words(self.proves.setText, lambda: _("Proves"))
        for claim, tick in self.claims.items():
            self.put_words(tick.setText, partial(_, PROVES[claim]))
        self.put_words(self.day_caption.setText, lambda: _("Received"))
        self.put_words(self.day.setAccessibleName, lambda: _("Received"))
        self.put_words(self.kind_caption.setText, lambda: _("What it is"))
        self.put_words(self.kind.setAccessibleName, lambda: _("What it is"))
        self.put_words(self.was.setText, lambda: _("was → will be"))
        self.put_words(self.status.setAccessibleName, lambda: _("Status"))
        self.put_words(self.takes_caption.setText, lambda: _("Words to record"))
        self.put_words(self.language_caption.setText, lambda: _("Language"))
        self.put_words(self.language.setAccessibleName, lambda: _("Language"))
        self.put_words(self.said.setText, lambda: _("The letter says so"))
        self.put_words(self.later.setText, lambda: _("Later"))
        self.put_words(self.sign.setText, lambda: _("New signature…"))
        self.put_words(self.remove.setText, lambda: _("Remove"))
        self.put_words(self.other.setToolTip, lambda: _("F: find whose letter it is"))
        self.put_words(self.sign.setToolTip, lambda: _("Ctrl+N: a new signature from this letter"))
        self.put_words(self.remove.setToolTip, lambda: _("Delete: remove the letter from the list"))

    def _lay_out(self) -> None:
        self.title, self.told, self.why = QLabel(), QLabel(), QLabel()
        give_role(self.title, "heading")
        give_role(self.told, "quiet")
        self.who_caption, self.proves = _caption(), _caption()
        self.day_caption, self.kind_caption = _caption(), _caption()
        self.note, self.refusal, self.grade = QLabel(), QLabel(), QLabel()
        for label, role in (
            *((self.told, "quiet"), (self.why, "good"), (self.note, "warning")),
            *((self.refusal, "refusal"), (self.grade, "quiet")),
        ):
            let_wrap(label)
            give_role(label, role)
        self.refusal.setVisible(False)
        self.who, self.kind, self.day = WholeBox(), WordBox(KINDS), day_field()
        for box in (self.who, self.kind):
            box.setSizeAdjustPolicy(WholeBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self.claims = {claim: QCheckBox() for claim in PROVES}
        self.chosen = QLabel()
        self.chosen.hide()
        let_wrap(self.chosen)
        self.address = Tick()
        self.address.hide()
        self.recorded = RecordedWords()
        self._build_card()
        self.circle = Mark(grade="none")
        self.record, self.later, self.other, self.sign = (KeyButton() for _at in range(4))
        self.later.show_key("S")
        self.remove = QPushButton()
        give_role(self.remove, "link")
        self.column, self.foot = QVBoxLayout(self), self._build_foot()
        """The buttons stand in the column, or below what is shown in its place: who shows it puts them."""
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self._build_inner(), 1)

    def _build_inner(self) -> QWidget:
        self._area, whole = QScrollArea(), QWidget()
        area = self._area
        area.setObjectName("letter_scroll")
        self.inner = QWidget()
        self.inner.setObjectName("inner")
        whole.setObjectName("inner")
        around = QVBoxLayout(whole)
        around.setContentsMargins(ASIDE, 12, ASIDE, 8)
        around.addWidget(self.inner)
        around.addStretch()
        rows = QVBoxLayout(self.inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        ticks, dated, graded = QGridLayout(), QGridLayout(), QHBoxLayout()
        for at, tick in enumerate(self.claims.values()):
            ticks.addWidget(tick, at // 2, at % 2)
        ticks.setVerticalSpacing(2)
        for at, (caption, field) in enumerate(
            ((self.day_caption, self.day), (self.kind_caption, self.kind))
        ):
            dated.addWidget(caption, 0, at)
            dated.addWidget(field, 1, at)
        dated.setColumnStretch(1, 1)
        dated.setVerticalSpacing(4)
        dated.setHorizontalSpacing(10)
        graded.addWidget(self.circle, 0, Qt.AlignmentFlag.AlignTop)
        graded.addWidget(self.grade, 1)
        head, said = QHBoxLayout(), QVBoxLayout()
        said.addWidget(self.title)
        said.addWidget(self.told)
        head.addLayout(said, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        rows.addSpacing(6)
        for widget in (self.who_caption, self.who, self.why):
            rows.addWidget(widget)
        named = FlowLayout()
        for button in (self.other, self.sign):
            named.addWidget(button)
        rows.addLayout(named)
        rows.addWidget(self.address)
        rows.addSpacing(4)
        rows.addWidget(self.proves)
        rows.addLayout(ticks)
        rows.addWidget(self.chosen)
        rows.addSpacing(4)
        rows.addLayout(dated)
        rows.addSpacing(6)
        rows.addWidget(self.recorded)
        rows.addWidget(self.card)
        rows.addWidget(self.note)
        rows.addSpacing(4)
        rows.addLayout(graded)
        area.setWidget(whole)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _build_card(self) -> None:
        self.card, self.card_title, self.was = QFrame(), QLabel(), QLabel()
        self.card.setProperty("role", "card")
        give_role(self.card_title, "heading")
        give_role(self.was, "quiet")
        self.status, self.said = WholeBox(), QCheckBox()
        self.takes_caption, self.takes = _caption(), QLabel()
        self.language_caption, self.language = _caption(), language_box()
        let_wrap(self.takes)
        worded = QHBoxLayout()
        worded.addWidget(self.language_caption)
        worded.addWidget(self.language, 1)
        self.demands = DemandRows()
        self.stances = self.demands.boxes
        """What is chosen for each demand, by its number."""
        head, column = QHBoxLayout(), QVBoxLayout(self.card)
        head.addWidget(self.card_title, 1)
        head.addWidget(self.was)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.takes_caption)
        column.addWidget(self.takes)
        column.addLayout(worded)
        for part in (self.said, self.status, self.demands):
            column.addWidget(part)

    def _build_foot(self) -> QWidget:
        foot, row = QFrame(), QHBoxLayout()
        foot.setObjectName("letter_buttons")
        row.addWidget(self.record, 1)
        row.addWidget(self.later)
        column = QVBoxLayout(foot)
        column.setContentsMargins(ASIDE, 8, ASIDE, 10)
        column.setSpacing(6)
        column.addWidget(self.refusal)
        column.addLayout(row)
        return foot

    def sizeHint(self) -> QSize:
        """Return the width of the form, which grows with the text."""
        line = QFontMetrics(self.font()).height()
        return QSize(WIDTH * line // 18, super().sizeHint().height())


def _caption() -> QLabel:
    label = QLabel()
    give_role(label, "quiet")
    return label


def _card_title(reading: Reading) -> str:
    if reading.withdraws:
        return _("The status changes")
    return _("The position changes") if reading.demands else _("Status")


def _proposed(reading: Reading) -> tuple[object, ...]:
    return (reading.claims, reading.kind, reading.day)


def _asked(paper: NewPaper | None, reading: Reading | None) -> tuple[object, ...] | None:
    """Return what is chosen, to be compared: whose position or status, from what to what."""
    if paper is None or reading is None:
        return None
    demands = tuple((each.number, each.before, each.proposed) for each in reading.demands)
    return (paper.row.id, paper.number(), reading.status, reading.withdraws, demands)


def reasons(proposal: Proposal) -> str:
    """Say the two strongest reasons why a letter is taken to be somebody's."""
    told = sorted(proposal.reasons, key=WEIGHTIEST.index)[:2]
    return "; ".join(_(REASONS[each]) for each in told)


def _recorded_words(words: str) -> str:
    return _("Words to record: %(words)s") % {"words": quoted(show_hidden(words))}
