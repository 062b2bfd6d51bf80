"""Dialogs that answer for one signature: the evidence behind it, and what a check of it found."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit

from coalition_app import settings
from coalition_app.desktop.look.typeface import heavy_words
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.desktop.wording.evidence_words import numbers_said, runs_of
from coalition_app.documents.issue.dossier import INDENT, Dossier, check_sentence, dossier_body
from coalition_app.i18n import _, ngettext
from coalition_app.labels import VERIFICATIONS
from coalition_app.operations.verifications import verify_signatures
from coalition_app.records.signatures import verifications
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.signatures.verifications import CheckRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

MARGIN = 16
"""Pixels by which a line is indented for each step."""


def show_dossier(desk: "Desk", challenge: Dossier, save: Callable[[Dossier], None]) -> None:
    """Show everything behind a signature as one page; `save` writes it as a PDF."""
    number = {"number": challenge.details.signed.number}
    shown = ReadingDialog(
        desk.window,
        title=lambda: _("Dossier of signature No. %(number)d") % number,
        name=lambda: _("Everything recorded about this signature"),
    )
    shown.put_words(partial(_set_page, shown.text), lambda: dossier_body(challenge))
    when = {"when": challenge.at.strftime("%d.%m.%Y %H:%M")}
    shown.put_words(shown.head.tell, lambda: _("as of %(when)s") % when)
    shown.show_text()
    shown.add_note(lambda: _("This page is private: it is not part of the annex."))
    shown.add_button(lambda: _("Save as PDF…"), lambda: save(challenge))
    shown.open()


def _set_page(page: QTextEdit, text: str) -> None:
    """Show the text so that nothing in it can mark up: headings heavy, the rest further in."""
    page.clear()
    cursor = page.textCursor()
    for line in text.splitlines():
        steps = (len(line) - len(line.lstrip(" "))) // INDENT
        block = QTextBlockFormat()
        block.setTextIndent(0)
        block.setLeftMargin(MARGIN * max(0, steps))
        cursor.setBlockFormat(block)
        cursor.insertText(line.strip(), QTextCharFormat() if steps else heavy_words())
        cursor.insertBlock()
    page.moveCursor(QTextCursor.MoveOperation.Start)


def ask_for_check(
    desk: "Desk",
    database: Database,
    statement: StatementRow,
    signed: SignatureRow,
    numbers: Sequence[int],
) -> None:
    """Record what a check of signatures found; a second person's check is recorded beside the first."""
    many = len(numbers)
    checks: Sequence[CheckRow] = ()
    if many == 1:
        with database.reading() as tx:
            checks = verifications.list_checks(tx, signed.id)
    found, ground, by = WordBox(VERIFICATIONS), QLineEdit(), QLineEdit(settings.my_name())
    found.setCurrentIndex(-1)  # what a check found is said by who checked, never by a hurried Enter
    form = FormDialog(
        desk.window,
        title=lambda: (
            _("Check of No. %(number)d") % {"number": signed.number}
            if many == 1
            else ngettext("Check of %(count)d signature", "Check of %(count)d signatures", many)
            % {"count": many}
        ),
        agree=lambda: _("Record"),
        work=lambda: desk.operations.write(
            verify_signatures(
                statement,
                numbers=numbers,
                verification=found.key(),
                ground=ground.text(),
                by=by.text(),
            )
        ),
    )
    form.add_note(
        lambda: (
            f"{signed.number}. {signed.full_name}"
            if many == 1
            else numbers_said(runs_of(sorted(numbers)))
        ),
        "heading",
    )
    for check in checks:
        form.add_note(partial(check_sentence, check), "")
    form.add_field(lambda: _("Result"), found)
    form.put_words(found.setPlaceholderText, lambda: _("Choose…"))
    form.add_field(lambda: _("Basis"), ground)
    form.add_field(lambda: _("Who checked"), by)
    form.put_words(ground.setToolTip, lambda: _("what was seen, compared or asked"))
    form.add_note(
        lambda: _(
            "A signature that is doubtful or not genuine is named in the attestation as an exception. "
            "The position stays as it is."
        ),
        beside=True,
    )

    def follow() -> None:
        """Taking a check back needs neither ground nor name."""
        for field in (ground, by):
            field.setEnabled(found.key() != "unverified")
        form.agree.setEnabled(found.currentIndex() >= 0)

    found.currentIndexChanged.connect(follow)
    follow()
    form.open()
