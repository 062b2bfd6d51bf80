"""A question of two or three answers, and a message that is read and closed."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.i18n import _

WIDTH = 420
"""Pixels at least; the buttons may need more."""
OTHER = 2
"""The result of the third answer: neither agreed nor given up."""


class Question(FormDialog):
    """Asks whether to do something; the careful answer is what Escape does, and Enter unless told.

    The act is filled where Enter does it; none is filled where Enter gives it up, or all that can be done is
    to close.

    `do` follows once the question is closed. `other` is a third answer with what it does.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: Words,
        text: Words,
        answer: Words | None,
        do: Callable[[], object],
        stay: Words = lambda: _("Cancel"),
        other: tuple[Words, Callable[[], object]] | None = None,
        enter_agrees: bool = False,
    ) -> None:
        super().__init__(parent, title=title, agree=answer)
        self.take_width(WIDTH)
        self.said = self.add_note(text, "")
        self.put_words(self.give_up.setText, stay)
        self.accepted.connect(do)
        self.other = QPushButton()
        if other is not None:
            words, does = other
            self.put_words(self.other.setText, words)
            self.buttons.insertWidget(self.buttons.count() - 1, self.other)
            self.other.clicked.connect(lambda: self.done(OTHER))
            self.other.clicked.connect(does)
        self._first = self.agree
        if not enter_agrees:
            self.stay_first()


class Message(Question):
    """Says something that is read and closed, by Enter as well."""

    def __init__(self, parent: QWidget | None, *, title: Words, text: Words) -> None:
        super().__init__(
            parent,
            title=title,
            text=text,
            answer=None,
            do=lambda: None,
            enter_agrees=True,
        )

    def text(self) -> str:
        """Return what it says."""
        return self.said.text()
