"""The list of shortcuts: those of the menus, and the keys of the lists, the grid and the previews."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from coalition_app.desktop.desk.actions import ACTIONS, MENUS
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.dialog_frame import DialogFrame
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.labels import WRAP
from coalition_app.desktop.widgets.whole_rows import end_at_whole_row
from coalition_app.desktop.wording.position_words import KEYS
from coalition_app.i18n import N_, _
from coalition_app.labels import ANSWERS, POSITIONS

ALSO = {"shortcuts": "Ctrl+/", "redo": "Ctrl+Y"}
"""Second keys of actions."""
MENU_LETTER = "menu"
"""Stands for Alt and the underlined letter of a menu, which is another one in each language."""
HERE = (
    (
        N_("The window"),
        (
            ("F6", N_("Next part: bar, side, page, details")),
            ("Shift+F6", N_("Previous part")),
            ("F10", N_("Menus")),
        ),
    ),
    (
        N_("List of signatories"),
        (
            ("Return", N_("Go to the details of the signatory")),
            ("F2", N_("Edit the cell")),
            ("Ins", N_("New signature")),
            ("Ctrl+A", N_("Choose all")),
            ("Shift+Down", N_("Choose one more")),
            ("Ctrl+C", N_("Copy the chosen rows")),
        ),
    ),
    (
        N_("Grid of positions"),
        (
            ("Return", N_("Words of the position")),
            ("Del", N_("Record: has not stated")),
            ("Ctrl+D", N_("Fill the chosen cells down")),
            ("Ctrl+C", N_("Copy the chosen cells")),
            ("Ctrl+V", N_("Paste cells")),
        ),
    ),
    (
        N_("Text of the statement"),
        (
            ("Ctrl+Return", N_("New demand")),
            ("Alt+Up", N_("Move the demand up")),
            ("Alt+Down", N_("Move the demand down")),
        ),
    ),
    (
        N_("Preview of an import"),
        (
            ("Space", N_("Include or skip the line")),
            ("F2", N_("Edit the cell")),
            ("0", N_("Leave the entry out")),
            ("Return", N_("Go on without an answer")),
            ("Ctrl+Z", N_("Undo the last decision")),
        ),
    ),
    (
        N_("Unclear passages in lists"),
        (
            *zip("1234", ANSWERS.values(), strict=True),
            ("5", N_("Say what it is")),
            ("=", N_("Settle all identical passages the same way, or only this one")),
            ("Shift+1", N_("The same answer for all identical passages")),
            ("Space", N_("Go on without an answer")),
        ),
    ),
    (
        N_("Journal"),
        (
            ("Return", N_("Go to the affected item")),
            ("Del", N_("Undo the chosen action")),
        ),
    ),
    (
        N_("Everywhere"),
        (
            ("Tab", N_("Go to the next field")),
            ("Shift+Tab", N_("Go to the previous field")),
            ("Esc", N_("Close a dialog without doing anything")),
            (MENU_LETTER, N_("Open a menu by its underlined letter")),
        ),
    ),
)
"""Keys that no menu shows, by the place where they work."""
ASIDE = 28
"""Pixels at both sides of the words of a cell."""
Row = tuple[str, str, str]
"""Where, what, and the keys as the system writes them."""


class ShortcutsDialog(DialogFrame):
    """Shows all keys in one table that can be searched; opened once, closed by Escape."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, lambda: _("Shortcuts"))
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.table = QTableWidget(0, 3)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.table.verticalHeader().setVisible(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._fit_rows)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.none = QLabel()
        self.none.setProperty("role", "quiet")
        self.none.setWordWrap(True)
        self.leave = QPushButton()
        self.leave.clicked.connect(self.reject)
        self.leave.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.leave)
        self.stand(self.words, self.none, self.table, foot=foot)
        self.words.textChanged.connect(self._fill)
        self.put_words(self.words.setPlaceholderText, lambda: _("An action or a key"))
        self.put_words(self.words.setAccessibleName, lambda: _("Search the shortcuts"))
        self.put_words(self.table.setAccessibleName, lambda: _("Shortcuts"))
        self.put_words(self.none.setText, lambda: _("No matches."))
        self.put_words(self.leave.setText, lambda: _("Close"))
        self._fit()
        self.retranslate()
        self.words.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: end_at_whole_row(self, self.table))

    def retranslate(self) -> None:
        """Speak the program's language, with the same search."""
        super().retranslate()
        self.table.setHorizontalHeaderLabels([_("Where"), _("What"), _("Keys")])
        self._fill()

    def _fill(self) -> None:
        asked = self.words.text().casefold().split()
        rows = [
            row
            for row in list_shortcuts()
            if all(word in " ".join(row).casefold() for word in asked)
        ]
        self.table.setRowCount(len(rows))
        before = ""
        for at, (where, what, keys) in enumerate(rows):
            # The place is said once for its group; it stays in every row for screen readers.
            for column, text in enumerate((where if where != before else "", what, keys)):
                item = QTableWidgetItem(text)
                item.setToolTip(text or where)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, text or where)
                self.table.setItem(at, column, item)
            before = where
        self._fit_rows()
        self.none.setVisible(not rows)

    def _fit_rows(self) -> None:
        """Set each row's height to its wrapped words; Qt forgets the margins at their sides."""
        metrics = self.table.fontMetrics()
        for row in range(self.table.rowCount()):
            needed = 0
            for column in range(self.table.columnCount()):
                item = self.table.item(row, column)
                width = self.table.columnWidth(column) - ASIDE
                if item is not None and width > 0:
                    place = metrics.boundingRect(0, 0, width, 0, WRAP, item.text())
                    needed = max(needed, place.height())
            self.table.setRowHeight(row, max(needed, metrics.lineSpacing()) + ASIDE // 2)

    def _fit(self) -> None:
        letters = letter_width(self.fontMetrics())
        room = self.screen().availableGeometry()
        parent = self.parentWidget()
        if parent is not None:
            room = room.intersected(parent.window().geometry())
        wanted = QSize(
            min(110 * letters, max(480, room.width() - 80)),
            min(90 * letters, max(360, room.height() - 80)),
        )
        self.resize(wanted.boundedTo(screen_room(self)))


def list_shortcuts() -> list[Row]:
    """Return every shortcut in the program's language: the menus first, in their order."""
    rows = []
    for menu, words in MENUS.items():
        for action in ACTIONS:
            if action.menu == menu and action.shortcut:
                keys = [native(each) for each in (action.shortcut, ALSO.get(action.key)) if each]
                name = plain(_(action.text))
                rows.append((plain(_(words)), name, ", ".join(keys)))
    for where, each_key in HERE:
        rows += [(_(where), _(what), _key_words(keys)) for keys, what in each_key]
        if where == "Grid of positions":
            said = _("Record: %(position)s")
            rows += [
                (_(where), said % {"position": _(POSITIONS[stance])}, key)
                for key, stance in KEYS.items()
            ]
    return rows


def _key_words(keys: str) -> str:
    """Write keys; of a menu those of its letter in the program's language."""
    if keys != MENU_LETTER:
        return native(keys)
    first = MENUS["register"]
    words = _(first)
    letter = words.partition("&")[2][:1] or words[:1]
    return native(f"Alt+{letter.upper()}")


def native(keys: str) -> str:
    """Write keys as they are printed on keyboards, alike in the three languages."""
    written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return written.replace("Return", "Enter")


def plain(words: str) -> str:
    """Return the words of a menu without the mark of its letter and without dots."""
    return words.replace("&", "").rstrip("…")
