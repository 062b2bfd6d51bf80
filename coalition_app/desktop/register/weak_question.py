"""The question before a passphrase is taken that is easy to guess."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coalition_app.desktop.widgets.question import Question
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.i18n import _


def ask_about_weak(
    parent: QWidget | None,
    guessed: Words,
    *,
    suggest: Callable[[], object],
    keep: Callable[[], object],
) -> None:
    """Say what a weak passphrase means; Enter takes six words, Escape goes back to the field.

    `guessed` says how soon somebody would guess it; `suggest` puts six words in its place.
    """
    Question(
        parent,
        title=lambda: _("Weak passphrase"),
        text=lambda: (
            _(
                "%(guessed)s Then names, contacts, notes and withheld names are exposed. "
                "Six words drawn at random are hard to guess and can be written down."
            )
            % {"guessed": guessed()}
        ),
        answer=lambda: _("Suggest six words"),
        do=suggest,
        stay=lambda: _("Choose another"),
        other=(lambda: _("Use it anyway"), keep),
        enter_agrees=True,
    ).open()
