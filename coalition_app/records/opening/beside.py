"""The files that lie beside a register, and how they are called."""

import contextlib
import glob
from pathlib import Path

SUFFIX = ".coalition"
BEFORE = "before passphrase"
"""Part of the name of the copy that is made before the passphrase changes."""


def passphrase_draft(path: Path) -> Path:
    """Return where a register is written under another passphrase before it takes the file's place."""
    return path.with_name(f".{path.name}.passphrase")


def forget_unfinished(path: Path) -> None:
    """Remove what was left behind where the machine stopped while the passphrase was changed.

    The draft opens by the other passphrase, and a copy half made may be in clear, where nobody sees it.
    """
    copies = glob.escape(f".{path.stem} {BEFORE} ")
    with contextlib.suppress(OSError):
        unlink_with_wal(passphrase_draft(path))
        for unfinished in path.parent.glob(f"{copies}*.copying*"):
            unfinished.unlink(missing_ok=True)


def unlink_with_wal(path: Path) -> None:
    """Delete a database's file with what SQLite keeps beside it."""
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        path.with_name(name).unlink(missing_ok=True)
