"""The frame of a dialog: the title inside it with a cross, a line above the buttons, a veil behind."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.language_keys import let_keys_through
from coalition_app.desktop.widgets.redo_key import redo_in_field
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _

LED_ON = 2
"""Result of a dialog that closed to show something on a page of the window."""
RADIUS = 12
FORM, LINE = 560, 18
"""Pixels across of a form, and of a line of text, at 100 %."""
ASIDE = 20
"""Pixels between the frame and what stands in it."""
BESIDE_LETTERS = 34
"""Letters of a title that stand in one line, with a sentence beside it."""
GAP = 10
"""Pixels between the title and what stands beside it."""
ABOVE_BUTTONS = 11
"""Pixels above and below the buttons, so that the foot is 58 high."""

LIGHT_SHARE, DARK_SHARE = 0.34, 0.5
"""How much of the window the veil covers: of the text's colour, in the dark of black."""


class DialogFrame(Spoken, QDialog):
    """A dialog without the system's frame; `head` is its first row, and moves it where it is pulled."""

    foot: QHBoxLayout | None = None
    """The row of its buttons, above which the line stands."""
    veiled = True
    """Whether the window behind is covered; not where it shows what the dialog does."""
    _veil: "Veil | None" = None
    _stands: QPoint | None = None
    """Where it was set by itself; elsewhere, somebody moved it."""
    _question = 0
    """How many questions were put to the register; only the answer to the newest is shown."""

    def __init__(self, parent: QWidget | None, title: Words) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words_of_title = title
        self.head = DialogHead(self)
        self.put_words(self.setWindowTitle, title)
        self.put_words(self.head.close_.setToolTip, lambda: _("Close (Esc)"))
        self.put_words(self.head.close_.setAccessibleName, lambda: _("Close"))
        let_keys_through(self)
        QShortcut(QKeySequence("Ctrl+Y"), self).activated.connect(redo_in_field)

    def stand(self, *parts: QWidget, foot: QHBoxLayout) -> QVBoxLayout:
        """Set the head, the parts below each other and the row of buttons; return their column."""
        self.foot = foot
        foot.setContentsMargins(0, ABOVE_BUTTONS, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(ASIDE, 14, ASIDE, ABOVE_BUTTONS)
        column.setSpacing(12)
        for part in (self.head, *parts):
            column.addWidget(part)
        column.addLayout(foot)
        return column

    def take_room(self, height: int) -> None:
        """Be as wide as a form, and so many pixels high at 100 %, as far as the screen has room."""
        self.resize(self._room_of(FORM, height))

    def take_width(self, width: int) -> None:
        """Be at least so many pixels wide at 100 %, as far as the screen has room."""
        self.setMinimumWidth(self._room_of(width, 0).width())

    def _room_of(self, width: int, height: int) -> QSize:
        times = self.fontMetrics().lineSpacing() / LINE
        return (QSize(width, height) * times).boundedTo(screen_room(self))

    def newest(self, show: Callable[[Any], None]) -> Callable[[Any], None]:
        """Return what takes the answer to a question; only that to the newest one is shown."""
        self._question += 1
        asked = self._question

        def take(answer: Any) -> None:
            if asked == self._question:
                show(answer)

        return take

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        if not (event.spontaneous() or self.testAttribute(Qt.WidgetAttribute.WA_Moved)):
            self.stand_in_middle()
        if self.veiled and parent is not None and self._veil is None and self.isWindow():
            self._veil = Veil(self, parent.window())
        super().showEvent(event)

    def stand_in_middle(self) -> None:
        """Stand in the middle of the window, unless somebody moved it.

        Where the system chose the place, Qt may not know it.
        """
        self.leave_corner()
        if self._stands not in (None, self.pos()):
            return
        window, screen = self.parentWidget(), self.screen().availableGeometry()
        while isinstance(window, DialogFrame) and window.parentWidget() is not None:
            window = window.parentWidget()  # of a dialog, too, Qt may not know the place
        place = self.frameGeometry()
        place.moveCenter(screen.center() if window is None else window.window().geometry().center())
        left = max(screen.left(), min(place.left(), screen.right() + 1 - place.width()))
        top = max(screen.top(), min(place.top(), screen.bottom() + 1 - place.height()))
        self.move(left, top)
        self._stands = self.pos()

    def leave_corner(self) -> None:
        """Be again where it was put: while the system shows it, Qt may take it to be in the corner.

        Whatever changes its size then would bring it there.
        """
        if self._stands is not None and self.pos() == QPoint():
            self.move(self._stands)

    def ask_to_close(self) -> None:
        """Close as who uses it asks for."""
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.ask_to_close()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and held == Qt.KeyboardModifier.ControlModifier
        ):
            self._press_default()
        else:
            super().keyPressEvent(event)

    def _press_default(self) -> None:
        """Ctrl+Enter does from any field what Enter does; nothing where Enter is kept from it."""
        for button in self.findChildren(QPushButton):
            if button.isDefault() and button.isVisible() and button.isEnabled():
                button.click()
                return

    def closeEvent(self, event: QCloseEvent) -> None:
        """The system closes it as its cross does; the program itself asks nothing."""
        if event.spontaneous() and self.isVisible():
            event.ignore()
            self.ask_to_close()
        else:
            super().closeEvent(event)

    def done(self, result: int) -> None:
        """Close; what is still being read is not shown."""
        self._question += 1
        self._veil = None  # it goes by itself
        window, shown = self.parentWidget(), self.isVisible()
        super().done(result)
        if (
            shown
            and window is not None
            and QApplication.activeModalWidget() in (None, window.window())
        ):
            window.window().activateWindow()  # not every window manager knows where the keyboard was

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = theme.applied(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.button_line)))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self.foot is not None:
            painter.setPen(QPen(QColor(colours.line)))
            top = self.foot.geometry().top()
            painter.drawLine(1, top, self.width() - 2, top)
        painter.end()


