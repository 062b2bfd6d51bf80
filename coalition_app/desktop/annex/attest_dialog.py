"""The dialog of the attestation: place, date and choices, with every exception shown first."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.annex.attest_choices import ChoiceFields
from coalition_app.desktop.annex.attest_own import OwnSignatures
from coalition_app.desktop.annex.attest_words import AT_ONCE, Wanted, word_attestation
from coalition_app.desktop.desk.file_choosers import Choose, choose_target
from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.fields import day_field, language_box, read_day
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.documents.attestation.choices import AS_CARRIED, refuse_chosen
from coalition_app.documents.content import frozen
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.documents.content.find_basis import whole_basis
from coalition_app.documents.issue.readiness import Item, Readiness, assess
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.write.atomic_file import with_ending
from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _
from coalition_app.operations import attesting
from coalition_app.records.editions import attestors, editions
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import Tell

READ_LINES, TEXT_LINES = 6, 11
"""Lines that are seen at once of the exceptions and of the attestation's text; the rest scrolls."""
WIDE = 62
"""Least width of the screen, in heights of letters, for the text beside the fields."""
WIDEST = 1040
"""Pixels of the dialog then."""
PREVIEW_HEIGHT = 460
"""Pixels of the text then, at least, where the screen has them."""
ANY_HEIGHT = 16_777_215
"""Pixels; what Qt takes for no limit."""
FIELD_EDGES = 24
"""Pixels of a field above and below its lines."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the register says for an attestation."""

    basis: AttestationBasis
    readiness: Readiness
    attestor: Attestor | None
    second: Attestor | None
    place: str
    """Where the last edition was attested; empty for the first one."""
    remark: str
    """What the attestor remarked there; empty for nothing."""
    edition: int
    """The number that the next edition takes."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what prevents the attestation."""
        return self.readiness.items

    def of(self, severity: str) -> list[str]:
        """Return the sentences of one severity."""
        return [each.text for each in self.items if each.severity == severity]


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
        operations: Operations,
        issued: Callable[[attesting.Issued, Path], None],
        choose: Choose = choose_target,
        propose: Callable[[int], Path] = lambda edition: Path(f"annex-{edition}.pdf"),
    ) -> None:
        """`issued` is told what was made and where; `propose` returns a path for an edition's number."""
        super().__init__(
            parent, title=lambda: _("Attest"), agree=lambda: _("Attest"), work=self._begin
        )
        self._database, self._statement, self._form = database, statement, form
        self._operations, self._issued = operations, issued
        self._choose, self._propose = choose, propose
        self._read: _Read | None = None
        self._asked, self._worded, self._gone, self._working = 0, 0, False, False
        self._agreed_early = False
        self._lies_at = Path()
        self._no_list = ""
        """Why the list of the day that was asked for cannot be attested; empty where it can."""
        self._unplaced = 0
        """The edition that was recorded while its file could not be written; 0 for none."""
        self.finished.connect(self._leave)
        self._build(language)
        self._load()

    # Building

    def _build(self, language: str) -> None:
        self.state = self.add_note(lambda: _("Reading the register…"), "heading")
        self.exceptions = _reading_field(READ_LINES)
        self.put_words(self.exceptions.setAccessibleName, lambda: _("Blockers and exceptions"))
        self.form.addRow(self.exceptions)
        self.agreed = QCheckBox()
        self.put_words(
            self.agreed.setText,
            lambda: _("I have read the exceptions"),
        )
        self.form.addRow(self.agreed)
        self.own = OwnSignatures(
            self, self._operations, self._database, self._statement, self._settled
        )
        self.place, self.date = QLineEdit(), day_field()
        self.language = language_box(language)
        self.add_field(lambda: _("Place"), self.place)
        self.add_field(lambda: _("Date"), self.date)
        self._add_list_day()
        self.add_field(lambda: _("Language of the print"), self.language)
        self.add_field(lambda: _("File"), self._target_field())
        self.put_words(self.target.setAccessibleName, lambda: _("File"))
        self.choices = ChoiceFields(self)
        self._build_preview()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.put_words(self.bar.setAccessibleName, lambda: _("Progress"))
        self.form.addRow(self.bar)
        for widget in (self.exceptions, self.agreed, self.bar):
            self.form.setRowVisible(widget, False)
        self.place.textChanged.connect(self._word)
        self.date.dateChanged.connect(self._word)
        self.language.currentIndexChanged.connect(self._load)
        self.choices.changed.connect(self._choose_words)

    def _add_list_day(self) -> None:
        """Let the list be given as it was recorded at the end of an earlier day."""
        self.earlier, self.list_day = QCheckBox(), day_field()
        self.put_words(self.earlier.setText, lambda: _("Give the list as of an earlier day"))
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
        """Show the wording beside the fields, or below them where letters are large for the screen."""
        self.text = _reading_field(TEXT_LINES)
        self.put_words(self.text.setAccessibleName, lambda: _("Text above your signature"))
        layout = self.layout()
        room = screen_room(self).width()
        if not isinstance(layout, QVBoxLayout) or room < WIDE * self.fontMetrics().height():
            self.add_note(lambda: _("Text above your signature"), "heading")
            self.form.addRow(self.text)
            return
        self.text.setMinimumHeight(min(PREVIEW_HEIGHT, screen_room(self).height() // 2))
        self.text.setMaximumHeight(ANY_HEIGHT)
        heading = QLabel()
        give_role(heading, "heading")
        self.put_words(heading.setText, lambda: _("Text above your signature"))
        column, beside = QVBoxLayout(), QHBoxLayout()
        column.addWidget(heading)
        column.addWidget(self.text, 1)
        layout.removeWidget(self.room)
        beside.setSpacing(20)
        beside.addWidget(self.room, 5)
        beside.addLayout(column, 4)
        layout.insertLayout(0, beside, 1)
        self.setMinimumWidth(min(WIDEST, room))

    def _target_field(self) -> QWidget:
        self.target = QLineEdit(readOnly=True)
        self.put_words(
            self.target.setPlaceholderText, lambda: _("you will be asked when you attest")
        )
        self.put_words(self.target.setToolTip, lambda: _("you will be asked when you attest"))
        self.choose = QPushButton()
        self.put_words(self.choose.setText, lambda: _("Choose…"))
        self.choose.clicked.connect(self._choose_target)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.target)
        row.addWidget(self.choose)
        return beside

    # Reading the register

    def retranslate(self) -> None:
        """Speak the program's language; what prevents it is worded anew."""
        super().retranslate()
        self._say_state()
        self._load()

    @Slot()
    def _load(self) -> None:
        self._asked += 1
        asked, database, statement = self._asked, self._database, self._statement
        language, as_of = self.language.currentData(), self.as_of

        def read(_progress: Tell) -> tuple[int, _Read | UserError]:
            with database.reading() as tx:
                try:
                    with attesting.listed(tx, statement, as_of) as (then, gathered):
                        basis = whole_basis(then, gathered)
                        found = assess(then, gathered, language, register=tx)
                except UserError as refused:
                    return asked, refused
                known = editions.list_editions(tx, statement.id)
                return asked, _Read(
                    basis,
                    found,
                    attestors.current_attestor(tx),
                    attestors.second_attestor(tx),
                    known[-1].place if known else "",
                    frozen.kept_remark(editions.kept_bytes(tx, known[-1].sha256)) if known else "",
                    editions.next_edition(tx, statement.id),
                )

        self._operations.start("", read, self._take)

    def _take(self, answer: tuple[int, _Read | UserError]) -> None:
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
        if first and not self.place.text():
            self.place.setText(read.place)
        if first and not self._agreed_early:
            self.choices.propose(read.remark)  # unseen, it would be printed unasked
        self._say_state()
        self._word()
        self.grow()
        if self._agreed_early:
            self._agreed_early = False
            self.accept()

    def _say_state(self) -> None:
        """Say in one line whether it can be attested, and list what prevents it."""
        if self._read is None:
            return
        stops, exceptions = self._read.of("stops"), self._read.of("exception")
        if stops:
            said = _("Cannot attest yet. Resolve these first:")
        elif exceptions:
            said = _("These exceptions will be printed by number:")
        else:
            said = _("No blockers or exceptions.")
        self.state.setText(said)
        self.exceptions.setPlainText("\n".join(f"• {each}" for each in stops or exceptions))
        # Before it is shown the field does not know how its sentences wrap: two lines each at most.
        lines = round(self.exceptions.document().size().height())
        lines = max(lines, 2 * len(stops or exceptions))
        _show_lines(self.exceptions, min(READ_LINES, max(2, lines)))
        self.form.setRowVisible(self.exceptions, bool(stops or exceptions))
        self.form.setRowVisible(self.agreed, bool(self._read.readiness.exceptions and not stops))
        self.own.ask(self._read.basis.undecided)
        self.choices.offer_complete(self._read.basis.complete)

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

    def _show_words(self, answer: tuple[int, tuple[str, str]]) -> None:
        asked, (refused, words) = answer
        if self._gone or asked != self._worded:
            return
        self.choices.tell(refused)
        self.text.setPlainText(words)

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
        if self._read is None:
            self._agreed_early = True
            return
        try:
            self._begin()
        except UserError as error:
            self.refuse(str(error))

    def reject(self) -> None:
        """Close without attesting; not while it is being attested."""
        if not self._working:
            super().reject()

    def _begin(self) -> None:
        self._check()
        if not self.target.text() and not self._choose_target():
            raise UserError(_("Choose where to save the annex."))
        target, replace = with_ending(Path(self.target.text()), "pdf"), True
        if target != Path(self.target.text()):
            replace = False  # The user was not asked about a file of that name.
        language = self.language.currentData()
        place, date, agreed = self.place.text(), read_day(self.date), self.agreed.isChecked()
        chosen, as_of = self.choices.chosen(), self.as_of
        self._lies_at = target
        database, statement_id, form = self._database, self._statement.id, self._form
        unplaced = self._unplaced

        def attest(progress: Tell) -> attesting.Issued | Exception:
            try:
                if unplaced:
                    return _reprint(database, self._statement, unplaced, target, replace)
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
                    replace=replace,
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
            raise UserError(_("Read the exceptions and tick that you have read them."))
        if not self.place.text().strip():
            raise UserError(_("Enter the place of the attestation."))
        if read_day(self.date) > today():
            raise UserError(_("The date is in the future. Enter today's date or an earlier one."))
        refuse_chosen(self._read.basis, self.choices.chosen())

    def _choose_target(self) -> bool:
        edition = self._unplaced or (self._read.edition if self._read else 1)
        proposed = self.target.text() or str(self._propose(edition))
        chosen = self._choose(self, _("Save annex as"), proposed)
        if chosen is not None:
            self.target.setText(str(chosen))
        return chosen is not None

    def _finish(self, answer: attesting.Issued | Exception) -> None:
        if self._gone:
            return
        self._let_work(False)
        if isinstance(answer, attesting.Issued):
            self._operations.reread()
            self._issued(answer, self._lies_at)
            QDialog.accept(self)
        elif isinstance(answer, attesting.NotPlaced):
            self._unplaced = answer.edition
            self.target.clear()
            self.put_words(self.agree.setText, lambda: _("Save it elsewhere…"))
            self.put_words(self.give_up.setText, lambda: _("Close"))
            self._operations.reread()
            named = {"edition": answer.edition}
            self.refuse(
                _(
                    "Edition %(edition)d is attested and kept in the register; only its file could not "
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
        self.form.setRowVisible(self.bar, working)
        fields = (
            *(self.place, self.date, self.earlier, self.list_day),
            *(self.language, self.choose, self.agreed),
            *self.choices.widgets,
            *self.own.buttons,
        )
        for widget in (*fields, self.agree, self.give_up):
            widget.setEnabled(not working)
        if self._unplaced:
            for widget in fields:
                widget.setEnabled(widget is self.choose)

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


def _reading_field(lines: int) -> QPlainTextEdit:
    """Return a field that can be read and copied, not edited."""
    field = QPlainTextEdit(readOnly=True)
    _show_lines(field, lines)
    field.setTabChangesFocus(True)
    return field


def _show_lines(field: QPlainTextEdit, lines: int) -> None:
    field.setFixedHeight(lines * field.fontMetrics().lineSpacing() + FIELD_EDGES)
