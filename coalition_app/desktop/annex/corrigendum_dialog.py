"""Showing what changed between two editions, to be read and saved."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coalition_app.desktop.annex.beside_dialog import PagesBeside, print_of
from coalition_app.desktop.annex.edition_box import edition_box
from coalition_app.desktop.annex.editions import Edition
from coalition_app.desktop.annex.issue_changes_dialog import issue_changes
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.documents.content.corrections import Corrigendum
from coalition_app.documents.issue.corrigendum import read_corrigendum
from coalition_app.documents.layout.corrigendum_words import corrigendum_lines
from coalition_app.i18n import _
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import Tell, collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


def show_changes(
    desk: "Desk",
    database: Database,
    statement: StatementRow,
    editions: tuple[Edition, ...],
    language: str,
    save: Callable[[Corrigendum, str], None],
) -> None:
    """Compare the last edition with an earlier one, to be chosen, in the document's language.

    `save` is given the difference and its language; it can be issued too, which closes the dialog.
    """
    *earlier, later = editions
    shown = ReadingDialog(
        desk.window,
        title=lambda: _("What changed until edition %(edition)d") % {"edition": later.row.number},
        name=lambda: _("What changed"),
    )
    chosen = edition_box(shown, earlier)
    held: list[Corrigendum] = []

    def read() -> None:
        held.clear()
        for each in buttons:
            each.setEnabled(False)
        code = chosen.currentData().row.code

        def work(_progress: Tell) -> tuple[Corrigendum, str]:
            with collecting_later(), database.reading() as tx:
                found = read_corrigendum(tx, statement, code, later.row.code)
                return found, "\n".join(corrigendum_lines(found, language))

        desk.operations.start("", work, shown.newest(show))

    def show(answer: tuple[Corrigendum, str]) -> None:
        held.append(answer[0])
        for each in buttons:
            each.setEnabled(True)
        shown.text.setPlainText(answer[1])

    def show_pages() -> None:
        first, found = chosen.currentData(), held[0]

        def work(_progress: Tell) -> tuple[bytes, bytes]:
            with database.reading() as tx:
                return print_of(tx, first, language), print_of(tx, later, language)

        def open_pages(prints: tuple[bytes, bytes]) -> None:
            PagesBeside(shown, found, *prints).open()

        desk.operations.start("", work, shown.newest(open_pages))

    shown.add_field(lambda: _("Compare with"), chosen)
    shown.show_text()
    shown.add_note(
        lambda: _(
            "Numbers do not change. To hand the list of changes over, issue it: it is sealed and recorded. "
            "What is only saved is a draft."
        )
    )

    def issue() -> None:
        pair = (chosen.currentData().row.code, later.row.code)
        issue_changes(desk, database, statement, held[0], pair, language, shown.accept)

    buttons = (
        shown.add_button(lambda: _("Save a draft…"), lambda: save(held[0], language)),
        shown.add_button(lambda: _("Issue…"), issue),
        shown.add_button(lambda: _("Pages side by side…"), show_pages),
    )
    chosen.currentIndexChanged.connect(lambda _at: read())
    shown.open()
    read()
