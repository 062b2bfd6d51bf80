"""The dialog of who attests: a name with offices in order, and who attests beside them by hand."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from coalition_app.desktop.widgets.fields import words_field
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.i18n import _
from coalition_app.records.editions import attestors
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.store.database import Database

OFFICES_HEIGHT, SECOND_HEIGHT = 110, 70
"""Pixels of the fields for offices."""


class AttestorDialog(FormDialog):
    """Records who attests, and a second person where one is wanted."""

    def __init__(
        self,
        parent: QWidget | None,
        database: Database,
        proposed: Attestor | None,
        second: Attestor | None = None,
    ) -> None:
        super().__init__(
            parent, title=lambda: _("Who attests"), agree=lambda: _("Record"), work=self._record
        )
        self._database, self._second_before = database, second
        self.name, self.offices = QLineEdit(), words_field(OFFICES_HEIGHT)
        self.add_field(lambda: _("Name"), self.name)
        self.add_field(lambda: _("Offices, one a line"), self.offices)
        _fill(self.name, self.offices, proposed)
        self.beside = QCheckBox()
        self.put_words(
            self.beside.setText, lambda: _("Another person signs the attestation too, by hand")
        )
        self.form.addRow(self.beside)
        self.second_name, self.second_offices = QLineEdit(), words_field(SECOND_HEIGHT)
        self.add_field(lambda: _("Name of the other"), self.second_name)
        self.add_field(lambda: _("Offices of the other, one a line"), self.second_offices)
        _fill(self.second_name, self.second_offices, second)
        self.add_note(
            lambda: _(
                "Name and offices print below the attestation, the offices in this order. Editions "
                "that were attested before keep theirs."
            )
        )
        self.beside.toggled.connect(self._show_second)
        self.beside.setChecked(second is not None)
        self._show_second(second is not None)

    def _show_second(self, shown: bool) -> None:
        for field in (self.second_name, self.second_offices):
            self.form.setRowVisible(field, shown)
        self._grow()

    def _record(self) -> None:
        offices, others = _lines(self.offices), _lines(self.second_offices)
        with self._database.writing("set-attestor") as tx:
            if self._second_before is not None and self._second_goes(self._second_before):
                attestors.remove_second_attestor(tx)
            attestors.set_attestor(tx, name=self.name.text(), offices=offices)
            if self.beside.isChecked():
                attestors.set_second_attestor(tx, name=self.second_name.text(), offices=others)

    def _second_goes(self, before: Attestor) -> bool:
        """Tell whether who attested beside the first does so no more: the two may change places."""
        return not self.beside.isChecked() or self.second_name.text().strip() != before.name


def _fill(name: QLineEdit, offices: QPlainTextEdit, person: Attestor | None) -> None:
    if person is not None:
        name.setText(person.name)
        offices.setPlainText("\n".join(person.offices))


def _lines(field: QPlainTextEdit) -> list[str]:
    return field.toPlainText().splitlines()
