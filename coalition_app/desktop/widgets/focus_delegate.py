"""Cells of the tables that the delegate of the style paints, with a focus that is seen in every theme."""

from PySide6 import QtWidgets
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from coalition_app.desktop.look import theme

BAR = 3
"""Pixels of the bar before a chosen row."""


class FocusDelegate(QStyledItemDelegate):
    """Frames the cell that has the keyboard in the accent colour, and bars a chosen row."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        # The style paints a raised plate for it; `paint` frames the cell instead.
        option.state &= ~QtWidgets.QStyle.StateFlag.State_HasFocus

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        colours, place = theme.applied(), option.rect
        if option.state & QtWidgets.QStyle.StateFlag.State_Selected and index.column() == 0:
            bar = QRect(place.left(), place.top(), BAR, place.height())
            painter.fillRect(bar, QColor(colours.accent))
        if option.state & QtWidgets.QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
            painter.restore()
