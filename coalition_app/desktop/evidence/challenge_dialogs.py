"""Dialogs that answer for one signature: the evidence behind it, and what a check of it found."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextEdit

from coalition_app import settings
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.wording.evidence_words import runs_of, runs_text
from coalition_app.documents.issue.dossier import INDENT, Dossier, check_sentence, dossier_text
from coalition_app.i18n import _, ngettext
from coalition_app.labels import VERIFICATIONS
from coalition_app.operations.verifications import verify_signatures
from coalition_app.records.signatures import verifications
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

WIDTH, HEIGHT = 820, 640
"""Pixels of the dialog where the window has room for it."""
MARGIN = 16
"""Pixels by which a line is indented for each step."""


class DossierDialog(FormDialog):
    """Shows everything behind a signature as one page; `save` writes it as a PDF."""

    def __init__(self, desk: "Desk", challenge: Dossier, save: Callable[[Dossier], None]) -> None:
        number = {"number": challenge.details.signed.number}
        super().__init__(
            desk.window,
            title=lambda: _("Dossier of signature No. %(number)d") % number,
            agree=lambda: _("Close"),
            work=lambda: None,
        )
        self.desk, self.challenge = desk, challenge
        self.give_up.setVisible(False)
        self.page = QTextEdit()
        self.page.setReadOnly(True)
        self.page.setTabChangesFocus(True)
        self.page.setMinimumHeight(240)
        self.put_words(
            self.page.setAccessibleName, lambda: _("Everything recorded about this signature")
        )
        self.put_words(self._set_page, lambda: dossier_text(challenge))
        self.form.addRow(self.page)
        self.add_note(lambda: _("This page is private: it is not part of the annex."))
        self.save = QPushButton()
        self.save.setAutoDefault(False)
        self.save.clicked.connect(lambda: save(challenge))
        self.put_words(self.save.setText, lambda: _("Save as PDF…"))
        self.buttons.insertWidget(0, self.save)
        self._first = self.page

    def _set_page(self, text: str) -> None:
        """Set the lines as text that nothing in them can mark up: headings bold, the rest further in."""
        self.page.clear()
        cursor = self.page.textCursor()
        for line in text.splitlines():
            steps = (len(line) - len(line.lstrip(" "))) // INDENT
            block, form = QTextBlockFormat(), QTextCharFormat()
            block.setTextIndent(0)
            block.setLeftMargin(MARGIN * max(0, steps))
            form.setFontWeight(QFont.Weight.Normal if steps else QFont.Weight.Bold)
            cursor.setBlockFormat(block)
            cursor.insertText(line.strip(), form)
            cursor.insertBlock()
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def grow(self) -> None:
        """Take the room that the window has for it, and no more."""
        room = self.desk.window.size()
        wide = max(self.minimumWidth(), min(WIDTH, room.width() - 40))
        if not self.isVisible():
            self.resize(wide, min(HEIGHT, room.height() - 30))


class CheckDialog(FormDialog):
    """Records what a check of a signature found; a second person's check is recorded beside the first."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
        numbers: Sequence[int] = (),
    ) -> None:
        self._numbers = list(numbers) or [signed.number]
        many = len(self._numbers)
        super().__init__(
            desk.window,
            title=lambda: (
                _("Check of No. %(number)d") % {"number": signed.number}
                if many == 1
                else ngettext("Check of %(count)d signature", "Check of %(count)d signatures", many)
                % {"count": many}
            ),
            agree=lambda: _("Record"),
            work=self._record,
        )
        self._desk, self._statement = desk, statement
        with database.reading() as tx:
            self.checks = verifications.list_checks(tx, signed.id) if many == 1 else []
        self.found = WordBox(VERIFICATIONS)
        self.found.choose(signed.verification if self.checks else "confirmed")
        self.ground, self.by = QLineEdit(), QLineEdit(settings.my_name())
        named = f"{signed.number}. {signed.full_name}"
        if many > 1:
            named = runs_text(runs_of(sorted(self._numbers)))
        self.add_note(lambda: named, "heading")
        for check in self.checks:
            self.add_note(partial(check_sentence, check), "")
        self.add_field(lambda: _("Result"), self.found)
        self.add_field(lambda: _("Basis"), self.ground)
        self.add_field(lambda: _("Who checked"), self.by)
        self.put_words(self.ground.setToolTip, lambda: _("what was seen, compared or asked"))
        self.add_note(
            lambda: _(
                "A doubtful signature, and one that is not genuine, is named as an exception by the "
                "attestation. The position stays as it is."
            )
        )
        self.found.currentIndexChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Taking a check back needs neither ground nor name."""
        for field in (self.ground, self.by):
            field.setEnabled(self.found.key() != "unverified")

    def _record(self) -> None:
        change = verify_signatures(
            self._statement,
            numbers=self._numbers,
            verification=self.found.key(),
            ground=self.ground.text(),
            by=self.by.text(),
        )
        self._desk.operations.write(change)
