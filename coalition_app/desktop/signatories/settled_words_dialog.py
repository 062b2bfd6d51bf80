"""The register's settled words: what each is, and whether equal pieces of lists to come are read so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.dialog_frame import DialogFrame
from coalition_app.desktop.widgets.empty_state import middle_sentence
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD, RowList
from coalition_app.i18n import _
from coalition_app.labels import SETTLED_ROLES
from coalition_app.operations import doubts as operations
from coalition_app.records.positions import settled_words
from coalition_app.records.positions.settled_words import SettledWord

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class SettledWordsDialog(DialogFrame):
    """Lists the settled words; Delete takes the chosen one out."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent, lambda: _("Settled words"))
        self._desk = desk
        self._listed: Sequence[SettledWord] = ()
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.list = RowList()
        self.list.setMinimumHeight(160)
        self.empty = middle_sentence()
        give_role(self.empty, "heading")
        # It takes the room of the list; else the title would stand in the middle.
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.put_words(
            self.empty.setText, lambda: _("Nothing was settled that other lists could use.")
        )
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.take_out)
        self.out, self.ready = QPushButton(), QPushButton()
        self.out.clicked.connect(self.take_out)
        self.ready.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.out)
        buttons.addStretch()
        buttons.addWidget(self.ready)
        self.stand(self.said, self.list, self.empty, foot=buttons)
        for button in (self.out, self.ready):
            button.setAutoDefault(False)
        self.put_words(self.said.setText, self._said)
        self.put_words(self.list.setAccessibleName, lambda: _("Settled words"))
        self.put_words(self.out.setText, lambda: _("Take out"))
        self.put_words(self.ready.setText, lambda: _("Close"))
        desk.operations.changed.connect(self.read)
        self.take_room(480)
        self.list.setFocus()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the list anew."""
        database = self._desk.operations.database
        if database is None:
            self.reject()
            return
        with database.reading() as tx:
            self._listed = settled_words.list_words(tx)
        self._show()

    def done(self, result: int) -> None:
        self._desk.operations.changed.disconnect(self.read)
        super().done(result)

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

    def _show(self) -> None:
        self.list.fill(map(_item, self._listed))
        some = self.list.count() > 0
        for part in (self.said, self.list, self.out):
            part.setVisible(some)
        self.empty.setVisible(not some)

    def _said(self) -> str:
        return _(
            "What you settled in the lists. An office, a place, a country or a body is read so in lists to "
            "come; words on demands, notes, and what was settled in two ways stay open there."
        )


def _item(each: SettledWord) -> QListWidgetItem:
    role = _(SETTLED_ROLES[each.role])
    role = role[:1].upper() + role[1:]
    vouches = operations.vouches(each)
    item = QListWidgetItem(each.text)
    item.setData(WORD, role if vouches else role + _(" (stays open in each list)"))
    item.setData(TONE, "text" if vouches else "quiet")
    spoken = f"{each.text}. {item.data(WORD)}"
    item.setToolTip(spoken)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    return item
