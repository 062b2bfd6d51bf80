"""The columns of the list: which are shown, in which order and width; remembered from day to day."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QHeaderView

from coalition_app import settings
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.table_head import heading_width, numbers_width
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.signatories.cells import ACROSS, positions_width, scale_of
from coalition_app.desktop.signatories.model import COLUMNS, HEADINGS, NAME
from coalition_app.desktop.signatories.table import SignatoriesTable
from coalition_app.desktop.wording import signature_words
from coalition_app.i18n import _
from coalition_app.labels import KINDS, SHORT_STATUSES
from coalition_app.records.lists.signature_list import ListOrder

USUAL = ("number", "name", "representative", "position", "evidence")
"""Columns that are shown until the user chooses others."""
ROOMY = ("number", "name", "representative", "office", "place", "position", "evidence")
"""Their order with those that come in where the window is wide."""
WIDE_NAME = 44
"""Letters that the signatories' column has left when these come in."""
EARLIER = ["number", "name", "representative", "place", "standing", "position"]
"""What was usual before positions had marks; whoever has it has not chosen it."""
ALWAYS = ("number", "name", "position", "evidence")
"""Columns that are not hidden for want of room."""
LEAST_NAME = 36
"""Letters of the signatories' column below which the rightmost of the others are hidden."""
LETTERS = {"representative": 20, "office": 18, "place": 14, "country": 12, "legal_form": 9}
LETTERS |= {"section": 16, "signed_on": 10, "printed_number": 8}
LEAST_WIDTH = 40
GRADES = 44
"""Pixels at 100 % of the column of grades."""
GIVES_WAY = {"representative": 0.3, "standing": 0.35}
"""The share of its room that a column cedes to the name where the window is small or the text large."""
QUIET = 500
"""Milliseconds after the last pull at a heading before the widths are kept."""


