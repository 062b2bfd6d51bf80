"""Dialogs of the attestation: who attests; place and date, with every exception read out first."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from coalition_app.desktop.choosing import Choose, choose_target
from coalition_app.desktop.dialogs.fields import day_field, language_box, read_day, words_field
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.desktop.operations import Progress
from coalition_app.documents import issue
from coalition_app.documents.attestation import Ground, compose_attestation
from coalition_app.documents.gather import gather_annex
from coalition_app.documents.placing import with_ending
from coalition_app.documents.readiness import Item, assess
from coalition_app.documents.setting import PageForm
from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _, texts
from coalition_app.records import attestors, editions
from coalition_app.records.attestors import Attestor
from coalition_app.records.database import Database
from coalition_app.records.statements import StatementRow

Start = Callable[[str, Callable[[Progress], Any], Callable[[Any], None]], None]
"""Does work off the window's thread, as `Operations.start`."""
READ_LINES, TEXT_LINES = 6, 11
"""Lines that are seen at once of the exceptions and of the attestation's text; the rest scrolls."""
FEWEST_LINES = 3
"""Lines of the attestation's text where the screen is low."""
FRAME = 60
"""Pixels that the system's frame and bars may take of a screen's height."""
FIELD_EDGES = 24
"""Pixels of a field above and below its lines."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the register says for an attestation."""

    ground: Ground
    items: tuple[Item, ...]
    attestor: Attestor | None
    place: str
    """Where the last edition was attested; empty for the first one."""

    def of(self, severity: str) -> list[str]:
        """Give the sentences of one severity."""
        return [each.text for each in self.items if each.severity == severity]


