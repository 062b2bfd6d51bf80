"""Cancelling while a file or a text is read: the window does not wait for the reader."""

from concurrent.futures import wait
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication, Qt

from coalition_app.desktop.main_window import MainWindow
from coalition_app.intake.files.child_process import read_in_child
from tests import sentences
from tests.desktop import screen
from tests.intake.troubles import never_ends

COUNT = 40_000
LONG_LIST = "\n".join(f"{at}. Анна Петрова, журналист, Алматы" for at in range(1, COUNT + 1))


def test_cancelling_ends_a_reader_that_never_would(window: MainWindow) -> None:
    answers: list[str] = []
    window.operations.start(
        "Reading", lambda _progress: read_in_child(never_ends, b""), answers.append
    )
    window.operations.cancel()
    screen.settle(window)
    assert screen.sentence(window) == sentences.CANCELLED
    assert not answers


def test_cancelling_stops_a_long_text_in_its_middle(
    window: MainWindow, empty_register: Path
) -> None:
    window.open_path(empty_register)
    screen.settle(window)
    told: list[int] = []
    cancelled = Event()

    def hold(done: int, of: int) -> None:
        """Let the reader, in its own thread, wait at its first step until the window has cancelled."""
        if of:
            told.append(done)
            cancelled.wait(60)

    def take(done: int, of: int) -> None:
        if of:
            assert (window.status.bar.value(), window.status.bar.maximum()) == (done, of)
            window.operations.cancel()
            cancelled.set()

    window.operations.progressed.connect(take)  # first: it is sent before the reader waits
    window.operations.progressed.connect(hold, Qt.ConnectionType.DirectConnection)
    window.owners.imports.import_text(LONG_LIST)
    running = set(window.operations._running)
    while not wait(running, timeout=0.01).done:
        QCoreApplication.processEvents()
    screen.settle(window)
    assert screen.sentence(window) == sentences.CANCELLED
    assert len(told) == 1
    assert told[0] < COUNT / 2
    assert not screen.open_dialogs()


def test_a_long_text_that_nobody_cancels_is_read_to_its_end(
    window: MainWindow, empty_register: Path
) -> None:
    window.open_path(empty_register)
    screen.settle(window)
    told: list[tuple[int, int]] = []
    window.operations.progressed.connect(lambda done, of: told.append((done, of)))
    window.owners.imports.import_text("\n".join(LONG_LIST.split("\n")[:6_000]))
    screen.settle(window)
    assert len(screen.importing().draft.entries) == 6_000
    steps = [done for done, of in told if of == 6_000]
    assert steps == sorted(steps)
    assert steps[-1] > 5_000
    screen.close_dialogs()
