"""Steps of the signatories."""

from coalition_app.desktop.desk.desk import StepsOf


class SignatorySteps(StepsOf):
    """Signing, withdrawing, and the evidence of it."""

    def new_signature(self) -> None:
        """Add signatures by hand; each is shown and chosen when it was added."""
        from coalition_app.desktop.signatories.sign_dialogs import SignatureDialog

        statement = self.statement
        dialog = SignatureDialog(self.window, self.database, statement, self._show_added)
        dialog.open()

    def change_status(self) -> None:
        """Record a dated step of the chosen signatory to another status."""
        from coalition_app.desktop.signatories.status_dialog import StatusDialog

        self.open(StatusDialog(self.window, self.database, self.statement, self.first_chosen()))

    def withdraw(self) -> None:
        """Record the withdrawal of the chosen signatory."""
        from coalition_app.desktop.signatories.sign_dialogs import WithdrawalDialog

        self.open(WithdrawalDialog(self.window, self.database, self.statement, self.first_chosen()))

    def record_evidence(self) -> None:
        """Record evidence for the chosen signatories or for all."""
        from coalition_app.desktop.signatories.sign_dialogs import EvidenceDialog

        numbers = self.window.steps.editing.chosen_numbers() if self.window.chosen() else []
        self.open(EvidenceDialog(self.window, self.database, self.statement, numbers))

    def _show_added(self, number: int) -> None:
        self.window.operations.reread()
        self.window.show_numbers([number])
