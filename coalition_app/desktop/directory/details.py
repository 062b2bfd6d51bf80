"""What the directory holds of one signatory, with a button to change each part of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coalition_app.desktop.directory.merges import MergePart
from coalition_app.desktop.directory.model import full_forms
from coalition_app.desktop.widgets.captioned_field import put_text, wrapped_label
from coalition_app.desktop.widgets.lines import Lines
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.desktop.wording.details_words import Line
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import KINDS, status_label
from coalition_app.languages import LANGUAGE_NAMES
from coalition_app.records.signatories.directory import Signatory, SignedStatement
from coalition_app.records.signatories.merge_history import MergeRow

PRINTS = {
    "yes": N_("The name may be published: it prints as signed."),
    "initials": N_(
        "Initials only: a person prints as “A. K.”, counted like everybody. A body has no initials and "
        "prints as withheld."
    ),
    "withheld": N_(
        "Withheld: the annex prints the number and “Name withheld at the signatory's wish”; it is counted."
    ),
}
"""What each consent prints."""
PARTS = {
    "names": N_("Change names…"),
    "parent": N_("Change whose branch it is…"),
    "place": N_("Change the place…"),
    "people": N_("Change people…"),
    "private": N_("Change private details…"),
}
"""The button of each part that can be changed."""
MOST_SIGNED = 12
"""Signatures with a button of their own; the others are in the lists of their statements."""


class SignatoryPane(QScrollArea):
    """Shows one signatory; tells what is to be changed, and to which signature the user wants to go."""

    change_wanted = Signal(str)
    """A key of PARTS."""
    signature_wanted = Signal(int, int)
    """Number of a statement, and number in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("details")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("inner")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(8)
        self.name = wrapped_label("", "title")
        self._column.addWidget(self.name)
        self.buttons: dict[str, WrapButton] = {}
        self.parts: dict[str, Lines] = {}
        self.signed: list[WrapButton] = []
        self._signed_at: list[tuple[int, int]] = []
        self._add_part("names")
        self._signed_lines = Lines(4)
        self._column.addWidget(self._signed_lines)
        self._signed_column = QVBoxLayout()
        self._signed_column.setSpacing(6)
        self._column.addLayout(self._signed_column)
        for part in ("parent", "place", "people"):
            self._add_part(part)
        private = QFrame()
        private.setProperty("role", "private")
        self._add_part("private", QVBoxLayout(private))
        self._column.addWidget(private)
        self.merges = MergePart()
        self._column.addWidget(self.merges)
        self._column.addStretch()
        self.setWidget(inner)

    def show_signatory(
        self, found: Signatory | None, merged: Sequence[MergeRow] = (), chosen: int = 1
    ) -> None:
        """Show a signatory with its merges; nothing where there is none. `chosen` are in the list."""
        self.merges.say_chosen(chosen)
        self.merges.show_merges(found.line.id if found else None, merged)
        inner = self.widget()
        if inner is not None:
            inner.setVisible(found is not None)
        for part, button in self.buttons.items():
            button.say(_(PARTS[part]))
        if found is None:
            self._signed_at = []
            return
        put_text(self.name, found.line.full_name)
        for part, lines in (
            ("names", _name_lines(found)),
            ("parent", _parent_lines(found)),
            ("place", _place_lines(found)),
            ("people", _people_lines(found)),
            ("private", _private_lines(found)),
        ):
            offered = part not in _unfitting(found)
            self.parts[part].fill(lines if offered else [])
            self.buttons[part].setVisible(offered)
        self._show_signed(found.signed, found.line.merged)

    def texts(self) -> list[str]:
        """List every line that is shown."""
        found = [self.name.text()]
        for lines in (*self.parts.values(), self._signed_lines, self.merges.lines):
            found += lines.texts()
        return [*found, *(each.accessibleName() for each in self.signed if not each.isHidden())]

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

    def _add_part(self, part: str, column: QVBoxLayout | None = None) -> None:
        column = column or self._column
        self.parts[part], self.buttons[part] = Lines(4), WrapButton()
        self.buttons[part].clicked.connect(lambda _on: self.change_wanted.emit(part))
        column.addWidget(self.parts[part])
        column.addWidget(self.buttons[part])

    def _go(self, place: int) -> None:
        if place < len(self._signed_at):
            self.signature_wanted.emit(*self._signed_at[place])

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)


def _unfitting(found: Signatory) -> tuple[str, ...]:
    """Name the parts that a person lacks, branches and people, unless something is recorded there."""
    if found.line.kind != "individual":
        return ()
    held = {"parent": found.parent or found.branches, "people": found.people}
    return tuple(part for part, values in held.items() if not values)


def _signed_words(each: SignedStatement) -> str:
    return _("Statement %(statement)d, No. %(number)d: %(standing)s") % {
        "statement": each.statement,
        "number": each.number,
        "standing": status_label(each.status),
    }


def _name_lines(found: Signatory) -> list[Line]:
    kind = _(KINDS[found.line.kind])
    lines: list[Line] = [(kind[:1].upper() + kind[1:], "quiet")]
    for language, words in full_forms(found.line.legal_form).items():
        lines.append((_said(LANGUAGE_NAMES[language], words), "quiet"))
    if found.names:
        lines.append((_("In other languages"), "heading"))
        lines += [
            (_said(LANGUAGE_NAMES.get(each, each), name), "") for each, name in found.names.items()
        ]
    if found.former_names:
        lines += [(_("Former names"), "heading"), *((each, "") for each in found.former_names)]
    if found.aliases:
        lines += [(_("Also known as"), "heading"), *((each, "") for each in found.aliases)]
    return lines


def _parent_lines(found: Signatory) -> list[Line]:
    lines: list[Line] = []
    if found.parent is not None:
        lines += [(_("Branch of"), "heading"), (found.parent.full_name, "")]
    if found.branches:
        lines.append((_("Its branches"), "heading"))
        lines += [(each.full_name, "") for each in found.branches]
    return lines or [(_("Neither a branch nor a body with branches."), "quiet")]


def _place_lines(found: Signatory) -> list[Line]:
    where = ", ".join(part for part in (found.line.place, found.line.country) if part)
    return [(_("Place"), "heading"), (where or _("not recorded"), "" if where else "quiet")]


def _people_lines(found: Signatory) -> list[Line]:
    lines: list[Line] = [(_("People"), "heading")]
    lines += [(", ".join(part for part in each if part), "") for each in found.people]
    return lines if found.people else [*lines, (_("nobody is recorded"), "quiet")]


def _private_lines(found: Signatory) -> list[Line]:
    lines: list[Line] = [(_("Private: never printed"), "heading")]
    lines += [(each, "") for each in found.contacts] or [(_("no contacts"), "quiet")]
    if found.notes:
        lines.append((found.notes, ""))
    return [*lines, (_(PRINTS[found.line.publish]), "quiet")]


def _said(what: str, words: str) -> str:
    return _("%(what)s: %(words)s") % {"what": what, "words": words}
