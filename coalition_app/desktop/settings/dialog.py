"""The settings: this register above, this program below; a search on top; each is saved at once."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.desk.synonyms import other_words
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role, heavy, letter_width, smaller
from coalition_app.desktop.settings.frame import SettingsFrame
from coalition_app.desktop.settings.rows import OF_PROGRAM, OF_REGISTER, Setting, list_settings
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.desktop.widgets.wrapped_words import breaking_paths, wrapped
from coalition_app.i18n import N_, _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

WIDE, HIGH = 1040, 560
"""Pixels of the dialog at 100 %."""
SIDE_LETTERS = 31
"""Letters of the list of parts, with their drawings."""
DRAWINGS = {
    "register": "folder",
    "copies": "backup",
    "look": "light",
    "lock": "lock",
    "name": "pencil",
}
"""By the part's key."""
ASIDES = 80
"""Pixels beside and between the parts, the words and the control."""
SEARCH_LETTERS = 42
"""Letters of the field of the search."""
ROOMY = 110
"""Letters across from which the parts stand beside their settings."""
WORDS = 36
"""Letters of a row's words, for which a control beside them leaves room; else it stands below them."""
PART = Qt.ItemDataRole.UserRole
GROUPS = ((N_("This register"), OF_REGISTER), (N_("This program"), OF_PROGRAM))


