"""The page of the directory: every signatory of the register, found in any alphabet, with its details."""

import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.beside import Beside
from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.controls.fitted_names import both_lines
from coalition_app.desktop.controls.search_field import SearchField
from coalition_app.desktop.desk.page import Page, first_stop
from coalition_app.desktop.directory import parent_field
from coalition_app.desktop.directory.details import SignatoryPane
from coalition_app.desktop.directory.model import KIND, NAME, PLACE, TIMES, DirectoryModel
from coalition_app.desktop.directory.rows import DirectoryDelegate
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.widgets.whole_rows import show_whole_rows
from coalition_app.i18n import _, ngettext
from coalition_app.labels import KINDS
from coalition_app.records.lists import signature_list
from coalition_app.records.signatories import directory, merge_history
from coalition_app.records.signatories.directory import DirectoryIndex, DirectoryLine
from coalition_app.work import collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.store.database import Database

SHORT = 5_000
"""Signatories up to which the directory is read at once; a longer one is read beside the window."""
SEARCH_DELAY = 120
"""Milliseconds after the last key before the directory is searched."""
FEWEST = 3
"""Rows of the list that are seen in the smallest window."""
PAD = 14
"""Pixels beside the words of a cell."""
NARROW = 110
"""Letters of the page's width below which the details stand in the place of the list."""
LIST_WIDTH = 420
"""Pixels of the list at 100 %; the details have the rest."""
Moment = tuple["Database", int]


