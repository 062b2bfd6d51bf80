"""Changing, setting or removing the passphrase of an open register: a new file replaces the old one.

SQLCipher can change a key within the file, page by page; a machine that stops half-way would leave a file
that no key opens. So everything is written into a draft by the new key, read back, and renamed at once.
"""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.care.backups import forget_devices
from coalition_app.records.file import engine as engines
from coalition_app.records.file.copies import (
    PERCENT,
    bring_to_disk,
    by_growth,
    copy_draft,
    copy_failed,
    free_name,
    give_mode,
    leave_wal_mode,
    verified_copy,
)
from coalition_app.records.file.engine import Ask
from coalition_app.records.file.keys import derive_key, make_key, salt_of
from coalition_app.records.file.placing import unlink_with_wal
from coalition_app.records.opening.beside import BEFORE, passphrase_draft
from coalition_app.records.opening.leftovers import copies_in_clear, refuse_left_in_clear
from coalition_app.records.store.database import Database, fingerprint
from coalition_app.records.store.journal_tables import device
from coalition_app.work import Tell

COPIED, WRITTEN = 45, 80
"""Percents of the work once the copy from before is made, and once the draft is written."""


FEW = 3
"""Copies that are named one by one; of more, their folders are."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A whole draft of the register under the new key, and the copy from before."""

    draft: Path
    raw_key: str | None
    copy: Path
    copy_encrypted: bool
    """Whether the copy is encrypted: it keeps the key that the register had."""
    state: tuple[Any, ...]
    """The newest entries of the journal when the draft was written."""
    left: tuple[str, ...] = ()
    """Says what interrupted work had left beside the register, and was removed."""
    in_clear: tuple[Path, ...] = ()
    """Older copies that can be read without a passphrase."""
    unnoted: str = ""
    """Why the journal could not note the change; empty where it did."""


def is_passphrase(database: Database, typed: str) -> bool:
    """Tell whether a passphrase is that of an open register; an unencrypted one has none."""
    if database.raw_key is None:
        return False
    # Not from the file: reading it beside SQLite would free the locks that SQLite has on it.
    return derive_key(typed, salt_of(database.raw_key)) == database.raw_key


def changed_sentence(prepared: Prepared) -> str:
    """Say what opens the register now, where the copies from before lie and what to do with them."""
    told = [_opens_now(prepared), *prepared.left]
    if prepared.in_clear:
        few = len(prepared.in_clear) <= FEW
        told_of = [each if few else each.parent for each in prepared.in_clear]
        names = ", ".join(str(each) for each in dict.fromkeys(told_of))
        told.insert(1, _("Older copies that are not encrypted: %(names)s.") % {"names": names})
    if prepared.unnoted:
        unnoted = _("Only the note of it in the journal is missing. %(refusal)s")
        told.append(unnoted % {"refusal": prepared.unnoted})
    return " ".join(told)


def _opens_now(prepared: Prepared) -> str:
    copy = {"path": prepared.copy}
    if prepared.raw_key is None:
        return (
            _(
                "The register is no longer encrypted: whoever has the file can read all of it. A copy from "
                "before, which opens with the old passphrase, lies at %(path)s."
            )
            % copy
        )
    if prepared.copy_encrypted:
        return (
            _(
                "The new passphrase opens the register now. A copy from before lies at %(path)s and opens "
                "with the old one. Once the register has opened with the new passphrase, delete the copies "
                "that open with the old one if somebody else may know it."
            )
            % copy
        )
    return (
        _(
            "The register is encrypted now, and its passphrase opens it. A copy from before lies at "
            "%(path)s and is not encrypted: once the register has opened with the passphrase, delete it and "
            "all older copies."
        )
        % copy
    )


def prepare(
    database: Database, passphrase: str | None, progress: Tell = lambda _done, _of: None
) -> Prepared:
    """Make a verified copy aside and the draft under the new key; the register itself stays untouched.

    `progress` is told percents, and stops the work by raising; nothing is left behind then.
    """
    _refuse_same(database, passphrase)
    left = () if passphrase is None else refuse_left_in_clear(database.path)
    in_clear = () if passphrase is None else copies_in_clear(database.path)
    path, whole = database.path, database.path.stat().st_size
    copy = free_name(path.with_name(f"{path.stem} {BEFORE} {database.stamp}{path.suffix}"))
    copying = by_growth(progress, 0, COPIED, copy_draft(copy), whole)

    def forget(draft: Path) -> None:
        # The register's old file goes, and a copy of the copy could get its inode and write its chain.
        forget_devices(draft, database.raw_key)

    verified_copy(database.engine, database.raw_key, copy, copying, forget)
    draft, raw_key = passphrase_draft(path), make_key(passphrase)
    unlink_with_wal(draft)
    try:
        draft.touch(mode=0o600)
        _export(database, draft, raw_key, by_growth(progress, COPIED, WRITTEN, draft, whole))
        reading = by_growth(progress, WRITTEN, WRITTEN, draft, whole)
        state = _read_back(database, draft, raw_key, reading)
        give_mode(path, draft)
        bring_to_disk(draft)
        progress(PERCENT, PERCENT)
    except (OSError, *engines.driver_errors()) as error:
        _forget(draft, copy)
        raise copy_failed(path, error) from error
    except BaseException:
        _forget(draft, copy)
        raise
    return Prepared(draft, raw_key, copy, database.raw_key is not None, state, left, in_clear)


