"""Actions of a statement."""

from coalition_app.desktop.desk.action_owner import ActionOwner


class StatementActions(ActionOwner):
    """Each is an action of the Statement menu."""

    def new_statement(self) -> None:
        """Make a statement by hand, or go on to reading it; then show its text."""
        from coalition_app.desktop.text.dialogs import StatementDialog

        dialog = StatementDialog(self.desk, self.database)
        dialog.open()
        dialog.accepted.connect(lambda: self.desk.go("text", dialog.number))
        for wanted, key in ((dialog.import_wanted, "import"), (dialog.paste_wanted, "paste")):
            wanted.connect(dialog.reject)
            wanted.connect(lambda key=key: self.desk.do(key))
