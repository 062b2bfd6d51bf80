"""The table of signatories: rows that are chosen, edited in place and dragged."""

from itertools import pairwise

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from coalition_app.desktop.controls.fitted_names import both_lines
from coalition_app.desktop.signatories.cells import HEAD, ListDelegate, ListHead, scale_of
from coalition_app.desktop.signatories.model import (
    COLUMNS,
    EDITED,
    NAME,
    ROWS_TYPE,
    SignatoriesModel,
)
from coalition_app.desktop.widgets.language_keys import drag_with_keys
from coalition_app.desktop.widgets.whole_rows import show_whole_rows

Index = QModelIndex | QPersistentModelIndex
ROW_PAD = 12
"""Pixels of a row above and below its words, added up: 30 at 100 %."""
MOVING = frozenset(
    (
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    )
)
"""Keys that move the frame in the list."""


class SignatoriesTable(QTableView):
    """A table over the model of signatories; it tells what is asked for, and changes nothing."""

    typed = Signal(QPersistentModelIndex, str)
    """A cell and what was typed into it."""
    dropped = Signal(list, object)
    """Numbers that were dragged, and the number before which they go; None for the end."""
    copy_wanted = Signal()
    new_wanted = Signal()
    lettered = Signal()
    """The text is larger or smaller now."""
    open_wanted = Signal()

    def __init__(self, model: SignatoriesModel) -> None:
        super().__init__()
        # Asked for the one that Qt makes, the bindings load thirty classes to find out what it is.
        self.setViewport(QWidget())
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setAutoFillBackground(True)
        self._model = model
        self.under: list[str] = []
        """Columns that have no room: what they hold stands under the name."""
        self.setHorizontalHeader(ListHead(model))
        self.setModel(model)
        show_whole_rows(self)
        self.delegate = ListDelegate(self, model, self.note, self.found_unseen)
        self.delegate.typed.connect(self.typed)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._edit_or_open)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Make the rows as high as the text size that the user chose needs."""
        metrics = self.fontMetrics()
        height = max(metrics.height() + ROW_PAD, both_lines(metrics.height()))
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
        head = self.horizontalHeader()
        if isinstance(head, ListHead):
            head.fit(self.font(), round(HEAD * scale_of(metrics)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()
            self.lettered.emit()

    def chosen_rows(self) -> list[range]:
        """Return the chosen rows as ranges in the list's order; cheap for any number of them."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(at) for at in range(chosen.size())]
        found = {(each.top(), each.bottom() + 1) for each in parts}
        return [range(*each) for each in sorted(found)]

    def choose_rows(self, rows: list[int]) -> None:
        """Choose these rows, given in their order, and nothing else."""
        chosen, last = QItemSelection(), len(COLUMNS) - 1
        ends = [at for at, (one, other) in enumerate(pairwise(rows), start=1) if other != one + 1]
        for start, end in pairwise([0, *ends, len(rows)]):
            if start < end:
                first = self._model.index(rows[start], 0)
                chosen.select(first, self._model.index(rows[end - 1], last))
        flag = QItemSelectionModel.SelectionFlag
        if rows:
            current = self._model.index(rows[0], NAME)
            self.selectionModel().setCurrentIndex(current, flag.NoUpdate)
        self.selectionModel().select(chosen, flag.ClearAndSelect | flag.Rows)

    @Slot()
    def take_keyboard(self) -> None:
        """Go on from the search to what it found: the first row, unless one is chosen."""
        if self._model.rowCount():
            if not self.selectionModel().hasSelection():
                self.choose_rows([0])
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() == Qt.Key.Key_Insert and not event.modifiers():
            self.new_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_current()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The key that ends an edit comes here too, after the editor has seen it.
            if self.hasFocus() and self.state() != QAbstractItemView.State.EditingState:
                self.open_wanted.emit()
        else:
            super().keyPressEvent(event)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        # Else Ctrl with a key that moves lets the frame part from what is chosen, unseen in a long list.
        flag = QItemSelectionModel.SelectionFlag
        if isinstance(event, QKeyEvent) and event.key() in MOVING:
            pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if pressed == Qt.KeyboardModifier.ControlModifier:
                return flag.ClearAndSelect | flag.Rows
        return super().selectionCommand(index, event)

    def edit_current(self) -> bool:
        """Edit the current cell in place, or the first of its row that can be; False where none can."""
        at = self.currentIndex()
        if at.isValid() and COLUMNS[at.column()] not in EDITED:
            seen = [
                column
                for column, name in enumerate(COLUMNS)
                if name in EDITED and not self.isColumnHidden(column)
            ]
            seen.sort(key=self.horizontalHeader().visualIndex)
            at = at.siblingAtColumn(seen[0]) if seen else QModelIndex()
        if not at.isValid():
            return False
        self.setCurrentIndex(at)
        self.edit(at)
        return True

    def startDrag(self, _actions: Qt.DropAction) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.carried())
        drag_with_keys(drag, self, Qt.DropAction.MoveAction)

    def carried(self) -> QMimeData:
        """Carry numbers only: words that are dropped on the window would be taken for an import."""
        numbers = self._model.keys
        chosen = [str(numbers[row]) for rows in self.chosen_rows() for row in rows]
        data = QMimeData()
        data.setData(ROWS_TYPE, " ".join(chosen).encode())
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ROWS_TYPE):
            event.acceptProposedAction()
        else:
            # What comes from elsewhere is the window's: a list to import.
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(ROWS_TYPE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(ROWS_TYPE):
            event.ignore()
            return
        words = bytes(event.mimeData().data(ROWS_TYPE).data()).decode().split()
        row = self._row_under(event)
        numbers = self._model.keys
        event.acceptProposedAction()
        before = numbers[row] if row < len(numbers) else None
        self.dropped.emit([int(each) for each in words], before)

    def _row_under(self, event: QDropEvent) -> int:
        """Return the row before which something is dropped; the upper half of a row is before it."""
        at = event.position().toPoint()
        row = self.rowAt(at.y())
        if row < 0:
            return self._model.rowCount()
        place = self.visualRect(self._model.index(row, NAME))
        return row + int(at.y() > place.center().y())

    @property
    def demands(self) -> tuple[int, ...]:
        """Return the numbers of the statement's demands."""
        return self._model.demands

    def note(self, row: int) -> str:
        """Return what stands beside a name: why it was found, what it looks like, what has no column."""
        line = self._model.row_at(row) if self.under else None
        cells = [self._model.cell(line, each) for each in self.under] if line is not None else []
        unseen = self.found_unseen(row)
        return " · ".join(
            dict.fromkeys(each for each in (unseen, self._model.hint(row), *cells) if each)
        )

    def found_unseen(self, row: int) -> str:
        """Return by which words a row was found, where no column that is shown holds them."""
        seen = [name for at, name in enumerate(COLUMNS) if not self.isColumnHidden(at)]
        return self._model.found_unseen(row, seen)

    def _edit_or_open(self, index: QModelIndex) -> None:
        if COLUMNS[index.column()] in EDITED:
            self.edit_current()
        else:
            self.open_wanted.emit()
