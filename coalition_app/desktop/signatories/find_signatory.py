"""The popover that finds a signatory by name or number."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidgetItem, QWidget

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.popover import Popover
from coalition_app.desktop.widgets.whole_rows import end_at_whole_row
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _
from coalition_app.records.signatures import signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

WAIT = 120
"""Milliseconds after the last letter before the search begins."""
MOST_FOUND = 50
"""Signatories that are listed at once."""
SIZE = (360, 320)
"""Pixels at 100 %."""
NUMBER = Qt.ItemDataRole.UserRole


class FindSignatory(Popover):
    """Finds a signatory by name or number; `chosen` is called with the number."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        chosen: Callable[[int], None],
        asked: str = "",
        first: Sequence[int] = (),
    ) -> None:
        """Find among all; `asked` is said above, and the numbers of `first` are offered before the others."""
        super().__init__(desk.window)
        self._database, self._statement, self._chosen = database, statement, chosen
        self._first = list(first)
        self.words = _Search()
        self.words.setClearButtonEnabled(True)
        self.list = RowList(most_lines=2)
        self.words.list = self.list
        self.nothing = QLabel()
        give_role(self.nothing, "quiet")
        if asked:
            question = QLabel(asked, wordWrap=True)
            give_role(question, "heading")
            self.add_head(question)
            self.column.addWidget(self.words)
        else:
            self.add_head(self.words)
        for part in (self.list, self.nothing):
            self.column.addWidget(part)
        for set_words in (self.words.setPlaceholderText, self.words.setAccessibleName):
            self.put_words(set_words, lambda: _("Name or number"))
        self.put_words(self.list.setAccessibleName, lambda: _("Signatories found"))
        self.put_words(self.nothing.setText, lambda: _("No matches."))
        self.words.returnPressed.connect(self.choose)
        self.list.itemClicked.connect(lambda _item: self.choose())
        self.list.itemActivated.connect(lambda _item: self.choose())
        self._soon = QTimer(self, singleShot=True, interval=WAIT)
        self._soon.timeout.connect(self.search)
        self.words.textChanged.connect(lambda _text: self._soon.start())
        self.search()

    def show_below(self, button: QWidget) -> None:
        """Show it, ready to be typed into."""
        self.open_below(button, *SIZE)
        end_at_whole_row(self, self.list)
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def search(self) -> None:
        """List the signatories whose name or number is like what was typed, in any spelling."""
        self._soon.stop()
        words = self.words.text().strip()
        with self._database.reading() as tx:
            found = list(signatures.signature_numbers(tx, self._statement.id, find=words))
            if words.isdecimal() and len(words) < 10:
                found.insert(0, int(words))
            before = [] if words else self._first
            some = list(dict.fromkeys([*before, *found]))[:MOST_FOUND]
            rows = signatures.list_signatures(tx, self._statement.id, numbers=some)
        self.list.clear()
        for row in sorted(rows, key=lambda each: some.index(each.number)):
            item = QListWidgetItem(show_hidden(f"{row.number}. {row.full_name}"))
            item.setToolTip(item.text())
            item.setData(NUMBER, row.number)
            self.list.addItem(item)
        # Enter in an empty field means nobody.
        self.list.setCurrentRow(0 if words else -1)
        self.list.setVisible(bool(some))
        self.nothing.setVisible(not some)

    def choose(self) -> None:
        """Take the current one, where there is one, and close."""
        if self._soon.isActive():
            self.search()
        item = self.list.currentItem()
        if item is not None and self.isVisible():
            self.close()
            self._chosen(item.data(NUMBER))


class _Search(QLineEdit):
    """Lets Up and Down walk the list below while the user types."""

    list: RowList | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self.list is not None and event.key() in steps:
            wanted = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, wanted)))
            return
        super().keyPressEvent(event)
