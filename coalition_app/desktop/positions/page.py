"""The page of a statement's positions: a grid of signatories by demands, one key a cell."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.desk.actions import ON_CELL
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.positions.cells import chosen_blocks
from coalition_app.desktop.positions.edits import PositionEdits
from coalition_app.desktop.positions.legend import Legend
from coalition_app.desktop.positions.model import FIRST_DEMAND, PositionsModel
from coalition_app.desktop.positions.table import PositionsTable
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.wrapped_rows import shorten
from coalition_app.i18n import _
from coalition_app.labels import POSITIONS, position_label
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.position_grid import EXCEPTIONS
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.work import Tell

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database

MARGIN = 18
SEARCH_DELAY = 120
"""Milliseconds after the last key before the grid is read anew."""
TELL_DELAY = 40
"""Milliseconds after the cursor has moved before the details follow, so that it can run ahead of them."""
COMPACT = 27
"""Lines of text below which the page leaves out its title, which the list of places shows too."""
LONG = 10_000
"""Signatures from which the counts come a moment after the grid."""
MOST_CHOSEN = 2_000
"""Signatures up to which all with a chosen cell count as chosen; beyond, only the one at the cursor."""


class PositionsPage(Page):
    """Signatories down, demands across; the legend, the filter and the counts around them."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.model = PositionsModel(self)
        self.table = PositionsTable(self.model)
        self.cells = self.table.cells
        self.title, self.wording = QLabel(), QLabel()
        give_role(self.title, "title")
        self.title.setWordWrap(True)
        self.wording.setProperty("role", "quiet")
        self.wording.setWordWrap(True)
        self.wording.setTextFormat(Qt.TextFormat.PlainText)
        self.legend = Legend()
        self.search, self.stance, self.demand = QLineEdit(), WholeBox(), WholeBox()
        self._delay = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._telling = QTimer(self, singleShot=True, interval=TELL_DELAY)
        self.edits = PositionEdits(desk, self.model, self.cells)
        self._said_filters: tuple[str, list[int]] | None = None
        self._build()
        self._connect()
        self.retranslate()

    # What the window asks

    def read(self) -> None:
        """Read the grid as it is searched and filtered now."""
        if self.database is None or self.statement is None:
            self.model.forget()
            self.title.setText(_("Positions"))
            self.title.setVisible(True)
            self._show_empty(_("There is no statement yet."), first="")
            return
        self._show_title()
        self._fill_filters()
        kept = self._current_number()
        if self.edits.writing:
            # A row whose position was just changed stays in sight, also where the filter leaves it out.
            self.model.read_again(self.statement)
        else:
            self.model.show(
                self.database,
                self.statement,
                find=self.search.text(),
                stance=self.stance.currentData() or "",
                demand=self.demand.currentData(),
            )
        self._count(self.database, self.statement)
        self._show_grid_or_why_not()
        # A view that takes the focus puts its cursor somewhere without choosing the cell.
        if not chosen_blocks(self.cells) and self.model.keys and self._columns():
            self._go_to(kept if self.model.row_of(kept) >= 0 else self.model.keys[0])
        self._show_wording()

    def chosen(self) -> list[SignatureRow]:
        """Return the signatures with a chosen cell, in the grid's order.

        Where a whole long column is chosen for filling, only the one at the cursor counts as chosen.
        """
        blocks = chosen_blocks(self.cells)
        if sum(bottom - top + 1 for top, _l, bottom, _r in blocks) > MOST_CHOSEN:
            row = self.model.row_at(self.cells.currentIndex().row())
            return [] if row is None else [row.signed]
        rows = sorted({at for top, _l, bottom, _r in blocks for at in range(top, bottom + 1)})
        found = [self.model.row_at(row) for row in rows]
        return [each.signed for each in found if each is not None]

    def listed(self) -> Sequence[int]:
        """Return the numbers of all rows, in their order."""
        return self.model.keys

    def choose(self, numbers: list[int]) -> None:
        """Choose the rows of these numbers, showing everybody for it."""
        for widget in (self.search, self.stance):
            widget.blockSignals(True)
        self.search.clear()
        self.stance.setCurrentIndex(0)
        for widget in (self.search, self.stance):
            widget.blockSignals(False)
        self.read()
        rows = [row for row in map(self.model.row_of, numbers) if row >= 0]
        if not rows or not self._columns():
            return
        self._go_to(numbers[0] if self.model.row_of(numbers[0]) >= 0 else self.model.keys[rows[0]])
        model, last = self.cells.selectionModel(), self.model.columnCount() - 1
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.model.index(row, FIRST_DEMAND), self.model.index(row, last))
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def retranslate(self) -> None:
        """Speak the program's language."""
        for widget, words in (
            (self.search, _("Search names in any alphabet")),
            (self.stance, _("Which position")),
            (self.demand, _("On which demand")),
        ):
            widget.setAccessibleName(words)
        self.search.setPlaceholderText(_("Search names in any alphabet"))
        self.search.setToolTip(_("Search names in any alphabet"))
        self._said_filters = None
        super().retranslate()

    def minimumSizeHint(self) -> QSize:
        """Leave room for the grid with the details under it."""
        return QSize(420, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_title()
        self._show_wording()

    # Showing

    def _count(self, database: "Database", statement: "StatementRow") -> None:
        """Count at once, or off the window's thread where the list is long."""

        def count(_progress: Tell) -> dict[int, dict[str, int]]:
            with database.reading() as tx:
                return read_held(tx, statement).counts()

        def show(counts: dict[int, dict[str, int]]) -> None:
            if self.statement is not None and self.statement.id == statement.id:
                self.table.show_counts(counts)

        if len(self.model.keys) < LONG:
            show(count(lambda _so_far, _of: None))
        else:
            self.desk.operations.start("", count, show)

    def _is_compact(self) -> bool:
        return self.height() < COMPACT * self.fontMetrics().lineSpacing()

    def _show_title(self) -> None:
        """Show the title in one line, or leave it out where the grid needs the room."""
        if self.statement is None:
            return
        self.title.ensurePolished()
        width = max(200, self.width() - 2 * MARGIN)
        metrics = QFontMetrics(self.title.font())
        self.title.setText(shorten(self.statement.title, metrics, width, 1))
        self.title.setToolTip(self.statement.title)
        self.title.setVisible(not self._is_compact())

    def _show_grid_or_why_not(self) -> None:
        if self.statement is None:
            return
        filtered = bool(self.search.text() or self.stance.currentData())
        if not self.statement.demands:
            self._show_empty(
                _("This statement has no demands yet. Positions are taken on demands."),
                first="text",
            )
        elif self.model.keys:
            self._stack.setCurrentIndex(0)
        elif filtered:
            self._show_empty(_("No matches for this search and filter."), first="all")
        else:
            self._show_empty(_("Nobody has signed this statement yet."), first="import")
        for widget in (self.search, self.stance, self.demand, self.legend):
            widget.setVisible(bool(self.statement.demands and (self.model.keys or filtered)))

    def _show_empty(self, sentence: str, *, first: str) -> None:
        """Say why there is no grid, with the first thing to do."""
        words = {
            "text": _("Go to the text"),
            "all": _("Show everybody"),
            "import": _("Import a list…"),
        }
        self.empty.setText(sentence)
        self.first.setVisible(bool(first))
        self.first.setText(words.get(first, words["import"]))
        self._first_does = first
        self._stack.setCurrentIndex(1)
        if self.statement is None:
            for widget in (self.search, self.stance, self.demand, self.legend):
                widget.setVisible(False)

    @Slot()
    def _do_first(self) -> None:
        if self._first_does == "text":
            self.desk.go("text")
        elif self._first_does == "import":
            self.desk.do("import")
        else:
            self.search.clear()
            self.stance.setCurrentIndex(0)

    def _fill_filters(self) -> None:
        """Offer the statement's demands and every position, in the program's language."""
        numbers = [each.number for each in self.statement.demands] if self.statement else []
        wanted = (_("Any position"), numbers)
        if wanted == self._said_filters:
            return
        self._said_filters = wanted
        stances = {"": _("Any position"), EXCEPTIONS: _("Only exceptions")}
        stances |= {each: position_label(each) for each in POSITIONS}
        demands: Mapping[Any, str] = {None: _("on any demand")} | {
            each: _("on demand %(number)d") % {"number": each} for each in numbers
        }
        _refill(self.stance, stances)
        _refill(self.demand, demands)
        self.demand.setEnabled(self.stance.currentData() not in ("", EXCEPTIONS))

    def _show_wording(self) -> None:
        """Show the wording of the demand at the cursor."""
        demand = self.model.demand_at(self.cells.currentIndex().column())
        if demand is None:
            self.wording.clear()
            return
        named = {"number": demand.number, "wording": self.model.wording(demand)}
        pattern = _("Demand %(number)d: %(wording)s")
        if demand.policy == "core":
            pattern = _("Demand %(number)d, core: %(wording)s")
        whole = pattern % named
        width = max(200, self.width() - 2 * MARGIN)
        lines = 1 if self._is_compact() else 2
        self.wording.setText(shorten(whole, self.wording.fontMetrics(), width, lines))
        self.wording.setToolTip(whole)
        self.wording.setFixedHeight(lines * self.wording.fontMetrics().lineSpacing() + 2)

    # The cursor

    def _columns(self) -> int:
        return self.model.columnCount() - FIRST_DEMAND

    def _current_number(self) -> int:
        row = self.cells.currentIndex().row()
        return self.model.keys[row] if 0 <= row < len(self.model.keys) else 0

    def _go_to(self, number: int) -> None:
        row = self.model.row_of(number)
        if row >= 0 and self._columns():
            self.cells.set_current(row, FIRST_DEMAND)
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self.cells.scrollTo(self.model.index(row, FIRST_DEMAND), middle)

    @Slot()
    def _tell_chosen(self) -> None:
        self.table.names.viewport().update()
        self._telling.start()

    # Building

    def _build(self) -> None:
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(260)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        filters = QWidget()
        flow = FlowLayout(filters)
        for widget in (self.search, self.stance, self.demand):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        filters.setSizePolicy(policy)
        self.empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.first = QPushButton()
        give_role(self.first, "first")
        self.first.clicked.connect(self._do_first)
        self._first_does = ""
        nobody = QWidget()
        column = QVBoxLayout(nobody)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.empty)
        column.addWidget(self.first, alignment=Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nobody)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 16, MARGIN, 12)
        layout.setSpacing(8)
        for part in (self.title, self.wording, filters, self.legend):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._delay.timeout.connect(self.read)
        self._telling.timeout.connect(self.chosen_changed)
        self.search.textChanged.connect(lambda _text: self._delay.start())
        self.stance.currentIndexChanged.connect(self._filter)
        self.demand.currentIndexChanged.connect(self._filter)
        self.legend.wanted.connect(self._put_by_mouse)
        self.cells.stance_wanted.connect(self.edits.put_stance)
        self.cells.words_wanted.connect(self.edits.open_words)
        self.cells.copy_wanted.connect(self.edits.copy)
        self.cells.paste_wanted.connect(self.edits.paste)
        self.cells.fill_wanted.connect(self.edits.fill_down)
        self.on_rows = self.desk.offer_on_rows(self.cells, ON_CELL)
        self.on_names = self.desk.offer_on_rows(self.table.names, ON_CELL)
        # The names are chosen by their cells; connected to the press, so that the menu is about this row.
        self.table.names.pressed.connect(self._choose_row)
        model = self.cells.selectionModel()
        model.selectionChanged.connect(lambda _on, _off: self._tell_chosen())
        model.currentChanged.connect(lambda _now, _before: self._show_wording())

    @Slot(QModelIndex)
    def _choose_row(self, pressed: QModelIndex) -> None:
        """Choose the row whose name was pressed, unless it is among those that are chosen."""
        blocks = chosen_blocks(self.cells)
        if not any(top <= pressed.row() <= bottom for top, _left, bottom, _right in blocks):
            self.cells.selectRow(pressed.row())

    @Slot()
    def _filter(self) -> None:
        self.demand.setEnabled(self.stance.currentData() not in ("", EXCEPTIONS))
        self.read()

    @Slot(str)
    def _put_by_mouse(self, stance: str) -> None:
        self.edits.put_stance(stance)
        self.cells.setFocus(Qt.FocusReason.OtherFocusReason)


def _refill(box: QComboBox, words: Mapping[Any, str]) -> None:
    """Word the entries of a box anew and keep what is chosen."""
    kept = box.currentData()
    box.blockSignals(True)
    box.clear()
    for data, text in words.items():
        box.addItem(text, data)
    box.setCurrentIndex(max(0, list(words).index(kept) if kept in words else 0))
    box.blockSignals(False)
