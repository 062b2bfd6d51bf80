"""Cells of tables in which words that one line does not hold have the smaller lines that their row holds."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
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
BESIDE, MOST_MEASURED = 24, 2000
"""Pixels beside the words of a cell; rows of a table whose words are measured one by one."""


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


def raise_rows(
    table: QTableView, words: Callable[[int, int], str], columns: Iterable[int], most: int
) -> None:
    """Make rows whose words one line of these columns does not hold as high as up to `most` lines."""
    rows, font, metrics = table.verticalHeader(), table.font(), table.fontMetrics()
    rows.setDefaultSectionSize(rows.defaultSectionSize())  # no row is high from before
    usual, count = rows.defaultSectionSize(), table.model().rowCount()
    rooms = {each: _width(table, each) - BESIDE for each in columns}
    for row in range(count if count <= MOST_MEASURED else 0):
        cells = ((words(row, column), room) for column, room in rooms.items())
        long = [(each, room) for each, room in cells if metrics.horizontalAdvance(each) > room]
        if long:
            needed = max(len(whole_lines(each, font, room, most)) for each, room in long)
            rows.resizeSection(row, max(usual, lines_height(max(2, needed), metrics.height())))


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
