"""The one road by which the window changes a register, and the one place where refusals are caught."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records import undo
from coalition_app.records.database import Database
from coalition_app.records.transactions import Transaction


class Operations(QObject):
    """Runs actions on the open register and tells the window what came of them."""

    changed = Signal()
    """Something was written: whoever shows it reads it anew."""
    said = Signal(str)
    """A sentence for the status line."""
    refused = Signal(str)
    """A sentence that says what to do instead."""
    busy = Signal(str)
    """What runs in the background now; empty when nothing does."""
    _answered = Signal(object, object)
    _failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.database: Database | None = None
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._running: set[Future[None]] = set()
        # Slots of this object, so that Qt brings the answers into the window's thread.
        self._answered.connect(self._finish)
        self._failed.connect(self._fail)

    def change(self, action: str, work: Callable[[Transaction], Any]) -> Any:
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
        self._step(undo.undo, _("Undone: %(action)s."))

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(undo.redo, _("Redone: %(action)s."))

    def start(self, label: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do long work off the window's thread; `done` gets its answer in the window's thread."""
        self.busy.emit(label)
        running = self._pool.submit(self._do, work, done)
        self._running.add(running)
        running.add_done_callback(self._running.discard)

    def wait(self) -> None:
        """Wait until the work in the background has ended."""
        wait(set(self._running))

    def _do(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Work in the background; plain values and the database only, never a widget."""
        try:
            answer = work()
        except UserError as error:
            self._failed.emit(str(error))
        except Exception as fault:  # noqa: BLE001 - a fault in a thread would be lost otherwise
            self._failed.emit(
                _("The program made a mistake: %(kind)s.") % {"kind": type(fault).__name__}
            )
        else:
            self._answered.emit(done, answer)

    @Slot(object, object)
    def _finish(self, done: Callable[[Any], None], answer: Any) -> None:
        self.busy.emit("")
        done(answer)

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self.busy.emit("")
        self.refused.emit(sentence)

    def _step(self, step: Callable[[Database], Any], sentence: str) -> None:
        if self.database is None:
            return
        try:
            entry = step(self.database)
        except UserError as error:
            self.said.emit(str(error))
            return
        self.changed.emit()
        self.said.emit(sentence % {"action": entry.sentence()})
