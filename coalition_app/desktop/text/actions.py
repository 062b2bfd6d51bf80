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
        for wanted, way in ((dialog.import_wanted, "import"), (dialog.paste_wanted, "paste")):
            wanted.connect(lambda way=way: self._read(way))

    def _show(self, number: int) -> None:
        self.desk.go("text", number)
        cast("TextPage", self.desk.page("text")).show_made()

    def _read(self, way: str) -> None:
        """Read the statement: it makes a new one, whatever page is shown and whatever it is like."""
        self.desk.ask("imports.begin_statement", lambda: self.desk.do(way))
