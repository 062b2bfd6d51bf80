"""A field for a name whose spelling is corrected only with its reason, asked in a line below."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from coalition_app.desktop.widgets.captioned_field import ELSEWHERE, Editor, Field
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _


class Respelling(Spoken, Field):
    """Leaving it once asks why; with the reason it is saved as any other field."""

    def __init__(self, key: str, editor: Editor) -> None:
        super().__init__(key, editor)
        self.reason = QLineEdit()
        self.reason.setVisible(False)
        for put in (self.reason.setPlaceholderText, self.reason.setAccessibleName):
            self.put_words(put, lambda: _("Why: who noticed it, what it rests on"))
        self.put_words(
            editor.setToolTip,
            lambda: _(
                "Only a misspelling is corrected here, with its reason, which the journal keeps. Whoever "
                "has another name now keeps, in this statement, the name under which they signed."
            ),
        )
        self.reason.returnPressed.connect(self.left)
        self.reason.installEventFilter(self)
        self._line.addWidget(self.reason)

    def asks_reason(self) -> bool:
        """Show the line of the reason where the name differs and nobody saw it yet; tell whether it did."""
        asked = self.differs() and self.reason.isHidden()
        if asked:
            self.reason.setVisible(True)
            self.reason.setFocus()
        return asked

    def show_value(self, value: str) -> None:
        """Show what the register holds, and ask for no reason any more."""
        super().show_value(value)
        if not self.reason.isHidden():
            self.reason.clear()
            self.reason.setVisible(False)

    def refuse(self, sentence: str) -> None:
        """Say below why it was not taken, with the line of the reason still there."""
        super().refuse(sentence)
        if sentence:
            self.reason.setVisible(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusOut
            and event.reason() not in ELSEWHERE
            and self._stays()
        ):
            return False
        if (
            watched is self.reason
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.show_value(self.saved)
            self.editor.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _stays(self) -> bool:
        """Tell whether the keyboard only went from the name to its reason, or back."""
        return QApplication.focusWidget() in (self.reason, self.editor)
