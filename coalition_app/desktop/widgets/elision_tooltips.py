"""Words that a field, a box or a table cuts: whole in a tooltip."""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QTreeView,
    QWidget,
)

from coalition_app.desktop.widgets.labels import WRAP
from coalition_app.desktop.widgets.wrapped_rows import RowDelegate
from coalition_app.hidden_characters import show_hidden

TOLD = "tells whole words"
"""The property of a widget that was prepared already."""
PREPARED = (QComboBox, QLineEdit, QTableView, QTreeView)
EDGES = 24
"""Pixels of a field, and of a table's head, beside its words."""
CELL_EDGES = 8
"""Pixels of a cell beside its words."""


def tell_whole(root: QWidget) -> None:
    """Let everything inside say its words whole in a tooltip where it has no room for them.

    What has a tooltip of its own keeps it. May be called again when widgets were added.
    """
    for each in root.findChildren(QWidget):
        if each.property(TOLD) or not isinstance(each, PREPARED):
            continue
        each.setProperty(TOLD, True)
        if isinstance(each, QComboBox):
            _prepare_box(each)
        elif isinstance(each, QLineEdit):
            _prepare_field(each)
        else:
            _prepare_view(each)


def _prepare_box(box: QComboBox) -> None:
    if not box.toolTip():
        box.currentTextChanged.connect(box.setToolTip)
        box.setToolTip(box.currentText())


def _prepare_field(field: QLineEdit) -> None:
    inside = isinstance(field.parentWidget(), QAbstractSpinBox | QComboBox)
    if not inside and not field.toolTip() and field.echoMode() == QLineEdit.EchoMode.Normal:
        field.textChanged.connect(partial(_tell_field, field))
        _tell_field(field, field.text())


def _tell_field(field: QLineEdit, words: str) -> None:
    # A secret that is shown for a moment stays in the field.
    hidden = field.echoMode() != QLineEdit.EchoMode.Normal
    fits = field.fontMetrics().horizontalAdvance(words) + EDGES <= field.width()
    field.setToolTip("" if hidden or fits else show_hidden(words))


def _prepare_view(view: QTableView | QTreeView) -> None:
    header = view.horizontalHeader() if isinstance(view, QTableView) else view.header()
    _Teller(view, lambda at: _cut_untold(view, view.indexAt(at)))
    _Teller(header, lambda at: cut_head(header, header.logicalIndexAt(at)))


def _cut_untold(view: QAbstractItemView, index: QModelIndex) -> str:
    """Return the words of a cell that is cut and for which the model has no tooltip."""
    words = cut_words(view, index)
    return "" if words and index.data(Qt.ItemDataRole.ToolTipRole) else words


class _Teller(QObject):
    """Tells whole what is cut at a point of a table or of its head."""

    def __init__(self, view: QAbstractItemView, find: Callable[[QPoint], str]) -> None:
        super().__init__(view)
        self._find = find
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        words = self._find(event.pos())
        if words:
            QToolTip.showText(event.globalPos(), words, cast("QWidget", self.parent()))
        return bool(words)


def cut_words(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> str:
    """Return the words of a cell where they are cut, else an empty text."""
    words = str(index.data() or "") if index.isValid() else ""
    delegate = view.itemDelegateForIndex(index) if words else None
    if delegate is None or isinstance(delegate, RowDelegate):
        return ""
    place: QRect = view.visualRect(index)
    if isinstance(view, QTableView) and view.wordWrap():
        room = QRect(0, 0, place.width() - CELL_EDGES, 10_000)
        box = view.fontMetrics().boundingRect(room, WRAP, words)
        cut = box.height() > place.height() + 1 or box.width() > place.width()
    else:
        option = QStyleOptionViewItem()
        option.initFrom(view)
        option.rect = place
        cut = delegate.sizeHint(option, index).width() > place.width() + 1
    return words if cut else ""


def cut_head(header: QHeaderView, column: int) -> str:
    """Return the words of a column's heading where they are cut, else an empty text."""
    model = header.model()
    if model is None or column < 0:
        return ""
    across = header.orientation()
    if model.headerData(column, across, Qt.ItemDataRole.ToolTipRole):
        return ""
    words = str(model.headerData(column, across) or "")
    cut = header.sectionSizeHint(column) - CELL_EDGES > header.sectionSize(column)
    return words if cut else ""
