"""The table of one part of an import's preview: its delegates, its keys, and columns that fit the width."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coalition_app.desktop.controls.fitted_names import both_lines, narrowest, smaller
from coalition_app.desktop.controls.whole_cells import RaisedRows, WholeCells, lines_needed
from coalition_app.desktop.imports.tables import CHOICES, FIELDS, HEADINGS, PartModel
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.focus_delegate import FocusDelegate
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.whole_rows import show_whole_rows
from coalition_app.i18n import _
from coalition_app.labels import KINDS, STATUSES

Index = QModelIndex | QPersistentModelIndex
PutWords = Callable[[Callable[[str], Any], Words], None]
"""The dialog's `put_words`, so that its parts switch their language with it."""
ROOM = 14
"""Pixels above and below the text of a row, added up; a row is no lower than 28."""
ASIDE = 24
"""Pixels beside what is said where no row is shown."""
LOW_ROOM = 6
"""The same where rows are low."""
FEWEST_ROWS = 2
"""Rows that are in sight at least."""
STRETCHED, LOW_STRETCHED = 0.3, 0.5
"""Part of the width that stays with the stretched column at least, and where it is narrow others go."""
IN_TWO_LINES = 0.6
"""Part of the width of words that is enough for them in two smaller lines."""
MOST_LINES = 12
"""Smaller lines of a row at most."""
TICK_ROOM, NUMBER_ROOM = 38, 24
"""Pixels around words and the tick before them, and around words alone."""
NAME_LETTERS = 40
"""Letters of the stretched column at most where the table scrolls sideways."""
MEASURED, SPREAD, LONGEST = 24, 12, 80
"""Rows at the top whose words are measured, and rows over the whole list; letters of each."""


def _shared(widths: dict[int, int], more: dict[int, int], room: int) -> dict[int, int]:
    """Widen columns by what they want, or by their share where there is less room; in pixels."""
    share = min(1.0, max(0, room) / max(1, sum(more.values())))
    return {column: width + int(more[column] * share) for column, width in widths.items()}


class RowDelegate(WholeCells):
    """Paints the cells of rows that are chosen whole: none of them is framed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)


class TickDelegate(FocusDelegate):
    """Ticks a cell by a click anywhere in it, or by the space bar."""

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if isinstance(event, QMouseEvent):
            if event.button() != Qt.MouseButton.LeftButton:
                return False
            clicked = event.type() == QEvent.Type.MouseButtonRelease
        else:
            clicked = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if not clicked:
            return event.type() == QEvent.Type.MouseButtonDblClick
        before = index.data(Qt.ItemDataRole.CheckStateRole)
        other = (
            Qt.CheckState.Unchecked if before == Qt.CheckState.Checked else Qt.CheckState.Checked
        )
        return model.setData(QModelIndex(index), other, Qt.ItemDataRole.CheckStateRole)  # type: ignore[arg-type]


class FieldDelegate(WholeCells):
    """Edits a cell in place: words in a line, kinds and statuses in a box."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = FIELDS[index.column()]
        if field in CHOICES:
            box = WholeBox(parent)
            labels = {**KINDS, **STATUSES}
            for word in CHOICES[field]:
                box.addItem(_(labels[word]), word)
            box.activated.connect(lambda _at: self._take_over(box))
            box.setAccessibleName(_(HEADINGS[field]))
            return box
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(_(HEADINGS[field]))
        return editor

    def _take_over(self, box: QComboBox) -> None:
        """Take a choice over at once: nothing else is done in the box."""
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, QComboBox):
            super().setModelData(editor, model, index)
        elif editor.currentIndex() >= 0:
            model.setData(QModelIndex(index), editor.currentData())  # type: ignore[arg-type]


