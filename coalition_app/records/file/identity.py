"""Which file is open, and whether its path still leads to it."""

import errno
import os
import struct
import sys
import threading
from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.records.file import refusals

HEADER = 100
"""Bytes of SQLite's header; an encrypted file begins with its salt instead."""
KEPT = 64 << 20
"""Bytes of a file that are kept as they last were: whatever is written into it can be told then."""
ENDS = 4 << 20
"""Bytes at both ends that are kept of a larger file."""
LOCKED = 1 << 62
"""The byte that is locked: far behind any that SQLite reads, writes or locks."""
SHARED, SHARED_BYTES = (1 << 30) + 2, 510
"""The bytes that SQLite locks for reading."""

Identity = tuple[int, int]
"""Device and inode of a file."""
_open: dict[Identity, Path] = {}
"""The registers that this process holds, and by which name."""

GONE, REPLACED, CUT, OVERWRITTEN, AWAY = "gone", "replaced", "cut", "overwritten", "away"
HAPPENED = {
    AWAY: refusals.AWAY,
    GONE: N_(
        "There is no file at %(path)s any more: it was removed, renamed or moved while it was open."
    ),
    REPLACED: N_(
        "Another file has replaced %(path)s on the disk while the register was open: a synchronising "
        "program, a restored copy, or somebody else put it there."
    ),
    CUT: N_("Another program has cut off %(path)s while it was open."),
    OVERWRITTEN: N_("Another program has written into %(path)s while it was open."),
}
"""What happened to the file underneath, as a person is told."""


class FileReplaced(UserError):
    """The path of an open register leads to another file, or to none; nothing is written there."""


