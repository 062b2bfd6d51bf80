"""The second tab of the details: fields that save themselves when they are left."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.desk.saved_fields import SavedFields
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.captioned_field import Editor, Field, FieldGrid, PrivateField
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.widgets.lines import Lines
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.desktop.widgets.respelling import (
    Correcting,
    OfSomebody,
    Respelling,
    unsaid_sentence,
)
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.wording import details_words
from coalition_app.documents.layout.missing_characters import is_drawable
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.labels import CAPACITIES, CONSENTS, KINDS
from coalition_app.operations import signature_edits
from coalition_app.records.lists.signature_details import SignatureDetails
from coalition_app.records.signatures import edits, lapses
from coalition_app.records.statements.statements import StatementRow

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Change

CAPTIONS = {
    "name": N_("Name, as signed"),
    "printed_form": N_("Printed form"),
    "legal_form": N_("Legal form"),
    "representative": N_("Representative"),
    "office": N_("Office"),
    "place": N_("Place"),
    "country": N_("Country"),
    "capacity": N_("Capacity"),
    "kind": N_("Kind"),
    "section": N_("Section"),
    "signed_on": N_("Signed on"),
    "received_on": N_("Received on"),
    "contacts": N_("Contacts, one per line"),
    "notes": N_("Notes"),
    "publish": N_("May be published"),
}
SHORT = ("place", "country", *edits.DAYS)
"""Fields of which two are placed side by side."""
PRIVATE = ("contacts", "notes", "publish")
GAP = 8
LOCK = 16
"""Pixels of the lock's side."""


class Data(Spoken, QWidget):
    """The fields of a signature, what is private among them covered."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("data")
        self._shown: SignatureDetails | None = None
        self._statement: StatementRow | None = None
        self._worn: theme.Colours | None = None
        self.fields = {key: self._make_field(key) for key in CAPTIONS}
        self._saved = SavedFields(desk, self.fields, self._change, self._say_whom)
        self._grid = FieldGrid([self.fields[key] for key in CAPTIONS if key not in PRIVATE], self)
        self.others, self.origin = Lines(), Lines()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self._grid, self.others, self.origin, self._private_part()):
            column.addWidget(part)

    def fill(self, found: SignatureDetails, statement: StatementRow) -> None:
        """Show a signature; what is being typed in it stays."""
        self._shown, self._statement = found, statement
        self._colour()
        self.others.fill(details_words.others_lines(found.signed))
        self.origin.fill(details_words.origin_lines(found))
        self._offer_sections(found)
        signed = found.signed
        self._show_field("printed_form", bool(signed.printed_form) or not is_drawable(signed.name))
        values = {key: details_words.field_value(found, key) for key in self.fields}
        self._saved.fill(found.signed.id, values)

    def let_write(self, writable: bool) -> None:
        """Let the fields be changed, or only be read; one with unsaved words stays open, so that the lock
        keeps them."""
        for field in self.fields.values():
            field.let_write(writable or field.differs())

    def forget(self) -> None:
        """Leave no value of a register in fields that are only hidden."""
        self._shown = self._statement = None
        self.others.fill([])
        self.origin.fill([])
        self._saved.forget()

    def retranslate(self) -> None:
        """Speak the program's language; other captions ask for other columns."""
        super().retranslate()
        self._grid.spread_anew()

    def save(self) -> None:
        """Save what was typed and not yet left, as before another signatory is shown."""
        self._saved.save()

    def _change(self, field: Field) -> "Change[Any]":
        shown, statement = self._shown, self._statement
        if shown is None or statement is None:
            raise UserError(_("Choose a signatory first."))
        return _change(statement, shown.signed.number, field)

    def _say_whom(self, sentence: str) -> str:
        number = self._shown.signed.number if self._shown else 0
        return _("No. %(number)d: %(sentence)s") % {"number": number, "sentence": sentence}

    def _offer_sections(self, found: SignatureDetails) -> None:
        field = self.fields["section"]
        choices = details_words.section_choices(found)
        if isinstance(field.editor, WordBox):
            field.editor.offer(choices)
        self._show_field("section", len(choices) > 1)

    def _show_field(self, key: str, shown: bool) -> None:
        """Show a field only where there is something to be said in it."""
        field, away = self.fields[key], not shown
        if field.property("away") != away:
            field.setProperty("away", away)
            field.setVisible(shown)
            self._grid.spread_anew()

    def _make_field(self, key: str) -> Field:
        editor: Editor
        if key in ("contacts", "notes"):
            editor = QPlainTextEdit()
            mark_private(editor)
        elif key in ("capacity", "kind", "publish", "section"):
            words = {"capacity": CAPACITIES, "kind": KINDS, "publish": CONSENTS}
            editor = WordBox(words.get(key))
        else:
            editor = QLineEdit()
            if key in edits.DAYS:
                self.put_words(editor.setPlaceholderText, lambda: _("dd.mm.yyyy"))
        if key == "name":
            field: Field = Respelling(key, editor)
        elif key in lapses.FIELDS:
            field = Correcting(key, editor)
        elif isinstance(editor, QPlainTextEdit):
            field = PrivateField(key, editor, lambda: _("Show"))
        else:
            field = Field(key, editor)
        if isinstance(field, OfSomebody):
            field.matters = self._matters
        field.setProperty("short", key in SHORT)
        self.put_words(field.name, lambda: _(CAPTIONS[key]))
        return field

    def _matters(self, before: str, after: str) -> bool:
        """Tell whether evidence would no longer count if it is not the spelling that was put right."""
        pieces = self._shown.evidence if self._shown else ()
        carried = any(not each.lapsed and each.claim in lapses.LAPSING for each in pieces)
        return carried and lapses.more_than_spelling(before, after)

    def _private_part(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "private")
        inside = QVBoxLayout(frame)
        inside.setSpacing(GAP)
        self._lock = QLabel()
        self._lock.setFixedWidth(LOCK + 2)
        said = wrapped_label("", "heading")
        self.put_words(lambda text: put_text(said, text), lambda: _("Never printed, never sent"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._lock)
        row.addWidget(said, 1)
        inside.addLayout(row)
        for key in PRIVATE:
            inside.addWidget(self.fields[key])
        return frame

    def _colour(self) -> None:
        """Draw the lock in the colours of the theme, again only when another one is applied."""
        if self._worn is not theme.applied():
            self._worn = theme.applied()
            self._lock.setPixmap(icon("lock", "quiet").pixmap(LOCK, LOCK))


def _change(statement: StatementRow, number: int, field: Field) -> "Change[Any]":
    value = field.value()
    spelling = field.whose.spelling if isinstance(field, OfSomebody) else None
    if isinstance(field, OfSomebody) and field.is_open():
        raise UserError(unsaid_sentence())
    if isinstance(field, Respelling):
        return signature_edits.respell_name(
            statement, number=number, name=value, reason=field.reason.text(), spelling=spelling
        )
    if field.key == "printed_form":
        return signature_edits.give_printed_form(statement, number=number, form=value)
    if field.key in PRIVATE:
        given: Any = value.splitlines() if field.key == "contacts" else value
        return signature_edits.change_private(statement, number=number, **{field.key: given})
    return signature_edits.change_field(
        statement, numbers=[number], field=field.key, to=value, spelling=spelling
    )
