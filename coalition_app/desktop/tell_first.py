"""What a later start tells the first window, and a command too."""

import getpass
import json
import os
import sys
import zlib
from pathlib import Path

from coalition_app import settings

WAIT = 3_000
"""Milliseconds in which the first window takes what it is told, also on a computer that is busy."""
TAKEN = "taken"
"""The answer of a window that comes to the front."""
LONGEST = 8_192
"""Bytes of a message; what is longer is none of ours."""


def meeting_name() -> str:
    """Return the name of the socket: of this user, and of the settings that the window remembers by."""
    told = f"{getpass.getuser()}\0{settings.settings_file().absolute()}"
    return f"coalition_app-{zlib.crc32(told.encode()):08x}"


def hand_over(register: Path | None, other: Path | None = None) -> bool:
    """Let the first window come to the front with a file; return whether there is one that did."""
    key, path = ("verify", other) if other else ("open", register)
    return tell_first({key: str(path.absolute()) if path else ""}) == TAKEN


def tell_first(message: dict[str, str]) -> str | None:
    """Tell the first window something and return its answer; None where there is none that answers."""
    line = f"{json.dumps(message)}\n".encode()
    answer = _tell_by_path(line) if sys.platform.startswith("linux") else _tell_by_qt(line)
    return answer.decode("ascii", "replace").strip() or None


def _tell_by_path(line: bytes) -> bytes:
    """Talk without Qt, which takes longer to load than all the rest; it puts its socket here on Linux."""
    place = Path(os.environ.get("TMPDIR") or "/tmp", meeting_name())
    if not place.exists():
        return b""
    import socket

    with socket.socket(socket.AF_UNIX) as first:
        first.settimeout(WAIT / 1000)
        try:
            first.connect(str(place))
            first.sendall(line)
            return first.recv(LONGEST)
        except OSError:
            return b""


def _tell_by_qt(line: bytes) -> bytes:
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(meeting_name())
    if not socket.waitForConnected(WAIT):
        return b""
    socket.write(line)
    socket.flush()
    answer = bytes(socket.readAll().data()) if socket.waitForReadyRead(WAIT) else b""
    socket.disconnectFromServer()
    return answer