class ListColumns(QObject):
    """Fits the columns of one table and keeps the user's choice in the settings."""

    def __init__(self, table: SignatoriesTable) -> None:
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._fitting = False
        kept = settings.load().get("list")
        kept = kept if isinstance(kept, dict) else {}
        known = _known(kept.get("columns"))
        self.chosen = known if known and known != EARLIER else list(USUAL)
        """Columns that the user wants to see, in their order."""
        self._widths = _pixels(kept.get("widths"))
        self.order = _order(kept.get("sort"))
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._remember)
        self._header.sectionResized.connect(self._keep_width)
        self._header.sectionMoved.connect(self._keep_order)
        table.lettered.connect(self.fit)
        self._arrange()

    def choose(self, columns: list[str]) -> None:
        """Show these columns in this order; the name is always among them."""
        self.chosen = _known(columns) or list(USUAL)
        self._widths.clear()
        self._arrange()
        self._remember()
        self.fit()

    def show_menu(self, at: QPoint | None = None) -> None:
        """Offer each column with a check mark, at a place of the head or below its beginning."""
        menu, seen = Menu(self._table), self.shown()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column, words in zip(COLUMNS, HEADINGS, strict=True):
            offered = menu.addAction(_(words))
            offered.setCheckable(True)
            offered.setChecked(column in seen or column in self.chosen)
            offered.setEnabled(column != "name")  # a list without names would be no list
            offered.toggled.connect(partial(self._show, column))
        menu.addSeparator()
        usual = menu.addAction(_("Reset to default"))
        usual.triggered.connect(lambda: self.choose(list(USUAL)))
        menu.popup(self._header.mapToGlobal(at or self._header.rect().bottomLeft()))

    def _show(self, column: str, shown: bool) -> None:
        """Show a column in its usual place among the others, or leave it out."""
        chosen = self.chosen if shown or column in self.chosen else self.shown()
        left = [each for each in chosen if each != column]
        if shown:
            before = COLUMNS[: COLUMNS.index(column)]
            at = max((left.index(each) + 1 for each in before if each in left), default=0)
            left.insert(at, column)
        self.choose(left)

    def sort(self, order: ListOrder) -> None:
        """Keep by what the list is sorted."""
        self.order = order
        self._remember()

    def shown(self) -> list[str]:
        """List the columns that are shown now, from left to right."""
        seen = [column for column in range(len(COLUMNS)) if not self._table.isColumnHidden(column)]
        return [COLUMNS[column] for column in sorted(seen, key=self._header.visualIndex)]

    def fit(self) -> None:
        """Make each column as wide as its words and give the name the rest; hide columns without room."""
        metrics = self._table.fontMetrics()
        left = [each for each in self.chosen if each != "name"]
        known = {*left, *ROOMY} - {"name"}
        widths = {each: self._widths.get(each) or self._wanted(each) for each in known}
        if self.chosen == list(USUAL):
            left += self._with_room(widths)
        least = LEAST_NAME * letter_width(metrics)
        room = self._table.viewport().width() - least
        for each in [each for each in reversed(left) if each not in ALWAYS]:
            if sum(widths[other] for other in left) > room:
                left.remove(each)
        self._table.under = [each for each in self.chosen if each not in (*left, "name")]
        lacking = sum(widths[each] for each in left) - room
        for each in (each for each in GIVES_WAY if each in left and lacking > 0):
            ceded = min(lacking, round(widths[each] * GIVES_WAY[each]))
            widths[each] -= ceded
            lacking -= ceded
        self._fitting = True
        for at, column in enumerate(COLUMNS):
            self._table.setColumnHidden(at, column != "name" and column not in left)
            if column in left:
                self._table.setColumnWidth(at, widths[column])
        self._fitting = False

    def _with_room(self, widths: dict[str, int]) -> list[str]:
        """List what comes in beside the usual columns where the name keeps room enough."""
        room = self._table.viewport().width() - sum(
            widths[each] for each in USUAL if each != "name"
        )
        found = []
        for each in ("place", "office"):
            room -= widths[each]
            if room >= WIDE_NAME * letter_width(self._table.fontMetrics()):
                found.append(each)
        return found

    def _wanted(self, column: str) -> int:
        words = self._table.fontMetrics().horizontalAdvance
        at = COLUMNS.index(column)
        heading = heading_width(_(HEADINGS[at]), self._header.font())
        scale = scale_of(self._table.fontMetrics())
        if column == "evidence":
            return round(GRADES * scale)
        if column == "position":
            return positions_width(len(self._table.demands), scale)
        if column == "number":
            count = self._table.model().rowCount()
            return numbers_width(count, self._table.font(), self._header.font())
        known = _WORDS.get(column)
        if known is not None:
            return max(heading, max(words(_(each)) for each in known()) + 2 * ACROSS + 4)
        letters = LETTERS[column] * letter_width(self._table.fontMetrics())
        return max(heading, letters + 2 * ACROSS)

    def _arrange(self) -> None:
        """Put the chosen columns first, in their order."""
        self._fitting = True
        others = [each for each in COLUMNS if each not in self.chosen]
        order = (*self.chosen, *others)
        if self.chosen == list(USUAL):
            order = (*ROOMY, *(each for each in others if each not in ROOMY))
        for place, column in enumerate(order):
            logical = COLUMNS.index(column)
            self._header.moveSection(self._header.visualIndex(logical), place)
        for at in range(len(COLUMNS)):
            mode = QHeaderView.ResizeMode
            self._header.setSectionResizeMode(at, mode.Stretch if at == NAME else mode.Interactive)
        self._fitting = False

    @Slot(int, int, int)
    def _keep_width(self, column: int, _before: int, width: int) -> None:
        # Larger letters widen columns too, which nobody asked to be kept.
        pulled = QApplication.mouseButtons() == Qt.MouseButton.LeftButton
        if pulled and not self._fitting and column != NAME and width >= LEAST_WIDTH:
            self._widths[COLUMNS[column]] = width
            self._quiet.start()

    @Slot(int, int, int)
    def _keep_order(self, _column: int, _before: int, _now: int) -> None:
        if not self._fitting:
            seen = sorted(
                self.chosen, key=lambda each: self._header.visualIndex(COLUMNS.index(each))
            )
            self.chosen = seen
            self._quiet.start()

    @Slot()
    def _remember(self) -> None:
        sort = [self.order.column, self.order.descending]
        settings.remember(list={"columns": self.chosen, "widths": self._widths, "sort": sort})


_WORDS: dict[str, Callable[[], Any]] = {
    "standing": lambda: (SHORT_STATUSES["signed"], SHORT_STATUSES["subject-to-approval"]),
    "kind": KINDS.values,
    "capacity": signature_words.CAPACITIES.values,
}
"""The words that the columns of few words can show; none of them may be cut."""


def _known(columns: object) -> list[str]:
    """Keep the columns that exist, the name among them; return none where none of them exists."""
    listed = columns if isinstance(columns, list) else []
    known = list(dict.fromkeys(each for each in listed if each in COLUMNS))
    return known if "name" in known or not known else ["name", *known]


def _pixels(widths: object) -> dict[str, int]:
    kept = widths if isinstance(widths, dict) else {}
    good = {key: at for key, at in kept.items() if key in COLUMNS and isinstance(at, int)}
    return {key: at for key, at in good.items() if LEAST_WIDTH <= at <= 2000}


def _order(sort: object) -> ListOrder:
    if isinstance(sort, list) and len(sort) == 2 and sort[0] in COLUMNS:
        return ListOrder(str(sort[0]), bool(sort[1]))
    return ListOrder()
