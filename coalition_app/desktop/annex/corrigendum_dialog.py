"""Showing what changed between two editions, to be read and saved."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coalition_app import i18n
from coalition_app.desktop.annex.edition_box import edition_box
from coalition_app.desktop.annex.editions import Edition
from coalition_app.desktop.annex.file_names import corrigendum_name
from coalition_app.desktop.annex.issue_changes import IssueFields, issue_changes, save_again
from coalition_app.desktop.annex.pages_beside import PagesBeside, print_of
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.form_scroll import is_low
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.documents.content.corrections import Corrigendum, named_as_before
from coalition_app.documents.issue.corrigendum import read_changes_since, read_corrigendum
from coalition_app.documents.layout.corrigendum_words import (
    changes_lines,
    freeze_changes,
    head_lines,
    lines_since,
)
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _, ngettext
from coalition_app.operations.corrigenda import find_issued
from coalition_app.records.editions.editions import CorrigendumRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import Tell, collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


BELOW_TEXT = 2
"""The row of the form in which the pages stand in place of the text."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What changed, and the corrigendum that was issued of it."""

    found: Corrigendum
    text: str
    above: int
    """Lines of the text above the first that says what changed."""
    issued: CorrigendumRow | None
    stands: bool
    """Whether the issued one says the same as would be issued today."""

    @property
    def note(self) -> str:
        """Say what was issued, or what issuing does, and whom it names that the later edition does not."""
        if self.issued is None:
            return " ".join(filter(None, (_unissued(), self._named)))
        said = _("Issued as No. %(number)d on %(date)s, code %(code)s.") % {
            "number": self.issued.number,
            "date": i18n.current().day(self.issued.dated),
            "code": self.issued.code,
        }
        if self.stands:
            return said
        again = _("What it may list has changed since; it can be issued again.")
        return " ".join(filter(None, (said, again, self._named)))

    @property
    def _named(self) -> str:
        """Say who withdrew since and is named all the same; empty where nobody is."""
        numbers = named_as_before(self.found)
        words = ngettext(
            "Edition %(later)d prints number %(numbers)s without the name; this list names it as edition "
            "%(earlier)d did.",
            "Edition %(later)d prints numbers %(numbers)s without their names; this list names them as "
            "edition %(earlier)d did.",
            len(numbers),
        )
        editions = {"earlier": self.found.earlier.edition, "later": self.found.later.edition}
        return words % {**editions, "numbers": ", ".join(map(str, numbers))} if numbers else ""


def _unissued() -> str:
    return _(
        "Numbers do not change. To hand over the list of changes, issue it: it is then sealed and "
        "recorded. A copy that is only saved is a draft."
    )


def show_changes_since(
    desk: "Desk", database: Database, statement: StatementRow, edition: Edition
) -> None:
    """Show what the next edition would change against one, before it is attested; nothing is recorded.

    It is only read, and so in the program's language.
    """
    number = {"edition": edition.row.number}
    shown = ReadingDialog(
        desk.window,
        title=lambda: _("What has changed since edition %(edition)d") % number,
        name=lambda: _("What changed"),
    )
    shown.show_text()
    shown.add_note(
        lambda: _(
            "The next edition would list these changes. What it certifies is decided when it is attested."
        )
    )

    def work(_progress: Tell) -> str:
        with collecting_later(), database.reading() as tx:
            found = read_changes_since(tx, statement, edition.row)
        return _report(lines_since(found, language))

    def copy() -> None:
        QGuiApplication.clipboard().setText(shown.text.toPlainText())
        desk.say(_("The list of changes was copied."))

    shown.add_button(lambda: _("Copy the changes"), copy)
    language = i18n.current().language
    desk.operations.start("", work, shown.newest(shown.show_report))
    shown.open()


def _report(lines: Iterable[str]) -> str:
    """Write a report; words of several lines stand as far in as their first one."""
    told = []
    for each in lines:
        inside = each[: len(each) - len(each.lstrip(" "))]
        told.append(each.replace("\n", f"\n{inside}"))
    return show_hidden("\n".join(told))


