"""Fields of the details that save themselves when they are left, and their grid."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.labels import let_wrap, put_text, wrapped_label
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.typed_words import words_of
from coalition_app.hidden_characters import hide_again, show_hidden

Editor = QLineEdit | QPlainTextEdit | WordBox
ELSEWHERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons for which the keyboard leaves a field that is not left: its own list, another program."""
LETTERS = 34
"""Letters of a column of fields."""
MOST_COLUMNS = 4
EDITED = 30
"""Letters that a field keeps where its caption is beside it; else the caption is above."""
HALF = 15
"""Letters of half a column, which is enough for the fields that are marked as short."""
DOTS = "••••••••"
"""What stands for words that are covered."""
LINES = 3
"""Lines that a field of several lines shows."""


class Captioned(QWidget):
    """A caption, what is edited under or beside it, and the sentence of a refusal below."""

    def __init__(self, editor: QWidget, named: QWidget | None = None) -> None:
        super().__init__()
        self.named = named or editor
        """What takes the keyboard: the editor itself, or the part of it that is typed into."""
        self.caption, self.refusal = QLabel(), wrapped_label("", "refusal")
        self.caption.setProperty("role", "quiet")
        self.caption.setBuddy(self.named)
        let_wrap(self.caption)
        self.refusal.setVisible(False)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(3)
        self._line.addWidget(self.caption)
        self._line.addWidget(editor, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(self._line)
        layout.addWidget(self.refusal)

    def set_beside(self, width: int) -> None:
        """Put the caption beside what is edited, `width` pixels wide, or above it for 0."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if width else direction.TopToBottom)
        self._line.setSpacing(8 if width else 3)
        self.caption.setMinimumWidth(width)
        self.caption.setMaximumWidth(width or 16_777_215)
        policy = self.caption.sizePolicy()
        across = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Ignored
        policy.setHorizontalPolicy(across)
        self.caption.setSizePolicy(policy)

    def name(self, words: str) -> None:
        """Set the caption, which is also the field's name for screen readers."""
        self.caption.setText(words)
        self.named.setAccessibleName(words)


class Field(Captioned):
    """A field of the details, which saves itself.

    What was typed stays until it is saved or Escape puts the old value back.
    """

    left = Signal()
    """The user left the field, pressed Enter, or chose from its list: what differs is to be saved."""

    def __init__(self, key: str, editor: Editor) -> None:
        super().__init__(editor)
        self.key, self.editor = key, editor
        self.saved = self._given = ""
        if isinstance(editor, QPlainTextEdit):
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(editor.fontMetrics().lineSpacing() * LINES + 22)
        if isinstance(editor, QLineEdit):
            editor.returnPressed.connect(self.left)
            editor.textEdited.connect(self._forgive)
        if isinstance(editor, WordBox):
            editor.picked.connect(self.left)
        editor.installEventFilter(self)
        self.words = wrapped_label("", "")
        """What stands in the place of one line that is only read: it is whole, and no list can be opened."""
        self.words.hide()
        self._line.addWidget(self.words, 1)

    def let_write(self, writable: bool) -> None:
        """Let the value be changed, or only be read."""
        if isinstance(self.editor, WordBox):
            self.editor.setEnabled(writable)
        else:
            self.editor.setReadOnly(not writable)
        if not isinstance(self.editor, QPlainTextEdit):
            self.editor.setVisible(writable)
            self.words.setVisible(not writable)
            self._show_words()

    def name(self, words: str) -> None:
        super().name(words)
        self._show_words()

    def _show_words(self) -> None:
        if self.words.isHidden():
            put_text(self.words, "")  # a hidden label keeps nothing of a register that is closed
        else:
            field = self.editor
            now = field.currentText() if isinstance(field, WordBox) else words_of(field)
            put_text(self.words, now or "—")

    def value(self) -> str:
        """Return what the field holds now."""
        if isinstance(self.editor, WordBox):
            return self.editor.key()
        return hide_again(words_of(self.editor), self._given)

    def differs(self) -> bool:
        """Tell whether the field differs from the register."""
        return self.value() != self.saved

    def show_value(self, value: str) -> None:
        """Show what the register holds, and forget what was typed."""
        self.saved = value
        self.refuse("")
        self.put(value)

    def put(self, value: str) -> None:
        """Put a value into the field without saving it."""
        if self.value() == value:
            return
        if isinstance(self.editor, WordBox):
            self.editor.choose(value)
            self._show_words()
            return
        self._given, shown = value, show_hidden(value)
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(shown)
        else:
            self.editor.setText(shown)
            self.editor.setCursorPosition(0)
            self.editor.setToolTip(shown)
        self._show_words()

    def refuse(self, sentence: str) -> None:
        """Say below the field why its value was not taken; empty for nothing to say."""
        self.refusal.setText(f"⚠ {sentence}" if sentence else "")
        self.refusal.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in ELSEWHERE:
                self.left.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # With no typing to take back, the key takes back the last action.
            if event.matches(QKeySequence.StandardKey.Undo) and not self._can_undo():
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Escape and self._has_something_to_put_back():
                event.accept()
                return True
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.left.emit()
            return True
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self._has_something_to_put_back()
        ):
            self.show_value(self.saved)
            return True
        return super().eventFilter(watched, event)

    def _has_something_to_put_back(self) -> bool:
        return self.differs() or not self.refusal.isHidden()

    def _can_undo(self) -> bool:
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.document().isUndoAvailable()
        return isinstance(self.editor, QLineEdit) and self.editor.isUndoAvailable()

    def _forgive(self) -> None:
        """Take the sentence away where the old value was typed again."""
        if not self.differs():
            self.refuse("")


