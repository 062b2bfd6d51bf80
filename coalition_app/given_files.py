"""What lies at a path that a person names, told before anything of it is read."""

import errno
import os
import stat
from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.i18n import _


def refuse_endless(path: Path) -> os.stat_result | None:
    """Refuse what has no content of its own: a device, a pipe, a socket, a link that leads to itself.

    To read them could last for ever. Returns what the system says of a file or a folder, None where nothing
    is there; raises UserError also where the system does not answer.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:  # ValueError: no system takes a name with a NUL in it
        if getattr(error, "errno", 0) == errno.ELOOP:
            raise UserError(
                _("%(path)s is a link that leads back to itself: there is no file.")
                % {"path": path}
            ) from error
        reason = getattr(error, "strerror", None) or error
        raise UserError(
            _("%(path)s cannot be read: %(reason)s.") % {"path": path, "reason": reason}
        ) from error
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise UserError(
            _("%(path)s is a device, a pipe or a socket, not a file; it was not read.")
            % {"path": path}
        )
    return found


def resolved(path: Path) -> Path:
    """Return a path without links, whether or not something is there; refuses what `refuse_endless` does."""
    refuse_endless(path)
    return path.resolve()
