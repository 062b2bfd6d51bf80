"""A row of tabs: the chosen one in heavy letters over an accent line, one stop of the keyboard."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy

APART, NARROW, ABOVE, BELOW = 20, 8, 5, 7
"""Pixels between two tabs, between them where the room is short, above the words and below them."""
BAR, RING = 2, 2
"""Pixels of the line under the chosen tab, and of the ring of the keyboard."""


class Tabs(QTabBar):
    """As wide as its words and no wider; the arrows and the wheel of tabs are Qt's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def tabSizeHint(self, index: int) -> QSize:
        height = QFontMetrics(heavy(self.font())).height() + ABOVE + BELOW + BAR
        return QSize(self._width(index) + self._apart(index), height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme.applied(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(self.count()):
            place = self._words_of(at)
            chosen = at == self.currentIndex()
            painter.setFont(heavy(self.font()) if chosen else self.font())
            painter.setPen(QColor(colours.text if chosen else colours.quiet))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.tabText(at))
            if chosen:
                line = QRect(place.left(), self.height() - BAR, place.width(), BAR)
                painter.fillRect(line, QColor(colours.accent))
            if chosen and self.hasFocus():
                painter.setPen(QPen(QColor(colours.accent), RING))
                painter.drawRoundedRect(place.adjusted(-1, 1, 1, -1), 5, 5)
        painter.end()

    def fit(self) -> None:
        """Take the room that its place gives now: the tabs stand closer where it is short."""
        if self.count():
            self.setTabText(
                0, self.tabText(0)
            )  # Qt measures all tabs anew only when one of them changes

    def _words_of(self, at: int) -> QRect:
        """Return where the words stand: whole, also where what is between the tabs has changed since."""
        place = self.tabRect(at).adjusted(0, 0, 0, -BAR)
        place.setWidth(min(place.width(), self._width(at)))
        return place

    def _width(self, at: int) -> int:
        return QFontMetrics(heavy(self.font())).horizontalAdvance(self.tabText(at)) + 1

    def _apart(self, at: int) -> int:
        """Return the room behind a tab, less of it where all would not be seen otherwise."""
        seen = [each for each in range(self.count()) if self.isTabVisible(each)]
        if not seen or at >= seen[-1]:
            return 0
        left = self._room() - sum(map(self._width, seen))
        return max(NARROW, min(APART, left // max(1, len(seen) - 1)))

    def _room(self) -> int:
        """Return the pixels there are: in a widget of tabs the bar itself is only as wide as its tabs."""
        around = self.parentWidget()
        if not isinstance(around, QTabWidget):
            return self.width()
        corner = around.cornerWidget()
        return around.width() - (corner.sizeHint().width() if corner is not None else 0)
