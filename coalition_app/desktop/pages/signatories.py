"""The page of a statement's signatories: search, chips, table, details."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.models.signatories import SignatoriesModel
from coalition_app.desktop.pages.page import Page
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import POSITIONS, SHORT_STANDINGS
from coalition_app.records.signatures import SignatureRow

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow

CHIPS = {
    "": N_("All"),
    "exceptions": N_("With a position of their own"),
    "subject-to-approval": N_("Subject to approval"),
    "withdrawn": N_("Withdrawn"),
}
SEARCH_DELAY = 120
"""Milliseconds after the last key before the list is read anew."""
REPRESENTATIVE, PLACE, STANDING, POSITION = 2, 3, 4, 5
MARGIN, CHIP_GAP = 18, 6
"""Pixels beside the list, and between its chips."""
LEAST_NAME = 240
"""Pixels of the signatories' column below which place, then representative, are hidden."""
WIDTHS = {0: 56, REPRESENTATIVE: 150, PLACE: 110}
CELL = 24
"""Pixels of a cell around its words."""


class SignatoriesPage(Page):
    """One list of the statement, as the annex counts it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.model = SignatoriesModel(self)
        self.title, self.count = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.count.setProperty("role", "quiet")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._delay = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._delay.timeout.connect(self.read)
        self.search.textChanged.connect(self._wait_for_more)
        self.chips = {key: self._chip(key) for key in CHIPS}
        self.table = self._make_table()
        self._left = self._build_left()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._left)
        self.retranslate()

    def chosen(self) -> list[SignatureRow]:
        """Give the chosen signatures in the list's order."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [row for row in map(self.model.row_at, rows) if row is not None]

    def choose(self, numbers: list[int]) -> None:
        """Choose the first of these numbers in the list, showing everybody for it."""
        self.search.clear()
        self.chips[""].setChecked(True)
        self.read()
        self._choose(numbers)

    def retranslate(self) -> None:
        """Speak the program's language."""
        self.search.setPlaceholderText(_("Search names in any alphabet"))
        self.search.setAccessibleName(_("Search names in any alphabet"))
        self.table.setAccessibleName(_("Signatories"))
        for key, chip in self.chips.items():
            chip.setText(_(CHIPS[key]))
        self.empty.setText(
            _(
                "Nobody is on this list yet. Import a list, paste one with Ctrl+V, or add a signature."
            )
        )
        self.first_import.setText(_("Import a list…"))
        self.first_sign.setText(_("New signature…"))
        self._fit_columns()
        self._fit_chips()
        super().retranslate()

    def resizeEvent(self, event: object) -> None:
        self._fit_columns()
        self._fit_chips()

    def minimumSizeHint(self) -> QSize:
        """Leave room for the list with the details under it, however they stand now."""
        return QSize(420, 460)

    def _fit_columns(self) -> None:
        """Give standing and position the room of their longest word, and the name the rest."""
        words = self.table.fontMetrics().horizontalAdvance
        standing = max(
            words(_(SHORT_STANDINGS[each])) for each in ("signed", "subject-to-approval")
        )
        position = max(words(_(each)) for each in (*POSITIONS.values(), N_("supports all")))
        widths = {**WIDTHS, STANDING: standing + CELL, POSITION: position + CELL}
        for column, width in widths.items():
            self.table.setColumnWidth(column, width)
        rest = self.table.viewport().width() - sum(widths.values())
        self.table.setColumnHidden(PLACE, rest < LEAST_NAME)
        rest += widths[PLACE] if rest < LEAST_NAME else 0
        self.table.setColumnHidden(REPRESENTATIVE, rest < LEAST_NAME)

    def _fit_chips(self) -> None:
        """Set the chips in one row, or in two where their words are too long for the page."""
        room = self.width() - 2 * MARGIN
        wanted = sum(chip.sizeHint().width() + CHIP_GAP for chip in self.chips.values())
        in_a_row = len(self.chips) if wanted <= room else (len(self.chips) + 1) // 2
        for at, chip in enumerate(self.chips.values()):
            self._chip_rows.addWidget(chip, at // in_a_row, at % in_a_row)

    @Slot()
    def _wait_for_more(self) -> None:
        self._delay.start()

    def _build_left(self) -> QWidget:
        self._chip_rows = QGridLayout()
        self._chip_rows.setSpacing(CHIP_GAP)
        self._chip_rows.setColumnStretch(len(CHIPS), 1)
        self.empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.first_import, self.first_sign = QPushButton(), QPushButton()
        self.first_import.setProperty("role", "first")
        self.first_import.clicked.connect(lambda: self.window_of.do("import"))
        self.first_sign.clicked.connect(lambda: self.window_of.do("sign"))
        nobody = QWidget()
        column = QVBoxLayout(nobody)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.empty, self.first_import, self.first_sign):
            column.addWidget(widget)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nobody)
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(MARGIN, 16, MARGIN, 16)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addWidget(self.count)
        layout.addWidget(self.search)
        layout.addLayout(self._chip_rows)
        layout.addWidget(self._stack, 1)
        return left

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 20)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.selectionModel().selectionChanged.connect(self._show_chosen)
        table.doubleClicked.connect(lambda _index: self.window_of.do("reserve"))
        return table

    def _chip(self, key: str) -> QPushButton:
        chip = QPushButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        chip.setChecked(not key)
        chip.toggled.connect(lambda on: self.read() if on else None)
        return chip

    def read(self) -> None:
        """Read the list as it is searched and filtered now."""
        if self.database is None or self.statement is None:
            self.model.forget()
            self.title.setText(_("Signatories"))
            self.count.clear()
            self._stack.setCurrentIndex(1)
            return
        only = next((key for key, chip in self.chips.items() if chip.isChecked()), "")
        kept = [row.number for row in self.chosen()]
        self.model.show(self.database, self.statement, find=self.search.text(), only=only)
        shown = self.model.rowCount()
        self.title.setText(self.statement.title)
        text = ngettext("%(count)d signature shown", "%(count)d signatures shown", shown)
        self.count.setText(text % {"count": shown})
        nothing = not shown and not only and not self.search.text()
        self._stack.setCurrentIndex(1 if nothing else 0)
        self._choose(kept)

    def _choose(self, numbers: list[int]) -> None:
        rows = [row for row in map(self.model.row_of, numbers) if row >= 0]
        if rows:
            self.table.selectRow(rows[0])
            middle = QAbstractItemView.ScrollHint.PositionAtCenter
            self.table.scrollTo(self.model.index(rows[0], 0), middle)

    def _show_chosen(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self.chosen_changed.emit()
