"""Making a new register."""

from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.opening.beside import unlink_with_wal
from coalition_app.records.opening.lock import refuse_folder, take_lock
from coalition_app.records.store import engine as engines
from coalition_app.records.store import schema, zones
from coalition_app.records.store.database import Database
from coalition_app.records.store.keys import key_of, make_key
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
        raise UserError(_("The documents' language is one of en, ru and kk."))
    if passphrase is not None and not passphrase.strip():
        raise UserError(_("The passphrase is empty. Choose one, or make an unencrypted register."))
    zones.zone_of(time_zone)
    path = path.resolve()
    refuse_folder(path)
    _refuse_existing(path)
    lock = take_lock(path)
    draft = path.with_name(f".{path.name}.new")
    try:
        _refuse_existing(path)  # another process may have made it before the lock was ours
    except BaseException:
        lock.release()
        raise
    try:
        _make_file(draft, passphrase)
        # A leftover -wal of a register that is gone would bring its rows into the new one.
        unlink_with_wal(path)
        draft.rename(path)
        raw_key = key_of(path, passphrase)
        database = Database(path, engines.make_engine(path, raw_key), raw_key, lock)
        with database.writing("make-register") as tx:
            tx.add(
                register,
                coalition=coalition,
                document_language=document_language,
                time_zone=time_zone,
                made_at=tx.now,
            )
    except BaseException:
        for leftover in (draft, path):
            unlink_with_wal(leftover)
        lock.release()
        raise
    return database


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise UserError(_("%(path)s exists already; nothing was changed.") % {"path": path})


def _make_file(draft: Path, passphrase: str | None) -> None:
    unlink_with_wal(draft)
    engine = engines.make_engine(draft, make_key(passphrase))
    try:
        schema.create(engine)
        engines.pragma(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()
