"""The dialog of the attestor: name and offices in order, and a second person who attests by hand."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.widgets.fields import words_field
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.i18n import _
from coalition_app.operations.attestors import Person, set_attestors
from coalition_app.records.editions.attestors import Attestor

OFFICES_HEIGHT, SECOND_HEIGHT = 110, 70
"""Pixels of the fields for offices."""


class AttestorDialog(FormDialog):
    """Records the attestor, and a second person where one is wanted."""

    def __init__(
        self,
        parent: QWidget | None,
        operations: Operations,
        proposed: Attestor | None,
        second: Attestor | None = None,
    ) -> None:
        super().__init__(
            parent, title=lambda: _("Who attests"), agree=lambda: _("Record"), work=self._record
        )
        self._operations = operations
        self.name, self.offices = QLineEdit(), words_field(OFFICES_HEIGHT)
        self.add_field(lambda: _("Name"), self.name)
        self.add_field(lambda: _("Offices, one a line"), self.offices)
        _fill(self.name, self.offices, proposed)
        self.beside = QCheckBox()
        self.put_words(
            self.beside.setText, lambda: _("A second person also signs the attestation by hand")
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
        self.grow()

    def _record(self) -> None:
        second = _person(self.second_name, self.second_offices)
        change = set_attestors(
            first=_person(self.name, self.offices),
            second=second if self.beside.isChecked() else None,
        )
        self._operations.write(change)


def _fill(name: QLineEdit, offices: QPlainTextEdit, person: Attestor | None) -> None:
    if person is not None:
        name.setText(person.name)
        offices.setPlainText("\n".join(person.offices))


def _person(name: QLineEdit, offices: QPlainTextEdit) -> Person:
    return Person(name.text(), offices.toPlainText().splitlines())
