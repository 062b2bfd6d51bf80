"""The list of twins: rows of one height, however many pairs there are."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from coalition_app.desktop.directory.duplicates_model import PairsModel
from coalition_app.desktop.look.typeface import heavy, letter_width
from coalition_app.desktop.widgets.wrapped_rows import ABOVE, ModelList, RowDelegate

BETWEEN = " · "
WIDE = 70
"""Letters across from which the numbers and the reason have one line."""


class PairDelegate(RowDelegate):
    """Makes every row equally high, so that thousands of pairs are laid out at once."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        wide = self._view.viewport().width() >= WIDE * letter_width(option.fontMetrics)
        return QSize(0, (2 if wide else 3) * option.fontMetrics.lineSpacing() + 2 * ABOVE)

    def _paint_word(self, painter: QPainter, inside: QRect, word: str, tone: str) -> None:
        metrics = QFontMetrics(heavy(self._view.font()))
        shown = both_begin(word.split("\n"), metrics, inside.width())
        super()._paint_word(painter, inside, shown, tone)


def both_begin(names: list[str], metrics: QFontMetrics, width: int) -> str:
    """Put two names into one line of so many pixels; each keeps its beginning, and equal ones are one."""
    names = list(dict.fromkeys(names))
    room = width - metrics.horizontalAdvance(BETWEEN) * (len(names) - 1)
    left, shown = room, dict.fromkeys(names, "")
    for at, name in enumerate(sorted(shown, key=metrics.horizontalAdvance)):
        part = left // (len(shown) - at)
        shown[name] = metrics.elidedText(name, Qt.TextElideMode.ElideRight, part)
        left -= metrics.horizontalAdvance(shown[name])
    return BETWEEN.join(shown[name] for name in names)


class PairList(ModelList):
    """The pairs as rows of one height."""

    def __init__(self, model: PairsModel) -> None:
        super().__init__(model, "pairs")
        self.setItemDelegate(PairDelegate(self, 2, True))
        self.setUniformItemSizes(True)
        self.setMinimumSize(200, 90)
