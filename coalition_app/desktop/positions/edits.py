"""What is done in the grid of positions: one key, fills, copying and pasting, each one step of undo."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from coalition_app.desktop.positions.cells import CellsView, chosen_blocks
from coalition_app.desktop.positions.model import FIRST_DEMAND, PositionsModel
from coalition_app.desktop.wording import position_words
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.operations import door, positions
from coalition_app.operations.door import AT_ONCE
from coalition_app.records.positions import position_grid
from coalition_app.work import Tell

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Answer

MOST_CELLS = 100_000
"""Cells that are filled or copied at once."""
Block = tuple[int, int, int, int]
"""Top, left, bottom, right of chosen cells, as rows and columns of the model."""
Cells = dict[int, dict[int, str]]
"""Stances by the number of the signature and of the demand."""


class PositionEdits(QObject):
    """Does what the keys, the legend and the menus ask for in the grid of a page."""

    def __init__(self, desk: "Desk", model: PositionsModel, cells: CellsView) -> None:
        super().__init__(cells)
        self._desk, self._model, self._cells = desk, model, cells
        self.writing = False
        """Whether the page reads anew because of what was just recorded here."""

    @Slot(str)
    def put_stance(self, stance: str) -> None:
        """Record a position in every chosen cell; a reservation without words asks for them."""
        blocks = chosen_blocks(self._cells)
        at = self._cells.currentIndex()
        in_one_row = {block[0] for block in blocks} == {at.row()} == {b[2] for b in blocks}
        if in_one_row and self._asks_for_words(at.row(), blocks, stance):
            return
        cells = self._cells_of(blocks, stance)
        if cells is not None and self._record(cells) and sum(map(len, cells.values())) == 1:
            self._cells.set_current(min(at.row() + 1, len(self._model.keys) - 1), at.column())

    @Slot()
    def open_words(self) -> None:
        """Open the dialog of positions and words for the signatory at the cursor."""
        row = self._model.row_at(self._cells.currentIndex().row())
        if row is not None:
            self._desk.ask("positions.open_for", row.signed, {})

    @Slot()
    def fill_down(self) -> None:
        """Fill chosen cells with the topmost of each column; one cell takes the one above."""
        blocks = chosen_blocks(self._cells)
        if len(blocks) != 1:
            self._desk.refuse(_("Choose one block of cells to be filled from its first row."))
            return
        top, left, bottom, right = blocks[0]
        if top == bottom:
            top -= 1
        above = self._model.row_at(top)
        if above is None:
            self._desk.refuse(_("There is no row above to be filled from."))
            return
        if not above.stances:
            self._desk.refuse(
                _("The first row does not count now, so it has no position to fill with.")
            )
            return
        stances = above.stances[left - FIRST_DEMAND : right - FIRST_DEMAND + 1]
        if "unsettled" in stances:
            self._desk.refuse(
                _("The words in the first row are not settled yet: settle them first (Enter).")
            )
            return
        if (bottom - top) * len(stances) > MOST_CELLS:
            self._refuse_size()
            return
        named = _demand_numbers(self._model, left, right)
        line = dict(zip(named, stances, strict=True))
        self._record({self._model.keys[row]: line for row in range(top + 1, bottom + 1)})

    @Slot()
    def copy(self) -> None:
        """Copy the chosen block as tab-separated words."""
        blocks = chosen_blocks(self._cells)
        if not blocks or self._desk.operations.database is None or self._desk.statement is None:
            return
        top, left, bottom, right = _around(blocks)
        if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
            self._refuse_size()
            return
        database, statement = self._desk.operations.database, self._desk.statement
        numbers = list(self._model.keys[top : bottom + 1])
        columns = slice(left - FIRST_DEMAND, right - FIRST_DEMAND + 1)

        def read(tell: Tell) -> str:
            lines: list[list[str]] = []
            for start in range(0, len(numbers), 400):
                part = numbers[start : start + 400]
                with database.reading() as tx:
                    rows = position_grid.positions_of(tx, statement, part)
                empty = ("",) * len(statement.demands)
                for each in part:
                    held = rows[each].stances if each in rows else ()
                    lines.append(list((held or empty)[columns]))
                tell(start + len(part), len(numbers))
            return position_words.write_block(lines)

        if len(numbers) <= AT_ONCE:
            self._put_on_clipboard(read(lambda _so_far, _of: None))
        else:
            self._desk.operations.start(_("Copying positions…"), read, self._put_on_clipboard)

    @Slot()
    def paste(self) -> None:
        """Record the copied block from the first chosen cell on; all of it or nothing."""
        blocks = chosen_blocks(self._cells)
        if not blocks:
            self._desk.refuse(_("Choose the cell in which the block begins."))
            return
        try:
            block = position_words.read_block(QGuiApplication.clipboard().text())
            cells = self._place_block(block, _around(blocks))
        except UserError as error:
            self._desk.refuse(str(error))
            return
        self._record(cells)

    def _place_block(self, block: list[list[str]], chosen: Block) -> Cells:
        """Say which cell takes what; a block that fits the chosen cells several times fills them."""
        top, left, bottom, right = chosen
        high, wide = len(block), len(block[0])
        rows, columns = bottom - top + 1, right - left + 1
        if rows % high or columns % wide:
            rows, columns = high, wide
        room = (len(self._model.keys) - top, self._model.columnCount() - left)
        if rows > room[0] or columns > room[1]:
            raise UserError(
                _(
                    "What was copied has rows: %(rows)d, columns: %(columns)d. From the chosen cell on "
                    "there are rows: %(down)d, columns: %(across)d. Nothing was changed."
                )
                % {"rows": high, "columns": wide, "down": room[0], "across": room[1]}
            )
        named = _demand_numbers(self._model, left, left + columns - 1)
        cells: Cells = {}
        for row in range(rows):
            line = block[row % high]
            stances = {named[at]: line[at % wide] for at in range(columns) if line[at % wide]}
            if stances:
                cells[self._model.keys[top + row]] = stances
        return cells

    def _cells_of(self, blocks: list[Block], stance: str) -> Cells | None:
        """Map each chosen cell to one stance; return None where they are too many."""
        cells: Cells = {}
        if sum((b - t + 1) * (r - left + 1) for t, left, b, r in blocks) > MOST_CELLS:
            self._refuse_size()
            return None
        for top, left, bottom, right in blocks:
            line = dict.fromkeys(_demand_numbers(self._model, left, right), stance)
            for row in range(top, bottom + 1):
                number = self._model.keys[row]
                cells[number] = {**cells[number], **line} if number in cells else line
        return cells

    def _asks_for_words(self, at: int, blocks: list[Block], stance: str) -> bool:
        """Open the dialog where a row's cells cannot be recorded without reading or giving words."""
        row = self._model.row_at(at)
        columns = [c for _top, left, _bottom, right in blocks for c in range(left, right + 1)]
        demands = [each for each in map(self._model.demand_at, columns) if each is not None]
        if row is None or not demands:
            return False
        worded = all(row.worded[column - FIRST_DEMAND] for column in columns)
        core = any(each.policy == "core" for each in demands)
        reserves = stance == "supports-with-reservation" and not core
        if "unsettled" not in row.stances and (worded or not reserves):
            return False
        proposed = {each.number: stance for each in demands}
        self._desk.ask("positions.open_for", row.signed, proposed)
        return True

    def _record(self, cells: Cells) -> bool:
        """Record cells as one action; many off the window's thread."""
        operations, statement = self._desk.operations, self._desk.statement
        database = operations.database
        if database is None or statement is None:
            return False
        change = positions.record_positions(statement, stances=cells)
        if change.rows > AT_ONCE:
            operations.start(
                _("Recording positions…"),
                lambda tell: door.write(database, change, tell),
                self._recorded,
            )
            return True
        self.writing = True
        try:
            return operations.change(change)
        finally:
            self.writing = False

    def _recorded(self, answer: "Answer[int]") -> None:
        self.writing = True
        try:
            self._desk.operations.changed.emit(answer.tables)
        finally:
            self.writing = False

    def _refuse_size(self) -> None:
        self._desk.refuse(
            _("At most %(count)d cells can be recorded at once: choose fewer.")
            % {"count": MOST_CELLS}
        )

    @Slot(object)
    def _put_on_clipboard(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        count = len(text.split("\n"))
        said = ngettext("%(count)d row was copied.", "%(count)d rows were copied.", count)
        self._desk.say(said % {"count": count})


def _demand_numbers(model: PositionsModel, left: int, right: int) -> list[int]:
    found = [model.demand_at(column) for column in range(left, right + 1)]
    return [each.number for each in found if each is not None]


def _around(blocks: list[Block]) -> Block:
    """Return the block that holds all blocks."""
    tops, lefts, bottoms, rights = zip(*blocks, strict=True)
    return min(tops), min(lefts), max(bottoms), max(rights)
