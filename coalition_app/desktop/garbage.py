"""Looking for garbage in the window's thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

OFTEN = 1000
"""Milliseconds between two looks."""


class GarbageKept(QObject):
    """Keeps Python from looking for garbage in whatever thread happens to make a value, and looks itself.

    A widget, a picture or a model that work beside the window lets go of is deleted there, which can end
    the program. Where looking is off for a while, as `gc.disable` does it, it is off here too.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.set_threshold(0)
        timer = QTimer(self, interval=OFTEN)
        timer.timeout.connect(self.look)
        timer.start()

    @Slot()
    def look(self) -> None:
        """Look through the oldest values that Python itself would look through by now."""
        counts = gc.get_count()
        due = [at for at in (2, 1, 0) if 0 < self._thresholds[at] < counts[at]]
        if due and gc.isenabled():
            gc.collect(due[0])
