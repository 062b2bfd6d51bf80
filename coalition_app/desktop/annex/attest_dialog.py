"""The dialog of the attestation: a last look at its pages, then place, day and the choices."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.annex.attest_choices import ChoiceFields
from coalition_app.desktop.annex.attest_facts import AttestFacts
from coalition_app.desktop.annex.attest_own import OwnSignatures
from coalition_app.desktop.annex.attest_read import Known, read_known
from coalition_app.desktop.annex.attest_words import (
    AT_ONCE,
    Wanted,
    Worded,
    attest_button,
    attest_title,
    button_stopped,
    further_sentence,
    further_title,
    note_sentence,
    word_attestation,
)
from coalition_app.desktop.annex.last_look import LastLook
from coalition_app.desktop.annex.stops import Stops
from coalition_app.desktop.controls.tick import Tick
from coalition_app.desktop.desk.file_choosers import Choose, choose_target
from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.widgets.captions import below_captions
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.fields import day_field, language_box, read_day
from coalition_app.desktop.widgets.form import FormDialog, leave_typed
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.whole_text import WholeText
from coalition_app.documents.attestation.choices import AS_CARRIED, refuse_chosen
from coalition_app.documents.issue.readiness import Item
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.write.atomic_file import with_ending
from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _, ngettext, pgettext
from coalition_app.operations import attesting
from coalition_app.records.editions import editions
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import Tell

WIDE = 62
"""Least width of the screen, in heights of letters, for the text beside the fields."""
WIDEST, HIGH, FIELDS_WIDTH = 1040, 668, 340
"""Pixels of the dialog then, and of its fields."""
HIGHEST, AROUND = 820, 52
"""Pixels that it takes where the window is high, and of what is left of the window's height."""


