"""The page of the journal: who did what when, in sentences."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QListWidgetItem, QVBoxLayout

from coalition_app.desktop.pages.page import Page
from coalition_app.desktop.rows import TONE, WORD, RowList
from coalition_app.i18n import _
from coalition_app.records import journal

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow


class JournalPage(Page):
    """The newest action first."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.list = RowList()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.addWidget(self.title)
        layout.addWidget(self.list)
        self.put_words(self.title.setText, lambda: _("Journal"))
        self.put_words(self.list.setAccessibleName, lambda: _("Journal"))

    def read(self) -> None:
        """Read what was done in the register."""
        self.list.clear()
        if self.database is None:
            return
        with self.database.reading() as tx:
            entries = journal.list_entries(tx)
        kinds = {"action": "", "undo": _("undone: "), "redo": _("redone: ")}
        for entry in reversed(entries):
            when = entry.at.astimezone().strftime("%d.%m.%Y %H:%M")
            item = QListWidgetItem(f"{kinds[entry.kind]}{entry.sentence()}")
            item.setData(WORD, f"{when} · {entry.actor}")
            item.setData(TONE, "quiet")
            self.list.addItem(item)
