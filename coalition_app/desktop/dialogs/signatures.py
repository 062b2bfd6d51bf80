"""Dialogs of a signature: adding one, its evidence, its withdrawal."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from coalition_app.desktop.dialogs.fields import day_field, read_day
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.i18n import _
from coalition_app.labels import KINDS
from coalition_app.records import evidence, signatures
from coalition_app.records.database import Database
from coalition_app.records.signatures import SignatureRow
from coalition_app.records.statements import StatementRow


class SignatureDialog(FormDialog):
    """Adds one signature by hand."""

    def __init__(self, parent: QWidget | None, database: Database, statement: StatementRow) -> None:
        super().__init__(
            parent, title=lambda: _("New signature"), agree=lambda: _("Add"), work=self._sign
        )
        self._database, self._statement = database, statement
        self.kind = QComboBox()
        for kind, label in KINDS.items():
            self.kind.addItem(_(label), kind)
        self.legal_form, self.name = QLineEdit(), QLineEdit()
        self.representative, self.office, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.add_field(lambda: _("Kind"), self.kind)
        self.add_field(lambda: _("Legal form"), self.legal_form)
        self.add_field(lambda: _("Name, as signed"), self.name)
        self.add_field(lambda: _("Representative"), self.representative)
        self.add_field(lambda: _("Office"), self.office)
        self.add_field(lambda: _("Place"), self.place)

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


class WithdrawalDialog(FormDialog):
    """Records that a signatory withdrew."""

    def __init__(
        self,
        parent: QWidget | None,
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
    ) -> None:
        super().__init__(
            parent, title=lambda: _("Withdrawal"), agree=lambda: _("Record"), work=self._withdraw
        )
        self._database, self._statement, self._signed = database, statement, signed
        self.received = day_field()
        self.add_note(lambda: f"{signed.number}. {signed.full_name}", "heading")
        self.add_field(lambda: _("Notice received"), self.received)
        self.add_note(lambda: _("It takes effect on the day of receipt. The number stays taken."))

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
        super().__init__(
            parent, title=lambda: _("Evidence"), agree=lambda: _("Record"), work=self._record
        )
        self._database, self._statement, self._chosen = database, statement, chosen
        self.whom = QComboBox()
        if chosen:
            self.whom.addItem(_("the chosen ones: %(count)d") % {"count": len(chosen)}, "chosen")
        self.whom.addItem(_("every signature of the statement"), "all")
        self.held = QLineEdit()
        self.file = QLineEdit()
        choose = QPushButton()
        self.put_words(choose.setText, lambda: _("Choose…"))
        choose.clicked.connect(self._choose)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file)
        row.addWidget(choose)
        self.received = day_field()
        self.add_field(lambda: _("For"), self.whom)
        self.add_field(lambda: _("Originals are held at"), self.held)
        self.add_field(lambda: _("Or a file, kept in the register"), beside)
        self.put_words(self.file.setAccessibleName, lambda: _("Or a file, kept in the register"))
        self.add_field(lambda: _("Received"), self.received)

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
