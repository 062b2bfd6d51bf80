"""The page of the journal: who did what when, in sentences."""

from PySide6.QtWidgets import QLabel, QListWidgetItem, QVBoxLayout, QWidget

from coalition_app.desktop.rows import TONE, WORD, RowList
from coalition_app.i18n import _
from coalition_app.records import journal
from coalition_app.records.database import Database


class JournalPage(QWidget):
    """The newest action first."""

    def __init__(self) -> None:
        super().__init__()
        self._database: Database | None = None
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.list = RowList()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.addWidget(self.title)
        layout.addWidget(self.list)
        self.retranslate()

    def show_register(self, database: Database) -> None:
        """Show what was done in a register."""
        self._database = database
        with database.reading() as tx:
            entries = journal.list_entries(tx)
        kinds = {"action": "", "undo": _("undone: "), "redo": _("redone: ")}
        self.list.clear()
        for entry in reversed(entries):
            when = entry.at.astimezone().strftime("%d.%m.%Y %H:%M")
            item = QListWidgetItem(f"{kinds[entry.kind]}{entry.sentence()}")
            item.setData(WORD, f"{when} · {entry.actor}")
            item.setData(TONE, "quiet")
            self.list.addItem(item)

    def forget(self) -> None:
        """Show nothing: the register was closed."""
        self._database = None
        self.list.clear()

    def retranslate(self) -> None:
        """Speak the program's language."""
        self.title.setText(_("Journal"))
        self.list.setAccessibleName(_("Journal"))
        if self._database is not None:
            self.show_register(self._database)
