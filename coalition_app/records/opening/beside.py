"""The files that lie beside a register, and how they are called."""

from pathlib import Path

SUFFIX = ".coalition"
BEFORE = "before passphrase"
"""Part of the name of the copy that is made before the passphrase changes."""
BEFORE_RESTORE = "before restore"
"""Part of the name that a register keeps whose place a copy took."""


def new_draft(path: Path) -> Path:
    """Return where a new register is made before it has its name."""
    return path.with_name(f".{path.name}.new")


def passphrase_draft(path: Path) -> Path:
    """Return where a register is written under another passphrase before it takes the file's place."""
    return path.with_name(f".{path.name}.passphrase")


def restoring_draft(path: Path) -> Path:
    """Return where a copy is written, and made a register of its own, before a restore is decided."""
    return path.with_name(f".{path.name}.restoring")


def restored_draft(path: Path) -> Path:
    """Return the whole file that a restore has decided on: what opens the register next puts it in place."""
    return path.with_name(f".{path.name}.restored")
