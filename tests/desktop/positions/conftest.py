"""The window from which the dialog of a position opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen


@pytest.fixture
def opened_case(window: MainWindow, imported_case: Path) -> Iterator[MainWindow]:
    """Give the window on the real list of 119, whose number 18 has words to settle."""
    window.open_path(imported_case)
    yield window
    screen.settle(window)
