"""Two to five values that exclude each other, in one row: the chosen one is marked."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.i18n import _

RADIUS = 7
BESIDE, ABOVE, ABOVE_SMALL = 12, 6, 5
"""Pixels around a word: 30 high at 100 %, small ones 28."""
CHOSEN_TONE = ("accent", "chosen")
"""Ink and ground of the chosen value, as names of `theme.Colours`."""
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Segments(Spoken, QWidget):
    """One tab stop; inside it the arrows choose. Words are never cut, and each keeps its room when chosen."""

    picked = Signal(str)
    """Somebody chose another value: its key. `choose` is silent."""
    beside = BESIDE
    """Pixels to the left and right of a word."""

    def __init__(
        self,
        name: Words,
        values: Mapping[str, str],
        *,
        told: Mapping[str, str] | None = None,
        tones: Mapping[str, tuple[str, str]] | None = None,
        small: bool = False,
        as_given: bool = False,
    ) -> None:
        """`values` are words for keys, `told` words of tooltips, `tones` ink and ground if chosen.

        `as_given` leaves the words in their own languages, as the names of languages.
        """
        super().__init__()
        self._key = ""
        self.segments = {key: Segment(self, key, small) for key in values}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.put_words(self.setAccessibleName, name)
        for key, segment in self.segments.items():
            row.addWidget(segment)
            segment.tone = (tones or {}).get(key, CHOSEN_TONE)
            self.put_words(segment.setText, partial(str if as_given else _, values[key]))
            self.put_words(segment.setAccessibleDescription, name)
            if told is not None and key in told:
                self.put_words(segment.setToolTip, partial(_, told[key]))
            segment.clicked.connect(lambda _on=False, key=key: self.pick(key))
        self.choose("")

    def key(self) -> str:
        """Return the chosen key; empty where none is chosen."""
        return self._key

    def waits(self) -> bool:
        """Tell whether the keys go here while nothing is chosen: the whole row is framed then."""
        return not self._key and any(each.hasFocus() for each in self.segments.values())

    def choose(self, key: str) -> None:
        """Choose a key, without a signal; none where it is empty or unknown."""
        self._key = key if key in self.segments else ""
        stop = self._key or next(iter(self.segments))
        for each, segment in self.segments.items():
            segment.setAutoExclusive(False)  # else one of them stays chosen
            segment.setChecked(each == self._key)
            segment.setAutoExclusive(True)
            tabbed = Qt.FocusPolicy.StrongFocus if each == stop else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(tabbed)
        self.setFocusProxy(self.segments[stop])
        held = any(each.hasFocus() for each in self.segments.values())
        if held and not self.segments[stop].hasFocus():  # the keys stay with what is chosen
            self.segments[stop].setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, key: str) -> None:
        """Choose a key as somebody does who uses the window."""
        if key == self._key:
            return
        self.choose(key)
        self.picked.emit(key)

    def step(self, of: str, by: int) -> None:
        """Choose the value so many places beside one, and give it the keys; the row does not turn round."""
        keys: Sequence[str] = list(self.segments)
        at = keys.index(of) + by if self._key else 0
        if 0 <= at < len(keys) and self.segments[keys[at]].isEnabled():
            self.pick(keys[at])
            self.segments[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)


class Segment(QRadioButton):
    """One value: a radio button to whoever hears the window, a part of the row to whoever sees it."""

    def __init__(self, row: Segments, key: str, small: bool) -> None:
        super().__init__(row)
        self._row, self._key = row, key
        self._above = ABOVE_SMALL if small else ABOVE
        self.tone = CHOSEN_TONE
        self._ringed = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(heavy(self.font()))
        words = metrics.horizontalAdvance(self.text())
        return QSize(words + 2 * self._row.beside, metrics.height() + 2 * self._above)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = STEPS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._row.step(self._key, by)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self._row.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._row.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.applied()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self._row.rect()).translated(-self.x(), 0).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = QPainterPath()
        edge.addRoundedRect(whole, RADIUS, RADIUS)
        ink, ground = self._tone()
        painter.setBrush(QColor(ground))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPath(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(colours.button_line))
        if self.x():
            painter.drawLine(0, 1, 0, self.height() - 2)
        if self._row.waits():
            # A ring around the first value alone would look as if it were chosen.
            painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawPath(edge)
        if self.hasFocus() and self._ringed and self._row.key():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, 5)
        painter.setPen(QColor(ink))
        painter.setFont(heavy(self.font()) if self.isChecked() else QFont(self.font()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _tone(self) -> tuple[str, str]:
        """Return the colours of the word and of what is behind it."""
        colours = theme.applied()
        if not self.isEnabled():
            return colours.quiet, colours.grey_ground
        if self.isChecked():
            ink, ground = self.tone
            return getattr(colours, ink), getattr(colours, ground)
        return colours.text, colours.hover if self.underMouse() else colours.raised
