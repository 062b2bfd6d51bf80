"""The page of the journal: each action with its author and time, in sentences, with undo and redo by name."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
)

from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.register.journal_filter import JournalFilter
from coalition_app.desktop.register.journal_model import JournalModel, is_import
from coalition_app.desktop.register.journal_rows import EntryList
from coalition_app.desktop.widgets.labels import TitleLabel
from coalition_app.i18n import _
from coalition_app.records.journal import undoing
from coalition_app.records.journal.journal import Entry
from coalition_app.records.journal.pages import Wanted

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

WAIT = 120
"""Milliseconds after the last letter before the search begins."""
PAGES_OF = {
    "make-statement": "text",
    "edit-text": "text",
    "set-authentic-language": "text",
    "set-statement-date": "text",
    "add-demand": "text",
    "reword-demand": "text",
    "name-demand": "text",
    "move-demand": "text",
    "remove-demand": "text",
    "set-policy": "text",
    "mark-spelling": "text",
    "set-silence": "text",
    "seal-text": "text",
    "new-text": "text",
    "attest": "annex",
    "issue-corrigendum": "annex",
    "print-corrigendum": "annex",
    "print": "annex",
    "deliver": "annex",
    "set-letterhead": "annex",
    "set-print-options": "annex",
    "take-over-print-options": "annex",
    "set-attestor": "annex",
    "set-second-attestor": "annex",
    "remove-second-attestor": "annex",
    "reconfirm": "text",
    "decline-text": "text",
    "record-position": "positions",
    "record-positions": "positions",
    "record-evidence": "evidence",
    "supersede-evidence": "evidence",
    "take-papers": "evidence",
    "record-letter": "evidence",
    "remove-papers": "evidence",
    "decide-twins": "twins",
    "plan-step": "chase",
    "record-letter-sent": "chase",
}
"""Where what an action did is seen; the others in the list of signatories."""


class JournalPage(Page):
    """The newest action first; Enter or a double click goes to what an action was about."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.title = TitleLabel()
        self.filter = JournalFilter()
        self.filter.changed.connect(self._search_soon)
        self.model = JournalModel(self)
        self.list = EntryList(self.model)
        self.filter.words.list_wanted.connect(self.list.setFocus)
        self.list.activated.connect(self._go_to)
        self.list.undo_wanted.connect(self._undo)
        self.empty = EmptyState("draw_clock", self._nothing)
        self._soon = QTimer(self, singleShot=True, interval=WAIT)
        self._soon.timeout.connect(self._search)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.filter.words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.filter)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.list, 1)
        self.put_words(self.title.setText, lambda: _("Journal"))
        self.put_words(self.list.setAccessibleName, lambda: _("Journal"))
        self.put_words(
            self.list.setAccessibleDescription,
            lambda: _(
                "Enter goes to the affected item; Delete undoes the action where that is offered."
            ),
        )

    def read(self) -> None:
        """Read what was done in the register anew, keeping what is looked for."""
        self._soon.stop()
        if self.database is not None:
            with self.database.reading() as tx:
                reach = undoing.reach(tx)
            self.model.undoes = reach.undo.key if reach.undo else None
        self.model.show(self.database, self.filter.wanted())
        self._tell_empty()

    def forget(self) -> None:
        """Show nothing: the register was closed."""
        self.filter.forget()
        super().forget()

    def _search_soon(self) -> None:
        self._soon.start()

    def _search(self) -> None:
        self.model.show(self.database, self.filter.wanted(), anew=False)
        self._tell_empty()

    def _tell_empty(self) -> None:
        """Say why nothing is listed, and what to do."""
        looking = self.filter.wanted() != Wanted()
        nothing = self.database is not None and self.model.rowCount() == 0
        self.filter.clear.setVisible(looking)
        self.empty.setVisible(nothing)
        self.list.setVisible(not nothing)
        self.empty.retranslate()

    def _nothing(self) -> str:
        if self.filter.wanted() != Wanted():
            return _("No matching entries. Broaden the search or show all entries.")
        return _("There are no actions in this register yet.")

    def _undo(self, row: int) -> None:
        """Undo the entry of a row whose word for it was clicked."""
        shown = self.model.shown_at(row)
        if shown is not None and is_import(shown):
            self.desk.ask("imports.undo_import", shown.entry.key)
        elif shown is not None and shown.entry.key == self.model.undoes:
            self.desk.do("undo")

    def _go_to(self, index: QModelIndex) -> None:
        shown = self.model.shown_at(index.row())
        if shown is not None:
            go_to_entry(self.desk, shown.entry)


def go_to_entry(desk: "Desk", entry: Entry) -> None:
    """Go to what an action was about: signatures by number, a text, the annex, or a whole list."""
    named = json.loads(entry.arguments)
    statement = named.get("statement")
    page = PAGES_OF.get(entry.action, "signatories")
    if entry.action == "make-register" or not (statement or page == "annex"):
        desk.say(_("This action was about the whole register."))
        return
    desk.go(page, statement if isinstance(statement, int) else None)
    numbers = named.get("numbers") or [named.get("number")]
    chosen = [each for each in numbers if isinstance(each, int)]
    if chosen and page in ("signatories", "positions", "twins", "chase"):
        desk.show_numbers(chosen, page)
