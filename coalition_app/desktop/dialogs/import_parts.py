"""The parts of an import's preview: a table of what was read, and one of what was left out."""

from collections.abc import Callable, Sequence
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
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.models.import_entries import Preview
from coalition_app.desktop.models.import_tables import (
    CHOICES,
    FIELDS,
    HEADINGS,
    LeftModel,
    PartModel,
    ReadModel,
)
from coalition_app.desktop.spoken import Words
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import KINDS, STANDINGS

Index = QModelIndex | QPersistentModelIndex
PutWords = Callable[[Callable[[str], Any], Words], None]
"""The dialog's `put_words`, so that its parts switch their language with it."""
ROOM = 14
"""Pixels above and below the text of a row, together; a row is no lower than 28."""
STRETCHED = 0.3
"""Part of the width that stays with the stretched column at least."""
TICK_ROOM, NUMBER_ROOM = 56, 24
"""Pixels around a number with a tick before it, and around one alone."""


class TickDelegate(QStyledItemDelegate):
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


class CellDelegate(QStyledItemDelegate):
    """Edits a cell in place: words in a line, kinds and standings in a box."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = FIELDS[index.column()]
        if field in CHOICES:
            box = QComboBox(parent)
            labels = {**KINDS, **STANDINGS}
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
    """A table of one part; Enter is told, and the columns always fit the width."""

    entered = Signal()
    """Enter was pressed on the chosen rows."""

    def __init__(
        self,
        model: PartModel,
        *,
        stretched: int,
        widths: dict[int, int],
        dropped: Sequence[int] = (),
    ) -> None:
        super().__init__()
        self._model, self._widths, self._dropped = model, widths, dropped
        self.hidden: set[int] = set()
        """Columns that are not shown."""
        self.every = False
        """Whether columns are shown also where their headings get no room."""
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(24)
        header.setResizeContentsPrecision(60)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(120)

    def items(self) -> list[int]:
        """Give the items of the chosen rows, or of the current one."""
        # By ranges: an index for each of a hundred thousand rows would hold the window up.
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(at) for at in range(chosen.count())]
        rows = {row for each in ranges for row in range(each.top(), each.bottom() + 1)}
        if not rows and self.currentIndex().isValid():
            rows = {self.currentIndex().row()}
        return [self._model.item_at(row) for row in sorted(rows)]

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

    def fit(self) -> None:
        """Give each column its part of the width, more to the stretched one; rows by the font."""
        self.verticalHeader().setDefaultSectionSize(max(28, self.fontMetrics().height() + ROOM))
        header = self.horizontalHeader()
        room = int(self.viewport().width() * (1 - STRETCHED))
        for column in self._widths:
            # A hidden column would say that its heading needs nothing.
            self.setColumnHidden(column, column in self.hidden)
        least = {
            column: header.sectionSizeHint(column)
            for column in self._widths
            if column not in self.hidden
        }
        least[0] = max(least[0], self._needed(0))
        self._drop(least, room)
        shrink = min(1.0, (room - least[0]) / max(1, sum(least.values()) - least[0]))
        least = {
            column: width if column == 0 else int(width * shrink) for column, width in least.items()
        }
        for column in self._widths:
            self.setColumnHidden(column, column not in least)
        letter = self.fontMetrics().averageCharWidth()
        more = {
            column: max(0, min(self._needed(column), self._widths[column] * letter) - width)
            for column, width in least.items()
        }
        share = min(1.0, max(0, room - sum(least.values())) / max(1, sum(more.values())))
        for column, width in least.items():
            self.setColumnWidth(column, width + int(more[column] * share))

    def _drop(self, least: dict[int, int], room: int) -> None:
        """Drop columns for which there is no room, as with large letters, unless she wants them all."""
        for column in () if self.every else self._dropped:
            if sum(least.values()) <= room:
                return
            least.pop(column, None)

    def _needed(self, column: int) -> int:
        """Give the pixels that the rows at the top need; the last number is the longest."""
        needed = self.sizeHintForColumn(column)
        if column == 0 and self._model.rowCount():
            last = self._model.index(self._model.rowCount() - 1, 0)
            ticked = last.data(Qt.ItemDataRole.CheckStateRole) is not None
            room = TICK_ROOM if ticked else NUMBER_ROOM
            needed = max(needed, self.fontMetrics().horizontalAdvance(str(last.data())) + room)
        return needed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.entered.emit()
                event.accept()
                return
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class ReadPart(QWidget):
    """What was read: corrected in place, left out by its tick."""

    def __init__(self, preview: Preview, model: ReadModel, put_words: PutWords) -> None:
        super().__init__()
        self._preview, self.model = preview, model
        widths = dict(enumerate((24, 0, 22, 16, 24, 26, 18, 16, 30, 26)))
        del widths[1]
        order = (
            "standing",
            "kind",
            "office",
            "place",
            "legal_form",
            "reservation",
            "representative",
        )
        dropped = [FIELDS.index(field) for field in order]
        self.table = PartTable(model, stretched=1, widths=widths, dropped=dropped)
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.setItemDelegateForColumn(0, TickDelegate(self.table))
        self.table.entered.connect(self.edit)
        put_words(self.table.setAccessibleName, lambda: _("Entries that were read"))
        self.leave = QPushButton()
        put_words(self.leave.setText, lambda: _("Leave out"))
        self.leave.clicked.connect(self.leave_out)
        self.every = QCheckBox()
        put_words(self.every.setText, lambda: _("All columns"))
        self.every.toggled.connect(self.show_columns)
        hint = QLabel()
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        put_words(
            hint.setText,
            lambda: _(
                "F2 or a double click corrects a cell. The tick says that a signatory goes in."
            ),
        )
        _lay_out(self, self.table, (hint, self.every, self.leave))
        self.show_columns()

    def show_columns(self) -> None:
        """Show the columns in which something was read, or all of them."""
        filled = {"number", "name", "kind", *self._preview.filled_fields}
        if self._preview.known:
            filled.add("verdict")
        self.table.every = self.every.isChecked()
        bare = {column for column, field in enumerate(FIELDS) if field not in filled}
        self.table.hidden = set() if self.table.every else bare
        self.table.fit()

    def edit(self) -> None:
        """Edit the current cell, the name where the tick is current."""
        index = self.table.currentIndex()
        if index.isValid():
            self.table.edit(self.model.index(index.row(), max(1, index.column())))

    def leave_out(self) -> None:
        """Leave the chosen entries out."""
        row = self.table.currentIndex().row()
        self._preview.leave_out(self.table.items())
        self.table.choose(row)


class LeftPart(QWidget):
    """What was left out, with why; each line can be taken in."""

    refused = Signal(str)

    def __init__(self, preview: Preview, put_words: PutWords) -> None:
        super().__init__()
        self._preview = preview
        self.model = LeftModel(preview, self)
        self.model.refused.connect(self.refused)
        self.table = PartTable(self.model, stretched=1, widths={0: 24, 2: 60})
        self.table.setItemDelegateForColumn(0, TickDelegate(self.table))
        self.table.entered.connect(self.take_in)
        put_words(self.table.setAccessibleName, lambda: _("Lines that were left out"))
        self.take, self.join = QPushButton(), QPushButton()
        put_words(self.take.setText, lambda: _("Take this line in"))
        put_words(self.join.setText, lambda: _("Take in as one entry"))
        self.take.clicked.connect(self.take_in)
        self.join.clicked.connect(self.take_in_as_one)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.model.modelReset.connect(self._enable)
        hint = QLabel()
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        put_words(
            hint.setText,
            lambda: _(
                "Enter or the tick takes a line in as a signatory, at its place in the list."
            ),
        )
        _lay_out(self, self.table, (hint, self.join, self.take))
        self._enable()

    def take_in(self) -> None:
        """Take the chosen lines in, each as an entry."""
        self._decide(lambda: self._preview.take_in(self.table.items()))

    def take_in_as_one(self) -> None:
        """Take the chosen lines in as one entry."""
        self._decide(lambda: self._preview.take_in_as_one(self.table.items()))

    def _decide(self, decide: Callable[[], None]) -> None:
        row = self.table.currentIndex().row()
        try:
            decide()
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.refused.emit("")
        self.table.choose(row)

    def _enable(self) -> None:
        chosen = self.table.items()
        self.take.setEnabled(bool(chosen))
        read = len(self._preview.draft.entries)
        self.join.setEnabled(len(chosen) > 1 and all(item >= read for item in chosen))


def _lay_out(part: QWidget, table: QWidget, below: tuple[QWidget, ...]) -> None:
    """Put a table above its sentence and its buttons."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for at, widget in enumerate(below):
        row.addWidget(widget, 1 if at == 0 else 0)
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 10, 0, 0)
    layout.addWidget(table, 1)
    layout.addLayout(row)
