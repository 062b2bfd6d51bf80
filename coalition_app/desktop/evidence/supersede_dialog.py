"""The dialog in which one piece of evidence supersedes another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from coalition_app.desktop.evidence.model import Piece, cell_text
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.desktop.wording.evidence_words import runs_of, runs_text
from coalition_app.i18n import _
from coalition_app.operations import evidence
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.signatures.signatures import find_signature
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


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
        self.list = RowList(whole=True)
        self.weigh(by_keys=True)
        self.put_words(self.list.setAccessibleName, lambda: _("Replacement"))
        self.add_note(self._ask_which)
        self.form.addRow(self.list)
        self.lost = QLabel(wordWrap=True)
        self.lost.setProperty("role", "warning")
        self.lost.setVisible(False)
        self.form.addRow(self.lost)
        self.list.itemSelectionChanged.connect(self._say_lost)
        self.list.addItems([_piece_words(each) for each in self._others])
        if len(self._others) == 1:
            self.list.setCurrentRow(0)
        self._say_lost()
        self._first = self.list

    def retranslate(self) -> None:
        """Speak the program's language, also in the list."""
        for row, each in enumerate(self._others):
            self.list.item(row).setText(_piece_words(each))
        super().retranslate()
        self._say_lost()

    def _ask_which(self) -> str:
        """Ask for the replacement, naming the signatory or the numbers that the piece stands behind."""
        with self._database.reading() as tx:
            numbers = list_evidence.numbers_of(tx, self._piece.id)
            if len(numbers) == 1:
                signed = find_signature(tx, self._statement, numbers[0])
                whose = {"number": signed.number, "name": signed.full_name}
                return (
                    _("What replaces this evidence of No. %(number)d %(name)s? Both are kept.")
                    % whose
                )
        return _("What replaces this evidence of Nos. %(numbers)s? Both are kept.") % {
            "numbers": runs_text(runs_of(numbers))
        }

    def _chosen(self) -> int:
        """Return the chosen row; -1 for none."""
        rows = self.list.selectedIndexes()
        return rows[0].row() if rows else -1

    def _say_lost(self) -> None:
        chosen = self._chosen()
        numbers: list[int] = []
        if chosen >= 0:
            with self._database.reading() as tx:
                other = self._others[chosen].id
                numbers = list_evidence.left_without(tx, self._piece.id, other)
        sentence = _("The new evidence does not cover these numbers: %(numbers)s.")
        self.lost.setText(sentence % {"numbers": runs_text(runs_of(numbers))} if numbers else "")
        self.lost.setVisible(bool(numbers))
        self.agree.setText(_("Replace") if chosen >= 0 else _("Choose the replacement"))
        self.agree.setEnabled(chosen >= 0)
        self.grow()

    def _supersede(self) -> None:
        other = self._others[self._chosen()].id
        change = evidence.supersede(self._statement, piece=self._piece.id, by=other)
        self._desk.operations.write(change)


def _piece_words(piece: PieceRow) -> str:
    """Name a piece in one line."""
    whole = Piece((piece,))
    parts = [cell_text(whole, column) for column in ("document", "claims", "numbers", "received")]
    parts = [part for part in parts if part]
    # The day goes to another line with the numbers, not alone, nor do these leave their sign.
    return " · ".join([*parts[:-2], " · ".join(parts[-2:]).replace(" ", "\u00a0")])
