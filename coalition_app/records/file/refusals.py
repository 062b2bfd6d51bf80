"""What a disk, the system or the database refuses, as a sentence that says what to do."""

import errno
import shutil
from pathlib import Path

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.records.file import engine as engines

FULL = N_("The disk is full. Make room on it first.")
TOO_LARGE = N_(
    "The file may not become so large here: a limit is set for its size. Let the limit be raised, or use "
    "another disk."
)
PROTECTED = N_(
    "The file or its folder cannot be written to. Take the write protection off, or use another folder."
)
AWAY = N_(
    "The disk does not answer, or it was taken out. Connect it again, and open the register anew."
)
GONE = N_("A file or a folder is not there any more: %(path)s.")
LONG_NAME = N_("The name of the file is too long for this disk. Choose a shorter one.")
IN_USE = N_(
    "Another program is using the register’s file, as a backup or a synchronisation does. Let it end, and "
    "try again."
)
DAMAGED = N_("The file is damaged. Let “check” say where, and restore a backup copy.")
OTHER = N_("The computer refused it: %(reason)s.")

BY_NUMBER = {
    **dict.fromkeys(("ENOSPC", "EDQUOT"), FULL),
    "EFBIG": TOO_LARGE,
    **dict.fromkeys(("EROFS", "EACCES", "EPERM"), PROTECTED),
    **dict.fromkeys(("EIO", "ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "EHOSTDOWN"), AWAY),
    **dict.fromkeys(("ENOENT", "ENOTDIR"), GONE),
    "ENAMETOOLONG": LONG_NAME,
}
"""What the system's numbers of errors mean; not every system has each."""
SQLITE_PERM, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_READONLY, SQLITE_IOERR = 3, 5, 6, 8, 10
SQLITE_CORRUPT, SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_NOTADB = 11, 13, 14, 26
BY_CODE = {
    **dict.fromkeys((SQLITE_PERM, SQLITE_READONLY), PROTECTED),
    **dict.fromkeys((SQLITE_BUSY, SQLITE_LOCKED), IN_USE),
    **dict.fromkeys((SQLITE_CORRUPT, SQLITE_NOTADB), DAMAGED),
    SQLITE_FULL: FULL,
}
NO_SUCH = ("no such column", "no such table")
"""What SQLite says where the description of the tables in a file was damaged behind its opening."""
UNWRITABLE = (SQLITE_PERM, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN)
LITTLE = 1 << 20
"""Bytes of room on a disk below which it is called full: SQLite does not say why it could not write."""


class NotRecorded(UserError):
    """An action that a disk refused; its text says why, and whether it is recorded."""

    def __init__(self, why: str, recorded: str) -> None:
        super().__init__(f"{why} {recorded}")


class Unwritable(UserError):
    """The disk takes nothing; its text says why."""


def reason(error: BaseException, path: Path | None = None) -> str:
    """Say what was refused and what to do; nothing where the error is a fault of the program.

    `path` is the register's file where one is meant, or the folder of a new one: SQLite does not say why it
    could not open or write it.
    """
    if isinstance(error, OSError):
        known = {getattr(errno, name, None): sentence for name, sentence in BY_NUMBER.items()}
        sentence = known.get(error.errno, OTHER)
        named = {"path": error.filename, "reason": error.strerror or error}
        return _(OTHER if sentence == GONE and not error.filename else sentence) % named
    code = _code(error)
    if code in BY_CODE:
        return _(BY_CODE[code])
    if code in (SQLITE_IOERR, SQLITE_CANTOPEN):
        return _of_file(path, getattr(error, "orig", None) or error)
    return ""


def may_be_recorded(error: BaseException) -> bool:
    """Tell whether a commit that failed so may be in the file all the same: nobody said how far it came."""
    return _code(error) == SQLITE_IOERR


def is_unwritable(error: BaseException) -> bool:
    """Tell whether SQLite's error says that the disk takes nothing; what lies there may yet be read."""
    return _code(error) in UNWRITABLE


def refused(why: str, error: BaseException) -> UserError:
    """Return the error that tells a person why, and whether it is that the file is damaged."""
    told = UserError(why)
    told.damaged = _code(error) in (SQLITE_CORRUPT, SQLITE_NOTADB)
    return told


def _code(error: BaseException) -> int:
    """Return SQLite's number for an error, without what refines it; 0 for an error that is not SQLite's."""
    own = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    if isinstance(own, engines.driver_errors()):
        if engines.NO_TEXT in str(own) or str(own).startswith(NO_SUCH):
            return SQLITE_CORRUPT
        return int(getattr(own, "sqlite_errorcode", 0)) & 0xFF
    return 0


def _is_limited() -> bool:
    """Tell whether the system lets this process make files of a certain size only."""
    try:
        import resource
    except ImportError:  # as on Windows, which knows no such limit
        return False
    return resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _of_file(path: Path | None, error: object) -> str:
    """Find out why SQLite could not open or write the register's file."""
    try:
        if path is not None and not path.exists():
            return _(GONE) % {"path": path}
        if path is not None and shutil.disk_usage(_folder(path)).free < LITTLE:
            return _(FULL)
    except OSError:
        return _(AWAY)
    if _is_limited():
        return _(TOO_LARGE)
    return _(OTHER) % {"reason": error}
