"""The line below the window: what was said last, the offer to undo, and the work in the background."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSizePolicy, QStatusBar

from coalition_app import i18n
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.i18n import _, ngettext

OFFERED = 10_000
"""Milliseconds for which undoing the last change is offered here; the menu offers it always."""
TOLD_AFTER = 2.0
"""Seconds of work after which the remaining time can be estimated."""


class StatusLine(Spoken, QStatusBar):
    """Keeps the last sentence until another comes: nothing vanishes before it was read."""

    undo_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo, self.cancel = QPushButton(), QPushButton()
        for button in (self.undo, self.cancel):
            button.setProperty("role", "small")
            button.setVisible(False)
        self.undo.clicked.connect(self._take_back)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.offers = (QPushButton(), QPushButton())
        self._offered: list[tuple[Words, Callable[[], None]]] = []
        for at, button in enumerate(self.offers):
            button.setProperty("role", "small")
            button.setVisible(False)
            button.clicked.connect(partial(self._follow, at))
            self.put_words(button.setText, partial(self._words_of, at))
        self.only_read = QLabel()
        self.only_read.setProperty("role", "refusal")
        self.only_read.setContentsMargins(6, 0, 10, 0)
        self.only_read.setVisible(False)
        self.put_words(self.only_read.setText, lambda: _("Read only"))
        self.work = QLabel()
        self.bar = QProgressBar()
        self.bar.setMaximumWidth(160)
        self.bar.setTextVisible(False)
        self.bar.setVisible(False)
        self.addWidget(self.said, 1)
        self.addWidget(self.undo)
        for button in self.offers:
            self.addWidget(button)
        for widget in (self.work, self.bar, self.cancel, self.only_read):
            self.addPermanentWidget(widget)
        self._offer = QTimer(self, singleShot=True, interval=OFFERED)
        self._offer.timeout.connect(lambda: self.undo.setVisible(False))
        self._waiting: tuple[str, list[tuple[Words, Callable[[], None]]]] | None = None
        self._read = QTimer(self, singleShot=True, interval=OFFERED)
        self._read.timeout.connect(self._say_waiting)
        self._label, self._since = "", 0.0
        self._words: Words | None = None
        self._said_in = i18n.current().language
        self.put_words(self.undo.setText, lambda: _("Undo"))
        self.put_words(self.cancel.setText, lambda: _("Cancel"))
        self.put_words(self.bar.setAccessibleName, lambda: _("Progress"))

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Say a sentence; a refusal has its own colour and mark."""
        give_role(self.said, "refusal" if refused else "quiet")
        self.said.setText(f"⚠ {sentence}" if refused and sentence else sentence)
        self.said.setToolTip(sentence)
        self.undo.setVisible(False)
        self._offered = []
        for button in self.offers:
            button.setVisible(False)
        self._words, self._said_in = None, i18n.current().language
        if self._waiting is not None:
            self._read.start()

    def show_only_read(self, why: str) -> None:
        """Say as long as it lasts that the register is open only to be read, and why; or that it is not."""
        self.only_read.setVisible(bool(why))
        self.only_read.setToolTip(why)

    def retranslate(self) -> None:
        """Speak the program's language; a sentence that can only be said in the old one goes."""
        super().retranslate()
        if self._said_in == i18n.current().language:
            return
        undone, offered, words = self.undo.isVisible(), self._offered, self._words
        self.offer("" if words is None else words(), offered)
        self.undo.setVisible(undone)
        self._words = words

    def offer(self, sentence: str, offered: list[tuple[Words, Callable[[], None]]]) -> None:
        """Say a sentence and offer up to two things to do next, until another sentence comes."""
        self.say(sentence)
        self._offered = offered
        for button, (words, _does) in zip(self.offers, offered, strict=False):
            button.setText(words())
            button.setVisible(True)

    def offer_later(self, sentence: str, offered: list[tuple[Words, Callable[[], None]]]) -> None:
        """Offer what can wait: at once on an empty line, else after a sentence has stood ten seconds."""
        self._waiting = (sentence, offered)
        if self.said.text():
            self._read.start()
        else:
            self._say_waiting()

    def forget(self) -> None:
        """Forget what is said and what waits: the register that it is about was closed."""
        self._waiting = None
        self.say("")

    @Slot()
    def _say_waiting(self) -> None:
        if self._waiting is not None:
            (sentence, offered), self._waiting = self._waiting, None
            self.offer(sentence, offered)

    def offer_undo(self, words: Words) -> None:
        """Say what was done and offer for ten seconds to take it back."""
        self.say(words())
        self._words = words
        self.undo.setVisible(True)
        self._offer.start()

    def show_work(self, label: str) -> None:
        """Show what runs in the background, or that nothing does."""
        self._label, self._since = label, time.monotonic()
        self.work.setText(label)
        self.bar.setRange(0, 0)
        for widget in (self.bar, self.cancel):
            widget.setVisible(bool(label))

    def show_progress(self, done: int, of: int) -> None:
        """Show how far the work is, and how long it may still take once that can be told."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        spent = time.monotonic() - self._since
        if done and spent > TOLD_AFTER:
            left = round(spent * (of - done) / done)
            named = {"work": self._label, "count": left}
            text = ngettext(
                "%(work)s: about %(count)d second left",
                "%(work)s: about %(count)d seconds left",
                left,
            )
            self.work.setText(text % named)

    def _words_of(self, at: int) -> str:
        # A button out of sight still tells assistive technology what it is.
        return self._offered[at][0]() if at < len(self._offered) else _("No actions available")

    def _follow(self, at: int) -> None:
        if at < len(self._offered):
            self._offered[at][1]()

    @Slot()
    def _take_back(self) -> None:
        self.undo.setVisible(False)
        self.undo_wanted.emit()
