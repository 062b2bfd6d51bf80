"""The program's own process on a display in memory; what it complains about fails the test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from coalition_app.commands.register import samples
from coalition_app.desktop.look import theme
from tests.xvfb.desk import Desk, missing_tools, open_display


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    missing = missing_tools()
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    with open_display() as display:
        yield display


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a sample that was made once."""
    folder = tmp_path_factory.mktemp("made")
    samples.make_sample(folder / samples.REGISTER, folder / samples.ANNEX)
    return folder


@pytest.fixture
def desk(
    display: str, made_sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """Give the program, not yet started, beside a sample that was made before."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication([])
    theme.apply_theme(application, "light")
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "twin.json"))
    shutil.copytree(made_sample, tmp_path / "sample")
    desk = Desk(display, tmp_path)
    yield desk
    desk.clear()
    assert desk.complaints() == ""


@pytest.fixture
def copy(made_sample: Path, tmp_path: Path) -> Path:
    """Give a copy of the sample register for the window that nobody sees."""
    path = tmp_path / "twin.coalition"
    shutil.copyfile(made_sample / samples.REGISTER, path)
    return path
