"""How long nobody has used the window: keys, the pointer and the wheel in the one that has the keyboard."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

USED = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    )
)


class IdleWatch(QObject):
    """Tells once that nobody used the window for so long; begins anew with the next key."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seconds = 0
        """After how many seconds it tells; 0 for never."""
        self.used = time.monotonic()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._watched: QWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(QGuiApplication.focusWindow())

    def begin(self, seconds: int) -> None:
        """Begin to count, with another length of time; 0 stops it."""
        self.seconds, self.used = seconds, time.monotonic()
        if seconds:
            self._timer.start(1000 * seconds)
        else:
            self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Tell if nobody used the window for long enough; else look again when that may be so."""
        left = self.seconds - (time.monotonic() - self.used)
        if not self.seconds:
            return
        if left <= 0:
            self.used = time.monotonic()
            self.idle.emit()
        self._timer.start(max(1, round(1000 * (left if left > 0 else self.seconds))))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that the window is used; the window itself sees far fewer events than its widgets."""
        if event.type() in USED:
            self.used = time.monotonic()
        return False

    @Slot(object)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window is not self._watched:
            window.installEventFilter(
                self
            )  # once for each: a second filter takes the first one's place
            self._watched = window