class PrivateField(Field):
    """A field whose words are covered until they are asked for; an empty one is open."""

    def __init__(self, key: str, editor: Editor, show: Words) -> None:
        super().__init__(key, editor)
        self._open = False
        self.cover = QPushButton()
        self.cover.setProperty("role", "cover")
        self.cover.setAutoDefault(False)
        self.cover.clicked.connect(self.uncover)
        self._show = show
        self._line.addWidget(self.cover)
        self.put_under_cover()

    def name(self, words: str) -> None:
        super().name(words)
        self.cover.setText(f"{DOTS}   {self._show()}")
        self.cover.setAccessibleName(f"{words}: {self._show()}")

    def put_under_cover(self) -> None:
        """Cover what is recorded, as when another signatory is shown."""
        self._open = False
        self._fit_cover()

    def put(self, value: str) -> None:
        super().put(value)
        self._fit_cover()

    def uncover(self) -> None:
        """Show the words and let them be edited."""
        self._open = True
        self._fit_cover()
        self.editor.setFocus()

    def _fit_cover(self) -> None:
        covered = bool(self.value()) and not self._open and not self.editor.hasFocus()
        self.cover.setVisible(covered)
        self.editor.setVisible(not covered)
        self.caption.setBuddy(self.cover if covered else self.editor)


class FieldGrid(QWidget):
    """Fields in as many columns as the pane has room for."""

    def __init__(self, fields: Sequence[Captioned], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields, self._beside = list(fields), 0
        self._set: tuple[int, bool, list[Captioned]] = (0, False, [])
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        self._spread(1, False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.spread_anew()

    def spread_anew(self, width: int = 0) -> None:
        """Set the fields anew: another width, other words, a field shown or hidden.

        `width` in pixels is that which the grid will get, where it has not got it yet.
        """
        width = width or self.width()
        letter = letter_width(self.fontMetrics())
        columns = max(1, min(width // (LETTERS * letter), MOST_COLUMNS))
        captions = [each.caption for each in self._fields]
        widest = max(each.fontMetrics().horizontalAdvance(each.text()) for each in captions)
        beside = widest + 4 if width / columns - widest >= EDITED * letter else 0
        if beside != self._beside:
            self._beside = beside
            for each in self._fields:
                each.set_beside(beside)
        halves = not beside and width / columns >= 2 * HALF * letter
        self._spread(columns, halves)

    def _spread(self, columns: int, halves: bool) -> None:
        """Set the shown fields row by row; two short ones share a column where `halves` fit."""
        shown = [each for each in self._fields if not each.property("away")]
        wanted = (columns, halves, shown)
        if wanted == self._set:
            return
        fewer, self._set = columns < self._set[0], wanted
        for at in range(2 * MOST_COLUMNS):
            self._grid.setColumnStretch(at, 1 if at < 2 * columns else 0)
        for field in self._fields:
            if fewer and field not in shown:
                # Hidden in its old place, it would keep the room between columns that are no more.
                self._grid.removeWidget(field)
        at = 0
        for place, field in enumerate(shown):
            following = shown[place + 1] if place + 1 < len(shown) else None
            beside = following is not None and bool(following.property("short"))
            half = halves and bool(field.property("short")) and (at % 2 == 1 or beside)
            wide = 1 if half else 2
            at += at % 2 if wide == 2 else 0
            row, column = divmod(at, 2 * columns)
            self._grid.addWidget(field, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
            at += wide
