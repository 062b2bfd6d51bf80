"""The page of a statement's signatories: search, chips, and the table."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.chip_menu import is_low
from coalition_app.desktop.controls.empty_state import FILES, EmptyState
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.signatories.columns import ListColumns
from coalition_app.desktop.signatories.filter_chips import FilterChips
from coalition_app.desktop.signatories.kept_row import KeptRow
from coalition_app.desktop.signatories.list_head import ListTop
from coalition_app.desktop.signatories.model import COLUMNS, NAME, ChosenRows, SignatoriesModel
from coalition_app.desktop.signatories.table import SignatoriesTable
from coalition_app.desktop.widgets.empty_state import in_the_middle, middle_sentence
from coalition_app.desktop.wording import signature_words
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.records.lists import signature_list
from coalition_app.records.lists.signature_list import WORDS, ListFilter, ListIndex, ListOrder
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import SectionRow

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.positions.grid import PositionsGrid
    from coalition_app.desktop.signatories.filter_popover import FilterPopover
    from coalition_app.records.positions.held import Held
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database

SEARCH_DELAY = 120
"""Milliseconds after the last key before the list is searched."""
SHORT = 5_000
"""Signatures up to which the list is read at once; longer ones are read beside the window."""
MARGIN, ABOVE, GAP = 16, 14, 10
"""Pixels beside the list, above its head, and between its parts."""
LIST, NOBODY_YET, NOBODY_FOUND, NO_DEMANDS, GRID = range(5)
"""Places in the stack: table, empty list, filter that nothing passes, what the grid lacks, grid."""

Moment = tuple["Database", uuid.UUID, int]
"""Which list was read, and the clock of the register's newest action then."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a statement's list."""

    index: ListIndex
    sections: list[SectionRow]
    at: Moment


class SignatoriesPage(Page):
    """One list of the statement, as the annex counts it."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.model = SignatoriesModel(self)
        self.model.change = partial(desk.ask, "editing.change_field")
        self.filter = ListFilter()
        """What is filtered; what is searched is in the search field."""
        self._searched = ""
        """What was searched when the list was shown last."""
        self._index: ListIndex | None = None
        self._kept = KeptRow()
        self.sections: dict[int, SectionRow] = {}
        self._read_at: Moment | None = None
        self._ticket = 0
        self._loading: tuple[int, set[str]] | None = None
        self._to_choose: list[int] | None = None
        self._panel: FilterPopover | None = None
        self.shown_view = "list"
        self._grid: PositionsGrid | None = None
        self.head = ListTop()
        self.title, self.counted = self.head.title, self.head.counted
        self.switch, self.search = self.head.switch, self.head.search
        self.switch.choose(self.shown_view)
        self.switch.picked.connect(self._switch_to)
        self.counted.clicked.connect(
            lambda: desk.do("change-many" if self.head.tells_chosen else "progress")
        )
        self._delay = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._delay.timeout.connect(self.show_list)
        self.search.textChanged.connect(lambda _text: self._delay.start())
        self.filters = FilterChips()
        self.chips, self.count = self.filters.chips, self.filters.count
        self.filters.changed.connect(self.show_filtered)
        self.filters.panel_wanted.connect(lambda: desk.do("filter"))
        self.table = SignatoriesTable(self.model)
        self.table.setProperty("role", "list")
        self.on_rows = desk.offer_on_rows(self.table)
        self.columns = ListColumns(self.table)
        self.model.order = self.columns.order
        self._connect_table()
        self._build()
        self._put_words()
        self.retranslate()

    # What is chosen

    @property
    def has_details(self) -> bool:
        """Tell whether there is anybody whose details can be shown."""
        return self._stack.currentIndex() != NOBODY_YET

    def chosen_numbers(self) -> list[int]:
        """List the numbers of the chosen signatures in the list's order, without reading them."""
        if self.shown_view == "grid":
            return [each.number for each in self.grid.chosen()]
        return self._rows_chosen()

    def _rows_chosen(self) -> list[int]:
        numbers = self.model.keys
        return [
            number
            for rows in self.table.chosen_rows()
            for number in numbers[rows.start : rows.stop]
        ]

    def chosen(self) -> Sequence[SignatureRow]:
        """Return the chosen signatures in the list's order; each is read when it is looked at."""
        if self.shown_view == "grid":
            return self.grid.chosen()
        ranges = self.table.chosen_rows()
        if len(ranges) == 1:
            return ChosenRows(self.model, ranges[0])
        return ChosenRows(self.model, [row for rows in ranges for row in rows])

    def tell_alike(self, statement: "StatementRow", pairs: Sequence[tuple[int, int]]) -> None:
        """Say beside the names of a statement which of them wait to be compared, by their numbers."""
        self.model.tell_alike(statement, pairs)
        if self._index is not None and self.statement == statement:
            self._index.tell_alike(self.model.alike_of(statement.id))
            self.filters.show_filter(self._wanted(), self._index, self.sections)

    def listed(self) -> Sequence[int]:
        """Return the numbers of all rows, in their order."""
        return self.model.keys

    @property
    def being_read(self) -> bool:
        """Tell whether its list is still read, so that nobody in it is chosen yet."""
        waits = self._index is None or self._to_choose is not None
        return waits and self.statement is not None

    def choose(self, numbers: list[int]) -> None:
        """Choose these numbers, showing everybody where a filter or the search hides them."""
        self._to_choose = list(numbers)
        if self._index is None:
            return
        if any(self.model.row_of(each) < 0 for each in numbers[:1]):
            self.search.clear()
            self.filter = ListFilter()
        self.show_list()

    # The two views

    @property
    def grid(self) -> "PositionsGrid":
        """Return the grid of positions, made when it is first wanted."""
        if self._grid is None:
            from coalition_app.desktop.positions.grid import PositionsGrid

            self._grid = PositionsGrid(self.desk, self._stack)
            self._grid.chosen_changed.connect(self._show_chosen)
            self._grid.table.stance_wanted.connect(self._show_stance)
            self._stack.insertWidget(GRID, self._grid)
        return self._grid

    def show_view(self, name: str) -> bool:
        """Show the list or the grid, by the name under which the window goes there."""
        before = self.shown_view
        self._switch_to("grid" if name == "positions" else "list")
        return self.shown_view != before

    @Slot(str)
    def _switch_to(self, view: str) -> None:
        """Show the same signatories in the other view, the same of them chosen."""
        if view == self.shown_view:
            return
        held = self._stack.isAncestorOf(self.focusWidget() or self)
        self._to_choose = self.chosen_few() or None
        self.shown_view = view
        self.switch.choose(view)
        self.show_list()
        if held:
            self.take_keyboard()
        self._show_chosen()

    # Reading

    def read(self) -> None:
        """Read the list anew as it is searched, filtered and sorted now."""
        self._word_empty()
        self._ticket += 1
        if self.database is None or self.statement is None:
            self._show_nothing()
            return
        database, statement, ticket = self.database, self.statement, self._ticket
        if self._grid is not None and self._grid.edits.writing:
            self._grid.read_again(statement)
        with database.reading() as tx:
            newest = signature_list.newest_change(tx)
            short = signatures.next_number(tx, statement.id) <= SHORT
        if self._read_at == (database, statement.id, newest):
            self.show_list()
            return
        if self._read_at is not None and self._read_at[:2] != (database, statement.id):
            self._index, self._read_at = None, None
            self.model.forget()
        # A long list shows first and is counted then; later it keeps its counts while it is read.
        first = self._read_at is None and not short
        if first and self._stack.currentIndex() == NOBODY_YET:
            self._stack.setCurrentIndex(LIST)  # nobody knows yet that nobody has signed
        columns = set() if first else self._columns_in_use() | set(signature_list.CHEAP)

        def load() -> _Read:
            with database.reading() as tx:
                newest = signature_list.newest_change(tx)
                index = signature_list.read_list(tx, statement, columns)
                sections = statements.list_sections(tx, statement.id)
                if not short:
                    signature_list.let_go(tx)
                return _Read(index, sections, (database, statement.id, newest))

        if short:
            self._take(ticket, load())
        else:
            self.desk.operations.start(
                "", lambda _progress: load(), lambda read: self._take(ticket, read)
            )

    @Slot()
    def show_list(self) -> None:
        """Show the list as it is searched, filtered and sorted now, reading only what is missing."""
        index, wanted = self._index, self._wanted()
        self._delay.stop()
        if index is None or self.database is None or self.statement is None:
            return
        groups = signature_list.GROUPS if self._panel is not None else signature_list.CHEAP
        missing = index.missing(wanted, self.model.order, groups)
        shown = not index.missing(wanted, self.model.order, ())
        if shown:
            self._show_numbers(index, wanted)
        if not missing:
            return
        database, statement, ticket = self.database, self.statement, self._ticket
        if self._loading == (ticket, missing):
            return

        def load() -> dict[str, object]:
            with database.reading() as tx:
                columns = signature_list.read_columns(tx, statement, missing)
                if len(index) > SHORT:
                    signature_list.let_go(tx)
                return columns

        def start() -> None:
            if ticket == self._ticket and database is self.database:
                self.desk.operations.start(
                    "", lambda _progress: load(), lambda read: self._add(ticket, read)
                )

        self._loading = (ticket, missing)
        if len(index) <= SHORT:
            self._add(ticket, load())
        elif shown:  # what is only counted waits until the list is painted
            QTimer.singleShot(0, self, start)
        else:
            start()

    @Slot(object)
    def show_filtered(self, wanted: ListFilter) -> None:
        """Show whom a filter lets through, searched as before."""
        self.filter = wanted
        self.show_list()

    @Slot(str)
    def _show_stance(self, value: str) -> None:
        """Show only who takes one position on one demand; the rest of the filter stays."""
        self.show_filtered(self.filter.with_values("on_demand", {value}))

    @Slot()
    def show_everybody(self) -> None:
        """Take away the filter and the search."""
        self.search.clear()
        self.filter = ListFilter()
        self.show_list()

    @Slot(int)
    def sort_by(self, column: int) -> None:
        """Sort by a column, and the other way round when it is asked for again."""
        name, before = COLUMNS[column], self.model.order
        self.model.order = ListOrder(name, before.column == name and not before.descending)
        self.columns.sort(self.model.order)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.show_list()

    def show_panel(self, panel: "FilterPopover") -> None:
        """Keep an open popover of filters in step with the list."""
        self._panel = panel
        panel.wanted.connect(self.show_filtered)
        panel.closed.connect(self._forget_panel)
        self.show_list()

    def held(self) -> "Held | None":
        """Return the positions of the signatories; None while the list is not read."""
        return None if self._index is None else self._index.held

    def length(self) -> int:
        """Return how many signatures the whole list has."""
        return 0 if self._index is None else len(self._index)

    def describe(self) -> str:
        """Say in words what is searched and filtered; empty for the whole list."""
        parts = []
        if self.search.text().strip():
            parts.append(_("search: “%(words)s”") % {"words": self.search.text().strip()})
        for group in signature_list.GROUPS:
            values = sorted(self.filter.values(group))
            if values:
                worded = [signature_words.value_text(group, each, self.sections) for each in values]
                named = {"group": _(signature_words.GROUP_WORDS[group]), "value": ", ".join(worded)}
                parts.append(_("%(group)s: %(value)s") % named)
        return "; ".join(parts)

    def _take(self, ticket: int, read: "_Read") -> None:
        """Take a list that was read, unless a newer reading is under way."""
        if ticket == self._ticket and self.statement is not None:
            self._index, self._read_at = read.index, read.at
            self._index.tell_alike(self.model.alike_of(self.statement.id))
            self.sections = {each.ordinal: each for each in read.sections}
            self.show_list()

    def _add(self, ticket: int, columns: dict[str, object]) -> None:
        if ticket != self._ticket or self._index is None:
            return
        self._loading = None
        if self._index.add(columns) and self.statement is not None:
            self._index.tell_alike(self.model.alike_of(self.statement.id))
            self.show_list()
        else:
            self._read_at = None
            self.read()

    def _wanted(self) -> ListFilter:
        groups = {group: self.filter.values(group) for group in signature_list.GROUPS}
        return ListFilter(find=self.search.text(), **groups)

    def _columns_in_use(self) -> set[str]:
        """Return the columns that must not have to be read again while the user types."""
        if self._index is None:
            return set()
        needed = signature_list.needed_columns(self._wanted(), self.model.order)
        if self._panel is not None:
            needed |= set(signature_list.GROUPS)
        return (self._index.known() & {WORDS}) | needed

    # Showing

    def _show_nothing(self) -> None:
        self._index, self._read_at = None, None
        self.model.forget()
        self.filters.tell("")
        self.filters.forget_counts()
        self._show_stack(NOBODY_YET)

    def _show_numbers(self, index: ListIndex, wanted: ListFilter) -> None:
        database, statement = self.database, self.statement
        if database is None or statement is None:
            return
        kept, top = self._rows_chosen(), self._top()
        # The grid keeps by itself whom one works on there.
        before, chosen = self.model.keys, kept if self.shown_view == "list" else []
        found = index.select(wanted, self.model.order)
        numbers = self._kept.keep(statement.id, wanted, found, index.numbers, before, chosen)
        self.model.found = wanted.find
        self.model.show(database, statement, index, numbers, self.sections)
        self.filters.show_filter(wanted, index, self.sections)
        held = self._stack.isAncestorOf(self.focusWidget() or self)
        place = self._show_in_view(database, statement, index, numbers)
        self._show_stack(place if len(index) else NOBODY_YET)
        self.head.tell_counted(index.held.counted, len(index))
        if held and place == NOBODY_FOUND:
            # The keyboard stays in the page when the table goes.
            self.search.setFocus()
        self.columns.fit()
        self._choose_again(kept, top)
        self._tell_count()
        self._show_panel_counts(index, wanted)

    def _show_in_view(
        self,
        database: "Database",
        statement: "StatementRow",
        index: ListIndex,
        numbers: "Sequence[int]",
    ) -> int:
        """Show numbers in the grid where it is wanted; return the place in the stack to show."""
        if self.shown_view != "grid":
            return LIST if numbers else NOBODY_FOUND
        if not statement.demands:
            return NO_DEMANDS
        self.grid.show_numbers(database, statement, numbers, index.held.counts())
        return GRID if self.grid.model.keys else NOBODY_FOUND

    def _choose_again(self, kept: list[int], top: int) -> None:
        """Choose what was chosen before, or what is to be chosen; scroll to where the list was.

        What is newly searched shows its best hit, which stands first.
        """
        searched = self.search.text().strip()
        before, self._searched = self._searched, searched
        wanted, self._to_choose = self._to_choose, None
        if self.shown_view == "grid":
            self.grid.choose(wanted or [])
            return
        if wanted is not None:
            rows = self._select(wanted)
            if rows:
                middle = QAbstractItemView.ScrollHint.PositionAtCenter
                self.table.scrollTo(self.model.index(rows[0], NAME), middle)
            return
        if kept != self.chosen_numbers():
            self._select(kept)
        row = self.model.row_of(top)
        if searched and searched != before:
            self.table.scrollToTop()
        elif row >= 0 and row != self.table.rowAt(0):
            self.table.verticalScrollBar().setValue(row)

    def _select(self, numbers: Iterable[int]) -> list[int]:
        """Choose those of these numbers that are shown; return their rows."""
        wanted = set(numbers)
        rows = [row for row, each in enumerate(self.model.keys) if each in wanted]
        self.table.choose_rows(rows)
        if not rows:
            self._show_chosen()
        return rows

    def _top(self) -> int:
        """Return the number of the uppermost row in sight, 0 where there is none."""
        row, numbers = self.table.rowAt(0), self.model.keys
        return numbers[row] if 0 <= row < len(numbers) else 0

    def _shown_words(self) -> str:
        shown = self.model.rowCount()
        words = ngettext("%(count)d signature shown", "%(count)d signatures shown", shown)
        return words % {"count": shown}

    def _show_stack(self, shown: int) -> None:
        """Show the list or why there is none; where there is nobody there is nothing to filter."""
        self._stack.setCurrentIndex(shown)
        self.filters.setVisible(shown != NOBODY_YET)
        if shown == NOBODY_YET:
            self.head.tell_counted(0, 0)
            self.tell_places()

    def _tell_count(self) -> None:
        parts = []
        if self._index is not None and self.model.rowCount() < len(self._index):
            parts.append(self._shown_words())
        if self._kept.shown:
            named = {"numbers": ", ".join(map(str, sorted(self._kept.shown)))}
            parts.append(_("No longer matches, still shown: No. %(numbers)s") % named)
        chosen = sum(map(len, self.table.chosen_rows())) if self.shown_view == "list" else 0
        if chosen > 1:
            parts.append(
                ngettext("%(count)d chosen", "%(count)d chosen", chosen) % {"count": chosen}
            )
        self.filters.tell(" · ".join(parts))
        self.head.tell_chosen(chosen)

    def _show_panel_counts(self, index: ListIndex, wanted: ListFilter) -> None:
        if self._panel is not None and not index.missing(
            wanted, self.model.order, signature_list.GROUPS
        ):
            counts = index.counts(wanted, signature_list.GROUPS)
            self._panel.show_filter(wanted, counts, self.sections, self._shown_words())

    @Slot()
    def _show_chosen(self) -> None:
        self._tell_count()
        self.chosen_changed.emit()

    @Slot()
    def _forget_panel(self) -> None:
        self._panel = None

    # Changing

    @Slot(QPersistentModelIndex, str)
    def _change_cell(self, cell: QPersistentModelIndex, text: str) -> None:
        """Change a cell; a refused value comes back into its editor."""
        if not cell.isValid() or self.model.setData(cell, text) or not cell.isValid():
            return
        self.table.delegate.refused_value = text
        self.table.setCurrentIndex(self.model.index(cell.row(), cell.column()))
        self.table.edit_current()

    @Slot(list, object)
    def _move_rows(self, numbers: list[int], before: int | None) -> None:
        """Put dragged rows elsewhere, where the order that is seen is the order of the numbers."""
        if self._wanted() != ListFilter() or self.model.order != ListOrder():
            self.desk.refuse(_("To move rows, sort the list by number and show all signatures."))
            return
        try:
            self.desk.ask("editing.move_to", numbers, before)
        except UserError as error:
            self.desk.refuse(str(error))

    # Building

    def _connect_table(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.search.list_wanted.connect(self.show_list)
        self.search.list_wanted.connect(self.table.take_keyboard)
        # Queued: the editor is closed before the list is read anew.
        queued = Qt.ConnectionType.QueuedConnection
        self.table.typed.connect(self._change_cell, queued)
        self.table.dropped.connect(self._move_rows, queued)
        self.table.copy_wanted.connect(lambda: self.desk.do("copy"))
        self.table.new_wanted.connect(lambda: self.desk.do("sign"))
        self.table.open_wanted.connect(lambda: self.desk.ask("views.open_details"))
        self.model.refused.connect(self.desk.refuse)
        header = self.table.horizontalHeader()
        header.sectionClicked.connect(self.sort_by)
        header.customContextMenuRequested.connect(self.columns.show_menu)

    def _build(self) -> None:
        do, self.nobody = self.desk.do, middle_sentence()
        self.empty = EmptyState(
            "draw_list",
            self._empty_words,
            lambda: _("Drop a list, letters or a table here, or paste text."),
            first=(lambda: _("Import a list…"), lambda: do("import")),
            others=[(lambda: _("From clipboard…"), lambda: do("paste"))],
            links=[
                (lambda: _("New signature…"), lambda: do("sign")),
                (lambda: _("New statement…"), lambda: do("statement")),
                (lambda: _("Open the directory"), lambda: do("go-directory")),
            ],
            files=FILES,
            drops=True,
        )
        self.waits = EmptyState(
            "draw_tray",
            lambda: _("A list waits to be imported"),
            lambda: (
                _(
                    "Nothing of “%(name)s” is recorded yet. Once its import is finished, the signatories "
                    "are listed here."
                )
                % {"name": self._import_that_waits()}
            ),
            first=(lambda: _("Continue the import"), lambda: self.desk.go("import")),
            drops=True,
        )
        self.first_import = self.empty.buttons[0]
        self.first_sign, self.first_statement, _directory = self.empty.links
        self.everybody = QPushButton()
        give_role(self.everybody, "first")
        self.everybody.clicked.connect(self.show_everybody)
        layout = self._column = QVBoxLayout(self)
        # The last row may be cut by the window: the card runs down to its edge.
        layout.setContentsMargins(MARGIN, ABOVE, MARGIN, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.head)
        layout.addWidget(self.filters)
        # In its place before it is filled: what is moved is styled anew with all that is in it.
        self._stack = QStackedWidget()
        layout.addWidget(self._stack, 1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(_above_the_edge(self.empty, self.waits))
        self._stack.addWidget(in_the_middle(self.nobody, self.everybody))
        self.undemanded, self.to_text = middle_sentence(), QPushButton()
        give_role(self.to_text, "first")
        self.to_text.clicked.connect(lambda: self.desk.go("text"))
        self._stack.addWidget(in_the_middle(self.undemanded, self.to_text))

    def _put_words(self) -> None:
        self.put_words(self.table.setAccessibleName, lambda: _("Signatories"))
        self.put_words(self.nobody.setText, lambda: _("No matches for this search and filter."))
        self.put_words(self.everybody.setText, lambda: _("Show all"))
        self.put_words(
            self.undemanded.setText,
            lambda: _("This statement has no demands yet. Positions are taken on demands."),
        )
        self.put_words(self.to_text.setText, lambda: _("Go to the text"))

    def _empty_words(self) -> str:
        if self.statement is None:
            return _("There is no statement yet")
        return _("Nobody has signed yet")

    def _import_that_waits(self) -> str:
        """Name the list whose import was begun; empty where none was."""
        return str(self.desk.ask("imports.waiting")) if self.database is not None else ""

    def tell_places(self) -> None:
        """Say that a list waits to be imported where nobody has signed yet."""
        if self._stack.currentIndex() == NOBODY_YET:
            waits = bool(self._import_that_waits())
            self.empty.setVisible(not waits)
            self.waits.setVisible(waits)
            self.waits.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tell_places()

    def _word_empty(self) -> None:
        """Say what begins a list; a signature alone needs a statement that is signed."""
        self.empty.retranslate()
        self.first_sign.setVisible(self.statement is not None)
        self.first_statement.setVisible(self.statement is None)

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.columns.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = is_low(self)
        if low != (self.filters.parent() is self.head):
            self.filters.fold(low)
            self.head.hold(self.filters if low else None)
            if not low:
                self._column.insertWidget(1, self.filters)
        self.columns.fit()

    def minimumSizeHint(self) -> QSize:
        """Leave room for the list with the details under it, whatever size they have now."""
        return QSize(420, 460)


def _above_the_edge(*empty: QWidget) -> QWidget:
    """Return a room in which empty states end above the window's edge, to which lists run down."""
    room = QWidget()
    layout = QVBoxLayout(room)
    layout.setContentsMargins(0, 0, 0, MARGIN)
    for each in empty:
        layout.addWidget(each)
    return room