def show_changes(
    desk: "Desk",
    database: Database,
    statement: StatementRow,
    editions: tuple[Edition, ...],
    language: str,
    save: Callable[[Corrigendum, str], None],
) -> None:
    """Compare the last edition with an earlier one, to be chosen, in the document's language.

    `save` is given the difference and its language; it can be issued too, which closes the dialog. What was
    issued is shown as it was issued, and saved again.
    """
    *earlier, later = editions
    shown = ReadingDialog(
        desk.window,
        title=lambda: (
            _("List of changes up to edition %(edition)d") % {"edition": later.row.number}
        ),
        name=lambda: _("What changed"),
    )
    chosen = edition_box(shown, earlier)
    held: list[_Read] = []
    beside: list[PagesBeside] = []

    def read() -> None:
        leave_pages()
        held.clear()
        for each in buttons:
            each.setEnabled(False)
        codes = pair()

        def work(_progress: Tell) -> _Read:
            with collecting_later(), database.reading() as tx:
                found = read_corrigendum(tx, statement, *codes)
                row, kept = find_issued(tx, statement, codes, found)
                content = kept or freeze_changes(found)
                text = _report(changes_lines(content, language))
                above = len(_report(head_lines(content, language)).split("\n"))
                return _Read(found, text, above, row, kept is not None)

        desk.operations.start("", work, shown.newest(show))

    def show(answer: _Read) -> None:
        held.append(answer)
        for each in buttons:
            each.setEnabled(True)
        shown.show_report(answer.text, first=answer.above)
        fields.propose(answer.found)
        offer_issuing()
        note.setText(answer.note)
        buttons[0].setVisible(not answer.stands)
        buttons[1].setText(issue_words())

    def offer_issuing() -> None:
        """Ask for place and day below the list of what changed; pages take all the room."""
        to_issue = bool(held) and not held[0].stands
        fields.show(to_issue and not beside)
        note.setVisible(not beside)
        buttons[1].setVisible(not (to_issue and beside))

    def pair() -> tuple[str, str]:
        return chosen.currentData().row.code, later.row.code

    def issue_words() -> str:
        return _("Save again…") if held and held[0].stands else _("Issue…")

    def show_pages() -> None:
        if beside:
            leave_pages()
            return
        first, found = chosen.currentData(), held[0].found

        def work(_progress: Tell) -> tuple[bytes, bytes]:
            with database.reading() as tx:
                return print_of(tx, first, language), print_of(tx, later, language)

        def set_pages(prints: tuple[bytes, bytes]) -> None:
            pages = PagesBeside(found, *prints)
            pages.setMinimumHeight(shown.text.height() if not is_low(shown) else 0)
            pages.line_up(shown.column())
            beside.append(pages)
            shown.text.hide()
            shown.form.insertRow(BELOW_TEXT, pages)
            buttons[2].setText(pages_words())
            offer_issuing()

        desk.operations.start("", work, shown.newest(set_pages))

    def leave_pages() -> None:
        """Show the list of what changed again, in place of the pages."""
        while beside:
            shown.form.removeRow(beside.pop())
        shown.text.show()
        buttons[2].setText(pages_words())
        offer_issuing()

    def pages_words() -> str:
        return _("What changed") if beside else _("Pages side by side")

    shown.add_field(lambda: _("Compare with"), chosen)
    shown.show_text()
    fields = IssueFields(shown, database)
    note = shown.add_note(lambda: held[0].note if held else _unissued())

    def issue() -> None:
        read = held[0]
        if read.issued is not None and read.stands:
            proposed = corrigendum_name(read.found.earlier.edition, read.found.later.edition)
            save_again(desk, database, read.issued, proposed, language)
        else:
            issue_changes(desk, database, statement, read.found, pair(), language, shown, fields)

    buttons = (
        shown.add_button(lambda: _("Save a draft…"), lambda: save(held[0].found, language)),
        shown.add_button(issue_words, issue),
        shown.add_button(pages_words, show_pages),
    )
    # What is done stands at the right, behind what only closes.
    give_role(buttons[1], "first")
    shown.buttons.addWidget(buttons[1])
    chosen.currentIndexChanged.connect(lambda _at: read())
    shown.open()
    QWidget.setTabOrder(shown.agree, buttons[1])
    read()
