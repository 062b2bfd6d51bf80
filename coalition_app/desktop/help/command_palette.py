"""Find anything: one field for every action and every signatory of all statements."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from coalition_app.desktop.desk.actions import ACTIONS, BY_KEY, MENUS, Action
from coalition_app.desktop.help.shortcuts_dialog import native, plain
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import SIDE, icon
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.found_words import draw_marked
from coalition_app.desktop.widgets.language_keys import switch_language_by_keys
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

CHOICE, DETAIL, REASON, PLACES = (Qt.ItemDataRole.UserRole + at for at in (1, 2, 3, 4))
ACROSS, ABOVE = 12, 7
"""Pixels between the words of a row and its edges."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: an action by its key, or a signature by its statement's number and its own."""

    action: str = ""
    statement: int = 0
    number: int = 0
    name: str = ""
    """The signature's name; it is never written outside the register."""
    found_by: str = ""
    """The person or body by whose name it was found."""


class CommandPalette(Spoken, QDialog):
    """Searches while typing; Up and Down choose, Enter runs, Escape closes."""

    def __init__(
        self, desk: "Desk", recent: list[Choice], chosen: Callable[[Choice], None]
    ) -> None:
        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._icons: dict[str, QIcon] = {}
        self._desk, self._recent, self._chosen = desk, recent, chosen
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.words.installEventFilter(self)
        self.list = QListWidget()
        self.list.setItemDelegate(_FoundDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(8)
        for widget in (self.words, self.list, self.note):
            layout.addWidget(widget)
        switch_language_by_keys(self)
        self.words.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(lambda *_items: self._tell())
        self.put_words(self.setWindowTitle, lambda: _("Find anything"))
        self.put_words(
            self.words.setPlaceholderText, lambda: _("An action, a signatory, or a number")
        )
        self.put_words(self.words.setAccessibleName, lambda: _("Find anything"))
        self.put_words(self.list.setAccessibleName, lambda: _("Found"))
        self._fit()
        self.retranslate()
        self.words.setFocus()

    def retranslate(self) -> None:
        """Speak the program's language, with the same search."""
        super().retranslate()
        self._find()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up, Down and Enter work while the field keeps the keyboard."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.words and isinstance(event, QKeyEvent) and pressed:
            return self._press(event.key())
        return False

    def _press(self, key: int) -> bool:
        keys = Qt.Key
        steps = {keys.Key_Up: -1, keys.Key_Down: 1, keys.Key_PageUp: -8, keys.Key_PageDown: 8}
        if key in (keys.Key_Return, keys.Key_Enter):
            if self.list.currentItem() is not None:
                self._take(self.list.currentItem())
            return True
        if key not in steps:
            return False
        row = self.list.currentRow() + steps[keys(key)]
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        return True

    def _find(self) -> None:
        words = self.words.text().strip()
        self.list.clear()
        if words:
            for action in _matching(words):
                self._add_action(action)
            for found in self._signatures(words):
                self._add_signature(found)
        else:
            recent = [each for each in self._recent if not each.action or each.action in BY_KEY]
            for each in recent:
                self._add_action(BY_KEY[each.action]) if each.action else self._add_signature(each)
            known = {each.action for each in recent}
            for action in ACTIONS:
                if action.key not in known and action.key != "anything":
                    self._add_action(action)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self._tell()

    def _signatures(self, words: str) -> list[Choice]:
        database = self._desk.operations.database
        if database is None:
            return []
        from coalition_app.records.signatories import find

        with database.reading() as tx:
            found = find.find_signatures(tx, words)
        return [
            Choice("", each.statement, each.number, each.full_name, each.found_by) for each in found
        ]

    def _add_action(self, action: Action) -> None:
        made = self._desk.action(action.key)
        reason = "" if made.isEnabled() else self._why_off(action)
        keys = native(action.shortcut) if action.shortcut else ""
        where = plain(_(MENUS[action.menu]))
        detail = f"{where} · {keys}" if keys else where
        self._add(
            made.text().replace("&", ""), reason or detail, Choice(action.key), action.icon, reason
        )

    def _add_signature(self, found: Choice) -> None:
        named = {"number": found.number, "statement": found.statement}
        detail = _("No. %(number)d of statement %(statement)d") % named
        detail = f"{detail} · {found.found_by}" if found.found_by else detail
        self._add(found.name, detail, found, "people", "")

    def _add(self, text: str, detail: str, choice: Choice, drawing: str, reason: str) -> None:
        item = QListWidgetItem(text)
        if drawing not in self._icons:
            self._icons[drawing] = icon(drawing, "quiet")
        item.setIcon(self._icons[drawing])
        item.setData(DETAIL, detail)
        item.setData(CHOICE, choice)
        item.setData(REASON, reason)
        item.setData(PLACES, self._places(text))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}. {detail}")
        item.setToolTip(f"{text}\n{detail}")
        self.list.addItem(item)

    def _places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return which letters are what was typed, to be marked."""
        from coalition_app.records.store import name_keys

        return name_keys.places_held(text, self.words.text())

    def _why_off(self, action: Action) -> str:
        """Say what an action that is off waits for."""
        if action.key == "undo":
            return _("There is nothing to undo.")
        if action.key == "redo":
            return _("There is nothing to redo.")
        if self._desk.operations.database is None:
            return _("Open or make a register first.")
        if self._desk.statement is None:
            return _("Make or import a statement first.")
        return _("Choose a signatory first.")

    def _tell(self) -> None:
        """Say why the chosen action is off, or what the keys do."""
        item = self.list.currentItem()
        if item is None:
            self.note.setText(_("Nothing is called like this. Names are found in any alphabet."))
        else:
            self.note.setText(
                item.data(REASON) or _("Up and Down choose, Enter does it, Escape leaves.")
            )

    def _take(self, item: QListWidgetItem) -> None:
        if item.data(REASON):
            self._tell()
            return
        choice: Choice = item.data(CHOICE)
        self.accept()
        self._chosen(choice)

    def _fit(self) -> None:
        """Stand below the window's toolbar, as wide as a sentence needs, never wider than the window."""
        window = self._desk.window
        letters = letter_width(self.fontMetrics())
        width = min(max(560, 72 * letters), window.width() - 60)
        height = min(max(420, 52 * letters), window.height() - 120)
        self.resize(width, height)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 70)


