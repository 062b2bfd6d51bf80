"""The dialog that adds signatures by hand."""

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from coalition_app.desktop.signatories.joint_dialog import further_bodies, further_people
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.field_grid import add_grid
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.wrapped_words import beside
from coalition_app.desktop.wording.details_words import section_words
from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import CAPACITIES, KINDS, STATUSES
from coalition_app.operations import signatures as operations
from coalition_app.records import checked
from coalition_app.records.editions import editions
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

SIGNING = ("signed", "subject-to-approval", "invited")
"""Statuses with which a signature is added by hand."""
Added = Callable[[int], None]


class SignatureDialog(FormDialog):
    """Adds signatures by hand; `added` is called with the number of each that was added to be shown."""

    def __init__(
        self, desk: "Desk", database: Database, statement: StatementRow, added: Added
    ) -> None:
        super().__init__(
            desk.window, title=lambda: _("New signature"), agree=lambda: _("Add"), work=self._sign
        )
        self._desk, self._database, self._statement = desk, database, statement
        self._added = added
        with database.reading() as tx:
            self._sections = statements.list_sections(tx, statement.id)
            delivered = editions.first_delivery(tx, statement.id)
        self.kind, self.capacity = WordBox(KINDS), WordBox(CAPACITIES)
        self.status = WordBox({key: STATUSES[key] for key in SIGNING})
        self.section = WordBox()
        self.legal_form, self.name = QLineEdit(), QLineEdit()
        self.representative, self.office = QLineEdit(), QLineEdit()
        self.place, self.country = QLineEdit(), QLineEdit()
        self.signed_on, self.received_on = QLineEdit(), QLineEdit()
        self.known, self._known_ids = WordBox(), dict[str, uuid.UUID]()
        self.several = QCheckBox()
        self.people, self.bodies = further_people(), further_bodies()
        self._add_fields()
        self._add_known()
        self._add_several()
        if delivered is not None:
            self.add_note(lambda: editions.acceding_sentence(delivered))
        self.done_note = self.add_note(lambda: "")
        self.done_note.setVisible(False)
        self.next = QPushButton()
        self.put_words(self.next.setText, lambda: _("Add and next"))
        self.next.setAutoDefault(False)
        self.next.clicked.connect(self._add_and_next)
        self.buttons.insertWidget(self.buttons.count() - 1, self.next)
        self._first = self.name
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self._name_boxes()

    def retranslate(self) -> None:
        """Speak the program's language, also in the boxes."""
        self._name_boxes()
        super().retranslate()

    def propose(self, entry: DraftEntry) -> None:
        """Fill in what a letter says of who signs it; it is looked at before it is added."""
        self.kind.choose(entry.kind)
        self.legal_form.setText(entry.legal_form)
        self.name.setText(entry.name)
        self.representative.setText(entry.representative)
        self.office.setText(entry.office)
        self.place.setText(entry.place)
        self.country.setText(entry.country)

    def _add_known(self) -> None:
        """Add the choice among signatories of the directory, shown where one has the typed name."""
        self.add_field(lambda: _("In the directory"), self.known)
        self.name.textChanged.connect(lambda _text: self._look_up())
        self._look_up()

    def _look_up(self) -> None:
        """Ask whether a body of this name that the directory has is the one that signs."""
        with self._database.reading() as tx:
            lines = directory.same_name(tx, self.name.text())
        self._known_ids = {str(at): line.id for at, line in enumerate(lines, start=1)}
        told = [
            ngettext(
                "%(name)s, %(count)d signature",
                "%(name)s, %(count)d signatures",
                line.signatures,
            )
            % {"name": line.full_name, "count": line.signatures}
            for line in lines
        ]
        self.known.offer([("0", _("a new signatory")), *zip(self._known_ids, told, strict=True)])
        if self.known.currentIndex() < 0:
            self.known.setCurrentIndex(0)
        self.form.setRowVisible(self.known, bool(lines))
        self.grow()

    def _add_several(self) -> None:
        """Add the rows of further representatives and bodies, which are shown when the user asks for them."""
        self.form.addRow(
            beside(
                self,
                self.several,
                lambda: _("More representatives, or a joint entry of several bodies"),
            )
        )
        for rows in (self.people, self.bodies):
            self.form.addRow(rows)
            rows.grown.connect(self.grow)
        self.several.toggled.connect(self._show_several)
        self._show_several(False)

    def _show_several(self, shown: bool) -> None:
        for rows in (self.people, self.bodies):
            self.form.setRowVisible(rows, shown)
        self.grow()

    def _add_fields(self) -> None:
        for day in (self.signed_on, self.received_on):
            self.put_words(day.setPlaceholderText, lambda: _("dd.mm.yyyy"))
        fields: list[tuple[Words, QWidget]] = [
            (lambda: _("Name, as signed"), self.name),
            (lambda: _("Legal form"), self.legal_form),
            (lambda: _("Kind"), self.kind),
            (lambda: _("Capacity"), self.capacity),
            (lambda: _("Representative"), self.representative),
            (lambda: _("Office"), self.office),
            (lambda: _("Place"), self.place),
            (lambda: _("Country"), self.country),
            (lambda: _("Status"), self.status),
            (lambda: _("Section of the annex"), self.section),
            (lambda: _("Signed on"), self.signed_on),
            (lambda: _("Received on"), self.received_on),
        ]
        if not self._sections:
            fields = [each for each in fields if each[1] is not self.section]
        add_grid(self, fields)

    def _name_boxes(self) -> None:
        named = [(str(each.ordinal), section_words(each)) for each in self._sections]
        self.section.offer([*named, ("0", _("no section"))])
        self._look_up()
        if self.section.currentIndex() < 0:
            self.section.setCurrentIndex(0)

    def _follow_kind(self) -> None:
        """A person signs as an individual, a body for itself, until something else is chosen."""
        self.capacity.choose("individual" if self.kind.key() == "individual" else "organisation")

    def _sign(self) -> None:
        self._write(self._added)

    def _add_and_next(self) -> None:
        try:
            self._write(self._be_ready)
        except UserError as error:
            self.refuse(str(error))

    def _be_ready(self, number: int) -> None:
        """Be ready for the next, of whom only kind and section are likely the same."""
        self._added(number)
        self.refusal.setVisible(False)
        alone = (self.name, self.legal_form, self.representative, self.office, self.place)
        for field in (*alone, self.country, self.signed_on, self.received_on):
            field.clear()
        for rows in (self.people, self.bodies):
            rows.clear()
        self.several.setChecked(False)
        self.status.choose("signed")
        said = _("Added: No. %(number)d.") % {"number": number}
        self.done_note.setText(said)
        self.done_note.setVisible(True)
        self.grow()
        self.name.setFocus()

    def _write(self, then: Added) -> None:
        change = operations.sign(self._statement, new=self._read())
        self._desk.operations.write(change, lambda answer: then(answer.result.number))

    def _read(self) -> signatures.NewSignature:
        several = self.several.isChecked()
        sections = {str(each.ordinal): each.id for each in self._sections}
        return signatures.NewSignature(
            name=self.name.text(),
            kind=self.kind.key(),
            legal_form=self.legal_form.text(),
            representative=self.representative.text(),
            office=self.office.text(),
            more_representatives=tuple(self.people.pairs()) if several else (),
            joint=tuple(self.bodies.pairs()) if several else (),
            place=self.place.text(),
            country=self.country.text(),
            capacity=self.capacity.key(),
            status=self.status.key(),
            signatory_id=self._known_ids.get(self.known.key()),
            section_id=sections.get(self.section.key()) if self._sections else None,
            signed_on=checked.read_day(self.signed_on.text(), today()),
            received_on=checked.read_day(self.received_on.text(), today()),
        )
