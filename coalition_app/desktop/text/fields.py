"""Fields of the Text page: they grow with their words and save themselves when they are left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from coalition_app.desktop.look.typeface import restyle
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.errors import UserError

AROUND = 17
"""Pixels of a field's frame and padding, above and below added up."""
LONGEST_LINE = 400
"""Letters that no line of a field has room for."""


class GrowingField(QPlainTextEdit):
    """Shows all its lines up to `most`; keys that move between demands are left to the page."""

    left = Signal()
    """The user went elsewhere, or pressed Enter in a field of one line."""

    def __init__(self, *, least: int, most: int, one_line: bool) -> None:
        super().__init__()
        self._least, self._most, self._one_line = least, most, one_line
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # As high as the highest of its row, and no higher.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.document().setDocumentMargin(1)
        self._lines = least
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_moving_key(event) or is_adding_key(event):
            event.ignore()
        elif self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
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


class StillBox(WholeBox):
    """A box that does not change when the page is scrolled over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class WordsField(QWidget):
    """A field with its language above and a refusal below; a refused value stays as it was typed.

    `save` records the words and raises UserError to refuse them.
    """

    def __init__(
        self,
        save: Callable[[str], None],
        *,
        least: int = 1,
        most: int = 8,
        one_line: bool = False,
    ) -> None:
        super().__init__()
        self._save = save
        self._known = ""
        self._saving = False
        self.caption, self.refusal = QLabel(), QLabel()
        self.caption.setProperty("role", "quiet")
        self.refusal.setProperty("role", "refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setVisible(False)
        self.edit = GrowingField(least=least, most=most, one_line=one_line)
        self.edit.left.connect(self.keep)
        self.caption.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.edit)
        column.addWidget(self.refusal)

    def words(self) -> str:
        """Return the words in the field."""
        return self.edit.toPlainText()

    def name(self, name: str, placeholder: str) -> None:
        """Say what the field is for, and what it says while it is empty."""
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)

    def show_words(self, words: str, *, locked: bool) -> None:
        """Show what the register holds, but never over words that were typed and not taken."""
        typed = not self._saving and self.words() != self._known
        self._known = words
        self._lock(locked)
        if not typed and self.words() != words:
            self.edit.setPlainText(words)
        if self.words() == words:
            self.refuse("")

    def _lock(self, locked: bool) -> None:
        if self.edit.isReadOnly() != locked:
            self.edit.setReadOnly(locked)
            # The style sheet tells locked fields apart, and is asked again only now.
            restyle(self.edit)

    def put_back(self) -> None:
        """Show what the register holds in place of what was typed."""
        self.edit.setPlainText(self._known)
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
    """Tell whether a key goes on to a new demand: Ctrl+Enter or Insert."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Insert:
        return held == Qt.KeyboardModifier.NoModifier
    entering = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return entering and held == Qt.KeyboardModifier.ControlModifier