class AttestDialog(FormDialog):
    """Freezes an edition and writes its first print where she says.

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
        start: Start,
        issued: Callable[[issue.Issued], None],
        changed: Callable[[], None],
        choose: Choose = choose_target,
    ) -> None:
        """`issued` is told what was made, `changed` that an edition was recorded."""
        super().__init__(
            parent, title=lambda: _("Attest"), agree=lambda: _("Attest"), work=self._begin
        )
        self._database, self._statement, self._form = database, statement, form
        self._start, self._issued, self._changed, self._choose = start, issued, changed, choose
        self._read: _Read | None = None
        self._asked, self._gone, self._working = 0, False, False
        self._agreed_early = False
        self._unplaced = 0
        """The edition that was recorded while its file could not be written; 0 for none."""
        self.finished.connect(self._leave)
        self._build(language)
        self._load()

    # Building

    def _build(self, language: str) -> None:
        self.state = self.add_note(lambda: _("The register is being read…"), "heading")
        self.exceptions = _reading_field(READ_LINES)
        self.put_words(self.exceptions.setAccessibleName, lambda: _("What stands against it"))
        self.form.addRow(self.exceptions)
        self.agreed = QCheckBox()
        self.put_words(
            self.agreed.setText,
            lambda: _("I have read the exceptions"),
        )
        self.form.addRow(self.agreed)
        self.place, self.date = QLineEdit(), day_field()
        self.language = language_box(language)
        self.add_field(lambda: _("Place"), self.place)
        self.add_field(lambda: _("Date"), self.date)
        self.add_field(lambda: _("Language of the print"), self.language)
        self.add_field(lambda: _("File"), self._target_field())
        self.put_words(self.target.setAccessibleName, lambda: _("File"))
        self.text = _reading_field(TEXT_LINES)
        self.add_note(lambda: _("What will stand above your signature"), "heading")
        self.put_words(
            self.text.setAccessibleName, lambda: _("What will stand above your signature")
        )
        self.form.addRow(self.text)
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

    def _target_field(self) -> QWidget:
        self.target = QLineEdit(readOnly=True)
        self.put_words(self.target.setPlaceholderText, lambda: _("asked for when you attest"))
        self.put_words(self.target.setToolTip, lambda: _("asked for when you attest"))
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
        """Speak the program's language; what stands against it is worded anew."""
        super().retranslate()
        self._say_state()
        self._load()

    @Slot()
    def _load(self) -> None:
        self._asked += 1
        asked, database, statement = self._asked, self._database, self._statement
        language = self.language.currentData()

        def read(_progress: Progress) -> tuple[int, _Read]:
            with database.reading() as tx:
                gathered = gather_annex(tx, statement)
                items = assess(tx, gathered, language).items
                known = editions.list_editions(tx, statement.id)
                attestor = attestors.current_attestor(tx)
            return asked, _Read(gathered.ground, items, attestor, known[-1].place if known else "")

        self._start("", read, self._take)

    def _take(self, answer: tuple[int, _Read]) -> None:
        asked, read = answer
        if self._gone or asked != self._asked:
            return
        first = self._read is None
        self._read = read
        if first and not self.place.text():
            self.place.setText(read.place)
        self._say_state()
        self._word()
        self._grow()
        if self._agreed_early:
            self._agreed_early = False
            self.accept()

    def _say_state(self) -> None:
        """Say in one line whether it can be attested, and read out what stands against it."""
        if self._read is None:
            return
        stops, exceptions = self._read.of("stops"), self._read.of("exception")
        if stops:
            said = _("It cannot be attested yet. This stops it:")
        elif exceptions:
            said = _("These exceptions will be printed by number:")
        else:
            said = _("Nothing stands against it.")
        self.state.setText(said)
        self.exceptions.setPlainText("\n".join(f"• {each}" for each in stops or exceptions))
        lines = round(self.exceptions.document().size().height())
        _show_lines(self.exceptions, min(READ_LINES, max(2, lines)))
        self.form.setRowVisible(self.exceptions, bool(stops or exceptions))
        self.form.setRowVisible(self.agreed, bool(exceptions and not stops))

    @Slot()
    def _word(self) -> None:
        """Show the attestation as it will be printed, for her to proofread."""
        if self._read is None:
            return
        language = self.language.currentData()
        words = compose_attestation(
            self._read.ground,
            self._read.attestor or Attestor("…", ()),
            place=self.place.text().strip() or "…",
            date=read_day(self.date),
        )
        where = f"{words.place}, {texts(language).date(read_day(self.date))}"
        lines = (words.short[language], *words.paragraphs[language])
        signed = (words.attestor, *words.offices, where)
        self.text.setPlainText("\n\n".join((*lines, "\n".join(signed))))

    def _grow(self) -> None:
        """Leave the attestation's text the lines for which the screen has room."""
        layout = self.layout()
        if layout is not None:
            self.ensurePolished()
            # Measured with the fewest lines, so that the layout asks for no more meanwhile.
            self._show_text_lines(FEWEST_LINES)
            layout.activate()
            others = layout.totalHeightForWidth(self.width()) - self.text.minimumHeight()
            room = self._highest() - others - FIELD_EDGES
            lines = room // self.text.fontMetrics().lineSpacing()
            self._show_text_lines(min(TEXT_LINES, max(FEWEST_LINES, lines)))
        super()._grow()
        if layout is not None and self.height() > self._highest():
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _highest(self) -> int:
        """Give the height that the dialog may have: that of the screen, and of the window it belongs to."""
        screen = self.screen().availableGeometry().height()
        parent = self.parentWidget()
        return min(screen, parent.window().height() if parent else screen) - FRAME

    def _show_text_lines(self, lines: int) -> None:
        _show_lines(self.text, lines)
        # Qt would learn of the other height only with the next events.
        self.form.invalidate()

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
            self._refuse(str(error))

    def reject(self) -> None:
        """Close without attesting; not while it is being attested."""
        if not self._working:
            super().reject()

    def _begin(self) -> None:
        self._check()
        if not self.target.text() and not self._choose_target():
            raise UserError(_("Choose where the annex goes."))
        target, replace = with_ending(Path(self.target.text()), "pdf"), True
        if target != Path(self.target.text()):
            replace = False  # She was not asked about a file of that name.
        language = self.language.currentData()
        place, date, agreed = self.place.text(), read_day(self.date), self.agreed.isChecked()
        database, statement_id, form = self._database, self._statement.id, self._form
        unplaced = self._unplaced

        def attest(progress: Progress) -> issue.Issued | Exception:
            try:
                if unplaced:
                    return _reprint(database, self._statement, unplaced, target, replace)
                return issue.attest(
                    database,
                    statement_id,
                    place=place,
                    date=date,
                    target=target,
                    language=language,
                    form=form,
                    with_exceptions=agreed,
                    replace=replace,
                    tell=progress,
                )
            except (UserError, Interrupted) as refused:
                return refused

        self._let_work(True)
        self._start(_("Attest"), attest, self._finish)

    def _check(self) -> None:
        """Raise UserError where something is missing that only she can give."""
        if self._read is None or self._unplaced:
            return
        if self._read.of("stops"):
            raise UserError(_("It cannot be attested yet: settle first what stops it."))
        if self._read.of("exception") and not self.agreed.isChecked():
            raise UserError(_("Read the exceptions and tick that you have read them."))
        if not self.place.text().strip():
            raise UserError(_("An attestation needs its place."))
        if read_day(self.date) > dt.date.today():
            raise UserError(_("The date lies in the future: attest what is so today."))

    def _choose_target(self) -> bool:
        chosen = self._choose(self, _("Where the annex goes"), self.target.text() or "annex.pdf")
        if chosen is not None:
            self.target.setText(str(chosen))
        return chosen is not None

    def _finish(self, answer: issue.Issued | Exception) -> None:
        if self._gone:
            return
        self._let_work(False)
        if isinstance(answer, issue.Issued):
            self._issued(answer)
            QDialog.accept(self)
        elif isinstance(answer, issue.NotPlaced):
            self._unplaced = answer.edition
            self.target.clear()
            self.put_words(self.agree.setText, lambda: _("Save it elsewhere…"))
            self.put_words(self.give_up.setText, lambda: _("Close"))
            self._changed()
            named = {"edition": answer.edition}
            self._refuse(
                _(
                    "Edition %(edition)d is attested and kept in the register; only its file could not "
                    "be written. Save it in another place, now or later from the list of editions."
                )
                % named
            )
        elif isinstance(answer, Interrupted):
            self._refuse(_("Cancelled; nothing was attested."))
        else:
            self._refuse(str(answer))

    @Slot()
    def unlock(self) -> None:
        """Let her go on after a mistake of the program itself, which is told apart."""
        if self._working:
            self._let_work(False)

    def _let_work(self, working: bool) -> None:
        self._working = working
        self.refusal.setVisible(False)
        self.form.setRowVisible(self.bar, working)
        fields = (self.place, self.date, self.language, self.choose, self.agreed)
        for widget in (*fields, self.agree, self.give_up):
            widget.setEnabled(not working)
        if self._unplaced:
            for widget in fields:
                widget.setEnabled(widget is self.choose)

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(True)
        self._grow()

    @Slot()
    def _leave(self) -> None:
        self._gone = True


