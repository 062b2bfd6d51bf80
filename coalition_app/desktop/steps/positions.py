"""Steps of positions and reservations."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from coalition_app.desktop.steps.base import StepsOf

if TYPE_CHECKING:
    from coalition_app.records.signatures import SignatureRow


class PositionSteps(StepsOf):
    """What a signatory supports, and in which words."""

    def reserve(self) -> None:
        """Record the position of the chosen signatory."""
        self.open_for(self.first_chosen(), {})

    def open_for(self, signed: "SignatureRow", proposed: Mapping[int, str]) -> None:
        """Open the dialog of one signatory; `proposed` sets stances of demands by number."""
        from coalition_app.desktop.dialogs.positions import PositionDialog

        self.open(PositionDialog(self.window, self.database, self.statement, signed, proposed))
