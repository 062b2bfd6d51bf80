"""The room of a dialog's fields: as high as they are, and scrolled where the screen is lower."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid

FRAME = 30
"""Pixels of the title that the system puts above a window."""
FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
"""Of what scrolls, after which its bar stands elsewhere."""
LEAST_LINES = 28
"""Lines of text that the screen has room for where hints and heads stand above the rows of a dialog."""
LEAST_HEIGHT = 48
"""Pixels of the fields that are seen at least."""


def screen_room(dialog: QWidget) -> QSize:
    """Return the pixels that a dialog may take: those of the screen, or of the window if that is larger.

    The title that the system puts above is taken off already.
    """
    room = dialog.screen().availableSize()
    parent = dialog.parentWidget()
    if parent is not None:
        room = room.expandedTo(parent.window().size())
    return room - QSize(0, FRAME)


def is_low(dialog: QWidget) -> bool:
    """Tell whether the screen is too low for hints and heads above the rows of a dialog."""
    return screen_room(dialog).height() < LEAST_LINES * dialog.fontMetrics().lineSpacing()


class FormRoom(QScrollArea):
    """Keeps the rows of fields; `rows` is their layout."""

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        self.rows = _Rows(inner, self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self.rows.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self.rows.totalMinimumSize()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(least.width() + bar, min(least.height(), LEAST_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self.rows.totalHeightForWidth(width)
        # A layout without wrapped sentences answers -1.
        return height if height >= 0 else self.rows.totalSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        scrolls = bar.maximum() > bar.minimum()
        # Words that no field follows can be read by keyboard only where the room takes it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)


class MarginBar(QScrollBar):
    """A scroll bar in the margin at the right of what scrolls: what it scrolls keeps its right edge."""

    def __init__(self, area: QScrollArea, margin: QWidget, away: int) -> None:
        """Stand in `margin`, so many pixels right of the room."""
        super().__init__(Qt.Orientation.Vertical, margin)
        self._area, self._margin, self._away = area, margin, away
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        own = area.verticalScrollBar()
        own.rangeChanged.connect(self._follow)
        own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(own.setValue)
        area.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand beside the room wherever it is laid out, and go with it."""
        if event.type() in FOLLOWED:
            self._follow()
        return False

    def _follow(self) -> None:
        area, own = self._area, self._area.verticalScrollBar()
        self.setRange(own.minimum(), own.maximum())
        self.setPageStep(area.viewport().height())
        self.setSingleStep(own.singleStep())
        inside = self._margin.isAncestorOf(area)  # else it is being moved
        seen = inside and area.isVisibleTo(self._margin)
        self.setVisible(seen and own.maximum() > own.minimum())
        if not inside:
            return
        place = area.mapTo(self._margin, QPoint(area.width() + self._away, 0))
        wide = self.sizeHint().width()
        inside_margin = min(place.x(), self._margin.width() - wide)
        self.setGeometry(inside_margin, place.y(), wide, area.height())
        self.raise_()


class _Rows(QFormLayout):
    """Tells the room when the fields need another height; Qt does not tell through what scrolls."""

    def __init__(self, inner: QWidget, room: FormRoom) -> None:
        self._room = room
        super().__init__(inner)

    def invalidate(self) -> None:
        super().invalidate()
        if isValid(self._room):
            self._room.updateGeometry()


def bring_into_sight(part: QWidget) -> None:
    """Scroll what a part lies in to it; nothing where it lies in nothing that scrolls."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(part)
