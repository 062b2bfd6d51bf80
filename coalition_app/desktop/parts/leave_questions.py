"""Questions before something leaves: a copy in clear, names that were withheld since."""

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from coalition_app.desktop.widgets.language_keys import switch_language_by_keys
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.documents.content.withheld import withheld_sentence
from coalition_app.i18n import _


class _Question(Spoken, QMessageBox):
    """A question of two answers; the careful one is what Enter and Escape do."""

    def __init__(
        self, parent: QWidget | None, *, title: Words, text: Words, stay: Words, leave: Words
    ) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.stay: QPushButton = self.addButton("-", QMessageBox.ButtonRole.RejectRole)
        self.leave: QPushButton = self.addButton("-", QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(self.stay)
        self.setEscapeButton(self.stay)
        switch_language_by_keys(self)
        self.put_words(self.setWindowTitle, title)
        self.put_words(self.setText, text)
        self.put_words(self.stay.setText, stay)
        self.put_words(self.leave.setText, leave)


class TakeOutDialog(_Question):
    """Warns that a copy outside the register is read by whoever has the computer."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(
            parent,
            title=lambda: _("Open with another program"),
            text=lambda: (
                _(
                    "%(name)s will be written to a place that you choose, and it is not encrypted there: "
                    "whoever has the computer can read it, also after you delete it. A file from a "
                    "stranger can also harm the computer."
                )
                % {"name": name}
            ),
            stay=lambda: _("Cancel"),
            leave=lambda: _("Choose the place…"),
        )


class WithheldNamesDialog(_Question):
    """Warns, before a further print of an edition, that it shows names that were withheld since."""

    def __init__(self, parent: QWidget | None, edition: int, numbers: tuple[int, ...]) -> None:
        super().__init__(
            parent,
            title=lambda: _("Names now withheld"),
            text=lambda: withheld_sentence(edition, numbers),
            stay=lambda: _("Cancel"),
            leave=lambda: _("Make print anyway"),
        )
