"""The grid of positions as a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from coalition_app import i18n
from coalition_app.desktop.desk.paged_table import PagedTable
from coalition_app.desktop.wording.position_words import SIGNS
from coalition_app.i18n import _
from coalition_app.labels import position_label, status_label
from coalition_app.records.positions import position_grid
from coalition_app.records.positions.position_grid import GridRow
from coalition_app.records.positions.positions import UNSETTLED
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.statements import short_names
from coalition_app.records.statements.statements import DemandRow, StatementRow
from coalition_app.records.store.database import Database

NUMBER, NAME, FIRST_DEMAND = 0, 1, 2
"""Columns: the two that stay in sight, and the first of the demands'."""
STANCE = Qt.ItemDataRole.UserRole + 1
STATED = Qt.ItemDataRole.UserRole + 2
WORDED = Qt.ItemDataRole.UserRole + 3
CORE = "◆"
"""Mark of a core demand where a head has room for its number only."""
Index = QModelIndex | QPersistentModelIndex


class PositionsModel(PagedTable[int, GridRow]):
    """Shows one signature a row and one demand a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._statement: StatementRow | None = None
        self.tight = False
        """Whether heads have room for numbers only; the names are shown where they are asked for."""

    def show(self, database: Database, statement: StatementRow, numbers: Sequence[int]) -> None:
        """Show these signatories; where they are the same as before, the chosen cells stay chosen."""
        self._show(database, statement, numbers)

    def read_again(self, statement: StatementRow) -> None:
        """Read the cells anew and keep the signatories that are shown."""
        self._show(self._database, statement, self.keys)

    def _show(
        self, database: Database | None, statement: StatementRow, numbers: Sequence[int]
    ) -> None:
        self._statement = statement
        source = (statement.id, *(each.id for each in statement.demands))
        self.show_rows(
            database,
            source,
            numbers,
            lambda tx, wanted: position_grid.positions_of(tx, statement, wanted),
        )
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def forget(self) -> None:
        """Show no signatory."""
        self._statement = None
        super().forget()

    def set_tight(self, tight: bool) -> None:
        """Show bare numbers as heads, or short names too."""
        if tight != self.tight and self._statement is not None:
            self.tight = tight
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def demand_at(self, column: int) -> DemandRow | None:
        """Return the demand of a column; None for the first two."""
        demands = () if self._statement is None else self._statement.demands
        return demands[column - FIRST_DEMAND] if 0 <= column - FIRST_DEMAND < len(demands) else None

    def wording(self, demand: DemandRow) -> str:
        """Return a demand's wording in the authentic language, or in any other."""
        language = self._statement.authentic_language if self._statement else ""
        return demand.wordings.get(language) or next(iter(demand.wordings.values()), "")

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        demands = 0 if self._statement is None else len(self._statement.demands)
        return 0 if parent.isValid() else FIRST_DEMAND + demands

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        demand = self.demand_at(section)
        if role == Qt.ItemDataRole.TextAlignmentRole and section == NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and demand is not None:
            return _whole_wording(demand, self.wording(demand))
        if role == Qt.ItemDataRole.TextAlignmentRole and demand is not None:
            return Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        if role == Qt.ItemDataRole.AccessibleTextRole and demand is not None:
            return _head(demand)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if demand is None or self._statement is None:
            return _("No.") if section == NUMBER else _("Signatory")
        if self.tight:
            return f"{demand.number}{CORE if demand.policy == 'core' else ''}"
        named = short_names.heading(self._statement, demand, i18n.current().language)
        return f"{named} {CORE}" if demand.policy == "core" else named

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        known = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
            STANCE,
            STATED,
            WORDED,
        )
        if role not in known:
            return None
        row = self.row_at(index.row())
        if row is None:
            return self.gone() if index.column() == NAME and role < STANCE else None
        if index.column() < FIRST_DEMAND:
            return _of_signatory(row, index.column(), role)
        return self._of_cell(row, index.column(), role)

    def _of_cell(self, row: GridRow, column: int, role: int) -> Any:
        at = column - FIRST_DEMAND
        demand = self.demand_at(column)
        if demand is None:
            return None
        if at >= len(row.stances):
            return _of_uncounted(row, demand, role)
        stance, stated, worded = row.stances[at], row.stated[at], row.worded[at]
        if role == STANCE:
            return stance
        if role == STATED:
            return stated or stance == UNSETTLED  # doubt is never drawn pale
        if role == WORDED:
            return worded
        if role == Qt.ItemDataRole.DisplayRole:
            return SIGNS[stance]
        named = {"number": row.signed.number, "demand": demand.number}
        lines = [
            _("No. %(number)d, demand %(demand)d: %(position)s")
            % {**named, "position": position_label(stance)}
        ]
        if not stated and stance == "supports":
            lines.append(_("Nothing was stated, which counts as support."))
        if stance == "unsettled":
            lines.append(_("Words came in and it is not recorded yet which demands they touch."))
        elif worded:
            lines.append(_("Words of the signatory touch this demand."))
        return ("\n" if role == Qt.ItemDataRole.ToolTipRole else " ").join(lines)


def _of_uncounted(row: GridRow, demand: DemandRow, role: int) -> str | None:
    """Say why a cell is empty."""
    if role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return None
    text = _("No. %(number)d, demand %(demand)d: no position. Not counted: %(standing)s.")
    return text % {
        "number": row.signed.number,
        "demand": demand.number,
        "standing": status_label(row.signed.status),
    }


def _of_signatory(row: GridRow, column: int, role: int) -> Any:
    if role == WORDED:
        return row.has_words and column == NAME
    if role == STATED:
        return row.signed.status in COUNTED
    if role == STANCE:
        return None
    if column == NUMBER:
        return str(row.signed.number)
    return row.signed.full_name


def _head(demand: DemandRow) -> str:
    if demand.policy == "core":
        return _("%(number)d, core") % {"number": demand.number}
    return str(demand.number)


def _whole_wording(demand: DemandRow, wording: str) -> str:
    head = _("Demand %(number)d") % {"number": demand.number}
    if demand.policy == "core":
        head = _("Demand %(number)d, a core demand, which takes no reservation") % {
            "number": demand.number
        }
    return f"{head}\n{wording}"