class SettingsDialog(SettingsFrame):
    """Shows the settings of one part, or those of all parts that hold what is searched."""

    def __init__(self, desk: "Desk", part: str = "") -> None:
        """`part` is the one that is shown first, by its key; empty for the uppermost."""
        super().__init__(desk)
        self.search, self.parts = QLineEdit(clearButtonEnabled=True), RowList(separated=False)
        self.rows = [SettingRow(self, each) for each in list_settings(self)]
        self.heads = {part: QLabel() for part in self._all_parts()}
        for label in self.heads.values():
            give_role(label, "part")
        self._chosen = part if part in self.heads else next(iter(self.heads))
        self.choice = WordBox({part: {**OF_REGISTER, **OF_PROGRAM}[part] for part in self.heads})
        self.choice.choose(self._chosen)
        self._lay_out()
        for part, label in self.heads.items():
            self.put_words(label.setText, partial(_, {**OF_REGISTER, **OF_PROGRAM}[part]))
        self.put_words(self.search.setPlaceholderText, lambda: _("Find a setting"))
        self.put_words(self.search.setAccessibleName, lambda: _("Find a setting"))
        for listed in (self.parts, self.choice):
            self.put_words(listed.setAccessibleName, lambda: _("Parts of the settings"))
        self._list_parts()
        self.search.textChanged.connect(self._show)
        self.parts.currentItemChanged.connect(self._choose)
        self.choice.currentIndexChanged.connect(self._open_part)
        self._fit()

    # Showing

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._list_parts()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_chosen"):
            self._list_parts()  # in the colours of the theme that is worn now

    def _all_parts(self) -> list[str]:
        given = {row.setting.part for row in self.rows}
        return [part for _group, parts in GROUPS for part in parts if part in given]

    @Slot()
    def _choose(self) -> None:
        item = self.parts.currentItem()
        if item is not None and item.data(PART):
            self._chosen = item.data(PART)
            self.choice.choose(self._chosen)
            self.search.clear()
            self._show()

    @Slot()
    def _open_part(self) -> None:
        for item in map(self.parts.item, range(self.parts.count())):
            if item.data(PART) == self.choice.key():
                self.parts.setCurrentItem(item)

    @Slot()
    def _show(self) -> None:
        """Show the chosen part, or what was searched in all of them."""
        letter = letter_width(self.fontMetrics())
        words = self.search.text().casefold().split()
        roomy = self.width() >= ROOMY * letter
        self.parts.setVisible(roomy)
        self.choice.setVisible(not roomy)
        every = bool(words)
        self._choose_listed("" if every else self._chosen)
        room = self.width() - ASIDES - (self.parts.width() if roomy else 0) - WORDS * letter
        shown = set()
        for row in self.rows:
            said = row.words()
            fits = all(each in said for each in words)
            row.setVisible(fits and (every or row.setting.part == self._chosen))
            row.put_beside(row.control.sizeHint().width() <= room)
            if not row.isHidden():
                shown.add(row.setting.part)
        for part, label in self.heads.items():
            label.setVisible(part in shown and (roomy or every))
        self.nothing.setVisible(not shown)

    def _choose_listed(self, part: str) -> None:
        """Show a part as chosen in the list; none while all of them are searched."""
        rows = map(self.parts.item, range(self.parts.count()))
        self.parts.blockSignals(True)
        self.parts.setCurrentItem(
            next((each for each in rows if each.data(PART) == part), None)  # type: ignore[arg-type]
        )
        self.parts.blockSignals(False)

    def _list_parts(self) -> None:
        self.parts.blockSignals(True)
        self.parts.clear()
        for group, parts in GROUPS:
            inside = [part for part in parts if part in self.heads]
            if inside:
                head = QListWidgetItem(_(group))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(heavy(smaller(self.font())))
                self.parts.addItem(head)
            for part in inside:
                item = QListWidgetItem(_(parts[part]))
                item.setData(PART, part)
                item.setIcon(icon(DRAWINGS[part], "quiet"))
                self.parts.addItem(item)
                if part == self._chosen:
                    self.parts.setCurrentItem(item)
        self.parts.blockSignals(False)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        for part, label in self.heads.items():
            label.setContentsMargins(0, 4, 0, 8)
            column.addWidget(label)
            for row in self.rows:
                if row.setting.part == part:
                    column.addWidget(row)
        self.nothing = wrapped(QLabel(), "quiet")
        self.nothing.setVisible(False)
        self.put_words(self.nothing.setText, lambda: _("No settings match."))
        column.addWidget(self.nothing)
        column.addStretch()
        room = QScrollArea(widgetResizable=True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setWidget(inner)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        beside = QHBoxLayout(body)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(20)
        self.parts.setFixedWidth(SIDE_LETTERS * letter_width(self.fontMetrics()))
        beside.addWidget(self.parts)
        beside.addWidget(room, 1)
        self.search.setMaximumWidth(SEARCH_LETTERS * letter_width(self.fontMetrics()))
        found, above = QWidget(), QHBoxLayout()
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(20)
        above.addWidget(self.search, 1)
        above.addWidget(self.choice, 1)
        above.addStretch()
        found.setLayout(above)
        foot, at_once, leave = QHBoxLayout(), QLabel(), QPushButton()
        give_role(at_once, "quiet")
        self.put_words(at_once.setText, lambda: _("Changes are saved at once."))
        self.put_words(leave.setText, lambda: _("Close"))
        leave.clicked.connect(self.accept)
        leave.setAutoDefault(False)
        foot.addWidget(at_once)
        foot.addStretch()
        foot.addWidget(leave)
        self.stand(found, body, self.refusal, foot=foot).setStretch(2, 1)

    def _fit(self) -> None:
        times, room = self.fontMetrics().lineSpacing() / 18, screen_room(self)
        self.resize(
            min(round(WIDE * times), room.width() - 40),
            min(round(HIGH * times), room.height() - 20),
        )


class SettingRow(QFrame):
    """A sentence, its effect below, and the control beside them, or under them where there is no room."""

    def __init__(self, dialog: SettingsDialog, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        give_role(self, "step")
        title, effect = wrapped(QLabel(), ""), wrapped(QLabel(), "quiet")
        title.setFont(heavy())
        dialog.put_words(title.setText, setting.title)
        dialog.put_words(lambda text: effect.setText(breaking_paths(text)), setting.effect)
        self.control = setting.make(setting.title)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(title)
        said.addWidget(effect)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 10, 0, 10)
        self._line.setSpacing(12)
        self._line.addLayout(said, 1)
        self._line.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)

    def words(self) -> str:
        """Return all that it says and is called elsewhere, in small letters, for whoever searches."""
        others = " ".join(other_words(self.setting.action))
        return f"{self.setting.title()} {self.setting.effect()} {others}".casefold()

    def put_beside(self, beside: bool) -> None:
        """Put the control beside the words, or below them."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        at = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
        self._line.setAlignment(self.control, at)
