"""Issuing a corrigendum in the window: place and day, and by whom; and saving it again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLabel, QLineEdit

from coalition_app.desktop.annex.after_attesting import proposed_folder
from coalition_app.desktop.annex.file_names import corrigendum_name
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.fields import day_field, read_day
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations.corrigenda import (
    Issued,
    issue_corrigendum,
    reprint_corrigendum,
)
from coalition_app.records.editions import attestors
from coalition_app.records.editions.editions import CorrigendumRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.annex.page import AnnexPage
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.documents.content.corrections import Corrigendum
    from coalition_app.work import Tell


def issue_changes(
    desk: "Desk",
    database: Database,
    statement: StatementRow,
    found: "Corrigendum",
    codes: tuple[str, str],
    language: str,
    done: Callable[[], None],
) -> None:
    """Ask for place and day, then for the file, and issue what changed between the editions of the codes.

    `done` is called once it is issued.
    """
    with database.reading() as tx:
        attestor = attestors.current_attestor(tx)
    if attestor is None:
        desk.refuse(_("No attestor is recorded yet. Record the attestor, with offices."))
        return
    place, date = QLineEdit(), day_field()
    place.setText(found.later.attestation.place if found.later.attestation else "")
    named = {"earlier": found.earlier.edition, "later": found.later.edition}

    def work() -> None:
        if not place.text().strip():
            raise UserError(_("Enter the place of the attestation."))
        if read_day(date) > today():
            raise UserError(_("The date is in the future. Enter today's date or an earlier one."))
        proposed = proposed_folder() / corrigendum_name(named["earlier"], named["later"])
        chosen = desk.choosers.target(dialog, _("Issue the corrigendum"), str(proposed))
        if chosen is None:
            raise UserError(_("No file was chosen; nothing was issued."))
        typed, day = place.text(), read_day(date)
        path = chosen if chosen.suffix else chosen.with_suffix(".pdf")

        def issue(_progress: "Tell") -> Issued:
            return issue_corrigendum(
                database,
                statement.id,
                earlier=codes[0],
                later=codes[1],
                place=typed,
                date=day,
                target=path,
                language=language,
                replace_file=path == chosen,
            )

        def say(issued: Issued) -> None:
            _remember(desk, issued.code, path)
            told = {"number": issued.number, "code": issued.code, "path": path}
            desk.say(_("Corrigendum %(number)d issued, code %(code)s: %(path)s") % told)
            desk.ask("keeper.keep_after")
            done()

        desk.operations.start(_("Issue the corrigendum"), issue, say)

    dialog = FormDialog(
        desk.window,
        title=lambda: _("Issue the corrigendum"),
        agree=lambda: _("Issue…"),
        work=work,
    )
    dialog.add_note(
        lambda: _("From edition %(earlier)d to edition %(later)d") % named,
        "heading",
    )
    dialog.add_field(lambda: _("Place"), place)
    dialog.add_field(lambda: _("Date"), date)
    dialog.add_field(lambda: _("Issued by"), QLabel(attestor.name))
    dialog.add_note(lambda: _("It gets a number and a code, is sealed, and stays in the register."))
    dialog.open()


def _remember(desk: "Desk", code: str, path: Path) -> None:
    """Keep where the file of a corrigendum lies, and show that on its card."""
    cast("AnnexPage", desk.page("annex")).files[code] = path
    desk.operations.reread()


def save_again(
    desk: "Desk", database: Database, row: CorrigendumRow, proposed: str, language: str
) -> None:
    """Ask for a file, and put a print of an issued corrigendum in place there."""
    title = _("Save the corrigendum")
    chosen = desk.choosers.target(desk.window, title, str(proposed_folder() / proposed))
    if chosen is None:
        return
    path = chosen if chosen.suffix else chosen.with_suffix(".pdf")

    def work(_progress: "Tell") -> None:
        replace_file = path == chosen
        reprint_corrigendum(
            database, row, target=path, language=language, replace_file=replace_file
        )

    def say(_none: object) -> None:
        _remember(desk, row.code, path)
        desk.say(_("Written: %(path)s") % {"path": path})

    desk.operations.start(title, work, say)