class PartTable(QTableView):
    """A table of one part; Enter emits a signal, and the columns fit the width unless all are wanted."""

    entered = Signal()
    """Enter was pressed on the chosen rows."""
    nothing: Words = str
    """What is said where no row is shown."""
    numbered = Signal(int)
    """7 or 8 was pressed on the chosen rows, which mean the same among the doubts."""

    def __init__(
        self,
        model: PartModel,
        *,
        stretched: int,
        widths: dict[int, int],
        dropped: Sequence[int] = (),
        firm: dict[int, int] | None = None,
        lines: int = 1,
        needed: Callable[[int], int] | None = None,
    ) -> None:
        """Show a model; `lines` of text stand in each row at least, or it has the pixels that it needs."""
        super().__init__()
        self._lines, self._low = lines, False
        self._measured: dict[tuple[int, int, bool, str], int] = {}
        self.listed = self._model = model
        self._widths, self._dropped = widths, dropped
        self._stretched = stretched
        self._firm = firm or {}
        """Letters of columns that others make room for."""
        self.hidden: set[int] = set()
        """Columns that are not shown."""
        self.every = False
        """Whether all columns are shown in a legible width, and the table scrolls sideways to them."""
        self.setModel(model)
        self._raised = RaisedRows(self, needed or self._height_of)
        self.setItemDelegate(WholeCells(self) if lines == 1 else RowDelegate(self))
        show_whole_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(24)
        header.setResizeContentsPrecision(60)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(120)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.rowCount():
            # Told here and not by a label: the table keeps its height and its heads.
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            inside = self.viewport().rect().adjusted(ASIDE, 0, -ASIDE, 0)
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, wrapped, self.said_of_none())

    def said_of_none(self) -> str:
        """Say why no row is shown."""
        return _("No matches.") if self._model.narrowed else self.nothing()

    def items(self) -> list[int]:
        """List the items of the chosen rows, or of the current one."""
        # By ranges: an index for each of a hundred thousand rows would hold the window up.
        chosen = self.selectionModel().selection()
        ranges = [(each.top(), each.bottom()) for each in map(chosen.at, range(chosen.count()))]
        if not ranges and self.currentIndex().isValid():
            ranges = [(self.currentIndex().row(),) * 2]
        order, ranks = self._model.preview.order, self._model.ranks
        found: list[int] = []
        behind = 0
        for top, bottom in sorted(ranges):
            found += [order[rank] for rank in ranks[max(top, behind) : bottom + 1]]
            behind = max(behind, bottom + 1)
        return found

    def choose(self, row: int, column: int = 0) -> None:
        """Choose one row, or the last where there are fewer."""
        row = min(row, self._model.rowCount() - 1)
        if row < 0:
            return
        index = self._model.index(row, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags | rows)
        self.scrollTo(index)

    def be_low(self, low: bool) -> None:
        """Make the rows as low as their words allow, where the letters are large."""
        self._low = low
        # A row of many lines is read to its end.
        mode = QAbstractItemView.ScrollMode
        self.setVerticalScrollMode(mode.ScrollPerPixel if low else mode.ScrollPerItem)
        self._share_width()

    def fit(self) -> None:
        """Set the width of each column, the stretched one taking more; set the rows by the font."""
        self._measured.clear()
        self._share_width()

    def _share_width(self) -> None:
        line = self.fontMetrics().height()
        row = max(28, self._lines * line + ROOM)
        if self._low:
            row = max(28, line + LOW_ROOM if self._lines == 1 else both_lines(line) + LOW_ROOM)
        self.verticalHeader().setDefaultSectionSize(row)
        header = self.horizontalHeader()
        # Where the notes above take the room, what is around them scrolls.
        self.setMinimumHeight(
            header.sizeHint().height() + FEWEST_ROWS * row // self._lines + 2 * self.frameWidth()
        )
        whole = self.viewport().width()
        # What the stretched column does not need is the others'.
        stays = LOW_STRETCHED if self._low and self._dropped else STRETCHED
        head = header.sectionSizeHint(self._stretched)
        own = max(self._needed(self._stretched), head)
        room = whole - min(own, int(whole * stays))
        for column in self._widths:
            # A hidden column would say that its heading needs nothing.
            self.setColumnHidden(column, column in self.hidden)
        least = {
            column: header.sectionSizeHint(column)
            for column in self._widths
            if column not in self.hidden
        }
        needed = {column: self._needed(column) for column in least}
        enough = {column: self._enough(column) for column in least}
        least[0] = max(least[0], needed[0])
        letter = letter_width(self.fontMetrics())
        for column in self._firm.keys() & least.keys():
            wanted = min(needed[column], self._firm[column] * letter)
            least[column] = max(least[column], wanted)
        stretched = (
            QHeaderView.ResizeMode.Interactive if self.every else QHeaderView.ResizeMode.Stretch
        )
        header.setSectionResizeMode(self._stretched, stretched)
        bar = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            bar.ScrollBarAsNeeded if self.every else bar.ScrollBarAlwaysOff
        )
        if self.every:
            self._widen(least, needed, own, whole)
            return
        self._drop(least, room)
        shrink = min(1.0, (room - least[0]) / max(1, sum(least.values()) - least[0]))
        least = {
            column: width if column == 0 else int(width * shrink) for column, width in least.items()
        }
        for column in self._widths:
            self.setColumnHidden(column, column not in least)
        for aim, left in (
            (
                {each: min(enough[each], self._widths[each] * letter) for each in least},
                whole - room,
            ),
            # In two lines the stretched column is whole as well, before another one has more of them.
            (enough, max(int(own * IN_TWO_LINES), head)),
            (needed, own),
        ):
            more = {column: max(0, aim[column] - width) for column, width in least.items()}
            least = _shared(least, more, whole - left - sum(least.values()))
        for column, width in least.items():
            self.setColumnWidth(column, width)
        self._raised.measure()

    def _widen(self, least: dict[int, int], needed: dict[int, int], own: int, whole: int) -> None:
        """Give each column what its words need, up to its width, and the stretched one what is left."""
        letter = letter_width(self.fontMetrics())
        for column, width in least.items():
            self.setColumnHidden(column, False)
            wide = max(width, min(needed[column], self._widths[column] * letter))
            least[column] = wide
            self.setColumnWidth(column, wide)
        left = whole - sum(least.values())
        self.setColumnWidth(self._stretched, max(left, min(own, NAME_LETTERS * letter)))
        self._raised.measure()

    def _height_of(self, row: int) -> int:
        """Return the pixels in which all that a row shows is whole."""
        shown = [each for each in (self._stretched, *self._widths) if not self.isColumnHidden(each)]
        return lines_needed(self, partial(self._model.shown_text, row), shown, MOST_LINES)

    def _drop(self, least: dict[int, int], room: int) -> None:
        """Drop columns for which there is no room, as with large letters."""
        for column in self._dropped:
            if sum(least.values()) <= room:
                return
            least.pop(column, None)

    def _needed(self, column: int) -> int:
        """Return the pixels that some rows need, those at the top and one here and there.

        Measured by the words alone: Qt would ask each cell for all that it shows. Another width of the
        table changes none of them.
        """
        return self._known(column, in_two=False)

    def _enough(self, column: int) -> int:
        """Return the pixels in which the words of some rows are whole in two smaller lines."""
        return self._known(column, in_two=True)

    def _known(self, column: int, *, in_two: bool) -> int:
        count = self._model.rowCount()
        known = (column, count, in_two, self.font().key())
        if known not in self._measured:
            self._measured[known] = self._measure(column, count, in_two)
        return self._measured[known]

    def _measure(self, column: int, count: int, in_two: bool) -> int:
        letters, small = self.fontMetrics(), smaller(self.font())
        rows = {*range(min(count, MEASURED)), *range(0, count, max(1, count // SPREAD))}
        if column == 0 and count:
            # The last number is the longest, but for one that goes over several lines.
            rows.add(count - 1)
        texts = {self._model.shown_text(row, column) for row in rows}
        ticked = column == 0 and bool(
            self._model.flags(self._model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
        )
        # A tick is as wide as a line is high.
        room = letters.height() + TICK_ROOM if ticked else NUMBER_ROOM
        begun = [text[:LONGEST] for text in texts]
        wide = (
            narrowest(text, small) if in_two else letters.horizontalAdvance(text) for text in begun
        )
        return max(wide, default=0) + room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.entered.emit()
                event.accept()
                return
            event.ignore()
            return
        if (
            event.key() == Qt.Key.Key_Space
            and not editing
            and not event.modifiers()
            and (self._tick() or self._put_off())
        ):
            return
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._model.rowCount() - 1}
        if event.key() in ends and not editing and not event.modifiers():
            # Qt goes to the first and last column of the row.
            self.choose(ends[Qt.Key(event.key())], self.currentIndex().column())
            return
        if event.text() in ("7", "8") and not editing and not event.modifiers():
            self.numbered.emit(int(event.text()))
            return
        super().keyPressEvent(event)

    def _put_off(self) -> bool:
        """Go on as Enter does, where nothing can be ticked."""
        self.entered.emit()
        return True

    def _tick(self) -> bool:
        """Tick the current row or take its tick off, whatever its current cell; tell whether it has one."""
        current = self.currentIndex()
        ticked = self._model.index(current.row(), 0)
        if not current.isValid() or not ticked.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        before = ticked.data(Qt.ItemDataRole.CheckStateRole)
        other = (
            Qt.CheckState.Unchecked if before == Qt.CheckState.Checked else Qt.CheckState.Checked
        )
        row, column = current.row(), current.column()
        self._model.setData(ticked, other, Qt.ItemDataRole.CheckStateRole)
        self.choose(row, column)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
