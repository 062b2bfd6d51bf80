"""The keys that work in a dialog and a drag too, which keep the window's away: language, lock, panic."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QDrag, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

EVERYWHERE = ("language", "lock", "panic")
"""Names of the window's actions whose keys work everywhere."""


def let_keys_through(dialog: QWidget) -> None:
    """Let the keys that work everywhere work in a dialog too; one without a window has none."""
    for name in EVERYWHERE:
        action = _action_of(dialog, name)
        if action is not None:
            QShortcut(action.shortcut(), dialog).activated.connect(action.trigger)


def drag_with_keys(drag: QDrag, dragged: QWidget, what: Qt.DropAction) -> None:
    """Let something be dragged; one of these keys ends that, and then does what it does elsewhere."""
    keys = _KeysInDrag(drag, dragged)
    QTimer.singleShot(
        0, keys, keys.begin
    )  # once Qt watches the keys itself: who comes last is asked first
    drag.exec(what)
    keys.end()
    if keys.pressed is not None:
        keys.pressed.trigger()


class _KeysInDrag(QObject):
    """Watches for these keys, since Qt keeps every key from the window while something is dragged."""

    def __init__(self, drag: QDrag, dragged: QWidget) -> None:
        super().__init__()  # what is dragged may go meanwhile
        self._drag = drag
        found = (_action_of(dragged, name) for name in EVERYWHERE)
        self._actions = [each for each in found if each is not None]
        self.pressed: QAction | None = None

    @Slot()
    def begin(self) -> None:
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)

    def end(self) -> None:
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() != QEvent.Type.KeyRelease:
            keys = QKeySequence(event.keyCombination())
            for action in self._actions:
                if action.shortcut() == keys:
                    self.pressed = action
                    self._drag.cancel()
        return False


def _action_of(dialog: QWidget, name: str) -> QAction | None:
    """Return the action of the window that a dialog belongs to; None where there is none."""
    parent = dialog.parentWidget()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    while parent is not None:
        action: QAction | None = parent.findChild(QAction, name, direct)
        if action is not None:
            return action
        parent = parent.parentWidget()
    return None