class _FoundDelegate(QStyledItemDelegate):
    """Draws what was found: its words, and below in a quiet tone where it is or why it is off."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 2 * QFontMetrics(self._view.font()).lineSpacing() + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        colours, palette = theme.applied(), self._view.palette()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, palette.highlight())
            painter.fillRect(QRect(place.topLeft(), QSize(3, place.height())), palette.link())
        metrics = QFontMetrics(self._view.font())
        line = metrics.lineSpacing()
        index.data(Qt.ItemDataRole.DecorationRole).paint(
            painter, QRect(place.left() + ACROSS, place.top() + ABOVE, SIDE, SIDE)
        )
        inside = place.adjusted(ACROSS + SIDE + 10, ABOVE, -ACROSS, -ABOVE)
        off = bool(index.data(REASON))
        texts = (
            (str(index.data()), colours.quiet if off else colours.text, inside.top()),
            (str(index.data(DETAIL)), colours.quiet, inside.top() + line),
        )
        for text, colour, top in texts:
            painter.setPen(QPen(colour))
            places = index.data(PLACES) if text == index.data() else None
            draw_marked(
                painter, QRect(inside.left(), top, inside.width(), line), text, places or ()
            )
        painter.restore()


def _matching(words: str) -> list[Action]:
    """Return the actions whose words hold all that was typed, in any spelling.

    Those that begin so go first, then those that lead to a page: a bare word most often asks for one.
    """
    from coalition_app.records.store.name_keys import name_key

    asked = [name_key(each) or each for each in words.split()]
    found = []
    for action in ACTIONS:
        named = name_key(f"{plain(_(action.text))} {plain(_(MENUS[action.menu]))}")
        if action.key != "anything" and all(each in named for each in asked):
            leads = action.key.startswith("go-")
            found.append(((not named.startswith(asked[0]), not leads), action))
    return [action for _rank, action in sorted(found, key=lambda pair: pair[0])]
