"""The lock screen: the file's name, since when, the passphrase; no name of anybody, nothing from inside."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app import i18n
from coalition_app.desktop.controls.action_button import IconButton
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import give_role, heavy
from coalition_app.desktop.widgets.passphrase_field import SecretField
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.desktop.widgets.wrapped_words import wrapped
from coalition_app.i18n import _, ngettext
from coalition_app.languages import LANGUAGE_NAMES

COLUMN, ROUND, DRAWING, LINE = 420, 72, 32, 18
"""Pixels at 100 %: the column, the circle and the lock in it, a line of text."""
PROMISE = 546
"""Pixels at 100 % of the lines at the foot."""
TITLE = 20 / 13
FEWEST_LINES = 24
"""Lines of the window's height from which there is room for the drawing."""
LONGEST_WAIT = 60
"""Seconds between two attempts at most."""
Reason = Words
"""Says since when it is locked, and why."""


class LockPage(Spoken, QWidget):
    """Lies over the whole window; a wrong passphrase makes the next attempt wait longer."""

    unlock_wanted = Signal(str)
    """The typed passphrase; empty where the file has none."""
    close_wanted = Signal()
    language_wanted = Signal()
    theme_wanted = Signal()

    def __init__(self, window: QWidget, path: Path, reason: Reason, *, encrypted: bool) -> None:
        super().__init__(window)
        self._encrypted, self._reason, self._path = encrypted, reason, path
        self._window, self._wrong = window, 0
        self.wait_left = 0
        """Seconds until the next attempt is taken."""
        self._delay = QTimer(self, interval=1000)
        self._delay.timeout.connect(self.tick)
        self.setAutoFillBackground(True)
        self.language, self.dark = QPushButton(), IconButton("dark", "bare")
        give_role(self.language, "bare")
        self.language.clicked.connect(self.language_wanted)
        self.dark.clicked.connect(self.theme_wanted)
        self.drawing, self.name = _Drawing(), wrapped(QLabel(), "title")
        self.since, self.warning = wrapped(QLabel(), "quiet"), wrapped(QLabel(), "warning")
        self.caption, self.passphrase = QLabel(), SecretField()
        give_role(self.caption, "quiet")
        self.caption.setBuddy(self.passphrase)
        self.shown = QCheckBox()
        self.shown.toggled.connect(self.passphrase.show_typed)
        self.capitals, self.refusal = wrapped(QLabel(), "warning"), wrapped(QLabel(), "refusal")
        self.capitals.setVisible(False)
        self.refusal.setVisible(False)
        self.passphrase.capitals_seen.connect(self.capitals.setVisible)
        self.passphrase.returnPressed.connect(self.try_it)
        self.open, self.close_register = QPushButton(), QPushButton()
        give_role(self.open, "first")
        self.open.setAutoDefault(True)  # Enter presses it where it has the keyboard
        give_role(self.close_register, "link")
        self.open.clicked.connect(self.try_it)
        self.close_register.clicked.connect(self.close_wanted)
        self.working, self.promise = wrapped(QLabel(), "quiet"), wrapped(QLabel(), "quiet")
        self._lay_out()
        # Not before: a part without a place would be shown as a window of its own.
        for part in (self.caption, self.passphrase, self.shown):
            part.setVisible(encrypted)
        self._put_words()
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    @Slot()
    def try_it(self) -> None:
        """Ask for unlocking with what was typed; nothing while the next attempt waits."""
        if self.wait_left:
            return
        if self._encrypted and not self.passphrase.text():
            self.refuse(_("Enter the passphrase of this register."))
            return
        self.unlock_wanted.emit(self.passphrase.text())

    def take_keyboard(self) -> None:
        """Let what is typed go into the passphrase, or Enter open a register that has none."""
        (self.passphrase if self._encrypted else self.open).setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why it is not unlocked."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        self.passphrase.setFocus()

    def refuse_wrong(self, sentence: str) -> None:
        """Say that the passphrase is wrong; from the second time on each next attempt waits longer."""
        self._wrong += 1
        self.passphrase.selectAll()
        self.refuse(sentence)
        if self._wrong > 1:
            self.wait_left = min(LONGEST_WAIT, 2 ** (self._wrong - 1))
            self._delay.start()
        self._show_wait()

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        self.wait_left = max(0, self.wait_left - 1)
        if not self.wait_left:
            self._delay.stop()
        self._show_wait()

    def tell_work(self, label: str) -> None:
        """Say that work still runs behind the lock; the keys are there until it has ended.

        Its label stays untold: it may name a file, and the file somebody.
        """
        self.working.setText(
            _("Work is still under way. The passphrase is forgotten once it has ended.")
            if label
            else ""
        )
        self.working.setVisible(bool(label))
        self.close_register.setEnabled(not label)

    def retranslate(self) -> None:
        """Speak the program's language; a refusal in the old one goes."""
        super().retranslate()
        self.refusal.setVisible(False)
        self._show_wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self._window.rect())
            self._fit()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # nothing behind it is reached

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _show_wait(self) -> None:
        self.open.setEnabled(not self.wait_left)
        if self.wait_left:
            self.open.setText(
                ngettext(
                    "Open (in %(count)d second)", "Open (in %(count)d seconds)", self.wait_left
                )
                % {"count": self.wait_left}
            )
        else:
            self.open.setText(_("Open"))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, 0, 0)
        above.addStretch()
        above.addWidget(self.language)
        above.addWidget(self.dark)
        links = QHBoxLayout()
        links.addStretch()
        links.addWidget(self.close_register)
        links.addStretch()
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.name, self.since, self.warning, self.working):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for part, below in (
            (self.drawing, 14),
            (self.name, 4),
            (self.since, 16),
            (self.warning, 12),
            (self.caption, 4),
            (self.passphrase, 8),
            (self.shown, 8),
            (self.capitals, 6),
            (self.refusal, 6),
            (self.open, 14),
        ):
            column.addWidget(part)
            column.addSpacing(below)
        column.addLayout(links)
        column.addWidget(self.working)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(16, 10, 16, 16)
        whole.addLayout(above)
        whole.addStretch(2)
        middle = QHBoxLayout()  # an alignment would not ask the wrapped lines for their height
        middle.addStretch()
        middle.addWidget(self._column)
        middle.addStretch()
        whole.addLayout(middle)
        whole.addStretch(3)
        self.promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self.promise)
        room = QScrollArea(widgetResizable=True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidget(inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(room)
        self._fit()

    def _fit(self) -> None:
        times = self.fontMetrics().lineSpacing() / LINE
        font = heavy(self.font())
        font.setPointSizeF(self.font().pointSizeF() * TITLE)
        self.name.setFont(font)
        most = self._window.width() - 64
        self._column.setFixedWidth(max(240, min(round(COLUMN * times), most)))
        beside = max(0, self._window.width() - 32 - round(PROMISE * times)) // 2
        self.promise.setContentsMargins(beside, 0, beside, 0)
        self.passphrase.setMinimumHeight(round(36 * times))
        self.open.setMinimumHeight(round(36 * times))
        self.dark.setMinimumHeight(self.language.sizeHint().height())
        self.drawing.fit(times)
        self.drawing.setVisible(self._window.height() > FEWEST_LINES * LINE * times)

    def _put_words(self) -> None:
        self.put_words(self.setAccessibleName, lambda: _("Locked"))
        self.put_words(self.name.setText, lambda: self._path.stem)
        self.name.setToolTip(str(self._path))
        self.put_words(self.since.setText, self._reason)
        self.put_words(self.caption.setText, lambda: _("Passphrase"))
        self.put_words(self.passphrase.setAccessibleName, lambda: _("Passphrase"))
        self.put_words(self.shown.setText, lambda: _("Show passphrase"))
        self.put_words(self.capitals.setText, lambda: _("Caps Lock is on."))
        self.put_words(self.close_register.setText, lambda: _("Close the register"))
        self.put_words(self.language.setText, lambda: LANGUAGE_NAMES[i18n.current().language][:3])
        for button, words in (
            (self.language, lambda: _("Switch language")),
            (self.dark, lambda: _("Dark theme")),
        ):
            self.put_words(button.setToolTip, words)
            self.put_words(button.setAccessibleName, words)
        self.put_words(
            self.warning.setText,
            lambda: _("This register is not encrypted: anyone can open it again."),
        )
        self.warning.setVisible(not self._encrypted)
        self.put_words(
            self.promise.setText,
            lambda: (
                _(
                    "No signatory’s name is on the screen. Nobody can open the file without the "
                    "passphrase or the recovery sheet."
                )
                if self._encrypted
                else _("No signatory’s name is on the screen.")
            ),
        )
        self.tell_work("")
        self._show_wait()


class _Drawing(QWidget):
    """A lock in a circle."""

    def __init__(self) -> None:
        super().__init__()
        self._times = 1.0

    def fit(self, times: float) -> None:
        """Be as large as the letters ask for."""
        self._times = times
        self.setFixedHeight(round(ROUND * times))

    def sizeHint(self) -> QSize:
        return QSize(round(ROUND * self._times), round(ROUND * self._times))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, across = QPainter(self), round(ROUND * self._times)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.applied().good_ground))
        left = (self.width() - across) // 2
        painter.drawEllipse(left, 0, across, across)
        side = round(DRAWING * self._times)
        inset = (across - side) // 2
        painter.drawPixmap(left + inset, inset, picture("lock", "accent", side))
        painter.end()
