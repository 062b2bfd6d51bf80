"""What interrupted work left beside a register: a restore is finished, half copies are removed."""

import contextlib
import datetime as dt
import glob
from pathlib import Path

from coalition_app import settings
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.opening.beside import (
    BEFORE,
    BEFORE_RESTORE,
    passphrase_draft,
    restored_draft,
)
from coalition_app.records.opening.lock import take_lock
from coalition_app.records.store.placing import (
    BELONGINGS,
    beside,
    flush_folder,
    keep_aside,
    replace_whole,
    unlink_with_wal,
)
from coalition_app.records.store.zones import PROPOSED, stamp_of, zone_of


def put_restored(draft: Path, register: Path) -> Path | None:
    """Let a whole draft take a closed register's place; return where the file from before lies.

    Raises OSError; the register is as it was then. Where the machine stops on the way, the next opening
    finishes it: a file from before that was not closed loses its -wal a moment before the draft is there.
    """
    decided = restored_draft(register)
    draft.replace(decided)
    flush_folder(register)
    try:
        aside = keep_aside(register, name_aside(decided, register))
        try:
            _finish(decided, register)
        except OSError:
            _bring_back(aside, register)
            raise
    except OSError:
        decided.unlink(missing_ok=True)
        raise
    return _kept(aside)


def finish_restoring(register: Path) -> Path | None:
    """Finish a restore that was interrupted after it was decided; return where the file from before lies.

    Raises UserError where it cannot be finished.
    """
    decided = restored_draft(register)
    if not decided.exists():
        return None
    lock = take_lock(register)
    try:
        if not decided.exists():
            return None  # another process has finished it before the lock was ours
        aside = keep_aside(register, name_aside(decided, register))
        _finish(decided, register)
    except OSError as error:
        raise UserError(
            _(
                "The restore of %(path)s was interrupted and cannot be finished (%(reason)s). Both files are "
                "whole: the restored one is %(restored)s. Make room or free the folder, then open it again."
            )
            % {"path": register, "reason": error.strerror or error, "restored": decided}
        ) from error
    finally:
        lock.release()
    return _kept(aside)


def name_aside(decided: Path, register: Path) -> Path:
    """Return the name under which the file is kept whose place a decided draft takes.

    It bears the moment of the draft: what was begun before the machine stopped goes on under the same name.
    """
    made = dt.datetime.fromtimestamp(decided.stat().st_mtime, zone_of(PROPOSED))
    return register.with_stem(f"{register.stem} {BEFORE_RESTORE} {stamp_of(made)}")


def forget_unfinished(path: Path) -> None:
    """Remove what was left behind where the machine stopped while the passphrase was changed.

    The draft opens by the other passphrase, and a copy half made may be in clear, where nobody sees it.
    """
    copies = glob.escape(f".{path.stem} {BEFORE} ")
    with contextlib.suppress(OSError):
        unlink_with_wal(passphrase_draft(path))
        for unfinished in path.parent.glob(f"{copies}*.copying*"):
            unfinished.unlink(missing_ok=True)


def _finish(decided: Path, register: Path) -> None:
    settings.remember_newest_entry(register, None)
    replace_whole(decided, register)


def _kept(aside: Path) -> Path | None:
    """Return what was kept of the file from before: all of it, or the -wal of one that is gone."""
    names = (beside(aside, ending) for ending in ("", *BELONGINGS))
    return next((each for each in names if each.exists()), None)


def _bring_back(aside: Path, register: Path) -> None:
    """Give the register back what belongs to it; the second name goes."""
    for ending in BELONGINGS:
        if beside(aside, ending).exists():
            beside(aside, ending).replace(beside(register, ending))
    unlink_with_wal(aside)
