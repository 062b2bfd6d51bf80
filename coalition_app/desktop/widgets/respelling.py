"""Fields for a name, whose correction asks something more in a line below before it is saved."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QCheckBox, QLineEdit, QWidget

from coalition_app.desktop.widgets.captioned_field import ELSEWHERE, Editor, Field
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _


class Asking(Spoken, Field):
    """Leaving it once shows what is asked; leaving that too saves both."""

    def __init__(self, key: str, editor: Editor, below: QWidget) -> None:
        super().__init__(key, editor)
        self.below = below
        below.setVisible(False)
        below.installEventFilter(self)
        column = self.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(1, below)

    def asks(self) -> bool:
        """Show what is asked where the name differs and nobody saw it yet; tell whether it did."""
        asked = self.differs() and self.below.isHidden()
        if asked:
            self.below.setVisible(True)
            self.below.setFocus()
        return asked

    def show_value(self, value: str) -> None:
        """Show what the register holds, and ask nothing any more."""
        super().show_value(value)
        self.below.setVisible(False)

    def refuse(self, sentence: str) -> None:
        """Say below why it was not taken, with what is asked still there."""
        super().refuse(sentence)
        if sentence:
            self.below.setVisible(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusOut
            and event.reason() not in ELSEWHERE
            and QApplication.focusWidget() in (self.below, self.editor)
        ):
            return False
        if (
            watched is self.below
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.show_value(self.saved)
            self.editor.setFocus()
            return True
        return super().eventFilter(watched, event)


class Respelling(Asking):
    """The name as signed: only its spelling is corrected, with the reason."""

    def __init__(self, key: str, editor: Editor) -> None:
        self.reason = QLineEdit()
        super().__init__(key, editor, self.reason)
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

    def show_value(self, value: str) -> None:
        """Show what the register holds, and forget the reason."""
        super().show_value(value)
        self.reason.clear()


class Renaming(Asking):
    """The name in the directory: the one so far stays among the former ones unless it was a mistake."""

    def __init__(self, key: str, editor: Editor) -> None:
        self.keep = QCheckBox()
        super().__init__(key, editor, self.keep)
        self.put_words(self.keep.setText, lambda: _("Keep the name so far among the former ones"))
        self.put_words(
            editor.setToolTip,
            lambda: _("What was signed keeps its name as signed, also in print."),
        )
        self.keep.setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.keep
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def show_value(self, value: str) -> None:
        """Show what the register holds; the next name given up is kept again."""
        super().show_value(value)
        self.keep.setChecked(True)
