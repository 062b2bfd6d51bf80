"""What all steps share: the window, and opening a dialog for a statement or a chosen signatory."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMessageBox

from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow
    from coalition_app.records.signatures.signatures import SignatureRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database


class StepsOf(QObject):
    """Steps of one kind; each gathers input, opens its dialog, and lets the operations tell the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window

    @property
    def database(self) -> "Database":
        """Give the open register; raises UserError where none is open."""
        database = self.window.operations.database
        if database is None:
            raise UserError(_("Open or make a register first."))
        return database

    @property
    def statement(self) -> "StatementRow":
        """Give the statement that is shown; raises UserError where there is none."""
        if self.window.statement is None:
            raise UserError(_("Make or import a statement first."))
        return self.window.statement

    def first_chosen(self) -> "SignatureRow":
        """Give the first of the chosen signatures; raises UserError where none is chosen."""
        chosen = self.window.chosen()
        if not chosen:
            raise UserError(_("Choose a signatory first."))
        return chosen[0]

    def open(self, dialog: QDialog) -> None:
        """Open a dialog; what it wrote is shown when it was agreed to."""
        dialog.accepted.connect(self.window.operations.reread)
        dialog.open()

    def tell(self, title: str, text: str) -> None:
        """Tell something that she reads and closes."""
        box = QMessageBox(self.window)
        box.setWindowTitle(title)
        box.setText(text)
        box.open()
