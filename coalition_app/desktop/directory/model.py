"""The directory as a table: keys of signatories in a vector, rows by pages of a small cache."""

import uuid
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coalition_app.i18n import N_, _
from coalition_app.labels import KINDS
from coalition_app.legal_forms import form_rows
from coalition_app.records.signatories import directory
from coalition_app.records.signatories.directory import DirectoryLine
from coalition_app.records.store.database import Database

PAGE, PAGES = 128, 32
"""Rows read at once, and pages of them that are kept."""
HEADINGS = (N_("Signatory"), N_("Kind"), N_("Place"), N_("Signatures"))
NAME, KIND, PLACE, TIMES = range(len(HEADINGS))
Index = QModelIndex | QPersistentModelIndex


class DirectoryModel(QAbstractTableModel):
    """Shows signatories of the whole register."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database: Database | None = None
        self._ids: Sequence[uuid.UUID] = ()
        self._pages: OrderedDict[int, dict[uuid.UUID, DirectoryLine]] = OrderedDict()

    def show(self, database: Database | None, ids: Sequence[uuid.UUID]) -> None:
        """Show these signatories in this order; the view keeps what is chosen where they are the same."""
        same = self._database is database and self._ids == ids
        if not same:
            self.beginResetModel()
        self._database, self._ids = database, ids
        self._pages.clear()
        if not same:
            self.endResetModel()
        elif ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, TIMES))

    def id_at(self, row: int) -> uuid.UUID | None:
        """Give the signatory in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, signatory_id: uuid.UUID) -> int:
        """Give the row of a signatory, -1 where it is not shown."""
        try:
            return self._ids.index(signatory_id)
        except ValueError:
            return -1

    def line_at(self, row: int) -> DirectoryLine | None:
        """Give the line of a row; None where its signatory is gone meanwhile."""
        found = self.id_at(row)
        if found is None or self._database is None:
            return None
        page = row // PAGE
        if page not in self._pages:
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            with self._database.reading() as tx:
                lines = directory.read_lines(tx, ids)
            self._pages[page] = {each.id: each for each in lines}
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page].get(found)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation == Qt.Orientation.Horizontal and role in shown:
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section == TIMES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == TIMES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self.line_at(index.row())
        if line is None:
            return None
        if index.column() == NAME:
            if line.merged:
                return _("%(name)s · merged") % {"name": line.full_name}
            return line.full_name
        if index.column() == KIND:
            return _(KINDS[line.kind])
        if index.column() == PLACE:
            return ", ".join(part for part in (line.place, line.country) if part)
        return str(line.signatures)


def full_forms(legal_form: str) -> dict[str, str]:
    """Give what a legal form means in full, by language, with its abbreviation; empty where nobody knows.

    An abbreviation with several readings gives them all, the usual one first.
    """
    wanted = legal_form.strip().casefold()
    readings: dict[str, list[str]] = {"ru": [], "kk": [], "en": []}
    for row in form_rows():
        shorts = (row["abbr_ru"], row["abbr_kk"], row["english_abbr"])
        fulls = (row["full_ru"], row["full_kk"], row["english"])
        if not wanted or wanted not in (each.casefold() for each in (*shorts, *fulls) if each):
            continue
        for language, short, full in zip(readings, shorts, fulls, strict=True):
            words = f"{full} ({short})" if short and full else full or short
            if words and words not in readings[language]:
                readings[language].append(words)
    return {language: " / ".join(words) for language, words in readings.items() if words}
