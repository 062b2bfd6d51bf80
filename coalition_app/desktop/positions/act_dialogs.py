"""Dialogs for what follows on a signatory's words: withdrawal, narrowing, correction, translation."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.parts.shown_by import ShownBy
from coalition_app.desktop.positions.stance_segments import StanceSegments
from coalition_app.desktop.positions.stances import LARGE
from coalition_app.desktop.widgets.captioned_field import Captioned
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.dialog_frame import ASIDE
from coalition_app.desktop.widgets.field_grid import set_grid
from coalition_app.desktop.widgets.fields import (
    DayEdit,
    GrowingWords,
    day_of_thing,
    known_day,
    language_box,
    read_day,
)
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.wrapped_words import wrapped
from coalition_app.desktop.wording.demand_words import demand_heading, demand_wording
from coalition_app.desktop.wording.position_words import TRANSLATION_STATES
from coalition_app.errors import UserError
from coalition_app.hidden_characters import hide_again, show_hidden
from coalition_app.i18n import N_, _, ngettext
from coalition_app.operations import positions as operations
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.positions import acts_changed, held
from coalition_app.records.positions.acts import ActRow
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Change

ABOVE = ("narrow", "correct")
"""Kinds whose captions all stand above their fields: the words get the whole width."""


class ActDialog(FormDialog):
    """The words as they came, locked, and below them what is asked: fields declared for each kind."""

    received: DayEdit
    """The day on which it came from the signatory; a translation has none."""

    def __init__(
        self,
        kind: str,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
        act: ActRow,
    ) -> None:
        title, agree, ask, self._change = KINDS[kind]
        self.kind = kind
        super().__init__(
            desk.window,
            title=lambda: _(title) % {"number": signed.number},
            agree=lambda: _(agree),
            work=self._write,
        )
        self._database, self._statement = database, statement
        self._signed, self._act = signed, act
        self._desk = desk
        self._beside: list[tuple[Words, QWidget]] = []
        self._large = self.fontMetrics().lineSpacing() > LARGE
        if self._large or kind in ABOVE:
            self.form.setVerticalSpacing(6)
        if kind in ABOVE:
            self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.head.tell(signed.full_name)
        give_role(self.head.beside, "")
        self.original = GrowingWords(1)
        self.original.setPlainText(show_hidden(act.wording))
        self.original.setReadOnly(True)
        if kind == "withdraw":  # no other words beside which these need a caption
            self.put_words(self.original.setAccessibleName, lambda: _("Original words"))
            self.form.addRow(self.original)
        else:
            self._put(lambda: _("Original words"), self.original)
        ask(self)
        for field in self.findChildren(GrowingWords):
            field.grew.connect(self.grow, Qt.ConnectionType.QueuedConnection)

    def _write(self) -> None:
        """Record what was said and what shows it, in one action."""
        came = None
        if self.kind != "translate":
            came = (known_day if self.kind == "correct" else read_day)(self.received)
        self._desk.operations.write(self._change(self, self.shown_by.read(came, today())))

    def _put(self, words: Words, field: QWidget) -> None:
        """Add a field; where letters are large, words that are changed stand beside those that they were."""
        if self._large and self.kind in ("narrow", "correct"):
            self._beside.append((words, field))
        else:
            self.add_field(words, field)
            if self.kind in ABOVE:  # as those of the small fields below
                give_role(self.form.labelForField(field), "quiet")

    def _ask_day(self, words: Words) -> None:
        self.received = day_of_thing()
        self._beside.append((words, self.received))

    def _ask_words(self, words: Words) -> None:
        self.wording = GrowingWords(2)
        self.wording.setPlainText(show_hidden(self._act.wording))
        self._put(words, self.wording)

    def _ask_language(self) -> None:
        self.language = language_box(self._act.language)
        self._beside.append((lambda: _("Language"), self.language))

    def _ask_what_shows_it(self) -> None:
        """Set the small fields, and what shows all this, in columns."""
        self.shown_by = ShownBy(self._desk, before=self._beside)
        if self.kind == "narrow":  # so that all of it is seen without scrolling
            for each in self.shown_by.findChildren(Captioned):
                brief = each.named in (self.language, self.received)
                each.setProperty("short", self._large and brief)
        set_grid(self, self.shown_by)
        self.shown_by.unfolded.connect(self.grow, Qt.ConnectionType.QueuedConnection)

    def _given_words(self) -> str | None:
        """Return the words where they were changed, else None: what was recorded stays byte for byte."""
        typed = hide_again(self.wording.toPlainText(), self._act.wording)
        return None if typed == self._act.wording else typed

    def ask_withdraw(self) -> None:
        """Ask when words were taken back, and what the positions that rested on them become."""
        self.add_note(
            lambda: _("The words stay in the register but are no longer printed or counted.")
        )
        self._ask_day(lambda: _("Withdrawal received on"))
        if self._large:
            self.put_words(self.received.setToolTip, _in_writing)
        else:
            self.add_note(_in_writing)
        with self._database.reading() as tx:
            self._left = acts_changed.stances_without(
                tx, self._statement, self._signed.id, self._act.id
            )
            now = held.read_held(tx, self._statement, [self._signed.id]).by_demand(self._signed.id)
        self.stances: dict[int, StanceSegments] = {}
        if self._left:
            self.add_note(lambda: _("Positions after the withdrawal"), "heading")
        for number, stance in self._left.items():
            same = stance if now.get(number) == stance else ""
            gone = self._signed.status == "withdrawn"  # and takes no position
            self._ask_stance(number, stance, "not-stated" if gone else same)
        self._ask_what_shows_it()
        self._first = next(iter(self.stances.values()), self.received)

    def _ask_stance(self, number: int, stance: str, chosen: str) -> None:
        """Ask what a position becomes, one of which or none is `chosen` beforehand."""
        demand = self._statement.demand(number)
        heading = wrapped(QLabel(), "")
        self.put_words(heading.setText, lambda: demand_heading(self._statement, demand))
        row = StanceSegments(
            lambda: _("Position on demand %(number)d") % {"number": number},
            core=stance != "supports-with-reservation",
        )
        row.fit(self.minimumWidth() - 2 * ASIDE)
        row.choose(chosen)
        heading.setBuddy(row)
        self._add_demand(number, heading, row)
        self.stances[number] = row

    def _add_demand(self, number: int, *asked: QWidget) -> None:
        """Set what is asked about a demand close to its words; large ones are told by the first's tooltip."""
        wording = demand_wording(self._statement, self._statement.demand(number))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for each in asked:
            column.addWidget(each)
        if self._large:
            asked[0].setToolTip(wording)
        else:
            told = wrapped(QLabel(wording), "quiet")
            if isinstance(asked[0], QCheckBox):  # below its words
                told.setContentsMargins(_words_of(asked[0]), 0, 0, 0)
            column.insertWidget(1, told)
        self.form.addRow(holder)

    def change_withdraw(self, shown_by: NewEvidence | None) -> "Change[None]":
        """Return that change, with what shows it; refuses a position that nobody chose."""
        unsaid = [number for number, row in self.stances.items() if not row.key()]
        if unsaid:
            self.stances[unsaid[0]].setFocus(Qt.FocusReason.TabFocusReason)
            raise UserError(
                ngettext(
                    "Say what the position on demand %(numbers)s becomes without these words.",
                    "Say what the positions on demands %(numbers)s become without these words.",
                    len(unsaid),
                )
                % {"numbers": ", ".join(map(str, unsaid))}
            )
        return operations.withdraw_words(
            self._statement,
            number=self._signed.number,
            ordinal=self._act.ordinal,
            received=read_day(self.received),
            stances={number: row.key() for number, row in self.stances.items()},
            shown_by=shown_by,
        )

    def ask_narrow(self) -> None:
        """Ask for the words of a reservation that takes less away, new or the same."""
        self._ask_words(lambda: _("New wording"))
        self._ask_language()
        self._ask_day(lambda: _("Received on"))
        self.touched: dict[int, QCheckBox] = {}
        self.add_note(
            lambda: _("Demands it still applies to; the others become supported"), "heading"
        )
        for number in self._act.demands or [each.number for each in self._statement.demands]:
            self.touched[number] = self._tick(number)
            self._add_demand(number, self.touched[number])
        self._ask_what_shows_it()
        self._first = self.wording

    def _tick(self, number: int) -> QCheckBox:
        tick = QCheckBox()
        tick.setChecked(True)
        demand = self._statement.demand(number)
        self.put_words(tick.setText, lambda: demand_heading(self._statement, demand))
        return tick

    def change_narrow(self, shown_by: NewEvidence | None) -> "Change[None]":
        """Return that change, with what shows it."""
        return operations.narrow_words(
            self._statement,
            number=self._signed.number,
            ordinal=self._act.ordinal,
            received=read_day(self.received),
            touching=[number for number, tick in self.touched.items() if tick.isChecked()],
            wording=self._given_words(),
            language=self.language.currentData() or "",
            shown_by=shown_by,
        )

    def ask_correct(self) -> None:
        """Ask for words in the place of wrongly recorded ones, and the reason."""
        self._ask_words(lambda: _("Corrected words"))
        self.add_note(
            lambda: _(
                "For a mistake in recording. The words recorded before stay in the register; the corrected "
                "ones take their place."
            )
        )
        self._ask_language()
        self._ask_day(lambda: _("Received on, if it was sent"))
        self.reason = QLineEdit()
        self._beside.append((lambda: _("Reason"), self.reason))
        self._ask_what_shows_it()
        self._first = self.wording

    def change_correct(self, shown_by: NewEvidence | None) -> "Change[None]":
        """Return that change, with what shows it."""
        return operations.correct_words(
            self._statement,
            number=self._signed.number,
            ordinal=self._act.ordinal,
            received=known_day(self.received),
            reason=self.reason.text(),
            wording=self._given_words(),
            language=self.language.currentData() or "",
            shown_by=shown_by,
        )

    def ask_translate(self) -> None:
        """Ask for a labelled translation; the original stays what binds."""
        self.language = language_box()
        self.language.removeItem(self.language.findData(self._act.language))
        self.add_field(lambda: _("Translate into"), self.language)
        self.wording = GrowingWords(2)
        self.add_field(lambda: _("Translation"), self.wording)
        self.translator = QLineEdit()
        self.add_field(lambda: _("Translator"), self.translator)
        self.state = WordBox(TRANSLATION_STATES)
        self.add_field(lambda: _("State"), self.state)
        self.add_note(
            lambda: _(
                "It is printed below the words, with its state and the translator’s name, and never in their "
                "place."
            ),
            beside=True,
        )
        self._ask_what_shows_it()
        self._shown: tuple[str, str, str] | None = None
        self.state.currentIndexChanged.connect(self._ask_evidence)
        self.language.currentIndexChanged.connect(self._show)
        self._show()
        self._ask_evidence()
        self._first = self.language
        self.wording.textChanged.connect(self.speak_lacking)
        self.translator.textChanged.connect(self.speak_lacking)
        self.name_lacking(self._lacking)

    def _lacking(self) -> str:
        """Return the caption of what a translation must still be given; empty where nothing is."""
        if not self.wording.toPlainText().strip():
            return _("Translation")
        return "" if self.translator.text().strip() else _("Translator")

    def _ask_evidence(self) -> None:
        """Only the signatory confirms, so only then there is something to show."""
        self.shown_by.ask(self.state.key() == "confirmed")

    def _show(self) -> None:
        """Show the translation that there is into the chosen language; what was typed stays."""
        typed = (self.wording.toPlainText(), self.translator.text(), self.state.key())
        if self._shown is not None and typed != self._shown:
            return
        chosen = self.language.currentData()
        known = [each for each in self._act.translations if each[0] == chosen]
        _language, wording, translator, state = known[-1] if known else ("", "", "", "draft")
        self.wording.setPlainText(wording)
        self.translator.setText(translator)
        self.state.choose(state)
        self._shown = (self.wording.toPlainText(), self.translator.text(), self.state.key())

    def change_translate(self, shown_by: NewEvidence | None) -> "Change[None]":
        """Return that change, with what shows it."""
        return operations.translate(
            self._statement,
            number=self._signed.number,
            ordinal=self._act.ordinal,
            language=self.language.currentData() or "",
            wording=self.wording.toPlainText(),
            translator=self.translator.text(),
            state=self.state.key(),
            shown_by=shown_by,
        )


