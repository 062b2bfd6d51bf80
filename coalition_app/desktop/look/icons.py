"""Icons: line drawings of `resources/icons`, in the colours of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

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
    return _drawn(name, getattr(colours, tone), colours.line)


@lru_cache(maxsize=256)
def _drawn(name: str, normal: str, disabled: str) -> QIcon:
    """Draw an icon once in each pair of colours: the list of places asks for its own at each change."""
    made = QIcon()
    drawing = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    for mode, colour in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        for scale in (1, 2):
            made.addPixmap(_draw(drawing.replace("currentColor", colour), scale), mode)
    return made


def _draw(drawing: str, scale: int) -> QPixmap:
    pixmap = QPixmap(SIDE * scale, SIDE * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return pixmap
