"""The grid of positions: signatories down, demands across, the keys below; one view of the list."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from coalition_app.desktop.controls.key_legend import KeyLegend
from coalition_app.desktop.desk.actions import ON_CELL
from coalition_app.desktop.positions.cells import chosen_blocks
from coalition_app.desktop.positions.edits import PositionEdits
from coalition_app.desktop.positions.model import FIRST_DEMAND, PositionsModel
from coalition_app.desktop.positions.table import PositionsTable
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.wording.position_words import LEGEND, stance_word
from coalition_app.i18n import _
from coalition_app.records.signatures.signatures import SignatureRow

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database

TELL_DELAY = 40
"""Milliseconds after the cursor has moved before the details follow, so that it can run ahead of them."""
MOST_CHOSEN = 2_000
"""Signatures up to which all with a chosen cell count as chosen; beyond, only the one at the cursor."""
LOW = 18
"""Lines of the grid's height up to which the rows need the room of the keys below it."""
GAP = 8


class PositionsGrid(Spoken, QWidget):
    """Shows the signatories that it is given; what is chosen in it is told a moment later."""

    chosen_changed = Signal()

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.model = PositionsModel(self)
        self.table = PositionsTable(self.model)
        self.cells = self.table.cells
        self.legend = KeyLegend(
            [
                *((key, partial(stance_word, stance)) for stance, key in LEGEND.items()),
                ("Shift ↓", lambda: _("choose cells")),
                ("Ctrl D", lambda: _("fill down")),
                ("F2", lambda: _("words")),
            ]
        )
        self.edits = PositionEdits(desk, self.model, self.cells)
        self._telling = QTimer(self, singleShot=True, interval=TELL_DELAY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.legend)
        self._connect()

    def show_numbers(
        self,
        database: "Database",
        statement: "StatementRow",
        numbers: Sequence[int],
        counts: Mapping[int, Mapping[str, int]],
    ) -> None:
        """Show these signatories and the counts of the whole list."""
        kept = self.current_number()
        if self.edits.writing:
            # A row whose position was just changed stays in sight, also where the filter leaves it out.
            self.model.read_again(statement)
        else:
            self.model.show(database, statement, numbers)
        self.table.show_counts(counts)
        # A view that takes the focus puts its cursor somewhere without choosing the cell.
        if not chosen_blocks(self.cells) and self.model.keys and self._columns():
            self._go_to(kept if self.model.row_of(kept) >= 0 else self.model.keys[0])

    def read_again(self, statement: "StatementRow") -> None:
        """Read the cells anew, and keep who is shown."""
        self.model.read_again(statement)

    def chosen(self) -> list[SignatureRow]:
        """Return the signatures with a chosen cell, in the grid's order.

        Where a whole long column is chosen for filling, only the one at the cursor counts as chosen.
        """
        blocks = chosen_blocks(self.cells)
        if sum(bottom - top + 1 for top, _l, bottom, _r in blocks) > MOST_CHOSEN:
            row = self.model.row_at(self.cells.currentIndex().row())
            return [] if row is None else [row.signed]
        rows = sorted({at for top, _l, bottom, _r in blocks for at in range(top, bottom + 1)})
        found = [self.model.row_at(row) for row in rows]
        return [each.signed for each in found if each is not None]

    def choose(self, numbers: Sequence[int]) -> None:
        """Choose the rows of those of these numbers that are shown."""
        rows = [row for row in map(self.model.row_of, numbers) if row >= 0]
        if not rows or not self._columns():
            return
        self._go_to(self.model.keys[rows[0]])
        model, last = self.cells.selectionModel(), self.model.columnCount() - 1
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.model.index(row, FIRST_DEMAND), self.model.index(row, last))
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def current_number(self) -> int:
        """Return the number at the cursor, 0 where there is none."""
        row = self.cells.currentIndex().row()
        return self.model.keys[row] if 0 <= row < len(self.model.keys) else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.legend.setVisible(self.height() > LOW * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Leave room for a few rows."""
        return QSize(320, 200)

    def _columns(self) -> int:
        return self.model.columnCount() - FIRST_DEMAND

    def _go_to(self, number: int) -> None:
        row = self.model.row_of(number)
        if row >= 0 and self._columns():
            self.cells.set_current(row, FIRST_DEMAND)
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self.cells.scrollTo(self.model.index(row, FIRST_DEMAND), middle)
            # The first row in sight is whole.
            bar, high = self.cells.verticalScrollBar(), max(1, self.cells.rowHeight(row))
            bar.setValue(bar.value() // high * high)

    @Slot()
    def _tell_chosen(self) -> None:
        self.table.names.viewport().update()
        self._telling.start()

    @Slot(QModelIndex)
    def _choose_row(self, pressed: QModelIndex) -> None:
        """Choose the row whose name was pressed, unless it is among those that are chosen."""
        blocks = chosen_blocks(self.cells)
        if not any(top <= pressed.row() <= bottom for top, _left, bottom, _right in blocks):
            self.cells.selectRow(pressed.row())

    def _connect(self) -> None:
        self._telling.timeout.connect(self.chosen_changed)
        self.cells.stance_wanted.connect(self.edits.put_stance)
        self.cells.words_wanted.connect(self.edits.open_words)
        self.cells.copy_wanted.connect(self.edits.copy)
        self.cells.paste_wanted.connect(self.edits.paste)
        self.cells.fill_wanted.connect(self.edits.fill_down)
        self.on_rows = self.desk.offer_on_rows(self.cells, ON_CELL)
        self.on_names = self.desk.offer_on_rows(self.table.names, ON_CELL)
        # The names are chosen by their cells; connected to the press, so that the menu is about this row.
        self.table.names.pressed.connect(self._choose_row)
        model = self.cells.selectionModel()
        model.selectionChanged.connect(lambda _on, _off: self._tell_chosen())
