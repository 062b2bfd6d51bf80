"""A table model of a long list: keys of all rows in a vector, rows by pages of a small cache."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

from coalition_app.desktop.desk.headed_table import HeadedTable
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading

PAGE, PAGES = 64, 128
"""Rows read at once, and pages of them that are kept."""
Index = QModelIndex | QPersistentModelIndex
Key = TypeVar("Key")
Row = TypeVar("Row")


class PagedTable(HeadedTable, Generic[Key, Row]):
    """Shows rows of the register, each read when it is first looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys: Sequence[Key] = ()
        """What tells the rows apart, in their order: numbers of signatures, ids of signatories."""
        self._database: Database | None = None
        self._source: object = None
        self._read: Callable[[Reading, Sequence[Key]], Mapping[Key, Row]] = lambda _tx, _keys: {}
        self._pages: OrderedDict[int, Mapping[Key, Row]] = OrderedDict()

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
        """Return a row; None where it is gone meanwhile."""
        key = self.key_at(row)
        if key is None or self._database is None:
            return None
        page = row // PAGE
        if page not in self._pages:
            with self._database.reading() as tx:
                self._pages[page] = self._read(tx, self.keys[page * PAGE : (page + 1) * PAGE])
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page].get(key)

    def row_of(self, key: Key) -> int:
        """Return the place of a key, -1 where it is not shown."""
        try:
            return self.keys.index(key)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.keys)
