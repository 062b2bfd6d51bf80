"""Steps of the list and of its signatories."""

from coalition_app.desktop.steps.base import StepsOf
from coalition_app.errors import UserError
from coalition_app.i18n import _


class SignatorySteps(StepsOf):
    """What is done to one signatory, to the chosen ones, or to the list as it is seen."""

    def find(self) -> None:
        """Go to the search field, from whatever page."""
        self.window.go("signatories")
        self.window.signatories.search.setFocus()

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

    def edit(self) -> None:
        raise UserError(_("Not built yet."))

    change_many = move_up = move_down = copy = print_list = filter = columns = edit
