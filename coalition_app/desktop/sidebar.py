"""The list on the left: every statement, the pages of the chosen one under it, then the register's places."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from coalition_app.desktop.look.icons import SIDE, icon
from coalition_app.desktop.look.typeface import heavy
from coalition_app.desktop.pages import OF_REGISTER, PAGES
from coalition_app.desktop.widgets.wrapped_rows import ACROSS, ICON_GAP, INDENT, RowList
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import StatementRow

Place = tuple[str, int]
"""A page (a key of PAGES or OF_REGISTER) and the number of its statement, 0 where it has none."""
PLACE = Qt.ItemDataRole.UserRole
LEAST = 180
"""Pixels of the list at least."""
UNDER = 12
"""Pixels of indentation of a page under its statement."""


class Sidebar(RowList):
    """Keeps the chosen place when the list is filled anew."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(most_lines=2, separated=False)
        self.setObjectName("places")
        self._fit()
        self._counts: dict[Place, int] = {}
        self.currentItemChanged.connect(lambda *_items: self.chosen.emit())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Leave room for the longest name of a page, whatever the size of the person's text."""
        words = [_(line.words) for line in PAGES.values()]
        longest = max(self.fontMetrics().horizontalAdvance(each) for each in words)
        self.setMinimumWidth(max(LEAST, longest + UNDER + SIDE + ICON_GAP + 2 * ACROSS + 8))

    def fill(self, known: "list[StatementRow]", shown: int) -> None:
        """List statements and places, without saying that another one was chosen.

        `shown` is the number of the statement whose pages are listed, 0 for the first.
        """
        self._fit()
        kept = self.place()
        shown = shown if any(each.number == shown for each in known) else 0
        self.blockSignals(True)
        self.clear()
        for each in known:
            self._add(f"{each.number}. {each.title}", ("signatories", each.number), heading=True)
            if each.number == (shown or known[0].number):
                for page, line in PAGES.items():
                    place = (page, each.number)
                    self._add(self._worded(line.words, place), place, line.icon)
        if not known:
            self._add(_("Signatories"), ("signatories", 0), "people")
        for page, line in OF_REGISTER.items():
            self._add(_(line.words), (page, 0), line.icon)
        self.go(kept or ("signatories", (shown or known[0].number) if known else 0))
        if self.currentItem() is None:
            self.setCurrentRow(0)
        self.blockSignals(False)

    def go(self, wanted: Place) -> None:
        """Choose a place, where the list has it; a statement's page rather than its title."""
        rows = [row for row in range(self.count()) if self.place(row) == wanted]
        if rows:
            self.setCurrentRow(rows[-1])

    def tell_count(self, page: str, statement: int, count: int) -> None:
        """Say beside a page of a statement how much waits there; nothing for 0."""
        told: Place = (page, statement)
        self._counts[told] = count
        for row in range(self.count()):
            if self.place(row) == told and page in PAGES and self.item(row).data(INDENT):
                words = self._worded(PAGES[page].words, told)
                self.item(row).setText(words)
                self.item(row).setToolTip(words)

    def forget_counts(self) -> None:
        """Forget what was counted: another register is shown."""
        self._counts = {}

    def _worded(self, words: str, place: Place) -> str:
        count = self._counts.get(place, 0)
        return _("%(page)s: %(count)d") % {"page": _(words), "count": count} if count else _(words)

    def place(self, row: int | None = None) -> Place | None:
        """Return the place of a row, by default the chosen one."""
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
            font = heavy(self.font())
            item.setFont(font)
        item.setToolTip(text)
        self.addItem(item)
