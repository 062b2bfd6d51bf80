"""Cells of tables in which words that one line does not hold have the smaller lines that their row holds."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from coalition_app.desktop.controls.fitted_names import (
    NameLine,
    both_lines,
    line_places,
    lines_height,
    lines_held,
    whole_lines,
)
from coalition_app.desktop.widgets.focus_delegate import FocusDelegate

Index = QModelIndex | QPersistentModelIndex
BESIDE, AT_ONCE = 24, 120
"""Pixels beside the words of a cell; rows of a table that are measured before they are in sight."""
AIR = 6
"""Pixels above and below more than two lines, added up."""


class WholeCells(FocusDelegate):
    """Draws words whole as long as the lines of a row hold them; lower than `both_lines` it has one."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if _lines(option)[1]:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        whole = QStyleOptionViewItem(option)
        super().initStyleOption(whole, index)
        inside, lines = _lines(whole)
        painter.save()
        painter.setPen(whole.palette.color(QPalette.ColorRole.Text))
        places = line_places(inside, len(lines), whole.fontMetrics.height())
        for place, line in zip(places, lines, strict=False):
            painter.setFont(line.font)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line.words)
        painter.restore()


class RaisedRows(QObject):
    """Makes each row of a table as high as its words need: all of a short one, else those in sight."""

    def __init__(self, table: QTableView, needed: Callable[[int], int]) -> None:
        """Ask `needed` how many pixels a row needs; it has those of the table's rows at least."""
        super().__init__(table)
        self._table, self._needed = table, needed
        self._measured = set[int]()
        # Rows come and go one by one: they are measured once, when all of them have.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._measure_shown)
        table.installEventFilter(self)
        model = table.model()
        model.modelReset.connect(self.measure)
        for changed in (model.rowsInserted, model.rowsRemoved, model.dataChanged):
            changed.connect(self._measure_later)
        table.verticalScrollBar().valueChanged.connect(self._raise_seen)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not self._measured:
            self._measure_later()
        return False

    @Slot()
    def measure(self) -> None:
        """Set the heights by the words and the widths as they are now; the current row stays in sight."""
        table, current = self._table, self._table.currentIndex()
        seen = range(max(0, table.rowAt(0)), table.rowAt(table.viewport().height() - 1) + 1)
        self._later.stop()
        self._measured.clear()
        self._raise_seen()
        if current.row() in seen:
            table.scrollTo(current)

    @Slot()
    def _measure_later(self) -> None:
        self._measured.clear()
        self._later.start()

    @Slot()
    def _measure_shown(self) -> None:
        """Measure a table that is in sight; another one is measured when it comes into sight."""
        if self._table.isVisible():
            self.measure()

    @Slot()
    def _raise_seen(self) -> None:
        """Set the heights of the rows in sight."""
        table = self._table
        count, row = table.model().rowCount(), max(0, table.rowAt(0))
        if count <= AT_ONCE:
            for each in set(range(count)) - self._measured:
                self._raise(each)
        else:
            while row < count and table.rowViewportPosition(row) < table.viewport().height():
                if row not in self._measured:
                    self._raise(row)
                row += 1

    def _raise(self, row: int) -> None:
        self._measured.add(row)
        rows = self._table.verticalHeader()
        rows.resizeSection(row, max(rows.defaultSectionSize(), self._needed(row)))


def lines_needed(
    table: QTableView, words: Callable[[int], str], columns: Iterable[int], most: int
) -> int:
    """Return the pixels of a row whose cells are whole in up to `most` smaller lines; 0 for one line."""
    font, metrics, needed = table.font(), table.fontMetrics(), 0
    for column in columns:
        said, room = words(column), _width(table, column) - BESIDE
        if metrics.horizontalAdvance(said) > room:
            needed = max(needed, 2, len(whole_lines(said, font, room, most)))
    if not needed:
        return 0
    return lines_height(needed, metrics.height()) + (AIR if needed > 2 else 0)


def _width(table: QTableView, column: int) -> int:
    """Return the width of a column; the stretched one has what the others leave, though it is set later."""
    header = table.horizontalHeader()
    if header.sectionResizeMode(column) != QHeaderView.ResizeMode.Stretch:
        return table.columnWidth(column)
    others = (table.columnWidth(each) for each in range(header.count()) if each != column)
    return table.viewport().width() - sum(others)


def _lines(option: QStyleOptionViewItem) -> tuple[QRect, list[NameLine]]:
    """Return where the words of a cell stand, and their lines; none where one line of the usual size does."""
    words, font = option.text, QFont(option.font)
    metrics = QFontMetrics(font)
    low = option.rect.height() < both_lines(metrics.height()) - 1
    short = metrics.horizontalAdvance(words) <= option.rect.width() // 2
    coloured = _is_coloured(option)
    if ((low or short) and not coloured) or "\u2028" in words or option.widget is None:
        return QRect(), []
    style, widget = option.widget.style(), option.widget
    edge = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, widget) + 1
    place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, widget)
    inside = place.adjusted(edge, 0, -edge, 0)
    inside.setTop(option.rect.top())
    inside.setBottom(option.rect.bottom())
    if metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width()) == words:
        return inside, [NameLine(words, 0, font)] if coloured else []
    if low:
        return inside, []
    most = lines_held(option.rect.height(), metrics.height())
    return inside, whole_lines(words, font, inside.width(), most)


def _is_coloured(option: QStyleOptionViewItem) -> bool:
    """Tell whether words of a chosen row have their own colour, which the style sheet takes from them."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    return chosen and option.index.data(Qt.ItemDataRole.ForegroundRole) is not None
