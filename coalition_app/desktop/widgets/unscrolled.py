"""A choice that the mouse wheel passes by: it scrolls the page under the pointer."""

from PySide6.QtGui import QWheelEvent


class Unscrolled:
    """Stands before a box, a day or a slider of Qt, which the wheel would set to another value on the way."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
