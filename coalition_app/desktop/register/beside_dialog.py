"""The dialog that offers what lies beside a register's name, under which no file stands."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.passphrase_field import SecretField, add_show_box
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.care import backups
from coalition_app.records.opening.beside import is_copy
from coalition_app.records.opening.existing import LiesBeside, open_register
from coalition_app.records.opening.judging import refuse_by_beginning
from coalition_app.records.store.database import Database


class LiesBesideDialog(FormDialog):
    """Says that the name is without a file, and puts there what was found, checked; then it is opened."""

    def __init__(
        self, parent: QWidget | None, found: LiesBeside, opened: Callable[[Database], None]
    ) -> None:
        super().__init__(
            parent,
            title=lambda: _("No file under this name"),
            agree=lambda: _("Check it and put it there"),
            work=self._put_there,
        )
        self._register, self._found, self._opened = found.register, found.found, opened
        self._encrypted = not refuse_by_beginning(found.found)
        name = self.add_note(lambda: self._register.stem, "heading")
        name.setToolTip(str(self._register))
        self.said = self.add_note(self._say, "warning")
        self.add_note(
            lambda: _(
                "It is read through first. Where it is whole, it gets the register's name and is opened; "
                "where it is not, everything stays as it lies."
            )
        )
        self.passphrase = SecretField()
        if self._encrypted:
            self.add_field(lambda: _("Passphrase"), self.passphrase)
            self.shown, self.capitals = add_show_box(self, self.passphrase)

    def _say(self) -> str:
        where = {"path": self._register, "found": self._found.name}
        if is_copy(self._register, self._found.name):
            return (
                _("There is no file %(path)s. Beside it lies its newest copy: %(found)s.") % where
            )
        return (
            _(
                "There is no file %(path)s. Interrupted work left one beside it that may be the whole "
                "register: %(found)s."
            )
            % where
        )

    def _put_there(self) -> None:
        typed = self.passphrase.text()
        if self._encrypted and not typed:
            raise UserError(_("Type the passphrase of this register."))
        passphrase = typed if self._encrypted else None
        backups.restore(self._found, self._register, passphrase)
        self._opened(open_register(self._register, passphrase))
