"""Keys as they look on a keyboard: a label, and a button with its key beside its words."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import smaller

HIGH, LINE = 18, 18
"""Pixels of a key's height and of a line of text, at 100 %."""
INSIDE, AWAY, CORNER = 5, 4, 4
"""Pixels at 100 % inside a key beside its words, between it and its button's words, and of its corner."""
FAINT = 120
"""Of 255, how strong a key's edge is on the filled button."""


class KeyCap(QLabel):
    """A key in smaller letters; it keeps its height beside large ones."""

    def __init__(self, keys: str = "") -> None:
        super().__init__(keys)
        self.setProperty("role", "key")
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            # The sheet is set anew with another size of text.
            self._fit()

    def _fit(self) -> None:
        font = QApplication.font(self)
        self.setFont(smaller(font))
        self.setFixedHeight(_scaled(HIGH, font))


class KeyButton(QPushButton):
    """A button whose key stands after its words, or before them where `first` says so."""

    def __init__(self, *, first: bool = False) -> None:
        super().__init__()
        self._key, self._first = "", first
        self._drawn: tuple[object, ...] = ()
        """What the key that is drawn looks like."""
        if not first:  # Qt draws an icon where the line begins
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def show_key(self, key: str) -> None:
        """Draw a key beside the words; an empty one draws none."""
        self._key = key
        self.setProperty("bare", not key)  # without a key it is as any button
        self.setAccessibleDescription(key)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._key and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._draw()

    def _draw(self) -> None:
        if not self._key:
            self.setIcon(QIcon())
            self._drawn = ()
            return
        colours = theme.applied()
        ink, edge = colours.quiet, QColor(colours.button_line)
        if str(self.property("role") or "").startswith("first"):
            ink, edge = colours.on_accent, QColor(colours.on_accent)
            edge.setAlpha(FAINT)
        wanted = (self._key, ink, edge.rgba(), self.font().key(), self.devicePixelRatioF())
        if self._drawn == wanted:
            return  # each part of a page around it that is put into its place changes its style
        self._drawn = wanted
        made = QIcon(self._picture(ink, edge))
        made.addPixmap(
            self._picture(colours.quiet, QColor(colours.button_line)), QIcon.Mode.Disabled
        )
        self.setIconSize(made.availableSizes()[0])
        self.setIcon(made)

    def _picture(self, ink: str, edge: QColor) -> QPixmap:
        font, scale = self.font(), self.devicePixelRatioF()
        small, high, away = smaller(font), _scaled(HIGH, font), _scaled(AWAY, font)
        words = QFontMetrics(small).horizontalAdvance(self._key) + 2 * _scaled(INSIDE, font)
        wide = max(high, words)
        made = QPixmap(QSize(wide + away, high) * scale)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(0 if self._first else away, 0, wide, high)
        painter.setPen(edge)
        corner = _scaled(CORNER, font)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        painter.setPen(QColor(ink))
        painter.setFont(small)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()
        return made


def _scaled(pixels: int, font: QFont) -> int:
    return round(pixels * QFontMetrics(font).height() / LINE)
