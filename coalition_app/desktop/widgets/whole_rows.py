"""Tables that are read by rows: no grid, no heads beside, nothing wrapped, no bar below."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView


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
