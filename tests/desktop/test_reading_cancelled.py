"""Cancelling while a library reads a file: the window does not wait for the library."""

from coalition_app.desktop.main_window import MainWindow
from coalition_app.intake.guarded import read_in_child
from tests.desktop import screen
from tests.intake.troubles import never_ends


def test_cancelling_ends_a_reader_that_never_would(window: MainWindow) -> None:
    answers: list[str] = []
    window.operations.start(
        "Reading", lambda _progress: read_in_child(never_ends, b""), answers.append
    )
    window.operations.cancel()
    screen.settle(window)
    assert screen.sentence(window) == "Cancelled; nothing was changed."
    assert not answers
