"""Tables that are read by rows: no grid, no heads beside, nothing wrapped, no bar below yet; none is cut."""

from itertools import accumulate

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget


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
