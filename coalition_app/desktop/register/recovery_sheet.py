"""The dialog that makes a recovery sheet: the passphrase is asked for, and kept nowhere."""

from typing import TYPE_CHECKING

from coalition_app import i18n
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.passphrase_field import SecretField, add_show_box
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.store.database import Database


class RecoverySheetDialog(FormDialog):
    """Writes the sheet only to the place that is chosen."""

    def __init__(self, desk: "Desk", database: "Database") -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Recovery sheet"),
            agree=lambda: _("Save the sheet…"),
            work=self._save,
        )
        self._desk, self._database = desk, database
        self.add_note(
            lambda: _(
                "A page to be printed: the passphrase in words and as a QR, with lines to fold it into an "
                "envelope. The program keeps neither the page nor the passphrase."
            )
        )
        self.passphrase = SecretField()
        self.add_field(lambda: _("Passphrase"), self.passphrase)
        self.shown, self.capitals = add_show_box(self, self.passphrase)
        self.add_note(
            lambda: _(
                "The PDF is not encrypted: whoever has it and the register opens it. Save it on a memory "
                "stick, print it, and delete it."
            ),
            "warning",
        )

    def _save(self) -> None:
        from coalition_app.documents.write import atomic_file
        from coalition_app.operations.register import draw_recovery_sheet

        try:
            sheet = draw_recovery_sheet(
                self._database, self.passphrase.text(), i18n.current().language
            )
        except UserError:
            self.passphrase.selectAll()
            self.passphrase.setFocus()
            raise
        proposed = _("%(name)s recovery sheet.pdf") % {"name": self._database.path.stem}
        chosen = self._desk.choosers.target(self, _("Save the sheet"), proposed)
        if chosen is None:
            raise UserError(_("No place was chosen: nothing was written."))
        path = atomic_file.with_ending(chosen, "pdf")
        atomic_file.place(path, sheet, replace=path == chosen)
        self._desk.say(
            _("The recovery sheet was saved: %(path)s. Print it, then delete the file.")
            % {"path": path}
        )
