"""A second start brings the first window, with its file; what is no message of ours is ignored."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalSocket

from coalition_app import app
from coalition_app.desktop.annex.verdict import VerdictDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.one_window import FirstWindow, read_message, take_other
from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.desktop.tell_first import meeting_name
from coalition_app.documents.verify.verdict import NOT_ISSUED
from coalition_app.records.opening.existing import open_register
from tests.commands.command_line import ROOT
from tests.desktop import screen
from tests.registers import PASSPHRASE, make_register

SECOND = (
    "import sys; from pathlib import Path; from coalition_app.desktop.tell_first import hand_over\n"
    "print(hand_over(Path(sys.argv[1]) if len(sys.argv) > 1 else None))"
)
OTHER = SECOND.replace("hand_over(", "hand_over(None, ")
COMMAND = "import sys; from coalition_app import app; sys.exit(app.main(sys.argv[1:]))"
LIMIT = 120
"""Seconds after which a second start counts as stuck."""


def start_again(*given: str | Path, folder: Path = ROOT) -> str:
    """Start once more in a process of its own, while the first window lives; give what it says."""
    return run_beside(SECOND, *given, folder=folder)[1]


def command(*given: str | Path) -> tuple[int, str]:
    """Run a command in a process of its own, while the first window lives; give its exit code and words."""
    return run_beside(COMMAND, *given)


def run_beside(code: str, *given: str | Path, folder: Path = ROOT) -> tuple[int, str]:
    second = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, given)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    until = time.monotonic() + LIMIT
    while second.poll() is None and time.monotonic() < until:
        QCoreApplication.processEvents()
    said = second.communicate(timeout=LIMIT)[0].strip()
    QCoreApplication.processEvents()
    return second.returncode, said


def opened(window: MainWindow) -> str:
    database = window.operations.database
    return database.path.name if database else ""


def test_without_a_first_window_nothing_is_handed_over(window: MainWindow) -> None:
    assert start_again() == "False"


def test_a_second_start_brings_the_window_with_the_file(window: MainWindow, register: Path) -> None:
    FirstWindow(window)
    window.showMinimized()
    assert start_again(register.name, folder=register.parent) == "True"
    assert opened(window) == register.name
    assert not window.isMinimized()
    assert start_again() == "True"
    assert opened(window) == register.name


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt alone knows the way")
def test_a_second_start_loads_nothing_of_qt(window: MainWindow, register: Path) -> None:
    FirstWindow(window)
    loaded = "print([each for each in sys.modules if each.startswith(('PySide6', 'shiboken6'))])"
    assert run_beside(f"{SECOND}\n{loaded}", register)[1].splitlines() == ["True", "[]"]


def test_the_passphrase_is_asked_in_the_first_window(window: MainWindow, tmp_path: Path) -> None:
    make_register(tmp_path / "locked.coalition", passphrase=PASSPHRASE).close()
    FirstWindow(window)
    assert start_again(tmp_path / "locked.coalition") == "True"
    screen.dialog(SecretDialog).reject()


def test_a_second_start_with_a_pdf_verifies_it(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    FirstWindow(window)
    pdf = register.with_name("annex.pdf")
    pdf.write_bytes(b"%PDF-1.7\n")
    assert run_beside(OTHER, pdf)[1] == "True"
    screen.settle(window)
    shown = screen.dialog(VerdictDialog)
    assert shown.verdict.verdict == NOT_ISSUED
    shown.reject()
    assert opened(window) == register.name


def test_a_second_start_with_a_picture_says_what_it_is(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    FirstWindow(window)
    picture = register.with_name("scan.png")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert run_beside(OTHER, picture)[1] == "True"
    assert screen.sentence(window).endswith("is a picture, not a register.")
    assert opened(window) == register.name


def test_a_pdf_is_verified_by_the_register_whose_passphrase_is_asked_for(
    window: MainWindow, tmp_path: Path
) -> None:
    make_register(tmp_path / "locked.coalition", passphrase=PASSPHRASE).close()
    pdf = tmp_path / "annex.pdf"
    pdf.write_bytes(b"%PDF-1.7\n")
    window.open_path(tmp_path / "locked.coalition")
    take_other(window, pdf)
    asking = screen.dialog(SecretDialog)
    asking.passphrase.setText(PASSPHRASE)
    asking.agree.click()
    screen.settle(window)
    assert opened(window) == "locked.coalition"
    shown = screen.dialog(VerdictDialog)
    assert shown.verdict.verdict == NOT_ISSUED
    shown.reject()


def test_a_dialog_that_waits_is_not_disturbed(window: MainWindow, register: Path) -> None:
    FirstWindow(window)
    window.do("new")
    (asking,) = screen.open_dialogs()
    assert start_again(register) == "True"
    assert opened(window) == ""
    assert screen.open_dialogs() == [asking]
    asking.reject()


def test_a_second_start_with_the_locked_register_leaves_it_locked(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "locked.coalition"
    make_register(path, passphrase=PASSPHRASE).close()
    window.take_register(open_register(path, PASSPHRASE))
    screen.settle(window)
    FirstWindow(window)
    window.do("lock")
    screen.settle(window)
    page = window.owners.lock.page
    assert start_again(path) == "True"
    assert window.owners.lock.page is page and page.isVisible()
    assert screen.open_dialogs() == []
    window.owners.lock.leave()


def test_a_command_locks_the_window_and_says_so(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    screen.settle(window)
    FirstWindow(window)
    window.do("sign")
    assert command("lock") == (0, "The window is locked.")
    assert window.owners.lock.page.isVisible() and screen.open_dialogs() == []
    screen.settle(window)
    assert window.operations.database is None
    code, said = command("lock", "--json")
    assert (code, json.loads(said)) == (0, {"locked": True, "window": True})
    window.owners.lock.leave()
    code, said = command("lock")
    assert (code, said) == (1, "No register is open in the window: there is nothing to lock.")


def test_without_a_window_the_command_says_that_none_runs(window: MainWindow) -> None:
    assert command("lock") == (1, "No window is running: there is nothing to lock.")
    code, said = command("lock", "--json")
    assert (code, json.loads(said)) == (1, {"locked": False, "window": False})


def test_what_a_killed_window_left_is_taken_over(window: MainWindow, register: Path) -> None:
    first = FirstWindow(window)
    second = FirstWindow(window)
    assert second.server.isListening()
    first.server.close()


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\xff\xfe\n",
        b"[]\n",
        b'{"open": 1}\n',
        b'{"open": "relative.coalition"}\n',
        b'{"open": "/etc/passwd"}\n',
        b'{"open": "/a\\u0000.coalition"}\n',
        b'{"verify": 1}\n',
        b'{"verify": "relative.pdf"}\n',
        b'{"verify": "/a\\u0000.pdf"}\n',
        b'{"do": "panic"}\n',
        b'{"do": ["lock"]}\n',
        b"[" * 4000 + b"\n",
        b"x" * 20_000,
    ],
)
def test_a_message_that_is_not_ours_is_ignored(window: MainWindow, message: bytes) -> None:
    first = FirstWindow(window)
    socket = QLocalSocket()
    socket.connectToServer(meeting_name())
    assert socket.waitForConnected(1000)
    socket.write(message)
    socket.flush()
    for _turn in range(20):
        QCoreApplication.processEvents()
    assert not socket.bytesAvailable()
    assert opened(window) == ""
    assert screen.open_dialogs() == []
    assert first.server.isListening()
    socket.abort()
    QCoreApplication.processEvents()


def test_our_own_messages_are_read() -> None:
    told = json.dumps({"open": "/дом/Заявление.coalition"}).encode()
    assert read_message(told) == "/дом/Заявление.coalition"
    assert read_message(b'{"open": ""}') == ""


def test_a_register_alone_is_no_command(
    register: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert app.main([str(register)]) == app.COULD_NOT
    assert "No display was found" in capsys.readouterr().out


def test_another_file_alone_is_no_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    for name in ("annex.pdf", "check"):
        Path(name).write_bytes(b"%PDF-1.7\n")
    for given in ("annex.pdf", str(tmp_path / "check")):
        assert app.main([given]) == app.COULD_NOT
        assert "No display was found" in capsys.readouterr().out
    app.main(["check"])
    assert "No display was found" not in capsys.readouterr().out
