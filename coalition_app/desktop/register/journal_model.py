"""The list of the journal: the newest entries first, older ones are read while scrolling."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD
from coalition_app.i18n import _
from coalition_app.records.journal import pages
from coalition_app.records.journal.pages import Known, Place, Shown, Wanted
from coalition_app.records.store.database import Database

Index = QModelIndex | QPersistentModelIndex


class JournalModel(QAbstractListModel):
    """Keeps the entries that were scrolled to, and how far it has come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database: Database | None = None
        self._wanted, self._place = Wanted(), Place(at_end=True)
        self._known: Known | None = None
        self._shown: list[Shown] = []
        self._icons: dict[tuple[str, str], QIcon] = {}

    def show(self, database: Database | None, wanted: Wanted, *, anew: bool = True) -> None:
        """Read the newest entries; `anew` unless the journal is known to be as it was."""
        self.beginResetModel()
        self._database, self._wanted = database, wanted
        self._shown, self._place = [], Place(at_end=database is None)
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
        if role == WORD:
            return _when_and_who(shown)
        if role == TONE:
            return "quiet"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(_drawing(shown))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{sentence_of(shown)}. {_when_and_who(shown)}"
        return None

    def _icon(self, drawing: str) -> QIcon:
        """Draw each icon once for a theme, not once a row."""
        known = (drawing, theme.applied().quiet)
        if known not in self._icons:
            self._icons[known] = icon(drawing, "quiet")
        return self._icons[known]

    def _read(self) -> list[Shown]:
        if self._database is None or self._place.at_end:
            return []
        with self._database.reading() as tx:
            if self._wanted.words and self._known is None:
                self._known = pages.speaks_of(tx)
            known = self._known or Known()
            older, self._place = pages.next_page(tx, self._wanted, known, self._place)
        return older


def sentence_of(shown: Shown) -> str:
    """Say what an entry did, and that it has been taken back since."""
    action = shown.entry.sentence()
    said = {"action": action}
    if shown.entry.kind == "undo":
        return _("Undone: %(action)s") % said
    if shown.entry.kind == "redo":
        return _("Redone: %(action)s") % said
    begun = action[:1].upper() + action[1:]
    return _("%(action)s (taken back since)") % {"action": begun} if shown.undone else begun


def _when_and_who(shown: Shown) -> str:
    when = shown.entry.at.strftime("%d.%m.%Y %H:%M")
    return f"{when} · {shown.entry.actor}" if shown.entry.actor else when


def _drawing(shown: Shown) -> str:
    """Name the icon of an entry."""
    if shown.entry.kind != "action":
        return shown.entry.kind
    return "close" if shown.undone else "pencil"
