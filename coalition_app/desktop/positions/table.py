"""The grid of positions as one widget: names that stay in sight, cells, and the counts below them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QFrame,
    QGridLayout,
    QHeaderView,
    QScrollBar,
    QTableView,
)

from coalition_app.desktop.controls.fitted_names import both_lines, smaller
from coalition_app.desktop.controls.marks import LINE
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.table_head import HEAD_TEXT, TableHead, numbers_width
from coalition_app.desktop.look.typeface import heavy
from coalition_app.desktop.positions.cells import (
    CellsView,
    CountDelegate,
    NameDelegate,
    StanceDelegate,
    count_font,
)
from coalition_app.desktop.positions.model import FIRST_DEMAND, NAME, NUMBER, PositionsModel
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.wording.position_words import SIGNS, stance_word
from coalition_app.i18n import _
from coalition_app.labels import POSITIONS, position_label

ROOM = 12
"""Pixels that a row of the grid has above and below its words, added up."""
LEAST_NAME, LONG_NAME = 150, 250
"""Pixels at 100 % of the names at least, and beside demands whose heads have their short names."""
LEAST_NAMED, NAMED_CELL = 96, 124
"""Pixels at 100 % of a demand whose head has its short name, at least and at most."""
SIGN_CELL, MOST_SIGN_CELL = 30, 64
"""Pixels at 100 % of a demand whose head has its number only, at least and at most."""
HEAD, NAMED_HEAD, HEAD_PAD = 32, 50, 14
"""Pixels at 100 % of heads with numbers and, at least, with names, and around these."""
BESIDE_HEAD = 6
"""Pixels of a head beside its words, a little more than the style sheet's."""
FEW_ROWS = 6
"""Rows of the grid that the counts of many demands leave, at least."""
MOST_LINES = 4
"""Lines of counts below the grid."""


