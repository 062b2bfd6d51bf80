"""Rows of the lists: wrapped words, a bold word before them, room around, drawn by one delegate."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy
from coalition_app.desktop.widgets.labels import WRAP, shorten
from coalition_app.hidden_characters import show_hidden

WORD = Qt.ItemDataRole.UserRole + 1
"""A word in bold above the text."""
TONE = Qt.ItemDataRole.UserRole + 2
"""The name of the colour of that word in `theme.Colours`."""
SIDE = 16
"""Pixels of an icon's side at 100 %."""
INDENT = Qt.ItemDataRole.UserRole + 3
"""Pixels of indentation under the entry before."""

ACROSS, ABOVE = 12, 8
"""Pixels between the text of a row and its edges."""
BAR = 3
"""Pixels of the bar before the chosen row."""
CORNER = 7
"""Pixels of the radius inside a list's edge."""
ICON_GAP, LINE = 8, 18
"""Pixels between an icon and the words beside it, and of a line of text at 100 %."""
Index = QModelIndex | QPersistentModelIndex


class RowList(QListWidget):
    """A list of such rows; `most_lines` bounds a row's text, 0 leaves it whole.

    A `whole` list is as high as its rows and never scrolls: what stands around it does.
    """

    def __init__(self, *, most_lines: int = 0, separated: bool = True, whole: bool = False) -> None:
        super().__init__()
        self._whole, self._delegate = whole, RowDelegate(self, most_lines, separated)
        self._size = self.size()
        self.setItemDelegate(self._delegate)
        policy = self.sizePolicy()
        policy.setHeightForWidth(whole)
        self.setSizePolicy(policy)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().valueChanged.connect(self._end_at_whole_row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Another width breaks the lines elsewhere; Qt measures anew only when the height changes.
        self.scheduleDelayedItemsLayout()
        self.fit()
        self._end_at_whole_row()
        if self._size != self.size():
            # Another room of the list keeps the chosen row in sight; that of its edge does not move it.
            self._size = self.size()
            self.scrollTo(self.currentIndex())

    def addItem(self, item: QListWidgetItem | str) -> None:
        """Add a row, the characters in it that nobody sees shown by their codes."""
        row = QListWidgetItem(item) if isinstance(item, str) else item
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, WORD):
            if isinstance(words := row.data(role), str) and (shown := show_hidden(words)) != words:
                row.setData(role, shown)
        super().addItem(row)

    def fill(self, rows: Iterable[QListWidgetItem]) -> None:
        """Show other rows; the current place stays."""
        row = max(0, self.currentRow())
        self.clear()
        for each in rows:
            self.addItem(each)
        self.setCurrentRow(min(row, self.count() - 1))
        self._end_at_whole_row()

    @Slot()
    def _end_at_whole_row(self) -> None:
        """Leave the room below free that holds no whole row: the edge cuts none until it scrolls."""
        room, used = self.contentsRect().height(), 0
        moved = self.verticalScrollBar().value() > 0
        for row in range(0 if self._whole or moved else self.count()):
            high = self._delegate.height(self.model().index(row, 0), self.viewport().width())
            if used + high > room:
                break
            used += high
        else:
            used = 0
        below = room - used if used else 0
        if self.viewportMargins().bottom() != below:
            self.setViewportMargins(0, 0, 0, below)

    def hasHeightForWidth(self) -> bool:
        return self._whole

    def heightForWidth(self, width: int) -> int:
        """Tell what a whole list needs before it is shown, so that a dialog opens no higher."""
        inside = width - 2 * self.frameWidth()
        indexes = [self.model().index(row, 0) for row in range(self.count())]
        rows = sum(self._delegate.height(each, inside) for each in indexes)
        return rows + 2 * self.frameWidth()

    def fit(self) -> None:
        """Be as high as the rows are now, where the list is whole."""
        if self._whole:
            self.setFixedHeight(self.heightForWidth(self.width()))


def headed_row(
    word: str,
    lines: Sequence[str],
    tone: str = "text",
    *,
    beside: bool = False,
    untold: Sequence[str] = (),
) -> QListWidgetItem:
    """Make a row of a bold word and lines; its tooltip and a screen reader tell both.

    The word is no bold one where it stands `beside` the first line, which may need several. They alone tell
    the `untold` lines, for which the row has no room.
    """
    row = QListWidgetItem("\n".join([f"{word} · {lines[0]}", *lines[1:]] if beside else lines))
    row.setData(WORD, "" if beside else word)
    row.setData(TONE, tone)
    told = [word, *lines, *untold]
    row.setToolTip("\n".join(told))
    row.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(told))
    return row


