"""Rows of the journal: days as heads, what happened first, when and by whom in quiet, undo on the row."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import heavy, letter_width, smaller
from coalition_app.desktop.widgets.labels import WRAP
from coalition_app.desktop.widgets.wrapped_rows import ModelList, stay_inside

DAY, WHO, DRAWING, GONE, OFFER, WHEN, NAMES = (
    Qt.ItemDataRole.UserRole + at for at in range(11, 18)
)
"""Of an entry: its day where it is the first of it, when, by whom and about whom, icon, taken back since,
what undoes it, when and by whom alone, and the names alone."""
HEAD, ABOVE, ACROSS, SIDE, GAP, LINE = 30, 6, 14, 16, 11, 18
"""Pixels at 100 %: a day's head, the room above and beside a row's words, icon, gaps, a line of text."""
SMALL = 12 / 13
TIGHT_LETTERS = 110
"""Letters across the list below which each entry has one line less."""
Index = QModelIndex | QPersistentModelIndex


class EntryList(ModelList):
    """The entries as rows."""

    undo_wanted = Signal(int)
    """The row whose entry is to be undone."""

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__(model, "entries")
        self.setItemDelegate(EntryDelegate(self))
        self.setMinimumHeight(60)
        self.viewport().setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().data(OFFER):
            self.undo_wanted.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def count(self) -> int:
        """Return how many entries were read so far."""
        return self.model().rowCount()


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry."""

    def __init__(self, view: EntryList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        inside = self._inside(index, QRect(0, 0, self._view.viewport().width(), 0))
        height = self._said(index, inside.width()) + self._named(index, inside.width())
        if not self._is_tight():
            height += self._quiet_line()
        elif self._stacks(index, self._view.viewport().width()):
            height = max(height, self._quiet_line() + QFontMetrics(self._view.font()).lineSpacing())
        height += 2 * self._above()
        return QSize(0, height + (self._scaled(HEAD) if index.data(DAY) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, place = theme.applied(), QRect(option.rect)
        painter.save()
        stay_inside(painter, self._view)
        if day := index.data(DAY):
            head = QRect(place.topLeft(), QSize(place.width(), self._scaled(HEAD)))
            painter.fillRect(head, QColor(colours.sunken))
            painter.setFont(heavy(smaller(self._view.font(), SMALL)))
            painter.setPen(QColor(colours.quiet))
            words = head.adjusted(self._scaled(ACROSS), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(day))
            place.setTop(head.bottom() + 1)
        self._paint_ground(painter, place, option.state)
        inside = self._inside(index, place)
        side = self._scaled(SIDE)
        at = QPoint(place.left() + self._scaled(ACROSS), inside.top() + self._scaled(1))
        painter.drawPixmap(at, picture(str(index.data(DRAWING)), "quiet", side))
        painter.setFont(self._view.font())
        painter.setPen(QColor(colours.quiet if index.data(GONE) else colours.text))
        painter.drawText(inside, WRAP, str(index.data()))
        painter.setFont(smaller(self._view.font(), SMALL))
        painter.setPen(QColor(colours.quiet))
        tight = self._is_tight()
        wide = self._who_width(index) if tight else inside.width()
        below = inside.translated(0, self._said(index, inside.width()))
        right = place.right() - self._scaled(ACROSS)
        at_end = QRect(right - wide, inside.top(), wide, inside.height())
        shown = painter.fontMetrics().elidedText(
            self.said_beside(index), Qt.TextElideMode.ElideRight, wide
        )
        right_edge = Qt.AlignmentFlag.AlignRight
        painter.drawText(at_end if tight else below, right_edge if tight else 0, shown)
        painter.drawText(below, WRAP, self.said_below(index))
        if offered := index.data(OFFER):
            painter.setFont(self._view.font())
            painter.setPen(QColor(colours.accent))
            painter.drawText(
                self._link(index, place),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(offered),
            )
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Undo where the word for it is clicked, and show a hand over it."""
        if not isinstance(event, QMouseEvent):
            return False
        place = QRect(option.rect)
        if index.data(DAY):
            place.setTop(place.top() + self._scaled(HEAD))
        over = bool(index.data(OFFER)) and self._link(index, place).contains(
            event.position().toPoint()
        )
        hand = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(hand)
        if over and event.type() == QEvent.Type.MouseButtonRelease:
            self._view.undo_wanted.emit(index.row())
            return True
        return False

    def _scaled(self, pixels: int) -> int:
        return round(pixels * QFontMetrics(self._view.font()).height() / LINE)

    def _is_tight(self) -> bool:
        """Tell whether letters are so large that who and when stand beside, so that more rows are seen."""
        metrics = QFontMetrics(self._view.font())
        return self._view.viewport().width() < TIGHT_LETTERS * letter_width(metrics)

    def _above(self) -> int:
        return self._scaled(ABOVE) // (2 if self._is_tight() else 1)

    def _who_width(self, index: Index) -> int:
        metrics, said = QFontMetrics(smaller(self._view.font(), SMALL)), self.said_beside(index)
        return metrics.horizontalAdvance(said) + 2 if said else 0  # it is rounded down

    def said_beside(self, index: Index) -> str:
        """Return when and by whom, with the names; of these what is not below the sentence."""
        below = self.said_below(index)
        if below and below == index.data(WHO):
            return ""
        return str(index.data(WHEN if below else WHO) or "")

    def said_below(self, index: Index) -> str:
        """Return what stands below a sentence, where large letters leave it no room beside it.

        These are the names; where when and by whom would take half the line alone, it is all of it.
        """
        if not self._is_tight():
            return ""
        small, room = QFontMetrics(smaller(self._view.font(), SMALL)), self._view.viewport().width()
        if small.horizontalAdvance(str(index.data(WHEN))) > room // 2:
            return str(index.data(WHO))
        said = QFontMetrics(self._view.font()).horizontalAdvance(str(index.data()))
        ends = small.horizontalAdvance(str(index.data(WHO))) + self._link_width(index)
        around = self._scaled(2 * ACROSS + SIDE + 4 * GAP)
        return str(index.data(NAMES) or "") if said + ends + around > room else ""

    def _named(self, index: Index, width: int) -> int:
        """Return how high what stands below a sentence is in a width."""
        if not (said := self.said_below(index)):
            return 0
        metrics = QFontMetrics(smaller(self._view.font(), SMALL))
        return metrics.boundingRect(0, 0, width, 0, WRAP, said).height()

    def _quiet_line(self) -> int:
        return QFontMetrics(smaller(self._view.font(), SMALL)).lineSpacing()

    def _said(self, index: Index, width: int) -> int:
        """Return how high the sentence of an entry is in a width."""
        metrics = QFontMetrics(self._view.font())
        return metrics.boundingRect(0, 0, width, 0, WRAP, str(index.data())).height()

    def _inside(self, index: Index, place: QRect) -> QRect:
        """Return the room of an entry's words within its row, its day's head taken off."""
        left = self._scaled(ACROSS + SIDE + GAP)
        beside = self._link_width(index)
        if self._is_tight():
            who = self._who_width(index)
            stacked = self._stacks(index, place.width())
            beside = (
                max(beside, who) if stacked else who + (beside + self._scaled(GAP) if beside else 0)
            )
        right = self._scaled(ACROSS) + (beside + self._scaled(2 * GAP) if beside else 0)
        inside = place.adjusted(left, self._above(), -right, 0)
        inside.setWidth(max(inside.width(), 40))
        return inside

    def _link_width(self, index: Index) -> int:
        metrics, offered = QFontMetrics(self._view.font()), index.data(OFFER)
        return metrics.horizontalAdvance(str(offered)) + self._scaled(4) if offered else 0

    def _stacks(self, index: Index, width: int) -> bool:
        """Tell whether large words leave no line for both: what undoes an entry stands below who then."""
        if not self._is_tight() or not index.data(OFFER):
            return False
        metrics = QFontMetrics(self._view.font())
        words = metrics.horizontalAdvance(str(index.data())) + self._scaled(ACROSS + SIDE + GAP)
        ends = self._link_width(index) + self._who_width(index) + self._scaled(ACROSS + 3 * GAP)
        return words + ends > width

    def _link(self, index: Index, place: QRect) -> QRect:
        wide, right = self._link_width(index), place.right() - self._scaled(ACROSS)
        if not self._is_tight():
            return QRect(right - wide, place.top(), wide, place.height())
        line = QFontMetrics(self._view.font()).lineSpacing()
        if self._stacks(index, place.width()):
            above = self._above() + self._quiet_line()
            return QRect(right - wide, place.top() + above, wide, line)
        if who := self._who_width(index):
            right -= who + self._scaled(GAP)
        return QRect(right - wide, place.top() + self._above(), wide, line)

    def _paint_ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        colours = theme.applied()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(colours.chosen))
            painter.fillRect(
                QRect(place.topLeft(), QSize(3, place.height())), QColor(colours.accent)
            )
        line = QRect(place.left(), place.bottom(), place.width(), 1)
        painter.fillRect(line, QColor(colours.line))
