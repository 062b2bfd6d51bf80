"""The style of menus: loaded when the first one is opened."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionMenuItem,
    QWidget,
)

from coalition_app.desktop.look import theme

PAD, EDGE = 12, 4
"""Pixels of a row around its letters, and above the first and below the last row."""
ICON = 0.88
"""An icon's side in heights of letters: 16 pixels at 100 %."""
RADIUS, ROW_RADIUS = 9, 6
"""Pixels of the corners of a menu, and of its row under the pointer."""
BEFORE_KEYS = 0.7
"""Room before the keys of the longest row, in heights of letters."""
ARROW = 0.3
"""Half of an arrow that scrolls, in heights of letters."""
CORNER = 0.25
"""Radius of a tick's box, in its sides."""
HOOK = ((0.24, 0.52), (0.43, 0.70), (0.76, 0.32))
"""The points of the tick in its box."""


class MenuStyle(QProxyStyle):
    """Fusion, with room. A style sheet would draw menus by itself, without columns for ticks and keys."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric == QStyle.PixelMetric.PM_MenuVMargin:
            return EDGE
        if metric == QStyle.PixelMetric.PM_SmallIconSize and widget is not None:
            return round(ICON * widget.fontMetrics().height())
        if metric == QStyle.PixelMetric.PM_MenuScrollerHeight and widget is not None:
            return widget.fontMetrics().height()
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Menu_Scrollable:
            return 1  # else further columns stand beside the first, as far as past the screen
        return super().styleHint(hint, option, widget, returned)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption | None,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if option is None or widget is None:
            return size
        found = super().sizeFromContents(kind, option, size, widget)
        separator = QStyleOptionMenuItem.MenuItemType.Separator
        if isinstance(option, QStyleOptionMenuItem) and option.menuItemType != separator:
            line = widget.fontMetrics().height()
            found.setHeight(max(found.height(), line + PAD))
            found.setWidth(found.width() + round(BEFORE_KEYS * line))
        return found

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.ControlElement.CE_MenuScroller:
            down = bool(option.state & QStyle.StateFlag.State_DownArrow)
            draw_arrow(painter, QRectF(option.rect), down=down)
        elif element != QStyle.ControlElement.CE_MenuItem or not isinstance(
            option, QStyleOptionMenuItem
        ):
            super().drawControl(element, option, painter, widget)
        elif option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
            middle = option.rect.center().y()
            colour = QColor(theme.applied().line)
            painter.fillRect(option.rect.left(), middle, option.rect.width(), 1, colour)
        else:
            plain = QStyleOptionMenuItem(option)
            if option.state & QStyle.StateFlag.State_Selected:
                _round(painter, QRectF(option.rect).adjusted(EDGE, 0, -EDGE, 0), ROW_RADIUS)
                plain.state &= ~QStyle.StateFlag.State_Selected
            super().drawControl(element, plain, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_PanelMenu:
            colours = theme.applied()
            _round(painter, QRectF(option.rect), RADIUS, colours.raised, colours.button_line)
            return
        if element == QStyle.PrimitiveElement.PE_FrameMenu:
            return
        draw = DRAWN.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        on = bool(option.state & QStyle.StateFlag.State_On)
        draw(painter, QRectF(option.rect), on=on)


def _round(painter: QPainter, place: QRectF, radius: int, fill: str = "", edge: str = "") -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(edge) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill or theme.applied().chosen))
    inset = 0.5 if edge else 0
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def draw_arrow(painter: QPainter, place: QRectF, *, down: bool) -> None:
    """Draw what says that rows follow, as large as the letters."""
    half = ARROW * place.height()
    tip = half / 2 if down else -half / 2
    points = [QPointF(-half, -tip), QPointF(0, tip), QPointF(half, -tip)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.applied().quiet), max(1.5, place.height() / 12)))
    painter.drawPolyline([place.center() + each for each in points])
    painter.restore()


def draw_tick(painter: QPainter, place: QRectF, *, on: bool) -> None:
    """Draw a box, ticked or empty, as those of the forms are: Fusion's edge is too faint to be seen."""
    colours, side = theme.applied(), min(place.width(), place.height()) - 1
    box = QRectF(0, 0, side, side)
    box.moveCenter(place.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.accent if on else colours.edge))
    painter.setBrush(QColor(colours.accent if on else colours.raised))
    painter.drawRoundedRect(box, CORNER * side, CORNER * side)
    if on:
        painter.setPen(
            QPen(
                QColor(colours.on_accent),
                side / 8,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.drawPolyline(
            [QPointF(box.left() + x * side, box.top() + y * side) for x, y in HOOK]
        )
    painter.restore()


def draw_choice(painter: QPainter, place: QRectF, *, on: bool) -> None:
    """Draw the ring of one choice among several, filled or empty, as those of the forms are."""
    colours, side = theme.applied(), min(place.width(), place.height()) - 1
    ring = QRectF(0, 0, side, side)
    ring.moveCenter(place.center())
    width = side / 3 if on else 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent if on else colours.edge), width))
    painter.setBrush(QColor(colours.raised))
    inset = width / 2
    painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
    painter.restore()


DRAWN = {
    QStyle.PrimitiveElement.PE_IndicatorCheckBox: draw_tick,
    QStyle.PrimitiveElement.PE_IndicatorRadioButton: draw_choice,
}
"""What is drawn otherwise than Fusion does."""
