"""A field that grows with its words, and the keys that it leaves to what is around it."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

AROUND, EDGES = 9, 6
"""Pixels of a field's frame and padding, above and below added up; more of one that has edges."""
MANY_LINES = 4
"""Pasted lines from which they are no single line that was broken."""
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
    locked_tried = Signal()
    """Something was typed or pasted into words that are closed."""
    many_pasted = Signal()
    """More lines were pasted than a field of one line can mean; they are not taken."""

    def __init__(self, *, least: int, most: int, one_line: bool) -> None:
        super().__init__()
        self._least, self._most, self._one_line = least, most, one_line
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # As high as the highest of its row, and no higher.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.document().setDocumentMargin(1)
        self._lines, self._around = least, AROUND
        self.over: QWidget | None = None
        """What lies over the field, as large as it is."""
        self.says_closed = False
        """Whether who writes into words that are closed is told; else such keys go to what is around."""
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
        if self.viewport().width() != event.size().width():
            # A bar came meanwhile, and no event tells the other width: lines would go on below the bar.
            super().resizeEvent(QResizeEvent(self.viewport().size(), event.size()))
        if self.over is not None:
            self.over.setGeometry(self.rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Take pasting into words that are closed before the window takes it for a list."""
        asked = self._is_closed() and event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_closed() and _is_writing(event):
            self.locked_tried.emit()
        elif is_moving_key(event) or is_adding_key(event):
            event.ignore()
        elif self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.isReadOnly():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = source.text().split("\n") if self._one_line else []
        if sum(not each.isspace() for each in lines if each) >= MANY_LINES:
            self.many_pasted.emit()
        else:
            super().insertFromMimeData(source)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls, unless this field has more lines than it shows.
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keep_edges(self) -> None:
        """Keep the words as far from the edges as in a field that always has some."""
        self._around = AROUND + EDGES
        self.setViewportMargins(EDGES // 2, 0, EDGES // 2, 0)

    def show_up_to(self, most: int) -> None:
        """Show as many lines at most from now on."""
        self._most = most
        self._measure()

    def _measure(self) -> None:
        """Count the lines, broken at the field's width, as far as they are shown."""
        layout, block, lines = self.document().documentLayout(), self.document().firstBlock(), 0
        if self.document().isEmpty() and self.placeholderText():
            lines = self._lines_of(self.placeholderText()) - 1
        while block.isValid() and lines < self._most:
            if block.length() > self._most * LONGEST_LINE:
                lines = self._most  # breaking its lines is dear, and would be done for each width
                break
            layout.blockBoundingRect(block)  # breaks its lines, which Qt puts off
            lines += max(1, block.layout().lineCount())
            block = block.next()
        # A bar that comes for the moment until the field has grown would break the lines anew, and stay.
        policy = Qt.ScrollBarPolicy
        whole = lines < self._most
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        )
        lines = min(max(self._least, lines), self._most)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def _lines_of(self, words: str) -> int:
        """Return how many lines words take that are shown where nothing is written yet."""
        metrics, room = self.fontMetrics(), self.viewport().rect().adjusted(1, 0, -1, 0)
        wrapped = Qt.TextFlag.TextWordWrap
        return round(metrics.boundingRect(room, wrapped, words).height() / metrics.lineSpacing())

    def _is_closed(self) -> bool:
        return self.says_closed and self.isReadOnly()

    def _height(self) -> int:
        return self._lines * self.fontMetrics().lineSpacing() + self._around


def _is_writing(event: QKeyEvent) -> bool:
    """Tell whether a key would write something; Space pages through words that are only read."""
    typed = event.text()
    pasted = event.matches(QKeySequence.StandardKey.Paste)
    return pasted or (bool(typed.strip()) and typed.isprintable())


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
