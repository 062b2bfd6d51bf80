"""Several representatives and joint entries: rows of two fields, and the dialog that changes them."""

from collections.abc import Sequence
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.respelling import Whose
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.hidden_characters import hide_again, show_hidden
from coalition_app.i18n import _
from coalition_app.operations import signature_edits
from coalition_app.records.signatories.full_names import body_name
from coalition_app.records.signatures import whose
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

Pair = tuple[str, str]
BETWEEN, CAPTION = 10, 4
"""Pixels between the fields, as in every form, and between a caption and its field."""


class PairRows(Spoken, QWidget):
    """Rows of two fields with a heading above each column; an empty row for one more is below.

    `named` returns the captions of both columns; the number of the row is added to the names of the fields.
    """

    grown = Signal()
    """A row was added: the dialog needs more room."""

    def __init__(self, named: tuple[Words, Words], *, first_number: int = 1) -> None:
        super().__init__()
        self._named, self._first_number = named, first_number
        self.fields: list[tuple[QLineEdit, QLineEdit]] = []
        self._given: list[Pair] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for column, words in enumerate(named):
            heading = QLabel()
            heading.setProperty("role", "quiet")
            heading.setWordWrap(True)
            self.put_words(heading.setText, words)
            heading.setContentsMargins(0, 0, 0, CAPTION)
            self._grid.addWidget(heading, 0, column)
        self._add_row()

    def fill(self, pairs: Sequence[Pair]) -> None:
        """Show pairs, one a row; a row for one more follows."""
        self._given = list(pairs)
        for at, pair in enumerate(pairs):
            if at == len(self.fields):
                self._add_row()
            for field, words in zip(self.fields[at], pair, strict=True):
                field.setText(show_hidden(words))
                field.setCursorPosition(0)

    def pairs(self) -> list[Pair]:
        """List what is written in the rows; rows without any words are left out."""
        given = chain(self._given, repeat(("", "")))
        typed = [
            (hide_again(first.text(), was[0]), hide_again(second.text(), was[1]))
            for (first, second), was in zip(self.fields, given, strict=False)
        ]
        return [each for each in typed if "".join(each).strip()]

    def clear(self) -> None:
        """Leave every row empty."""
        self._given = []
        for pair in self.fields:
            for field in pair:
                field.clear()

    def _add_row(self) -> None:
        at = len(self.fields)
        pair = (QLineEdit(), QLineEdit())
        for column, field in enumerate(pair):
            self.put_words(field.setAccessibleName, partial(self._name, column, at))
            field.textChanged.connect(lambda text, of=field: of.setToolTip(show_hidden(text)))
            field.textChanged.connect(lambda _text: self._follow())
            self._grid.addWidget(field, 2 * at + 1, column)
        self._grid.setRowMinimumHeight(2 * at, BETWEEN if at else 0)
        if self.fields:
            QWidget.setTabOrder(self.fields[-1][1], pair[0])
        QWidget.setTabOrder(pair[0], pair[1])
        self.fields.append(pair)

    def _name(self, column: int, at: int) -> str:
        named = {"field": self._named[column](), "number": at + self._first_number}
        return _("%(field)s, %(number)d") % named

    def _follow(self) -> None:
        """Keep an empty row below the last one that has words."""
        if any(field.text().strip() for field in self.fields[-1]):
            self._add_row()
            self.grown.emit()


def further_people(first_number: int = 2) -> PairRows:
    """Make rows for representatives, in their order."""
    named = (lambda: _("Representative"), lambda: _("Office"))
    return PairRows(named, first_number=first_number)


def further_bodies() -> PairRows:
    """Make rows for the bodies of a joint entry after the first."""
    named = (lambda: _("Legal form"), lambda: _("Name of the organisation"))
    rows = PairRows(named, first_number=2)
    rows.layout().setColumnStretch(1, 3)  # type: ignore[union-attr]
    return rows


class TogetherDialog(FormDialog):
    """Changes who represents a signatory, and which bodies sign with it in one entry."""

    def __init__(
        self, desk: "Desk", database: Database, statement: StatementRow, signed: SignatureRow
    ) -> None:
        super().__init__(
            desk.window,
            title=lambda: (
                _("Representatives and joint signatories of No. %(number)d")
                % {"number": signed.number}
            ),
            agree=lambda: _("Record"),
            work=self._save,
        )
        self._desk, self._database = desk, database
        self._statement, self._signed = statement, signed
        self.people, self.bodies = further_people(1), further_bodies()
        self.people.fill(signed.people)
        self.bodies.fill(signed.joint)
        first = body_name(signed.legal_form, signed.name, signed.as_printed)
        self.add_note(lambda: first, "heading")
        self.add_note(lambda: _("Who represents it, in the order in which they are printed"))
        self.form.addRow(self.people)
        self.add_note(
            lambda: _("Organisations that sign in the same entry: one number, counted once")
        )
        self.form.addRow(self.bodies)
        self.add_note(
            lambda: _(
                "Representatives and organisations are printed in the annex as they were signed. After "
                "an edition, the list of changes shows the change as a corrected spelling."
            )
        )
        self.whose = Whose()
        self.whose.setVisible(False)
        self.whose.answered.connect(self.accept)
        self.form.addRow(self.whose)
        for rows in (self.people, self.bodies):
            rows.grown.connect(self.grow)
        self._first = self.people.fields[0][0]

    def _save(self) -> None:
        number, people, bodies = self._signed.number, self.people.pairs(), self.bodies.pairs()
        with self._database.reading() as tx:
            asked = whose.rests_on_entry(tx, self._statement, number, people, bodies)
        change = signature_edits.change_joint_entry(
            self._statement,
            number=number,
            people=people,
            bodies=bodies,
            spelling=self.whose.answer_where(asked),
        )
        self._desk.operations.write(change)
