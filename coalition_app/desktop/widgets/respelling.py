"""Fields for a name, whose correction asks something more in a line below before it is saved."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.captioned_field import ELSEWHERE, Editor, Field
from coalition_app.desktop.widgets.form_scroll import bring_into_sight
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.errors import UserError
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


class Whose(Spoken, QWidget):
    """Asks whether only a spelling was put right, or it is another one; nothing is chosen at first.

    The question takes the keyboard, not an answer: a hurried Enter or Space says nothing.
    """

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.spelling: bool | None = None
        self.question = QLabel()
        self.question.setWordWrap(True)
        give_role(self.question, "asked")
        self.question.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.same, self.other = WrapButton(), WrapButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.question, self.same, self.other):
            column.addWidget(part)
        self.put_words(self.question.setText, lambda: _("A corrected spelling, or somebody else?"))
        self.put_words(self.same.say, lambda: _("Spelling: the evidence stays"))
        self.put_words(self.other.say, lambda: _("Somebody else: evidence lapses"))
        self.same.clicked.connect(lambda: self._answer(spelling=True))
        self.other.clicked.connect(lambda: self._answer(spelling=False))
        self.setFocusProxy(self.question)
        for button in (self.same, self.other):  # of one width, one above the other
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            button.setAutoDefault(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the answers into sight, once they are laid out."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: bring_into_sight(self))

    def answer_where(self, asked: bool) -> bool | None:
        """Return what was said, once, where it is asked; raises UserError where nobody said it yet."""
        said, self.spelling = self.spelling, None
        if asked and said is None:
            self.setVisible(True)
            self.setFocus()
            raise UserError(unsaid_sentence())
        return said if asked else None

    def _answer(self, *, spelling: bool) -> None:
        self.spelling = spelling
        self.answered.emit()


def unsaid_sentence() -> str:
    """Say that nothing is saved before it is said what a correction means."""
    return _(
        "Say whether only the spelling was put right: whether the evidence stays depends on it."
    )


class OfSomebody(Asking):
    """Words that say whose a signature is: what was meant is asked where its evidence depends on it."""

    def __init__(self, key: str, editor: Editor, below: QWidget | None = None) -> None:
        self.whose = Whose()
        super().__init__(key, editor, below or self.whose)
        self.matters: Callable[[str, str], bool] = lambda _before, _after: False
        """Tells whether the evidence depends on what was meant by a change from one text to another."""
        self.whose.setVisible(False)
        self.whose.answered.connect(self.left)

    def is_open(self) -> bool:
        """Tell whether it must be said what was meant, and nobody did."""
        return self.whose.spelling is None and self.matters(self.saved, self.value())

    def asks_whose(self) -> bool:
        """Ask what was meant where that is open; it is saved once it was answered."""
        asked = self.differs() and self.is_open()
        if asked and self.whose.isHidden():
            self.whose.setVisible(True)
            self.whose.setFocus()
        return asked

    def show_value(self, value: str) -> None:
        """Show what the register holds, and ask nothing any more."""
        super().show_value(value)
        self.whose.spelling = None
        self.whose.setVisible(False)


class Correcting(OfSomebody):
    """A field of whose a signature is, that is corrected without a reason."""

    def asks(self) -> bool:
        return self.asks_whose()

    def refuse(self, sentence: str) -> None:
        """Say below why it was not taken; what was meant is asked only where that is open."""
        Field.refuse(self, sentence)
        self.whose.setVisible(bool(sentence) and self.is_open())


class Respelling(OfSomebody):
    """The name as signed: only its spelling is corrected, with the reason."""

    def __init__(self, key: str, editor: Editor) -> None:
        self.reason = QLineEdit()
        super().__init__(key, editor, self.reason)
        column = self.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(2, self.whose)
        for put in (self.reason.setPlaceholderText, self.reason.setAccessibleName):
            self.put_words(put, lambda: _("Reason, to be printed"))
        self.put_words(
            editor.setToolTip,
            lambda: _(
                "Only a misspelling is corrected here, with its reason, which the list of changes prints. "
                "Whoever has another name now keeps, in this statement, the name under which they signed."
            ),
        )
        self.reason.returnPressed.connect(self.left)

    def asks(self) -> bool:
        """Ask for the reason, then what was meant where the evidence depends on it.

        Enter in the name leads to a reason that is still missing, however often.
        """
        if self.differs() and self.editor.hasFocus() and not self.reason.text().strip():
            self.below.setVisible(True)
            self.below.setFocus()
            return True
        return super().asks() or (bool(self.reason.text().strip()) and self.asks_whose())

    def refuse(self, sentence: str) -> None:
        """Say below why it was not taken, with the reason and, where that is open, what was meant."""
        super().refuse(sentence)
        if sentence and self.is_open():
            self.whose.setVisible(True)

    def show_value(self, value: str) -> None:
        """Show what the register holds, and forget the reason."""
        super().show_value(value)
        self.reason.clear()


class Renaming(Asking):
    """The name in the directory: the one so far stays among the former ones unless it was a mistake."""

    def __init__(self, key: str, editor: Editor) -> None:
        self.keep = QCheckBox()
        super().__init__(key, editor, self.keep)
        self.put_words(self.keep.setText, lambda: _("Keep the current name among the former ones"))
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
