"""The dialog in which one piece of evidence supersedes another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from coalition_app.desktop.evidence.model import Piece, cell_text
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.desktop.wording.evidence_words import runs_of, runs_text
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import evidence
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

LIST_HEIGHT = 260
"""Pixels of the list."""


class SupersedeDialog(FormDialog):
    """Chooses the piece that replaces another, and says what would be lost by it."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        piece: PieceRow,
        others: Sequence[PieceRow],
    ) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Replace evidence"),
            agree=lambda: _("Replace"),
            work=self._supersede,
        )
        self._desk, self._database = desk, database
        self._statement, self._piece = statement, piece
        self._others = list(others)
        self.add_note(lambda: _piece_words(piece), "heading")
        self.list = RowList()
        self.list.setFixedHeight(LIST_HEIGHT)
        self.put_words(self.list.setAccessibleName, lambda: _("Replacement"))
        self.add_note(lambda: _("Which evidence replaces it? Both are kept."))
        self.form.addRow(self.list)
        self.lost = QLabel(wordWrap=True)
        self.lost.setProperty("role", "warning")
        self.form.addRow(self.lost)
        self.list.currentRowChanged.connect(lambda _row: self._say_lost())
        self.list.addItems([_piece_words(each) for each in self._others])
        self.list.setCurrentRow(0)
        self._first = self.list

    def retranslate(self) -> None:
        """Speak the program's language, also in the list."""
        for row, each in enumerate(self._others):
            self.list.item(row).setText(_piece_words(each))
        super().retranslate()
        self._say_lost()

    def _say_lost(self) -> None:
        chosen = self.list.currentRow()
        numbers: list[int] = []
        if chosen >= 0:
            with self._database.reading() as tx:
                other = self._others[chosen].id
                numbers = list_evidence.left_without(tx, self._piece.id, other)
        sentence = _("The new piece does not stand behind these numbers: %(numbers)s.")
        self.lost.setText(sentence % {"numbers": runs_text(runs_of(numbers))} if numbers else "")
        self.lost.setVisible(bool(numbers))
        self.grow()

    def _supersede(self) -> None:
        if self.list.currentRow() < 0:
            raise UserError(_("Choose the piece that stands in its place."))
        other = self._others[self.list.currentRow()].id
        change = evidence.supersede(self._statement, piece=self._piece.id, by=other)
        self._desk.operations.write(change)


def _piece_words(piece: PieceRow) -> str:
    """Name a piece in one line."""
    whole = Piece((piece,))
    parts = (cell_text(whole, column) for column in ("document", "claims", "numbers", "received"))
    return " · ".join(part for part in parts if part)