def _words_of(tick: QCheckBox) -> int:
    """Return where the words of a tick begin, in pixels."""
    tick.ensurePolished()
    option = QStyleOptionButton()
    tick.initStyleOption(option)
    return tick.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, tick).x()


def _in_writing() -> str:
    return _("A withdrawal must be in writing and takes effect on the day it is received.")


Ask = Callable[[ActDialog], None]
Changed = Callable[[ActDialog, NewEvidence | None], "Change[None]"]
KINDS: dict[str, tuple[str, str, Ask, Changed]] = {
    "withdraw": (
        N_("Withdraw words of No. %(number)d"),
        N_("Record the withdrawal"),
        ActDialog.ask_withdraw,
        ActDialog.change_withdraw,
    ),
    "narrow": (
        N_("Narrow a reservation of No. %(number)d"),
        N_("Record the narrowing"),
        ActDialog.ask_narrow,
        ActDialog.change_narrow,
    ),
    "correct": (
        N_("Correct words of No. %(number)d"),
        N_("Record the correction"),
        ActDialog.ask_correct,
        ActDialog.change_correct,
    ),
    "translate": (
        N_("Translate words of No. %(number)d"),
        N_("Record"),
        ActDialog.ask_translate,
        ActDialog.change_translate,
    ),
}
"""Title, button, fields and change by what the user wants to do."""
DIALOGS = {kind: partial(ActDialog, kind) for kind in KINDS}
