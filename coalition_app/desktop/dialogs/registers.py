"""Dialogs around a register: making one, and its passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from coalition_app.desktop.choosing import Choose, choose_target
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import LANGUAGES
from coalition_app.records import attestors
from coalition_app.records.database import SUFFIX, Database, create_register, open_register


class NewRegisterDialog(FormDialog):
    """Asks for coalition, documents' language, passphrase and attestor, and makes the register."""

    def __init__(
        self,
        parent: QWidget | None,
        made: Callable[[Database], None],
        choose: Choose = choose_target,
    ) -> None:
        super().__init__(
            parent, title=lambda: _("New register"), agree=lambda: _("Make"), work=self._make
        )
        self._made, self._choose = made, choose
        self.coalition = QLineEdit()
        self.language = QComboBox()
        for code in ("ru", "kk", "en"):
            self.language.addItem(LANGUAGES[code], code)
        self.passphrase = _secret()
        self.again = _secret()
        self.unencrypted = QCheckBox(_("Without a passphrase: whoever has the file can read it"))
        self.unencrypted.toggled.connect(self.passphrase.setDisabled)
        self.unencrypted.toggled.connect(self.again.setDisabled)
        self.attestor = QLineEdit()
        self.offices = QPlainTextEdit()
        self.offices.setFixedHeight(84)
        self.offices.setTabChangesFocus(True)
        self.add_field(lambda: _("Coalition"), self.coalition)
        self.add_field(lambda: _("Language of documents"), self.language)
        self.add_field(lambda: _("Passphrase"), self.passphrase)
        self.add_field(lambda: _("Passphrase once more"), self.again)
        self.form.addRow(self.unencrypted)
        self.add_note(
            lambda: _("Nobody can open the register if the passphrase is lost: write it down.")
        )
        self.add_field(lambda: _("Who attests (may wait)"), self.attestor)
        self.add_field(lambda: _("Offices, one a line"), self.offices)

    def _make(self) -> None:
        passphrase = None if self.unencrypted.isChecked() else self.passphrase.text()
        if passphrase is not None and passphrase != self.again.text():
            raise UserError(_("The two passphrases differ; nothing was made."))
        if not self.coalition.text().strip():
            raise UserError(_("A register needs the name of its coalition."))
        proposed = self.coalition.text().replace("/", "-") + SUFFIX
        path = self._choose(self, _("Where the register goes"), proposed)
        if path is None:
            raise UserError(_("Choose where the register goes."))
        database = create_register(
            path,
            coalition=self.coalition.text(),
            passphrase=passphrase,
            document_language=self.language.currentData(),
        )
        if self.attestor.text().strip():
            with database.writing("set-attestor") as tx:
                attestors.set_attestor(
                    tx,
                    name=self.attestor.text(),
                    offices=self.offices.toPlainText().splitlines(),
                )
        self._made(database)


class PassphraseDialog(FormDialog):
    """Asks for the passphrase of an encrypted register and opens it."""

    def __init__(
        self, parent: QWidget | None, path: Path, opened: Callable[[Database], None]
    ) -> None:
        super().__init__(
            parent, title=lambda: _("Passphrase"), agree=lambda: _("Open"), work=self._open
        )
        self._path = path
        self._opened = opened
        self.passphrase = _secret()
        self.add_note(lambda: path.name, "heading")
        self.add_field(lambda: _("Passphrase"), self.passphrase)

    def _open(self) -> None:
        self._opened(open_register(self._path, self.passphrase.text()))


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
