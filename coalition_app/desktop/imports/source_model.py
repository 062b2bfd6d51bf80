"""The lines of an import's source as a table model: each with what became of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from coalition_app.desktop.desk.headed_table import HeadedTable
from coalition_app.desktop.imports.tables import NUMBERS, ReadModel, doubt_colour
from coalition_app.desktop.look.typeface import heavy
from coalition_app.drafts import Lines
from coalition_app.i18n import N_, _
from coalition_app.intake import edit_draft
from coalition_app.operations.planning import sentences as sayings
from coalition_app.operations.planning.items import IN
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.sheets import place_of

Index = QModelIndex | QPersistentModelIndex
HEADINGS = (N_("Line"), N_("Text"), N_("Result"))
MARK = "▸"


class SourceModel(HeadedTable):
    """Every line of the source; those of one entry can be marked."""

    headings = HEADINGS
    right = (0,)

    def __init__(self, preview: Preview, read: ReadModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preview, self._read = preview, read
        self.marked: Lines = (0, 0)
        """First and last of the marked lines; (0, 0) for none."""
        preview.told.append(self.follow)

    def mark(self, lines: Lines) -> None:
        """Mark the lines of an entry."""
        self.marked = lines
        self._show_anew()

    def item_of(self, row: int) -> int:
        """Return the item that a line belongs to; -1 for none."""
        owners = self.preview.owners
        return max(-1, owners[row]) if 0 <= row < len(owners) else -1

    def follow(self, items: Sequence[int]) -> None:
        """Say anew what became of the lines."""
        if items:
            self._show_anew()
        else:
            self.beginResetModel()
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.preview.texts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.FontRole:
            return heavy() if self._is_marked(row) else None
        if role == Qt.ItemDataRole.ForegroundRole and column == 2 and self.item_of(row) >= 0:
            return doubt_colour(self.preview, self.item_of(row))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 0:
            return NUMBERS
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if column == 0 and role == Qt.ItemDataRole.ToolTipRole:
            return place_of(self.preview.draft, row + 1) or str(row + 1)
        if column == 0:
            return f"{MARK} {row + 1}" if self._is_marked(row) else str(row + 1)
        if column == 1:
            text = self.preview.texts[row]
            return text if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split())
        return self._became(row)

    def _became(self, row: int) -> str:
        owner = self.preview.owners[row] if row < len(self.preview.owners) else edit_draft.TEXT
        if owner == edit_draft.BLANK:
            return _("blank line")
        if owner == edit_draft.TEXT:
            return self._of_text(row + 1)
        if self.preview.code(owner) not in IN:
            return sayings.verdict(self.preview, owner) or _("part of an entry")
        named = {
            "number": self._read.number_of(owner),
            "verdict": sayings.verdict(self.preview, owner),
        }
        return _("No. %(number)d: %(verdict)s") % named

    def _of_text(self, line: int) -> str:
        demands = self.preview.draft.demands
        found = next((each for each in demands if each.lines[0] <= line <= each.lines[1]), None)
        if found is not None:
            return _("demand %(number)d") % {"number": found.number}
        return _("title or text")

    def _is_marked(self, row: int) -> bool:
        return self.marked[0] <= row + 1 <= self.marked[1]

    def _show_anew(self) -> None:
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(HEADINGS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
