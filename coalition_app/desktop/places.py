"""The list on the left: every statement with its annex under it, then the register's places."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from coalition_app.desktop.rows import INDENT, RowList
from coalition_app.i18n import _
from coalition_app.records.statements import StatementRow

Place = tuple[str, int]
"""A page (signatories, annex, journal) and the number of its statement, 0 where it has none."""
PLACE = Qt.ItemDataRole.UserRole
UNDER = 16
"""Pixels by which an annex stands under its statement."""


class PlacesList(RowList):
    """Keeps the chosen place when the list is filled anew."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(most_lines=2, separated=False)
        self.setObjectName("places")
        self.setMinimumWidth(180)
        self.currentItemChanged.connect(lambda *_items: self.chosen.emit())

    def fill(self, known: list[StatementRow]) -> None:
        """List statements and places, without saying that another one was chosen."""
        kept = self.place()
        self.blockSignals(True)
        self.clear()
        for each in known:
            self._add(f"{each.number}. {each.title}", ("signatories", each.number))
            annex = _("Annex of %(number)d") % {"number": each.number}
            self._add(annex, ("annex", each.number), UNDER)
        if not known:
            self._add(_("Signatories"), ("signatories", 0))
        self._add(_("Journal"), ("journal", 0))
        self.setCurrentRow(0)
        if kept is not None:
            self.go(kept)
        self.blockSignals(False)

    def go(self, wanted: Place) -> None:
        """Choose a place, where the list has it."""
        for row in range(self.count()):
            if self.place(row) == wanted:
                self.setCurrentRow(row)

    def place(self, row: int | None = None) -> Place | None:
        """Give the place of a row, of the chosen one unless told."""
        item = self.currentItem() if row is None else self.item(row)
        if item is None:
            return None
        page, number = item.data(PLACE)
        return (page, number)

    def _add(self, text: str, place: Place, indent: int = 0) -> None:
        item = QListWidgetItem(text)
        item.setData(PLACE, place)
        item.setData(INDENT, indent)
        item.setToolTip(text)
        self.addItem(item)
