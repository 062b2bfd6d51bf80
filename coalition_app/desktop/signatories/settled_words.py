"""The register's settled words: what each is, and whether equal pieces of lists to come are read so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QListWidgetItem, QVBoxLayout, QWidget

from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD, RowList
from coalition_app.i18n import _
from coalition_app.labels import SETTLED_ROLES
from coalition_app.operations import doubts as operations
from coalition_app.records.positions import settled_words
from coalition_app.records.positions.settled_words import SettledWord

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class SettledWords(Spoken, QWidget):
    """Lists the settled words; Delete takes the chosen one out."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._listed: Sequence[SettledWord] = ()
        self.said = QLabel(wordWrap=True)
        self.list = RowList()
        self.list.setMinimumHeight(120)
        self.empty = EmptyState(
            "draw_list",
            lambda: _("No settled words yet"),
            lambda: _("What you decide about words in a list is kept here for later lists."),
            edge=0,
        )
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.take_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.said, self.list, self.empty):
            column.addWidget(part)
        self.put_words(self.said.setText, self._said)
        self.put_words(self.list.setAccessibleName, lambda: _("Settled words"))

    @Slot()
    def read(self) -> None:
        """Read the list anew."""
        database = self._desk.operations.database
        if database is not None:
            with database.reading() as tx:
                self._listed = settled_words.list_words(tx)
            self._show()

    @Slot()
    def take_out(self) -> None:
        """Take the chosen word out; undo brings it back."""
        row = self.list.currentRow()
        if 0 <= row < len(self._listed):
            word = self._listed[row]
            self._desk.operations.change(
                operations.take_out_word(text=word.text, role=word.role),
                lambda answer: self._desk.say(answer.lines[0]),
            )

    def retranslate(self) -> None:
        """Speak the program's language, in the rows too."""
        super().retranslate()
        self._show()

    def some(self) -> bool:
        """Tell whether there is a word."""
        return bool(self._listed)

    def _show(self) -> None:
        self.list.fill(map(_item, self._listed))
        for part in (self.said, self.list):
            part.setVisible(self.some())
        self.empty.setVisible(not self.some())

    def _said(self) -> str:
        return _(
            "What you said of passages in lists. An office, a place, a country, an organisation or a "
            "heading is recognised in later lists; words on demands, notes, and what was settled in "
            "two ways stay unclear there."
        )


def _item(each: SettledWord) -> QListWidgetItem:
    role = _(SETTLED_ROLES[each.role])
    role = role[:1].upper() + role[1:]
    vouches = operations.vouches(each)
    item = QListWidgetItem(each.text)
    item.setData(WORD, role if vouches else role + _(" (stays unclear in each list)"))
    item.setData(TONE, "text" if vouches else "quiet")
    spoken = f"{each.text}. {item.data(WORD)}"
    item.setToolTip(spoken)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    return item
