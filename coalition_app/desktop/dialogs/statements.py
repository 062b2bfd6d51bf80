"""The dialog that makes a statement by hand."""

from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app.desktop.dialogs.fields import language_box, words_field
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.i18n import _
from coalition_app.records import statements
from coalition_app.records.database import Database


class StatementDialog(FormDialog):
    """Makes a statement by hand."""

    def __init__(self, parent: QWidget | None, database: Database) -> None:
        super().__init__(
            parent, title=lambda: _("New statement"), agree=lambda: _("Make"), work=self._make
        )
        self._database = database
        self.title = QLineEdit()
        self.language = language_box()
        self.demands = words_field(130)
        self.add_field(lambda: _("Title"), self.title)
        self.add_field(lambda: _("Language of the text"), self.language)
        self.add_field(lambda: _("Demands, one a line"), self.demands)

    def _make(self) -> None:
        language = self.language.currentData()
        demands = [each for each in self.demands.toPlainText().splitlines() if each.strip()]
        with self._database.writing("make-statement") as tx:
            statements.make_statement(
                tx,
                titles={language: self.title.text()},
                authentic_language=language,
                demands=[{language: words} for words in demands],
            )
