"""The window on an annex that is ready to be attested."""

from pathlib import Path

import pytest

from coalition_app.desktop.main_window import MainWindow
from tests.desktop.annexes import open_ready


@pytest.fixture
def ready(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the annex of forty signatures that are ready, 39 and 40 without evidence."""
    open_ready(window, tmp_path / "ready.coalition")
    return window
