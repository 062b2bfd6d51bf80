"""Locking without being asked: after a while without use, and when the desktop says so."""

import contextlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

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
    if len(seen) == int(sys.argv[1]):
        application.quit()


told.away.connect(hear)
print("listens", told.begin(), flush=True)
QTimer.singleShot(120000, application.quit)
application.exec()
"""


SESSIONS = """
from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, QTimer
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection


@ClassInfo({"D-Bus Interface": "org.freedesktop.login1.Session"})
class Session(QDBusAbstractAdaptor):
    Active = Property(bool, lambda _self: False)


application, session = QCoreApplication([]), QObject()
offered = Session(session)
bus = QDBusConnection.systemBus()
bus.registerObject("/org/freedesktop/login1/session/auto", session)
print("answers", bus.registerService("org.freedesktop.login1"), flush=True)
QTimer.singleShot(240000, application.quit)
application.exec()
"""
"""Stands for the system's own list of sessions, in which another user has the screen now."""
SWITCH = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage

application = QCoreApplication([])
path, properties = "/org/freedesktop/login1/session/_31", "org.freedesktop.DBus.Properties"
told = QDBusMessage.createSignal(path, properties, "PropertiesChanged")
told.setArguments(["org.freedesktop.login1.Session", {"Active": False}, ["IdleHint"]])
print("sent", QDBusConnection.systemBus().send(told), flush=True)
application.processEvents()
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
    watch.used = time.monotonic() - 240  # a busy computer may stand still here
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
    (row,) = [each for each in dialog.rows if each.setting.title() == "Lock automatically"]
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


def on_bus(bus: str) -> dict[str, str]:
    """Give the environment of a process for which this bus is the session's and the system's."""
    own = {"DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus}
    return {**own, "PYTHONPATH": str(Path(__file__).parents[3])}


@contextlib.contextmanager
def running(bus: str, code: str, *given: str) -> Iterator[IO[str]]:
    """Run code in a process on a bus, and give what it prints from its second line on."""
    run = subprocess.Popen(
        [sys.executable, "-c", code, *given], stdout=subprocess.PIPE, text=True, env=on_bus(bus)
    )
    assert run.stdout is not None
    try:
        assert run.stdout.readline().endswith(" True\n")
        yield run.stdout
    finally:
        run.terminate()
        run.wait()
        run.stdout.close()


def send(bus: str, path: str, signal: str, *values: str) -> None:
    command = ["dbus-send", f"--bus={bus}", "--type=signal", path, signal, *values]
    subprocess.run(command, check=True, env=on_bus(bus))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bus of a Linux desktop")
def test_it_hears_the_desktop_on_its_bus(bus: str) -> None:
    with running(bus, LISTENER, "3") as heard:
        send(bus, "/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true")
        manager = "org.freedesktop.login1.Manager.PrepareForSleep"
        send(bus, "/org/freedesktop/login1", manager, "boolean:true")
        send(bus, "/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session.Lock")
        assert set(heard.read().split()) == {"screen", "sleep"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bus of a Linux desktop")
def test_it_hears_that_another_user_has_the_screen(bus: str) -> None:
    with running(bus, SESSIONS), running(bus, LISTENER, "1") as heard:
        subprocess.run([sys.executable, "-c", SWITCH], check=True, env=on_bus(bus))
        assert heard.read() == "screen\n"
