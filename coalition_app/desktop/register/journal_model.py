"""The list of the journal: the newest entries first, older ones are read while scrolling."""

import json
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coalition_app import i18n
from coalition_app.desktop.desk.headed_table import ShowsHidden
from coalition_app.desktop.register.journal_rows import (
    DAY,
    DRAWING,
    GONE,
    NAMES,
    OFFER,
    WHEN,
    WHO,
)
from coalition_app.i18n import _
from coalition_app.records.journal import pages
from coalition_app.records.journal.journal import EntryId
from coalition_app.records.journal.pages import Known, Place, Shown, Wanted
from coalition_app.records.signatories import find
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database

Index = QModelIndex | QPersistentModelIndex
FEW = 3
"""Signatures of one action that are named."""
ICONS = {
    "sign": "plus",
    "import": "import",
    "undo-import": "undo",
    "attest": "seal",
    "issue-corrigendum": "seal",
    "print-corrigendum": "print",
    "print": "print",
    "deliver": "letter",
    "withdraw": "withdraw",
    "record-position": "grid",
    "record-positions": "grid",
    "withdraw-words": "reservation",
    "narrow-words": "reservation",
    "correct-words": "reservation",
    "translate-words": "language",
    "confirm-translation": "language",
    "record-evidence": "evidence",
    "supersede-evidence": "evidence",
    "begin-import": "import",
    "discard-import": "import",
    "take-papers": "inbox",
    "remove-papers": "inbox",
    "keep-signed-page": "evidence",
    "sign-print": "evidence",
    "keep-signature": "evidence",
    "keep-time-stamp": "evidence",
    "verify-signature": "check",
    "plan-step": "chase",
    "record-letter-sent": "letter",
    "decide-twins": "twins",
    "merge-signatories": "twins",
    "separate-signatories": "twins",
    "change-directory": "directory",
    "change-passphrase": "lock",
    "make-register": "folder",
    "make-statement": "text",
    "edit-text": "text",
    "seal-text": "text",
    "new-text": "text",
    "reword-demand": "text",
    "name-demand": "text",
    "add-demand": "text",
}
"""What kind an action is of, as an icon; the others change something: a pencil."""


class JournalModel(ShowsHidden, QAbstractListModel):
    """Keeps the entries that were scrolled to, and how far it has come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database: Database | None = None
        self._wanted, self._place = Wanted(), Place(at_end=True)
        self._known: Known | None = None
        self._several = False
        self._shown: list[Shown] = []
        self._names: dict[tuple[int, int], str] = {}
        self.undoes: EntryId | None = None
        """The entry that the next undo takes back."""

    def show(self, database: Database | None, wanted: Wanted, *, anew: bool = True) -> None:
        """Read the newest entries; `anew` unless the journal is known to be as it was."""
        self.beginResetModel()
        self._database, self._wanted = database, wanted
        self._shown, self._place = [], Place(at_end=database is None)
        self._names = {}
        if anew:
            self._known = None
        try:
            self._shown = self._read()
        finally:
            self.endResetModel()

    def shown_at(self, row: int) -> Shown | None:
        """Return the entry in a row, or None."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._place.at_end

    def fetchMore(self, parent: Index) -> None:
        older = self._read()
        if older:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(older) - 1)
            self._shown.extend(older)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = self.shown_at(index.row())
        if shown is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return sentence_of(shown)
        if role == DAY:
            return self._day(index.row())
        if role == WHO:
            return " · ".join(filter(None, [self._when_and_who(shown), self._names_of(shown)]))
        if role == WHEN:
            return self._when_and_who(shown)
        if role == NAMES:
            return self._names_of(shown)
        if role == DRAWING:
            return _drawing(shown)
        if role == GONE:
            return shown.undone
        if role == OFFER:
            return self._offer(shown)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            day = i18n.current().day(shown.entry.at.date())
            return f"{sentence_of(shown)}. {day}, {self.data(index, WHO)}"
        return None

    def _day(self, row: int) -> str:
        """Return the day of an entry that is the first of its day in the list."""
        day = self._shown[row].entry.at.date()
        if row and self._shown[row - 1].entry.at.date() == day:
            return ""
        return i18n.current().day(day)

    def _when_and_who(self, shown: Shown) -> str:
        parts = [f"{shown.entry.at:%H:%M}", shown.entry.actor]
        of = json.loads(shown.entry.arguments).get("statement")
        if self._several and of is not None:
            parts.append(_("Statement %(number)s") % {"number": of})
        return " · ".join(filter(None, parts))

    def _names_of(self, shown: Shown) -> str:
        names = (self._names.get(each, "") for each in _about(shown))
        return ", ".join(filter(None, names))

    def _offer(self, shown: Shown) -> str:
        """Return the words that undo an entry; empty where it cannot be undone from its row."""
        if is_import(shown):
            return _("Undo this import…")
        return _("Undo") if shown.entry.key == self.undoes else ""

    def _read(self) -> list[Shown]:
        if self._database is None or self._place.at_end:
            return []
        with self._database.reading() as tx:
            if self._wanted.words and self._known is None:
                self._known = pages.speaks_of(tx)
            known = self._known or Known()
            older, self._place = pages.next_page(tx, self._wanted, known, self._place)
            self._several = len(statements.list_statements(tx)) > 1
            self._names |= find.names_of(tx, {pair for each in older for pair in _about(each)})
        return older


def sentence_of(shown: Shown) -> str:
    """Say what an entry did, and that it has been taken back since."""
    entry = shown.entry
    if entry.kind == "undo":
        return _("Undone: %(action)s") % {"action": entry.as_done()}
    if entry.kind == "redo":
        return _("Redone: %(action)s") % {"action": entry.as_done()}
    done = entry.as_done()
    return _("%(action)s (undone since)") % {"action": done} if shown.undone else done


def is_import(shown: Shown) -> bool:
    """Tell whether an entry is an import that was not taken back."""
    return not shown.undone and (shown.entry.kind, shown.entry.action) == ("action", "import")


def _about(shown: Shown) -> list[tuple[int, int]]:
    """Return which signatures an entry names, by statement and number; none where they are many."""
    named = json.loads(shown.entry.arguments)
    statement, numbers = named.get("statement"), named.get("numbers") or [named.get("number")]
    numbers = [each for each in numbers if isinstance(each, int)]
    if not isinstance(statement, int) or len(numbers) > FEW:
        return []
    return [(statement, each) for each in numbers]


def _drawing(shown: Shown) -> str:
    """Name the icon of an entry."""
    if shown.entry.kind != "action":
        return shown.entry.kind
    return "close" if shown.undone else ICONS.get(shown.entry.action, "pencil")
