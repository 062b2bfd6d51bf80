"""How the window is laid out and remembered: its place, its parts, and where the details stand."""

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from coalition_app import settings

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow

NARROW = 166
"""Letters across the middle below which the details stand under the list: 1,000 pixels at 100 %."""
DETAILS_WIDTH, DETAILS_HEIGHT = 300, 220
"""Pixels of the details beside and below the list, until she pulls them."""
LEAST_DETAILS = 260
"""Pixels across below which the details are not pulled."""
LOWEST_DETAILS = 150
"""Pixels of the details below the list at least; a lower window scrolls to them."""
LEAST_WINDOW = QSize(480, 300)
"""The smallest window, in pixels: a screen of 1280x720 at 200 % has 640x360 of them."""
LEAST_PAGE = QSize(320, 120)
"""Pixels of a page that are seen at least."""
LOWEST_PAGE, FEWEST_LINES = 340, 16
"""Pixels and lines down that every page has, so that its list shows rows; a lower window scrolls."""
WIDE_PAGE = 480
"""Pixels across that every page can do with; beside fewer, the list of places folds to a button."""


class Pages(QStackedWidget):
    """The pages of the middle; asks for the room of the shown one only."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def setCurrentWidget(self, page: QWidget) -> None:
        """Show a page from its top: Qt scrolls to what has the keyboard, which may stand lower."""
        other = page is not self.currentWidget()
        super().setCurrentWidget(page)
        holder = self.parentWidget()
        while other and holder is not None and not isinstance(holder, Middle):
            holder = holder.parentWidget()
        if other and isinstance(holder, Middle):
            holder.verticalScrollBar().setValue(0)

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


def restore_window(window: "MainWindow") -> None:
    """Put the window where it was closed last."""
    kept = settings.load().get("geometry")
    if isinstance(kept, str):
        with contextlib.suppress(ValueError):
            window.restoreGeometry(QByteArray.fromBase64(kept.encode()))
    sizes = settings.load().get("places_width")
    if isinstance(sizes, int) and 100 < sizes < 1000:
        window.splitter.setSizes([sizes, 1000])


def remember_window(window: "MainWindow") -> None:
    """Remember where the window stands and how its parts are pulled."""
    geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    width = window.splitter.sizes()[0]
    settings.remember(geometry=geometry, **({"places_width": width} if width else {}))


def details_room() -> QWidget:
    """Give what keeps the room of the details until they are made: the list is painted before them."""
    room = QWidget()
    room.setMinimumWidth(LEAST_DETAILS)
    room.setVisible(False)
    return room


def put_details(window: "MainWindow", details: QWidget) -> None:
    """Put the details into their room."""
    window.middle.insertWidget(1, details)
    window.details_room.setParent(None)
    window.details_room.deleteLater()
    window.details_room = details
    restore_details(window)


def restore_details(window: "MainWindow") -> None:
    """Show the details unless she has folded them away."""
    shown = settings.load().get("details") is not False
    window.menus.actions["details"].setChecked(shown)
    fit_details(window)
    window.middle.setSizes([10_000, DETAILS_WIDTH])


def fit_details(window: "MainWindow") -> None:
    """Put the details beside the page, below it where the window is narrow, or away."""
    from coalition_app.desktop.main_window import WITH_DETAILS

    if not window.register_pages:
        return
    wanted = window.menus.actions["details"].isChecked()
    window.details_room.setVisible(wanted and window.page_name() in WITH_DETAILS)
    room = window.width() - window.splitter.sizes()[0]
    narrow = room < NARROW * window.fontMetrics().averageCharWidth()
    along = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
    window.details_room.setMinimumHeight(LOWEST_DETAILS if narrow else 0)
    if window.middle.orientation() != along:
        window.middle.setOrientation(along)
        window.middle.setSizes([10_000, DETAILS_HEIGHT if narrow else DETAILS_WIDTH])


def fit_places(window: "MainWindow") -> None:
    """Show the list of places, or the button for it where the window is too narrow for both."""
    open_register = window.operations.database is not None
    narrow = window.width() < window.places.minimumWidth() + WIDE_PAGE
    window.places.setVisible(open_register and not narrow)
    window.menus.places.stands.setVisible(open_register and narrow)
