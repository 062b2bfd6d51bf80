"""The lock beside a register that keeps a second process out, and the folder that it needs."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.errors import UserError
from coalition_app.file_names import ROOM, refuse_long_name, typed_path
from coalition_app.i18n import _
from coalition_app.records.file import refusals
from coalition_app.records.file.identity import held_as, open_elsewhere, second_name

if TYPE_CHECKING:
    from filelock import FileLock


def refuse_folder(path: Path) -> None:
    """Raise UserError where no register can stand: in no folder, in a folder's place, by too long a name."""
    refuse_long_name(typed_path(str(path)), ROOM)
    if path.is_dir():
        raise UserError(_("%(path)s is a folder, not a register.") % {"path": path})
    if not path.parent.is_dir():
        raise UserError(_("There is no folder %(path)s.") % {"path": path.parent})
    if not os.access(path.parent, os.W_OK):
        raise UserError(
            _("The folder %(path)s cannot be written to; choose another one.")
            % {"path": path.parent}
        )


def refuse_open(path: Path) -> None:
    """Raise UserError where another process holds the lock beside a file; makes none."""
    from filelock import FileLock, Timeout

    if not lock_file(path).exists():
        return
    try:
        with FileLock(lock_file(path), timeout=0):
            return
    except Timeout as busy:
        raise open_elsewhere() from busy
    except OSError:  # it cannot be taken here, so that nobody holds it from here
        return


def refuse_held(path: Path) -> None:
    """Raise UserError where this process holds the file already, by this name or by another."""
    held = held_as(path)
    if held is not None:
        raise open_elsewhere() if held == path else second_name(path)


def take_lock(path: Path) -> "FileLock":
    """Hold the file beside the register that keeps a second process out, also after a crash.

    Raises UserError where another process holds it; Unwritable where the folder takes no file.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(lock_file(path), timeout=0)
    try:
        lock.acquire()
    except Timeout as busy:
        raise open_elsewhere() from busy
    except OSError as error:
        raise refusals.Unwritable(refusals.reason(error)) from error
    return lock


def lock_file(path: Path) -> Path:
    """Return the name of the lock beside a register."""
    return path.with_name(f".{path.name}.lock")
