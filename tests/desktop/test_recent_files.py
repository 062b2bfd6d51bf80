"""Which files were chosen is noted nowhere outside the program's own settings, and panic clears those."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.command_line import ROOT

CHOOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from coalition_app import settings
from coalition_app.desktop.desk.file_choosers import choose_file
from coalition_app.desktop.start import make_application

application = make_application() if sys.argv[2] == "ours" else QApplication([])
register = Path(sys.argv[1])


def answer():
    dialog = QApplication.activeModalWidget()
    dialog.setDirectory(str(register.parent))
    dialog.selectFile(str(register))
    dialog.accept()


QTimer.singleShot(0, answer)
print(choose_file(QWidget(), "Open", "*.coalition"))
settings.forget_everything_of(register)
"""


def traces(home: Path, mark: str) -> list[str]:
    """Give the files under a home that name something in their names or their content."""
    every = [each for each in home.rglob("*") if each.is_file()]
    return [each.name for each in every if mark.encode() in each.read_bytes() or mark in each.name]


def choose(home: Path, register: Path, whose: str) -> str:
    own = {name: value for name, value in os.environ.items() if name[:4] not in ("XDG_", "COAL")}
    own |= {"HOME": str(home), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CHOOSE, str(register), whose]
    done = subprocess.run(command, env=own, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems keep lists of their own"
)
def test_a_chosen_file_is_in_no_list_of_the_system(tmp_path: Path) -> None:
    register, home = tmp_path / "Zhasyryn" / "a.coalition", tmp_path / "home"
    register.parent.mkdir()
    register.touch()
    home.mkdir()
    assert choose(home, register, "qt") == str(register)
    assert traces(home, "Zhasyryn") == ["QtProject.conf"], "what Qt would keep by itself"
    (home / ".config" / "QtProject.conf").unlink()
    assert choose(home, register, "ours") == str(register)
    assert traces(home, "Zhasyryn") == []
