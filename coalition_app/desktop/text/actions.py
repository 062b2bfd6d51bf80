"""Steps of a statement."""

from coalition_app.desktop.desk.desk import StepsOf


class StatementSteps(StepsOf):
    """Each is an action of the Statement menu."""

    def new_statement(self) -> None:
        """Make a statement by hand, or go on to reading it; then show its text."""
        from coalition_app.desktop.text.dialogs import StatementDialog

        dialog = StatementDialog(self.window, self.database)
        self.open(dialog)
        dialog.accepted.connect(lambda: self.window.go("text", dialog.number))
        for wanted, key in ((dialog.import_wanted, "import"), (dialog.paste_wanted, "paste")):
            wanted.connect(dialog.reject)
            wanted.connect(lambda key=key: self.window.do(key))
