"""A tag: a fact about one thing in a rounded ground; with a menu it is clicked to change it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.look import theme

GROUNDS = {
    "accent": "good_ground",
    "warning": "warning_ground",
    "refusal": "refusal_ground",
    "quiet": "grey_ground",
}
"""The ground that goes with each tone of the words."""
ACROSS, ABOVE, GAP = 9, 2, 5
"""Pixels beside and above the words, and between them and what stands with them."""
ARROW = 7
"""Pixels across of the arrow that promises a menu, at 100 %."""
RING = 2
"""Pixels of the ring of the keyboard."""


class Tag(QPushButton):
    """One fact in a tone of the theme.

    Without a menu it is text and takes no keys. With one it is a stop of the keyboard: Space, Enter and
    Down open it. A bare tag has no ground, as a value below its caption.
    """

    def __init__(self, *, bare: bool = False) -> None:
        super().__init__()
        self.tone = "quiet"
        self._bare = bare
        self._fill: Callable[[QMenu], None] | None = None
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(
        self, words: str, tone: str = "quiet", tip: str = "", drawing: QIcon | None = None
    ) -> None:
        """Show words in a tone, a tooltip, and a drawing before them where there is one."""
        self.tone = tone
        self.setText(words)
        self.setIcon(drawing or QIcon())
        self.setToolTip(tip)
        self.setAccessibleName(words)
        self.setAccessibleDescription(tip)
        self.updateGeometry()
        self.update()

    def offer(self, fill: Callable[[QMenu], None] | None) -> None:
        """Open a menu that `fill` fills each time; None makes the tag text again."""
        self._fill = fill
        if fill is not None and self.menu() is None:
            menu = Menu(self)
            menu.aboutToShow.connect(self._fill_menu)
            self.setMenu(menu)
        elif fill is None:
            self.setMenu(None)  # type: ignore[arg-type]
        policy = Qt.FocusPolicy.NoFocus if fill is None else Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(policy)
        shape = Qt.CursorShape.ArrowCursor if fill is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + self._before() + self._behind() + 1
        return QSize(width, metrics.height() + 2 * ABOVE)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), 4 * whole.height()), whole.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
        if event.key() in opens and self._fill is not None:
            self.showMenu()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: object) -> None:
        if self._fill is not None:
            super().mousePressEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme.applied(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = self._fill is not None and self.underMouse()
        tone = QColor(colours.text if self._bare and under else getattr(colours, self.tone))
        self._paint_ground(painter, colours, tone, under=under)
        left, right = self._before(), self.width() - self._behind()
        if not self.icon().isNull():
            side = self._side()
            place = QPoint(self._margin(), (self.height() - side) // 2)
            self.icon().paint(painter, place.x(), place.y(), side, side)
        painter.setPen(tone)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, max(0, right - left)
        )
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(left, 0, right - left + 1, self.height(), int(middle), words)
        if self._fill is not None:
            self._paint_arrow(painter, tone)
        painter.end()

    def _paint_ground(
        self, painter: QPainter, colours: theme.Colours, tone: QColor, *, under: bool
    ) -> None:
        around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = around.height() / 2 if not self._bare else 5.0
        painter.setPen(Qt.PenStyle.NoPen)
        if not self._bare:
            painter.setBrush(QColor(getattr(colours, GROUNDS.get(self.tone, "grey_ground"))))
        else:
            painter.setBrush(QColor(colours.hover) if under else Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), RING))
        elif under and not self._bare:
            painter.setPen(QPen(tone, 1))
        painter.drawRoundedRect(around, radius, radius)

    def _paint_arrow(self, painter: QPainter, tone: QColor) -> None:
        side = self._arrow()
        left = self.width() - self._margin() - side
        top = (self.height() - side / 2) / 2 + 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        corners = [(left, top), (left + side, top), (left + side / 2, top + side * 0.6)]
        arrow = QPolygonF()
        for across, down in corners:
            arrow << QRectF(across, down, 0, 0).topLeft()
        painter.drawPolygon(arrow)

    def _margin(self) -> int:
        return 4 if self._bare else ACROSS

    def _side(self) -> int:
        return self.fontMetrics().ascent()

    def _arrow(self) -> float:
        return ARROW * self.fontMetrics().height() / 18

    def _before(self) -> int:
        return self._margin() + (0 if self.icon().isNull() else self._side() + GAP)

    def _behind(self) -> int:
        return self._margin() + (0 if self._fill is None else round(self._arrow()) + GAP)

    def _fill_menu(self) -> None:
        menu = self.menu()
        if self._fill is not None and menu is not None:
            menu.clear()
            self._fill(menu)
