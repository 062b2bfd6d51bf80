"""Dialogs of the attestation: who attests; place and date, with every exception read out first."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from coalition_app.desktop.choosing import Choose, choose_target
from coalition_app.desktop.dialogs.fields import day_field, read_day, words_field
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.documents import issue
from coalition_app.documents.attestation import short_form
from coalition_app.documents.gather import gather_annex
from coalition_app.documents.readiness import assess
from coalition_app.errors import UserError
from coalition_app.i18n import _, texts
from coalition_app.records import attestors
from coalition_app.records.attestors import Attestor
from coalition_app.records.database import Database
from coalition_app.records.statements import StatementRow


class AttestDialog(FormDialog):
    """Freezes an edition and writes its first print where she says."""

    def __init__(
        self,
        parent: QWidget | None,
        database: Database,
        statement: StatementRow,
        language: str,
        issued: Callable[[issue.Issued], None],
        choose: Choose = choose_target,
    ) -> None:
        super().__init__(
            parent, title=lambda: _("Attest"), agree=lambda: _("Attest…"), work=self._attest
        )
        self._database, self._statement = database, statement
        self._language, self._issued, self._choose = language, issued, choose
        with database.reading() as tx:
            gathered = gather_annex(tx, statement)
            readiness = assess(tx, gathered, language)
        self.add_note(lambda: short_form(texts(language), gathered.ground), "heading")
        self.place, self.date = QLineEdit(), day_field()
        self.add_field(lambda: _("Place"), self.place)
        self.add_field(lambda: _("Date"), self.date)
        self.agreed = QCheckBox(_("I have read the exceptions and they are printed by number"))
        for item in readiness.items:
            if item.severity != "hint":
                self.add_note(lambda said=item.text: said, "warning")  # type: ignore[misc]
        if readiness.exceptions:
            self.form.addRow(self.agreed)

    def _attest(self) -> None:
        if not self.place.text().strip():
            raise UserError(_("An attestation needs its place."))
        target = self._choose(self, _("Where the annex goes"), "annex.pdf")
        if target is None:
            raise UserError(_("Choose where the annex goes."))
        self._issued(
            issue.attest(
                self._database,
                self._statement.id,
                place=self.place.text(),
                date=read_day(self.date),
                target=target,
                language=self._language,
                with_exceptions=self.agreed.isChecked(),
                replace=True,
            )
        )


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
        self.offices = words_field(110)
        self.offices.setPlainText("\n".join(proposed.offices) if proposed else "")
        self.add_field(lambda: _("Name"), self.name)
        self.add_field(lambda: _("Offices, one a line"), self.offices)

    def _record(self) -> None:
        offices = self.offices.toPlainText().splitlines()
        with self._database.writing("set-attestor") as tx:
            attestors.set_attestor(tx, name=self.name.text(), offices=offices)