def put_in_place(database: Database, prepared: Prepared) -> None:
    """Let the draft become the register; refuses where something was recorded meanwhile.

    The register is then as it was, and the copy made before is removed too: there would be many.
    """
    try:
        if _state(database.engine) != prepared.state:
            raise UserError(_("The register changed meanwhile; its passphrase stays. Try again."))
        database.replace_file(prepared.draft, prepared.raw_key)
    except UserError:
        forget(prepared)
        raise
    finally:
        with contextlib.suppress(OSError):
            unlink_with_wal(prepared.draft)


def forget(prepared: Prepared) -> None:
    """Remove what was prepared for a change that is not made."""
    _forget(prepared.draft, prepared.copy)


def _forget(draft: Path, copy: Path) -> None:
    for each in (draft, copy):
        with contextlib.suppress(OSError):
            unlink_with_wal(each)


def _refuse_same(database: Database, passphrase: str | None) -> None:
    if database.read_only:
        raise UserError(database.read_only_sentence)
    if passphrase is None:
        if database.raw_key is None:
            raise UserError(_("This register has no passphrase already."))
        return
    if not passphrase.strip():
        raise UserError(_("The passphrase is empty. Choose one, or make an unencrypted register."))
    if is_passphrase(database, passphrase):
        raise UserError(_("This is the passphrase that the register has now; choose another one."))


def _export(database: Database, draft: Path, raw_key: str | None, ask: Ask) -> None:
    """Write everything into a new file by the new key."""
    key = "" if raw_key is None else f"x'{raw_key}'"
    raw = database.engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("ATTACH DATABASE ? AS draft KEY ?", (str(draft), key))
        try:
            # Nothing is recorded while it is written: what came after would be lost.
            cursor.execute("BEGIN IMMEDIATE")
            try:
                engines.run_asking(raw, cursor, "SELECT sqlcipher_export('draft')", ask)
                for name in ("user_version", "application_id"):
                    (value,) = cursor.execute(f"PRAGMA main.{name}").fetchone()
                    cursor.execute(f"PRAGMA draft.{name} = {value}")
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")
        finally:
            cursor.execute("DETACH DATABASE draft")
    finally:
        raw.close()


def _read_back(database: Database, draft: Path, raw_key: str | None, ask: Ask) -> tuple[Any, ...]:
    """Open the draft by its own key, and raise OSError where it is not what the register is."""
    engine = engines.make_engine(draft, raw_key)
    try:
        problems, state = engines.integrity(engine, ask), _state(engine)
        if problems or _rows(engine) != _rows(database.engine):
            raise OSError(problems[0] if problems else "rows differ")
        with engine.begin() as connection:
            # The same chain goes on: it is the same register on the same machine.
            mine = device.c.fingerprint == fingerprint(database.path)
            query = sa.update(device).where(mine)
            connection.execute(query.values(fingerprint=fingerprint(draft)))
        leave_wal_mode(engine)
    finally:
        engine.dispose()
    return state


def _state(engine: sa.Engine) -> tuple[Any, ...]:
    query = "SELECT (SELECT count(*) FROM journal_entry), (SELECT max(clock) FROM journal_entry)"
    return engines.pragma(engine, query)[0]


def _rows(engine: sa.Engine) -> list[tuple[str, int]]:
    """Count the rows of every table, and return what is made beside them by name."""
    query = "SELECT name, type FROM sqlite_master ORDER BY name"
    return [
        (str(name), _count(engine, name) if kind == "table" else 0)
        for name, kind in engines.pragma(engine, query)
    ]


def _count(engine: sa.Engine, name: str) -> int:
    return int(engines.pragma(engine, f'SELECT count(*) FROM "{name}"')[0][0])
