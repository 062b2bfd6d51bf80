"""Dialogs that change a signatory of the directory, a part each."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListWidgetItem, QWidget

from coalition_app.desktop.directory.details import PRINTS
from coalition_app.desktop.widgets.fields import words_field
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.labels import KINDS
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES
from coalition_app.operations import directory as operations
from coalition_app.records.signatories import directory
from coalition_app.records.signatories.directory import DirectoryIndex
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Change

LINES = 2
"""Lines that a field of several lines shows."""
FOUND = 30
"""Bodies that are offered at once; more letters find fewer."""
BETWEEN = " — "
"""Separates the name of a person from the office, as it is typed."""
CONSENT_WORDS = {
    "yes": N_("yes"),
    "initials": N_("initials only"),
    "withheld": N_("withheld"),
}


class SignatoryDialog(FormDialog):
    """Changes a part of one signatory as one action of the journal."""

    def __init__(
        self, desk: "Desk", database: Database, signatory_id: uuid.UUID, title: Words
    ) -> None:
        super().__init__(
            desk.window,
            title=title,
            agree=lambda: _("Save"),
            work=lambda: desk.operations.write(self.change()),
        )
        self._database, self._id = database, signatory_id
        with database.reading() as tx:
            self._found = directory.find_signatory(tx, signatory_id)
        self.fill()

    def fill(self) -> None:
        """Make the fields."""
        raise NotImplementedError

    def change(self) -> "Change[bool]":
        """Return the change that records what the fields hold."""
        raise NotImplementedError


class NamesDialog(SignatoryDialog):
    """The names of a signatory, in each language, former ones and others."""

    def __init__(self, desk: "Desk", database: Database, signatory_id: uuid.UUID) -> None:
        super().__init__(desk, database, signatory_id, lambda: _("Names of the signatory"))

    def fill(self) -> None:
        """Make the fields."""
        found = self._found
        self.name, self.legal_form = QLineEdit(found.line.name), QLineEdit(found.line.legal_form)
        self.kind = WordBox(KINDS)
        self.kind.choose(found.line.kind)
        self.former_names = words_field(self.fontMetrics().lineSpacing() * LINES + 18)
        self.former_names.setPlainText("\n".join(found.former_names))
        self.aliases = words_field(self.fontMetrics().lineSpacing() * LINES + 18)
        self.aliases.setPlainText("\n".join(found.aliases))
        self.add_field(lambda: _("Name"), self.name)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.legal_form, 1)
        row.addWidget(self.kind, 1)
        self.add_field(lambda: _("Legal form, kind"), both)
        self.put_words(self.legal_form.setAccessibleName, lambda: _("Legal form"))
        self.put_words(self.kind.setAccessibleName, lambda: _("Kind"))
        self.names: dict[str, QLineEdit] = {}
        for language in DOCUMENT_LANGUAGES:
            self.names[language] = QLineEdit(found.names.get(language, ""))
            self.add_field(partial(_name_caption, language), self.names[language])
        self.add_field(lambda: _("Former names, one a line"), self.former_names)
        self.add_field(lambda: _("Other names, one a line"), self.aliases)
        self.keep = QCheckBox()
        self.put_words(self.keep.setText, lambda: _("Keep the name so far among the former ones"))
        self.keep.setChecked(True)
        self.form.addRow(self.keep)
        self.add_note(lambda: _("What was signed keeps its name as signed, also in print."))

    def change(self) -> "Change[bool]":
        """Return the change of the names; a name that is replaced is kept where the box is ticked."""
        return operations.change_names(
            signatory=self._id,
            name=self.name.text(),
            legal_form=self.legal_form.text(),
            kind=self.kind.key(),
            names={language: field.text() for language, field in self.names.items()},
            former_names=self.former_names.toPlainText().splitlines(),
            aliases=self.aliases.toPlainText().splitlines(),
            keep=self.keep.isChecked(),
        )


class PlaceDialog(SignatoryDialog):
    """Where a signatory is."""

    def __init__(self, desk: "Desk", database: Database, signatory_id: uuid.UUID) -> None:
        super().__init__(desk, database, signatory_id, lambda: _("Place of the signatory"))

    def fill(self) -> None:
        """Make the fields."""
        self.place = QLineEdit(self._found.line.place)
        self.country = QLineEdit(self._found.line.country)
        self.add_field(lambda: _("Place"), self.place)
        self.add_field(lambda: _("Country"), self.country)

    def change(self) -> "Change[bool]":
        """Return the change of the place."""
        place, country = self.place.text(), self.country.text()
        return operations.change_place(signatory=self._id, place=place, country=country)


class PeopleDialog(SignatoryDialog):
    """The people who speak for a signatory, and their offices."""

    def __init__(self, desk: "Desk", database: Database, signatory_id: uuid.UUID) -> None:
        super().__init__(desk, database, signatory_id, lambda: _("People of the signatory"))

    def fill(self) -> None:
        """Make the field."""
        self.people = words_field(self.fontMetrics().lineSpacing() * 6 + 18)
        lines = (BETWEEN.join(part for part in each if part) for each in self._found.people)
        self.people.setPlainText("\n".join(lines))
        self.add_field(lambda: _("One a line: name — office"), self.people)

    def change(self) -> "Change[bool]":
        """Return the change of the people; the name is what precedes the first dash or comma."""
        people = [person_of(line) for line in self.people.toPlainText().splitlines()]
        return operations.change_people(signatory=self._id, people=people)


class PrivateDialog(SignatoryDialog):
    """Contacts, notes and the consent to publish the name."""

    def __init__(self, desk: "Desk", database: Database, signatory_id: uuid.UUID) -> None:
        super().__init__(desk, database, signatory_id, lambda: _("Private details"))

    def fill(self) -> None:
        """Make the fields."""
        found = self._found
        self.contacts = words_field(self.fontMetrics().lineSpacing() * LINES + 18)
        self.contacts.setPlainText("\n".join(found.contacts))
        self.notes = words_field(self.fontMetrics().lineSpacing() * LINES + 18)
        self.notes.setPlainText(found.notes)
        mark_private(self.contacts, self.notes)
        self.publish = WordBox(CONSENT_WORDS)
        self.publish.choose(found.line.publish)
        self.add_field(lambda: _("Contacts, one a line"), self.contacts)
        self.add_field(lambda: _("Notes"), self.notes)
        self.add_field(lambda: _("May the name be published?"), self.publish)
        self.prints = self.add_note(lambda: _(PRINTS[self.publish.key() or "yes"]))
        self.publish.currentIndexChanged.connect(self._say_what_prints)
        self.add_note(lambda: _("None of this is ever printed or written into any document."))

    def _say_what_prints(self) -> None:
        self.prints.setText(_(PRINTS[self.publish.key() or "yes"]))
        self.grow()

    def change(self) -> "Change[bool]":
        """Return the change of the private details."""
        return operations.change_private(
            signatory=self._id,
            contacts=self.contacts.toPlainText().splitlines(),
            notes=self.notes.toPlainText(),
            publish=self.publish.key(),
        )


class ParentDialog(SignatoryDialog):
    """Of which body a signatory is a branch, found by its name in any alphabet."""

    def __init__(self, desk: "Desk", database: Database, signatory_id: uuid.UUID) -> None:
        super().__init__(desk, database, signatory_id, lambda: _("Branch of"))

    def fill(self) -> None:
        """Make the search and the list of what it finds."""
        self._index: DirectoryIndex | None = None
        self.search, self.bodies = QLineEdit(), RowList(most_lines=2)
        self.bodies.setMinimumHeight(180)
        self.add_field(lambda: _("Find organisation"), self.search)
        self.add_field(lambda: _("Parent organisation"), self.bodies)
        self.search.textChanged.connect(self._offer)
        self._offer("")

    def retranslate(self) -> None:
        """Speak the program's language, also in the list."""
        super().retranslate()
        self._offer(self.search.text())

    def change(self) -> "Change[bool]":
        """Return the change to the chosen body, or to none."""
        item = self.bodies.currentItem()
        if item is None:
            raise UserError(_("Choose an organisation, or “no parent organisation”."))
        parent = item.data(Qt.ItemDataRole.UserRole)
        return operations.change_parent(signatory=self._id, parent=parent)

    def _offer(self, words: str) -> None:
        """Offer no body, the present one, and what the words find."""
        parent = self._found.parent
        self.bodies.clear()
        self._add(_("no parent organisation"), None)
        known = {self._id}
        if parent is not None:
            self._add(parent.full_name, parent.id)
            known.add(parent.id)
        if words.strip():
            with self._database.reading() as tx:
                if self._index is None:
                    self._index = directory.read_directory(tx)
                found = [self._index.ids[at] for at in self._index.select(words)[: FOUND + 2]]
                lines = directory.read_lines(tx, [each for each in found if each not in known])
            for line in lines[:FOUND]:
                self._add(line.full_name, line.id)
        self.bodies.setCurrentRow(
            self.bodies.count() - 1 if words.strip() else int(parent is not None)
        )

    def _add(self, text: str, signatory_id: uuid.UUID | None) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, signatory_id)
        item.setToolTip(text)
        self.bodies.addItem(item)


DIALOGS: "dict[str, Callable[[Desk, Database, uuid.UUID], SignatoryDialog]]" = {
    "names": NamesDialog,
    "parent": ParentDialog,
    "place": PlaceDialog,
    "people": PeopleDialog,
    "private": PrivateDialog,
}
"""The dialog of each part of a signatory."""


def _name_caption(language: str) -> str:
    return _("Name, %(language)s") % {"language": LANGUAGE_NAMES[language]}


def person_of(line: str) -> tuple[str, str]:
    """Take a typed line apart: the name before the first dash or comma, the office after it."""
    for between in (" — ", " – ", " - ", ","):
        name, found, office = line.partition(between)
        if found:
            return name.strip(), office.strip()
    return line.strip(), ""
