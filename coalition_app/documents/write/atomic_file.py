"""Putting a finished document in place: whole or not at all."""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.file_names import refuse_long_name
from coalition_app.i18n import _
from coalition_app.records.file.refusals import reason
from coalition_app.records.opening.leftovers import half_documents

ENDING = re.compile(r"[a-z][a-z0-9]{1,4}")
"""What looks like an ending of some form; anything else is part of a name, as in “list 1.2”."""
TOLD = 20
"""Characters of its target in a draft's name, which so is never too long."""


def refuse_target(target: Path, *, replace: bool) -> None:
    """Raise UserError where the target exists and may not be replaced, or cannot be written."""
    refuse_long_name(target)
    if target.is_dir():
        raise UserError(_("%(path)s is a folder: name a file in it.") % {"path": target})
    if not target.parent.is_dir():
        raise UserError(_("There is no folder %(path)s.") % {"path": target.parent})
    if target.exists() and not replace:
        raise UserError(
            _(
                "%(path)s already exists. Nothing was changed. Give another name, or --replace in "
                "a command."
            )
            % {"path": target}
        )
    if not os.access(target.parent, os.W_OK):
        raise UserError(
            _("The folder %(path)s cannot be written to; choose another one.")
            % {"path": target.parent}
        )


def refuse_taken(folder: Path, names: Iterable[str]) -> None:
    """Raise UserError where the folder is missing or unreadable, or already holds one of the files."""
    if not folder.is_dir():
        raise UserError(_("There is no folder %(path)s.") % {"path": folder})
    try:
        there = {each.name for each in folder.iterdir()}
    except OSError as error:
        raise _not_written(folder, error) from error
    taken = next((name for name in names if name in there), None)
    if taken is not None:
        raise UserError(
            _(
                "%(name)s stands in this folder already, and is not replaced. Choose an empty folder."
            )
            % {"name": taken}
        )


def write_draft(target: Path, content: bytes, mode: int = 0o644) -> Path:
    """Write the bytes beside the target, down to the disk, and return that file's path.

    A draft of the same name that an interrupted process left there goes. Raises UserError where the folder
    cannot take the bytes; nothing is left behind then.
    """
    prefix = f".{target.name[:TOLD]}."
    for dead in half_documents(target.parent):
        if dead.name.startswith(prefix):
            _take_away(dead)
    draft: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=target.parent)
        draft = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(mode)
    except OSError as error:
        if draft is not None:
            _take_away(draft)
        raise _not_written(target, error) from error
    return draft


def place(target: Path, content: bytes, *, replace: bool, mode: int = 0o644) -> None:
    """Write a document under its final name by one atomic rename; `mode` says who may read it."""
    refuse_target(target, replace=replace)
    draft = write_draft(target, content, mode)
    try:
        draft.replace(target)
    except OSError as error:
        _take_away(draft)
        raise _not_written(target, error) from error


def place_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files into a new folder, which appears under its name once it is whole; only its owner reads it.

    The files' names may begin with that of a folder below. Raises UserError for a target that is there
    already, or where the disk refuses; nothing is left behind then.
    """
    refuse_target(target, replace=False)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name[:TOLD]}.", dir=target.parent))
    try:
        for name, content in files:
            path = draft / name
            path.parent.mkdir(exist_ok=True)
            with path.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        draft.rename(target)
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _take_away(draft: Path) -> None:
    """Remove a draft, as far as a disk that has just refused it lets one."""
    with contextlib.suppress(OSError):
        draft.unlink(missing_ok=True)


def _not_written(target: Path, error: OSError) -> UserError:
    return UserError(f"{_('%(path)s could not be written.') % {'path': target}} {reason(error)}")


def with_ending(path: Path, *endings: str) -> Path:
    """Return the path with one of the endings: the first one where it has none of a document.

    Raises UserError for the ending of another form: a file is what its name says.
    """
    given = path.suffix.lower().removeprefix(".")
    if given in endings:
        return path
    if ENDING.fullmatch(given):
        named = {"ending": given, "endings": ", ".join(f".{each}" for each in endings)}
        raise UserError(
            _(
                "“.%(ending)s” cannot be written. Nothing was saved. Name a file ending in %(endings)s."
            )
            % named
        )
    return path.with_name(f"{path.name}.{endings[0]}")
