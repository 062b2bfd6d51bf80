"""Windows whose cost is measured, each in a process of its own.

Called as `empty`, as `first SETTINGS` or `data SETTINGS` (ends at the first painted window, or when the
list of the register that the settings name is painted), as `list REGISTER ANSWER` (scrolls), as
`search REGISTER ANSWER` (types), or as `day REGISTER LIST ANSWER` (works). Answers are written as JSON.
"""

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["DISPLAY"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

TYPED = "шанырак 12"
JUMPS = 60
PATIENCE = 3
"""Seconds after which a key has changed nothing."""


class Paints(QObject):
    """Counts how often a widget was asked to paint."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class EndsPainted(QObject):
    """Ends the process once a shown window and a widget in it were painted for the first time.

    What is posted after a paint waits for the timers, which make what the person does not see yet.
    """

    def __init__(self, window: QWidget, within: QWidget) -> None:
        super().__init__(window)
        self._paints = Paints(within)
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._paints.count:
            os._exit(0)  # the system's window is told after all that is in it was painted
        return False


class EndsListed(QObject):
    """Ends the process once a window with somebody in its list was painted."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest or not shows_list(self._window):
            return False
        watched.removeEventFilter(self)
        QCoreApplication.sendEvent(watched, event)  # all is painted when this returns
        os._exit(0)


def turn() -> None:
    """Let the window do what is waiting, and wait for something more.

    It waits asleep, as the running program does: `processEvents` with a time never sleeps, and what works
    in the background would wait for Python's lock.
    """
    loop = QEventLoop()
    QTimer.singleShot(5, loop.quit)
    loop.exec()


def empty() -> NoReturn:
    """Show a window without anything in it."""
    application = QApplication([])
    window = QMainWindow()
    window.resize(1240, 700)
    window.show()
    EndsPainted(window, window)
    while True:
        application.processEvents()


def start(*, with_list: bool) -> int:
    """Start the program as a person does; end it at its first paint, or when a register's list is painted."""
    from coalition_app.desktop.plain_imports import use_plain_imports

    use_plain_imports()  # the program itself loads Qt only afterwards
    from coalition_app import app

    def run() -> NoReturn:
        from coalition_app.desktop.main_window import MainWindow

        (window,) = (
            each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)
        )
        if with_list:
            EndsListed(window)
        else:
            EndsPainted(window, window.pages)
        while True:
            turn()

    QApplication.exec = staticmethod(run)  # type: ignore[method-assign]
    return app.main([])


def shows_list(window: Any) -> bool:
    """Tell whether the list of a register stands in the window."""
    return bool(window.page_name() == "signatories" and window.page("signatories").model.rowCount())


def open_window(register: Path) -> Any:
    """Give the window with a register, its list painted."""
    os.environ["COALITION_APP_SETTINGS"] = str(register.with_suffix(".json"))
    from coalition_app.desktop.desk.ahead import PARTS
    from coalition_app.desktop.main_window import MainWindow
    from coalition_app.desktop.start import make_application

    make_application()
    shown = MainWindow()
    shown.resize(1280, 720)
    shown.show()
    shown.open_path(register)
    _wait(0.3)  # the details come after the first paint
    settle(shown)
    while any(name not in sys.modules for name in PARTS):
        turn()  # what is loaded ahead is there before a person has read the first line
    return shown


def settle(window: Any) -> None:
    """Wait until nothing works in the background and everything is painted."""
    for _turn in range(3):
        QCoreApplication.processEvents()
        while window.operations.working or window.operations._running:
            turn()


def measure_list(register: Path) -> dict[str, float]:
    """Scroll to the end and jump; in milliseconds of the window's thread for each repaint."""
    table = open_window(register).page("signatories").table
    bar, chance = table.verticalScrollBar(), random.Random(1)
    to_end = _repaint(table, table.scrollToBottom)
    jumps = sorted(
        _repaint(table, lambda: bar.setValue(chance.randrange(bar.maximum())))
        for _jump in range(JUMPS)
    )
    rows = float(table.model().rowCount())
    return {"rows": rows, "end": to_end, "median": jumps[JUMPS // 2], "worst": jumps[-1]}


def _repaint(table: Any, move: Callable[[], object]) -> float:
    before = time.thread_time()
    move()
    table.viewport().repaint()
    taken = time.thread_time() - before
    QCoreApplication.processEvents()
    return taken * 1000


def measure_search(register: Path) -> dict[str, float]:
    """Type a word; milliseconds from each key to the repaint, without the pause that the list waits.

    The word is typed twice and the quicker time counts, since other programs run as well. A key that
    changes nothing on the list is not painted and does not count.
    """
    from coalition_app.desktop.signatories import page

    window = open_window(register)
    pause = float(getattr(page, "SEARCH_DELAY", 0))
    rounds = [[_time_key(window, letter) - pause for letter in TYPED] for _round in range(2)]
    taken = sorted(min(times) for times in zip(*rounds, strict=True) if min(times) > 0)
    return {"median": taken[len(taken) // 2], "worst": taken[-1]}


def _time_key(window: Any, letter: str) -> float:
    """Give the milliseconds until the list is painted anew; 0 where it stays as it was."""
    page = window.page("signatories")
    if page.search.text() == TYPED:
        page.search.clear()
        window.page("signatories").table.viewport().repaint()
        _wait(0.5)
        settle(window)
    paints, rows, began = Paints(page.table.viewport()), page.model.rowCount(), time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(page.search, key)
    while not (paints.count and page.model.rowCount() != rows):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        if time.perf_counter() - began > PATIENCE:
            return 0
    return (time.perf_counter() - began) * 1000


def _wait(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        turn()


def work_a_day(register: Path, listed: Path) -> dict[str, Any]:
    """Import, edit, preview and attest while a watchdog looks on; give the longest stall."""
    from tests.benchmarks.day import work
    from tests.benchmarks.stalls import Watchdog

    window = open_window(register)
    watchdog = Watchdog()
    watchdog.start()
    work(window, watchdog, listed.read_text(encoding="utf-8"), register.with_suffix(".pdf"))
    watchdog.stop()
    worst = sorted(watchdog.stalls, key=lambda each: -each.seconds)[:8]
    return {
        "worst": worst[0].seconds * 1000,
        "stalls": [
            [round(each.seconds * 1000), each.during, each.doing, round(each.worked * 1000)]
            for each in worst
        ],
    }


def main(mode: str, *given: str) -> int:
    """Do what the command line asks for."""
    if mode == "empty":
        empty()
    if mode in ("first", "data"):
        os.environ["COALITION_APP_SETTINGS"] = given[0]
        # A window that ends at its first paint leaves its socket, at which the next would wait.
        os.environ["TMPDIR"] = tempfile.mkdtemp(dir=Path(given[0]).parent)
        return start(with_list=mode == "data")
    paths = [Path(each).resolve() for each in given]
    measured: dict[str, Any]
    if mode == "list":
        measured = measure_list(paths[0])
    elif mode == "search":
        measured = measure_search(paths[0])
    else:
        measured = work_a_day(paths[0], paths[1])
    paths[-1].write_text(json.dumps(measured, ensure_ascii=False), encoding="utf-8")
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
