"""The rows of the side list: places with their badges, a head between groups, folded to their icons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import heavy, smaller

if TYPE_CHECKING:
    from coalition_app.desktop.widgets.wrapped_rows import Index

PAGE = Qt.ItemDataRole.UserRole
"""The key of a place; a head has none."""
DRAWING = Qt.ItemDataRole.UserRole + 1
BADGE = Qt.ItemDataRole.UserRole + 2
ACROSS, INSIDE, GAP = 8, 8, 9
"""Pixels at 100 % beside a row, before its icon, and between icon and words."""
LINE = 18
"""Pixels of a line of text at 100 %."""


@dataclass(frozen=True, slots=True)
class Badge:
    """Letters beside a place; its tone is quiet for a count, warning for work, refusal for what stops."""

    words: Callable[[], str]
    tone: str
    count: int = 0
    """What the letters count; 0 where they count nothing."""

    @classmethod
    def of(cls, count: int, tone: str) -> "Self | None":
        """Return the badge of a count; none for 0."""
        return cls(lambda: str(count), tone, count) if count else None


class PlaceList(QListWidget):
    """One stop of the Tab key, with arrows inside."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("places")
        self.setItemDelegate(_PlaceDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.folded = False

    def add_place(self, words: str, page: str, drawing: str) -> None:
        """Add a place with its icon."""
        item = QListWidgetItem(words, self)
        item.setData(PAGE, page)
        item.setData(DRAWING, drawing)

    def add_head(self, words: str) -> None:
        """Add the head of a group, which is not chosen."""
        QListWidgetItem(words, self).setFlags(Qt.ItemFlag.NoItemFlags)

    def scale(self) -> float:
        """Return how many times larger than at 100 % the text is."""
        return self.fontMetrics().lineSpacing() / LINE


class _PlaceDelegate(QStyledItemDelegate):
    def __init__(self, places: PlaceList) -> None:
        super().__init__(places)
        self._list = places

    def sizeHint(self, option: QStyleOptionViewItem, index: "Index") -> QSize:
        line = self._list.fontMetrics().lineSpacing()
        if not index.data(PAGE):
            return QSize(0, 13 if self._list.folded else line + 18)
        return QSize(0, 22 + round(line * 15 / LINE) if self._list.folded else line + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "Index") -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: QRect = option.rect.adjusted(ACROSS, 0, -ACROSS, 0)
        if index.data(PAGE):
            self._paint_place(painter, place, index)
        else:
            self._paint_head(painter, place, index.data())
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRect, words: str) -> None:
        colours = theme.applied()
        if self._list.folded:
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(
                place.left() + 6, place.center().y(), place.right() - 6, place.center().y()
            )
            return
        font = heavy(smaller(self._list.font()))
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        inside = place.adjusted(INSIDE, 0, 0, -5)
        painter.drawText(
            inside, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), words
        )

    def _paint_place(self, painter: QPainter, place: QRect, index: "Index") -> None:
        colours = theme.applied()
        # The state of the option would tell too, but any style's words load with it before the first paint.
        chosen = self._list.selectionModel().isSelected(index)
        at = self._list.mapFromGlobal(QCursor.pos())
        over = self._list.underMouse() and index == self._list.indexAt(at)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or over:
            painter.setBrush(QColor(colours.chosen if chosen else colours.hover))
            painter.drawRoundedRect(QRectF(place), 6, 6)
        if chosen:
            painter.save()
            painter.setClipRect(QRect(place.left(), place.top(), 3, place.height()))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(place), 6, 6)
            painter.restore()
        if self._list.hasFocus() and index == self._list.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 6, 6)
        side = round(QFontMetrics(self._list.font()).height() * 16 / LINE)
        drawn = picture(index.data(DRAWING), "accent" if chosen else "quiet", side)
        left = place.center().x() - side // 2 if self._list.folded else place.left() + INSIDE
        painter.drawPixmap(left, place.center().y() - side // 2 + 1, drawn)
        right = self._paint_badge(painter, place, index.data(BADGE))
        if not self._list.folded:
            font = heavy(self._list.font()) if chosen else self._list.font()
            painter.setFont(font)
            painter.setPen(QColor(colours.accent if chosen else colours.text))
            inside = place.adjusted(INSIDE + side + GAP, 0, 0, 0)
            inside.setRight(right)
            shown = QFontMetrics(font).elidedText(
                str(index.data()), Qt.TextElideMode.ElideRight, inside.width()
            )
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_badge(self, painter: QPainter, place: QRect, badge: Badge | None) -> int:
        """Draw a badge at the right, or in the corner of a folded place; return where words must end."""
        if badge is None:
            return place.right() - INSIDE
        colours = theme.applied()
        font = (
            smaller(self._list.font(), 9.5 / 13)
            if self._list.folded
            else smaller(self._list.font())
        )
        font = font if badge.tone == "quiet" else heavy(font)
        metrics, words = QFontMetrics(font), badge.words()
        if self._list.folded and not (words.isdigit() and len(words) < 3):
            words = "!"  # what is longer would cover the icon; the tooltip has it
        beside = 6 if self._list.folded else metrics.height() // 2 + 4
        wide = max(metrics.horizontalAdvance(words) + beside, metrics.height() + 2)
        spot = QRect(0, 0, wide, metrics.height() + 2)
        if self._list.folded:
            spot.moveTopRight(place.topRight())
        else:
            spot.moveCenter(place.center())
            spot.moveRight(place.right() - INSIDE + 3)
        if badge.tone == "quiet":
            if self._list.folded:
                return place.right()
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(colours, f"{badge.tone}_ground")))
            painter.drawRoundedRect(QRectF(spot), spot.height() / 2, spot.height() / 2)
        painter.setFont(font)
        painter.setPen(QColor(getattr(colours, badge.tone)))
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), words)
        return spot.left() - 4
