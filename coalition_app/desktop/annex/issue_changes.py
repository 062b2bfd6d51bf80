"""Issuing a corrigendum in the window: place and day, and by whom; and saving it again."""

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from coalition_app.desktop.annex.after_attesting import proposed_folder
from coalition_app.desktop.annex.file_names import corrigendum_name
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.fields import day_field, read_day, refuse_no_day
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.errors import UserError
from coalition_app.i18n import _, pgettext
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
    from coalition_app.desktop.widgets.reading import ReadingDialog
    from coalition_app.documents.content.corrections import Corrigendum
    from coalition_app.work import Tell


class IssueFields:
    """Asks below what changed for the place and the day on which it is issued."""

    def __init__(self, dialog: "ReadingDialog", database: Database) -> None:
        self._dialog = dialog
        with database.reading() as tx:
            self._attestor = attestors.current_attestor(tx)
        self._place, self._date = QLineEdit(), day_field()
        by = QLabel(self._attestor.name if self._attestor else "—", wordWrap=True)
        self._line = QWidget()
        """All of them, in one line: what changed has the room."""
        self._line.setFocusProxy(self._place)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._place, 2)
        columns: tuple[tuple[Words, QWidget, int], ...] = (
            (lambda: _("Date"), self._date, 0),
            (lambda: _("Issued by"), by, 2),
        )
        for words, field, wide in columns:
            caption = QLabel()
            caption.setBuddy(field)
            dialog.put_words(caption.setText, words)
            row.addWidget(caption)
            row.addWidget(field, wide)
        place = partial(pgettext, "of an attestation", "Place")
        dialog.add_field(place, self._line)
        dialog.put_words(self._place.setAccessibleName, place)
        dialog.put_words(self._date.setAccessibleName, lambda: _("Date"))

    def show(self, shown: bool) -> None:
        """Ask for them, or do not."""
        self._dialog.form.setRowVisible(self._line, shown)

    def propose(self, found: "Corrigendum") -> None:
        """Propose the place of the later edition, unless another one was typed."""
        if not self._place.isModified():
            self._place.setText(found.later.attestation.place if found.later.attestation else "")

    def read(self) -> tuple[str, dt.date]:
        """Return place and day; refuses what cannot be issued, with the keyboard at what lacks."""
        if self._attestor is None:
            raise UserError(_("No attestor is recorded yet: enter the name and the offices."))
        if not self._place.text().strip():
            self._place.setFocus()
            raise UserError(_("Enter the place of the attestation."))
        refuse_no_day(self._date)
        if read_day(self._date) > today():
            self._date.setFocus()
            raise UserError(_("The date is in the future. Enter today’s date or an earlier one."))
        return self._place.text(), read_day(self._date)


def issue_changes(
    desk: "Desk",
    database: Database,
    statement: StatementRow,
    found: "Corrigendum",
    codes: tuple[str, str],
    language: str,
    dialog: "ReadingDialog",
    fields: IssueFields,
) -> None:
    """Ask for the file, and issue what changed between the editions of the codes; that closes the dialog."""
    try:
        place, day = fields.read()
    except UserError as error:
        dialog.refuse(str(error))
        return
    name = corrigendum_name(found.earlier.edition, found.later.edition)
    title = _("Issue the corrigendum")
    chosen = desk.choosers.target(dialog, title, str(proposed_folder() / name))
    if chosen is None:
        return
    path = chosen if chosen.suffix else chosen.with_suffix(".pdf")

    def issue(_progress: "Tell") -> Issued:
        return issue_corrigendum(
            database,
            statement.id,
            earlier=codes[0],
            later=codes[1],
            place=place,
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
        dialog.accept()

    desk.operations.start(title, issue, say)


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