class Veil(QWidget):
    """Lies over the whole window of a dialog from now until the dialog is closed."""

    def __init__(self, dialog: QDialog, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        dialog.finished.connect(self.lift)
        self.show()

    def lift(self) -> None:
        """Go, once its dialog is closed."""
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.applied()
        dark = colours is theme.DARK
        shade = QColor("#000000" if dark else colours.text)
        shade.setAlphaF(DARK_SHARE if dark else LIGHT_SHARE)
        QPainter(self).fillRect(self.rect(), shade)


class _Title(QLabel):
    """Takes one line as long as what stands beside it has room."""

    def __init__(self, head: "DialogHead") -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._head = head

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._head.beside.isHidden():
            return hint
        line = self.fontMetrics().horizontalAdvance(self.text()) + 2
        most = BESIDE_LETTERS * letter_width(self.fontMetrics())
        return hint.expandedTo(QSize(min(line, most), 0))


class DialogHead(QWidget):
    """The title and the cross; the system moves the dialog where the head is pulled."""

    _pressed: QPointF | None = None
    """Where the pointer was pressed, until the dialog is pulled from there."""

    def __init__(self, dialog: DialogFrame) -> None:
        super().__init__(dialog)
        self.beside = QLabel(wordWrap=True)
        """A quiet sentence after the title, where there is one."""
        self.beside.setProperty("role", "quiet")
        self.beside.hide()
        self.title = _Title(self)
        self.title.setObjectName("dialog_title")
        give_role(self.title, "heading")
        self.close_ = QPushButton("✕")
        give_role(self.close_, "plain")
        self.close_.setAutoDefault(False)
        self.close_.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc and the last button do the same
        self.close_.clicked.connect(dialog.ask_to_close)
        dialog.windowTitleChanged.connect(self.title.setText)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.setSpacing(GAP)
        self._said.addWidget(self.title, 1)
        self._said.addWidget(self.beside, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(self._said, 1)
        row.addWidget(self.close_, 0, Qt.AlignmentFlag.AlignTop)

    def tell(self, text: str) -> None:
        """Say something after the title."""
        self._said.setStretchFactor(self.title, 0)
        self.beside.setText(show_hidden(text))
        self.beside.show()
        self._fit()

    def name_by(self, part: QWidget) -> None:
        """Let a part name the dialog in place of the title, where what is below needs the room."""
        self.title.hide()
        self._said.insertWidget(0, part, 1, Qt.AlignmentFlag.AlignLeft)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Set the sentence below a title beside which it would have two lines or more."""
        words, title = self.beside.fontMetrics(), self.title.fontMetrics()
        # Before it is shown it has no width of its own.
        least = self.window().minimumWidth() - 2 * ASIDE
        wide = self.width() if self.isVisible() else max(self.width(), least)
        room = wide - self.close_.sizeHint().width() - 2 * GAP
        room -= title.horizontalAdvance(self.title.text())
        below = words.horizontalAdvance(self.beside.text()) > room
        direction = QBoxLayout.Direction
        self._said.setDirection(direction.TopToBottom if below else direction.LeftToRight)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.globalPosition() if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the system move the dialog once it is pulled: a click alone would hold it to the pointer."""
        handle = self.window().windowHandle()
        if self._pressed is None or handle is None:
            return
        pulled = (event.globalPosition() - self._pressed).manhattanLength()
        if pulled >= QApplication.startDragDistance():
            self._pressed = None
            handle.startSystemMove()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None