class OpenFile:
    """The file of an open register, held by what the system tells it from others by.

    Opening and closing a file takes away the locks that SQLite has on it in this process (POSIX), so it is
    opened once, before SQLite's own, and closed after them.
    """

    def __init__(self, path: Path) -> None:
        """Hold a file; raises UserError where it is open by another name, OSError where it is not there."""
        self.path = path
        self.busy = threading.RLock()
        """Held while the file is looked at, and by who writes into it until that is remembered."""
        self.identity = identity_of(path)
        if held_as(path) is not None:
            raise second_name(path)
        self._written_into = ""
        self._file = _opened(path)
        try:
            # The lock beside a register knows only one of its names; this one is on the file itself.
            _lock(self._file, LOCKED, 1, exclusive=True)
            self.remember()
        except BlockingIOError as error:
            # Of two that open it at once one comes here before the lock beside is taken.
            names = os.fstat(self._file).st_nlink
            os.close(self._file)
            raise second_name(path) if names > 1 else open_elsewhere() from error
        except BaseException:
            os.close(self._file)
            raise
        if self.identity is not None:
            _open[self.identity] = path

    def remember(self) -> None:
        """Remember the file as it is now, after opening it and after each writing of ours."""
        with self.busy:
            state = os.fstat(self._file)
            self._size, self._time = state.st_size, state.st_mtime_ns
            self._header = _read(self._file, 0, HEADER)
            self.content = _kept(self._file, self._size)
            """All of it as it last was, or of a large one its ends."""

    def remember_if_written(self) -> None:
        """Remember the file anew where writing the log has also written the file itself."""
        state = os.fstat(self._file)
        if (state.st_size, state.st_mtime_ns) != (self._size, self._time):
            self.remember()

    @property
    def whole(self) -> bool:
        """Tell whether `content` is all of the file."""
        return self._size <= KEPT

    def look(self) -> str:
        """Tell what has become of the file: a key of HAPPENED; empty where the path still leads to it.

        What cannot be told: something written into the middle of a file of more than KEPT bytes that leaves
        its size; on a system that numbers no files, another one with the same content.
        """
        with self.busy:
            if self._written_into:
                return self._written_into
            happened = self.look_at_path()
            if not happened:
                try:
                    happened = self._written_into = self._look_inside(os.fstat(self._file))
                except OSError:
                    return AWAY
            return happened

    def answers(self) -> bool:
        """Tell whether the disk gives what it holds: SQLite takes one that was pulled for a damaged file."""
        try:
            _read(self._file, 0, HEADER)
        except OSError:
            return False
        return True

    def look_at_path(self) -> str:
        """Tell whether the path leads to another file, to none, or to no answer; empty for the same one."""
        try:
            found, mine = self.path.stat(), os.fstat(self._file)
        except (FileNotFoundError, NotADirectoryError):
            # Also a disk that was taken out whole: what answers next is another one.
            return GONE
        except OSError:
            return AWAY
        return "" if _identity(found) == _identity(mine) else REPLACED

    def refuse_other(self) -> None:
        """Raise FileReplaced where opening the path would open another file."""
        happened = self.look_at_path()
        if happened:
            raise FileReplaced(_(HAPPENED[happened]) % {"path": self.path})

    def _look_inside(self, state: os.stat_result) -> str:
        if state.st_size < self._size:
            return CUT
        as_it_was = (state.st_size, state.st_mtime_ns) == (self._size, self._time)
        if _read(self._file, 0, HEADER) != self._header:
            return OVERWRITTEN
        if not as_it_was:
            # A time alone says little: some file systems round it, some programs set it.
            if _kept(self._file, state.st_size) != self.content:
                return OVERWRITTEN
            self._size, self._time = state.st_size, state.st_mtime_ns
        return ""

    def bar_checkpoint(self) -> bool:
        """Keep SQLite from writing its log into this file as it closes; tells whether that can be done.

        Who closes last locks these bytes alone before it writes, and leaves everything where it cannot.
        """
        return _lock(self._file, SHARED, SHARED_BYTES, exclusive=False)

    def forget(self) -> None:
        """Let go of the file; only once SQLite has closed its own."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
            if self.identity is not None:
                _open.pop(self.identity, None)


def held_as(path: Path) -> Path | None:
    """Return the name by which this process holds a file already: opening it again would free its locks."""
    found = identity_of(path)
    return None if found is None else _open.get(found)


def open_elsewhere() -> UserError:
    """Word that another process holds a register."""
    return UserError(_("The register is open in another window or command; close it there first."))


def second_name(path: Path) -> UserError:
    """Word that a file is open by another of its names."""
    return UserError(
        _(
            "%(path)s is a second name of a register that is open already; it was not opened a second time. "
            "Close the register there first."
        )
        % {"path": path}
    )


def identity_of(path: Path) -> Identity | None:
    """Return device and inode of what a path leads to; None where none is there, or files have no numbers."""
    try:
        return _identity(path.stat())
    except OSError:
        return None


def _identity(state: os.stat_result) -> Identity | None:
    """Return what the system tells a file by; None where it does not number them."""
    return (state.st_dev, state.st_ino) if state.st_ino else None


def _opened(path: Path) -> int:
    """Open the file for writing, which a lock needs, or only for reading where that is not allowed."""
    flags = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(path, os.O_RDWR | flags)
    except OSError:
        return os.open(path, os.O_RDONLY | flags)


def _read(file: int, at: int, count: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(file, count, at)
    os.lseek(file, at, os.SEEK_SET)
    return os.read(file, count)


def _kept(file: int, size: int) -> bytes:
    if size <= KEPT:
        return _read(file, 0, size)
    return _read(file, 0, ENDS) + _read(file, size - ENDS, ENDS)


def _lock(file: int, first: int, count: int, *, exclusive: bool) -> bool:
    """Lock bytes of the file for this opening of it, not for the process; a kill frees them.

    Returns whether the system has such locks; raises BlockingIOError where somebody else has the bytes.
    """
    if not sys.platform.startswith("linux"):
        return False
    import fcntl

    kind = fcntl.F_WRLCK if exclusive else fcntl.F_RDLCK
    try:
        wanted = struct.pack("hhqqi", kind, os.SEEK_SET, first, count, 0)
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, wanted)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES):
            raise BlockingIOError from error
        return False
    return True
