"""Actions of a statement."""

from typing import TYPE_CHECKING, cast

from coalition_app.desktop.desk.action_owner import ActionOwner

if TYPE_CHECKING:
    from coalition_app.desktop.text.page import TextPage


class StatementActions(ActionOwner):
    """Each is an action of the Statement menu."""

    def new_statement(self) -> None:
        """Make a statement by hand, or go on to reading it; then show its text."""
        from coalition_app.desktop.text.dialogs import StatementDialog

        dialog = StatementDialog(self.desk, self.database)
        dialog.open()
        dialog.accepted.connect(lambda: self._show(dialog.number))
        for wanted in (dialog.import_wanted, dialog.paste_wanted):
            wanted.connect(dialog.reject)
        dialog.import_wanted.connect(lambda: self.desk.do("import"))
        dialog.paste_wanted.connect(self._paste)

    def _show(self, number: int) -> None:
        self.desk.go("text", number)
        cast("TextPage", self.desk.page("text")).show_made()

    def _paste(self) -> None:
        """Read the statement that was copied; on the page of letters it would be taken for one."""
        if self.desk.page_name() == "evidence":
            self.desk.go("text")
        self.desk.do("paste")
