"""The first page: the registers opened last, a new one, another one, and a place to drop a list on."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app import settings
from coalition_app.desktop.controls.empty_state import FILES, EmptyState
from coalition_app.desktop.controls.key_cap import KeyButton
from coalition_app.desktop.desk.page import first_stop
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.register.recent_list import PATH, RecentList
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _

LINE = 18
"""Pixels of a line of text at 100 %."""
LISTED, DROPPED, BETWEEN, AROUND, TOP = 620, 396, 72, 24, 40
"""Widths at 100 %: the list's column, the drop target, what lies between them, and around both."""
DROP_HEIGHT, DROP_WORDS, DROP_LOW = 424, 160, 80
"""Heights at 100 %: of the drop target beside the list, of its words alone, and of its title and buttons."""


FEWEST = 2
"""Recent registers that are shown at least, where the page has no room for all."""
KEYS = {"new": "Ctrl Shift N", "open": "Ctrl O"}
"""Keys that are drawn on the buttons of actions."""


class WelcomePage(Spoken, QWidget):
    """Shown while no register is open."""

    wanted = Signal(str)
    """Key of an action in ACTIONS."""
    recent_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.explanation, self.gone, self.promise = (QLabel() for _at in range(4))
        give_role(self.title, "heading")
        self.title.setObjectName("welcome_title")
        for label, role in (
            (self.explanation, "quiet"),
            (self.gone, "warning"),
            (self.promise, "quiet"),
        ):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self.recent = RecentList()
        self.recent.itemActivated.connect(self._open_recent)
        self.recent.currentItemChanged.connect(lambda *_items: self._tell_gone())
        self.more = QPushButton()
        give_role(self.more, "flush")
        self.more.clicked.connect(self._show_all)
        self._all = False
        """Whether all recent registers are wanted, also where the page has no room for them."""
        self.open_chosen = KeyButton()
        self.open_chosen.show_key("Enter")
        self.open_chosen.clicked.connect(self._open_chosen)
        self.new, self.open = self._doing("new"), self._doing("open")
        self.sample, self.sample_link = self._doing("sample"), self._doing("sample")
        self.restore, self.verify = self._doing("restore"), self._doing("verify")
        self.recover, self.help = self._doing("recover"), self._doing("help")
        self.remove = QPushButton()
        self.remove.clicked.connect(self._remove)
        for first in (self.open_chosen, self.sample):
            give_role(first, "first")
        self._links = (
            self.restore,
            self.verify,
            self.recover,
            self.sample_link,
            self.help,
            self.remove,
        )
        for link in self._links:
            give_role(link, "flush")
        keys = QShortcut(QKeySequence.StandardKey.Delete, self.recent)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._remove)
        self.drop = EmptyState(
            "draw_import",
            lambda: _("Drop a list here"),
            lambda: _(
                "A statement with its list, a table, letters or a register. Names and numbers are found, "
                "and what is doubtful is shown before anything is recorded."
            ),
            others=[
                (lambda: _("Choose a file…"), lambda: self.wanted.emit("import")),
                (lambda: _("From clipboard…"), lambda: self.wanted.emit("paste")),
            ],
            files=FILES,
            drops=True,
        )
        self._put_words()
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the program's language, and read the recent registers anew."""
        super().retranslate()
        self.recent.read()
        listed = self.recent.count() > 0
        self.recent.setVisible(listed)
        self.open_chosen.setVisible(listed)
        self.sample_link.setVisible(listed)
        self.sample.setVisible(not listed)
        self._tell_gone()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (stop := first_stop(self)) is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Building

    def _doing(self, key: str) -> QPushButton:
        made = KeyButton()
        made.show_key(KEYS.get(key, ""))
        made.clicked.connect(lambda: self.wanted.emit(key))
        return made

    def _put_words(self) -> None:
        self.put_words(self.title.setText, lambda: _("Registers"))
        self.put_words(
            self.explanation.setText,
            lambda: _(
                "Signatures, positions and annexes of one coalition are kept in one file on this computer."
            ),
        )
        self.put_words(self.recent.setAccessibleName, lambda: _("Recent registers"))
        self.put_words(self.open_chosen.setText, lambda: _("Open"))
        self.put_words(self.open_chosen.setToolTip, lambda: _("Enter in the list does the same."))
        self.put_words(self.new.setText, lambda: _("New register…"))
        self.put_words(self.open.setText, lambda: _("Open another file…"))
        for sample in (self.sample, self.sample_link):
            self.put_words(sample.setText, lambda: _("Open the sample"))
            self.put_words(
                sample.setToolTip,
                lambda: _("A register with invented names, to try everything in."),
            )
        self.put_words(self.remove.setText, lambda: _("Remove from list"))
        self.put_words(self.restore.setText, lambda: _("Restore from a backup…"))
        self.put_words(self.verify.setText, lambda: _("Verify an annex…"))
        self.put_words(self.recover.setText, lambda: _("Recover a damaged register…"))
        self.put_words(self.help.setText, lambda: _("First steps"))
        self.put_words(
            self.promise.setText,
            lambda: _(
                "Works without a network: nothing leaves this computer. Each change is saved at once."
            ),
        )

    def _lay_out(self) -> None:
        """Put each part into its place before it is filled: what is moved is styled anew with all in it."""
        inner, around = QWidget(), QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        around.addWidget(self._scroll)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = self._inner_layout = QVBoxLayout(inner)
        whole.setContentsMargins(AROUND, TOP, AROUND, AROUND)
        middle, foot = QHBoxLayout(), QHBoxLayout()
        whole.addLayout(middle)
        whole.addStretch()
        whole.addLayout(foot)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        middle.addStretch()
        middle.addLayout(self._sides)
        middle.addStretch()
        self._column = QWidget()
        self._sides.addWidget(self._column, 0, Qt.AlignmentFlag.AlignTop)
        self._fill_column()
        self._sides.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        foot.addStretch()
        foot.addWidget(self.promise)
        foot.addStretch()

    def _fill_column(self) -> None:
        column = self._column_rows = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head, buttons = QHBoxLayout(), FlowLayout(gap=8)
        column.addLayout(head)
        head.addWidget(self.title, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        column.addSpacing(4)
        for widget, below in (
            (self.explanation, 16),
            (self.recent, 10),
            (self.gone, 10),
        ):
            column.addWidget(widget)
            column.addSpacing(below)
        column.addLayout(buttons)
        for button in (self.open_chosen, self.sample, self.new, self.open):
            buttons.addWidget(button)
        self._below, links = QWidget(), FlowLayout(gap=24, down=6, aligned=True)
        column.addWidget(self._below)
        self._links_room = QVBoxLayout(self._below)
        self._links_room.addLayout(links)
        for link in self._links:
            links.addWidget(link)
        column.addStretch()

    def _fit(self) -> None:
        """Set list and drop target beside each other, or one below the other where the room ends."""
        scale = self.fontMetrics().height() / LINE
        # The room inside the scroll area is laid out later, and tells nothing yet.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * AROUND - bar
        listed, dropped = round(LISTED * scale), round(DROPPED * scale)
        between = round(BETWEEN * scale)
        least = round(0.7 * listed) + dropped + between // 2
        beside = room >= least
        if beside:
            between = min(between, max(between // 2, room - listed - dropped))
            listed = min(listed, room - dropped - between)
            self._sides.setDirection(QBoxLayout.Direction.LeftToRight)
            self._column_rows.insertWidget(self._column_rows.count() - 1, self._below)
        else:
            listed = dropped = max(240, min(listed, room))
            between = AROUND
            self._sides.setDirection(QBoxLayout.Direction.TopToBottom)
            # What is seldom needed comes last: what is dropped has the room first.
            self._sides.addWidget(self._below)
        self._sides.setSpacing(between)
        self._links_room.setContentsMargins(0, 14 if beside else 0, 0, 0)
        self._column.setFixedWidth(listed)
        self.drop.setFixedWidth(dropped)
        self.drop.setMinimumHeight(round(DROP_HEIGHT * scale) if beside else 0)
        above = TOP if self.height() > 30 * self.fontMetrics().height() else AROUND
        self._inner_layout.setContentsMargins(AROUND, above, AROUND, AROUND)
        content = listed + between + dropped if beside else listed
        self.promise.setFixedWidth(content)
        self.recent.fit()
        self.more.hide()
        # One below the other, it says in words what can be dropped where the page has room for them.
        self.explanation.setVisible(True)
        parts = (self._column, self.promise, *(() if beside else (self._below,)))
        taken = sum(each.heightForWidth(listed) for each in parts)
        left = self.height() - taken - above - between - 2 * AROUND
        self.drop.be_low(not beside, words=left >= round(DROP_WORDS * scale))
        told = beside or left >= round(DROP_LOW * scale)
        self.explanation.setVisible(told)
        self._fit_recent(
            listed, self.height() - above - (0 if beside else between + round(DROP_LOW * scale))
        )

    def _fit_recent(self, wide: int, room: int) -> None:
        """Show the recent registers that leave what can be done with them in sight, and how many are not."""
        shown, least = self.recent.count(), max(FEWEST, self.recent.currentRow() + 1)
        while not self._all and shown > least and self._column.heightForWidth(wide) > room:
            shown -= 1
            self.recent.fit(shown)
        hidden = self.recent.count() - shown
        self.more.setVisible(hidden > 0)
        self.more.setText(_("%(count)d more ▾") % {"count": hidden})

    def _show_all(self) -> None:
        self._all = True
        self._fit()
        self.recent.setFocus(Qt.FocusReason.OtherFocusReason)

    # Recent registers

    def _tell_gone(self) -> None:
        path = self.recent.chosen()
        gone = path is not None and not path.exists()
        self.remove.setVisible(path is not None)
        self.gone.setVisible(gone)
        if gone:
            self.gone.setText(
                _(
                    "%(path)s was not found. It may have been moved or renamed, or its disk may "
                    "be disconnected. Open it from its current location, or remove it from this "
                    "list."
                )
                % {"path": show_hidden(str(path))}
            )

    def _open_chosen(self) -> None:
        item = self.recent.currentItem()
        if item is not None:
            self._open_recent(item)

    def _open_recent(self, item: QListWidgetItem) -> None:
        path = Path(item.data(PATH))
        if path.exists() or _lies_beside(path):
            self.recent_wanted.emit(str(path))
        else:
            self.retranslate()

    def _remove(self) -> None:
        path = self.recent.chosen()
        if path is not None:
            settings.forget_register(path)
            self.retranslate()


def _lies_beside(path: Path) -> bool:
    """Tell whether a file beside a name may be the register that is not there."""
    from coalition_app.records.opening.leftovers import look_beside

    return bool(look_beside(path))
