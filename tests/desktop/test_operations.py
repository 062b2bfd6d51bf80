"""Work beside the window: what is known of it until the window was told of its end."""

import threading

from PySide6.QtWidgets import QApplication

from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.main_window import MainWindow
from coalition_app.work import Tell
from tests.desktop.screen import LIMIT


def test_work_goes_on_until_the_window_was_told(application: QApplication) -> None:
    """Else the register could be let go of before the answer: it would still be held in it."""
    operations, told = Operations(), list[int]()
    operations.start("", lambda _tell: 7, told.append)
    (pool,) = operations._pools.values()
    pool.submit(int).result()  # what was begun before has ended, and nobody took its answer
    assert operations.looking and told == []
    operations.come_to_rest()
    assert not operations.looking and told == [7]


def test_what_was_cancelled_stops_although_more_is_begun(application: QApplication) -> None:
    """It asks whether it shall stop only at its next step, which may be long."""
    operations, said, told = Operations(), list[str](), list[str]()
    next_step = threading.Event()

    def work(tell: Tell) -> str:
        next_step.wait(LIMIT)
        tell(1, 2)
        return "done to its end"

    operations.start("Importing", work, told.append, said.append)
    operations.cancel()
    operations.start("Undoing", lambda _tell: "undone", told.append, said.append)
    next_step.set()
    operations.come_to_rest()
    assert told == ["undone"]
    assert said == ["Cancelled; nothing was changed."]


def test_no_thread_outlives_the_window(opened: MainWindow) -> None:
    told = list[int]()
    opened.operations.start("", lambda _tell: 7, told.append)
    (pool,) = opened.operations._pools.values()
    (thread,) = pool._threads
    opened.close()
    assert not thread.is_alive()
