"""Steps of positions and reservations."""

from coalition_app.desktop.steps.base import StepsOf


class PositionSteps(StepsOf):
    """What a signatory supports, and in which words."""

    def reserve(self) -> None:
        """Record the position of the chosen signatory."""
        from coalition_app.desktop.dialogs.positions import PositionDialog

        self.open(PositionDialog(self.window, self.database, self.statement, self.first_chosen()))
