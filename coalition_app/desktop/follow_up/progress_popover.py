"""How far a statement has come: signatures over time, by section and kind, positions, evidence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from shiboken6 import isValid

from coalition_app.desktop.follow_up.progress_model import VIEWS, Shown, show, summary
from coalition_app.desktop.look.chart import Chart
from coalition_app.desktop.look.typeface import give_role, heavy
from coalition_app.desktop.widgets.focus_delegate import FocusDelegate
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.popover import Popover
from coalition_app.i18n import _
from coalition_app.records.lists.statement_progress import StatementProgress, read_progress
from coalition_app.records.signatures.signatures import next_number
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

AT_ONCE = 2_000
"""Signatures that are counted at once; more in the background."""

SIZE = (540, 486)
"""Pixels at 100 %."""
APART, WHOLE = 8, 16_777_215
"""Pixels between the drawing and its figures, and Qt's own limit of a height."""


class ProgressPopover(Popover):
    """One drawing at a time, and below it the same figures as a table that can be copied."""

    def __init__(self, desk: "Desk", database: Database, statement: StatementRow) -> None:
        super().__init__(desk.window)
        self.desk = desk
        self.found: StatementProgress | None = None
        self._database, self._statement = database, statement
        self.title, self.said = QLabel(), QLabel()
        give_role(self.title, "heading")
        self.said.setProperty("role", "quiet")
        self.said.setWordWrap(True)
        self.which, self.copy = WordBox(VIEWS), QPushButton()
        self.chart, self.table = Chart(), FiguresTable()
        self.which.currentIndexChanged.connect(self._show)
        self.copy.clicked.connect(self.copy_table)
        self.table.copy_wanted.connect(self.copy_table)
        self._lay_out()
        self.put_words(self.title.setText, lambda: _("Progress of signing"))
        self.put_words(self.which.setAccessibleName, lambda: _("What is counted"))
        self.put_words(self.copy.setText, lambda: _("Copy the table"))

    def show_below(self, button: QWidget) -> None:
        """Count, beside the window where the list is long, and show the figures below a button."""
        self.open_below(button, *SIZE)
        self.which.setFocus(Qt.FocusReason.PopupFocusReason)
        database, statement = self._database, self._statement
        with database.reading() as tx:
            few = next_number(tx, statement.id) <= AT_ONCE
        if few:
            self._take(_read(database, statement))
        else:
            self.desk.operations.start("", lambda _tell: _read(database, statement), self._take)

    @Slot()
    def copy_table(self) -> None:
        """Copy the figures as text with tabs, as a spreadsheet takes them."""
        if self.found is not None:
            QApplication.clipboard().setText(self.table.as_text())
            self.desk.say(_("The table was copied."))

    # Showing

    @Slot(object)
    def _take(self, found: StatementProgress) -> None:
        if isValid(self):  # it may be closed before a long list is counted
            self.found = found
            self._show()

    @Slot()
    def _show(self) -> None:
        found, statement = self.found, self._statement
        if found is None:
            return
        self.said.setText(summary(found))
        shown = show(self.which.key(), found, statement)
        if shown.days:
            self.chart.show_line(shown.days, shown.ends)
        else:
            self.chart.show_bars(shown.bars, shown.parts)
        # Bars take what they need, and the figures the rest; a line is as high as there is room.
        high = WHOLE if shown.days else self.chart.minimumHeight()
        self._drawn.setMaximumHeight(high)
        self.chart.setAccessibleName(self.which.currentText())
        self.chart.setAccessibleDescription(shown.note)
        self.note.setText(shown.note)
        self.note.setVisible(bool(shown.note))
        self.table.setAccessibleName(self.which.currentText())
        self.table.fill(shown)

    def _lay_out(self) -> None:
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "quiet")
        row = QHBoxLayout()
        row.addWidget(self.which, 1)
        row.addWidget(self.copy)
        room = self._drawn = QScrollArea()
        room.setWidget(self.chart)
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(room)
        parts.addWidget(self.table)
        parts.setChildrenCollapsible(False)
        parts.setProperty("role", "apart")
        parts.setHandleWidth(APART)
        parts.setSizes([260, 240])
        self.add_head(self.title)
        self.column.addWidget(self.said)
        self.column.addLayout(row)
        self.column.addWidget(self.note)
        self.column.addWidget(parts, 1)


class FiguresTable(QTableWidget):
    """The figures of a drawing; the first column is wide, numbers are aligned to the right."""

    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.setItemDelegate(FocusDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setFont(heavy())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(82)
        self._shown = Shown((), ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def fill(self, shown: Shown) -> None:
        """Show other figures."""
        self._shown = shown
        self.clear()
        self.setColumnCount(len(shown.headings))
        self.setRowCount(len(shown.rows))
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for at, words in enumerate(shown.headings):
            header.setSectionResizeMode(at, mode.Stretch if at == 0 else mode.ResizeToContents)
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            item.setTextAlignment(left if at == 0 else right)
            self.setHorizontalHeaderItem(at, item)
        for row, cells in enumerate(shown.rows):
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(str(cell))
                if column:
                    item.setTextAlignment(right)
                self.setItem(row, column, item)

    def as_text(self) -> str:
        """Return heading and rows with tabs between the cells."""
        lines = [self._shown.headings, *self._shown.rows]
        return "\n".join("\t".join(" ".join(str(each).split()) for each in row) for row in lines)


def _read(database: Database, statement: StatementRow) -> StatementProgress:
    with database.reading() as tx:
        return read_progress(tx, statement)
