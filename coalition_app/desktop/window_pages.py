"""The register's pages in the window: which is shown, of which statement, and what is chosen on it."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame

from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.pages import ANYTHING, PAGES, VIEW_OF, make_page, page_line
from coalition_app.desktop.sidebar import Place
from coalition_app.desktop.window_layout import WindowFrame

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.desk.page import Page
    from coalition_app.records.signatures.signatures import SignatureRow
    from coalition_app.records.statements.statements import StatementRow


FARTHEST = 50
"""Places that are remembered to go back to."""


class WindowPages(WindowFrame):
    """Shows the place that is chosen in the sidebar; a page is made when it is first wanted."""

    page_shown = Signal()
    page_left = Signal()
    """Another page is shown."""
    chosen_changed = Signal()
    desk: "Desk"

    def __init__(self) -> None:
        super().__init__()
        self.operations = Operations(self)
        self.register_pages: dict[str, Page] = {}
        """Those that were made, by their keys."""
        self.statement: StatementRow | None = None
        self.worked_on = 0
        """Number of the statement that is shown first."""
        self._known: dict[int, StatementRow] = {}
        self._been: list[Place] = []
        self._ahead: list[Place] = []
        """Places to which one step back, or one forward again, leads; the nearest is last."""
        self._place: Place | None = None
        self._stale: set[str] = set()
        """Keys of the pages that show what was written since they were read."""

    def know_statements(self, known: "list[StatementRow]") -> None:
        """List the statements of the register in the sidebar, the shown one open."""
        self._known = {each.number: each for each in known}
        shown = self.statement.number if self.statement else self.worked_on
        if shown not in self._known:
            # Undoing an import takes its statement away: the one that was left for it is shown again.
            left = (number for _page, number in reversed(self._been) if number in self._known)
            shown = next(left, 0)
        self.sidebar.fill(known, shown)

    def mark_stale(self, tables: Collection[str] | None) -> None:
        """Read the pages that show one of these tables anew when they are next shown; None are all."""
        self._stale |= {name for name in self.register_pages if page_line(name).is_touched(tables)}

    def forget_pages(self) -> None:
        """Forget everything of the register that was shown."""
        self.statement, self._known = None, {}
        self._been, self._ahead, self._place = [], [], None
        self.sidebar.clear()
        for page in self.register_pages.values():
            page.forget()

    def drop_pages(self) -> None:
        """Let go of the pages themselves: what they showed is nowhere in the window any more."""
        for page in self.register_pages.values():
            self.pages.removeWidget(page)
            for card in page.findChildren(QFrame):
                if (
                    card.isWindow()
                ):  # one that was shown is not deleted with its page: Qt ends the program
                    card.setParent(None)
                    card.deleteLater()
            shiboken6.delete(page)
        self.register_pages.clear()
        self._stale.clear()

    def page(self, name: str) -> "Page":
        """Return a page by its key, made where it was not made yet: what is not seen costs no time."""
        if name not in self.register_pages:
            from coalition_app.desktop.desk.drops import let_files_pass, let_lists_pass

            self.register_pages[name] = page = make_page(name, self.desk)
            page.setObjectName(name)
            self.pages.addWidget(page)
            let_files_pass(page)
            let_lists_pass(page)
            page.chosen_changed.connect(self.chosen_changed)
        return self.register_pages[name]

    def show_page(self) -> None:
        """Show the chosen place."""
        database, place = self.operations.database, self.sidebar.place()
        if database is None or place is None:
            return
        from coalition_app.desktop.widgets.elision_tooltips import tell_whole

        name, number = place
        before = self.statement
        self.statement = self._known.get(number) or (
            self._known.get(before.number) if before else None
        )
        if self.statement is not None and (before is None or before.id != self.statement.id):
            self.sidebar.fill(list(self._known.values()), self.statement.number)
        if self.statement is None and name in PAGES:
            name = "signatories"
        page = self.page(name)
        if name in self._stale or page.database is not database or page.statement != self.statement:
            page.show_statement(database, self.statement)
            tell_whole(page)
        # What shows anything may be of another moment than the last change, as the copies on the disk.
        self._stale.discard(name)
        if page_line(name).shows is ANYTHING:
            self._stale.add(name)
        if self.page_name() != name:
            self.page_left.emit()
        self._remember(name)
        self.pages.setCurrentWidget(page)
        self.page_shown.emit()

    def go(self, page: str, number: int | None = None) -> None:
        """Go to a page, of the shown statement unless a number is given."""
        view, page = page, VIEW_OF.get(page, page)
        shown = self.statement.number if self.statement else 0
        wanted: Place = (page, number or shown if page in PAGES else 0)
        if self.sidebar.place() != wanted:
            if number and number in self._known:
                self.statement = self._known[number]
                self.sidebar.fill(list(self._known.values()), number)
            self.sidebar.go(wanted)
            self.show_page()
            self.give_keyboard()
        elif not self.pages.isAncestorOf(self.focusWidget() or self):
            self.give_keyboard()
        going = self.register_pages.get(page)
        if going is not None and going.show_view(view):
            self.show_top()

    def _remember(self, name: str) -> None:
        """Remember the place that is left, so that one step back leads there again."""
        shown = self.statement.number if self.statement is not None and name in PAGES else 0
        place, left = (name, shown), self._place
        if left is not None and left != place:
            self._been = [*self._been, left][-FARTHEST:]
            self._ahead.clear()
        self._place = place

    @Slot(bool)
    def step(self, back: bool) -> None:
        """Go to the place that was left last, or forward again to the one that was left by going back."""
        gone, other = (self._been, self._ahead) if back else (self._ahead, self._been)
        while gone and not self._is_there(gone[-1]):
            gone.pop()
        if not gone or self._place is None:
            return
        other.append(self._place)
        page, number = self._place = gone.pop()
        self.go(page, number or None)

    def _is_there(self, place: Place) -> bool:
        """Tell whether a place can still be gone to: an import that has ended is none."""
        page, number = place
        return self.sidebar.lists(page) and (page not in PAGES or number in self._known)

    def give_keyboard(self) -> None:
        """Let the keyboard work in the page that is shown, and not in the toolbar."""
        shown = self.register_pages.get(self.page_name())
        if shown is not None:
            shown.take_keyboard()

    def chosen(self) -> "Sequence[SignatureRow]":
        """Return the signatures that are chosen on the shown page: no action falls on one not seen."""
        shown = self.register_pages.get(self.page_name())
        return [] if shown is None or self.statement is None else shown.chosen()

    def chosen_numbers(self) -> list[int]:
        """Return the numbers of a few chosen signatures."""
        shown = self.register_pages.get(self.page_name())
        return [] if shown is None or self.statement is None else shown.chosen_few()

    def show_numbers(self, numbers: list[int], page: str = "signatories") -> None:
        """Go to signatures by number, as from an item of readiness."""
        if self.statement is not None and numbers:
            self.go(page)
            self.page(VIEW_OF.get(page, page)).choose(numbers)

    def page_name(self) -> str:
        """Name the page that is shown; empty for the welcome page."""
        shown = self.pages.currentWidget()
        return next((name for name, page in self.register_pages.items() if page is shown), "")
