"""Actions of following up: the signatories whose answer is awaited, and letters to them."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QPushButton

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from coalition_app.desktop.follow_up.page import FollowUpPage
    from coalition_app.documents.issue.letters import Letter
    from coalition_app.records.store.transactions import Reading


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
        """Write letters to the chosen on the chase list, or to all shown but who may answer in time."""
        from coalition_app.desktop.follow_up.letters_dialog import LettersDialog
        from coalition_app.documents.issue.letter_facts import letters_to
        from coalition_app.records.lists import follow_up

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
        statement, by = self.statement, page.pane.answer_by(page.pane.number, None)

        def make(
            tx: "Reading", some: "Sequence[int]", language: str, until: "dt.date | None"
        ) -> "list[tuple[int, Letter]]":
            awaited = follow_up.follow_up_among(tx, statement, index, some)
            return letters_to(tx, statement, awaited, language, answer_by=until)

        LettersDialog(self.desk, self.database, statement, numbers, by, make=make).open()

    def ask_pair(self, pair: tuple[int, int]) -> None:
        """Write to two signatories that look alike, and ask whether they are one."""
        from coalition_app.desktop.follow_up.letters_dialog import LettersDialog
        from coalition_app.documents.issue.letter_facts import letters_to_pair

        statement, by = self.statement, self.page.pane.answer_by(0, None)

        def make(
            tx: "Reading", some: "Sequence[int]", language: str, until: "dt.date | None"
        ) -> "list[tuple[int, Letter]]":
            both = letters_to_pair(tx, statement, pair, language, answer_by=until)
            return [each for each in both if each[0] in some]

        LettersDialog(
            self.desk, self.database, statement, pair, by, make=make, asked="planned"
        ).open()
