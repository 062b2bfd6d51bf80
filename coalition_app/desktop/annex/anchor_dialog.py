"""The dialog of the paper anchor: the journal's six words now, and a check of six words from paper."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from coalition_app import i18n
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.journal import paper_anchor
from coalition_app.records.journal.paper_anchor import Anchored
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.work import Tell

LINES = 9
"""Lines of the answer that are seen at once."""


class AnchorDialog(FormDialog):
    """Reads the journal beside the window; it looks and changes nothing."""

    def __init__(self, desk: "Desk", database: Database) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Check words from paper"),
            agree=lambda: _("Check the words"),
            work=self._check,
        )
        self.setMinimumWidth(640)
        self._desk, self._database = desk, database
        self._newest, self._closed = 0, False
        self._found: tuple[Anchored | None] | None = None
        """The answer, once there is one."""
        self._current = ""
        """The journal's words, once they are read."""
        self.words, self.copy = QLineEdit(), QPushButton()
        self.copy.setAutoDefault(False)
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        self.answer = QPlainTextEdit()
        self.answer.setReadOnly(True)
        self.answer.setTabChangesFocus(True)
        self.answer.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())
        self._add_fields()

    def retranslate(self) -> None:
        """Speak the program's language, also in the answer."""
        super().retranslate()
        self._say()

    def open(self) -> None:
        """Show the dialog, and the journal's words as soon as they are read."""
        super().open()
        language = i18n.current().language

        def work(_progress: "Tell") -> str:
            with self._database.reading() as tx:
                return paper_anchor.current_anchor(tx, language)

        self._desk.operations.start("", work, self._show_current)

    def accept(self) -> None:
        """Check the words; the dialog stays for the answer."""
        try:
            self._work()
        except UserError as error:
            self.refuse(str(error))

    def done(self, result: int) -> None:
        """Close; what is still being read is not shown."""
        self._newest += 1
        self._closed = True
        super().done(result)

    def _add_fields(self) -> None:
        self.add_note(
            lambda: _(
                "Every attestation page carries six words. They represent everything recorded in "
                "the register up to that moment: if earlier entries are changed or removed, the "
                "words no longer match."
            ),
            "",
        )
        self.add_field(lambda: _("Words from the page"), self.words)
        self.put_words(self.answer.setAccessibleName, lambda: _("Result"))
        self.form.addRow(self.answer)
        self.add_note(lambda: _("The words of the journal as it is now:"))
        self.current = self.add_note(lambda: self._current, "heading")
        self.buttons.insertWidget(0, self.copy)
        self.put_words(self.copy.setText, lambda: _("Copy the words"))
        self.put_words(self.give_up.setText, lambda: _("Close"))

    def _show_current(self, words: str) -> None:
        if self._closed:
            return
        self._current = words
        self.current.setText(words)
        self.copy.setEnabled(True)
        self.grow()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.current.text())
        self._desk.say(_("The words were copied."))

    def _check(self) -> None:
        """Look for the typed words off the window's thread."""
        self._newest += 1
        number, typed, database = self._newest, self.words.text(), self._database
        paper_anchor.read_words(typed)
        self._found = None
        self.refusal.setVisible(False)
        self.answer.setPlainText("")
        self.answer.setPlaceholderText(_("Reading…"))

        def work(_progress: "Tell") -> tuple[int, Anchored | None]:
            with database.reading() as tx:
                return number, paper_anchor.find_anchor(tx, typed)

        self._desk.operations.start(_("Checking the journal"), work, self._show)

    def _show(self, answer: tuple[int, Anchored | None]) -> None:
        number, found = answer
        if number == self._newest:
            self._found = (found,)
            self._say()

    def _say(self) -> None:
        if self._found is not None:
            self.answer.setPlainText("\n".join(paper_anchor.anchor_lines(self._found[0])))
