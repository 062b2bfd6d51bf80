"""The list on the left: every statement, the pages of the chosen one under it, then the register's places."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from coalition_app.desktop.icons import icon
from coalition_app.desktop.rows import INDENT, RowList
from coalition_app.i18n import N_, _

if TYPE_CHECKING:
    from coalition_app.records.statements import StatementRow

Place = tuple[str, int]
"""A page (a key of PAGES, or journal) and the number of its statement, 0 where it has none."""
PAGES = {
    "signatories": (N_("Signatories"), "people"),
    "positions": (N_("Positions"), "grid"),
    "text": (N_("Text"), "text"),
    "annex": (N_("Annex"), "seal"),
}
"""Words and icon of each page of a statement."""
PLACE = Qt.ItemDataRole.UserRole
UNDER = 12
"""Pixels by which a page stands under its statement."""


class PlacesList(RowList):
    """Keeps the chosen place when the list is filled anew."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(most_lines=2, separated=False)
        self.setObjectName("places")
        self.setMinimumWidth(180)
        self.currentItemChanged.connect(lambda *_items: self.chosen.emit())

    def fill(self, known: "list[StatementRow]", shown: int) -> None:
        """List statements and places, without saying that another one was chosen.

        `shown` is the number of the statement whose pages are listed, 0 for the first.
        """
        kept = self.place()
        shown = shown if any(each.number == shown for each in known) else 0
        self.blockSignals(True)
        self.clear()
        for each in known:
            self._add(f"{each.number}. {each.title}", ("signatories", each.number), heading=True)
            if each.number == (shown or known[0].number):
                for page, (words, drawing) in PAGES.items():
                    self._add(_(words), (page, each.number), drawing)
        if not known:
            self._add(_("Signatories"), ("signatories", 0), "people")
        self._add(_("Journal"), ("journal", 0), "journal")
        self.go(kept or ("signatories", known[0].number if known else 0))
        if self.currentItem() is None:
            self.setCurrentRow(0)
        self.blockSignals(False)

    def go(self, wanted: Place) -> None:
        """Choose a place, where the list has it; a statement's page rather than its title."""
        rows = [row for row in range(self.count()) if self.place(row) == wanted]
        if rows:
            self.setCurrentRow(rows[-1])

    def place(self, row: int | None = None) -> Place | None:
        """Give the place of a row, of the chosen one unless told."""
        item = self.currentItem() if row is None else self.item(row)
        if item is None:
            return None
        page, number = item.data(PLACE)
        return (page, number)

    def _add(self, text: str, place: Place, drawing: str = "", *, heading: bool = False) -> None:
        item = QListWidgetItem(text)
        item.setData(PLACE, place)
        if not heading:
            item.setIcon(icon(drawing, "quiet"))
            item.setData(INDENT, UNDER if place[1] else 0)
        else:
            font = self.font()
            font.setBold(True)
            item.setFont(font)
        item.setToolTip(text)
        self.addItem(item)
