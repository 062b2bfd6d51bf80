"""The dialog that saves what is due as a calendar file: with names only where they are asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.desktop.controls.tick import Tick
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.documents.issue.due_calendar import due_calendar
from coalition_app.documents.write.atomic_file import place, with_ending
from coalition_app.i18n import _
from coalition_app.records.lists import follow_up
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

PROPOSED = "due.ics"


class CalendarDialog(FormDialog):
    """Says what a calendar program will show, and to whom it may show it."""

    def __init__(self, desk: "Desk", database: Database, statement: StatementRow) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Save a calendar of what is due"),
            agree=lambda: _("Save…"),
            work=self._hand_over,
        )
        self._desk, self._database, self._statement = desk, database, statement
        self._chosen: Path | None = None
        self.add_note(
            lambda: _(
                "Each day by which an answer is awaited becomes a whole day in your calendar program, with "
                "the numbers. A newer file takes the place of an older one there."
            )
        )
        self.named = Tick()
        self.put_words(
            self.named.setText, lambda: _("Write names, what is awaited and your next steps too")
        )
        self.form.addRow(self.named)
        self.add_note(
            lambda: _("Calendars are often kept with a company and read on telephones by others.")
        )

    def accept(self) -> None:
        """Ask where the file goes; the dialog stays open where nothing is chosen."""
        title = _("Save a calendar of what is due")
        self._chosen = self._desk.choosers.target(self, title, PROPOSED)
        if self._chosen is not None:
            super().accept()

    def _hand_over(self) -> None:
        assert self._chosen is not None
        path = with_ending(self._chosen, "ics")
        with self._database.reading() as tx:
            content = due_calendar(
                follow_up.list_follow_up(tx, self._statement),
                statement_id=self._statement.id,
                made_at=tx.now,
                named=self.named.isChecked(),
            )
        place(path, content, replace=path == self._chosen)
        self._desk.say(_("Calendar saved: %(path)s") % {"path": path})
