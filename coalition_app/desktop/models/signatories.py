"""The list of signatories of one statement: numbers in a vector, rows by pages of a small cache."""

import uuid
from array import array
from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coalition_app.i18n import N_, _
from coalition_app.labels import SHORT_STANDINGS, position_label
from coalition_app.records import positions, signatures
from coalition_app.records.database import Database
from coalition_app.records.signatures import SignatureRow
from coalition_app.records.statements import StatementRow

PAGE = 128
"""Rows read at once."""
PAGES = 64
"""Pages kept."""
HEADINGS = (
    N_("No."),
    N_("Signatory"),
    N_("Representative"),
    N_("Place"),
    N_("Standing"),
    N_("Position"),
)
Index = QModelIndex | QPersistentModelIndex


class SignatoriesModel(QAbstractTableModel):
    """Shows signatures of one statement as the annex counts them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database: Database | None = None
        self._statement: StatementRow | None = None
        self._numbers = array("q")
        self._pages: OrderedDict[int, dict[int, SignatureRow]] = OrderedDict()
        self._exceptions: dict[uuid.UUID, tuple[str, ...]] = {}

    def show(
        self, database: Database, statement: StatementRow, *, find: str = "", only: str = ""
    ) -> None:
        """Read the list anew; `only` is a standing, or exceptions for those who have a position."""
        self.beginResetModel()
        self._database, self._statement = database, statement
        self._pages.clear()
        with database.reading() as tx:
            self._exceptions = positions.exceptional_positions(tx, statement)
            self._numbers = signatures.signature_numbers(
                tx,
                statement.id,
                find=find,
                standing="" if only == "exceptions" else only,
                among=list(self._exceptions) if only == "exceptions" else None,
            )
        self.endResetModel()

    def forget(self) -> None:
        """Show nobody."""
        self.beginResetModel()
        self._database, self._statement = None, None
        self._numbers = array("q")
        self._pages.clear()
        self._exceptions = {}
        self.endResetModel()

    def row_at(self, row: int) -> SignatureRow | None:
        """Give the signature in a row; None where it is gone meanwhile."""
        if self._database is None or self._statement is None or not 0 <= row < len(self._numbers):
            return None
        page = row // PAGE
        if page not in self._pages:
            numbers = list(self._numbers[page * PAGE : (page + 1) * PAGE])
            with self._database.reading() as tx:
                found = signatures.list_signatures(tx, self._statement.id, numbers=numbers)
            self._pages[page] = {each.number: each for each in found}
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page].get(self._numbers[row])

    def row_of(self, number: int) -> int:
        """Give the row of a number, -1 where it is not shown."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.row_at(index.row())
        if row is None:
            return _("(gone)") if index.column() == 1 else ""
        return self._cell(row, index.column())

    def _cell(self, row: SignatureRow, column: int) -> str:
        if column == 0:
            return str(row.number)
        if column == 4:
            return _(SHORT_STANDINGS[row.standing])
        if column == 5:
            return self._positions(row)
        return (row.full_name, row.representative, row.place or row.country)[column - 1]

    def _positions(self, row: SignatureRow) -> str:
        stances = self._exceptions.get(row.id)
        if stances is None:
            return _("supports all")
        kinds = dict.fromkeys(each for each in stances if each != "supports")
        return ", ".join(position_label(each) for each in kinds) or _("supports all")
