"""The style of menus: loaded when the first one is opened."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionMenuItem,
    QWidget,
)

PAD, EDGE = 12, 4
"""Pixels of a row around its letters, and above the first and below the last row."""
ICON = 0.88
"""An icon's side in heights of letters: 16 pixels at 100 %."""


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
            found.setHeight(max(found.height(), widget.fontMetrics().height() + PAD))
        return found
