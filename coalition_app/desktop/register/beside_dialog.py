"""Offering what lies beside a register's name, under which no file stands."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coalition_app.desktop.register.secret_dialog import SecretDialog
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

    def put_there(_dialog: SecretDialog, passphrase: str | None) -> None:
        backups.restore(found, register, passphrase)
        opened(open_register(register, passphrase))

    where = {"path": register, "found": found.name}

    def lies_there() -> str:
        if is_copy(register, found.name):
            return (
                _("There is no file %(path)s. Beside it is its newest backup: %(found)s.") % where
            )
        return (
            _(
                "There is no file %(path)s. Interrupted work left one beside it that may be the whole "
                "register: %(found)s."
            )
            % where
        )

    SecretDialog(
        parent,
        title=lambda: _("No file under this name"),
        agree=lambda: _("Check and restore"),
        do=put_there,
        of=register,
        said=lies_there,
        told=(
            lambda: _(
                "It is checked first. If it is complete, it gets the register’s name and is "
                "opened; if not, everything stays as it is."
            ),
        ),
        asked=not refuse_by_beginning(found),
    ).open()
