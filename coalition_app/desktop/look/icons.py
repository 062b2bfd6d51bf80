"""Icons: line drawings of `resources/icons`, in the colours of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from coalition_app import paths
from coalition_app.desktop.look import theme

SIDE = 20
"""Pixels of an icon's side at 100 %."""


def icon(name: str, tone: str = "text") -> QIcon:
    """Return an icon in a colour of the theme, greyed where its button is off.

    `tone` is a name of `theme.Colours`. An empty name returns an empty icon.
    """
    if not name:
        return QIcon()
    colours = theme.applied()
    return _drawn(name, getattr(colours, tone), colours.edge)


@lru_cache(maxsize=256)
def _picture(name: str, colour: str, side: int, scale: float) -> QPixmap:
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return _draw(drawing.replace("currentColor", colour), scale, side)


def picture(name: str, tone: str, side: int) -> QPixmap:
    """Return a drawing in a colour of the theme, sharp at `side` pixels, for whoever paints by itself."""
    application = QApplication.instance()
    scale = application.devicePixelRatio() if isinstance(application, QApplication) else 1.0
    return _picture(name, getattr(theme.applied(), tone), side, scale)


@lru_cache(maxsize=256)
def _drawn(name: str, normal: str, disabled: str) -> QIcon:
    """Draw an icon once in each pair of colours: the list of places asks for its own at each change."""
    made = QIcon()
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    for mode, colour in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        # Qt makes a drawing smaller and never larger: beside large letters the second one is taken.
        for side in (SIDE, 2 * SIDE):
            for scale in (1, 2):
                drawn = _draw(drawing.replace("currentColor", colour), scale, side)
                made.addPixmap(drawn, mode)
                if mode == QIcon.Mode.Normal:
                    # Else Qt mixes it with the ground of a chosen row, in which it is hardly seen.
                    made.addPixmap(drawn, QIcon.Mode.Selected)
    return made


def _draw(drawing: str, scale: float, side: int = SIDE) -> QPixmap:
    pixmap = QPixmap(round(side * scale), round(side * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap
