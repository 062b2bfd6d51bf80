"""The table of signatories: its cells are painted by one delegate, its rows can be dragged."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coalition_app.desktop.look import theme
from coalition_app.desktop.signatories.model import (
    COLUMNS,
    EDITED,
    NAME,
    NUMBER,
    OPEN,
    POSITION,
    ROWS_TYPE,
    TONE,
    SignatoriesModel,
)
from coalition_app.desktop.widgets.found_words import PLACES, draw_marked
from coalition_app.desktop.widgets.whole_rows import show_whole_rows
from coalition_app.records.store import name_keys

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

Index = QModelIndex | QPersistentModelIndex
ACROSS = 10
"""Pixels between the words of a cell and its edges."""
MARK, TAG_PAD, TAG_GAP = 7, 9, 7
"""Pixels of a position's mark, of its tag around the words, and between the two."""
ROW_PAD = 14
"""Pixels of a row above and below its words, added up."""
BAR = 3
"""Pixels of the bar before a chosen row."""
MOVING = frozenset(
    (
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    )
)
"""Keys that move the frame in the list."""


def tag_width(words: int) -> int:
    """Return the width in pixels of a cell that shows a position's tag around words of this many pixels."""
    return words + 2 * (ACROSS + TAG_PAD) + MARK + TAG_GAP


class ListDelegate(QStyledItemDelegate):
    """Paints the cells and edits them; a refused value comes back into its editor."""

    def __init__(self, table: "SignatoriesTable") -> None:
        super().__init__(table)
        self._table = table
        self.refused_value: str | None = None
        """What was typed and refused; the editor that opens next begins with it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        place, colours = option.rect, theme.applied()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(place, QColor(colours.chosen))
            if self._table.horizontalHeader().visualIndex(index.column()) == 0:
                bar = QRect(place.left(), place.top(), BAR, place.height())
                painter.fillRect(bar, QColor(colours.accent))
        painter.setPen(QColor(colours.sunken))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        inside = place.adjusted(ACROSS, 0, -ACROSS, 0)
        text = str(index.data() or "")
        if index.column() == POSITION:
            self._paint_tag(painter, inside, text, index)
        else:
            self._paint_words(painter, inside, text, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading).rstrip(" ▲▼"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            value, self.refused_value = self.refused_value, None
            editor.setText(
                value if value is not None else str(index.data(Qt.ItemDataRole.EditRole))
            )
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: "QAbstractItemModel", index: Index) -> None:
        if isinstance(editor, QLineEdit):
            # The change reads the list anew, for which this editor must be closed first.
            self._table.typed.emit(QPersistentModelIndex(index), editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def _paint_words(self, painter: QPainter, inside: QRect, text: str, index: Index) -> None:
        colours = theme.applied()
        painter.setPen(QColor(colours.text if index.column() in (NAME, NUMBER) else colours.quiet))
        if self._table.selectionModel().isRowSelected(index.row()):
            painter.setPen(QColor(colours.text))
        if index.column() == NUMBER:
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inside, side, text)
            return
        unseen = ""
        if index.column() == NAME:
            unseen = self._table.found_unseen(index.row())
        metrics = self._table.fontMetrics()
        # Why a row was found is said even where its name leaves little room.
        room = min(metrics.horizontalAdvance(f" · {unseen}"), inside.width() // 2) if unseen else 0
        wide = draw_marked(painter, inside.adjusted(0, 0, -room, 0), text, index.data(PLACES) or ())
        if unseen:
            painter.setPen(QColor(colours.quiet))
            places = name_keys.places_held(f" · {unseen}", self._table.searched)
            draw_marked(painter, inside.adjusted(wide, 0, 0, 0), f" · {unseen}", places)

    def _paint_tag(self, painter: QPainter, inside: QRect, text: str, index: Index) -> None:
        """Paint a position: a mark, filled or open, and its words in a rounded frame."""
        tone = index.data(TONE)
        if tone is None:
            return
        colour, metrics = QColor(getattr(theme.applied(), tone)), self._table.fontMetrics()
        room = inside.width() - 2 * TAG_PAD - MARK - TAG_GAP
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        height = metrics.height() + 6
        width = metrics.horizontalAdvance(shown) + 2 * TAG_PAD + MARK + TAG_GAP
        frame = QRectF(inside.left(), inside.center().y() - height / 2 + 0.5, width, height)
        line = QColor(colour)
        line.setAlpha(90)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(QColor(theme.applied().ground))
        painter.drawRoundedRect(frame, height / 2, height / 2)
        mark = QRectF(frame.left() + TAG_PAD, frame.center().y() - MARK / 2, MARK, MARK)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if index.data(OPEN) else colour)
        painter.drawEllipse(mark)
        painter.setPen(colour)
        words = frame.adjusted(TAG_PAD + MARK + TAG_GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ListSearch(QLineEdit):
    """Searches the list; Down and Enter go on to what was found."""

    list_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)


class SignatoriesTable(QTableView):
    """A table over the model of signatories; it tells what is asked for, and changes nothing."""

    typed = Signal(QPersistentModelIndex, str)
    """A cell and what was typed into it."""
    dropped = Signal(list, object)
    """Numbers that were dragged, and the number before which they go; None for the end."""
    copy_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, model: SignatoriesModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        show_whole_rows(self)
        self.delegate = ListDelegate(self)
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
        height = self.fontMetrics().height() + ROW_PAD
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

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
        drag.exec(Qt.DropAction.MoveAction)

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
    def searched(self) -> str:
        """Return what is searched in the list."""
        return self._model.found

    def found_unseen(self, row: int) -> str:
        """Return by which words a row was found, where no column that is shown holds them."""
        seen = [name for at, name in enumerate(COLUMNS) if not self.isColumnHidden(at)]
        return self._model.found_unseen(row, seen)

    def _edit_or_open(self, index: QModelIndex) -> None:
        if COLUMNS[index.column()] in EDITED:
            self.edit_current()
        else:
            self.open_wanted.emit()
