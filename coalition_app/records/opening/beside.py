"""The files that lie beside a register, and how they are called: the one place that knows these names."""

import re
from pathlib import Path

from coalition_app.records.file.placing import ENDINGS

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


def recovering_draft(path: Path) -> Path:
    """Return where the new register of a recovery is made before it has its name."""
    return path.with_name(f".{path.name}.recovering")


def reading_copy(path: Path) -> Path:
    """Return where a damaged register is copied to be read, by the name of the new one."""
    return path.with_name(f".{path.name}.reading")


def unborn(path: Path) -> Path | None:
    """Return the register whose making a draft belongs to; None for any other file.

    Such a draft was never a register: nothing that was acknowledged is in it alone.
    """
    found = _UNBORN.fullmatch(path.name.removesuffix(_ending(path.name)))
    return path.with_name(found[1]) if found else None


def is_draft(path: Path, name: str) -> bool:
    """Tell whether a name in a register's folder is that of a draft of this register."""
    drafts = (passphrase_draft(path), restoring_draft(path))
    return (
        unborn(path.with_name(name)) == path
        or path.with_name(name.removesuffix(_ending(name))) in drafts
    )


def is_half_copy(path: Path, name: str) -> bool:
    """Tell whether a name in any folder is that of a copy of this register that was not finished."""
    copied = rf"{re.escape(path.stem)}{_COPY}{re.escape(path.suffix)}(-wal|-journal)?"
    return re.fullmatch(rf"\.{copied}\.copying", name.removesuffix(_ending(name))) is not None


def is_copy(path: Path, name: str) -> bool:
    """Tell whether a name is that of a finished copy of this register, or of what a copy replaced."""
    return re.fullmatch(rf"{re.escape(path.stem)}{_COPY}{re.escape(path.suffix)}", name) is not None


def is_half_document(name: str) -> bool:
    """Tell whether a name is that of a document of ours that was not finished."""
    return _HALF_DOCUMENT.fullmatch(name) is not None


_UNBORN = re.compile(rf"\.(.+{re.escape(SUFFIX)})\.(new|recovering|reading)")
_COPY = (
    r"( before passphrase| before restore| before upgrade| set aside)? \d{4}-\d\d-\d\d \d{6}( \d+)?"
)
_HALF_DOCUMENT = re.compile(r"\..{1,20}\.[a-z0-9_]{8}\.part")
"""As `tempfile` names it, with the beginning of the name that the document was to have."""


def _ending(name: str) -> str:
    """Return the end of the name of what SQLite keeps beside a file; empty where it has none."""
    return next((each for each in ENDINGS if name.endswith(each)), "")
