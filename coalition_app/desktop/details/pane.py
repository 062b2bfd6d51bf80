"""The details of the chosen signatory: positions and words, fields that save themselves, history."""

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.details.doubts import Doubts
from coalition_app.desktop.details.parts import Acts, Tags
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.captioned_field import (
    Editor,
    Field,
    FieldGrid,
    put_text,
    wrapped_label,
)
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.lines import Lines
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.desktop.wording import details_words
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.labels import CAPACITIES, CONSENTS, KINDS
from coalition_app.operations import door, doubts, signature_edits
from coalition_app.records.lists.signature_details import SignatureDetails, read_details
from coalition_app.records.positions.doubts import Doubt, list_doubts
from coalition_app.records.signatures import edits
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Change

CAPTIONS = {
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
    "contacts": N_("Contacts, one a line"),
    "notes": N_("Notes"),
    "publish": N_("May be published"),
}
SHORT = ("place", "country", *edits.DAYS)
"""Fields of which two are placed side by side."""
PRIVATE = ("contacts", "notes", "publish")
LONG_NAME = 60
"""Letters of a name above which it is not set as large as a title."""
MARGIN, GAP, BEFORE_HEADING = 18, 8, 14
LOCK = 16
"""Pixels of the lock's side."""


class DetailsPane(Spoken, QScrollArea):
    """Scrolls when it must; empty until somebody is chosen.

    A field saves itself when it is left. What was typed and refused is kept, also while another signatory
    is shown, until it is corrected or abandoned with Escape.
    """

    _saved = Signal(object)
    """Emitted when the call that saved is over: it may come from within a page that is being read."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._saved.connect(desk.operations.changed, Qt.ConnectionType.QueuedConnection)
        self._desk = desk
        self._shown: SignatureDetails | None = None
        self._statement: StatementRow | None = None
        self._database: Database | None = None
        self._chosen = 1
        self._doubts: list[Doubt] = []
        self._worn: theme.Colours | None = None
        self._kept: dict[tuple[uuid.UUID, str], tuple[str, str]] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(260)
        self.setObjectName("details")
        self.put_words(self.setAccessibleName, lambda: _("Details"))
        self.fields = {key: self._make_field(key) for key in CAPTIONS}
        self._build()
        self.clear()

    # Showing

    def clear(self) -> None:
        """Say that nobody is chosen; what is being typed is saved first."""
        self.save()
        self._shown = self._statement = None
        if self._desk.operations.database is None:
            self._kept.clear()
        self._body.setVisible(False)
        self._nobody.setVisible(True)
        self._forget()

    def show_signature(
        self, database: Database, statement: StatementRow, signed: SignatureRow, chosen: int = 1
    ) -> None:
        """Show one signature as the register holds it now; what is being typed stays.

        `chosen` counts the signatures that are chosen: where there are more, it says which one this is.
        """
        other = self._shown is None or self._shown.signed.id != signed.id
        if other:
            self.save()
        with database.reading() as tx:
            found = read_details(tx, statement, signed.number)
            self._doubts = [
                each
                for each in (list_doubts(tx, statement, [signed.number]) if signed.is_open else ())
                if each.piece is not None
            ]
        if found is None:
            self.clear()
            return
        self._database, self._statement, self._shown = database, statement, found
        self._chosen = chosen
        if other:
            self.verticalScrollBar().setValue(0)
        self._fill(found, statement, anew=other)
        self._nobody.setVisible(False)
        self._body.setVisible(True)

    def retranslate(self) -> None:
        """Speak the program's language, also in what was read from the register."""
        super().retranslate()
        self._grid.spread_anew()
        if self._shown is not None and self._statement is not None and self._database is not None:
            self.show_signature(self._database, self._statement, self._shown.signed, self._chosen)

    def focus_first(self) -> None:
        """Go to the first field, as F2 does where the list cannot be edited."""
        editor = self.fields["representative"].editor
        editor.setFocus()
        self.ensureWidgetVisible(self.fields["representative"])
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    # Saving

    def save(self) -> None:
        """Save what was typed and not yet left, as before another signatory is shown."""
        wrote = [self._write(field) for field in self.fields.values() if field.differs()]
        if any(wrote):
            self._saved.emit(frozenset[str]().union(*wrote))

    def _leave(self, field: Field) -> None:
        if field.differs() and (wrote := self._write(field)):
            self._desk.operations.changed.emit(wrote)

    def _write(self, field: Field) -> frozenset[str]:
        """Write one field as one action; return the tables written. A refusal stays below the field."""
        shown, statement = self._shown, self._statement
        database = self._desk.operations.database
        if shown is None or statement is None or database is None:
            return frozenset()
        value, key = field.value(), (shown.signed.id, field.key)
        number = shown.signed.number
        try:
            answer = door.write(database, _change(statement, number, field.key, value))
        except UserError as error:
            field.refuse(str(error))
            self._kept[key] = (value, str(error))
            self._desk.refuse(
                _("No. %(number)d: %(sentence)s") % {"number": number, "sentence": error}
            )
            return frozenset()
        self._kept.pop(key, None)
        field.saved = value
        field.refuse("")
        return answer.tables

    # Filling

    def _fill(self, found: SignatureDetails, statement: StatementRow, *, anew: bool) -> None:
        signed = found.signed
        self.several.setVisible(self._chosen > 1)
        put_text(self.several_note, details_words.several_note(signed.number, self._chosen))
        put_text(self.number, details_words.number_line(signed))
        put_text(self.name, signed.full_name)
        self._size_name(signed.full_name)
        self._colour()
        self.state.fill(details_words.state_tags(found))
        self.positions.fill(details_words.position_tags(found, statement))
        self._positions_heading.setVisible(bool(statement.demands))
        self.acts.fill(found.acts, found.evidence)
        self.doubts.fill(self._doubts)
        self.evidence.fill(details_words.evidence_lines(found))
        self.others.fill(details_words.others_lines(signed))
        self.origin.fill(details_words.origin_lines(found))
        self.history.fill(details_words.history_lines(found))
        undoable = bool(found.history) and found.history[0].undone_next
        self.undo.setVisible(undoable)
        if undoable:
            named = {"action": found.history[0].sentence}
            self.undo.setToolTip(_("Undo: %(action)s") % named)
        self._offer_sections(found)
        self._fill_fields(found, anew=anew)

    def _fill_fields(self, found: SignatureDetails, *, anew: bool) -> None:
        for key, field in self.fields.items():
            value = details_words.field_value(found, key)
            kept = self._kept.get((found.signed.id, key))
            if anew:
                field.show_value(value)
                if kept is not None:
                    field.put(kept[0])
                    field.refuse(kept[1])
            elif not field.differs():
                field.show_value(value)
            else:
                field.saved = value

    def _offer_sections(self, found: SignatureDetails) -> None:
        field = self.fields["section"]
        choices = details_words.section_choices(found)
        if isinstance(field.editor, WordBox):
            field.editor.offer(choices)
        away = len(choices) < 2
        if field.property("away") != away:
            field.setProperty("away", away)
            field.setVisible(not away)
            self._grid.spread_anew()

    def _colour(self) -> None:
        """Draw the locks in the colours of the theme, again only when another one is applied."""
        if self._worn is not theme.applied():
            self._worn = theme.applied()
            for lock in (self._lock, self._private_lock):
                lock.setPixmap(icon("lock", "quiet").pixmap(LOCK, LOCK))

    def _size_name(self, name: str) -> None:
        role = "title" if len(name) <= LONG_NAME else "heading"
        if self.name.property("role") != role:
            give_role(self.name, role)

    def _forget(self) -> None:
        """Leave no value of a register in widgets that are only hidden."""
        for label in (self.number, self.name):
            put_text(label, "")
        for part in (self.evidence, self.others, self.origin, self.history):
            part.fill([])
        self.state.fill([])
        self.positions.fill([])
        self.acts.fill([])
        self.doubts.fill([])
        for field in self.fields.values():
            field.show_value("")

    def _follow_on(self, key: str, ordinal: int) -> None:
        if self._shown is not None:
            self._desk.ask("positions.follow_on", key, self._shown.signed, ordinal)

    def _settle(self, piece: int, answer: str, all_like: bool) -> None:
        if self._shown is None or self._statement is None:
            return
        change = doubts.settle_pieces(
            self._statement,
            numbers=[self._shown.signed.number],
            piece=piece,
            answer=answer,
            all_like=all_like,
        )
        self._desk.operations.change(change)

    # Building

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
        field = Field(key, editor)
        field.setProperty("short", key in SHORT)
        self.put_words(field.name, lambda: _(CAPTIONS[key]))
        field.left.connect(lambda: self._leave(field))
        return field

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("inner")
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._nobody = wrapped_label("", "quiet")
        self.put_words(
            lambda text: put_text(self._nobody, text),
            lambda: _("Choose a signatory to see everything about them."),
        )
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        whole.addWidget(self._nobody)
        whole.addWidget(self._body)
        whole.addStretch()
        self._build_head()
        self._build_positions()
        self._add_heading(lambda: _("As signed"))
        self._grid = FieldGrid([self.fields[key] for key in CAPTIONS if key not in PRIVATE])
        self._column.addWidget(self._grid)
        self.others = Lines()
        self.together = self._button(lambda: _("Representatives and joint bodies…"))
        self.together.clicked.connect(lambda: self._desk.ask("editing.change_together"))
        self._column.addWidget(self.others)
        self._column.addWidget(self.together)
        self.origin = Lines()
        self._column.addWidget(self.origin)
        self._build_evidence()
        self._build_private()
        self._build_history()
        self.setWidget(inner)

    def _build_several(self) -> None:
        """Say that several are chosen and that only one of them is changed here."""
        self.several = QFrame()
        self.several.setProperty("role", "act")
        self.several_note = wrapped_label("", "")
        self.change_all = self._button(lambda: _("Change the selected…"))
        self.change_all.clicked.connect(lambda: self._desk.do("change-many"))
        inside = QVBoxLayout(self.several)
        inside.addWidget(self.several_note)
        inside.addWidget(self.change_all)
        self._column.addWidget(self.several)

    def _build_head(self) -> None:
        self._build_several()
        self.number, self.name = wrapped_label("", "quiet"), wrapped_label("", "title")
        self._lock = QLabel()
        said = wrapped_label("", "quiet")
        self.put_words(lambda text: put_text(said, text), lambda: _("The name is locked as signed"))
        for widget in (self._lock, said):
            self.put_words(
                widget.setToolTip,
                lambda: _(
                    "A signatory signed under this name, so it does not change with the organisation. "
                    "A misspelling is corrected with its reason, which the journal keeps."
                ),
            )
        locked = _row(self._lock, said)
        self.respell = self._button(lambda: _("Correct the spelling…"))
        self.respell.clicked.connect(lambda: self._desk.ask("editing.respell"))
        self.state = Tags()
        self.status = self._button(lambda: _("Change the standing…"))
        self.status.clicked.connect(lambda: self._desk.do("standing"))
        self.doubts = Doubts()
        self.doubts.answered.connect(self._settle)
        shown = (self.number, self.name, locked, self.respell, self.state, self.status)
        for part in (*shown, self.doubts):
            self._column.addWidget(part)

    def _build_positions(self) -> None:
        self._positions_heading = self._add_heading(lambda: _("Positions"))
        self.positions, self.acts = Tags(), Acts()
        self.acts.wanted.connect(self._follow_on)
        self.reserve = self._button(lambda: _("Record a position…"))
        self.reserve.clicked.connect(lambda: self._desk.do("reserve"))
        for part in (self.positions, self.acts, self.reserve):
            self._column.addWidget(part)

    def _build_evidence(self) -> None:
        self._add_heading(lambda: _("Evidence"))
        self.evidence = Lines(2, apart=8)
        self.record = self._button(lambda: _("Record evidence…"))
        self.record.clicked.connect(lambda: self._desk.do("evidence"))
        self._column.addWidget(self.evidence)
        self._column.addWidget(self.record)

    def _build_private(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "private")
        inside = QVBoxLayout(frame)
        inside.setSpacing(GAP)
        self._private_lock = QLabel()
        said = wrapped_label("", "heading")
        self.put_words(
            lambda text: put_text(said, text), lambda: _("Private: never printed, never sent")
        )
        inside.addWidget(_row(self._private_lock, said))
        for key in PRIVATE:
            inside.addWidget(self.fields[key])
        self._column.addSpacing(BEFORE_HEADING - GAP)
        self._column.addWidget(frame)

    def _build_history(self) -> None:
        self._add_heading(lambda: _("History"))
        self.undo = self._button(lambda: _("Undo the newest"))
        self.undo.clicked.connect(self._desk.operations.undo)
        self.history = Lines(2, apart=8)
        self._column.addWidget(self.undo)
        self._column.addWidget(self.history)

    def _add_heading(self, words: Words) -> QLabel:
        heading = wrapped_label("", "heading")
        heading.setContentsMargins(0, BEFORE_HEADING - GAP, 0, 0)
        self.put_words(lambda text: put_text(heading, text), words)
        self._column.addWidget(heading)
        return heading

    def _button(self, words: Words) -> WrapButton:
        button = WrapButton()
        self.put_words(button.say, words)
        return button


def _change(statement: StatementRow, number: int, key: str, value: str) -> "Change[int]":
    if key in PRIVATE:
        given: Any = value.splitlines() if key == "contacts" else value
        return signature_edits.change_private(statement, number=number, **{key: given})
    return signature_edits.change_field(statement, numbers=[number], field=key, to=value)


def _row(first: QLabel, said: QLabel) -> QWidget:
    """Put an icon before words."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    first.setFixedWidth(LOCK + 2)
    row.addWidget(first)
    row.addWidget(said, 1)
    return holder
