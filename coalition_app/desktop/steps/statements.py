"""Steps of a statement."""

from coalition_app.desktop.steps.base import StepsOf


class StatementSteps(StepsOf):
    """Each is an action of the Statement menu."""

    def new_statement(self) -> None:
        """Make a statement by hand."""
        from coalition_app.desktop.dialogs.statements import StatementDialog

        self.open(StatementDialog(self.window, self.database))
