"""The dialog that shows what changed between two editions, and saves it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from coalition_app.desktop.annex.editions import Edition
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.documents.content.corrections import Corrigendum
from coalition_app.documents.issue.corrigendum import read_corrigendum
from coalition_app.documents.layout.corrigendum_words import corrigendum_lines
from coalition_app.i18n import _
from coalition_app.records.editions.editions import edition_sentence
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

WIDTH, HEIGHT = 820, 640
"""Pixels of the dialog where the window has room for it."""


class CorrigendumDialog(FormDialog):
    """Compares an edition with an earlier one, to be chosen, in the document's language.

    `save` is given the difference and its language.
    """

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        editions: tuple[Edition, ...],
        language: str,
        save: Callable[[Corrigendum, str], None],
    ) -> None:
        *earlier, later = editions
        super().__init__(
            desk.window,
            title=lambda: (
                _("What changed until edition %(edition)d") % {"edition": later.row.number}
            ),
            agree=lambda: _("Close"),
            work=lambda: None,
        )
        self.desk, self._database, self._statement = desk, database, statement
        self._later, self.language = later, language
        self.found: Corrigendum | None = None
        self._newest = 0
        self.give_up.setVisible(False)
        self.earlier = WholeBox()
        for each in reversed(earlier):
            self.earlier.addItem("", each)
        self.put_words(self._name_editions, lambda: "")
        self.earlier.currentIndexChanged.connect(lambda _at: self._read())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(200)
        self.put_words(self.text.setAccessibleName, lambda: _("What changed"))
        self.add_field(lambda: _("Compare with"), self.earlier)
        self.form.addRow(self.text)
        self.add_note(
            lambda: _(
                "Numbers do not change. Save the list of changes as PDF or text to hand it over."
            )
        )
        self.save = QPushButton()
        self.save.setAutoDefault(False)
        self.save.clicked.connect(lambda: self.found and save(self.found, self.language))
        self.put_words(self.save.setText, lambda: _("Save…"))
        self.buttons.insertWidget(0, self.save)

    def _name_editions(self, _text: str) -> None:
        for at in range(self.earlier.count()):
            self.earlier.setItemText(at, edition_sentence(self.earlier.itemData(at).row))

    def open(self) -> None:
        """Show the dialog, and the difference as soon as it is read."""
        super().open()
        self._read()

    def _read(self) -> None:
        """Compare off the window's thread."""
        database, statement, later = self._database, self._statement, self._later.row.code
        earlier, language = self.earlier.currentData().row.code, self.language
        self._newest += 1
        number = self._newest
        self.found = None
        self.save.setEnabled(False)

        def work(_progress: object) -> tuple[int, Corrigendum, str]:
            with collecting_later(), database.reading() as tx:
                found = read_corrigendum(tx, statement, earlier, later)
                return number, found, "\n".join(corrigendum_lines(found, language))

        self.desk.operations.start("", work, self._show)

    def _show(self, answer: tuple[int, Corrigendum, str]) -> None:
        number, found, text = answer
        if number != self._newest:
            return
        self.found = found
        self.save.setEnabled(True)
        self.text.setPlainText(text)

    def done(self, result: int) -> None:
        """Close; what is still being read is not shown."""
        self._newest += 1
        super().done(result)

    def grow(self) -> None:
        """Take the room that the window has for it, and no more."""
        room = self.desk.window.size()
        wide = max(self.minimumWidth(), min(WIDTH, room.width() - 40))
        if not self.isVisible():
            self.resize(wide, min(HEIGHT, room.height() - 30))
