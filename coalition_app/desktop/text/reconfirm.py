"""Beside a renewed text: the signatories to reconfirm it, and how it differs from the text before."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.desk.paged_table import PagedTable
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy_words
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.wrapped_rows import RowDelegate
from coalition_app.i18n import _, ngettext
from coalition_app.labels import difference_label
from coalition_app.languages import LANGUAGE_NAMES
from coalition_app.records.signatures import signatures

if TYPE_CHECKING:
    from coalition_app.records.statements.diff import Difference
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading

Index = QModelIndex | QPersistentModelIndex
BELOW = 10
"""Pixels between a panel and the status line."""


class AskedModel(PagedTable[int, str]):
    """The signatories that are to reconfirm: their numbers and names."""

    def show(self, database: "Database", statement: "StatementRow", numbers: Sequence[int]) -> None:
        """Show these numbers of a statement."""

        def read_names(tx: "Reading", wanted: Sequence[int]) -> dict[int, str]:
            rows = signatures.list_signatures(tx, statement.id, numbers=wanted)
            return {each.number: each.full_name for each in rows}

        self.show_rows(database, statement.id, numbers, read_names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        number, name = self.keys[index.row()], self.row_at(index.row())
        return f"{number}. {name}" if name else str(number)


class AskedPanel(Spoken, QWidget):
    """The list of those to reconfirm, and the buttons for what they answered."""

    answered = Signal(bool)
    """The chosen ones reconfirmed (True) or declined."""
    wanted = Signal()
    """The user wants to see the chosen ones in the list of signatories."""

    def __init__(self) -> None:
        super().__init__()
        self.model = AskedModel()
        self._wanted: set[int] = set()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list, 0, True))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setObjectName("asked")
        self.list.selectionModel().selectionChanged.connect(self._enable)
        self.list.doubleClicked.connect(lambda _index: self.wanted.emit())
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "quiet")
        self.confirmed, self.declined, self.seen = QPushButton(), QPushButton(), QPushButton()
        self.confirmed.clicked.connect(lambda: self.answered.emit(True))
        self.declined.clicked.connect(lambda: self.answered.emit(False))
        self.seen.clicked.connect(self.wanted)
        self.put_words(self.list.setAccessibleName, lambda: _("To reconfirm"))
        self.put_words(self.confirmed.setText, lambda: _("Reconfirmed…"))
        self.put_words(self.declined.setText, lambda: _("Declined…"))
        self.put_words(self.seen.setText, lambda: _("Show in the list"))
        buttons = QHBoxLayout()
        for button in (self.confirmed, self.declined, self.seen):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, BELOW)
        column.setSpacing(10)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self._enable()

    def show_numbers(
        self, database: "Database", statement: "StatementRow", numbers: Sequence[int]
    ) -> None:
        """Show the signatories that are to reconfirm; chosen ones that are still there stay chosen."""
        if numbers:
            self.note.setText(
                ngettext(
                    "%(count)d signatory signed an older text. Ask whether they stand by this one, and "
                    "record each answer here.",
                    "%(count)d signatories signed an older text. Ask whether they stand by this one, and "
                    "record each answer here.",
                    len(numbers),
                )
                % {"count": len(numbers)}
            )
        else:
            self.note.setText(_("Every signature is for the newest sealed text."))
        self.model.show(database, statement, numbers)
        self.choose(self._wanted)
        self._enable()

    def choose(self, numbers: Iterable[int]) -> None:
        """Choose these numbers, now or when they have been read."""
        self._wanted = set(numbers)
        rows = [at for at, each in enumerate(self.model.keys) if each in self._wanted]
        if not rows:
            return
        self._wanted = set()
        chosen = QItemSelection()
        for _at, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
            within = [row for _place, row in run]
            chosen.select(self.model.index(within[0], 0), self.model.index(within[-1], 0))
        wholly = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().select(chosen, wholly)
        self.list.scrollTo(self.model.index(rows[0], 0))

    def chosen(self) -> list[int]:
        """List the chosen numbers in order."""
        runs = sorted(
            (run.top(), run.bottom()) for run in self.list.selectionModel().selection().toList()
        )
        return [each for top, bottom in runs for each in self.model.keys[top : bottom + 1]]

    def _enable(self) -> None:
        some = self.list.selectionModel().hasSelection()
        for button in (self.confirmed, self.declined, self.seen):
            button.setEnabled(some)


class ChangesPanel(Spoken, QWidget):
    """The words that were added and removed, marked by lines and not by colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self.note = QLabel()
        self.note.setProperty("role", "quiet")
        self.note.setWordWrap(True)
        self.put_words(
            self.note.setText,
            lambda: _(
                "Words that were added are underlined; words that were removed are struck out."
            ),
        )
        self.words = QTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.put_words(self.words.setAccessibleName, lambda: _("Changes of the words"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, BELOW)
        column.setSpacing(10)
        column.addWidget(self.note)
        column.addWidget(self.words, 1)

    def show_differences(self, found: "list[Difference]") -> None:
        """Show where two texts differ."""
        place = self.words.verticalScrollBar().value()
        self.words.clear()
        cursor = self.words.textCursor()
        if not found:
            cursor.insertText(_("Nothing differs yet."))
        for at, each in enumerate(found):
            if at:
                cursor.insertBlock()
                cursor.insertBlock()
            cursor.insertText(
                f"{LANGUAGE_NAMES[each.language]}. {difference_label(each.part, each.before, each.after)}",
                _heading(),
            )
            cursor.insertBlock()
            _write(cursor, each)
        self.words.verticalScrollBar().setValue(place)


def _write(cursor: QTextCursor, each: "Difference") -> None:
    colours = theme.applied()
    before = ""
    for kind, words in each.runs:
        form = QTextCharFormat()
        if before == "removed" and kind == "added":
            cursor.insertText(" ", form)  # else the two would read as one word
        before = kind
        form.setForeground(QColor(colours.text))
        if kind == "added":
            form.setFontUnderline(True)
            form.setForeground(QColor(colours.accent))
        elif kind == "removed":
            form.setFontStrikeOut(True)
            form.setForeground(QColor(colours.refusal))
        cursor.insertText(words, form)


def _heading() -> QTextCharFormat:
    form = heavy_words()
    form.setForeground(QColor(theme.applied().text))
    return form
