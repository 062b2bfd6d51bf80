"""Names of files: what a disk takes, told before anything is written under them."""

import errno
import os
from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.hidden_characters import refuse_hidden
from coalition_app.i18n import _

LONGEST = 255
"""Bytes of a file's name where the system does not tell its own measure."""
ROOM = 60
"""Bytes that a register's name leaves for those of its copies: « before restore 2026-11-28 142916 2», -wal,
and for the ends of their drafts."""
SHOWN = 40
"""Characters by which a sentence names what is too long."""


def typed_path(word: str) -> Path:
    """Return the path that was typed; raises UserError for an empty one and for one that no disk takes."""
    if not word:
        raise UserError(_("The name of a file or a folder is empty. Nothing was read or changed."))
    if "\0" in word:
        refuse_hidden(word)
    try:
        os.lstat(word)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise UserError(
                _(
                    "“%(path)s…” is too long for a path: a name in it takes at most %(most)d bytes, and a "
                    "Cyrillic letter takes two. Nothing was read or changed."
                )
                % {"path": word[:SHOWN], "most": LONGEST}
            ) from error
    return Path(word)


def refuse_long_name(path: Path, room: int = 0) -> None:
    """Raise UserError where a file's name is longer than its disk takes with `room` bytes more beside it."""
    count, most = len(os.fsencode(path.name)), _most(path.parent) - room
    if count > most:
        raise UserError(
            _(
                "The name “%(name)s…” is too long for a file here: it takes %(count)d bytes, at most "
                "%(most)d are taken, and a Cyrillic letter takes two. Nothing was written. Choose a shorter "
                "name; for a copy, give the register’s file a shorter one."
            )
            % {"name": path.name[:SHOWN], "count": count, "most": most}
        )


def _most(folder: Path) -> int:
    try:
        return os.pathconf(folder, "PC_NAME_MAX")
    except (AttributeError, OSError, ValueError):
        return LONGEST
