"""Offering what lies beside a register's name, under which no file stands."""

from collections.abc import Callable
from pathlib import Path

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


def offer_beside(
    parent: QWidget | None, given: LiesBeside, opened: Callable[[Database], None]
) -> None:
    """Say that the name is without a file, and put there what was found, checked; then it is opened."""
    register, found = given.register, given.found
    encrypted = not refuse_by_beginning(found)
    secret = SecretField()

    def put_there() -> None:
        if encrypted and not secret.text():
            raise UserError(_("Type the passphrase of this register."))
        passphrase = secret.text() if encrypted else None
        backups.restore(found, register, passphrase)
        opened(open_register(register, passphrase))

    form = FormDialog(
        parent,
        title=lambda: _("No file under this name"),
        agree=lambda: _("Check it and put it there"),
        work=put_there,
    )
    form.add_note(lambda: register.stem, "heading").setToolTip(str(register))
    form.add_note(lambda: _beside_sentence(register, found), "warning").setObjectName("said")
    form.add_note(
        lambda: _(
            "It is read through first. Where it is whole, it gets the register's name and is opened; "
            "where it is not, everything stays as it lies."
        )
    )
    if encrypted:
        form.add_field(lambda: _("Passphrase"), secret)
        add_show_box(form, secret)
    form.open()


def _beside_sentence(register: Path, found: Path) -> str:
    where = {"path": register, "found": found.name}
    if is_copy(register, found.name):
        return _("There is no file %(path)s. Beside it lies its newest copy: %(found)s.") % where
    return (
        _(
            "There is no file %(path)s. Interrupted work left one beside it that may be the whole "
            "register: %(found)s."
        )
        % where
    )
