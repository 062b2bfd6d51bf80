"""The list of twins: rows of one height, however many pairs there are."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from coalition_app.desktop.directory.duplicates_model import NAMES, PairsModel
from coalition_app.desktop.widgets.wrapped_rows import ABOVE, RowDelegate


class PairDelegate(RowDelegate):
    """Gives every row the same height, so that thousands of pairs are laid out at once."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, 4 * option.fontMetrics.lineSpacing() + 2 * ABOVE)

    def _shown(self, index: QModelIndex | QPersistentModelIndex, width: int) -> str:
        words = super()._shown(index, width)
        names = QFontMetrics(self._font(index)).elidedText(
            str(index.data(NAMES) or ""), Qt.TextElideMode.ElideRight, width
        )
        return f"{names}\n{words}" if names else words


class PairList(QListView):
    """The pairs as rows of one height; Enter activates one on every system."""

    def __init__(self, model: PairsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(PairDelegate(self, 2, True))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setObjectName("pairs")
        self.setMinimumSize(200, 90)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Another width breaks the lines elsewhere; Qt measures anew only when the height changes.
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
