"""The window's way to the door: changes at once or in the background, and where refusals are told."""

import contextlib
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot

from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _
from coalition_app.operations import refusals
from coalition_app.work import Tell

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from pathlib import Path

    from coalition_app.operations.door import Answer, Change
    from coalition_app.records.store.database import Database

R = TypeVar("R")
M_ARENA_MAX = -8
"""What glibc calls the number of its heaps."""
TURNS = 20
"""How often an answer may begin further work before it is no longer waited for."""


@dataclass(slots=True, eq=False)
class _Begun:
    """Work in the background, with who is told its answer.

    Both know widgets, and the last who holds one must be the window's thread: the worker holds only this.
    """

    label: str
    work: Callable[[Tell], Any]
    done: Callable[[Any], object]
    refused: Callable[[str], object]
    turn: int
    """How many works were begun until this one, itself included."""
    told: tuple[Callable[[Any], object], Any] | None = None
    """Who is told at its end, and what."""


class Operations(QObject):
    """Runs actions on the open register and tells the window what came of them."""

    changed = Signal(object)
    """Tables were written, by their names, or any where it is None: whoever shows them reads anew."""
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
    _answered = Signal(object)
    _ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.database: Database | None = None
        self.locked: Path | None = None
        """The register that is behind the lock screen; nothing is recorded from fields then."""
        self.before_risk: Callable[[Change[Any]], None] = lambda _change: None
        """Told of each change before it is done, for a copy; set where the parts are joined."""
        self._pools: dict[bool, ThreadPoolExecutor] = {}
        self._running: set[Future[None]] = set()
        self._begun = self._untold = self._cancelled = 0
        """How many works were begun; those of which nobody was told; of the first how many shall stop."""
        self._labels: list[str] = []
        self._leaving = threading.Event()
        # Slots of this object, so that Qt brings the answers into the window's thread.
        self._answered.connect(self._finish)
        self._ended.connect(self._end)

    def write(
        self,
        change: "Change[R]",
        then: "Callable[[Answer[R]], object]" = lambda _answer: None,
        *,
        label: str = "",
        refused: Callable[[str], object] | None = None,
    ) -> None:
        """Do a change: at once where it is small, else in the background, where `label` says what runs.

        `then` gets the answer, after the window was told which tables were written. Raises UserError where a
        small change is refused; the refusal of a larger one goes to `refused`, else to the status line.
        """
        from coalition_app.operations import door

        database = self.database
        if database is None or self.locked is not None:
            raise UserError(_("Open or create a register first."))

        def done(answer: "Answer[R]") -> None:
            self.changed.emit(answer.tables)
            then(answer)

        self.before_risk(change)
        if change.rows > door.AT_ONCE:
            label = label or _("Recording")
            self.start(label, lambda tell: door.write(database, change, tell), done, refused)
        else:
            with refusals.told():
                done(door.write(database, change))

    def change(
        self,
        change: "Change[R]",
        then: "Callable[[Answer[R]], object]" = lambda _answer: None,
        *,
        label: str = "",
    ) -> bool:
        """Do a change as `write` does, telling refusals in the status line; return whether none came."""
        try:
            self.write(change, then, label=label)
        except UserError as error:
            self.refused.emit(str(error))
            return False
        return True

    @Slot()
    def reread(self) -> None:
        """Let everything that is shown be read anew, as after work that may have written anything."""
        self.changed.emit(None)

    @Slot()
    def undo(self) -> None:
        """Take back the last action."""
        self._step("undo", _("Undoing"))

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step("redo", _("Redoing"))

    def _step(self, which: str, label: str) -> None:
        from coalition_app.operations import journal

        if self.database is None:
            return
        try:
            change = journal.step(self.database, which)
            self.write(change, lambda answer: self.said.emit(answer.lines[0]), label=label)
        except UserError as error:
            self.said.emit(str(error))

    def start(
        self,
        label: str,
        work: Callable[[Tell], Any],
        done: Callable[[Any], object],
        refused: Callable[[str], object] | None = None,
    ) -> None:
        """Do long work off the window's thread; `done` gets its answer in the window's thread.

        `refused` gets the sentence of a refusal or of cancelled work, else the status line does.

        The work tells its progress, which stops it once it was cancelled; what it was writing is then
        rolled back. An empty label means work in the background, as for a preview.
        """
        if label:
            self._labels.append(label)
            self.busy.emit(label)
        say = refused or self.refused.emit
        self._begun, self._untold = self._begun + 1, self._untold + 1
        begun = _Begun(label, work, done, say, self._begun)
        running = self._pool(quiet=not label).submit(self._do, begun)
        self._running.add(running)
        running.add_done_callback(self._running.discard)

    def _pool(self, *, quiet: bool) -> "ThreadPoolExecutor":
        """Return the worker of the background, or that of work that was asked for."""
        if quiet not in self._pools:
            # Loaded with the first work: the window shows sooner without it.
            from concurrent.futures import ThreadPoolExecutor

            _share_one_heap()
            self._pools[quiet] = ThreadPoolExecutor(max_workers=1)
        return self._pools[quiet]

    @property
    def working(self) -> str:
        """Return the label of the work in the foreground; empty when there is none."""
        return self._labels[0] if self._labels else ""

    @property
    def looking(self) -> bool:
        """Tell whether any work runs, also in the background, or its answer waits for the window."""
        return self._untold > 0

    @Slot()
    def cancel(self) -> None:
        """Stop the work that runs at its next step; what is begun from now on goes on."""
        self._cancelled = self._begun

    def forget_labels(self) -> None:
        """Forget work that has ended while the window waited for it."""
        self._labels.clear()

    def wait(self) -> None:
        """Wait until the work in the background has ended; a preview stops at its next step."""
        self._leaving.set()
        for running in list(self._running):
            running.exception()
        self._leaving.clear()

    def end(self) -> None:
        """Wait for the work and let its threads go, as the window is closed."""
        self.wait()
        while self._pools:
            self._pools.popitem()[1].shutdown()

    def stop(self, seconds: float) -> bool:
        """Stop all work and wait so long for its end; return whether it has ended."""
        from concurrent.futures import wait

        self.cancel()
        self._leaving.set()
        stopped = not wait(set(self._running), seconds).not_done
        self._leaving.clear()
        self._labels.clear()
        return stopped

    def come_to_rest(self) -> None:
        """Wait until nothing runs in the background, and let the window take every answer that has come."""
        for _turn in range(TURNS):
            self.wait()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
            if not self.looking:
                return

    def _do(self, begun: _Begun) -> None:
        """Work in the background; plain values and the database only, never a widget."""

        from coalition_app.work import stopped_by

        label, turn = begun.label, begun.turn

        def ask() -> None:
            if turn <= self._cancelled if label else self._leaving.is_set():
                raise Interrupted

        def tell(so_far: int, of: int) -> None:
            ask()
            if label:
                self.progressed.emit(so_far, of)

        before = refusals.so_far()
        try:
            with refusals.told(), stopped_by(ask):
                begun.told = begun.done, begun.work(tell)
        except Interrupted:
            kept = refusals.recorded_since(before)
            said = f"{_('Cancelled.')} {kept}" if kept else _("Cancelled; nothing was changed.")
            begun.told = begun.refused, said
        except UserError as error:
            begun.told = begun.refused, str(error)
        except Exception as fault:  # noqa: BLE001 - a fault in a thread would be lost otherwise
            begun.told = self.faulted.emit, fault
        self._answered.emit(begun)
        self._ended.emit(label)

    @Slot(object)
    def _finish(self, begun: _Begun) -> None:
        told = begun.told
        del begun.work, begun.done, begun.refused, begun.told
        if told is not None:
            told[0](told[1])

    @Slot(str)
    def _end(self, label: str) -> None:
        self._untold -= 1
        if label in self._labels:
            self._labels.remove(label)
            self.busy.emit(self.working)


def _share_one_heap() -> None:
    """Let work beside the window use the window's heap; one of its own keeps what it frees (glibc)."""
    if sys.platform.startswith("linux"):
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)
