"""Copying an open register's file so that the copy can be trusted; knows nothing of locks."""

import os
from pathlib import Path

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records import engine as engines


def verified_copy(engine: sa.Engine, raw_key: str | None, target: Path) -> None:
    """Copy an open register into a new file, check the copy, then give it its name.

    VACUUM INTO keeps the key and leaves one whole file, also while others write. Raises UserError where
    the target exists or the copy is not whole; nothing stands under the target's name then.
    """
    if target.exists():
        raise UserError(_("%(path)s exists already; nothing was changed.") % {"path": target})
    draft = target.with_name(f".{target.name}.copying")
    draft.unlink(missing_ok=True)
    try:
        name = str(draft).replace("'", "''")
        engines.pragma(engine, f"VACUUM INTO '{name}'")
        _refuse_unlike(engine, raw_key, draft)
        bring_to_disk(draft)
        draft.rename(target)
        bring_to_disk(target.parent)
    except (OSError, *engines.driver_errors()) as error:
        raise copy_failed(target, error) from error
    finally:
        draft.unlink(missing_ok=True)


def leave_wal_mode(engine: sa.Engine) -> None:
    """Leave the WAL mode, so that the file is whole by itself, also where nothing can be written beside."""
    engines.pragma(engine, "PRAGMA journal_mode = DELETE")


def _refuse_unlike(engine: sa.Engine, raw_key: str | None, draft: Path) -> None:
    """Open the copy by the same key and compare what it must have in common with the register."""
    copied = engines.make_engine(draft, raw_key)
    try:
        problems = engines.integrity(copied)
        query = (
            "SELECT (SELECT count(*) FROM journal_entry), (SELECT max(clock) FROM journal_entry)"
        )
        if problems or engines.pragma(copied, query) != engines.pragma(engine, query):
            raise OSError(problems[0] if problems else "journal differs")
        leave_wal_mode(copied)
    finally:
        copied.dispose()
        for leftover in ("-wal", "-shm"):
            draft.with_name(draft.name + leftover).unlink(missing_ok=True)


def bring_to_disk(path: Path) -> None:
    """Wait until the disk has it; folders cannot be opened for this on Windows."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_failed(target: Path, error: Exception) -> UserError:
    """Word that a copy could not be made."""
    return UserError(
        _("No copy could be made at %(path)s (%(reason)s). Is the disk full or write-protected?")
        % {"path": target, "reason": getattr(error, "orig", None) or error}
    )
