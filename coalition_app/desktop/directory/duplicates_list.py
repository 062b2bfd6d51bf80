"""The list of twins: rows of one height, however many pairs there are."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyleOptionViewItem

from coalition_app.desktop.directory.duplicates_model import NAMES, PairsModel
from coalition_app.desktop.widgets.wrapped_rows import ABOVE, ModelList, RowDelegate


class PairDelegate(RowDelegate):
    """Makes every row equally high, so that thousands of pairs are laid out at once."""

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


class PairList(ModelList):
    """The pairs as rows of one height."""

    def __init__(self, model: PairsModel) -> None:
        super().__init__(model, "pairs")
        self.setItemDelegate(PairDelegate(self, 2, True))
        self.setUniformItemSizes(True)
        self.setMinimumSize(200, 90)
