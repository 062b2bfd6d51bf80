"""One window for each person: a second start brings the first one, with the file that it was given.

They meet at a local socket that only this user can open; no internet is used.
"""

import getpass
import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from coalition_app import settings
from coalition_app.errors import UserError
from coalition_app.operations import refusals

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

    from coalition_app.desktop.main_window import MainWindow

WAIT = 300
"""Milliseconds in which the first window takes what it is told."""
LONGEST = 8_192
"""Bytes of a message; what is longer is none of ours."""
SUFFIX = ".coalition"


def meeting_name() -> str:
    """Return the name of the socket: of this user, and of the settings that the window remembers by."""
    told = f"{getpass.getuser()}\0{settings.settings_file().absolute()}"
    return f"coalition_app-{hashlib.sha256(told.encode()).hexdigest()[:24]}"


def hand_over(path: Path | None) -> bool:
    """Let the first window come to the front with a register; return whether there is one that did."""
    if os.name != "nt" and not Path(QDir.tempPath(), meeting_name()).exists():
        return False  # nobody listens; the window shows sooner without the library
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(meeting_name())
    if not socket.waitForConnected(WAIT):
        return False
    message = json.dumps({"open": str(path.absolute()) if path else ""})
    socket.write(f"{message}\n".encode())
    socket.flush()
    taken = socket.waitForReadyRead(WAIT) and bytes(socket.readAll().data()).startswith(b"taken")
    socket.disconnectFromServer()
    return taken


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
        path = read_message(bytes(socket.readLine().data()))
        if path is None:
            socket.abort()
            return
        socket.write(b"taken\n")
        socket.flush()
        # Answered first: the file may ask for its passphrase.
        QTimer.singleShot(0, self, lambda: self.come_with(path))

    def come_with(self, path: str) -> None:
        """Bring the window to the front, and open a register unless a dialog waits for its answer."""
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        opened = window.operations.database
        if not path or QApplication.activeModalWidget() is not None:
            return
        if opened is not None and opened.path == Path(path).resolve():
            return
        try:
            with refusals.told():
                window.open_path(Path(path))
        except UserError as error:
            window.refuse(str(error))


def read_message(line: bytes) -> str | None:
    """Return the register that a start was given, empty for none; None where it is no message of ours."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    path = told.get("open") if isinstance(told, dict) else None
    if not isinstance(path, str) or "\0" in path:
        return None
    return path if not path or (Path(path).is_absolute() and path.endswith(SUFFIX)) else None
