"""The window for tests: offscreen, with settings of its own; what Qt grumbles about fails the test."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # Qt's own offscreen screen is square; the program is for one of 1280x720.
    SCREEN_FILE = Path(__file__).with_name("screen_1280x720.json")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN_FILE}"

from coalition_app import i18n
from coalition_app.desktop.desk import qt_texts
from coalition_app.desktop.garbage import GarbageKept
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.garbage import USUAL
from tests.registers import make_register

USUAL_TEXT = 100
"""Percent of the size of text that a test begins with; larger text must not stay on for the next."""
HARMLESS = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)
"""What the offscreen platform says of itself."""


@pytest.fixture(scope="session")
def application() -> QApplication:
    """Give the one application of the run, in the light theme."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication([])
    theme.apply_theme(application, "light")
    return application


@pytest.fixture(autouse=True)
def garbage(application: QApplication) -> Iterator[GarbageKept]:
    """Look for garbage in the window's thread alone, as the program does.

    What is left of the window of the test before goes first, and alone: a hundred windows that went at once,
    or while work in the background made values, ended a run now and then.
    """
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*USUAL)
    kept = GarbageKept(application)
    yield kept
    kept.deleteLater()
    gc.set_threshold(*before)


@pytest.fixture(autouse=True)
def grumbles(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Collect Qt's warnings and the faults in slots; a test ends with none."""
    heard: list[str] = []

    def hear(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        if message not in HARMLESS:
            heard.append(message)

    def hear_fault(_kind: type[BaseException], fault: BaseException, _trace: object) -> None:
        heard.append(repr(fault))

    monkeypatch.setattr(sys, "excepthook", hear_fault)
    qInstallMessageHandler(hear)
    yield heard
    qInstallMessageHandler(None)
    assert heard == []


@pytest.fixture
def window(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grumbles: list[str]
) -> Iterator[MainWindow]:
    """Give a shown window of 1280x720 without a register; a test must not leave a dialog open."""
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))
    window = MainWindow()
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    QCoreApplication.processEvents()
    yield window
    left_open = [type(each).__name__ for each in screen.open_dialogs()]
    screen.close_dialogs()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if theme.text_size(application) != USUAL_TEXT:
        theme.set_text_size(application, USUAL_TEXT)
        theme.apply_theme(application, "light")
    # The offscreen platform ends in a crash while it holds data that was made here.
    QGuiApplication.clipboard().setText("")
    i18n.use("en")
    qt_texts.speak()
    assert left_open == []


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give the path of a closed register with one statement, three signatures and two demands."""
    path = tmp_path / "small.coalition"
    make_register(path).close()
    return path


@pytest.fixture
def empty_register(tmp_path: Path) -> Path:
    """Give the path of a closed register without a statement, new: no copy is missed."""
    path = tmp_path / "empty.coalition"
    make_register(path, statements_made=0, typed=None).close()
    return path


@pytest.fixture
def opened(window: MainWindow, register: Path) -> MainWindow:
    """Give the window with that register open, once it stands still."""
    window.open_path(register)
    screen.settle(window)
    return window