class ModelList(QListView):
    """A list of such rows of a model; Enter activates one on every system."""

    def __init__(self, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setObjectName(name)
        self.setItemDelegate(RowDelegate(self, 0, True))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setLayoutMode(QListView.LayoutMode.Batched)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Another width breaks the lines elsewhere; Qt measures anew only when the height changes.
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of a list."""

    def __init__(self, view: QListView, most_lines: int, separated: bool) -> None:
        super().__init__(view)
        self._view = view
        self._most_lines, self._separated = most_lines, separated

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height(index, self._view.viewport().width()))

    def height(self, index: Index, whole: int) -> int:
        """Return how high a row is in a list of that width inside."""
        width = self._width(index, whole)
        metrics = QFontMetrics(self._font(index))
        text = self._shown(index, width)
        height = metrics.boundingRect(0, 0, width, 0, WRAP, text).height()
        if index.data(WORD):
            height += metrics.lineSpacing()
        return height + 2 * ABOVE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        painter.save()
        stay_inside(painter, self._view)
        self._paint_ground(painter, place, index)
        left = place.left() + ACROSS + int(index.data(INDENT) or 0)
        left += self._paint_icon(painter, index, left, place.top() + ABOVE)
        inside = QRect(left, place.top() + ABOVE, self._width(index, place.width()), place.height())
        if word := index.data(WORD):
            self._paint_word(painter, inside, word, index.data(TONE))
            inside.translate(0, QFontMetrics(self._font(index)).lineSpacing())
        painter.setPen(self._view.palette().text().color())
        painter.setFont(self._font(index))
        painter.drawText(inside, WRAP, self._shown(index, inside.width()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, place: QRect, index: Index) -> None:
        palette, chosen = self._view.palette(), self._view.selectionModel().isSelected(index)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.link().color(), 2))
            painter.setBrush(palette.highlight() if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), CORNER - 1, CORNER - 1)
            return
        if chosen:
            painter.fillRect(place, palette.highlight())
            bar = QRect(place.left(), place.top(), BAR, place.height())
            painter.fillRect(bar, palette.link())
        if self._separated:
            painter.setPen(palette.mid().color())
            painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _paint_word(self, painter: QPainter, inside: QRect, word: str, tone: str) -> None:
        font = heavy(self._view.font())
        painter.setFont(font)
        painter.setPen(QColor(getattr(theme.applied(), tone)))
        painter.drawText(inside, 0, word)

    def _paint_icon(self, painter: QPainter, index: Index, left: int, top: int) -> int:
        """Draw the icon of a row before its first line and return its width in pixels."""
        drawing = index.data(Qt.ItemDataRole.DecorationRole)
        if not isinstance(drawing, QIcon) or drawing.isNull():
            return 0
        line, side = QFontMetrics(self._font(index)).height(), self._side()
        drawing.paint(painter, QRect(left, top + (line - side) // 2, side, side))
        return side + ICON_GAP

    def _side(self) -> int:
        """Return the pixels of an icon's side, which grows with the text."""
        return SIDE * QFontMetrics(self._view.font()).height() // LINE

    def _font(self, index: Index) -> QFont:
        given = index.data(Qt.ItemDataRole.FontRole)
        return given if isinstance(given, QFont) else self._view.font()

    def _width(self, index: Index, whole: int) -> int:
        drawing = index.data(Qt.ItemDataRole.DecorationRole)
        taken = (
            self._side() + ICON_GAP if isinstance(drawing, QIcon) and not drawing.isNull() else 0
        )
        return max(40, whole - 2 * ACROSS - int(index.data(INDENT) or 0) - taken)

    def _shown(self, index: Index, width: int) -> str:
        text = str(index.data() or "")
        metrics = QFontMetrics(self._font(index))
        return shorten(text, metrics, width, self._most_lines) if self._most_lines else text


def stay_inside(painter: QPainter, view: QListView) -> None:
    """Let a row leave the round corners of its list alone; beside a scroll bar there are none."""
    inside, shape = QRectF(view.viewport().rect()), QPainterPath()
    if view.verticalScrollBar().isVisible():
        inside.setRight(inside.right() + CORNER)
    shape.addRoundedRect(inside, CORNER, CORNER)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
