"""Questions before something leaves: a copy in clear, names that were withheld since."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coalition_app.desktop.widgets.question import Question
from coalition_app.documents.content.withheld import withheld_sentence
from coalition_app.i18n import _


def ask_to_take_out(parent: QWidget | None, name: str, do: Callable[[], object]) -> None:
    """Warn that a copy outside the register is read by whoever has the computer."""
    Question(
        parent,
        title=lambda: _("Open with another program"),
        text=lambda: (
            _(
                "%(name)s will be saved unencrypted in a folder of your choice: anyone who has the "
                "computer can read it, even after it is deleted. A file from a stranger can also harm "
                "the computer."
            )
            % {"name": name}
        ),
        answer=lambda: _("Choose the place…"),
        do=do,
    ).open()


def ask_about_withheld(
    parent: QWidget | None, edition: int, numbers: tuple[int, ...], do: Callable[[], object]
) -> None:
    """Warn, before a further print of an edition, that it shows names that were withheld since."""
    Question(
        parent,
        title=lambda: _("Names now withheld"),
        text=lambda: withheld_sentence(edition, numbers),
        answer=lambda: _("Create print anyway"),
        do=do,
    ).open()
