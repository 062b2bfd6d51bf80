"""The part of an import's preview for what a list says otherwise of signatures that stand there already."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.imports.part_table import PutWords
from coalition_app.desktop.widgets.focus_delegate import FocusDelegate
from coalition_app.i18n import N_, _, ngettext
from coalition_app.operations.differences import cell_label, value_label
from coalition_app.records.imports.differences import TAKING, Difference

HEADINGS = (
    N_("Take over"),
    N_("No."),
    N_("Signatory"),
    N_("What differs"),
    N_("First import"),
    N_("In the register"),
    N_("In the list"),
)
NOTHING = "—"
"""Stands where nothing was said."""
TICK, NUMBER, NAME = 0, 1, 2
SHARED = 5
"""Columns that share the width."""
BESIDE = 24
"""Pixels beside the words of a cell that Qt leaves out when it asks how high they are."""


def mark_of(each: Difference) -> list[object]:
    """Return what a difference is known by in another reading of the list."""
    return [each.number, each.cell, each.demand, each.now, each.comes]


# Heads with long words have two lines: a column is as narrow as its words allow.
BESIDE_EACH_OTHER = Qt.AlignmentFlag(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)


class WrappedDelegate(FocusDelegate):
    """Gives a cell the height of all its lines: what differs may stand in the last of them."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrower = QStyleOptionViewItem(option)
        whole: QRect = option.rect
        narrower.rect = whole.adjusted(0, 0, -BESIDE, 0)
        return super().sizeHint(narrower, index)


class DifferencesPart(QWidget):
    """Offers each difference with a tick; nothing is taken over unless it is ticked."""

    changed = Signal()
    """Other differences are ticked."""

    def __init__(self, put_words: PutWords) -> None:
        super().__init__()
        self.differences: Sequence[Difference] = ()
        self._wanted: set[Difference] = set()
        self._again: list[object] = []
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setProperty("role", "warning")
        self.table = QTableWidget(0, len(HEADINGS))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.setShowGrid(False)
        self.table.verticalHeader().setVisible(False)
        self.table.setMinimumHeight(120)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(BESIDE_EACH_OTHER)
        header.sectionResized.connect(lambda *_of: self._fit_head())
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Fixed)
        for column in (TICK, NUMBER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        # What came in is seen beside what stands there: long words wrap.
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setItemDelegate(WrappedDelegate(self.table))
        self.table.itemChanged.connect(self._take_tick)
        put_words(self.table.setAccessibleName, lambda: _("Differences of known signatories"))
        self.all = QPushButton()
        put_words(self.all.setText, lambda: _("Tick all that is new"))
        self.all.clicked.connect(self.tick_all)
        row = QHBoxLayout()
        row.addWidget(self.all)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        put_words(lambda _word: self._fill(), lambda: _("Differences of known signatories"))

    @property
    def ticked(self) -> list[Difference]:
        """List the differences that are to be taken over, in their order."""
        return [each for each in self.differences if each in self._wanted]

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Show what differs now; ticks stay where the difference is the same."""
        self.differences = found
        self._wanted &= set(found)
        self._wanted |= {each for each in found if each.kind and mark_of(each) in self._again}
        # Others may come with an answer.
        marks = list(map(mark_of, found)) if self._again else []
        self._again = [each for each in self._again if each not in marks]
        self._fill()

    def tick_again(self, marks: object) -> None:
        """Tick the differences that were ticked before, by their marks, once they are found."""
        self._again = marks if isinstance(marks, list) else []
        self.show_differences(self.differences)

    def tick_all(self) -> None:
        """Tick everything that the list says for the first time and that is taken over together."""
        self._wanted = {
            each for each in self.differences if each.kind in TAKING and not each.repeats
        }
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        self.table.blockSignals(True)
        self.table.setHorizontalHeaderLabels([_(each) for each in HEADINGS])
        self.table.setRowCount(len(self.differences))
        for at, each in enumerate(self.differences):
            self.table.setItem(at, TICK, self._tick(each))
            words = (
                *(str(each.number), each.name, cell_label(each)),
                *(value_label(each, said) or NOTHING for said in (each.then, each.now, each.comes)),
            )
            for column, text in enumerate(words, start=1):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(at, column, item)
        self.table.blockSignals(False)
        self._fit_name()
        self.said.setText(self._said())
        self.said.setVisible(bool(self.differences))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_name()

    def _fit_name(self) -> None:
        """Give the names their share of the width, or as much as the one word of their head needs."""
        header = self.table.horizontalHeader()
        word = header.fontMetrics().horizontalAdvance(_(HEADINGS[NAME])) + BESIDE
        fixed = header.sectionSize(TICK) + header.sectionSize(NUMBER)
        header.resizeSection(NAME, max(word, (self.table.viewport().width() - fixed) // SHARED))

    def _fit_head(self) -> None:
        """Give the heads the height of all their lines."""
        header = self.table.horizontalHeader()
        metrics, wrap = header.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        lines = [
            metrics.boundingRect(0, 0, header.sectionSize(at) - BESIDE, 0, wrap, _(each)).height()
            for at, each in enumerate(HEADINGS)
            if at not in (TICK, NUMBER)  # as wide as their words
        ]
        header.setFixedHeight(max(lines) + BESIDE // 2)

    def _tick(self, each: Difference) -> QTableWidgetItem:
        item = QTableWidgetItem()
        if not each.kind:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setText(_("needs its day"))
            item.setToolTip(_("Record the status on its page, with the day on which it came."))
            return item
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        on = each in self._wanted
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        return item

    def _take_tick(self, item: QTableWidgetItem) -> None:
        if item.column() != TICK:
            return
        each = self.differences[item.row()]
        if item.checkState() == Qt.CheckState.Checked:
            self._wanted.add(each)
        else:
            self._wanted.discard(each)
        self.said.setText(self._said())
        self.changed.emit()

    def _said(self) -> str:
        if all(each.repeats for each in self.differences):
            return _("The list only repeats what the register has changed since.")
        left = {each.number for each in self.differences if not each.repeats} - {
            each.number for each in self._wanted
        }
        if not left:
            return _("All that is new is ticked and will be taken over.")
        text = ngettext(
            "The list says something else of number %(numbers)s, which stands there already. What is not "
            "ticked is not taken over.",
            "The list says something else of numbers %(numbers)s, which stand there already. What is not "
            "ticked is not taken over.",
            len(left),
        )
        return text % {"numbers": ", ".join(map(str, sorted(left)))}
