"""The directory as a table."""

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from coalition_app.desktop.desk.paged_table import PagedTable
from coalition_app.desktop.widgets.found_words import PLACES
from coalition_app.i18n import N_, _
from coalition_app.labels import KINDS
from coalition_app.legal_forms import form_rows
from coalition_app.records.signatories import directory
from coalition_app.records.signatories.directory import DirectoryLine
from coalition_app.records.store.database import Database
from coalition_app.records.store.name_keys import places_held
from coalition_app.records.store.transactions import Reading

HEADINGS = (N_("Signatory"), N_("Kind"), N_("Place"), N_("Signatures"))
NAME, KIND, PLACE, TIMES = range(len(HEADINGS))
Index = QModelIndex | QPersistentModelIndex


class DirectoryModel(PagedTable[uuid.UUID, DirectoryLine]):
    """Shows signatories of the whole register."""

    headings, right = HEADINGS, (TIMES,)
    found = ""
    """What is searched; it is marked in the cells."""

    def show(self, database: Database, ids: Sequence[uuid.UUID], found: str = "") -> None:
        """Show these signatories in this order, found by these words."""
        self.found = found

        def read(tx: Reading, wanted: Sequence[uuid.UUID]) -> dict[uuid.UUID, DirectoryLine]:
            return {each.id: each for each in directory.read_lines(tx, wanted)}

        self.show_rows(database, None, ids, read)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == TIMES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, PLACES):
            return None
        line = self.row_at(index.row())
        if line is None:
            return None
        if role == PLACES:
            return places_held(line.full_name, self.found) if index.column() == NAME else ()
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
    """Return what a legal form means in full, by language, with its abbreviation; empty where it is unknown.

    An abbreviation with several readings has them all, the usual one first.
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
