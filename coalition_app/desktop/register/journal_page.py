"""The page of the journal: each action with its author and time, in sentences, with undo and redo by name."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.register.journal_filter import JournalFilter
from coalition_app.desktop.register.journal_model import JournalModel
from coalition_app.desktop.widgets.wrapped_rows import ModelList
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
    "print": "annex",
    "deliver": "annex",
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
}
"""Where what an action did is seen; the others in the list of signatories."""


class JournalPage(Page):
    """The newest action first; Enter or a double click goes to what an action was about."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.title = QLabel()
        give_role(self.title, "title")
        self.undo, self.redo = QPushButton(), QPushButton()
        self.undo.clicked.connect(lambda: desk.do("undo"))
        self.redo.clicked.connect(lambda: desk.do("redo"))
        self.undo_import = QPushButton()
        self.undo_import.clicked.connect(self._undo_import)
        self.undo_import.setVisible(False)
        for button in (self.undo, self.redo):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.filter = JournalFilter()
        self.filter.changed.connect(self._search_soon)
        self.model = JournalModel(self)
        self.list = EntryList(self.model)
        self.list.activated.connect(self._go_to)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._offer())
        self.model.modelReset.connect(self._offer)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "quiet")
        self._soon = QTimer(self, singleShot=True, interval=WAIT)
        self._soon.timeout.connect(self._search)
        buttons = QHBoxLayout()
        buttons.addWidget(self.undo, 1)
        buttons.addWidget(self.redo, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addLayout(buttons)
        layout.addWidget(self.filter)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.undo_import, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        self.put_words(self.title.setText, lambda: _("Journal"))
        self.put_words(self.undo_import.setText, lambda: _("Undo this import…"))
        self.put_words(self.list.setAccessibleName, lambda: _("Journal"))
        self.put_words(
            self.list.setAccessibleDescription,
            lambda: _("Enter goes to what an action was about."),
        )
        self._name_buttons()

    def read(self) -> None:
        """Read what was done in the register anew, keeping what is looked for."""
        self._soon.stop()
        self.model.show(self.database, self.filter.wanted())
        self._name_buttons()
        self._tell_empty()

    def forget(self) -> None:
        """Show nothing: the register was closed."""
        self.filter.forget()
        super().forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_buttons()

    def _search_soon(self) -> None:
        self._soon.start()

    def _search(self) -> None:
        self.model.show(self.database, self.filter.wanted(), anew=False)
        self._tell_empty()

    def _tell_empty(self) -> None:
        """Say why nothing is listed, and what to do."""
        looking = self.filter.wanted() != Wanted()
        nothing = self.database is not None and self.model.rowCount() == 0
        self.filter.clear.setEnabled(looking)
        self.empty.setVisible(nothing)
        self.list.setVisible(not nothing)
        if nothing:
            self.empty.setText(
                _("No matching entries. Broaden the search or show everything.")
                if looking
                else _("There are no actions in this register yet.")
            )

    def _name_buttons(self) -> None:
        """Name what undo and redo would do; cut to the button, whole in the tooltip."""
        reach = undoing.Reach(None, None)
        if self.database is not None:
            with self.database.reading() as tx:
                reach = undoing.reach(tx)
        for button, word, none, entry in (
            (self.undo, _("Undo: %(action)s"), _("Nothing to undo"), reach.undo),
            (self.redo, _("Redo: %(action)s"), _("Nothing to redo"), reach.redo),
        ):
            words = none if entry is None else word % {"action": entry.sentence()}
            room = max(60, button.width() - 36)
            elide = Qt.TextElideMode.ElideRight
            button.setText(button.fontMetrics().elidedText(words, elide, room))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setEnabled(entry is not None)

    def _offer(self) -> None:
        """Offer to undo an import where the chosen entry is one that was not undone."""
        shown = self.model.shown_at(self.list.currentIndex().row())
        offered = shown is not None and not shown.undone
        self.undo_import.setVisible(
            shown is not None
            and offered
            and (shown.entry.kind, shown.entry.action) == ("action", "import")
        )

    def _undo_import(self) -> None:
        shown = self.model.shown_at(self.list.currentIndex().row())
        if shown is not None:
            self.desk.ask("imports.undo_import", shown.entry.key)

    def _go_to(self, index: QModelIndex) -> None:
        shown = self.model.shown_at(index.row())
        if shown is not None:
            go_to_entry(self.desk, shown.entry)


class EntryList(ModelList):
    """The entries as rows."""

    def __init__(self, model: JournalModel) -> None:
        super().__init__(model, "entries")
        self.setMinimumHeight(60)

    def count(self) -> int:
        """Return how many entries were read so far."""
        return self.model().rowCount()


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
