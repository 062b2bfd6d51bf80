"""What the directory holds of one signatory, each part edited where it stands."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.desk.saved_fields import SavedFields
from coalition_app.desktop.directory import fields as parts
from coalition_app.desktop.directory.merges import MergePart
from coalition_app.desktop.directory.model import full_forms
from coalition_app.desktop.directory.parent_field import ParentField
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.captioned_field import Field, PrivateField
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.widgets.lines import Lines
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.desktop.widgets.respelling import Renaming
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.desktop.wording.details_words import Line
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import KINDS, status_label
from coalition_app.records.signatories.directory import DirectoryLine, Signatory, SignedStatement
from coalition_app.records.signatories.merge_history import MergeRow

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Change

MOST_SIGNED = 12
"""Signatures with a button of their own; the others are in the lists of their statements."""
CAPTION, WIDE_CAPTION = 20, 30
"""Letters of the column of captions, and where the pane has room for captions on one line."""
WIDE, WIDEST = 56, 100
"""Letters of the pane from which captions stand beside their fields, and from which there is that room."""
LINES = 2
"""Lines that a field of several lines shows."""
MARGIN, GAP, BEFORE_HEADING = 24, 8, 8
FIRST_LINE = 8
"""Pixels above the first line in a field of several lines, where its caption stands."""
INSET = 10
"""Pixels by which what is private stands inside its box, the edge counted."""


class SignatoryPane(Spoken, QScrollArea):
    """Shows one signatory; a field saves itself when it is left, Escape puts back what was.

    `find` returns the bodies that words find.
    """

    signature_wanted = Signal(int, int)
    """Number of a statement, and number in it."""

    def __init__(self, desk: "Desk", find: Callable[[str], list[DirectoryLine]]) -> None:
        super().__init__()
        self._shown: Signatory | None = None
        self.setObjectName("signatory")
        self.setProperty("role", "tab")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parent_field = ParentField(find)
        self.fields = {key: self._make_field(key) for key in parts.CAPTIONS}
        self._saved = SavedFields(desk, self.fields, self._change, self._say_whom)
        self.name, self.kind = wrapped_label("", "name"), Tag()
        self.merges = MergePart()
        self.forms, self.branches, self._signed_lines = Lines(2), Lines(4), Lines(4)
        self.prints = wrapped_label("", "quiet")
        self.signed: list[WrapButton] = []
        self._signed_at: list[tuple[int, int]] = []
        self._signed_column = QVBoxLayout()
        self._signed_column.setSpacing(6)
        self._build()

    def show_signatory(
        self, found: Signatory | None, merged: Sequence[MergeRow] = (), chosen: int = 1
    ) -> None:
        """Show a signatory with its merges; nothing where there is none. `chosen` are in the list."""
        if self._shown is not None and (found is None or found.line.id != self._shown.line.id):
            self._saved.save()
            self.verticalScrollBar().setValue(0)
        self._shown = found
        self.merges.say_chosen(chosen)
        self.merges.show_merges(found.line.id if found else None, merged)
        inner = self.widget()
        if inner is not None:
            inner.setVisible(found is not None)
        if found is None:
            self._signed_at = []
            self._saved.forget()
            return
        put_text(self.name, found.line.full_name)
        self.kind.say(_(KINDS[found.line.kind]))
        self.forms.fill(_form_lines(found))
        self.parent_field.show_parent(found.parent)
        self._saved.fill(found.line.id, parts.values_of(found))
        away = parts.unfitting(found)
        for key in ("parent", "people"):
            self.fields[key].setVisible(key not in away)
        self.branches.fill(_branch_lines(found))
        put_text(self.prints, _(parts.PRINTS[found.line.publish]))
        self._show_signed(found.signed, found.line.merged)

    def save(self) -> None:
        """Save what was typed and not yet left."""
        self._saved.save()

    def texts(self) -> list[str]:
        """List every line that is shown, the values of the fields by the side."""
        found = [self.name.text(), *(each.value() for each in self.fields.values())]
        for lines in (self.forms, self.branches, self._signed_lines, self.merges.lines):
            found += lines.texts()
        found.append(self.prints.text())
        return [*found, *(each.accessibleName() for each in self.signed if not each.isHidden())]

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def retranslate(self) -> None:
        """Speak the program's language; other captions may need other room."""
        super().retranslate()
        self._spread()

    def _spread(self) -> None:
        """Set the captions in one column beside the fields, or above them where the pane is narrow."""
        letter = letter_width(self.fontMetrics())
        room = self.viewport().width()
        wide, column = room >= WIDE * letter, CAPTION * letter
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        if room >= WIDEST * letter:
            column = WIDE_CAPTION * letter
        side = Qt.AlignmentFlag.AlignRight if wide else Qt.AlignmentFlag.AlignLeft
        for key, field in self.fields.items():
            inset = INSET if key in parts.PRIVATE else 0
            field.set_beside(column - inset if wide else 0)
            tall = wide and isinstance(field.named, QPlainTextEdit)
            across = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
            field.caption.setAlignment(side | across)
            field.caption.setContentsMargins(0, FIRST_LINE if tall else 0, 0, 0)
        indent = column + 8 if wide else 0
        for each in (self.forms, self.branches, self.prints):
            inset = INSET if wide and each is self.prints else 0
            each.setContentsMargins(indent - inset, 0, 0, 0)

    def _change(self, field: Field) -> "Change[bool]":
        if self._shown is None:
            raise UserError(_("Choose a signatory first."))
        keep = not isinstance(field, Renaming) or field.keep.isChecked()
        parent = self.parent_field.parent_id() if field is self.parent_field else None
        return parts.change_of(self._shown, field, keep=keep, parent=parent)

    def _say_whom(self, sentence: str) -> str:
        name = self._shown.line.full_name if self._shown else ""
        return _("%(name)s: %(sentence)s") % {"name": name, "sentence": sentence}

    def _show_signed(self, signed: Sequence[SignedStatement], merged: bool) -> None:
        self._signed_at = [(each.statement, each.number) for each in signed[:MOST_SIGNED]]
        lines: list[Line] = [(_("Signatures"), "heading")]
        if merged and not signed:
            words = _("Its signatures belong to the entry it was merged into.")
            lines.append((words, "quiet"))
        elif not signed:
            lines.append((_("It has signed nothing yet."), "quiet"))
        elif len(signed) > MOST_SIGNED:
            more = len(signed) - MOST_SIGNED
            text = ngettext("and %(count)d more", "and %(count)d more", more)
            lines.append((text % {"count": more}, "quiet"))
        self._signed_lines.fill(lines)
        while len(self.signed) < len(self._signed_at):
            button, at = WrapButton(), len(self.signed)
            button.clicked.connect(lambda _on, place=at: self._go(place))
            self._signed_column.addWidget(button)
            self.signed.append(button)
        for at, button in enumerate(self.signed):
            button.setVisible(at < len(self._signed_at))
            if at < len(self._signed_at):
                button.say(_signed_words(signed[at]))

    def _go(self, place: int) -> None:
        if place < len(self._signed_at):
            self.signature_wanted.emit(*self._signed_at[place])

    # Building

    def _make_field(self, key: str) -> Field:
        if key == "parent":
            field: Field = self.parent_field
        elif key in ("kind", "publish"):
            field = Field(key, WordBox(KINDS if key == "kind" else parts.CONSENT_WORDS))
        elif key in ("contacts", "notes"):
            editor = QPlainTextEdit()
            mark_private(editor)
            field = PrivateField(key, editor, lambda: _("Show"))
        elif key in parts.LINES:
            field = Field(key, QPlainTextEdit())
        else:
            field = Renaming(key, QLineEdit()) if key == "name" else Field(key, QLineEdit())
        self.put_words(field.name, _caption(key))
        if isinstance(field.editor, QPlainTextEdit):
            field.editor.setFixedHeight(field.editor.fontMetrics().lineSpacing() * LINES + 20)
        return field

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, 12, MARGIN, 16)
        column.setSpacing(GAP)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.name, 1)
        tagged = QHBoxLayout()
        tagged.addWidget(self.kind)
        tagged.addWidget(self.merges.merge)
        tagged.addStretch()
        self._head.addLayout(tagged)
        column.addLayout(self._head)
        told = wrapped_label("", "quiet")
        self.put_words(
            lambda text: put_text(told, text),
            lambda: _(
                "Fields are edited in place and saved when you leave them. Earlier values "
                "stay in the journal."
            ),
        )
        column.addWidget(told)
        self._add(column, lambda: _("Names"), [self.fields[key] for key in parts.NAMES])
        column.insertWidget(column.indexOf(self.fields["legal_form"]) + 1, self.forms)
        places: list[QWidget] = [self.fields[key] for key in parts.PLACES]
        self._add(column, lambda: _("Place and people"), [*places, self.branches])
        private = QFrame()
        private.setProperty("role", "private")
        inside = QVBoxLayout(private)
        inside.setContentsMargins(INSET - 1, GAP, INSET - 1, GAP)
        inside.setSpacing(GAP)
        held: list[QWidget] = [self.fields[key] for key in parts.PRIVATE]
        self._add(inside, lambda: _("Never printed, never sent"), [*held, self.prints])
        column.addWidget(private)
        column.addWidget(self._signed_lines)
        column.addLayout(self._signed_column)
        column.addWidget(self.merges)
        column.addStretch()
        self.setWidget(inner)

    def _add(self, column: QVBoxLayout, words: Words, held: Sequence[QWidget]) -> None:
        heading: QLabel = wrapped_label("", "heading")
        heading.setContentsMargins(0, BEFORE_HEADING, 0, 0)
        self.put_words(lambda text: put_text(heading, text), words)
        column.addWidget(heading)
        for each in held:
            column.addWidget(each)


def _caption(key: str) -> Words:
    return lambda: _(parts.CAPTIONS[key])


def _signed_words(each: SignedStatement) -> str:
    return _("Statement %(statement)d, No. %(number)d: %(standing)s") % {
        "statement": each.statement,
        "number": each.number,
        "standing": status_label(each.status),
    }


def _form_lines(found: Signatory) -> list[Line]:
    """Say what the legal form means in full."""
    return [
        (
            _("%(what)s: %(words)s")
            % {"what": _(parts.CAPTIONS[f"name:{language}"]), "words": words},
            "quiet",
        )
        for language, words in full_forms(found.line.legal_form).items()
    ]


def _branch_lines(found: Signatory) -> list[Line]:
    if not found.branches:
        return []
    names = [(each.full_name, "") for each in found.branches]
    return [(_("Its branches"), "quiet"), *names]
