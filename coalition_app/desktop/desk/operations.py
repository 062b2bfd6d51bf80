"""The one road by which the window changes a register, and the one place where refusals are caught."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _
from coalition_app.work import Tell

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from coalition_app.records.journal.journal import Entry
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Transaction

MANY_ROWS = 300
"""Rows that are changed within a tenth of a second; more are changed off the window's thread."""


class Operations(QObject):
    """Runs actions on the open register and tells the window what came of them."""

    changed = Signal()
    """Something was written: whoever shows it reads it anew."""
    said = Signal(str)
    """A sentence for the status line."""
    refused = Signal(str)
    """A sentence that says what to do instead."""
    busy = Signal(str)
    """What runs in the background and can be cancelled; empty when nothing does."""
    progressed = Signal(int, int)
    """How many of how many steps of it are done."""
    faulted = Signal(object)
    """A mistake of the program itself, as the exception that it raised in the background."""
    _answered = Signal(object, object)
    _failed = Signal(str)
    _ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.database: Database | None = None
        self._pools: dict[bool, ThreadPoolExecutor] = {}
        self._running: set[Future[None]] = set()
        self._labels: list[str] = []
        self._cancelled, self._leaving = threading.Event(), threading.Event()
        # Slots of this object, so that Qt brings the answers into the window's thread.
        self._answered.connect(self._finish)
        self._failed.connect(self._fail)
        self._ended.connect(self._end)

    def change(self, action: str, work: "Callable[[Transaction], Any]") -> Any:
        """Do short work as one action; gives its answer, or None after a refusal."""
        if self.database is None:
            return None
        try:
            with self.database.writing(action) as tx:
                answer = work(tx)
        except UserError as error:
            self.refused.emit(str(error))
            return None
        self.changed.emit()
        return answer if answer is not None else True

    @Slot()
    def undo(self) -> None:
        """Take back the last action."""
        from coalition_app.records.journal import take_back

        self._step(_("Undoing"), "undo", take_back.undo, _("Undone: %(action)s."))

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        from coalition_app.records.journal import take_back

        self._step(_("Redoing"), "redo", take_back.redo, _("Redone: %(action)s."))

    def start(self, label: str, work: Callable[[Tell], Any], done: Callable[[Any], None]) -> None:
        """Do long work off the window's thread; `done` gets its answer in the window's thread.

        The work tells its progress, which stops it once she has cancelled; what it was writing is then
        rolled back. An empty label means that nobody waits for it, as for a preview.
        """
        if label:
            self._labels.append(label)
            self._cancelled.clear()
            self.busy.emit(label)
        running = self._pool(quiet=not label).submit(self._do, label, work, done)
        self._running.add(running)
        running.add_done_callback(self._running.discard)

    def _pool(self, *, quiet: bool) -> "ThreadPoolExecutor":
        """Give the worker of previews and of all that nobody waits for, or that of what she asked for."""
        if quiet not in self._pools:
            # Loaded with the first work: the window shows sooner without it.
            from concurrent.futures import ThreadPoolExecutor

            self._pools[quiet] = ThreadPoolExecutor(max_workers=1)
        return self._pools[quiet]

    @property
    def working(self) -> str:
        """Name the work for which she waits; empty when there is none."""
        return self._labels[0] if self._labels else ""

    @property
    def looking(self) -> bool:
        """Whether anything runs beside the window, also what nobody waits for."""
        return bool(self._running)

    @Slot()
    def cancel(self) -> None:
        """Stop the work that runs at its next step."""
        self._cancelled.set()

    def forget_labels(self) -> None:
        """Forget work that has ended while the window waited for it."""
        self._labels.clear()

    def wait(self) -> None:
        """Wait until the work in the background has ended; a preview stops at its next step."""
        self._leaving.set()
        for running in list(self._running):
            running.exception()
        self._leaving.clear()

    def _do(self, label: str, work: Callable[[Tell], Any], done: Callable[[Any], None]) -> None:
        """Work in the background; plain values and the database only, never a widget."""

        from coalition_app.work import stopped_by

        def ask() -> None:
            if self._cancelled.is_set() if label else self._leaving.is_set():
                raise Interrupted

        def tell(so_far: int, of: int) -> None:
            ask()
            if label:
                self.progressed.emit(so_far, of)

        try:
            with stopped_by(ask):
                answer = work(tell)
        except Interrupted:
            self._failed.emit(_("Cancelled; nothing was changed."))
        except UserError as error:
            self._failed.emit(str(error))
        except Exception as fault:  # noqa: BLE001 - a fault in a thread would be lost otherwise
            self.faulted.emit(fault)
        else:
            self._answered.emit(done, answer)
        self._ended.emit(label)

    @Slot(object, object)
    def _finish(self, done: Callable[[Any], None], answer: Any) -> None:
        done(answer)

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self.refused.emit(sentence)

    @Slot(str)
    def _end(self, label: str) -> None:
        if label in self._labels:
            self._labels.remove(label)
            self.busy.emit(self.working)

    def _step(
        self, label: str, which: str, step: "Callable[[Database], Entry]", sentence: str
    ) -> None:
        """Undo or redo at once, or in the background where an action changed many rows."""
        from coalition_app.records.journal import take_back

        database = self.database
        if database is None:
            return
        with database.reading() as tx:
            entry: Entry | None = getattr(take_back.reach(tx), which)

        def tell(done: Any) -> None:
            self.changed.emit()
            self.said.emit(sentence % {"action": done.sentence()})

        if entry is not None and entry.change_count > MANY_ROWS:
            from coalition_app.work import collecting_later

            with_collector_off = collecting_later()(step)
            self.start(label, lambda _progress: with_collector_off(database), tell)
            return
        try:
            done = step(database)
        except UserError as error:
            self.said.emit(str(error))
            return
        tell(done)
