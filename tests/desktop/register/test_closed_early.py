"""Dialogs that are closed before what they read in the background is there: nothing is told to them then."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.annexes import attest, open_ready
from tests.desktop.every_dialog import OPENERS, give_up
from tests.desktop.screen import pages_of

READING: dict[str, Callable[[MainWindow], object]] = {
    **{name: OPENERS[name] for name in ("attest", "as of", "verify", "renumber")},
    "defects": lambda window: window.do("defects"),
    "slips": lambda window: pages_of(window).annex.card.entries["slips"].trigger(),
    "signed page": lambda window: window.do("signed-page"),
}
"""Dialogs that read off the window's thread."""


@pytest.fixture
def ready(window: MainWindow, tmp_path: Path) -> MainWindow:
    open_ready(window, tmp_path / "ready.coalition")
    return window


@pytest.mark.parametrize("name", READING)
def test_an_answer_that_comes_too_late_harms_nothing(
    ready: MainWindow, tmp_path: Path, name: str
) -> None:
    """A fault in a slot would be heard: see the fixture `grumbles`."""
    if name in ("slips", "signed page"):
        attest(ready, tmp_path / "first.pdf")
    READING[name](ready)
    (shown,) = screen.open_dialogs()
    give_up(shown)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    screen.settle(ready)
    assert screen.open_dialogs() == []
