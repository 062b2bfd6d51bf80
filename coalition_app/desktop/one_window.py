"""One window for each person: a second start brings the first one with its file, and a command locks it.

They meet at a local socket that only this user can open; no internet is used.
"""

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog

from coalition_app.desktop.tell_first import LONGEST, TAKEN, WAIT, meeting_name
from coalition_app.errors import UserError
from coalition_app.operations import refusals

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

    from coalition_app.desktop.main_window import MainWindow

LOCKED, NOTHING = "locked", "nothing"
"""Answers: it has locked, no register is open in it."""
SUFFIX = ".coalition"


class FirstWindow(QObject):
    """Listens for later starts as long as its window is there."""

    def __init__(self, window: "MainWindow") -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(window)
        self._window = window
        self.server = QLocalServer(self)
        self.server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self.server.newConnection.connect(self._meet)
        if not self.server.listen(meeting_name()):
            # What a killed window left; nobody answered there, or this start would have ended.
            QLocalServer.removeServer(meeting_name())
            self.server.listen(meeting_name())

    @Slot()
    def _meet(self) -> None:
        while socket := self.server.nextPendingConnection():
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            QTimer.singleShot(10 * WAIT, socket, socket.abort)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        """Take one message; anything else ends the talk."""
        if socket.bytesAvailable() > LONGEST:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine().data())
        if is_lock(line):
            answer(socket, self.lock())
            return
        path, other = read_message(line), read_other(line)
        if path is None and other is None:
            socket.abort()
            return
        answer(socket, TAKEN)
        # Answered first: the file may ask for its passphrase.
        QTimer.singleShot(0, self, lambda: self.come_with(path or "", other))

    def lock(self) -> str:
        """Lock the register of the window, and say whether one is locked now."""
        lock = self._window.owners.lock
        lock.lock_now()
        return NOTHING if lock.page is None else LOCKED

    def come_with(self, path: str, other: Path | None = None) -> None:
        """Bring the window to the front, and take a file unless a dialog waits for its answer."""
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        operations = window.operations
        if other is not None and QApplication.activeModalWidget() is None:
            take_other(window, other)
        if not path or QApplication.activeModalWidget() is not None:
            return
        opened = operations.database.path if operations.database else operations.locked
        if opened == Path(path).resolve():
            return  # it is seen already, or its lock screen is
        try:
            with refusals.told():
                window.open_path(Path(path))
        except UserError as error:
            window.refuse(str(error))


def answer(socket: "QLocalSocket", word: str) -> None:
    """Send a word back at once: what follows may take a while."""
    socket.write(f"{word}\n".encode())
    socket.flush()


def is_lock(line: bytes) -> bool:
    """Tell whether a message of ours asks for locking."""
    return _told(line).get("do") == "lock"


def read_message(line: bytes) -> str | None:
    """Return the register that a start was given, empty for none; None where it is no message of ours."""
    path = _told(line).get("open")
    if not isinstance(path, str) or "\0" in path:
        return None
    return path if not path or (Path(path).is_absolute() and path.endswith(SUFFIX)) else None


def _told(line: bytes) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def read_other(line: bytes) -> Path | None:
    """Return the file that is no register by its name and that a start was given; None where it is none."""
    path = _told(line).get("verify")
    if not isinstance(path, str) or "\0" in path or not Path(path).is_absolute():
        return None
    return Path(path)


def take_other(window: "MainWindow", path: Path) -> None:
    """Verify a PDF, or say what another file is, once no dialog waits for its answer."""
    from coalition_app.records.opening.judging import IsPdf, refuse_by_beginning

    asking = QApplication.activeModalWidget()
    if isinstance(asking, QDialog):  # for the passphrase of the register by which it is verified
        again = partial(take_other, window, path)
        asking.finished.connect(lambda: QTimer.singleShot(0, window, again))
        return
    if window.operations.locked is not None:
        return
    try:
        refuse_by_beginning(path)
    except IsPdf:
        try:
            window.ask("annexes.verify_path", path)
        except UserError as error:
            window.refuse(str(error))
        return
    except UserError:
        pass  # said as it is opened
    window.open_path(path)
