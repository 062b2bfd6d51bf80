"""The dialog that verifies: a file is chosen, or a code, a digest, JSON or six words are typed or pasted."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton

from coalition_app import i18n
from coalition_app.desktop.annex.expected import Expected, judge, read_expected
from coalition_app.desktop.annex.file_row import file_row
from coalition_app.desktop.annex.fingerprint_field import FingerprintField
from coalition_app.desktop.desk.drops import let_files_pass, local_files
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.fields import WordsEdit
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import is_low
from coalition_app.desktop.widgets.wrapped_words import wrapped
from coalition_app.documents.verify import typed_input
from coalition_app.documents.verify.typed_input import Typed
from coalition_app.documents.verify.verdict import Verdict
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.records.journal import paper_anchor
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.work import Tell

LINES, LOW_LINES = 3, 2
"""Lines of the field that are seen at once, and where the screen is low."""
EDGES = 24
"""Pixels above and below them."""
LONGEST_SHOWN = 20_000
"""Characters of a pasted text that the field shows; laying out more would hold the window up."""
CERTIFICATES = "*.pem *.cer *.crt *.der"
Judged = tuple[Typed, Verdict, str] | str
"""What was typed with the verdict on it and by what it was found, or the refusal."""


class PastedText(WordsEdit):
    """A field that keeps a long pasted text whole and shows only its beginning."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._forget_whole)

    def whole(self) -> str:
        """Return what was typed or pasted, to the letter."""
        # The plain text has usual spaces in place of those that do not break: another digest.
        return self._whole or self.document().toRawText().replace("\u2029", "\n")

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text() if source.hasText() else ""
        if len(text) <= LONGEST_SHOWN:
            super().insertFromMimeData(source)
            return
        shown = ngettext(
            "%(count)d character was pasted; this is the beginning:",
            "%(count)d characters were pasted; this is the beginning:",
            len(text),
        )
        beginning = text.strip()[:1_000]
        self.setPlainText(f"{shown % {'count': len(text)}}\n{beginning}…")
        self._whole = text

    def _forget_whole(self) -> None:
        self._whole = ""


