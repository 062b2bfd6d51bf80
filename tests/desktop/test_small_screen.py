"""The window and every dialog on a screen of 640x360 pixels: 1280x720 at 200 %."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtTest import QTest

from coalition_app.desktop.main_window import MainWindow
from tests.commands.command_line import ROOT
from tests.desktop import screen
from tests.desktop.later_dialogs import further_register
from tests.desktop.look.test_pictures import LONG_WORDS


@pytest.mark.parametrize("language", LONG_WORDS)
def test_nothing_is_out_of_reach_on_the_smallest_screen(
    built_case: Path, imported_case: Path, tmp_path: Path, language: str
) -> None:
    folder = tmp_path / "further"
    folder.mkdir()
    further = further_register(built_case / "attested.coalition", folder)
    looking = subprocess.run(
        [sys.executable, "-m", "tests.desktop.small_screen", language, imported_case, further],
        cwd=ROOT,
        env={**os.environ, "COALITION_APP_SETTINGS": str(tmp_path / "settings.json")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert looking.returncode == 0, looking.stderr
    assert looking.stdout == ""


def test_the_window_can_be_made_as_small_as_that(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    for page in ("signatories", "positions", "text", "annex", "journal", "directory"):
        window.go(page)
        window.resize(640, 360)
        QCoreApplication.processEvents()
        assert window.size() == QSize(640, 360), page


def test_the_places_fold_to_icons_and_come_back(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.resize(1280, 720)
    QCoreApplication.processEvents()
    assert window.sidebar.width() == 216
    window.resize(1000, 600)
    QCoreApplication.processEvents()
    assert window.sidebar.width() == 56
    places = window.sidebar.list
    journal = next(e for e in map(places.item, range(places.count())) if e.text() == "Journal")
    assert journal.toolTip() == "Journal (Ctrl+8)"
    QTest.mouseClick(
        places.viewport(), Qt.MouseButton.LeftButton, pos=places.visualItemRect(journal).center()
    )
    screen.settle(window)
    assert window.page_name() == "journal"
    window.resize(1280, 720)
    QCoreApplication.processEvents()
    assert window.sidebar.width() == 216
