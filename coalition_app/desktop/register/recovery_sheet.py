"""Making a recovery sheet: the passphrase is asked for, and kept nowhere."""

from typing import TYPE_CHECKING

from coalition_app import i18n
from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.store.database import Database


OWN = 0o600
"""Only who made it reads the sheet."""


def ask_for_sheet(desk: "Desk", database: "Database") -> None:
    """Ask for the passphrase, and write the sheet only to the place that is chosen."""

    def save(dialog: SecretDialog, passphrase: str | None) -> None:
        from coalition_app.documents.write import atomic_file
        from coalition_app.operations.register import draw_recovery_sheet

        sheet = draw_recovery_sheet(database, passphrase or "", i18n.current().language)
        proposed = _("%(name)s recovery sheet.pdf") % {"name": database.path.stem}
        chosen = desk.choosers.target(dialog, _("Save the sheet"), proposed)
        if chosen is None:
            raise UserError(_("No place was chosen: nothing was written."))
        path = atomic_file.with_ending(chosen, "pdf")
        atomic_file.place(path, sheet, replace=path == chosen, mode=OWN)
        desk.say(
            _("The recovery sheet was saved; print it, then delete the file: %(path)s")
            % {"path": path}
        )

    SecretDialog(
        desk.window,
        title=lambda: _("Recovery sheet"),
        agree=lambda: _("Save the sheet…"),
        do=save,
        told=(
            lambda: _(
                "A page to print: the passphrase in words and as a QR code, with lines to fold it into "
                "an envelope. The program keeps neither the page nor the passphrase."
            ),
        ),
        warned=(
            lambda: _(
                "The PDF is not encrypted: anyone who has both it and the register can open the register. "
                "Save it on a memory stick, print it, then delete the PDF."
            ),
        ),
    ).open()
