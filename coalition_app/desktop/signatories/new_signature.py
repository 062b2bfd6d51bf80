"""The dialog that adds signatures by hand."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.signatories.joint_dialog import further_bodies, further_people
from coalition_app.desktop.signatories.pasted_line import (
    BETWEEN,
    Doubt,
    doubts_of,
    left_out,
    not_recorded,
    only_proposed,
    only_unclear,
    pieces_of,
    proposals_of,
    values_of,
    words_recorded,
)
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.wrapped_words import beside, wrapped
from coalition_app.desktop.wording.signature_words import section_words
from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import CAPACITIES, CONSENTS, KINDS, STATUSES
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
NOBODY = DraftEntry(number=0, as_printed="", name="")
"""What an empty line says."""
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
        self.line = QLineEdit()
        self.kind, self.capacity = WordBox(KINDS), WordBox(CAPACITIES)
        self.status = WordBox({key: STATUSES[key] for key in SIGNING})
        self.section, self.publish = WordBox(), WordBox(CONSENTS)
        self.legal_form, self.name = QLineEdit(), QLineEdit()
        self.representative, self.office = QLineEdit(), QLineEdit()
        self.place, self.country, self.contacts = QLineEdit(), QLineEdit(), QLineEdit()
        self.signed_on, self.received_on = QLineEdit(), QLineEdit()
        self.known, self._known_ids = WordBox(), dict[str, uuid.UUID]()
        self.several, self.compared = QCheckBox(), QCheckBox()
        self.people, self.bodies = further_people(), further_bodies()
        self._doubts = dict[str, list[Doubt]]()
        """What is doubtful of what was read, by field; under "line" what no field holds."""
        self._entry = NOBODY
        """What was read of the line or the letter."""
        self._pieces: tuple[DraftPiece, ...] = ()
        self._lost = list[int]()
        """The places of its pieces that were in no field when it was read."""
        self._by_hand = set[str]()
        """Fields that were filled by hand, which a line read later leaves alone."""
        self._read_bodies = list[tuple[str, str]]()
        self._marks = dict[str, QLabel]()
        self.more = QPushButton()
        self._add_fields()
        self._add_known()
        self._add_more()
        if delivered is not None:
            self.add_note(lambda: editions.acceding_sentence(delivered))
        self._add_compared()
        self.done_note = self.add_note(lambda: "")
        self.done_note.setVisible(False)
        self.next = QPushButton()
        self.put_words(self.next.setText, lambda: _("Add and continue"))
        self.next.setAutoDefault(False)
        self.next.clicked.connect(self._add_and_next)
        self.buttons.insertWidget(self.buttons.count() - 1, self.next)
        self._first = self.line
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self._name_boxes()
        self._place_fields()
        self._show_doubts()

    def retranslate(self) -> None:
        """Speak the program's language, also in the boxes."""
        self._name_boxes()
        self._show_doubts()
        super().retranslate()

    def open(self) -> None:
        """Show the dialog as high as the fields that are shown."""
        # Made with all of its fields, it was higher than those that are shown.
        self.setAttribute(Qt.WidgetAttribute.WA_Resized, False)
        super().open()

    def propose(self, entry: DraftEntry) -> None:
        """Fill in what a letter says of who signs it; it is looked at before it is added."""
        self.kind.choose(entry.kind)
        self._fill(entry)
        self._keep_account(entry)

    def _take_line(self, text: str) -> None:
        """Fill the fields from a pasted entry, save those filled by hand, and mark what is doubtful."""
        from coalition_app.intake.edit_draft import read_pasted

        # What was only emptied by hand is filled again.
        self._by_hand -= {key for key in values_of(NOBODY) if not getattr(self, key).text()}
        self.compared.setChecked(False)
        self._doubts.clear()
        entry = NOBODY
        if text.strip():
            try:
                entry = read_pasted(text)
            except UserError:
                self._doubts["line"] = [("", lambda: _("No name was found in this line."))]
            if "kind" not in self._by_hand:
                self.kind.choose(entry.kind)
            if "capacity" not in self._by_hand:
                self.capacity.choose(entry.capacity)
        if "publish" not in self._by_hand:
            self.publish.choose(entry.consent or "yes")
        self._fill(entry)
        if self.bodies.pairs() == self._read_bodies:
            self._read_bodies = [(each.legal_form, each.name) for each in entry.joint]
            self.bodies.clear()
            self.bodies.fill(self._read_bodies)
            self.several.setChecked(self.several.isChecked() or bool(entry.joint))
        for key, doubt in doubts_of(entry):
            self._doubts.setdefault(key, []).append(doubt)
        self._keep_account(entry, text)

    def _fill(self, entry: DraftEntry) -> None:
        """Fill the fields of words, save those filled by hand."""
        for key, value in values_of(entry).items():
            if key not in self._by_hand:
                getattr(self, key).setText(value)
                getattr(self, key).setCursorPosition(0)

    def _keep_account(self, entry: DraftEntry, line: str = "") -> None:
        """Keep what of an entry is in no field, and show it with what else is doubtful."""
        self._entry, self._pieces = entry, pieces_of(entry, line)
        out = [self._pieces[at] for at in self._left_out()]
        for key, text in proposals_of(out, line or entry.as_printed):
            if key not in self._by_hand and not getattr(self, key).text():
                getattr(self, key).setText(text)
                told = [each for each in self._doubts.pop("line", []) if each[0] != text]
                self._doubts |= {"line": told, key: [(text, partial(only_proposed, text))]}
        self._lost = self._left_out()
        self._place_fields()
        self._show_doubts()

    def _left_out(self) -> list[int]:
        """Return the places of the pieces that nothing holds of what will be recorded."""
        alone = (self.legal_form, self.name, self.representative, self.office, self.place)
        fields = (*alone, self.country, self.contacts, self.signed_on, self.received_on)
        pairs = (*self.people.pairs(), *self.bodies.pairs()) if self.several.isChecked() else ()
        boxes = {
            "wish": self._entry.consent and self._entry.consent == self.publish.key(),
            "capacity": self._entry.capacity == self.capacity.key(),
        }
        saved = [*(each.text() for each in fields), *(text for pair in pairs for text in pair)]
        settled = [role for role, holds in boxes.items() if holds]
        return left_out(self._pieces, [*saved, self._entry.reservation], settled)

    def _told(self) -> dict[str, list[Words]]:
        """Return all that must be looked at, by field: doubts, words on demands, what is not recorded."""
        still = set(self._left_out())
        out = [self._pieces[at].text for at in self._lost if at in still]
        put = {self._pieces[at].text for at in self._lost if at not in still}
        # What is not recorded is told once, whatever else is doubtful of it.
        elsewhere = {*out, *(put & only_unclear(self._entry))}
        told = {
            key: [words for text, words in doubts if key != "line" or text not in elsewhere]
            for key, doubts in self._doubts.items()
        }
        line = []
        if self._entry.reservation:
            line.append(partial(words_recorded, self._entry.reservation))
        line += [partial(not_recorded, text, self._entry) for text in out]
        if line:
            told.setdefault("line", []).extend(line)
        return {key: words for key, words in told.items() if words}

    def _change_by_hand(self, key: str) -> None:
        """Keep what was filled in by hand, which is no longer what was read with a doubt."""
        self._by_hand.add(key)
        if self._doubts.pop(key, None) or self._lost:
            self._show_doubts()

    def _show_doubts(self) -> None:
        """Say below each field why what was read into it is doubtful, and ask to compare it."""
        all_told = self._told()
        for key, mark in self._marks.items():
            told = "\n".join(f"⚠ {words()}" for words in all_told.get(key, ()))
            mark.setText(told)
            getattr(self, key).setAccessibleDescription(told)
            self.form.setRowVisible(mark, bool(told))
        self._compared_row.setVisible(bool(all_told))
        self.grow()

    def _add_compared(self) -> None:
        """Add the tick without which nothing doubtful is recorded; it stays where fields scroll."""
        self._compared_row = QWidget()
        row = beside(
            self, self.compared, lambda: _("I compared what is marked with the source: it is right")
        )
        row.setContentsMargins(0, 0, 0, 0)
        self._compared_row.setLayout(row)
        column = cast("QVBoxLayout", self.layout())
        column.insertWidget(column.indexOf(self.refusal), self._compared_row)

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

    def _add_more(self) -> None:
        """Add the fields that are seldom needed, and the rows of further representatives and bodies."""
        give_role(self.more, "flush")
        self.more.setAutoDefault(False)
        self.more.setCheckable(True)
        self.put_words(self.more.setText, lambda: _("More fields"))
        self.buttons.insertWidget(0, self.more)
        rare: list[tuple[Words, QWidget]] = [
            (lambda: _("Capacity"), self.capacity),
            (lambda: _("Country"), self.country),
            (lambda: _("Contacts"), self.contacts),
            (lambda: _("Status"), self.status),
            (lambda: _("May be published"), self.publish),
            (lambda: _("Signed on"), self.signed_on),
            (lambda: _("Received on"), self.received_on),
        ]
        for words, editor in rare:
            self.add_field(words, editor)
            if editor is self.signed_on:
                self._add_mark("signed_on")
        self._several_row = QWidget()
        row = beside(
            self,
            self.several,
            lambda: _("More representatives, or a joint entry of several organisations"),
        )
        row.setContentsMargins(0, 0, 0, 0)
        self._several_row.setLayout(row)
        self.form.addRow(self._several_row)
        for rows in (self.people, self.bodies):
            self.form.addRow(rows)
            rows.grown.connect(self.grow)
        self.several.toggled.connect(lambda _on: self._place_fields())
        self.more.toggled.connect(lambda _on: self._place_fields())
        for field in (self.country, self.contacts, self.signed_on, self.received_on):
            field.textChanged.connect(lambda _text: self._place_fields())

    def _place_fields(self) -> None:
        """Show the rare fields where they are asked for, and those of them that say something."""
        more, several = self.more.isChecked(), self.several.isChecked()
        usual = "individual" if self.kind.key() == "individual" else "organisation"
        says = {
            self.capacity: self.capacity.key() != usual,
            self.country: bool(self.country.text()) or self.country.hasFocus(),
            self.contacts: bool(self.contacts.text()) or self.contacts.hasFocus(),
            self.status: self.status.key() != "signed",
            self.publish: self.publish.key() != "yes",
            self.signed_on: bool(self.signed_on.text()) or self.signed_on.hasFocus(),
            self.received_on: bool(self.received_on.text()) or self.received_on.hasFocus(),
            self._several_row: several,
        }
        for field, said in says.items():
            self.form.setRowVisible(field, more or said)
        for rows in (self.people, self.bodies):
            self.form.setRowVisible(rows, several)
        self.grow()

    def _add_fields(self) -> None:
        """Add the line to paste, and below it the fields that it fills, each with room for a mark."""
        for day in (self.signed_on, self.received_on):
            self.put_words(day.setPlaceholderText, lambda: _("dd.mm.yyyy"))
        for put in (self.line.setPlaceholderText, self.line.setToolTip):
            self.put_words(put, lambda: _("name, representative, office, place"))
        self.line.textChanged.connect(self._take_line)
        fields: list[tuple[str, Words]] = [
            ("line", lambda: _("Paste a line")),
            ("legal_form", lambda: _("Legal form")),
            ("name", lambda: _("Name, as signed")),
            ("representative", lambda: _("Representative")),
            ("office", lambda: _("Office")),
            ("place", lambda: _("Place")),
            ("kind", lambda: _("Kind")),
            ("section", lambda: _("Section of the annex")),
        ]
        for key, words in fields:
            editor = getattr(self, key)
            self.add_field(words, editor)
            self._add_mark(key)
            if isinstance(editor, WordBox):
                editor.activated.connect(lambda _at, key=key: self._change_by_hand(key))
            elif key != "line":
                editor.textEdited.connect(lambda _text, key=key: self._change_by_hand(key))
        self.form.setRowVisible(self.section, bool(self._sections))
        self.capacity.activated.connect(lambda _at: self._change_by_hand("capacity"))
        self.publish.activated.connect(lambda _at: self._change_by_hand("publish"))
        for key in ("country", "contacts", "signed_on", "received_on"):
            editor = getattr(self, key)
            editor.textEdited.connect(lambda _text, key=key: self._change_by_hand(key))

    def _add_mark(self, key: str) -> None:
        """Make room below a field for what is doubtful of it."""
        self._marks[key] = wrapped(QLabel(), "warning")
        self.form.addRow("", self._marks[key])

    def _name_boxes(self) -> None:
        named = [(str(each.ordinal), section_words(each)) for each in self._sections]
        self.section.offer([("0", _("no section")), *named])
        self._look_up()
        if self.section.currentIndex() < 0:
            self._propose_section()

    def _follow_kind(self) -> None:
        """A person signs as an individual, a body for itself, until something else is chosen."""
        self.capacity.choose("individual" if self.kind.key() == "individual" else "organisation")
        if "section" not in self._by_hand:
            self._propose_section()

    def _propose_section(self) -> None:
        """Choose the section in which only those of this kind stand; of several, that of most."""
        fitting = statements.fitting_sections(self._sections, [self.kind.key()])
        most = max(fitting, key=lambda each: each.signatures, default=None)
        self.section.choose(str(most.ordinal) if most else "0")

    def _sign(self) -> None:
        self._write(self._added)

    def _add_and_next(self) -> None:
        try:
            self._write(self._be_ready)
        except UserError as error:
            self.refuse(str(error))

    def _be_ready(self, number: int) -> None:
        """Be ready for the next, of whom only kind and a section that was chosen are likely the same."""
        self._added(number)
        self.refusal.setVisible(False)
        first = self.line if self.line.text() else self.name
        self._by_hand &= {"section"}
        self.line.clear()
        alone = (self.name, self.legal_form, self.representative, self.office, self.place)
        for field in (*alone, self.country, self.contacts, self.signed_on, self.received_on):
            field.clear()
        for rows in (self.people, self.bodies):
            rows.clear()
        self.several.setChecked(False)
        self.status.choose("signed")
        self.publish.choose("yes")
        self._doubts.clear()
        self._keep_account(NOBODY)
        said = _("Added: No. %(number)d.") % {"number": number}
        self.done_note.setText(said)
        self.done_note.setVisible(True)
        self.grow()
        self._read_bodies = []
        first.setFocus()

    def _write(self, then: Added) -> None:
        if self._told() and not self.compared.isChecked():
            raise UserError(
                _(
                    "Nothing is recorded yet. Compare what is marked with the source, correct it where it "
                    "is wrong, then tick that it is right."
                )
            )
        words = self._entry.reservation
        change = operations.sign(self._statement, new=self._read(), words=words)
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
            publish=self.publish.key(),
            contacts=tuple(self.contacts.text().split(BETWEEN.strip())),
            signatory_id=self._known_ids.get(self.known.key()),
            section_id=sections.get(self.section.key()) if self._sections else None,
            signed_on=checked.read_day(self.signed_on.text(), today()),
            received_on=checked.read_day(self.received_on.text(), today()),
        )
