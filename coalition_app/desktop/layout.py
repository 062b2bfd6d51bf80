"""How the window is laid out and remembered: its place, its parts, and where the details stand."""

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from coalition_app import settings

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow

NARROW = 166
"""Letters across the middle below which the details stand under the list: 1,000 pixels at 100 %."""
DETAILS_WIDTH, DETAILS_HEIGHT = 300, 220
"""Pixels of the details beside and below the list, until she pulls them."""
LEAST_DETAILS = 260
"""Pixels across below which the details are not pulled."""


class Pages(QStackedWidget):
    """The pages of the middle; asks for the room of the shown one only."""

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()


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
    if window.middle.orientation() != along:
        window.middle.setOrientation(along)
        window.middle.setSizes([10_000, DETAILS_HEIGHT if narrow else DETAILS_WIDTH])
