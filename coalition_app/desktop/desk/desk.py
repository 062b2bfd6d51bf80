"""What pages, dialogs and actions may know of the window: a frozen handful of what they use."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QWidget,
)

from coalition_app.desktop.desk.actions import ON_ROW
from coalition_app.desktop.desk.file_choosers import Choosers
from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.widgets.retranslation import Words

if TYPE_CHECKING:
    from coalition_app.records.signatures.signatures import SignatureRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database


class Go(Protocol):
    """Goes to a page by its key, of the shown statement unless a number is given."""

    def __call__(self, page: str, number: int | None = None) -> None: ...


class ShowNumbers(Protocol):
    """Goes to signatures by their numbers, on the list unless another page is named."""

    def __call__(self, numbers: list[int], page: str = "signatories") -> None: ...


class OfferOnRows(Protocol):
    """Lets the rows of a view offer actions by the right button, and returns that menu."""

    def __call__(self, view: QAbstractItemView, offered: tuple[str, ...] = ON_ROW) -> QMenu: ...


class Desk(NamedTuple):
    """Made once by the window; whoever has it needs to know neither the window nor another subject."""

    window: QMainWindow
    """The parent of dialogs."""
    pages: QStackedWidget
    """The parent of pages."""
    operations: Operations
    choosers: Choosers
    shown_statement: "Callable[[], StatementRow | None]"
    page: Callable[[str], QWidget]
    """Returns a page by its key, made where it was not made yet."""
    page_name: Callable[[], str]
    """Returns the key of the page that is shown; empty for the welcome page."""
    chosen: "Callable[[], Sequence[SignatureRow]]"
    """Returns the signatures that are chosen on the shown page."""
    go: Go
    show_numbers: ShowNumbers
    do: Callable[[str], None]
    """Does an action by its key in ACTIONS."""
    ask: Callable[..., Any]
    """Asks the owner of a request in REQUESTS, `evidence.show_file` with its values, for its answer."""
    action: Callable[[str], QAction]
    """Returns the menu's entry of an action, by its key."""
    say: Callable[[str], None]
    refuse: Callable[[str], None]
    offer: Callable[[str, list[tuple[Words, Callable[[], Any]]]], None]
    """Says a sentence with buttons for what may come next."""
    refuse_offering: Callable[[str, list[tuple[Words, Callable[[], Any]]]], None]
    """Says what cannot be done, with buttons for what may be done instead."""
    keep_offering: Callable[[Words, tuple[Words, Callable[[], Any]]], None]
    """Offers one thing on each page anew until it is followed or put off."""
    offer_way_back: Callable[[Words, Callable[[], Any]], None]
    """Offers the way back to where this page was come from, until the page is left."""
    speak: Callable[[str], None]
    """Switches the program's language."""
    tell_count: Callable[[str, int, int], None]
    """Says beside a page of a statement, by key and number, how much waits there."""
    offer_place: Callable[[str, bool], None]
    """Lists a page that is there only while something is on it, or lists it no more."""
    put_above: Callable[[QWidget], None]
    """Puts what is to be seen on every page above all of them, below the title bar."""
    offer_on_rows: OfferOnRows
    colour_menu: Callable[[QMenu], None]
    """Draws the icons of the menu's entries that stand in another menu in the colours of the theme."""
    refresh: Callable[[], None]
    """Reads what is shown anew."""
    open_path: Callable[[Path], None]
    """Opens a register's file."""
    take_register: "Callable[[Database], None]"
    """Shows a register that was just opened."""
    close_register: Callable[[], object]
    put_away: Callable[[], str]
    """Closes the register behind the lock screen, with all its pages; returns what to say of the file."""

    @property
    def statement(self) -> "StatementRow | None":
        """The statement that is shown; None where there is none."""
        return self.shown_statement()
