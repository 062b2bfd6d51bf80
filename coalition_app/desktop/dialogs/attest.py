"""The dialog that attests: place, date, and every exception read out before she agrees."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from coalition_app.desktop.choosing import Choose, choose_target
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.desktop.dialogs.records import day_field, read_day
from coalition_app.documents import issue
from coalition_app.documents.attestation import short_form
from coalition_app.documents.gather import gather_annex
from coalition_app.documents.readiness import assess
from coalition_app.errors import UserError
from coalition_app.i18n import _, texts
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
        super().__init__(parent, title=_("Attest"), agree=_("Attest…"), work=self._attest)
        self._database, self._statement = database, statement
        self._language, self._issued, self._choose = language, issued, choose
        with database.reading() as tx:
            gathered = gather_annex(tx, statement)
            readiness = assess(tx, gathered, language)
        self.add_note(short_form(texts(language), gathered.ground), "heading")
        self.place, self.date = QLineEdit(), day_field()
        self.add_field(_("Place"), self.place)
        self.add_field(_("Date"), self.date)
        self.agreed = QCheckBox(_("I have read the exceptions and they are printed by number"))
        for item in readiness.items:
            if item.severity != "hint":
                self.add_note(item.text, "warning")
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
