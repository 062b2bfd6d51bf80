"""The part of an import's preview that shows the source, line by line, with what became of each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.whole_cells import RaisedRows, WholeCells, lines_needed
from coalition_app.desktop.imports.part_table import LOW_ROOM, PutWords
from coalition_app.desktop.imports.source_model import MARK, SourceModel
from coalition_app.desktop.imports.tables import ReadModel
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.whole_rows import show_whole_rows
from coalition_app.drafts import Lines
from coalition_app.i18n import _
from coalition_app.operations.planning.preview import Preview

MOST_LINES = 24
"""Smaller lines of a row at most: a paragraph is read whole."""
NUMBER = 6
"""Digits of the number of a line."""
BECAME = 30
"""Letters that what became of a line takes; a quarter of the width at most."""
ROW = 32
"""Pixels of a row at 100 %; larger letters have less room around them."""


class SourceTable(QTableView):
    """The lines; Enter emits a signal, and the columns fit the width."""

    entered = Signal()

    def __init__(self, model: SourceModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(WholeCells(self))
        show_whole_rows(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(120)
        self._raised = RaisedRows(self, self._height_of)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Make room for the numbers and for what became of the lines; the text takes the rest."""
        letters = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(max(ROW, letters.height() + LOW_ROOM))
        number = letters.horizontalAdvance(f"{MARK} {self.model().rowCount()}") + 28
        header = self.horizontalHeader()
        self.setColumnWidth(0, max(number, header.sectionSizeHint(0)))
        became = BECAME * letter_width(letters)
        self.setColumnWidth(2, min(became, self.viewport().width() // 3))
        self._raised.measure()

    def _height_of(self, row: int) -> int:
        model = self.model()
        return lines_needed(
            self, lambda column: str(model.index(row, column).data() or ""), (1, 2), MOST_LINES
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class SourcePart(QWidget):
    """The whole source; a line leads to the entry that it belongs to, and back."""

    wanted = Signal(int)
    """The item to whose part somebody wants to go."""

    def __init__(self, preview: Preview, read: ReadModel, put_words: PutWords) -> None:
        super().__init__()
        self.model = SourceModel(preview, read, self)
        self.table = SourceTable(self.model)
        self.table.entered.connect(self._go_to_entry)
        self.table.doubleClicked.connect(lambda _index: self._go_to_entry())
        put_words(self.table.setAccessibleName, lambda: _("Lines of the source"))
        caption, self.line = QLabel(), QLineEdit()
        self.line.setMaxLength(NUMBER)
        self.line.setFixedWidth((NUMBER + 3) * letter_width(self.line.fontMetrics()) + 20)
        self.line.setValidator(QIntValidator(1, 10**NUMBER - 1, self.line))
        self.line.editingFinished.connect(self._go_to_line)
        caption.setBuddy(self.line)
        put_words(caption.setText, lambda: _("Go to line"))
        put_words(self.line.setAccessibleName, lambda: _("Go to line"))
        self.entry = QPushButton()
        put_words(self.entry.setText, lambda: _("Show its entry"))
        self.entry.clicked.connect(self._go_to_entry)
        self.table.selectionModel().currentChanged.connect(self._offer)
        self.model.modelReset.connect(self._offer)
        self._offer()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(caption)
        row.addWidget(self.line)
        row.addStretch()
        row.addWidget(self.entry)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        self.fold(False)

    def fold(self, narrow: bool) -> None:
        """Where it is narrow leave the room above to the rows."""
        if layout := self.layout():
            layout.setContentsMargins(0, 4 if narrow else 10, 0, 0)

    def _offer(self) -> None:
        """Let the way to an entry on only from a line that belongs to one."""
        self.entry.setEnabled(self.model.item_of(self.table.currentIndex().row()) >= 0)

    def _go_to_line(self) -> None:
        """Show the line whose number was typed, or the last where there are fewer."""
        wanted = min(int(self.line.text() or 1), max(1, self.model.rowCount()))
        if not self.model.marked[0] <= wanted <= self.model.marked[1]:
            self.show_lines((wanted, wanted))

    def show_lines(self, lines: Lines) -> None:
        """Mark some lines and scroll to them."""
        first, last = max(1, lines[0]), max(1, lines[1])
        self.model.mark((first, last))
        index = self.model.index(first - 1, 1)
        self.table.setCurrentIndex(index)
        for _again in range(2):  # the rows around it may be higher once they are in sight
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.line.setText(str(first))

    def _go_to_entry(self) -> None:
        item = self.model.item_of(self.table.currentIndex().row())
        if item >= 0:
            self.wanted.emit(item)
