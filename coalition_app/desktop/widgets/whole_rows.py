"""Tables that are read by rows: no grid, no heads beside, nothing wrapped, no bar below; none is cut."""

from collections.abc import Callable, Iterable
from itertools import accumulate

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

BESIDE, MOST_MEASURED = 24, 2000
"""Pixels beside the words of a cell; rows of a table whose words are measured one by one."""


def show_whole_rows(table: QTableView) -> None:
    """Let a table that has its model show and choose whole rows."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setTextElideMode(Qt.TextElideMode.ElideRight)
    header.setHighlightSections(False)
    # Of its own: painting a heading asks every row of its column whether it is chosen otherwise.
    header.setSelectionModel(QItemSelectionModel(table.model(), header))


def raise_rows(
    table: QTableView, words: Callable[[int, int], str], columns: Iterable[int], high: int
) -> None:
    """Make those rows `high` whose words one line of these columns does not hold; the others are as usual."""
    rows, advance = table.verticalHeader(), table.fontMetrics().horizontalAdvance
    rows.setDefaultSectionSize(rows.defaultSectionSize())  # no row is high from before
    count = table.model().rowCount()
    rooms = {each: table.columnWidth(each) - BESIDE for each in columns}
    for row in range(count if count <= MOST_MEASURED else 0):
        if any(advance(words(row, column)) > room for column, room in rooms.items()):
            rows.resizeSection(row, high)


def end_at_whole_row(dialog: QWidget, view: QAbstractItemView) -> None:
    """Make a dialog so much lower that the last row in sight of its scrolled view is not cut."""
    model = view.model()
    heights = [
        view.rowHeight(row) if isinstance(view, QTableView) else view.sizeHintForRow(row)
        for row in range(model.rowCount())
    ]
    room = view.viewport().height() + view.viewportMargins().bottom()
    whole = [each for each in accumulate(heights) if each <= room]
    if whole and len(whole) < len(heights):
        dialog.resize(dialog.width(), dialog.height() - (room - whole[-1]))
