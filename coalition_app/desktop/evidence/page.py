"""The page of a statement's evidence: new letters that wait, and what is recorded."""

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.desk.drops import local_files
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.evidence.new_papers import NewPapers
from coalition_app.desktop.evidence.recorded import Recorded
from coalition_app.desktop.look.typeface import give_role
from coalition_app.i18n import N_, _
from coalition_app.records.signatures.signatures import SignatureRow

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

NEW, RECORDED = "new", "recorded"
BETWEEN = 16
"""Pixels between title, tabs and buttons; where they have no room in a row, the buttons stand below."""
TABS = {NEW: N_("New"), RECORDED: N_("Recorded")}


class EvidencePage(Page):
    """Files that are dropped here wait as new letters; the tab that was chosen stays."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self.title, self.tabs = QLabel(), Segments(lambda: _("Which evidence"), TABS, small=True)
        give_role(self.title, "title")
        self.file, self.folder, self.record = QPushButton(), QPushButton(), QPushButton()
        self.paste = QPushButton()
        give_role(self.record, "first")
        self.new, self.recorded = NewPapers(desk), Recorded(desk)
        self.shown = QStackedWidget()
        self.shown.addWidget(self.new)
        self.shown.addWidget(self.recorded)
        self._chosen_for: uuid.UUID | None = None
        self._counts = {NEW: 0, RECORDED: 0}
        self.tabs.picked.connect(self.show_tab)
        self.file.clicked.connect(lambda: desk.do("inbox-file"))
        self.folder.clicked.connect(lambda: desk.do("inbox-folder"))
        self.paste.clicked.connect(lambda: desk.do("paste"))
        self.record.clicked.connect(lambda: desk.do("evidence"))
        self.recorded.counted.connect(self._take_recorded)
        self.new.fitted.connect(self._show_head)
        self._lay_out()
        self.put_words(self.title.setText, lambda: _("Evidence"))
        self.put_words(self.file.setText, lambda: _("Add a file…"))
        self.put_words(self.folder.setText, lambda: _("Add a folder…"))
        self.put_words(self.paste.setText, lambda: _("From clipboard…"))
        self.put_words(self.record.setText, lambda: _("Record evidence…"))
        self.show_tab(NEW)

    # What the window asks

    def read(self) -> None:
        """Read what waits and what is recorded; the first time, show what waits where anything does."""
        waiting = self.new.show_statement(self.database, self.statement)
        self.recorded.show_statement(self.database, self.statement)
        shown = self.statement.id if self.statement and self.database else None
        self._counts[NEW] = waiting
        if self._chosen_for != shown:
            self._chosen_for = shown
            self.tabs.choose(NEW if waiting or not self._counts[RECORDED] else RECORDED)
        self.show_tab(self.tabs.key())
        if self.statement is not None:
            self.desk.tell_count("evidence", self.statement.number, waiting)
        self._name_tabs()

    def chosen(self) -> Sequence[SignatureRow]:
        """Return the signatory whose letter is shown."""
        return self.new.chosen() if self.tabs.key() == NEW else []

    def worked_in(self) -> QWidget | None:
        """Return the list or the table that is shown."""
        if self.tabs.key() == NEW:
            return self.new.take if self.new.empty.isVisible() else self.new.worked_in()
        return self.recorded.table

    def show_tab(self, key: str) -> None:
        """Show new letters, or what is recorded."""
        self.tabs.choose(key)
        self.shown.setCurrentWidget(self.new if key == NEW else self.recorded)
        for button in (self.file, self.folder, self.paste):
            button.setVisible(key == NEW and bool(self._counts[NEW]))
        self.record.setVisible(key == RECORDED)
        self._show_head()
        self.chosen_changed.emit()

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.desk.ask("evidence.take_dropped", local_files(event.mimeData()))
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def minimumSizeHint(self) -> QSize:
        """Ask for less than the head in one row has: in a narrow window it takes two."""
        return QSize(420, super().minimumSizeHint().height())

    # Parts

    def _show_head(self) -> None:
        """Leave the room of the head to a letter that is read alone."""
        self.above.setVisible(self.tabs.key() == RECORDED or not self.new.beside.alone)
        self._fit_head()

    def _fit_head(self) -> None:
        parts = [self.title, self.tabs, *(e for e in self._buttons() if not e.isHidden())]
        asked = sum(each.sizeHint().width() + BETWEEN for each in parts)
        narrow = self.width() < asked + 2 * BETWEEN
        direction = QBoxLayout.Direction
        self.head.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.file, self.folder, self.paste, self.record

    def _take_recorded(self, count: int) -> None:
        self._counts[RECORDED] = count
        self._name_tabs()

    def _name_tabs(self) -> None:
        for key, words in TABS.items():
            count = self._counts[key]
            said = _("%(tab)s %(count)d") % {"tab": _(words), "count": count} if count else _(words)
            self.tabs.segments[key].setText(said)
            self.tabs.segments[key].updateGeometry()

    def _lay_out(self) -> None:
        named, buttons = QHBoxLayout(), QHBoxLayout()
        named.setSpacing(BETWEEN)
        named.addWidget(self.title)
        named.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignVCenter)
        named.addStretch()
        buttons.setSpacing(8)
        for button in self._buttons():
            buttons.addWidget(button)
        buttons.addStretch()
        self.above = QWidget()
        self.head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.above)
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(8)
        head.addLayout(named, 1)
        head.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.above)
        layout.addWidget(self.shown, 1)
