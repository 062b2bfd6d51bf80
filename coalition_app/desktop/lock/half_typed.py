"""What is half typed is kept in the register while it is typed: a program that ends at once loses little."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog

from coalition_app.desktop.lock.kept_words import WordsBack, gather_words
from coalition_app.errors import UserError
from coalition_app.operations import door, refusals
from coalition_app.operations.begun_words import keep_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.store.database import Database

EVERY = 10_000
"""Milliseconds between two looks."""


class HalfTyped(QObject):
    """Looks every few seconds; nothing is written where nothing new was typed."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._database: Database | None = None
        self._kept: list[str] = []
        """What was kept last, without where one was."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.keep)

    def begin(self) -> None:
        """Look from now on."""
        self._timer.start(EVERY)

    @Slot()
    def keep(self) -> None:
        """Keep what is half typed now; not while work runs, nor before what was kept is back in its place."""
        operations = self._desk.operations
        if operations.database is None or operations.locked is not None or operations.working:
            return
        if self._desk.window.findChildren(WordsBack):
            return
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
        dialogs = [each for each in shown if each.isVisible()]
        self._write(gather_words(self._desk, dialogs, QApplication.focusWidget()))

    def forget(self) -> None:
        """Keep nothing of what was recorded or given up meanwhile, as the register is closed."""
        if not self._desk.window.findChildren(WordsBack):
            self._write([])

    def _write(self, told: "Sequence[str]") -> None:
        database = self._desk.operations.database
        if database is not self._database:
            self._database, self._kept = database, []
        if database is None or database.read_only or list(told[1:]) == self._kept:
            return
        try:
            with refusals.told():
                door.write(database, keep_words(told=told))
        except UserError:
            return  # a disk that takes nothing is told with what is recorded next
        self._kept = list(told[1:])
