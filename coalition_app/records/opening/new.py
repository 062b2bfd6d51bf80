"""Making a new register."""

import contextlib
from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.given_files import resolved
from coalition_app.hidden_characters import refuse_hidden
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.file import engine as engines
from coalition_app.records.file import interrupts
from coalition_app.records.file.copies import bring_to_disk
from coalition_app.records.file.identity import OpenFile
from coalition_app.records.file.keys import make_key
from coalition_app.records.file.placing import replace_whole, unlink_with_wal
from coalition_app.records.opening.beside import new_draft
from coalition_app.records.opening.leftovers import set_log_aside
from coalition_app.records.opening.lock import refuse_folder, take_lock
from coalition_app.records.opening.place import told_once
from coalition_app.records.store import schema, zones
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import register
from coalition_app.records.typed_fields import MOST_IN_OFFICE, typed_field


def create_register(
    path: Path,
    *,
    coalition: str,
    passphrase: str | None,
    document_language: str = "ru",
    time_zone: str = zones.PROPOSED,
) -> Database:
    """Make a new register; `passphrase` None makes an unencrypted one.

    `time_zone` decides which calendar day a moment is, on every computer, and stays. Refuses an existing
    file, an empty coalition's name, an empty passphrase, an unknown language or zone. Nothing is left behind
    where it fails.
    """
    coalition = typed_field(coalition, MOST_IN_OFFICE)
    if not coalition:
        raise UserError(_("A register needs the name of its coalition."))
    if document_language not in LANGUAGES:
        raise UserError(_("The documents’ language is one of en, ru and kk."))
    if passphrase is not None and not passphrase.strip():
        raise UserError(_("The passphrase is empty. Choose one, or make an unencrypted register."))
    zones.zone_of(time_zone)
    path = resolved(path)
    refuse_hidden(path.name)
    refuse_folder(path)
    refuse_existing(path)
    lock = take_lock(path)
    draft, before = new_draft(path), len(interrupts.recorded)
    try:
        refuse_existing(path)  # another process may have made it before the lock was ours
        unlink_with_wal(draft)
        draft.touch()
        raw_key = make_key(passphrase)
        _make_file(
            Database(draft, engines.make_engine(draft, raw_key), raw_key, lock),
            coalition=coalition,
            document_language=document_language,
            time_zone=time_zone,
        )
        bring_to_disk(draft)
        # It would bring the rows of a register that is gone into the new one.
        left = set_log_aside(path)
        replace_whole(draft, path)
        file = OpenFile(path)
        engine = engines.make_engine(path, raw_key, before=file.refuse_other)
        database = Database(path, engine, raw_key, lock, file)
        database.left = left
        database.place = told_once(path)
        return database
    except BaseException:
        del interrupts.recorded[before:]  # the draft goes, and what was recorded in it
        with contextlib.suppress(OSError):
            unlink_with_wal(draft)
        lock.release()
        raise


def refuse_existing(path: Path) -> None:
    """Raise UserError where something stands under the name already."""
    if path.exists():
        raise UserError(_("%(path)s already exists. Nothing was changed.") % {"path": path})


def _make_file(draft: Database, **values: str) -> None:
    """Make the tables and record the first action, so that what gets the name is a register already."""
    try:
        schema.create(draft.engine)
        draft.underneath.file.remember()
        with draft.writing("make-register") as tx:
            tx.add(register, made_at=tx.now, **values)
        engines.pragma(draft.engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        draft.engine.dispose()
        draft.underneath.file.forget()
