"""Saving what is due as a calendar file: with names only where they are asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.desktop.widgets.question import Question
from coalition_app.documents.issue.due_calendar import due_calendar
from coalition_app.documents.write.atomic_file import place, with_ending
from coalition_app.i18n import _
from coalition_app.records.lists import follow_up
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import Tell

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

PROPOSED = "due.ics"


def ask_how_much(desk: "Desk", database: Database, statement: StatementRow) -> None:
    """Say what a calendar program will show, and ask whether it may show names; then where it goes."""

    def save(*, named: bool) -> None:
        title = _("Save a calendar of due dates")
        chosen = desk.choosers.target(desk.window, title, PROPOSED)
        if chosen is None:
            return

        def write(_progress: Tell) -> Path:
            path = with_ending(chosen, "ics")
            with database.reading() as tx:
                content = due_calendar(
                    follow_up.list_follow_up(tx, statement),
                    statement_id=statement.id,
                    made_at=tx.now,
                    named=named,
                )
            place(path, content, replace=path == chosen)
            return path

        def say(path: Path) -> None:
            desk.say(_("Calendar saved: %(path)s") % {"path": path})

        desk.operations.start(title, write, say)

    asked = Question(
        desk.window,
        title=lambda: _("Save a calendar of due dates"),
        text=lambda: _(
            "Each due date becomes an all-day entry in your calendar program. A newer file replaces "
            "the older one there."
        ),
        answer=lambda: _("Numbers only…"),
        do=lambda: save(named=False),
        other=(lambda: _("Names and next steps too…"), lambda: save(named=True)),
        enter_agrees=True,
    )
    asked.add_note(
        lambda: _(
            "Calendars are often stored by a company, and others may see them on your phone."
        ),
        "",
    )
    asked.open()
