"""The side of the window: the statement's card, its places, and those of the whole register."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout

from coalition_app.desktop.desk.actions import BY_KEY
from coalition_app.desktop.pages import OF_REGISTER, PAGES, page_line
from coalition_app.desktop.side_rows import ACROSS, BADGE, PAGE, Badge, PlaceList
from coalition_app.desktop.statement_card import StatementCard
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import StatementRow

Place = tuple[str, int]
"""A page (a key of PAGES, OF_REGISTER or IN_PASSING) and the number of its statement, 0 where it has none."""
WIDE, FOLDED = 216, 56
"""Pixels across at 100 %."""


class Sidebar(Spoken, QFrame):
    """Keeps the chosen place when the list is filled anew."""

    chosen = Signal()
    """The person chose another place."""
    clicked = Signal()
    """The person clicked a place: the keyboard is wanted there, and not in the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.card, self.list = StatementCard(), PlaceList()
        self._known: list[StatementRow] = []
        self._shown = 0
        self._place: Place | None = None
        self._badges: dict[Place, Badge | None] = {}
        self._texts: dict[int, str] = {}
        self._passing: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        inset = QVBoxLayout()
        inset.setContentsMargins(ACROSS, 0, ACROSS, 0)
        inset.addWidget(self.card)
        layout.addLayout(inset)
        layout.addWidget(self.list, 1)
        self.card.wanted.connect(self._go_statement)
        self.list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.list.itemClicked.connect(self._click)
        self.put_words(self.list.setAccessibleName, lambda: _("Places"))
        self.fold(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fold(self.list.folded)

    def fold(self, folded: bool) -> None:
        """Show icons alone, or the places with their names."""
        self.list.folded = self.card.folded = folded
        scale = self.list.scale()
        self.setFixedWidth(round(FOLDED / 2 * (1 + scale) if folded else WIDE * scale))
        self.card.speak()
        self.list.scheduleDelayedItemsLayout()

    def fill(self, known: "list[StatementRow]", shown: int) -> None:
        """Take the statements of the register; `shown` is the number of one of them, 0 for the first."""
        numbers = [each.number for each in known]
        self._known = known
        self._shown = shown if shown in numbers else next(iter(numbers), 0)
        page = self._place[0] if self._place else "signatories"
        if page not in PAGES or known:
            self.go((page, self._shown))
        else:
            self.go(("signatories", 0))

    def clear(self) -> None:
        """Forget the register that was shown."""
        self._known, self._shown, self._place = [], 0, None
        self._badges, self._texts, self._passing = {}, {}, []
        self._list_places()

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._list_places()

    def go(self, wanted: Place) -> None:
        """Choose a place, without saying that another one was chosen."""
        page, number = wanted
        self._place = (page, number if page in PAGES else 0)
        self._list_places()

    def lists(self, page: str) -> bool:
        """Tell whether a page is among the places now."""
        return any(item.data(PAGE) == page for item in self._items())

    def place(self) -> Place | None:
        """Return the chosen place."""
        return self._place

    def tell_count(self, page: str, statement: int, count: int) -> None:
        """Say beside a page of a statement how much waits there; nothing for 0."""
        self.tell_badge(page, statement, Badge.of(count, "warning"))

    def tell_badge(self, page: str, statement: int, badge: Badge | None) -> None:
        """Put a badge beside a page of a statement, or of the register with 0; None takes it away."""
        self._badges[page, statement] = badge
        for item in self._items():
            if item.data(PAGE) == page:
                self._badge(item)

    def offer_place(self, page: str, offered: bool) -> None:
        """List a page of IN_PASSING while something is on it."""
        self._passing = [page] if offered else []
        self._list_places()

    def tell_text(self, statement: int, why: str) -> None:
        """Say on the card why the text of a statement stays as it is: sealed, attested, signed, or not."""
        self._texts[statement] = why
        self._show_card()

    def badge(self, page: str) -> str:
        """Return what stands beside a page that is listed; empty for nothing."""
        badge = self._badge_of(page)
        return badge.words() if badge else ""

    # Showing

    def _badge_of(self, page: str) -> Badge | None:
        return self._badges.get((page, self._shown if page in PAGES else 0))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _list_places(self) -> None:
        """List the places anew where others are to be listed, and choose the one that is shown."""
        self.list.blockSignals(True)
        listed = [*self._passing, *(PAGES if self._known else ["signatories"])]
        words = [_(page_line(page).words) for page in (*listed, *OF_REGISTER)]
        if [each.text() for each in self._items() if each.data(PAGE)] != words:
            self.list.clear()
            for page in listed:
                self.list.add_place(_(page_line(page).words), page, page_line(page).icon)
            self.list.add_head(_("Register"))
            for page, line in OF_REGISTER.items():
                self.list.add_place(_(line.words), page, line.icon)
        chosen = self._place[0] if self._place else ""
        for item in self._items():
            if item.data(PAGE):
                self._badge(item)
                if item.data(PAGE) == chosen:
                    self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show_card()

    def _show_card(self) -> None:
        shown = next((each for each in self._known if each.number == self._shown), None)
        self.card.why = self._texts.get(self._shown)
        self.card.show_statement(self._known, shown)

    def _badge(self, item: QListWidgetItem) -> None:
        page = item.data(PAGE)
        badge, shortcut = self._badge_of(page), BY_KEY[page_line(page).action].shortcut
        named = item.text()
        if badge is not None:
            pairs = badge.count if page == "twins" else 0
            text = ngettext("%(count)d pair", "%(count)d pairs", pairs)
            counted = text % {"count": pairs} if pairs else badge.words()
            named = _("%(page)s: %(count)s") % {"page": named, "count": counted}
        item.setData(BADGE, badge)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, named)
        item.setToolTip(f"{named} ({shortcut})" if shortcut else named)

    # Choosing

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem | None) -> None:
        page = item.data(PAGE) if item is not None else ""
        if page and (self._place is None or self._place[0] != page):
            self._place = (page, self._shown if page in PAGES else 0)
            self.chosen.emit()

    @Slot(QListWidgetItem)
    def _click(self, item: QListWidgetItem) -> None:
        self._choose(item)
        if item.data(PAGE):
            self.clicked.emit()

    @Slot(int)
    def _go_statement(self, number: int) -> None:
        page = self._place[0] if self._place else "signatories"
        self._shown = number
        self.go((page if page in PAGES else "signatories", number))
        self.chosen.emit()
