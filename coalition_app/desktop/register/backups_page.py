"""The copies of the register: which there are, how old the newest is, checking one, restoring one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidgetItem, QPushButton, QVBoxLayout

from coalition_app import i18n, settings
from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.register.backup_actions import age_sentence, away_sentence
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD, RowList
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.care.backups import CopyRow
    from coalition_app.work import Tell

PATH = Qt.ItemDataRole.UserRole
NARROW = 90
"""Letters of the page's width below which one sentence stands above the copies."""


class BackupsPage(Page):
    """Lists the copies that are found where copies went before, and beside the register."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.title, self.said, self.age = QLabel(), QLabel(), QLabel()
        give_role(self.title, "title")
        self.said.setProperty("role", "quiet")
        self.age.setProperty("role", "warning")
        self.empty = EmptyState(
            "draw_copies",
            lambda: _("No backups of this register were found"),
            self._advice,
            first=(lambda: _("Back up now…"), lambda: desk.do("backup")),
            links=[(lambda: _("Restore from a backup…"), lambda: desk.do("restore"))],
        )
        for label in (self.said, self.age):
            label.setWordWrap(True)
        self.back_up, self.look = QPushButton(), QPushButton()
        self.check, self.restore, self.preferences = QPushButton(), QPushButton(), QPushButton()
        self.list = RowList()
        self.list.setMinimumHeight(90)
        self.back_up.clicked.connect(lambda: desk.do("backup"))
        self.look.clicked.connect(self._look)
        self.preferences.clicked.connect(lambda: desk.ask("preferences.show_settings", "copies"))
        self.check.clicked.connect(self._check)
        self.restore.clicked.connect(self._restore)
        self.list.itemActivated.connect(lambda _item: self._look())
        self.list.currentItemChanged.connect(lambda *_items: self._enable())
        self._lay_out()
        self._speak()

    def read(self) -> None:
        """Look for the copies anew; one that is owed is made where its folder is there again."""
        self.look_again()
        self.desk.ask("keeper.pay")

    def look_again(self) -> None:
        """Look for the copies anew, in the background: a disk may be slow to answer."""
        database = self.database
        if database is None:
            self._show((), "")
            return

        def done(answer: "tuple[tuple[CopyRow, ...], str]") -> None:
            if self.database is database:
                self._show(*answer)

        def find(_tell: "Tell") -> "tuple[tuple[CopyRow, ...], str]":
            from coalition_app.records.care import kept_copies

            return kept_copies.list_known(database.path), away_sentence(database)

        self.desk.operations.start("", find, done)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 300)

    def chosen_copy(self) -> Path | None:
        """Return the copy that is chosen in the list."""
        item = self.list.currentItem()
        path: Path | None = None if item is None else item.data(PATH)
        return path

    @Slot()
    def _look(self) -> None:
        copy = self.chosen_copy()
        if copy is not None:
            self.desk.ask("backups.look_into", copy)

    @Slot()
    def _check(self) -> None:
        copy = self.chosen_copy()
        if copy is not None:
            self.desk.ask("backups.check_copy", copy)

    @Slot()
    def _restore(self) -> None:
        copy = self.chosen_copy()
        if copy is not None:
            self.desk.ask("backups.restore", copy)

    def _show(self, found: "tuple[CopyRow, ...]", away: str) -> None:
        # Who had the newest chosen has the newest chosen also after another was made.
        kept = self.chosen_copy() if self.list.currentRow() > 0 else None
        self.list.clear()
        for at, each in enumerate(found):
            item = QListWidgetItem(
                _("%(size)s, in %(folder)s")
                % {
                    "size": i18n.current().size(each.size),
                    "folder": each.path.parent,
                }
            )
            day = i18n.current().day(each.made.date())
            item.setData(WORD, f"{day}, {each.made:%H:%M}")
            item.setData(TONE, "text")
            item.setData(PATH, each.path)
            item.setIcon(icon("backup", "quiet"))
            item.setToolTip(str(each.path))
            self.list.addItem(item)
            if each.path == kept or not at:
                self.list.setCurrentItem(item)
        self.said.setText(self._said())
        nothing = not found and self.database is not None
        for part in (self.said, self.list, *self._buttons()):
            part.setVisible(bool(found))
        self.empty.setVisible(nothing)
        self.empty.retranslate()
        age = "" if not found or self.database is None else age_sentence(self.database, found)
        words = "\n".join(filter(None, (away or self.desk.ask("keeper.reason"), age)))
        self.age.setText(words)
        self.age.setVisible(bool(words))
        self._enable()

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.back_up, self.look, self.check, self.restore, self.preferences)

    def _enable(self) -> None:
        for button in (self.look, self.check, self.restore):
            button.setEnabled(self.chosen_copy() is not None)

    def _lay_out(self) -> None:
        give_role(self.back_up, "first")
        head, below = QHBoxLayout(), FlowLayout(gap=8)
        head.addWidget(self.title, 1)
        for button in (self.preferences, self.back_up):
            head.addWidget(button)
        for button in (self.look, self.check, self.restore):
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(head)
        for widget in (self.age, self.said):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addLayout(below)
        layout.addWidget(self.empty, 1)

    def _advice(self) -> str:
        return _(
            "Each backup is complete and was checked when it was made. Keep one on another "
            "disk, away from this computer."
        )

    def _said(self) -> str:
        """Say how to keep copies and when they are made; where it is narrow copies need the room."""
        whole = "\n".join(filter(None, (self._advice(), self._by_itself())))
        narrow = self.width() < NARROW * letter_width(self.fontMetrics())
        self.said.setToolTip(whole if narrow else "")
        return self._advice() if narrow else whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.said.setText(self._said())

    def _by_itself(self) -> str:
        """Say where copies go by themselves, and when."""
        if self.database is None:
            return ""
        chosen = settings.copying(self.database.path)
        where = {"folder": settings.own_copies(self.database.path)}
        sentences = {
            settings.NEVER: _("No copies are made by themselves."),
            settings.DAILY: _("Every day of work the program makes one in %(folder)s."),
            settings.ALSO: _(
                "The program makes one on every working day, before an import, a merge, a new text or "
                "a change to many signatories, and after attesting, in %(folder)s."
            ),
        }
        return sentences[chosen.often] % where

    def _speak(self) -> None:
        self.put_words(self.title.setText, lambda: _("Backups"))
        self.put_words(self.said.setText, self._said)
        self.put_words(self.back_up.setText, lambda: _("Back up now…"))
        self.put_words(self.look.setText, lambda: _("View…"))
        self.put_words(self.preferences.setText, lambda: _("Settings…"))
        self.put_words(self.check.setText, lambda: _("Check integrity"))
        self.put_words(self.restore.setText, lambda: _("Restore into a new file…"))
        self.put_words(self.list.setAccessibleName, lambda: _("Backups of this register"))