class PositionsTable(Spoken, QFrame):
    """Two tables of one model side by side, and two of counts below, scrolled as one."""

    stance_wanted = Signal(str)
    """A position whose count was chosen: "2:does-not-support"."""

    def __init__(self, model: PositionsModel) -> None:
        super().__init__()
        self.setProperty("scrolls sideways", True)
        self.setProperty("role", "grid")
        self.model = model
        self.cells, self.names = CellsView(), QTableView()
        self.count_words, self.counts = QTableView(), QTableView()
        self._counted: Mapping[int, Mapping[str, int]] = {}
        self._gathered = False
        self._words_model, self._counts_model = QStandardItemModel(), QStandardItemModel()
        self.down, self.across = QScrollBar(Qt.Orientation.Vertical), QScrollBar()
        self.across.setOrientation(Qt.Orientation.Horizontal)
        self._set_up_views()
        self._set_up_counts()
        self._bind()
        layout = QGridLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.names, 0, 0)
        layout.addWidget(self.cells, 0, 1)
        layout.addWidget(self.down, 0, 2)
        layout.addWidget(self.across, 1, 1)
        layout.addWidget(self.count_words, 2, 0)
        layout.addWidget(self.counts, 2, 1)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(0, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the program's language."""
        self.cells.setAccessibleName(_("Positions: signatories by demands"))
        self.names.setAccessibleName(_("Signatories"))
        self.counts.setAccessibleName(_("Counts per demand"))
        self.count_words.setAccessibleName(_("Counted positions"))

    def show_counts(self, counts: Mapping[int, Mapping[str, int]]) -> None:
        """Show how many of the counted signatures take each position; a line a position that occurs."""
        self._counted = counts
        self._fill_counts()
        self.fit()

    def _fill_counts(self) -> None:
        """Put the counts of a demand into one cell, or where cells are narrow a line each.

        Where so many lines have no room, all but support are gathered in one.
        """
        counts = self._counted
        self._words_model.clear()
        self._counts_model.clear()
        total = max((sum(each.values()) for each in counts.values()), default=0)
        told = _("Signatures that count, as the annex counts them.")
        counted = _("Counted: %(count)d") % {"count": total}
        if not self.model.tight:
            word = QStandardItem(counted)
            word.setToolTip(told)
            self._words_model.appendRow([QStandardItem(), word])
            items = [_count_item(number, each) for number, each in counts.items()]
            self._counts_model.appendRow(items)
            return
        for stances in _lines(counts.values(), gathered=self._gathered):
            named = f"{SIGNS[stances[0]]} {stance_word(stances[0])}"
            word = QStandardItem(named if len(stances) == 1 else _("other positions"))
            word.setToolTip(f"{counted}\n{told}")
            self._words_model.appendRow([QStandardItem(), word])
            line = [_count_item(number, each) for number, each in counts.items()]
            for item, each in zip(line, counts.values(), strict=True):
                item.setText(_count_words(stances, each))
            self._counts_model.appendRow(line)

    def fit(self) -> None:
        """Make the demands as wide as their longest word, and give the names the rest."""
        metrics = self.cells.fontMetrics()
        small = heavy(smaller(self.cells.font(), HEAD_TEXT))
        # The card's edge is inside its frame here.
        number = numbers_width(10 ** (self._digits() - 1), self.cells.font(), small) - 1
        demands = max(1, self.model.columnCount() - FIRST_DEMAND)
        scale = metrics.height() / LINE
        room = self.width() - 4 - max(12, self.down.sizeHint().width())
        least = min(round(LEAST_NAME * scale), room // 3)
        named = (room - number - round(LONG_NAME * scale)) // demands
        tight = named < LEAST_NAMED * scale
        shared = (room - number - least) // demands if tight else named
        if tight != self.model.tight:
            self.model.set_tight(tight)
            self._fill_counts()
        if tight:
            widest = max((max(each.values()) for each in self._counted.values()), default=0)
            count = QFontMetrics(count_font(self.counts)).horizontalAdvance(str(widest))
            cell = max(
                round(SIGN_CELL * scale), count + 4, min(shared, round(MOST_SIGN_CELL * scale))
            )
        else:
            cell = min(shared, round(NAMED_CELL * scale))
        name = max(least, room - number - cell * demands)
        high = max(metrics.height() + ROOM, both_lines(metrics.height()))
        heads = round(HEAD * scale) if tight else self._heads_height(cell, scale)
        for view in (self.names, self.cells):
            view.verticalHeader().setDefaultSectionSize(high)
            head = view.horizontalHeader()
            if isinstance(head, TableHead):
                head.fit(view.font(), heads)
        if tight:
            self._gather(self._room_for_counts(high), cell)
        for view in (self.names, self.count_words):  # what is counted stands under the names
            view.setColumnWidth(NUMBER, number)
            view.setColumnWidth(NAME, name)
            view.setFixedWidth(number + name)
        for at in range(self.model.columnCount() - FIRST_DEMAND):
            self.cells.setColumnWidth(FIRST_DEMAND + at, cell)
            self.counts.setColumnWidth(at, cell)
        self._fit_counts(cell, high)

    def _heads_height(self, cell: int, scale: float) -> int:
        """Return how high heads must be that no short name is cut in cells so wide."""
        metrics = QFontMetrics(heavy(smaller(self.cells.font(), HEAD_TEXT)))
        wrap, needed = int(Qt.TextFlag.TextWordWrap), [NAMED_HEAD * scale]
        for at in range(FIRST_DEMAND, self.model.columnCount()):
            words = str(self.model.headerData(at, Qt.Orientation.Horizontal))
            box = metrics.boundingRect(0, 0, cell - 2 * BESIDE_HEAD, 0, wrap, words)
            needed.append(box.height() + HEAD_PAD * scale)
        return round(max(needed))

    def hide_columns(self) -> None:
        """Show each column in its table only; called when the demands are others."""
        for column in range(self.model.columnCount()):
            self.names.setColumnHidden(column, column >= FIRST_DEMAND)
            self.cells.setColumnHidden(column, column < FIRST_DEMAND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _fit_counts(self, cell: int, high: int) -> None:
        """Make the counts as high as the longest of them needs."""
        metrics, wrap = self.counts.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        if self.model.tight:
            line = metrics.height() + 4
            lines = min(self._words_model.rowCount(), self._room_for_counts(high))
            for view in (self.count_words, self.counts):
                view.verticalHeader().setDefaultSectionSize(line)
                view.setFixedHeight(lines * line)
            return
        texts = [
            self._counts_model.item(0, at).text()
            for at in range(self._counts_model.columnCount())
            if self._counts_model.item(0, at) is not None
        ]
        needed = [metrics.boundingRect(0, 0, cell - 24, 0, wrap, each).height() for each in texts]
        height = min(max(needed, default=0), MOST_LINES * metrics.lineSpacing()) + ROOM
        for view in (self.count_words, self.counts):
            view.verticalHeader().setDefaultSectionSize(height)
            view.setFixedHeight(height)

    def _room_for_counts(self, high: int) -> int:
        """Return how many lines of counts the grid leaves room for, with rows so high."""
        line = self.counts.fontMetrics().height() + 4
        rows = self.cells.horizontalHeader().height() + FEW_ROWS * high
        return max(1, min(self.height() // 3, self.height() - rows) // line)

    def _gather(self, room: int, cell: int) -> None:
        """Gather the lines of counts where they have no room, as long as no cell is too narrow for that."""
        each_line, two = (_lines(self._counted.values(), gathered=each) for each in (False, True))
        metrics = QFontMetrics(count_font(self.counts))
        widest = max(
            (
                metrics.horizontalAdvance(_count_words(two[-1], each))
                for each in self._counted.values()
            ),
            default=0,
        )
        gathered = len(two) <= room < len(each_line) and widest + BESIDE_HEAD <= cell
        if gathered != self._gathered:
            self._gathered = gathered
            self._fill_counts()

    def _digits(self) -> int:
        return len(str(max(self.model.keys, default=0)))

    def _set_up_views(self) -> None:
        for view in (self.names, self.cells):
            view.setHorizontalHeader(TableHead())
            view.setModel(self.model)
            view.setWordWrap(False)
            header = view.horizontalHeader()
            header.setHighlightSections(False)
            # A heading that knows what is chosen asks it of every row, which stalls in a long list.
            header.setSelectionModel(QItemSelectionModel(self.model, header))
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.names.setObjectName("names")
        self.names.setItemDelegate(NameDelegate(self.names, self.cells))
        self.cells.setItemDelegate(StanceDelegate(self.cells))
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.names.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for view in (self.names, self.cells, self.count_words, self.counts):
            view.setFrameShape(QFrame.Shape.NoFrame)
            view.setProperty("role", "grid" if view in (self.names, self.cells) else "counts")
            view.setShowGrid(False)
            view.verticalHeader().setVisible(False)
            view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            # A heading of one letter must not be made wider than its column.
            view.horizontalHeader().setMinimumSectionSize(24)
            view.verticalHeader().setMinimumSectionSize(16)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _set_up_counts(self) -> None:
        for view, model in (
            (self.count_words, self._words_model),
            (self.counts, self._counts_model),
        ):
            view.setModel(model)
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            view.horizontalHeader().setVisible(False)
        self.counts.setItemDelegate(CountDelegate(self.counts, self.model))
        self.counts.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def _bind(self) -> None:
        """Scroll the tables and the two bars in step."""
        down, across = self.cells.verticalScrollBar(), self.cells.horizontalScrollBar()
        _couple(down, self.down)
        _couple(across, self.across)
        _follow(down, self.names.verticalScrollBar())
        _follow(across, self.counts.horizontalScrollBar())
        _follow(self.counts.verticalScrollBar(), self.count_words.verticalScrollBar())
        self.names.clicked.connect(lambda index: self.cells.selectRow(index.row()))
        self.names.doubleClicked.connect(lambda _index: self.cells.words_wanted.emit())
        self.cells.doubleClicked.connect(lambda _index: self.cells.words_wanted.emit())
        self.counts.clicked.connect(self._offer_stances)
        self.model.modelReset.connect(self.hide_columns)

    @Slot(QModelIndex)
    def _offer_stances(self, clicked: QModelIndex) -> None:
        """Offer to show only who takes one of the positions that a demand's counts name."""
        number = list(self._counted)[clicked.column()]
        menu, counts = Menu(self), self._counted[number]
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(_("Demand %(number)d") % {"number": number})
        for stance in _used([counts]):
            named = {"position": position_label(stance), "count": counts[stance]}
            offered = menu.addAction(f"{SIGNS[stance]}  " + _("%(position)s: %(count)d") % named)
            offered.setEnabled(counts[stance] > 0)
            offered.triggered.connect(partial(self.stance_wanted.emit, f"{number}:{stance}"))
        below = self.counts.visualRect(clicked).topLeft()
        above = self.counts.viewport().mapToGlobal(below) - QPoint(0, menu.sizeHint().height())
        menu.popup(above)


def _used(counts: Iterable[Mapping[str, int]]) -> list[str]:
    """List the positions that anybody takes on any demand; support always."""
    listed = list(counts)
    return [each for each in POSITIONS if each == "supports" or any(of[each] for of in listed)]


def _lines(counts: Iterable[Mapping[str, int]], *, gathered: bool) -> list[list[str]]:
    """List the positions of each line of counts: one a line, or support and all others in two."""
    used = _used(counts)
    if gathered and len(used) > 1:
        return [used[:1], used[1:]]
    return [[each] for each in used]


def _count_words(stances: Sequence[str], counts: Mapping[str, int]) -> str:
    """Word the counts of one line: a number, with its sign where the line has several positions."""
    if len(stances) == 1:
        return str(counts[stances[0]])
    taken = (f"{SIGNS[each]}\u00a0{counts[each]}" for each in stances if counts[each])
    return " ".join(taken) or "0"


def _count_item(number: int, counts: Mapping[str, int]) -> QStandardItem:
    """Word the counts of one demand: signs in the cell, whole words in the tooltip and for screen readers."""
    used = _used([counts])
    # A sign stays with its number where the line breaks.
    item = QStandardItem("   ".join(f"{SIGNS[each]}\u00a0{counts[each]}" for each in used))
    lines = [_("Demand %(number)d, counted signatures:") % {"number": number}]
    for each in used:
        named = {"position": position_label(each), "count": counts[each]}
        lines.append(_("%(position)s: %(count)d") % named)
    item.setToolTip("\n".join((*lines, _("A click shows only those with a position."))))
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    item.setData(" ".join(lines), Qt.ItemDataRole.AccessibleTextRole)
    return item


def _follow(one: QAbstractSlider, other: QAbstractSlider) -> None:
    one.valueChanged.connect(other.setValue)
    other.valueChanged.connect(one.setValue)


def _couple(inner: QAbstractSlider, outer: QScrollBar) -> None:
    """Let a bar outside a table act for the hidden one inside."""

    def take_range(least: int, most: int) -> None:
        outer.setRange(least, most)
        outer.setPageStep(inner.pageStep())
        outer.setSingleStep(inner.singleStep())
        outer.setVisible(most > least)

    inner.rangeChanged.connect(take_range)
    outer.setVisible(False)
    _follow(inner, outer)
