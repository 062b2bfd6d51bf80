"""Drawings of counts: a line that rises with time, and bars of parts; the figures are in a table below."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coalition_app.desktop.look import theme

BAR = 16
"""Pixels of a bar's height at least; with larger text it is as high as the letters."""
GAP = 10
"""Pixels between words and what is drawn beside them, and between the rows."""
LINE_HEIGHT = 190
"""Pixels that the line over time is high at least."""
WIDEST_LABEL = 0.42
"""Share of the width that the labels of the bars may take."""
PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.VerPattern,
)
"""What tells the parts of a bar apart beside their colour."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the bars: its words, the name of its colour in `theme.Colours`, and its pattern."""

    words: str
    tone: str
    pattern: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its label and, for each part, how many."""

    label: str
    counts: tuple[int, ...]


class Chart(QWidget):
    """Draws points over time, or bars; nothing where there is nothing to draw."""

    def __init__(self) -> None:
        super().__init__()
        self._points: Sequence[tuple[dt.date, int]] = ()
        self._ends = ("", "")
        self._bars: Sequence[Bar] = ()
        self._parts: Sequence[Part] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)

    def show_line(self, points: Sequence[tuple[dt.date, int]], ends: tuple[str, str]) -> None:
        """Draw totals by day, the earliest first; `ends` are the words below the first and last day."""
        self._points, self._ends, self._bars, self._parts = points, ends, (), ()
        self._fit()

    def show_bars(self, bars: Sequence[Bar], parts: Sequence[Part]) -> None:
        """Draw rows of bars; what the parts mean is told above where there are several."""
        self._bars, self._parts, self._points = bars, parts, ()
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(400, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._points:
            self._paint_line(painter)
        else:
            self._paint_bars(painter, self._paint_legend(painter))
        painter.end()

    # Measures

    def _fit(self) -> None:
        self.setMinimumHeight(self._height())
        self.update()

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing()

    def _row(self) -> int:
        return max(BAR, self._line()) + GAP

    def _height(self) -> int:
        if self._points:
            return max(LINE_HEIGHT, 6 * self._line())
        legend = len(self._legend_places()) and self._legend_places()[-1].bottom() + GAP
        return int(legend + len(self._bars) * self._row())

    def _legend_places(self) -> list[QRect]:
        """Return a rectangle for each part's words, on as many lines as they need."""
        if len(self._parts) < 2:
            return []
        places, left, top = [], 0, 0
        for part in self._parts:
            wide = self._line() + GAP + self.fontMetrics().horizontalAdvance(part.words) + 2 * GAP
            if left and left + wide > self.width():
                left, top = 0, top + self._line() + GAP // 2
            places.append(QRect(left, top, min(wide, self.width()), self._line()))
            left += wide
        return places

    # Painting

    def _brush(self, part: Part) -> QBrush:
        colour = QColor(getattr(theme.applied(), part.tone))
        return QBrush(colour, PATTERNS[part.pattern])

    def _paint_legend(self, painter: QPainter) -> int:
        places = self._legend_places()
        for part, place in zip(self._parts, places, strict=False):
            side = self._line() - 4
            swatch = QRect(place.left(), place.top() + 2, side, side)
            self._paint_part(painter, swatch, part)
            painter.setPen(QColor(theme.applied().text))
            painter.drawText(place.adjusted(side + GAP, 0, 0, 0), 0, part.words)
        return places[-1].bottom() + GAP if places else 0

    def _paint_part(self, painter: QPainter, place: QRect, part: Part) -> None:
        painter.setPen(QPen(QColor(getattr(theme.applied(), part.tone)), 1))
        painter.setBrush(self._brush(part))
        painter.drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_bars(self, painter: QPainter, top: int) -> None:
        metrics, colours = self.fontMetrics(), theme.applied()
        longest = max((metrics.horizontalAdvance(each.label) for each in self._bars), default=0)
        label = min(longest + 2, round(self.width() * WIDEST_LABEL))
        most = max((sum(each.counts) for each in self._bars), default=0)
        figures = metrics.horizontalAdvance(str(most)) + GAP
        room = max(1, self.width() - label - GAP - figures - 2)
        for bar in self._bars:
            place = QRect(0, top, label, self._row() - GAP)
            shown = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, label)
            painter.setPen(QColor(colours.text))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
            left = label + GAP
            for part, count in zip(self._parts, bar.counts, strict=True):
                wide = round(room * count / most) if most else 0
                if count:
                    wide = max(2, wide)
                    self._paint_part(painter, QRect(left, top, wide, place.height()), part)
                    left += wide + 1
            painter.setPen(QColor(colours.text))
            after = QRect(left + GAP // 2, top, figures + GAP, place.height())
            painter.drawText(after, int(Qt.AlignmentFlag.AlignVCenter), str(sum(bar.counts)))
            top += self._row()

    def _paint_line(self, painter: QPainter) -> None:
        """Draw a line that steps up on each day, from nothing."""
        colours, line = theme.applied(), self._line()
        most = self._points[-1][1]
        left = self.fontMetrics().horizontalAdvance(str(most)) + GAP
        room = QRectF(left, line // 2 + 2, self.width() - left - 4, self.height() - 2 * line - 4)
        painter.setPen(QPen(QColor(colours.line), 1))
        for height in (room.top(), room.bottom()):
            painter.drawLine(QLineF(room.left(), height, room.right(), height))
        painter.setPen(QColor(colours.quiet))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for words, height in ((str(most), room.top()), ("0", room.bottom())):
            painter.drawText(QRectF(0, height - line / 2, left - GAP, line), right, words)
        below = QRectF(room.left(), room.bottom() + 4, room.width(), line)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), self._ends[0])
        if self._ends[1] != self._ends[0]:
            painter.drawText(below, int(Qt.AlignmentFlag.AlignRight), self._ends[1])
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawPolyline(QPolygonF(self._corners(room)))

    def _corners(self, room: QRectF) -> list[QPointF]:
        first, last = self._points[0][0], self._points[-1][0]
        span, most = max(1, (last - first).days), self._points[-1][1]
        corners, height = [QPointF(room.left(), room.bottom())], room.bottom()
        for day, total in self._points:
            across = room.left() + room.width() * (day - first).days / span
            corners.append(QPointF(across, height))
            height = room.bottom() - room.height() * total / most
            corners.append(QPointF(across, height))
        return [*corners, QPointF(room.right(), height)]
