"""The dialog that makes a register of a copy while no register need be open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coalition_app.desktop.desk.file_choosers import Choosers
from coalition_app.desktop.register.recovery_dialogs import is_encrypted
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.passphrase_field import SecretField, add_show_box
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.care import backups


class RestoreDialog(FormDialog):
    """Asks for the copy's passphrase where there is one, and where the new file goes."""

    def __init__(
        self,
        parent: QWidget | None,
        copy: Path,
        choosers: Choosers,
        start: Callable[[Path, str | None], None],
    ) -> None:
        super().__init__(
            parent,
            title=lambda: _("Restore from a copy"),
            agree=lambda: _("Choose the new file…"),
            work=self._start,
        )
        self._copy, self._choosers, self._start_work = copy, choosers, start
        name = self.add_note(lambda: copy.stem, "heading")
        name.setToolTip(str(copy))
        self.add_note(
            lambda: _(
                "The copy is checked, and a new register is made from it. The copy itself is not changed."
            )
        )
        self.passphrase = SecretField()
        self._encrypted = is_encrypted(copy)
        if self._encrypted:
            self.add_field(lambda: _("Passphrase"), self.passphrase)
            self.shown, self.capitals = add_show_box(self, self.passphrase)

    def _start(self) -> None:
        if self._encrypted and not self.passphrase.text():
            raise UserError(_("Type the passphrase of this register."))
        secret = self.passphrase.text() or None
        backups.judge_copy(self._copy, secret)  # refuses while the dialog is open
        target = self._choosers.target(self, _("Where the restored register goes"), self._copy.name)
        if target is None:
            raise UserError(_("No file was chosen; nothing was made."))
        if target.exists():
            raise UserError(_("%(path)s already exists. Nothing was changed.") % {"path": target})
        self._start_work(target, secret)
