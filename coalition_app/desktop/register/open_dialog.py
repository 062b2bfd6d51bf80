"""The dialog that opens an encrypted register."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.passphrase_field import SecretField, add_show_box
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database


class PassphraseDialog(FormDialog):
    """Asks for the passphrase of an encrypted register and opens it; asks again after a wrong one."""

    def __init__(
        self,
        parent: QWidget | None,
        path: Path,
        opened: Callable[[Database], None],
        recover: Callable[[Path, str], None],
    ) -> None:
        super().__init__(
            parent, title=lambda: _("Passphrase"), agree=lambda: _("Open"), work=self._open
        )
        self._path = path
        self._opened, self._recover = opened, recover
        self.passphrase = SecretField()
        name = self.add_note(lambda: path.stem, "heading")
        name.setToolTip(str(path))
        self.add_field(lambda: _("Passphrase"), self.passphrase)
        self.shown, self.capitals = add_show_box(self, self.passphrase)
        self.recover = QPushButton()
        self.recover.setAutoDefault(False)
        self.recover.setVisible(False)
        self.recover.clicked.connect(self._recover_instead)
        self.put_words(self.recover.setText, lambda: _("Recover what can be read…"))
        self.buttons.insertWidget(0, self.recover)

    def _recover_instead(self) -> None:
        self.reject()
        self._recover(self._path, self.passphrase.text())

    def _open(self) -> None:
        if not self.passphrase.text():
            raise UserError(_("Type the passphrase of this register."))
        try:
            database = open_register(self._path, self.passphrase.text())
        except UserError as error:
            # A wrong passphrase and a damaged beginning look alike.
            self.recover.setVisible(error.damaged)
            self.passphrase.selectAll()
            self.passphrase.setFocus()
            raise
        self._opened(database)