class VerifyDialog(FormDialog):
    """Takes what is to be verified; it stays open until there is a verdict."""

    asks_to_leave = False

    def __init__(
        self,
        desk: "Desk",
        database: Database | None,
        *,
        file: Callable[[Path, Expected], None],
        show: Callable[[Typed, Verdict, Expected, str], None],
        path: Path | None = None,
    ) -> None:
        """`file` verifies a chosen file; `show` tells the verdict on what was typed, and by what.

        `database` is None where no register is open. With a `path` only what is expected of it is asked.
        """
        super().__init__(
            desk.window, title=lambda: _("Verify"), agree=lambda: _("Verify"), work=self._judge
        )
        self._desk, self._database = desk, database
        self._file, self._show, self._path = file, show, path
        self._asked, self._closed = 0, False
        self._words = ""
        self.typed, self.choose, self.copy = PastedText(), QPushButton(), QPushButton()
        self.setAcceptDrops(True)
        self.choose.setVisible(path is None)
        if path is None:
            self._add_given()
        else:
            self.add_note(lambda: _("File: %(name)s") % {"name": path.name}, "")
        self._add_expected()
        if path is None and database is not None:
            self._add_current()
        let_files_pass(self)

    def _add_given(self) -> None:
        """Add the field for what is typed, and the button for a file."""
        lines = LOW_LINES if is_low(self) else LINES
        self.typed.setFixedHeight(lines * self.fontMetrics().lineSpacing() + EDGES)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.buttons.insertWidget(0, self.choose)
        self.put_words(self.choose.setText, lambda: _("Choose a file…"))
        self.add_note(
            lambda: _(
                "Choose the file below, or drop it here: only the file itself shows that nothing in it was "
                "changed."
            ),
            "",
        )
        caption = self.add_note(
            lambda: _("Or enter what is printed on paper: code, digest, JSON or words"), ""
        )
        caption.setBuddy(self.typed)
        self.put_words(
            self.typed.setAccessibleName, lambda: _("Code, digest, JSON or control words")
        )
        self.form.addRow(self.typed)
        self.add_note(
            lambda: _(
                "A code shows which edition a page belongs to. Small letters, spaces and missing dashes do "
                "not matter in it."
            )
        )

    def _add_expected(self) -> None:
        """Add what is expected: the words that the coalition published, and a certificate."""
        self.fingerprint, self.certificate = FingerprintField(), QLineEdit()
        row = file_row(
            self, self.certificate, lambda: _("Expected certificate"), self._choose_certificate
        )
        self.add_field(lambda: _("Expected fingerprint"), self.fingerprint)
        self.told = self.add_note(self._told_words, beside=True)
        self.add_field(lambda: _("Expected certificate"), row)
        for set_words in (self.fingerprint.setPlaceholderText, self.certificate.setPlaceholderText):
            self.put_words(set_words, lambda: _("if you have it"))
        self.fingerprint.textChanged.connect(self._tell)

    def _add_current(self) -> None:
        """Add the control words of the journal as it is now, and what copies them."""
        self.copy.setAutoDefault(False)
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        self.put_words(self.copy.setText, lambda: _("Copy the words"))
        self.add_note(lambda: _("Control words of the journal now:"))
        self.current = wrapped(QLabel(), "heading")
        self.put_words(self.current.setText, lambda: self._words)
        give_role(self.copy, "beside")
        row = QHBoxLayout()
        row.addWidget(self.current, 1)
        row.addWidget(self.copy)
        self.form.addRow(row)

    def _told_words(self) -> str:
        return self.fingerprint.told() or _(
            "The eight words that the coalition published, in any of the three languages: they "
            "identify the annex of any register, even of one that is not open here."
        )

    def _tell(self) -> None:
        self.told.setText(self._told_words())
        self.grow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._take_file(paths[0])

    def open(self) -> None:
        """Show the dialog, ready to be typed into."""
        super().open()
        first = self.typed if self._path is None else self.fingerprint
        first.setFocus(Qt.FocusReason.TabFocusReason)
        database, language = self._database, i18n.current().language
        if database is None or self._path is not None:
            return

        def work(_progress: "Tell") -> str:
            with database.reading() as tx:
                return paper_anchor.current_anchor(tx, language)

        self._desk.operations.start("", work, self._show_current)

    def accept(self) -> None:
        """Judge what was typed; the dialog stays for a refusal."""
        try:
            self._work()
        except UserError as error:
            self.refuse(str(error))

    def done(self, result: int) -> None:
        """Close; what is still being judged is not shown."""
        self._closed = True
        super().done(result)

    def _show_current(self, words: str) -> None:
        if not self._closed:
            self._words = words
            self.current.setText(words)
            self.grow()
            self.copy.setEnabled(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.current.text())
        self._desk.say(_("The words were copied."))

    def _choose(self) -> None:
        path = self._desk.choosers.file(self, _("Verify a file"), "*.pdf *.json")
        if path is not None:
            self._take_file(path)

    def _take_file(self, path: Path) -> None:
        """Verify a file by what is expected; a refusal keeps the dialog open."""
        try:
            expected = self._expected()
        except UserError as error:
            self.refuse(str(error))
            return
        self.done(1)
        self._file(path, expected)

    def _choose_certificate(self) -> None:
        path = self._desk.choosers.file(self, _("Expected certificate"), CERTIFICATES)
        if path is not None:
            self.certificate.setText(str(path))

    def _expected(self) -> Expected:
        return read_expected(self.fingerprint.text(), self.certificate.text())

    def _judge(self) -> None:
        """Judge off the window's thread: a long JSON takes its time to be read."""
        if self._path is not None:
            self._take_file(self._path)
            return
        words, database, expected = self.typed.whole(), self._database, self._expected()
        if not words.strip():
            raise UserError(_("Type or paste something first, or choose a file."))
        if typed_input.form_of(words) != typed_input.CONTENT:
            typed_input.read_typed(words)
        self._asked += 1
        asked = self._asked

        def work(_progress: "Tell") -> tuple[int, Judged]:
            try:
                given = typed_input.read_typed(words)
                return asked, (given, *judge(database, given, expected))
            except UserError as error:
                return asked, str(error)

        self._desk.operations.start(
            _("Verify"), work, lambda answer: self._answer(answer, expected)
        )

    def _answer(self, answer: tuple[int, Judged], expected: Expected) -> None:
        asked, judged = answer
        if self._closed or asked != self._asked:
            return
        if isinstance(judged, str):
            self.refuse(judged)
            return
        self.done(1)
        given, verdict, by = judged
        self._show(given, verdict, expected, by)