def _reprint(
    database: Database, statement: StatementRow, number: int, target: Path, replace: bool
) -> issue.Issued:
    """Write the print that an attestation could not put in place."""
    with database.reading() as tx:
        row = editions.find_edition(tx, statement, number)
    issue.reprint(database, row, target=target, replace=replace)
    return issue.Issued(number, row.code, "", ())


def _reading_field(lines: int) -> QPlainTextEdit:
    """Give a field that is read and copied from, not written in."""
    field = QPlainTextEdit(readOnly=True)
    _show_lines(field, lines)
    field.setTabChangesFocus(True)
    return field


def _show_lines(field: QPlainTextEdit, lines: int) -> None:
    field.setFixedHeight(lines * field.fontMetrics().lineSpacing() + FIELD_EDGES)


class AttestorDialog(FormDialog):
    """Records who attests, with offices in order."""

    def __init__(
        self, parent: QWidget | None, database: Database, proposed: Attestor | None
    ) -> None:
        super().__init__(
            parent, title=lambda: _("Who attests"), agree=lambda: _("Record"), work=self._record
        )
        self._database = database
        self.name = QLineEdit(proposed.name if proposed else "")
        self.offices = words_field(130)
        self.offices.setPlainText("\n".join(proposed.offices) if proposed else "")
        self.add_field(lambda: _("Name"), self.name)
        self.add_field(lambda: _("Offices, one a line"), self.offices)
        self.add_note(
            lambda: _(
                "Name and offices print below the attestation, the offices in this order. Editions "
                "that were attested before keep theirs."
            )
        )

    def _record(self) -> None:
        offices = self.offices.toPlainText().splitlines()
        with self._database.writing("set-attestor") as tx:
            attestors.set_attestor(tx, name=self.name.text(), offices=offices)
