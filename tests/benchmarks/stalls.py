"""A watchdog over the window's thread: how long it did not answer, and what it was doing then."""

import faulthandler
import re
import tempfile
import threading
import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 0.01
"""Seconds between two beats of the window's thread."""
LONG = 0.1
"""Seconds without a beat from which a person notices."""


@dataclass(frozen=True, slots=True)
class Stall:
    """A time without a beat: seconds by the clock, and what the window's thread did in it.

    `worked` are the seconds of CPU that this thread took: the rest it waited, also for other programs.
    """

    seconds: float
    during: str
    doing: str
    worked: float = 0.0


class Watchdog(QObject):
    """Lets a timer beat in the window's thread, and looks into that thread where it falls silent."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[Stall] = []
        self.during = ""
        """Which part of the day it is."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._stack = ""
        self._ended = threading.Event()
        self._watched = threading.get_ident()
        self._timer = QTimer(self, interval=int(BEAT * 1000))
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()
        self._thread.start()

    def stop(self) -> None:
        """End it, with the time since the last beat counted."""
        self._beat()
        self._timer.stop()
        self._ended.set()
        self._thread.join()

    def worst(self) -> Stall:
        """Give the longest time without a beat."""
        return max(self.stalls, key=lambda each: each.seconds)

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        taken = max(now - self._last - BEAT, 0)
        self.stalls.append(Stall(taken, self.during, self._stack, worked - self._worked))
        self._last, self._worked, self._stack = now, worked, ""

    def _watch(self) -> None:
        while not self._ended.wait(BEAT):
            if time.perf_counter() - self._last > LONG * 0.7 and not self._stack:
                self._stack = own_functions(stack_of(self._watched))


def stack_of(thread: int) -> str:
    """Write down what a thread is doing, the innermost function first.

    Nothing of it is held meanwhile: who holds a frame keeps what is in it, and a painter that is let go of
    in another thread than the window's, while that paints, ends the program.
    """
    with tempfile.TemporaryFile("w+") as written:
        faulthandler.dump_traceback(written)
        written.seek(0)
        threads = written.read().split("\n\n")
    return next((each for each in threads if f"0x{thread:016x}" in each), "")


def own_functions(stack: str) -> str:
    """Name the program's functions on a stack, the outermost first."""
    found = re.findall(r'File ".*coalition_app/(.*)", line \d+ in (.*)', stack)
    return " > ".join(f"{file}:{name}" for file, name in reversed(found[:6]))
