"""The dialog that records evidence of signatures."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from coalition_app.desktop.controls.tiles import Tiles
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.field_grid import BESIDE, add_grid, filled_by
from coalition_app.desktop.widgets.fields import day_of_thing, known_day
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.wording.details_words import act_named
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext, pgettext
from coalition_app.labels import (
    CLAIMS,
    EVIDENCE_KINDS,
)
from coalition_app.operations.evidence import record_evidence
from coalition_app.records import checked
from coalition_app.records.evidence import evidence, list_evidence
from coalition_app.records.positions import acts
from coalition_app.records.positions.acts import ActRow
from coalition_app.records.signatures import signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

SOURCES = {
    "": N_("not said"),
    "direct original": N_("original, from the signatory"),
    "direct copy": N_("copy, from the signatory"),
    "indirect original": N_("original, through somebody else"),
    "indirect copy": N_("copy, through somebody else"),
}
"""Directness and originality of a piece of evidence, and the words for both."""
WHAT = {
    "file": (N_("A file"), "text"),
    "held": (N_("Original held elsewhere"), "folder"),
    "seen": (N_("Seen or heard"), "people"),
}
"""What evidence is, with a drawing: what the dialog asks first."""
NAMED = 3
"""Signatories that the dialog names; of more it says how many there are."""
KINDS_OF = {
    "file": (
        "letter",
        "mail",
        "message",
        "scan",
        "photo",
        "form-row",
        "file",
        "electronic-signature",
    ),
    "held": ("held-outside",),
    "seen": ("seen-in-person", "call-note", "message"),
}
"""Kinds of evidence of each, the usual one first."""


class EvidenceDialog(FormDialog):
    """Records the evidence of a claim of the chosen signatories, or of all."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        chosen: Sequence[int],
    ) -> None:
        super().__init__(
            desk.window, title=lambda: _("Evidence"), agree=lambda: _("Record"), work=self._record
        )
        self._desk = desk
        self._database, self._statement, self._chosen = database, statement, list(chosen)
        self._all, self._names = list[int](), dict[int, str]()
        self._acts = tuple[ActRow, ...]()
        self._words_asked = False
        self._without, self._name = self._read_whom()
        self.whom, self.claim, self.words = WordBox(), WordBox(CLAIMS), WordBox()
        self.what = Tiles(lambda: _("What is it?"), WHAT)
        self.kind = WordBox()
        self.held, self.holder, self.file = QLineEdit(), QLineEdit(), QLineEdit()
        self.note, self.receiver = QLineEdit(), QLineEdit()
        self.source = WordBox(SOURCES)
        self.made = QLineEdit()
        self.received = day_of_thing()
        self._name_boxes()
        in_force = [each for each in self._acts if each.withdrawn_on is None]
        self.words.choose(str(in_force[0].ordinal) if len(in_force) == 1 else "")
        self.more = QPushButton()
        self.more.setProperty("role", "flush")
        self.more.setAutoDefault(False)
        self.more.setCheckable(True)
        self._add_fields()
        self.put_words(self.agree.setText, self._say_agree)
        self.what.picked.connect(self._take_what)
        self.more.toggled.connect(lambda _on: self._place_fields())
        self._first = self.what
        self._place_fields()

    def retranslate(self) -> None:
        """Speak the program's language, also in the boxes."""
        self._name_boxes()
        super().retranslate()

    def _read_whom(self) -> tuple[list[int], str]:
        """Read the numbers without evidence of consent, and number and name of a signatory chosen alone."""
        with self._database.reading() as tx:
            without = list_evidence.numbers_without(tx, self._statement)
            self._all = list(signatures.signature_numbers(tx, self._statement.id))
            first = {*self._chosen[:NAMED], *without[:NAMED], *self._all[:NAMED]}
            rows = signatures.list_signatures(tx, self._statement.id, numbers=sorted(first))
            self._names = {each.number: each.full_name for each in rows}
            if len(self._chosen) != 1:
                return without, ""
            signed = signatures.find_signature(tx, self._statement, self._chosen[0])
            self._acts = acts.every_act(tx, self._statement, signed.id)
        return without, f"{signed.number}. {signed.full_name}"

    def _add_fields(self) -> None:
        self.put_words(self.made.setPlaceholderText, lambda: _("dd.mm.yyyy"))
        self.put_words(self.more.setText, lambda: _("More fields"))
        self._file_part = self._file_row()
        self.of_whom = self.add_note(self._say_whom, "heading")
        self.form.addRow(self.what)
        self._grid = add_grid(
            self,
            [
                (lambda: pgettext("that the evidence is for", "Signatures"), self.whom),
                (lambda: _("Proves"), self.claim),
                (lambda: _("Which words"), self.words),
                (lambda: _("Kind of evidence"), self.kind),
                (lambda: _("Originals are held at"), self.held),
                (lambda: _("Held by"), self.holder),
                (lambda: _("A file, kept in the register"), self._file_part),
                (lambda: _("Note: what was seen or said"), self.note),
                (lambda: _("Received as"), self.source),
                (lambda: _("Received by"), self.receiver),
                (lambda: _("Document date"), self.made),
                (lambda: _("Received, if known"), self.received),
            ],
        )
        self.form.addRow(self.more)
        self.older = self.add_note(self._say_older, "warning")
        self.add_note(
            lambda: _("Evidence is private: only who holds the originals, and where, is printed.")
        )
        self.made.editingFinished.connect(self._show_older)
        self.received.dateChanged.connect(lambda _day: self._show_older())
        self.claim.currentIndexChanged.connect(lambda _at: self._show_older())
        self.claim.currentIndexChanged.connect(lambda _at: self._offer_words())
        self.whom.currentIndexChanged.connect(lambda _at: self._offer_words())
        self.whom.currentIndexChanged.connect(lambda _at: self._tell_whom())
        self._offer_words()
        self._show_older()

    def _say_agree(self) -> str:
        """Say on the button for how many it records."""
        count = len(self._numbers())
        return _("Record for %(count)d") % {"count": count} if count > 1 else _("Record")

    def _say_whom(self) -> str:
        """Say for how many it is, and name the first of them."""
        numbers = self._numbers()
        # No line ends between a number and its name.
        names = "; ".join(
            f"{each}.\N{NO-BREAK SPACE}{self._names.get(each, '')}" for each in numbers[:NAMED]
        )
        more = len(numbers) - NAMED
        if len(numbers) == 1:
            return names
        if more > 0:
            return ngettext(
                "For %(count)d signatures: %(names)s; and %(more)d more",
                "For %(count)d signatures: %(names)s; and %(more)d more",
                more,
            ) % {"count": len(numbers), "names": names, "more": more}
        return ngettext(
            "For %(count)d signature: %(names)s",
            "For %(count)d signatures: %(names)s",
            len(numbers),
        ) % {"count": len(numbers), "names": names}

    def _tell_whom(self) -> None:
        self.of_whom.setText(self._say_whom())
        self._name_many()
        self.agree.setText(self._say_agree())
        self.grow()

    def _name_many(self) -> None:
        """Name above the fields whom none of them names: one who was chosen alone is named in their box."""
        alone = len(self._chosen) == 1 and self.whom.key() == "chosen" and bool(self.what.key())
        self.form.setRowVisible(self.of_whom, not alone)

    def _offer_words(self) -> None:
        """Ask which of the signatory's words it shows, where it can be only those of one signatory."""
        of_one = len(self._chosen) == 1 and self.whom.key() == "chosen"
        asked = of_one and self.claim.key() == "wording" and bool(self._acts)
        self._words_asked = asked
        self._place_fields()

    def _take_what(self, what: str) -> None:
        """Show the fields of what it is, and the usual kind of it."""
        self._name_boxes()
        self.kind.choose(KINDS_OF[what][0])
        self._place_fields()
        self._show_older()
        first = {"file": self.file, "held": self.held, "seen": self.note}[what]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _shown(self) -> set[QWidget]:
        """Return the fields that are asked for."""
        what = self.what.key()
        if not what:
            return set()
        shown: set[QWidget] = {self.whom, self.claim, self.received}
        shown |= {self.words} if self._words_asked else set()
        shown |= {self.held, self.holder} if what == "held" else {self.kind}
        if what != "held":
            shown.add(self._file_part if what == "file" else self.note)
        if self.more.isChecked():
            shown |= {self.note, self.source, self.receiver, self.made}
        return shown

    def _place_fields(self) -> None:
        """Show what is asked for, and no more."""
        shown, moved = self._shown(), False
        fields = (
            *(self.whom, self.claim, self.words, self.kind, self.held, self.holder),
            *(self._file_part, self.note, self.source, self.receiver, self.made, self.received),
        )
        for editor in fields:
            field = editor.parentWidget()
            if field is not None and bool(field.property("away")) == (editor in shown):
                field.setProperty("away", editor not in shown)
                field.setVisible(editor in shown)
                moved = True
        self.more.setVisible(bool(shown))
        self._name_many()
        self.agree.setEnabled(bool(shown))
        if moved:
            # Before it is shown the grid does not have its width yet.
            self._grid.spread_anew(0 if self.isVisible() else self.minimumWidth() - BESIDE)
            QTimer.singleShot(0, self, self.grow)

    def _word_choices(self) -> list[tuple[str, str]]:
        """Name each of the signatory's words by kind, demands and day; those in force come first."""
        listed = sorted(self._acts, key=lambda each: each.withdrawn_on is not None)
        return [*((str(each.ordinal), act_named(each)) for each in listed), ("", _("not said"))]

    def _say_older(self) -> str:
        """Say of consent that is older than a later text as sealed what it does not show."""
        try:
            made = checked.read_day(self.made.text(), today())
        except UserError:
            made = None
        if self.claim.key() != "consent" or not self.what.key():
            return ""
        with self._database.reading() as tx:
            return list_evidence.text_doubt(tx, self._statement, made or known_day(self.received))

    def _show_older(self) -> None:
        self.older.setText(self._say_older())
        self.older.setVisible(bool(self.older.text()))
        self.grow()

    def _file_row(self) -> QWidget:
        choose = QPushButton()
        self.put_words(choose.setText, lambda: _("Choose…"))
        choose.clicked.connect(self._choose)
        return filled_by(self.file, choose)

    def _name_boxes(self) -> None:
        every = _("every signature of the statement: %(count)d")
        whom = [("all", every % {"count": len(self._all)})]
        if self._without:
            text = ngettext(
                "the %(count)d signature without evidence of consent",
                "all %(count)d signatures without evidence of consent",
                len(self._without),
            )
            whom.insert(0, ("without", text % {"count": len(self._without)}))
        if len(self._chosen) == 1:
            whom.insert(0, ("chosen", self._name))
        elif self._chosen:
            count = len(self._chosen)
            text = ngettext("the chosen one", "the chosen ones: %(count)d", count)
            whom.insert(0, ("chosen", text % {"count": count}))
        self.whom.offer(whom)
        self.words.offer(self._word_choices())
        kinds = KINDS_OF.get(self.what.key(), ())
        self.kind.offer([(kind, _(EVIDENCE_KINDS[kind])) for kind in kinds])
        for box in (self.whom, self.words):
            if box.currentIndex() < 0:
                box.setCurrentIndex(0)

    def _choose(self) -> None:
        path = self._desk.choosers.file(self, _("Evidence"), "*")
        if path is not None:
            self.file.setText(str(path))

    def _record(self) -> None:
        new = self._read()
        # Of many it is recorded in the background, where the dialog could not tell a refusal any more.
        evidence.refuse_evidence(new, today())
        named = self.words.key() if self._words_asked else ""
        change = record_evidence(
            self._statement,
            numbers=self._numbers(),
            new=new,
            words=int(named) if named else None,
        )
        self._desk.operations.write(change, label=_("Recording evidence"))

    def _read(self) -> evidence.NewEvidence:
        what, shown = self.what.key(), self._shown()
        typed = self.file.text().strip() if what == "file" else ""
        path = Path(typed) if typed else None
        if what == "file" and path is None:
            raise UserError(_("Choose the file first."))
        if what == "held":
            self._refuse_unsaid()
        return evidence.NewEvidence(
            kind=self.kind.key(),
            claim=self.claim.key(),
            held_where=self.held.text() if what == "held" else "",
            holder=self.holder.text() if what == "held" else "",
            note=self.note.text() if self.note in shown else "",
            file_name=path.name if path else "",
            content=checked.read_file(path) if path else None,
            made_on=checked.read_day(self.made.text(), today()),
            received_on=known_day(self.received),
            undated=known_day(self.received) is None,
            receiver=self.receiver.text(),
            directness=self.source.key().partition(" ")[0],
            originality=self.source.key().partition(" ")[2],
        )

    def _refuse_unsaid(self) -> None:
        """Raise UserError, with the keyboard in the field, where it is not said where originals are, or who
        holds them."""
        asked = [(self.held, _("Say where the originals are held."))]
        if self.claim.key() == "consent":
            asked.append(
                (self.holder, _("Say who holds the originals, and where: both are printed."))
            )
        for field, sentence in asked:
            if not field.text().strip():
                field.setFocus(Qt.FocusReason.TabFocusReason)
                raise UserError(sentence)

    def _numbers(self) -> list[int]:
        if self.whom.key() == "chosen":
            return self._chosen
        if self.whom.key() == "without":
            return self._without
        return self._all