class DirectoryPage(Page):
    """Signatories across statements; the details of the chosen one beside them."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.model = DirectoryModel(self)
        self._index: DirectoryIndex | None = None
        self._read_at: Moment | None = None
        self._ticket = 0
        self._to_choose: uuid.UUID | None = None
        self.title, self.count = QLabel(), wrapped_label("", "quiet")
        give_role(self.title, "title")
        self.search = SearchField()
        self._delay = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._delay.timeout.connect(self.show_list)
        self.search.textChanged.connect(lambda _text: self._delay.start())
        self.table = DirectoryTable(self.model)
        self.pane = SignatoryPane(desk, self._find_bodies)
        importing = (lambda: _("Import a list…"), lambda: desk.do("import"))
        self.empty = EmptyState("draw_list", self._nothing, self._who_comes, first=importing)
        self._build()
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.selectionModel().selectionChanged.connect(
            lambda _more, _less: self.pane.merges.say_chosen(self.table.count_chosen())
        )
        self.search.list_wanted.connect(self.table.setFocus)
        self.table.followed.connect(self._follow)
        self.pane.merges.merge_wanted.connect(self.merge)
        self.pane.merges.separate_wanted.connect(partial(desk.ask, "directory.separate"))
        self.pane.signature_wanted.connect(self._go_to)
        self._put_words()
        self.retranslate()

    # What the window asks

    def read(self) -> None:
        """Read the directory anew, keeping what is searched and chosen."""
        self._ticket += 1
        if self.database is None:
            self._index, self._read_at = None, None
            self.search.clear()
            self.model.forget()
            self._tell()
            self._show_chosen()
            return
        database, ticket = self.database, self._ticket
        with database.reading() as tx:
            moment = (database, signature_list.newest_change(tx))
            if moment == self._read_at:
                self.show_list()
                return
            if directory.count_signatories(tx) <= SHORT:
                self._take(ticket, moment, directory.read_directory(tx))
                return
        if self._read_at is not None and self._read_at[0] is not database:
            self._index, self._read_at = None, None
            self.model.forget()
        self._tell()

        def load() -> DirectoryIndex:
            with collecting_later(), database.reading() as tx:
                found = directory.read_directory(tx)
                signature_list.let_go(tx)
                return found

        self.desk.operations.start(
            "", lambda _progress: load(), lambda found: self._take(ticket, moment, found)
        )

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, TIMES)
        self.table.fit_columns()
        self._show_chosen()

    def chosen_signatory(self) -> uuid.UUID | None:
        """Return the key of the chosen signatory; None where none is chosen."""
        return self.model.key_at(self.table.currentIndex().row())

    def chosen_signatories(self) -> list[uuid.UUID]:
        """List the keys of all chosen signatories, in the order of the list."""
        rows = sorted(each.row() for each in self.table.selectionModel().selectedRows())
        return [each for each in map(self.model.key_at, rows) if each is not None]

    @property
    def being_read(self) -> bool:
        """Tell whether its list is still read, so that nothing in it is chosen yet."""
        return self._index is None and self.database is not None

    def choose_signatory(self, signatory_id: uuid.UUID) -> None:
        """Choose one signatory, showing everybody where the search hides it."""
        self._to_choose = signatory_id
        if self._index is not None:
            if self.model.row_of(signatory_id) < 0:
                self.search.clear()
            self.show_list()

    # Showing

    @Slot()
    def show_list(self) -> None:
        """Show whom the search finds now."""
        self._delay.stop()
        if self._index is None or self.database is None:
            return
        wanted = self._to_choose or self.chosen_signatory()
        self._to_choose = None
        if self.search.text().strip():
            ids = tuple(self._index.ids[at] for at in self._index.select(self.search.text()))
        else:
            ids = self._index.ids
        self.model.show(self.database, ids, self.search.text().strip())
        row = self.model.row_of(wanted) if wanted is not None else -1
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(max(row, 0), NAME))
            self.table.scrollTo(self.table.currentIndex())
        self._tell()
        self.table.fit_columns()
        self._show_chosen()

    def _take(self, ticket: int, moment: Moment, found: DirectoryIndex) -> None:
        """Take a directory that was read, unless a newer reading is under way."""
        if ticket == self._ticket and self.database is not None:
            self._index, self._read_at = found, moment
            self.show_list()

    def _tell(self) -> None:
        shown, whole = self.model.rowCount(), len(self._index.ids) if self._index else 0
        if shown < whole:
            words = _("%(shown)d of %(all)d signatories shown") % {"shown": shown, "all": whole}
        else:
            words = ngettext("%(count)d signatory", "%(count)d signatories", whole)
            words %= {"count": whole}
        put_text(self.count, words if whole else "")
        self.search.setVisible(bool(whole))
        self.empty.retranslate()
        self.empty.buttons[0].setVisible(bool(self._who_comes()))
        self.stack.setCurrentIndex(0 if shown else 1)

    def _nothing(self) -> str:
        if self._index is None and self.database is not None:
            return _("Loading the directory…")
        whole = self._index is not None and bool(self._index.ids)
        return _("No matches in the directory.") if whole else _("The directory is empty")

    def _who_comes(self) -> str:
        if self._index is None or self._index.ids:
            return ""
        return _("Everyone who signs a statement in this register is listed here.")

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.chosen_signatory()
        self.beside.want_details(chosen is not None)
        if chosen is None or self.database is None:
            self.pane.show_signatory(None)
            return
        with self.database.reading() as tx:
            found = directory.read_signatory(tx, chosen)
            merged = merge_history.merges_of_signatory(tx, chosen)
        self.pane.show_signatory(found, merged, self.table.count_chosen())

    # Doing

    def _find_bodies(self, words: str) -> list[DirectoryLine]:
        """Return the bodies that words find, the chosen one left out."""
        if self.database is None or self._index is None:
            return []
        chosen = self.chosen_signatory()
        places = self._index.select(words)[: parent_field.FOUND + 1]
        ids = [self._index.ids[at] for at in places]
        with self.database.reading() as tx:
            found = directory.read_lines(tx, [each for each in ids if each != chosen])
        return found[: parent_field.FOUND]

    @Slot()
    def merge(self) -> None:
        """Ask with which entry the chosen one is merged, or how the two chosen are."""
        ids = self.chosen_signatories()
        if ids and len(ids) <= 2 and self.database is not None:
            self.desk.ask("directory.merge", ids, self._index)

    @Slot(int, int)
    def _go_to(self, statement: int, number: int) -> None:
        self.desk.go("signatories", statement)
        self.desk.show_numbers([number])

    @Slot()
    def _follow(self) -> None:
        """Go to the first signature of the chosen signatory; in a narrow window to its details."""
        if self.beside.narrow:
            self._open()
            return
        chosen = self.chosen_signatory()
        if chosen is None or self.database is None:
            return
        with self.database.reading() as tx:
            found = directory.read_signatory(tx, chosen)
        if found is not None and found.signed:
            self._go_to(found.signed[0].statement, found.signed[0].number)

    @Slot()
    def _open(self) -> None:
        """Show the fields of the chosen signatory in the place of the list."""
        self.beside.open_details()
        focused = first_stop(self.pane)
        if focused is not None:
            focused.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Building

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        side = QWidget()
        self.beside = Beside(side, self.pane, NARROW, list_width=LIST_WIDTH)
        self._column, self._head = QVBoxLayout(side), QHBoxLayout()
        self._column.setContentsMargins(16, 14, 16, 0)
        self._column.setSpacing(8)
        self._head.setSpacing(10)
        self._head.addWidget(self.title)
        self._head.addWidget(self.search, 1)
        self._head.addWidget(self.beside.open)
        self._column.addLayout(self._head)
        self._column.addWidget(self.count)
        self._column.addWidget(self.stack, 1)
        self.beside.fitted.connect(self._place_count)
        self.beside.offer_open(self._open)
        self.beside.left.connect(self.take_keyboard)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.beside)

    @Slot()
    def _place_count(self) -> None:
        """Count beside the title of a list that stands alone, and else below it."""
        if self.beside.narrow:
            self._head.insertWidget(1, self.count, 1)
        else:
            self._column.insertWidget(1, self.count)

    def _put_words(self) -> None:
        self.put_words(self.title.setText, lambda: _("Directory"))
        self.put_words(self.beside.open.setText, lambda: _("Open"))
        self.put_words(self.search.setPlaceholderText, lambda: _("Name or former name"))
        for put in (self.search.setAccessibleName, self.search.setToolTip):
            self.put_words(
                put, lambda: _("Search names, also former and other ones, in any alphabet")
            )
        self.put_words(self.table.setAccessibleName, lambda: _("Signatories of the register"))
        self.put_words(
            self.table.setAccessibleDescription,
            lambda: _(
                "Enter goes to the first signature of the chosen signatory. Two that are chosen can be "
                "merged."
            ),
        )
        self.put_words(self.pane.setAccessibleName, lambda: _("What is known of the signatory"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fit_columns()

    def minimumSizeHint(self) -> QSize:
        """Leave room for the list and the details."""
        return QSize(460, 400)


class DirectoryTable(QTableView):
    """The rows, of one height; Enter or a double click goes to a signature of the chosen one."""

    followed = Signal()

    def __init__(self, model: DirectoryModel) -> None:
        super().__init__()
        self.setModel(model)
        show_whole_rows(self)
        self.setItemDelegate(DirectoryDelegate(self))
        self.setMinimumSize(200, 90)
        # Two are chosen to be merged.
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _index: self.followed.emit())

    def count_chosen(self) -> int:
        """Count the chosen rows."""
        selection = self.selectionModel().selection()
        return sum(selection.at(place).height() for place in range(selection.size()))

    def fit_columns(self) -> None:
        """Share the width; kind and place go where there is no room for the names."""
        width, letter = self.viewport().width(), letter_width(self.fontMetrics())
        times = self.horizontalHeader().sectionSizeHint(TIMES) + 6
        self.setColumnHidden(TIMES, width < 75 * letter)
        self.setColumnHidden(PLACE, width < 45 * letter)
        self.setColumnHidden(KIND, width < 75 * letter)
        rest = width if self.isColumnHidden(TIMES) else width - times
        shares = {NAME: 100}
        if not self.isColumnHidden(KIND):
            kinds = (self.fontMetrics().horizontalAdvance(_(each)) for each in KINDS.values())
            kind = max(*kinds, self.horizontalHeader().sectionSizeHint(KIND)) + 2 * PAD
            self.setColumnWidth(KIND, kind)
            rest -= kind
            shares = {NAME: 66, PLACE: 34}
        elif not self.isColumnHidden(PLACE):
            shares = {NAME: 67, PLACE: 33}
        self.setColumnWidth(TIMES, times)
        for column, share in shares.items():
            self.setColumnWidth(column, max(60, rest * share // 100))
        line = self.fontMetrics().height()
        row = max(line + 12, both_lines(line))
        self.verticalHeader().setDefaultSectionSize(row)
        self.setMinimumHeight(self.horizontalHeader().height() + FEWEST * row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.followed.emit()
            return
        super().keyPressEvent(event)
