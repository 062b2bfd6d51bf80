"""What the actions of every subject share: the desk, and what must be there before they start."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.desk.operation_form import OperationForm
    from coalition_app.operations.door import Declared
    from coalition_app.records.signatures.signatures import SignatureRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database


class ActionOwner(QObject):
    """Owns the actions of one kind; each gathers input, opens its dialog, and lets the operations tell."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk.window)
        self.desk = desk

    @property
    def database(self) -> "Database":
        """The open register; raises UserError where none is open."""
        database = self.desk.operations.database
        if database is None:
            raise UserError(_("Open or create a register first."))
        return database

    @property
    def statement(self) -> "StatementRow":
        """The statement that is shown; raises UserError where there is none."""
        statement = self.desk.statement
        if statement is None:
            raise UserError(_("Create or import a statement first."))
        return statement

    def first_chosen(self) -> "SignatureRow":
        """Return the first of the chosen signatures; raises UserError where none is chosen."""
        chosen = self.desk.chosen()
        if not chosen:
            raise UserError(_("Choose a signatory first."))
        return chosen[0]

    def ask_for(self, operation: "Declared", **given: Any) -> None:
        """Ask for the values of an operation on the register or the shown statement, and do it."""
        self.form_for(operation, **given).open()

    def form_for(self, operation: "Declared", **given: Any) -> "OperationForm":
        """Return the form that asks for the values of an operation; it is not shown yet."""
        # Loaded with the first form: the window shows before the database's library is there.
        from coalition_app.desktop.desk.operation_form import OperationForm
        from coalition_app.operations.door import StatementOperation

        on_statement = isinstance(operation, StatementOperation)
        return OperationForm(
            self.desk, operation, self.statement if on_statement else None, **given
        )

    def tell(self, title: str, text: str) -> None:
        """Show a message that is read and closed."""
        from coalition_app.desktop.widgets.question import Message

        Message(self.desk.window, title=lambda: title, text=lambda: text).open()
