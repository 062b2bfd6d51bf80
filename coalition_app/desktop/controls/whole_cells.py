"""Cells of tables in which words that one line does not hold have two smaller lines in the same row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from coalition_app.desktop.controls.fitted_names import (
    NameLine,
    both_lines,
    line_places,
    name_lines,
)
from coalition_app.desktop.widgets.focus_delegate import FocusDelegate

Index = QModelIndex | QPersistentModelIndex


class WholeCells(FocusDelegate):
    """Draws words whole as long as two lines hold them; in rows lower than `both_lines` there is one."""

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
    return inside, name_lines(words, font, inside.width(), inside.width())


def _is_coloured(option: QStyleOptionViewItem) -> bool:
    """Tell whether words of a chosen row have their own colour, which the style sheet takes from them."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    return chosen and option.index.data(Qt.ItemDataRole.ForegroundRole) is not None
