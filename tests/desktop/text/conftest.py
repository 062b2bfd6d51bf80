"""The window on a small text, signed or not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.registers import make_register


@pytest.fixture
def opened(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    """Give the window on the text of a statement with two demands and three signatures."""
    window.open_path(register)
    window.go("text")
    QCoreApplication.processEvents()
    yield window
    screen.settle(window)


@pytest.fixture
def unsigned(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the window on the text of a statement with two demands that nobody signed yet."""
    path = tmp_path / "unsigned.coalition"
    make_register(path, signatures=0).close()
    window.open_path(path)
    window.go("text")
    QCoreApplication.processEvents()
    yield window
    screen.settle(window)
