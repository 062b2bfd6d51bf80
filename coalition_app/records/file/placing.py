"""Putting a whole file in a register's place: at every instant a whole one stands under the name."""

import contextlib
import filecmp
import os
import shutil
from pathlib import Path

from coalition_app.records.file.copies import bring_to_disk, copy_draft, free_name, give_mode

BELONGINGS = ("-wal", "-journal")
"""Ends of the names of what belongs to one file's content, and would be read into another's."""
ENDINGS = (*BELONGINGS, "-shm")
"""Ends of the names of all that SQLite keeps beside a file."""


def unlink_with_wal(path: Path) -> None:
    """Delete a database's file with what SQLite keeps beside it."""
    path.unlink(missing_ok=True)
    unlink_beside(path)


def unlink_beside(path: Path) -> None:
    """Delete what SQLite keeps beside a file."""
    for ending in ENDINGS:
        beside(path, ending).unlink(missing_ok=True)


def beside(path: Path, ending: str) -> Path:
    """Return the name of what SQLite keeps beside a file."""
    return path.with_name(path.name + ending)


def replace_whole(draft: Path, path: Path) -> None:
    """Let a draft that is on the disk stand under a register's name, whose old file is closed and whole.

    Raises OSError, the old file standing there as before.
    """
    # What is left beside the old file would be read into the new one, also where the power fails between.
    unlink_beside(path)
    flush_folder(path)
    draft.replace(path)
    flush_folder(path)


def keep_aside(path: Path, aside: Path) -> Path:
    """Give a closed file and what belongs to it a second name, and leave it its first one.

    Returns the name: `aside`, or one like it where another file has it. A file system that knows no second
    names, as on most sticks, gets a copy. Raises OSError, and nothing has the name then.
    """

    def is_another(tried: Path) -> bool:
        # What was begun under this name before the machine stopped goes on.
        begun = path.exists() and tried.exists() and filecmp.cmp(tried, path, shallow=False)
        return tried.exists() and not begun

    aside = free_name(aside, is_another)
    try:
        # The file itself comes last: where it stands, what belongs to it stands beside it.
        for ending in (*BELONGINGS, ""):
            if beside(path, ending).exists():
                _second_name(beside(path, ending), beside(aside, ending))
    except OSError:
        for ending in (*BELONGINGS, ""):
            if beside(path, ending).exists():
                beside(aside, ending).unlink(missing_ok=True)
        raise
    flush_folder(path)
    return aside


def flush_folder(path: Path) -> None:
    """Bring the names in a file's folder to the disk, where the file system can be asked to."""
    with contextlib.suppress(OSError):
        bring_to_disk(path.parent)


def _second_name(path: Path, name: Path) -> None:
    if name.exists() and name.samefile(path):
        return
    name.unlink(missing_ok=True)
    try:
        os.link(path, name)
    except OSError:
        draft = copy_draft(name)
        try:
            shutil.copyfile(path, draft)
            give_mode(path, draft)
            bring_to_disk(draft)
            draft.rename(name)
        finally:
            draft.unlink(missing_ok=True)
