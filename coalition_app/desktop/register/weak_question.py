"""The question before a passphrase is taken that is easy to guess."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from coalition_app.desktop.widgets.language_keys import switch_language_by_keys
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.i18n import _


class WeakPassphraseDialog(Spoken, QMessageBox):
    """Says what a weak passphrase means; six words are what Enter takes, Escape goes back to the field."""

    def __init__(
        self,
        parent: QWidget | None,
        guessed: Words,
        *,
        suggest: Callable[[], None],
        keep: Callable[[], None],
    ) -> None:
        """`guessed` says how soon somebody would guess it; `suggest` puts six words in its place."""
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        role = QMessageBox.ButtonRole
        self.suggest: QPushButton = self.addButton("-", role.AcceptRole)
        self.keep: QPushButton = self.addButton("-", role.DestructiveRole)
        self.other: QPushButton = self.addButton("-", role.RejectRole)
        self.setDefaultButton(self.suggest)
        self.setEscapeButton(self.other)
        self.suggest.clicked.connect(suggest)
        self.keep.clicked.connect(keep)
        switch_language_by_keys(self)
        self.put_words(self.setWindowTitle, lambda: _("Weak passphrase"))
        self.put_words(
            self.setText,
            lambda: (
                _(
                    "This passphrase is weak. %(guessed)s Then names, contacts, notes and withheld names "
                    "lie open. Six words drawn by chance are hard to guess and can be written down."
                )
                % {"guessed": guessed()}
            ),
        )
        self.put_words(self.suggest.setText, lambda: _("Suggest six words"))
        self.put_words(self.keep.setText, lambda: _("Use it anyway"))
        self.put_words(self.other.setText, lambda: _("Choose another"))
