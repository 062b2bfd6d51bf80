"""The window at its start: shown before the heavy libraries are loaded, then with its register."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.desktop.start import show_then_open
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import PASSPHRASE, make_register

HEAVY = (
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "reportlab",
    "pyhanko",
    "pypdf",
    "babel",
    "uuid_utils",
)
UNSEEN = (
    "coalition_app.desktop.desk.drops",
    "coalition_app.desktop.widgets.captioned_field",
    "coalition_app.desktop.widgets.elision_tooltips",
    "coalition_app.desktop.widgets.key_combo",
    "coalition_app.desktop.widgets.language_keys",
    "coalition_app.desktop.widgets.wrapped_rows",
    "coalition_app.operations.door",
    "coalition_app.operations.register",
    "hashlib",
    "socket",
)
"""What a window needs only with a register or a dialog."""
CLASSES = (
    "QComboBox",
    "QDateEdit",
    "QFileDialog",
    "QLineEdit",
    "QStyle",
    "QTableView",
    "QTextEdit",
)
"""Of which nobody sees one before; PySide makes each with all its constants when it is first named."""
SHOWN = """
import json, sys
from pathlib import Path
from PySide6 import QtWidgets
from coalition_app.desktop import start
application = start.make_application()
shown = start.MainWindow()
shown.show_opening(Path("small.coalition"))
shown.show()
application.processEvents()
print(json.dumps([*sys.modules, *vars(QtWidgets)]))
"""
SHOW = """
import json, sys
from PySide6.QtWidgets import QApplication
from coalition_app.desktop import start as window
application = window.make_application()
shown = window.MainWindow()
shown.show()
application.processEvents()
assert not shown.welcome.grab().isNull()
print(json.dumps([sys.getswitchinterval(), *sorted(sys.modules)]))
"""


def test_the_window_shows_before_the_heavy_libraries_are_loaded(tmp_path: Path) -> None:
    turn, *loaded = run_window(SHOW, tmp_path)
    # A repaint asks for its turn hundreds of times; beside work it must not wait five milliseconds each.
    assert turn < 0.001
    assert "coalition_app.desktop.main_window" in loaded
    assert [each for each in HEAVY if each in loaded] == []


def test_nothing_is_loaded_that_the_first_window_does_not_show(tmp_path: Path) -> None:
    loaded = run_window(SHOWN, tmp_path)
    assert "coalition_app.desktop.main_window" in loaded and "QLabel" in loaded
    assert [each for each in (*HEAVY, *UNSEEN, *CLASSES) if each in loaded] == []


def test_a_register_opens_after_the_window_was_painted(window: MainWindow, register: Path) -> None:
    window.hide()
    show_then_open(window, register)
    assert window.operations.database is None
    assert window.pages.currentWidget() is window.opening
    assert window.opening is not None
    assert "small" in window.opening.said.text()
    assert window.status.kept.text() == "", "one is being opened"
    _let_it_open(window)
    assert window.page_name() == "signatories"
    assert pages_of(window).signatories.model.rowCount() == 3


def test_the_welcome_page_stands_behind_the_question_for_a_passphrase(
    window: MainWindow, tmp_path: Path
) -> None:
    make_register(tmp_path / "locked.coalition", passphrase=PASSPHRASE).close()
    window.hide()
    show_then_open(window, tmp_path / "locked.coalition")
    _let_it_open(window)
    screen.dialog(SecretDialog).reject()
    assert window.pages.currentWidget() is window.welcome


def test_a_register_that_is_gone_leaves_the_welcome_page(
    window: MainWindow, tmp_path: Path
) -> None:
    window.hide()
    show_then_open(window, tmp_path / "gone.coalition")
    _let_it_open(window)
    assert screen.sentence(window)
    assert window.status.kept.text() == "No register is open"
    assert window.pages.currentWidget() is window.welcome


def _let_it_open(window: MainWindow) -> None:
    """Let the window be painted and do what it does then."""
    assert isinstance(QApplication.instance(), QApplication)
    for _turn in range(20):
        QCoreApplication.processEvents()
        if window.pages.currentWidget() is not window.opening:
            return
    raise AssertionError("the register is not opened")


def run_window(code: str, folder: Path) -> list[Any]:
    """Run the window in a process of its own; give the list that it prints."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "COALITION_APP_SETTINGS": str(folder / "settings.json"),
    }
    command = [sys.executable, "-c", code]
    shown = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: list[Any] = json.loads(shown.stdout)
    return found
