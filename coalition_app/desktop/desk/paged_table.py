"""A table model of a long list: keys of all rows in a vector, rows by pages of a small cache."""

import sys
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer, Slot

from coalition_app.desktop.desk.headed_table import HeadedTable
from coalition_app.i18n import _
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading

PAGE, PAGES = 64, 128
"""Rows read at once, and pages of them that are kept."""
Index = QModelIndex | QPersistentModelIndex
Key = TypeVar("Key")
Row = TypeVar("Row")


class PagedTable(HeadedTable, Generic[Key, Row]):
    """Shows rows of the register, each read when it is first looked at.

    Why a row cannot be read is told once the painting is over: PySide 6.12 loses references to the
    functions that are called while a fault goes through one painting into another, and ends in a crash.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys: Sequence[Key] = ()
        """What tells the rows apart, in their order: numbers of signatures, ids of signatories."""
        self._database: Database | None = None
        self._source: object = None
        self._read: Callable[[Reading, Sequence[Key]], Mapping[Key, Row]] = lambda _tx, _keys: {}
        self._pages: OrderedDict[int, Mapping[Key, Row]] = OrderedDict()
        self._fault: Exception | None = None
        """Why rows cannot be read, until it is told; nothing is read meanwhile."""

    def show_rows(
        self,
        database: Database | None,
        source: object,
        keys: Sequence[Key],
        read: Callable[[Reading, Sequence[Key]], Mapping[Key, Row]],
    ) -> None:
        """Show these rows of a source, as `read` reads them.

        Where database, source and keys are the same as before, the view keeps what is chosen, edited
        and scrolled to.
        """
        same = self._database is database and self._source == source and self.keys == keys
        if not same:
            self.beginResetModel()
        self._database, self._source, self.keys, self._read = database, source, keys, read
        self._pages.clear()
        if not same:
            self.endResetModel()
        elif keys:
            last = self.index(len(keys) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def forget(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._database, self._source, self.keys = None, None, ()
        self._pages.clear()
        self.endResetModel()

    def key_at(self, row: int) -> Key | None:
        """Return the key of a row, or None."""
        return self.keys[row] if 0 <= row < len(self.keys) else None

    def row_at(self, row: int) -> Row | None:
        """Return a row; None where it is gone meanwhile, or cannot be read."""
        key, page = self.key_at(row), row // PAGE
        if key is None or self._database is None:
            return None
        if page not in self._pages and not self._read_page(self._database, page):
            return None
        self._pages.move_to_end(page)
        return self._pages[page].get(key)

    def gone(self) -> str:
        """Return the words for a row that is gone; none while it is only not read."""
        return "" if self._fault is not None else _("(gone)")

    def _read_page(self, database: Database, page: int) -> bool:
        """Read a page of rows; tell whether that went well."""
        if self._fault is not None:
            return False
        try:
            with database.reading() as tx:
                self._pages[page] = self._read(tx, self.keys[page * PAGE : (page + 1) * PAGE])
        except Exception as fault:  # noqa: BLE001 - told below as what it is
            self._fault = fault
            QTimer.singleShot(0, self, self._tell_fault)
            return False
        while len(self._pages) > PAGES:
            self._pages.popitem(last=False)
        return True

    @Slot()
    def _tell_fault(self) -> None:
        fault, self._fault = self._fault, None
        if fault is not None:
            sys.excepthook(type(fault), fault, fault.__traceback__)

    def row_of(self, key: Key) -> int:
        """Return the place of a key, -1 where it is not shown."""
        try:
            return self.keys.index(key)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.keys)
