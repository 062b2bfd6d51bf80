"""Steps of the signatories."""

from coalition_app.desktop.steps.base import StepsOf


class SignatorySteps(StepsOf):
    """Signing, withdrawing, and the evidence of it."""

    def new_signature(self) -> None:
        """Add a signature by hand."""
        from coalition_app.desktop.dialogs.signatures import SignatureDialog

        self.open(SignatureDialog(self.window, self.database, self.statement))

    def withdraw(self) -> None:
        """Record the withdrawal of the chosen signatory."""
        from coalition_app.desktop.dialogs.signatures import WithdrawalDialog

        self.open(WithdrawalDialog(self.window, self.database, self.statement, self.first_chosen()))

    def record_evidence(self) -> None:
        """Record evidence for the chosen signatories or for all."""
        from coalition_app.desktop.dialogs.signatures import EvidenceDialog

        chosen = self.window.chosen()
        self.open(EvidenceDialog(self.window, self.database, self.statement, chosen))
