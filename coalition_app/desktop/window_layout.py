"""How the window is laid out and remembered: its place, its parts, and where the details are."""

import contextlib
from functools import partial

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app import settings
from coalition_app.desktop.desk.page import first_stop
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.menus import Menus
from coalition_app.desktop.sidebar import Sidebar
from coalition_app.desktop.title_bar import TitleBar

FOLDED_BELOW = 144
"""Letters across the window below which the places are icons: 1,008 pixels at 100 %."""
NARROW = 142
"""Letters across the middle below which the details are a page of their own: 1,000 pixels at 100 %."""
DETAILS_WIDTH, WIDE_DETAILS, WIDE_WINDOW = 320, 360, 1_500
"""Pixels of the details beside the list, until they are pulled, and in a window so wide or wider."""
LEAST_DETAILS = 260
"""Pixels across below which the details are not pulled."""
TURNS = 6
"""How often a page is laid out before it is painted: rows that wrap are at rest after three, and later where
the page was narrow before it had its size."""
LEAST_WINDOW = QSize(480, 300)
"""The smallest window, in pixels: a screen of 1280x720 at 200 % has 640x360 of them."""
LEAST_PAGE = QSize(320, 120)
"""Pixels of a page that are seen at least."""
LOWEST_PAGE, FEWEST_LINES = 340, 12
"""Pixels and lines down that every page has, so that its list shows rows; a lower window scrolls."""


class Pages(QStackedWidget):
    """The pages of the middle; asks for the room of the shown one only."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        least = super().minimumSizeHint() if shown is None else shown.minimumSizeHint()
        lines = FEWEST_LINES * self.fontMetrics().lineSpacing()
        return least.expandedTo(QSize(0, max(LOWEST_PAGE, lines)))


class Middle(QScrollArea):
    """What holds page and details; where the window is lower than they need, it scrolls."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self.setWidget(held)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        return LEAST_PAGE


class WindowFrame(QMainWindow):
    """The parts of the window: the sidebar, the pages, and the details beside or below them."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(LEAST_WINDOW)
        room = self.screen().availableSize()
        self.resize(min(1240, room.width()), min(700, room.height()))
        self.menus = Menus(self)
        self.bar = TitleBar(self.menus.actions, self.menus.menus.values())
        self.sidebar = Sidebar()
        self.pages = Pages()
        self.pages.currentChanged.connect(self.show_top)
        self.middle = QSplitter(Qt.Orientation.Horizontal)
        self.middle.addWidget(self.pages)
        self.narrow = self.details_alone = False
        """Whether the details have no room beside a page, and whether they were opened in its place."""
        self.details_room = details_room()
        self.middle.addWidget(self.details_room)
        self.middle.setStretchFactor(0, 1)
        self.middle.setChildrenCollapsible(False)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.sidebar)
        self._scrolled = Middle(self.middle)
        beside.addWidget(self._scrolled, 1)
        middle = QWidget()
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addLayout(beside, 1)
        self.setCentralWidget(middle)
        for keys, by in (("F6", 1), ("Shift+F6", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.go_round, by))

    def action(self, key: str) -> QAction:
        """Return the menu's entry of an action."""
        return self.menus.actions[key]

    def go_round(self, by: int) -> None:
        """Let the keyboard work in the next part of the window: bar, side, page, details."""
        parts = [self.bar, self.sidebar, self.pages, self.details_room]
        shown: list[QWidget] = [each for each in parts if each.isVisible()]
        focused = self.focusWidget()
        within = [focused is not None and each.isAncestorOf(focused) for each in shown]
        at = within.index(True) if True in within else -1
        stop = first_stop(shown[(at + by) % len(shown)])
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(QWidget)
    def put_above(self, notice: QWidget) -> None:
        """Put what is to be seen on every page above all of them."""
        self._column.insertWidget(1, notice)

    @Slot()
    def show_top(self) -> None:
        """Show the upper end of a page that is higher than its room: Qt scrolls to the focused widget."""
        self._scrolled.verticalScrollBar().setValue(0)

    def restore_window(self) -> None:
        """Put the window where it was closed last."""
        kept = settings.load().get("geometry")
        if isinstance(kept, str):
            with contextlib.suppress(ValueError):
                self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def remember_window(self) -> None:
        """Remember where the window is."""
        settings.remember(geometry=bytes(self.saveGeometry().toBase64().data()).decode())

    def put_details(self, details: QWidget) -> None:
        """Put the details into their room."""
        self.middle.insertWidget(1, details)
        self.details_room.setParent(None)
        self.details_room.deleteLater()
        self.details_room = details

    def pull_details(self) -> None:
        """Pull the details to their usual width."""
        wide = WIDE_DETAILS if self.width() >= WIDE_WINDOW else DETAILS_WIDTH
        self.middle.setSizes([10_000, wide])

    def place_details(self, shown: bool) -> None:
        """Put the details beside the page, in its place once opened where the window is narrow, or away."""
        room = self.width() - (self.sidebar.width() if self.sidebar.isVisible() else 0)
        self.narrow = room < NARROW * letter_width(self.fontMetrics())
        self.details_alone &= shown and self.narrow
        self.details_room.setVisible(shown and (self.details_alone or not self.narrow))
        self.pages.setVisible(not self.details_alone)

    def lay_out(self) -> None:
        """Lay a page out before it is painted: parts that wrap ask for their heights one after the other."""
        for _turn in range(TURNS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def fold_sidebar(self) -> None:
        """Show the names of the places where the window is wide enough for them, else their icons."""
        self.sidebar.fold(self.width() < FOLDED_BELOW * letter_width(self.fontMetrics()))


def details_room() -> QWidget:
    """Return what keeps the room of the details until they are made: the list is painted before them."""
    room = QWidget()
    room.setMinimumWidth(LEAST_DETAILS)
    room.setVisible(False)
    return room
