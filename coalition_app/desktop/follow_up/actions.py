"""Actions of following up: the signatories whose answer is awaited, and letters to them."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QPushButton

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.follow_up.page import FollowUpPage


class FollowingActions(ActionOwner):
    """The pages of following up, and what is opened from them."""

    @property
    def page(self) -> "FollowUpPage":
        """The list of the signatories whose answer is awaited."""
        return cast("FollowUpPage", self.desk.page("chase"))

    def go_chase(self) -> None:
        """Show the signatories whose answer is awaited."""
        self.desk.go("chase")

    def show_progress(self) -> None:
        """Show how far the statement has come, below the count in the list's head."""
        from coalition_app.desktop.follow_up.progress_popover import ProgressPopover

        self.desk.go("signatories")
        counted = self.desk.page("signatories").findChild(QPushButton, "counted")
        if counted is None or not counted.isVisible():
            raise UserError(_("Nobody has signed yet"))
        ProgressPopover(self.desk, self.database, self.statement).show_below(counted)

    def save_calendar(self) -> None:
        """Ask how much a calendar of what is due says, and save it."""
        from coalition_app.desktop.follow_up.due_calendar import ask_how_much

        ask_how_much(self.desk, self.database, self.statement)

    def write_letters(self) -> None:
        """Write letters to the chosen on the chase list, or to all that it shows."""
        from coalition_app.desktop.follow_up.letters_dialog import LettersDialog

        page = self.page
        if self.desk.page_name() != "chase":
            numbers = [each.number for each in self.desk.chosen()]
            self.desk.go("chase")
            page.choose(numbers)
            self.desk.say(_("Choose the recipients, then write the letters."))
            return
        wanted = page.recipients()
        if wanted is None:
            raise UserError(_("No replies are pending, so there is no one to write to."))
        index, numbers = wanted
        by = page.pane.answer_by(page.pane.number, None)
        LettersDialog(self.desk, self.database, self.statement, index, numbers, by).open()
