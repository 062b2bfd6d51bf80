"""Copies of a register that can be trusted, and going back to one."""

import datetime as dt
import shutil
from pathlib import Path

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records import engine as engines
from coalition_app.records.checks import find_damage
from coalition_app.records.copies import bring_to_disk, copy_failed, leave_wal_mode, verified_copy
from coalition_app.records.database import Database, open_register, refuse_folder, take_lock
from coalition_app.records.tables import device


def back_up(database: Database, folder: Path) -> Path:
    """Put a verified copy of an open register into a folder and give its path.

    The copy carries the register's name with date and time; it has its final name only once it was
    opened and checked. Raises UserError where the folder cannot take it.
    """
    if not folder.is_dir():
        raise UserError(_("There is no folder %(path)s.") % {"path": folder})
    stamp = dt.datetime.now().strftime("%Y-%m-%d %H%M%S")
    copy = folder / f"{database.path.stem} {stamp}{database.path.suffix}"
    verified_copy(database.engine, database.raw_key, copy)
    return copy


def restore(copy: Path, register: Path, passphrase: str | None = None) -> Path | None:
    """Put a copy in a register's place; give where the register that stood there lies now.

    Never over an open register. The copy is opened and checked first; the old file is kept aside, and
    its leftover -wal, which would bring the new rows back, is taken away with it.
    """
    copy, register = copy.resolve(), register.resolve()
    if copy == register:
        raise UserError(_("The copy and the register are the same file."))
    refuse_folder(register)
    with open_register(copy, passphrase) as opened:
        raw_key = opened.raw_key
        damage = find_damage(opened)
        if damage:
            raise UserError(
                _("The copy is damaged (%(problem)s); the register was left as it is.")
                % {"problem": damage[0]}
            )
    lock = take_lock(register)
    try:
        return _put_in_place(copy, register, raw_key)
    finally:
        lock.release()


def _put_in_place(copy: Path, register: Path, raw_key: str | None) -> Path | None:
    draft = register.with_name(f".{register.name}.restoring")
    try:
        shutil.copyfile(copy, draft)
        _forget_devices(draft, raw_key)
        bring_to_disk(draft)
        aside = _keep_aside(register)
        draft.replace(register)
        bring_to_disk(register.parent)
    except (OSError, *engines.driver_errors()) as error:
        raise copy_failed(register, error) from error
    finally:
        draft.unlink(missing_ok=True)
    return aside


def _forget_devices(draft: Path, raw_key: str | None) -> None:
    """Let the restored register go on under a new device.

    The copied file may get the inode of the one that was lost, and would then write a second chain under
    the same name.
    """
    engine = engines.make_engine(draft, raw_key)
    try:
        with engine.begin() as connection:
            connection.execute(sa.update(device).values(fingerprint=bytes(32)))
        leave_wal_mode(engine)
    finally:
        engine.dispose()


def _keep_aside(register: Path) -> Path | None:
    """Give the old file another name, and its leftover -wal with it, which belongs to no other file."""
    stamp = dt.datetime.now().strftime("%Y-%m-%d %H%M%S")
    aside = register.with_name(f"{register.stem} before restore {stamp}{register.suffix}")
    for ending in ("", "-wal", "-shm"):
        old = register.with_name(register.name + ending)
        if old.exists():
            old.rename(aside.with_name(aside.name + ending))
    return aside if aside.exists() else None
