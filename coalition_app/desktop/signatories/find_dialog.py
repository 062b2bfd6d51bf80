"""The dialog that finds a signatory by name or number."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.errors import UserError
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
LIST_HEIGHT = 260
"""Pixels of the list."""
NUMBER = Qt.ItemDataRole.UserRole


class FindSignatoryDialog(FormDialog):
    """Finds a signatory by name or number; `chosen` is called with the number."""

    asks_to_leave = False

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        chosen: Callable[[int], None],
    ) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Find the signatory"),
            agree=lambda: _("Choose"),
            work=self._choose,
        )
        self._database, self._statement, self._chosen = database, statement, chosen
        self.words = _Search()
        self.words.setClearButtonEnabled(True)
        self.list = RowList(most_lines=2)
        self.list.setFixedHeight(LIST_HEIGHT)
        self.words.list = self.list
        self.add_field(lambda: _("Name or number"), self.words)
        self.form.addRow(self.list)
        self.put_words(self.list.setAccessibleName, lambda: _("Signatories found"))
        self.list.itemActivated.connect(lambda _item: self.accept())
        self._soon = QTimer(self, singleShot=True, interval=WAIT)
        self._soon.timeout.connect(self.search)
        self.words.textChanged.connect(lambda _text: self._soon.start())
        self.search()

    def search(self) -> None:
        """List the signatories whose name or number is like what was typed, in any spelling."""
        self._soon.stop()
        words = self.words.text().strip()
        with self._database.reading() as tx:
            found = list(signatures.signature_numbers(tx, self._statement.id, find=words))
            if words.isdecimal() and len(words) < 10:
                found.insert(0, int(words))
            some = list(dict.fromkeys(found))[:MOST_FOUND]
            rows = signatures.list_signatures(tx, self._statement.id, numbers=some)
        self.list.clear()
        for row in sorted(rows, key=lambda each: some.index(each.number)):
            item = QListWidgetItem(f"{row.number}. {row.full_name}")
            item.setToolTip(item.text())
            item.setData(NUMBER, row.number)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        if self._soon.isActive():
            self.search()
        item = self.list.currentItem()
        if item is None:
            raise UserError(_("No matches."))
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
