"""Fields of the Text page: they grow with their words and save themselves when they are left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.look.typeface import give_role, restyle
from coalition_app.errors import UserError
from coalition_app.hidden_characters import hide_again, show_hidden

AROUND = 9
"""Pixels of a field's frame and padding, above and below added up."""
LONGEST_LINE = 400
"""Letters that no line of a field has room for."""


class GrowingField(QPlainTextEdit):
    """Shows all its lines up to `most`; keys that move between demands are left to the page."""

    left = Signal()
    """The user went elsewhere, or pressed Enter in a field of one line, or Ctrl+Enter in any."""
    entered = Signal()
    """The user went into the field."""
    given_up = Signal()
    """Esc: what was typed is not wanted."""

    def __init__(self, *, least: int, most: int, one_line: bool) -> None:
        super().__init__()
        self._least, self._most, self._one_line = least, most, one_line
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # As high as the highest of its row, and no higher.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.document().setDocumentMargin(1)
        self._lines = least
        self.over: QWidget | None = None
        """What lies over the field, as large as it is."""
        self.textChanged.connect(self._measure)

    def sizeHint(self) -> QSize:
        return QSize(160, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        if self.over is not None:
            self.over.setGeometry(self.rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_moving_key(event) or is_adding_key(event):
            event.ignore()
        elif self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls, unless this field has more lines than it shows.
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _measure(self) -> None:
        """Count the lines, broken at the field's width, as far as they are shown."""
        layout, block, lines = self.document().documentLayout(), self.document().firstBlock(), 0
        while block.isValid() and lines < self._most:
            if block.length() > self._most * LONGEST_LINE:
                lines = self._most  # breaking its lines is dear, and would be done for each width
                break
            layout.blockBoundingRect(block)  # breaks its lines, which Qt puts off
            lines += max(1, block.layout().lineCount())
            block = block.next()
        lines = min(max(self._least, lines), self._most)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def _height(self) -> int:
        return self._lines * self.fontMetrics().lineSpacing() + AROUND


class WordsField(QWidget):
    """Words that are text until they are clicked, with their language above and a refusal below.

    `save` records the words and raises UserError to refuse them; a refused value stays as it was typed.
    Where there are none yet, a dashed frame says so.
    """

    def __init__(
        self,
        save: Callable[[str], None],
        *,
        least: int = 1,
        most: int = 8,
        one_line: bool = False,
        role: str = "flat",
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "text_cell")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._save = save
        self._known = ""
        self._saving = False
        self._placeholder = ""
        self.caption, self.refusal = QLabel(), QLabel()
        self.caption.setProperty("role", "quiet")
        self.refusal.setProperty("role", "refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setVisible(False)
        self.edit = GrowingField(least=least, most=most, one_line=one_line)
        give_role(self.edit, role)
        self.edit.left.connect(self.keep)
        self.edit.entered.connect(self._show_absence)
        self.edit.left.connect(self._show_absence)
        self.edit.textChanged.connect(self._show_absence)
        self.edit.given_up.connect(self.put_back)
        self.caption.setBuddy(self.edit)
        self.beside = QHBoxLayout()
        """The field, and what stands beside it."""
        self.beside.setSpacing(2)
        self.beside.addWidget(self.edit, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 2, 6, 2)
        self.column.setSpacing(0)
        self.column.addWidget(self.caption)
        self.column.addLayout(self.beside, 1)
        self.column.addWidget(self.refusal)
        self._absent: QLabel | None = None

    def offer_absence(self) -> None:
        """Say in the middle of the empty field what is missing, in place of a field to be filled."""
        self._absent = QLabel(self.edit, alignment=Qt.AlignmentFlag.AlignCenter)
        self._absent.setProperty("role", "accent")
        self._absent.setWordWrap(True)
        self._absent.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.edit.over = self._absent
        self._show_absence()

    def say_absence(self, words: str) -> None:
        """Word what is missing."""
        if self._absent is not None:
            self._absent.setText(words)

    def _show_absence(self) -> None:
        if self._absent is None:
            return
        absent = not (self.words() or self.edit.hasFocus() or self.edit.isReadOnly())
        self._absent.setVisible(absent)
        self.edit.setPlaceholderText("" if absent else self._placeholder)
        if self.edit.property("absent") != absent:
            self.edit.setProperty("absent", absent)
            restyle(self.edit)

    @property
    def saved(self) -> str:
        """Return what the register holds."""
        return self._known

    def words(self) -> str:
        """Return the words in the field."""
        return hide_again(self.edit.toPlainText(), self._known)

    def name(self, name: str, placeholder: str) -> None:
        """Say what the field is for, and what it says while it is empty."""
        self.edit.setAccessibleName(name)
        self._placeholder = placeholder
        self.edit.setPlaceholderText(placeholder)
        self._show_absence()

    def show_words(self, words: str, *, locked: bool) -> None:
        """Show what the register holds, but never over words that were typed and not taken."""
        typed = not self._saving and self.words() != self._known
        self._known = words
        self._lock(locked)
        if not typed and self.words() != words:
            self.edit.setPlainText(show_hidden(words))
        if self.words() == words:
            self.refuse("")

    def _lock(self, locked: bool) -> None:
        if self.edit.isReadOnly() != locked:
            self.edit.setReadOnly(locked)
            # The style sheet tells locked fields apart, and is asked again only now.
            restyle(self.edit)
            self._show_absence()

    def put_back(self) -> None:
        """Show what the register holds in place of what was typed."""
        self.edit.setPlainText(show_hidden(self._known))
        self.refuse("")

    @Slot()
    def keep(self) -> None:
        """Record what was typed."""
        if self._saving or self.edit.isReadOnly():
            return
        if self.words() == self._known:
            self.refuse("")
            return
        self._saving = True
        try:
            self._save(self.words())
        except UserError as error:
            self.refuse(str(error))
        finally:
            self._saving = False

    def refuse(self, sentence: str) -> None:
        """Say below the field why its words were not taken; an empty sentence takes that away."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)


def is_moving_key(event: QKeyEvent) -> bool:
    """Tell whether a key moves a demand: Alt with an arrow up or down."""
    moving = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
    return moving and event.modifiers() == Qt.KeyboardModifier.AltModifier


def is_adding_key(event: QKeyEvent) -> bool:
    """Tell whether a key ends what is written, or goes on to a new demand: Ctrl+Enter or Insert."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if is_inserting(event):
        return True
    entering = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return entering and held == Qt.KeyboardModifier.ControlModifier


def is_inserting(event: QKeyEvent) -> bool:
    """Tell whether a key is Insert alone."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() == Qt.Key.Key_Insert and held == Qt.KeyboardModifier.NoModifier