class AttestDialog(FormDialog):
    """Freezes an edition and writes its first print to the chosen path.

    Reads the register and attests off the window's thread; stays open while it does, and where it was
    refused.
    """

    def __init__(
        self,
        parent: QWidget | None,
        database: Database,
        statement: StatementRow,
        *,
        language: str,
        form: PageForm,
        printed_in: Callable[[str], str] = str,
        operations: Operations,
        issued: Callable[[attesting.Issued, Path], None],
        settle: Callable[[Item], object] = lambda _item: None,
        choose: Choose = choose_target,
        propose: Callable[[int], Path] = lambda edition: Path(f"annex-{edition}.pdf"),
    ) -> None:
        """`printed_in` adds the language beside one; `issued` is told what was made and where; `settle`
        leads to where what prevents it is settled; `propose` returns a path for an edition's number.
        """
        super().__init__(
            parent,
            title=self._title,
            agree=self._agree_words,
            work=self._begin,
        )
        self._database, self._statement, self._form = database, statement, form
        self._printed_in = printed_in
        self._operations, self._issued, self._settle = operations, issued, settle
        self._choose, self._propose = choose, propose
        self._asked, self._worded, self._gone, self._working = 0, 0, False, False
        self._target: Path | None = None
        self._no_list = ""
        """Why the list of the day that was asked for cannot be attested; empty where it can."""
        self.finished.connect(self._leave)
        self.weigh()
        self._build(language)
        self._load()

    _read: Known | None = None
    _unplaced = 0
    """The edition that was recorded while its file could not be written; 0 for none."""

    _same = 0
    """The edition since which nothing has changed, of which a further print is saved; 0 for none."""

    _note = False
    """Whether what would be issued is a note to the list, which certifies nothing."""

    look: LastLook | None = None

    @property
    def _looking(self) -> bool:
        """Whether the pages fill the dialog, and what is to be filled in comes next."""
        return self.look is not None and self.look.looking

    def _number(self) -> int:
        return self._unplaced or self._same or (self._read.edition if self._read else 1)

    def _title(self) -> str:
        if self._same:
            return further_title(self._same)
        return attest_title(self._number(), note=self._note)

    def _agree_words(self) -> str:
        if self._looking:
            return _("Next")
        if self._unplaced:
            return _("Save it elsewhere…")
        stops = len(self._read.of("stops")) if self._read else 0
        if stops:
            return button_stopped(stops, note=self._note)
        if self._same:
            return _("Save a further print")
        return attest_button(self._number(), note=self._note)

    # Building

    def _build(self, language: str) -> None:
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.put_words(
            self.head.tell,
            lambda: _("A last look: after this the edition does not change."),
        )
        self.place, self.date = QLineEdit(), day_field()
        self.language = language_box(language)
        self._first = self.place
        self.stopped = self.add_note(
            lambda: (
                _("Cannot be issued yet. Resolve these first:")
                if self._note
                else _("Cannot attest yet. Resolve these first:")
            ),
            "heading",
        )
        self.stops = Stops()
        self.stops.wanted.connect(self._lead_on)
        self.form.addRow(self.stops)
        self.certifies_nothing = self.add_note(
            lambda: note_sentence(self.language.currentData()), "warning"
        )
        self.form.setRowVisible(self.certifies_nothing, False)
        self.form.addRow(
            below_captions(
                self,
                (lambda: pgettext("of an attestation", "Place"), self.place),
                (lambda: _("Date"), self.date),
            )
        )
        self.form.addRow(below_captions(self, (lambda: _("Language of the print"), self.language)))
        self.who = self.add_note(self._attestor_words)
        self.put_words(self.who.setToolTip, self._offices)
        self.facts = AttestFacts()
        self.form.addRow(self.facts)
        self.unchanged = self.add_note(lambda: further_sentence(self._same), "heading")
        self.form.setRowVisible(self.unchanged, False)
        self.state = self.add_note(self._state_words, "heading")
        self.exceptions = WholeText()
        self.exceptions.show_whole()
        self.put_words(self.exceptions.setAccessibleName, lambda: _("Blockers and exceptions"))
        self.form.addRow(self.exceptions)
        self.agreed = Tick()
        self.put_words(self.agreed.setText, lambda: _("I have read the exceptions"))
        self._add_list_day()
        self.choices = ChoiceFields(self)
        # Last, so that nothing moves under the pointer once it is answered.
        self.own = OwnSignatures(
            self, self._operations, self._database, self._statement, self._settled
        )
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.put_words(self.bar.setAccessibleName, lambda: _("Progress"))
        self.told = QLabel(wordWrap=True)
        self.told.setProperty("role", "quiet")
        self.put_words(self.told.setText, self._told_words)
        self.buttons.insertWidget(0, self.told, 1)
        self.buttons.insertWidget(1, self.bar)
        self._build_preview()
        self.form.setRowVisible(self.exceptions, False)
        self._show_stops(False)
        self.agreed.setVisible(False)
        self.bar.setVisible(False)
        self._enable()  # off until it is known what stands against it
        self.place.textChanged.connect(self._word)
        self.date.dateChanged.connect(self._word)
        self.language.currentIndexChanged.connect(self._load)
        self.choices.changed.connect(self._choose_words)

    @property
    def _attestor(self) -> Attestor | None:
        return self._read.attestor if self._read else None

    def _attestor_words(self) -> str:
        who = self._attestor
        if who is None:
            return _("No attestor yet.")
        signs = _("Signed by %(name)s") if self._note else _("Attested by %(name)s")
        said = signs % {"name": who.name}
        count = len(who.offices)
        words = ngettext("%(count)d office", "%(count)d offices", count) % {"count": count}
        return f"{said} · {words}" if count else said

    def _state_words(self) -> str:
        if self._read is None:
            return _("Reading the register…")
        if self._read.of("exception"):
            return _("These exceptions will be printed by number:")
        return _("Nothing prevents the attestation.")

    def _offices(self) -> str:
        who = self._attestor
        return "\n".join(who.offices) if who else ""

    def _told_words(self) -> str:
        if self._working:
            return _("The pages are drawn; until the record is made, Cancel stops it.")
        return _("Recording begins after you click; until then you can cancel.")

    def _add_list_day(self) -> None:
        """Let the list be given as it was recorded at the end of an earlier day."""
        self.earlier, self.list_day = Tick(), day_field()
        self.put_words(self.earlier.setText, lambda: _("Use the list as of an earlier day"))
        self.form.addRow(self.earlier)
        self.add_field(lambda: _("Day of the list"), self.list_day)
        self.form.setRowVisible(self.list_day, False)
        self.earlier.toggled.connect(self._ask_list_day)
        self.list_day.dateChanged.connect(self._load)

    @Slot(bool)
    def _ask_list_day(self, wanted: bool) -> None:
        self.form.setRowVisible(self.list_day, wanted)
        self.grow()
        self._load()

    @property
    def as_of(self) -> dt.date | None:
        """Return the day of the list; None for that of the attestation."""
        return read_day(self.list_day) if self.earlier.isChecked() else None

    def _build_preview(self) -> None:
        """Show pages or words beside the fields; as a step before them where letters are large."""
        self.text = WholeText()
        self.put_words(self.text.setAccessibleName, lambda: _("Text above your signature"))
        layout, room = self.layout(), screen_room(self)
        assert isinstance(layout, QVBoxLayout)
        layout.removeWidget(self.room)
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.room)
        column.addWidget(self.agreed)  # in sight wherever the fields are scrolled to
        if room.width() < WIDE * self.fontMetrics().height():
            self.look = LastLook(self.text, self._operations, self._form, fields)
            self.look.turned.connect(self._turn)
            self._first = self.look.which
            layout.insertWidget(1, self.look, 1)
            self._turn()
        else:
            fields.setParent(self)  # Tab walks them before the pages
            self.look = LastLook(self.text, self._operations, self._form)
            self.room.setFixedWidth(FIELDS_WIDTH)
            beside = QHBoxLayout()
            beside.setSpacing(20)
            beside.addWidget(self.look, 1)
            beside.addWidget(fields)
            layout.insertLayout(1, beside, 1)
        asked = QSize(WIDEST, max(HIGH, self._with_room())).expandedTo(self.minimumSize())
        self.setFixedSize(asked.boundedTo(room))

    def _with_room(self) -> int:
        """Return the height that a high window has for it: fewer fields are scrolled."""
        behind = self.parentWidget()
        return 0 if behind is None else min(HIGHEST, behind.window().height() - AROUND)

    @Slot()
    def _turn(self) -> None:
        """Say what the button does about what is shown."""
        self.agree.setText(self._agree_words())
        self.told.setVisible(not self._looking)
        self._enable()

    def _enable(self) -> None:
        read = self._read
        free = read is not None and not read.of("stops") and not self._working
        self.agree.setEnabled(free or self._looking)

    # Reading the register

    def retranslate(self) -> None:
        """Speak the program's language; what prevents it is worded anew."""
        super().retranslate()
        self._list_stops()
        self._load()

    @Slot()
    def _load(self) -> None:
        self._asked += 1
        asked, database, statement = self._asked, self._database, self._statement
        language, as_of = self.language.currentData(), self.as_of

        def read(_progress: Tell) -> tuple[int, Known | UserError]:
            with database.reading() as tx:
                try:
                    return asked, read_known(tx, statement, as_of, language)
                except UserError as refused:
                    return asked, refused

        self._operations.start("", read, self._take)

    def _take(self, answer: tuple[int, Known | UserError]) -> None:
        asked, read = answer
        if self._gone or asked != self._asked:
            return
        self._no_list = _told(read) if isinstance(read, UserError) else ""
        if isinstance(read, UserError):
            self.refuse(self._no_list)
            return
        self.refusal.setVisible(False)
        first = self._read is None
        self._read = read
        if first:
            if not self.place.text():
                self.place.setText(read.place)
                self.place.selectAll()  # what is typed replaces the last edition's place
            self.choices.propose(read.remark)
            if self.look is not None and self._looking and read.of("stops"):
                self.look.show_as("fields")  # where what stops it is told
        Spoken.retranslate(self)  # the edition, who attests, whether anything prevents it
        self._list_stops()
        if first and self.stops.ways and self._first is not self.place:
            self.stops.ways[0].setFocus(Qt.FocusReason.TabFocusReason)
        self._word()
        self.grow()

    def _list_stops(self) -> None:
        """List what prevents it, or what it says by number."""
        if self._read is None:
            return
        stops = [each for each in self._read.items if each.severity == "stops"]
        exceptions = self._read.exceptions()
        self.stops.fill(stops)
        self.exceptions.setPlainText("\n".join(f"• {each}" for each in exceptions))
        self._show_stops(bool(stops))
        self.form.setRowVisible(self.exceptions, bool(exceptions and not stops))
        self.agreed.setVisible(bool(self._read.readiness.exceptions and not stops))
        self._enable()
        self.facts.fill(self._read.basis.grades, self._read.broken)
        self.own.ask(self._read.basis.undecided)
        self.choices.offer_complete(self._read.basis.complete)

    def _show_stops(self, shown: bool) -> None:
        """Let what prevents it stand above all fields; who is missing is said there."""
        for part in (self.stopped, self.stops):
            self.form.setRowVisible(part, shown)
        self.form.setRowVisible(self.state, not shown)
        self.form.setRowVisible(self.who, not shown or self._attestor is not None)

    @Slot(object)
    def _lead_on(self, item: Item) -> None:
        """Close, and go where an item is settled; typed words are given up only after a question."""

        def go() -> None:
            self.reject()
            self._settle(item)

        leave_typed(self, title=self.words_of_title, do=go)

    @Slot()
    def _word(self) -> None:
        """Show the attestation as it will be printed, to be proofread."""
        read = self._read
        if read is None:
            return
        chosen, unread = AS_CARRIED, ""
        try:
            chosen = self.choices.chosen()
        except UserError as error:
            unread = str(error)
        wanted = Wanted(
            read.basis,
            read.attestor,
            read.second,
            self.place.text(),
            read_day(self.date),
            self.language.currentData(),
            chosen,
            self.as_of,
            unread,
        )
        self._worded += 1
        asked = self._worded
        if len(read.basis.counted) <= AT_ONCE:
            self._show_words((asked, word_attestation(wanted)))
        else:
            self._operations.start(
                "", lambda _progress: (asked, word_attestation(wanted)), self._show_words
            )
        self._compare(asked, wanted)

    def _compare(self, asked: int, wanted: Wanted) -> None:
        """Look whether the last edition says the very same already."""
        place, read = wanted.place.strip(), self._read
        if wanted.unread or read is None or read.newest != (place, wanted.date):
            self._take_same((asked, 0))
            return
        database, statement, form = self._database, self._statement, self._form

        def compare(_progress: Tell) -> tuple[int, int]:
            try:
                said = attesting.what_is_said(place, wanted.date, wanted.as_of, wanted.chosen, form)
                found = attesting.same_edition(database, statement, said)
            except UserError:
                found = None  # what is refused is told where it is attested
            return asked, found.number if found else 0

        self._operations.start("", compare, self._take_same)

    def _take_same(self, answer: tuple[int, int]) -> None:
        asked, same = answer
        if self._gone or asked != self._worded or same == self._same:
            return
        self._same = same
        Spoken.retranslate(self)  # title, button
        self.form.setRowVisible(self.unchanged, bool(same))
        self.grow()
        self._word()

    def _show_words(self, answer: tuple[int, Worded]) -> None:
        asked, worded = answer
        if self._gone or asked != self._worded:
            return
        self.choices.tell(worded.refused)
        note = worded.made.form == "note"
        if note != self._note:
            self._note = note
            Spoken.retranslate(self)  # title, button
            self.form.setRowVisible(self.certifies_nothing, note)
            self.grow()
        self.text.setPlainText(worded.words)
        if self.look is not None and self._read is not None:
            content = replace(self._read.content, attestation=worded.made, edition=self._number())
            self.look.show_soon(content, self._printed_in(self.language.currentData()))

    @Slot()
    def _choose_words(self) -> None:
        self._word()
        self.grow()

    @Slot()
    def _settled(self) -> None:
        """Read again what was decided in this dialog."""
        self._load()

    # Attesting

    def accept(self) -> None:
        """Attest, off the window's thread; the dialog closes once it was done."""
        if self._working:
            return
        if self.look is not None and self.look.looking:
            self.look.show_as("fields")
            self.place.setFocus(Qt.FocusReason.TabFocusReason)
            return
        try:
            self._begin()
        except UserError as error:
            self.refuse(str(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter attests nothing: it leads to what is missing, else to the button; on Cancel it cancels."""
        alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        leads = enter and self.agree.isEnabled() and not self.give_up.hasFocus()
        if not leads or self._looking:
            super().keyPressEvent(event)
            return
        try:
            self._check()
        except UserError as error:
            self.refuse(str(error))
        else:
            self.agree.setFocus(Qt.FocusReason.TabFocusReason)

    def reject(self) -> None:
        """Close without attesting; while it is being attested, stop that until the record is made."""
        if self._working:
            self._operations.cancel()
        else:
            super().reject()

    def _begin(self) -> None:
        self._check()
        asked = self._choose_target()
        target = with_ending(asked, "pdf")
        over = target == asked  # else nobody was asked about a file of that name
        language = self._printed_in(self.language.currentData())
        place, date, agreed = self.place.text(), read_day(self.date), self.agreed.isChecked()
        chosen, as_of = self.choices.chosen(), self.as_of
        self._target = target
        database, statement_id, form = self._database, self._statement.id, self._form
        unplaced = self._unplaced

        def attest(progress: Tell) -> attesting.Issued | Exception:
            try:
                if unplaced:
                    return _reprint(database, self._statement, unplaced, target, over)
                return attesting.attest(
                    database,
                    statement_id,
                    place=place,
                    date=date,
                    as_of=as_of,
                    target=target,
                    language=language,
                    form=form,
                    chosen=chosen,
                    with_exceptions=agreed,
                    replace=over,
                    tell=progress,
                )
            except (UserError, Interrupted) as refused:
                return refused

        self._let_work(True)
        self._operations.start(_("Attest"), attest, self._finish)

    def _check(self) -> None:
        """Raise UserError where something is missing that only the attestor knows."""
        if self._read is None or self._unplaced:
            return
        if self._no_list:
            raise UserError(self._no_list)
        if self._read.of("stops"):
            raise UserError(_("Cannot attest yet. Resolve the blockers first."))
        if self._read.readiness.exceptions and not self.agreed.isChecked():
            self.agreed.setFocus()
            raise UserError(_("Read the exceptions and tick that you have read them."))
        if not self.place.text().strip():
            self.place.setFocus()
            raise UserError(_("Enter the place of the attestation."))
        if read_day(self.date) > today():
            self.date.setFocus()
            raise UserError(_("The date is in the future. Enter today’s date or an earlier one."))
        refuse_chosen(self._read.basis, self.choices.chosen())

    def _choose_target(self) -> Path:
        """Ask where the annex goes. Raises UserError where nothing was chosen."""
        proposed = self._target or self._propose(self._number())
        chosen = self._choose(self, _("Save annex as"), str(proposed))
        if chosen is None:
            raise UserError(_("Choose where to save the annex."))
        return chosen

    def _finish(self, answer: attesting.Issued | Exception) -> None:
        if self._gone:
            return
        self._let_work(False)
        if isinstance(answer, attesting.Issued):
            self._operations.reread()
            self._issued(answer, self._target or Path())
            QDialog.accept(self)
        elif isinstance(answer, attesting.NotPlaced):
            self._unplaced = answer.edition
            self.agree.setText(self._agree_words())
            self.put_words(self.give_up.setText, lambda: _("Close"))
            self._operations.reread()
            named = {"edition": answer.edition}
            self.refuse(
                _(
                    "Edition %(edition)d is recorded and kept in the register; only its file could not "
                    "be written. Save it in another place, now or later from the list of editions."
                )
                % named
            )
        elif isinstance(answer, Interrupted):
            self.refuse(_("Cancelled; nothing was attested."))
        else:
            self.refuse(_told(answer))

    @Slot()
    def unlock(self) -> None:
        """Enable the dialog again after a fault of the program, which is shown elsewhere."""
        if self._working:
            self._let_work(False)

    def _let_work(self, working: bool) -> None:
        self._working = working
        self.refusal.setVisible(False)
        self.bar.setVisible(working)
        self.told.setText(self._told_words())
        fields = (
            *(self.place, self.date, self.earlier, self.list_day, self.language, self.agreed),
            *self.choices.widgets,
            *self.own.buttons,
        )
        for widget in fields:
            widget.setEnabled(not working and not self._unplaced)
        self._enable()

    @Slot()
    def _leave(self) -> None:
        self._gone = True


def _reprint(
    database: Database, statement: StatementRow, number: int, target: Path, replace: bool
) -> attesting.Issued:
    """Write the print that an attestation could not put in place."""
    with database.reading() as tx:
        row = editions.find_edition(tx, statement, number)
    attesting.reprint(database, row, target=target, replace=replace)
    return attesting.Issued(number, row.code, "", ())


def _told(refused: Exception) -> str:
    """Say why it was refused, with each thing that stops it."""
    items = getattr(refused, "items", ())
    return "\n".join([str(refused), *(f"• {each.text}" for each in items)])
