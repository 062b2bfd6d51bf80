"""Dialogs that record: statement, signature, position, withdrawal, evidence, who attests."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.i18n import N_, _
from coalition_app.labels import LANGUAGES, POSITIONS
from coalition_app.records import attestors, evidence, positions, signatures, statements
from coalition_app.records.attestors import Attestor
from coalition_app.records.database import Database
from coalition_app.records.signatures import SignatureRow
from coalition_app.records.statements import StatementRow
from coalition_app.records.tables import KINDS

KIND_LABELS = {
    "organisation": N_("organisation"),
    "individual": N_("individual"),
    "media": N_("media"),
    "movement": N_("movement"),
    "union": N_("trade union"),
    "initiative": N_("initiative"),
}
assert tuple(KIND_LABELS) == KINDS


class StatementDialog(FormDialog):
    """Makes a statement by hand."""

    def __init__(self, parent: QWidget | None, database: Database) -> None:
        super().__init__(parent, title=_("New statement"), agree=_("Make"), work=self._make)
        self._database = database
        self.title = QLineEdit()
        self.language = language_box()
        self.demands = words_field(130)
        self.add_field(_("Title"), self.title)
        self.add_field(_("Language of the text"), self.language)
        self.add_field(_("Demands, one a line"), self.demands)

    def _make(self) -> None:
        language = self.language.currentData()
        demands = [each for each in self.demands.toPlainText().splitlines() if each.strip()]
        with self._database.writing("make-statement") as tx:
            statements.make_statement(
                tx,
                titles={language: self.title.text()},
                authentic_language=language,
                demands=[{language: words} for words in demands],
            )


class SignatureDialog(FormDialog):
    """Adds one signature by hand."""

    def __init__(self, parent: QWidget | None, database: Database, statement: StatementRow) -> None:
        super().__init__(parent, title=_("New signature"), agree=_("Add"), work=self._sign)
        self._database, self._statement = database, statement
        self.kind = QComboBox()
        for kind, label in KIND_LABELS.items():
            self.kind.addItem(_(label), kind)
        self.legal_form, self.name = QLineEdit(), QLineEdit()
        self.representative, self.office, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.add_field(_("Kind"), self.kind)
        self.add_field(_("Legal form"), self.legal_form)
        self.add_field(_("Name, as signed"), self.name)
        self.add_field(_("Representative"), self.representative)
        self.add_field(_("Office"), self.office)
        self.add_field(_("Place"), self.place)

    def _sign(self) -> None:
        new = signatures.NewSignature(
            name=self.name.text(),
            kind=self.kind.currentData(),
            legal_form=self.legal_form.text(),
            representative=self.representative.text(),
            office=self.office.text(),
            place=self.place.text(),
        )
        with self._database.writing("sign") as tx:
            signatures.sign(tx, self._statement, new)


class PositionDialog(FormDialog):
    """Records positions of one signatory on each demand, and the words behind them."""

    def __init__(
        self,
        parent: QWidget | None,
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
    ) -> None:
        title = _("Position of No. %(number)d") % {"number": signed.number}
        super().__init__(parent, title=title, agree=_("Record"), work=self._record)
        self._database, self._statement, self._signed = database, statement, signed
        with database.reading() as tx:
            self._known = positions.exceptional_positions(tx, statement).get(signed.id)
            acts = positions.acts_by_signature(tx, statement).get(signed.id, [])
        self.add_note(signed.full_name, "heading")
        self.stances = [self._stance_box(at) for at in range(len(statement.demands))]
        for demand, box in zip(statement.demands, self.stances, strict=True):
            words = demand.wordings.get(statement.authentic_language, "")
            label = _("Demand %(number)d") % {"number": demand.number}
            self.add_field(label, box)
            box.setToolTip(words)
        self.wording = words_field(110)
        self.wording.setPlainText(acts[-1].wording if acts else "")
        self.language = language_box(acts[-1].language if acts else "")
        self.received = day_field()
        self.add_field(_("Words, as the signatory wrote them"), self.wording)
        self.add_field(_("Language of the words"), self.language)
        self.add_field(_("Received"), self.received)
        self.add_note(
            _(
                "Does it take away or change something that the signatory does not support? Then it is a "
                "reservation, whatever it is called."
            )
        )
        self._before = self.wording.toPlainText()

    def _stance_box(self, at: int) -> QComboBox:
        box = QComboBox()
        for stance, label in POSITIONS.items():
            if stance != positions.UNSETTLED:
                box.addItem(_(label), stance)
        known = self._known[at] if self._known else "supports"
        if known == positions.UNSETTLED:
            box.setCurrentIndex(-1)
        else:
            box.setCurrentIndex(box.findData(known))
        return box

    def _record(self) -> None:
        stances = {
            demand.number: box.currentData()
            for demand, box in zip(self._statement.demands, self.stances, strict=True)
            if box.currentIndex() >= 0
        }
        typed = self.wording.toPlainText()
        new = positions.NewPosition(
            stances=stances,
            wording=typed if typed.strip() and typed != self._before else None,
            language=self.language.currentData() or "",
            received_on=read_day(self.received),
        )
        with self._database.writing("record-position") as tx:
            positions.record_position(tx, self._statement, self._signed.number, new)


class WithdrawalDialog(FormDialog):
    """Records that a signatory withdrew."""

    def __init__(
        self,
        parent: QWidget | None,
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
    ) -> None:
        super().__init__(parent, title=_("Withdrawal"), agree=_("Record"), work=self._withdraw)
        self._database, self._statement, self._signed = database, statement, signed
        self.received = day_field()
        self.add_note(f"{signed.number}. {signed.full_name}", "heading")
        self.add_field(_("Notice received"), self.received)
        self.add_note(_("It takes effect on the day of receipt. The number stays taken."))

    def _withdraw(self) -> None:
        with self._database.writing("withdraw") as tx:
            signatures.withdraw(tx, self._statement, self._signed.number, read_day(self.received))


class EvidenceDialog(FormDialog):
    """Records what stands behind the consent of the chosen signatories, or of all."""

    def __init__(
        self,
        parent: QWidget | None,
        database: Database,
        statement: StatementRow,
        chosen: Sequence[SignatureRow],
    ) -> None:
        super().__init__(parent, title=_("Evidence"), agree=_("Record"), work=self._record)
        self._database, self._statement, self._chosen = database, statement, chosen
        self.whom = QComboBox()
        if chosen:
            self.whom.addItem(_("the chosen ones: %(count)d") % {"count": len(chosen)}, "chosen")
        self.whom.addItem(_("every signature of the statement"), "all")
        self.held = QLineEdit()
        self.file = QLineEdit()
        choose = QPushButton(_("Choose…"))
        choose.clicked.connect(self._choose)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file)
        row.addWidget(choose)
        self.received = day_field()
        self.add_field(_("For"), self.whom)
        self.add_field(_("Originals are held at"), self.held)
        self.add_field(_("Or a file, kept in the register"), beside)
        self.file.setAccessibleName(_("Or a file, kept in the register"))
        self.add_field(_("Received"), self.received)

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Evidence"))
        if name:
            self.file.setText(name)

    def _record(self) -> None:
        path = Path(self.file.text()) if self.file.text().strip() else None
        new = evidence.NewEvidence(
            kind="file" if path else "held-outside",
            held_where=self.held.text(),
            file_name=path.name if path else "",
            content=evidence.read_file(path) if path else None,
            received_on=read_day(self.received),
        )
        with self._database.writing("record-evidence") as tx:
            everyone = self.whom.currentData() == "all"
            rows = (
                signatures.list_signatures(tx, self._statement.id)
                if everyone
                else list(self._chosen)
            )
            evidence.record_evidence(tx, self._statement, rows, new)


class AttestorDialog(FormDialog):
    """Records who attests, with offices in order."""

    def __init__(
        self, parent: QWidget | None, database: Database, proposed: Attestor | None
    ) -> None:
        super().__init__(parent, title=_("Who attests"), agree=_("Record"), work=self._record)
        self._database = database
        self.name = QLineEdit(proposed.name if proposed else "")
        self.offices = words_field(110)
        self.offices.setPlainText("\n".join(proposed.offices) if proposed else "")
        self.add_field(_("Name"), self.name)
        self.add_field(_("Offices, one a line"), self.offices)

    def _record(self) -> None:
        offices = self.offices.toPlainText().splitlines()
        with self._database.writing("set-attestor") as tx:
            attestors.set_attestor(tx, name=self.name.text(), offices=offices)


def language_box(chosen: str = "") -> QComboBox:
    """Give a box with the documents' languages."""
    box = QComboBox()
    for code in ("ru", "kk", "en"):
        box.addItem(LANGUAGES[code], code)
    if chosen:
        box.setCurrentIndex(box.findData(chosen))
    return box


def words_field(height: int) -> QPlainTextEdit:
    """Give a field for several lines; `height` in pixels. Tab leaves it."""
    field = QPlainTextEdit()
    field.setFixedHeight(height)
    field.setTabChangesFocus(True)
    return field


def day_field() -> QDateEdit:
    """Give a field for a date up to today."""
    field = QDateEdit(QDate.currentDate())
    field.setDisplayFormat("dd.MM.yyyy")
    field.setCalendarPopup(True)
    return field


def read_day(field: QDateEdit) -> dt.date:
    """Give the date of a field."""
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())
