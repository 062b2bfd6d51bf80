"""Cut, copy, paste and select all in the menu "Edit": they do in the focused field what its keys do."""

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from coalition_app.i18n import N_, _

KEYS = {
    "cut": (N_("Cut"), Qt.Key.Key_X),
    "copy": (N_("Copy"), Qt.Key.Key_C),
    "paste": (N_("Paste"), Qt.Key.Key_V),
    "select-all": (N_("Select all"), Qt.Key.Key_A),
}


class FieldActions(QObject):
    """Four entries of a menu, each on only where it does something in the field that had the keyboard."""

    def __init__(self, menu: QMenu, window: QWidget) -> None:
        super().__init__(menu)
        self._window = window
        self._focused: QWidget | None = None
        self.actions: dict[str, QAction] = {}
        menu.addSeparator()
        for key, (_words, letter) in KEYS.items():
            combination = QKeyCombination(Qt.KeyboardModifier.ControlModifier, letter)
            action = menu.addAction("")
            # The key is told here and answered by the field: no shortcut of the window takes it away.
            action.setShortcut(QKeySequence(combination))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _on, combination=combination: self._press(combination))
            self.actions[key] = action
        menu.aboutToShow.connect(self._look)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def retranslate(self) -> None:
        """Speak the program's language."""
        for key, (words, _letter) in KEYS.items():
            self.actions[key].setText(_(words))

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Remember where the keyboard is; the menus themselves take it while they are open."""
        inside = now is not None and now.window() is self._window
        if inside and not isinstance(now, QMenuBar | QMenu):
            self._focused = now

    @Slot()
    def _look(self) -> None:
        offered = _offered(self._field())
        for key, action in self.actions.items():
            action.setEnabled(key in offered)

    def _field(self) -> QWidget | None:
        field = self._focused
        if field is None or not isValid(field) or not field.isVisible():
            return None
        return field

    def _press(self, combination: QKeyCombination) -> None:
        field = self._field()
        if field is not None:
            field.setFocus()  # a private copy is told by the field with the keyboard
            kind = QEvent.Type.KeyPress
            event = QKeyEvent(kind, combination.key(), combination.keyboardModifiers())
            QCoreApplication.sendEvent(field, event)


def _offered(field: QWidget | None) -> set[str]:
    """Say what does something in a field as it is now."""
    # Fields that nobody sees at the start: PySide makes a class with all its constants when it is named.
    from PySide6.QtWidgets import (
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
        QTextEdit,
    )

    line = field.lineEdit() if isinstance(field, QComboBox | QAbstractSpinBox) else field
    if isinstance(line, QAbstractItemView):
        all_at_once = QAbstractItemView.SelectionMode.ExtendedSelection
        rows = line.model() is not None and line.model().rowCount() > 0
        many = rows and line.selectionMode() == all_at_once
        found = {"copy": line.currentIndex().isValid(), "select-all": many}
        return {key for key, does in found.items() if does}
    if isinstance(line, QLineEdit):
        shown = line.echoMode() == QLineEdit.EchoMode.Normal
        chosen, filled = line.hasSelectedText() and shown, bool(line.text())
    elif isinstance(line, QTextEdit | QPlainTextEdit):
        chosen, filled = line.textCursor().hasSelection(), not line.document().isEmpty()
    else:
        return set()
    typed = not line.isReadOnly() and line.isEnabled()
    found = {"copy": chosen, "select-all": filled, "cut": chosen and typed}
    found["paste"] = typed and bool(QGuiApplication.clipboard().text())
    return {key for key, does in found.items() if does}
