"""What the window asks of each page of a statement."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from coalition_app.desktop.widgets.retranslation import Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.desk.seen_table import SeenTable
    from coalition_app.records.signatures.signatures import SignatureRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database


FEW_CHOSEN = 500
"""Most signatures whose choice goes along to the other view of the list."""


def first_stop(part: QWidget) -> QWidget | None:
    """Return the first visible list or table of a part, or else the first widget that takes the focus."""
    tab = Qt.FocusPolicy.TabFocus
    shown = [each for each in part.findChildren(QWidget) if each.isVisible()]
    reached = [each for each in shown if each.focusPolicy() & tab and each.isEnabled()]
    lists = [each for each in reached if isinstance(each, QAbstractItemView)]
    return next(iter([*lists, *reached]), None)


class Page(Spoken, QWidget):
    """One page of the window; reads what it shows anew whenever it is shown or something changed."""

    chosen_changed = Signal()
    """Other signatories are chosen: the details show the first of them."""

    shown_view = ""
    """Which of its views is shown, where it has several."""

    def __init__(self, desk: "Desk") -> None:
        # With its parent from the start: a page that is a window for a moment takes the focus away.
        super().__init__(desk.pages)
        self.desk = desk
        self.database: Database | None = None
        self.statement: StatementRow | None = None

    def show_statement(self, database: "Database", statement: "StatementRow | None") -> None:
        """Show a statement as it is now; None where the register has none yet."""
        self.database, self.statement = database, statement
        self.read()

    def forget(self) -> None:
        """Show nothing: the register was closed."""
        self.database, self.statement = None, None
        self.read()

    def retranslate(self) -> None:
        """Speak the program's language, also in what was read from the register."""
        super().retranslate()
        self.read()

    def read(self) -> None:
        """Read what is shown from the register, or show nothing where there is none."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Focus the widget that the page is worked with."""
        part = self.worked_in()
        if part is not None:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def worked_in(self) -> QWidget | None:
        """Return what the page is worked with."""
        return first_stop(self)

    @property
    def has_details(self) -> bool:
        """Tell whether the details of a signatory can stand beside it."""
        return True

    @property
    def being_read(self) -> bool:
        """Tell whether its list is still read, so that nothing in it is chosen yet."""
        return False

    def chosen(self) -> "Sequence[SignatureRow]":
        """Return the chosen signatures in the list's order."""
        return []

    def chosen_few(self) -> list[int]:
        """Return the numbers of the chosen signatures in their order; none where they are very many."""
        chosen = self.chosen()
        return sorted(each.number for each in chosen) if len(chosen) <= FEW_CHOSEN else []

    def listed(self) -> "Sequence[int]":
        """Return the numbers of all signatures that the page lists, in its order."""
        return []

    def find_words(self) -> bool:
        """Search what the page shows, where it has a field of its own for it; tell whether it has."""
        return False

    def seen_table(self, _numbers: "Sequence[int] | None") -> "SeenTable | None":
        """Return the list in the words in which it is seen, where it is no list of all that is signed.

        Only several of these numbers, where they are given.
        """
        return None

    def tell_places(self) -> None:
        """Follow that another place is listed in the side of the window now, or is not any more."""

    def show_typed(self) -> None:
        """Show words that were put back and are not saved, where they stand in a field that is not seen."""

    def show_view(self, _name: str) -> bool:
        """Show the view that is gone to by a name, where the page has several; tell whether it is another."""
        return False

    def choose(self, numbers: list[int]) -> None:
        """Choose signatures by their numbers, showing what must be shown for it."""
