"""Locking without being asked: after a while without use, and when the desktop says so."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from coalition_app import settings
from coalition_app.desktop.lock.actions import IDLE
from coalition_app.desktop.lock.desktop_signals import DesktopSignals
from coalition_app.desktop.lock.idle import IdleWatch
from coalition_app.desktop.lock.page import LockPage
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.settings.dialog import SettingsDialog
from tests.desktop import screen

LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from coalition_app.desktop.lock.desktop_signals import DesktopSignals

application = QCoreApplication([])
told = DesktopSignals()
seen = []


def hear(why):
    print(why, flush=True)
    seen.append(why)
    if len(seen) == 3:
        application.quit()


told.away.connect(hear)
print("listens", told.begin(), flush=True)
QTimer.singleShot(30000, application.quit)
application.exec()
"""


def test_after_five_minutes_unless_another_time_is_set(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    screen.settle(window)
    assert settings.lock_after() == 5
    window.owners.lock.set_idle(1)
    assert settings.lock_after() == 1
    window.owners.lock.lock(IDLE)
    assert "after 1 minute without use" in window.owners.lock.page.since.text()
    screen.settle(window)
    window.owners.lock.leave()


def test_the_watch_tells_once_the_time_is_over_and_a_key_begins_it_anew(
    window: MainWindow,
) -> None:
    watch, told = IdleWatch(window), []
    watch.idle.connect(lambda: told.append("idle"))
    watch.begin(300)
    watch.used = time.monotonic() - 299
    watch.look()
    assert told == []
    watch.used = time.monotonic() - 301
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    watch.look()
    assert told == []
    watch.used = time.monotonic() - 301
    watch.look()
    assert told == ["idle"]
    watch.begin(0)
    watch.used = time.monotonic() - 9_000
    watch.look()
    assert told == ["idle"]


def test_the_time_is_set_on_the_settings_page(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    screen.settle(window)
    window.do("settings")
    dialog = screen.dialog(SettingsDialog)
    (row,) = [each for each in dialog.rows if each.setting.title() == "Lock by itself"]
    row.control.pick("30")  # type: ignore[attr-defined]
    assert settings.lock_after() == 30
    row.control.pick("0")  # type: ignore[attr-defined]
    assert settings.lock_after() == 0
    screen.close_dialogs()


def test_sleep_and_a_locked_screen_lock_it_and_waking_up_does_not(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    screen.settle(window)
    told = DesktopSignals(window)
    told.away.connect(window.owners.lock.lock)
    told.sleeps(False)
    told.screen_locked(False)
    assert window.owners.lock.page is None
    told.sleeps(True)
    page = window.owners.lock.page
    assert isinstance(page, LockPage) and "went to sleep" in page.since.text()
    QCoreApplication.processEvents()
    screen.settle(window)
    window.owners.lock.leave()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """Give the address of a message bus of this test alone."""
    daemon = shutil.which("dbus-daemon")
    assert daemon, "dbus-daemon is missing"
    address = f"unix:path={tmp_path}/bus"
    run = subprocess.Popen(
        [daemon, "--session", "--nofork", "--nopidfile", f"--address={address}", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert run.stdout is not None
    run.stdout.readline()
    yield address
    run.terminate()
    run.wait()
    run.stdout.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bus of a Linux desktop")
def test_it_hears_the_desktop_on_its_bus(bus: str) -> None:
    own = {
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "DBUS_SYSTEM_BUS_ADDRESS": bus,
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    heard = subprocess.Popen(
        [sys.executable, "-c", LISTENER], stdout=subprocess.PIPE, text=True, env=own
    )
    assert heard.stdout is not None
    assert heard.stdout.readline() == "listens True\n"
    for path, signal, *values in (
        ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"),
        (
            "/org/freedesktop/login1",
            "org.freedesktop.login1.Manager.PrepareForSleep",
            "boolean:true",
        ),
        ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session.Lock"),
    ):
        send = ["dbus-send", f"--bus={bus}", "--type=signal", path, signal, *values]
        subprocess.run(send, check=True, env=own)
    told = heard.stdout.read().split()
    heard.wait()
    heard.stdout.close()
    assert set(told) == {"screen", "sleep"}
