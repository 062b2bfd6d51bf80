"""The line below the window: what was just done and its undoing, work that runs, how the file is kept."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QWidget,
)

from coalition_app import __version__, i18n
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _, ngettext
from coalition_app.work import Remaining

HEIGHT, BAR, RIGHT, APART = 26, 2, 12, 12
"""Pixels of the line at 100 %, of the bar of work on top of it, beside its last words and between them."""


Offered = tuple[Words, Callable[[], Any]]
"""What a button says, and what it does."""


class StatusLine(Spoken, QStatusBar):
    """Keeps the last sentence until another comes or the page is left."""

    undo_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.said = QLabel()
        self.said.setObjectName("said")
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.mark = QLabel()
        self.mark.setObjectName("mark")
        self.undo, self.cancel = QPushButton(), QPushButton()
        for button in (self.undo, self.cancel):
            button.setProperty("role", "link")
            button.setVisible(False)
        self.undo.clicked.connect(self._take_back)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.offers = (QPushButton(), QPushButton())
        self._offered: list[Offered] = []
        self._kept: tuple[Words, list[Offered]] | None = None
        """What is offered again on each further page, until it is answered."""
        self._back: Offered | None = None
        self.way_back = QPushButton()
        """Leads to where this page was come from; it stands in one place, before what is said."""
        self.way_back.setProperty("role", "link")
        self.way_back.setVisible(False)
        self.way_back.clicked.connect(self._go_back)
        self.put_words(self.way_back.setText, self._words_of_way)
        for at, button in enumerate(self.offers):
            button.setProperty("role", "link")
            button.setVisible(False)
            button.clicked.connect(partial(self._follow, at))
            self.put_words(button.setText, partial(self._words_of, at))
        self.only_read = QLabel()
        self.only_read.setProperty("role", "refusal")
        self.only_read.setVisible(False)
        self.put_words(self.only_read.setText, lambda: _("Read only"))
        self.work = QLabel()
        self.saved, self.kept, self.copied = QLabel(), QLabel(), QLabel()
        for label in (self.said, self.saved, self.kept, self.copied):
            label.setProperty("role", "quiet")
        self._told: tuple[Words, Words, Words] = (str, str, str)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setVisible(False)
        self.left = QWidget()
        row = QHBoxLayout(self.left)
        row.setContentsMargins(0, 0, RIGHT, 0)
        row.addWidget(self.way_back)
        row.addWidget(self.mark)
        row.addWidget(self.said, 1000)
        for button in (self.undo, *self.offers):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.work)
        row.addWidget(self.cancel)
        # Room of the layout: margins of a label go with its role.
        kept = QHBoxLayout()
        kept.setSpacing(APART)
        for label in (self.saved, self.kept, self.copied, self.only_read):
            kept.addWidget(label)
        row.addSpacing(APART)
        row.addLayout(kept)
        # All in one: the bar itself measures its parts only when they are put into it.
        self.addWidget(self.left, 1)
        self._fit_height()
        self._now = QTimer(self, singleShot=True, interval=0)
        """Runs while the act goes on that something was said of last."""
        self._label, self._remaining = "", Remaining()
        self._words: Words | None = None
        self._said_in = i18n.current().language
        self.put_words(self.undo.setText, lambda: _("Undo"))
        self.put_words(self.cancel.setText, lambda: _("Stop"))
        self.put_words(self.bar.setAccessibleName, lambda: _("Progress"))

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Say a sentence; a refusal has its own colour and mark.

        What an act says beside its undoing being offered leaves the offer.
        """
        undone = self.undo.isVisibleTo(self) and self._now.isActive() and not refused
        sentence = show_hidden(sentence)
        give_role(self.said, "refusal" if refused else "quiet")
        self.said.setText(f"⚠ {sentence}" if refused and sentence else sentence)
        self.said.setToolTip(sentence)
        self.undo.setVisible(undone)
        self.mark.setText("" if refused or not sentence else "✓")
        self._now.start()
        self._show_offers([])
        self._words, self._said_in = None, i18n.current().language
        self.fit()

    def show_only_read(self, why: str) -> None:
        """Say as long as it lasts that the register is open only to be read, and why; or that it is not."""
        self.only_read.setVisible(bool(why))
        self.only_read.setToolTip(why)
        self.fit()

    def retranslate(self) -> None:
        """Speak the program's language; a sentence that can only be said in the old one goes."""
        super().retranslate()
        self.fit()
        if self._said_in == i18n.current().language:
            return
        undone, offered, words = self.undo.isVisible(), self._offered, self._words
        self.offer("" if words is None else words(), offered)
        self.undo.setVisible(undone)
        self._words = words

    def offer(self, sentence: str, offered: list[Offered], *, refused: bool = False) -> None:
        """Say a sentence, or a refusal, and offer up to two things to do next, until another one comes."""
        self.say(sentence, refused=refused)
        self._show_offers(offered)
        self.fit()

    def offer_way_back(self, words: Words, does: Callable[[], Any]) -> None:
        """Offer the way back until the page is left, whatever is done and said on it."""
        self._back = words, does
        self.way_back.setText(words())
        self.way_back.setVisible(True)
        self.say("")

    def _show_offers(self, offered: list[Offered]) -> None:
        self._offered = offered
        for at, button in enumerate(self.offers):
            button.setVisible(at < len(offered))
            if at < len(offered):
                button.setText(offered[at][0]())

    def keep_offering(self, words: Words, offered: Offered) -> None:
        """Offer something on each page anew until it is followed or put off, or the register is closed."""
        self._kept = (words, [offered, (lambda: _("Not now"), lambda: self.say(""))])
        self._offer_kept()

    def _offer_kept(self) -> None:
        if self._kept is not None:
            words, offered = self._kept
            self.offer(words(), offered)
            self._words = words

    @Slot()
    def leave_page(self) -> None:
        """Forget what was said on the page that is left, save by the act that leads away from it."""
        self.way_back.setVisible(False)
        if not self._now.isActive():
            self.forget()
            self._offer_kept()

    def forget(self) -> None:
        """Say nothing."""
        self.way_back.setVisible(False)
        self._now.stop()
        self.say("")
        self._now.stop()

    def show_closed(self) -> None:
        """Say that no register is open, and nothing of one that was."""
        self._kept = None
        self.forget()
        self.show_none()

    def show_none(self, kept: Words = lambda: _("No register is open")) -> None:
        """Say at the right that no register is open, or nothing yet while one is being opened."""
        self.show_kept(str, kept, lambda: f"coalition_app {__version__}")

    def show_kept(self, saved: Words, kept: Words, copied: Words, *, warns: bool = False) -> None:
        """Say at the right when the last change was saved, whether it is encrypted, and the newest copy.

        `warns` colours the copy alone: it is missing or old.
        """
        self._told = (saved, kept, copied)
        give_role(self.copied, "refusal" if warns else "quiet")
        self.fit()

    def offer_undo(self, words: Words) -> None:
        """Say what was done and offer to take it back."""
        self.say(words())
        self._words = words
        self.undo.setVisible(True)
        self.fit()

    def withdraw_undo(self) -> None:
        """Offer no undoing any more, nor say what would have been taken back."""
        if self.undo.isVisibleTo(self):
            self.say("")

    def show_work(self, label: str) -> None:
        """Show what runs in the background, or that nothing does."""
        self._label, self._remaining = label, Remaining()
        self.work.setText(label)
        self.bar.setRange(0, 0)
        for widget in (self.bar, self.cancel):
            widget.setVisible(bool(label))
        self.fit()

    def show_progress(self, done: int, of: int) -> None:
        """Show how far the work is, and how long it may still take once that can be told."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        if left := self._remaining.seconds(done, of):
            named = {"work": self._label, "count": left}
            text = ngettext(
                "%(work)s: about %(count)d second left",
                "%(work)s: about %(count)d seconds left",
                left,
            )
            self.work.setText(text % named)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.setGeometry(0, 0, self.width(), BAR)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_height()
            self.fit()

    def _fit_height(self) -> None:
        self.setMinimumHeight(round(HEIGHT * self.fontMetrics().lineSpacing() / 18))

    def fit(self) -> None:
        """Let what can be undone stand beside the sentence, and give the sentence room before all else."""
        wide = self.said.fontMetrics().horizontalAdvance(self.said.text())
        self.said.setMaximumWidth(wide + 4)
        parts = (self.way_back, self.only_read, self.undo, *self.offers, self.cancel)
        taken = [self.mark, self.work, *(each for each in parts if each.isVisibleTo(self))]
        room = self.width() - wide - sum(each.sizeHint().width() + 8 for each in taken)
        self.said.setWordWrap(room < 0)  # a label that may wrap asks for two lines
        labels = (self.copied, self.kept, self.saved)
        for label, words in zip(labels, reversed(self._told), strict=True):
            label.setText(words())
            room -= label.sizeHint().width() + APART
            if room < 0:  # emptied and not hidden: hiding would lay the whole window out at once
                label.setText("")

    def _words_of(self, at: int) -> str:
        # A button out of sight still tells assistive technology what it is.
        return self._offered[at][0]() if at < len(self._offered) else _("No actions available")

    def _words_of_way(self) -> str:
        return self._back[0]() if self._back is not None else _("No actions available")

    @Slot()
    def _go_back(self) -> None:
        if self._back is not None:
            self._back[1]()

    def _follow(self, at: int) -> None:
        if at < len(self._offered):
            if self._kept is not None and self._offered is self._kept[1]:
                self._kept = None
            self._offered[at][1]()

    @Slot()
    def _take_back(self) -> None:
        self.undo.setVisible(False)
        self.undo_wanted.emit()
