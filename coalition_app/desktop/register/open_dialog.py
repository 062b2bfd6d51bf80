"""The dialog that opens an encrypted register."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database


def ask_to_open(
    parent: QWidget | None,
    path: Path,
    opened: Callable[[Database], None],
    recover: Callable[[Path, str], None],
) -> SecretDialog:
    """Ask for the passphrase of an encrypted register and open it; ask again after a wrong one."""
    instead = QPushButton(autoDefault=False)
    instead.setObjectName("recover")
    instead.setVisible(False)

    def open_it(_dialog: SecretDialog, passphrase: str | None) -> None:
        try:
            opened(open_register(path, passphrase))
        except UserError as error:
            # A wrong passphrase and a damaged beginning look alike.
            instead.setVisible(error.damaged)
            raise

    def recover_instead() -> None:
        dialog.reject()
        recover(path, dialog.passphrase.text())

    dialog = SecretDialog(
        parent, title=lambda: _("Encrypted register"), agree=lambda: _("Open"), do=open_it, of=path
    )
    instead.clicked.connect(recover_instead)
    dialog.put_words(instead.setText, lambda: _("Recover a damaged register…"))
    dialog.buttons.insertWidget(0, instead)
    dialog.open()
    return dialog
