"""What interrupted work left beside a register: a restore is finished, what is half-made is removed."""

import contextlib
import datetime as dt
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from coalition_app import settings
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.file import engine as engines
from coalition_app.records.file.placing import (
    BELONGINGS,
    ENDINGS,
    beside,
    flush_folder,
    keep_aside,
    replace_whole,
    unlink_with_wal,
)
from coalition_app.records.file.refusals import Unwritable
from coalition_app.records.opening.beside import (
    BEFORE_RESTORE,
    is_copy,
    is_draft,
    is_half_copy,
    is_half_document,
    passphrase_draft,
    reading_copy,
    restored_draft,
    restoring_draft,
    unborn,
)
from coalition_app.records.opening.judging import judge, refuse_by_beginning
from coalition_app.records.opening.lock import refuse_open, take_lock
from coalition_app.records.store.underneath import name_aside
from coalition_app.records.store.zones import PROPOSED, stamp_of, zone_of

AT_WORK = 60
"""Seconds for which a file that is written may lie still: its process may be reading it back."""


def put_restored(draft: Path, register: Path) -> Path | None:
    """Let a whole draft take a closed register's place; return where the file from before lies.

    Raises OSError; the register is as it was then. Where the machine stops on the way, the next opening
    finishes it: a file from before that was not closed loses its -wal a moment before the draft is there.
    """
    decided = restored_draft(register)
    draft.replace(decided)
    flush_folder(register)
    try:
        aside = keep_aside(register, name_replaced(decided, register))
        try:
            _finish(decided, register)
        except OSError:
            _bring_back(aside, register)
            raise
    except OSError:
        decided.replace(draft)
        raise
    return _kept(aside)


def finish_restoring(register: Path) -> tuple[str, ...]:
    """Finish a restore that was interrupted after it was decided, and say so.

    Raises UserError where it cannot be finished.
    """
    decided = restored_draft(register)
    if not decided.exists():
        return ()
    lock = take_lock(register)
    try:
        if not decided.exists():
            return ()  # another process has finished it before the lock was ours
        aside = keep_aside(register, name_replaced(decided, register))
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
    kept = _kept(aside)
    if kept is None:
        return (_("A restore of this register had been interrupted; it is finished now."),)
    return (
        _(
            "A restore of this register had been interrupted. It is finished now, and this is the restored "
            "copy. What stood here before lies at %(path)s."
        )
        % {"path": kept},
    )


def name_replaced(decided: Path, register: Path) -> Path:
    """Return the name under which the file is kept whose place a decided draft takes.

    It bears the moment of the draft: what was begun before the machine stopped goes on under the same name.
    """
    made = dt.datetime.fromtimestamp(decided.stat().st_mtime, zone_of(PROPOSED))
    return register.with_stem(f"{register.stem} {BEFORE_RESTORE} {stamp_of(made)}")


def sweep(register: Path, *, at_once: bool = False) -> tuple[str, ...]:
    """Remove what interrupted work left half-made of a register that is whole and locked; say what it was.

    Looks beside it and where its copies went. What lies elsewhere, or is a document, can be another process's
    work: it goes once nobody has written it for a minute, or `at_once`.
    """
    found = list(_leftovers(register, at_once=at_once))
    in_clear = [] if engines.is_plain(register) else [each for each in found if _is_readable(each)]
    removed, kept = [], []
    for each in found:
        try:
            each.unlink(missing_ok=True)
            removed.append(each)
        except OSError:
            kept.append(each)
    return tuple(_sentences(register, removed, kept, in_clear))


def take_back_half_write(path: Path, raw_key: str | None) -> tuple[str, ...]:
    """Let SQLite take back what was half written into a closed file as the machine stopped.

    A rollback journal beside the file tells how it was. It is tried on a copy: where that is whole, the file
    itself is brought back; where only the file alone is whole, the journal is another's, and is set aside,
    which is said. Else everything stays as it lies. Raises UserError where another process holds the file.
    """
    journal = beside(path, "-journal")
    if not _has_content(journal):
        return ()
    copy = reading_copy(path)
    try:
        lock = take_lock(path)
    except Unwritable:
        return ()
    try:
        unlink_with_wal(copy)
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, beside(copy, "-journal"))
        _roll_back(copy, raw_key)
        if _is_whole(copy, raw_key):
            _roll_back(path, raw_key)
            return ()
        if not _is_whole(path, raw_key):
            return ()
        aside = beside(name_aside(path), "-journal")
        journal.rename(aside)
    except (OSError, *engines.driver_errors()):
        return ()
    finally:
        with contextlib.suppress(OSError):
            unlink_with_wal(copy)
        lock.release()
    said = _(
        "%(name)s, which lay beside the register, does not belong to this file. It was not taken in, and is "
        "kept as %(aside)s."
    )
    return (said % {"name": journal.name, "aside": aside},)


def _has_content(path: Path) -> bool:
    try:
        return bool(path.stat().st_size)
    except OSError:
        return False


def _roll_back(path: Path, raw_key: str | None) -> None:
    engine = engines.make_engine(path, raw_key)
    try:
        with contextlib.suppress(*engines.driver_errors()):
            engines.pragma(engine, "PRAGMA schema_version")
    finally:
        engine.dispose()


def _is_whole(path: Path, raw_key: str | None) -> bool:
    """Tell whether a file is a whole register by itself; nothing of it is changed."""
    try:
        judge(path, raw_key)
    except UserError:
        return False
    engine = engines.make_engine(path, raw_key, read_only=True)
    try:
        return not engines.integrity(engine)
    finally:
        engine.dispose()


def set_log_aside(path: Path) -> tuple[str, ...]:
    """Keep the -wal that lies beside a name without a file, under another name, and say so.

    A register that was moved away without it lacks what was recorded last.
    """
    if not engines.has_wal(path):
        return ()
    log, aside = beside(path, "-wal"), beside(name_aside(path), "-wal")
    log.rename(aside)
    flush_folder(path)
    return (
        _(
            "%(name)s lay here without its register, and may hold what was recorded last in one that was "
            "moved away. It is kept as %(aside)s."
        )
        % {"name": log.name, "aside": aside},
    )


def half_documents(folder: Path, *, at_once: bool = False) -> Iterator[Path]:
    """List documents in a folder whose writing was interrupted: of our naming, and begun as documents are."""
    for each in _files(folder):
        mine = is_half_document(each.name) and (at_once or _rests(each))
        if mine and _begins_as_document(each):
            yield each


def _begins_as_document(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError:
        return False
    return head.startswith((b"%PDF", b"PK")) or b"\0" not in head


def refuse_left_in_clear(register: Path) -> tuple[str, ...]:
    """Remove all that interrupted work left of a register that is about to be encrypted; say what it was.

    Raises UserError where something of it can be read and cannot be removed.
    """
    told = sweep(register, at_once=True)
    left = [each for each in _leftovers(register, at_once=True) if _is_readable(each)]
    if left:
        raise UserError(
            _(
                "Interrupted work left something that can be read without a passphrase and cannot be "
                "removed: %(names)s. The passphrase was not changed. Remove it yourself, then try again."
            )
            % {"names": _named(register, left)}
        )
    return told


def copies_in_clear(register: Path) -> tuple[Path, ...]:
    """List the known copies of a register that can be read without a passphrase."""
    places = settings.places_of_copies(register)
    copies = (each for place in places for each in _files(place) if is_copy(register, each.name))
    return tuple(each for each in copies if _is_readable(each))


def look_beside(register: Path) -> tuple[Path, ...]:
    """List what lies beside a register's name, under which nothing stands, and may be the whole register.

    What interrupted work left comes first, then copies, the newest first.
    """
    copies = [each for each in _files(register.parent) if is_copy(register, each.name)]
    copies.sort(key=lambda each: each.stat().st_mtime, reverse=True)
    found = (restoring_draft(register), passphrase_draft(register), *copies)
    return tuple(each for each in found if each.is_file() and _may_be_register(each))


def _may_be_register(path: Path) -> bool:
    try:
        plain = refuse_by_beginning(path)
    except UserError:
        return False
    return not plain or _is_whole_by_header(path)


def _is_whole_by_header(path: Path) -> bool:
    """Compare the size of a plain file with that in its header."""
    with path.open("rb") as file:
        header = file.read(100)
    size = int.from_bytes(header[16:18])
    return path.stat().st_size == (65_536 if size == 1 else size) * int.from_bytes(header[28:32])


def _leftovers(register: Path, *, at_once: bool) -> Iterator[Path]:
    for each in _files(register.parent):
        if (
            is_draft(register, each.name)
            or is_half_copy(register, each.name)
            or ((made := unborn(each)) and _rests(each) and not _is_held(made))
        ):
            yield each
    yield from half_documents(register.parent, at_once=at_once)
    for place in settings.places_of_copies(register):
        for each in _files(place) if place != register.parent else ():
            if is_half_copy(register, each.name) and (at_once or _rests(each)):
                yield each


def _files(folder: Path) -> list[Path]:
    """List the files of a folder, links left out; none where it is gone."""
    try:
        return sorted(each for each in folder.iterdir() if each.is_file() and not each.is_symlink())
    except OSError:
        return []


def _is_held(path: Path) -> bool:
    try:
        refuse_open(path)
    except UserError:
        return True
    return False


def _rests(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > AT_WORK
    except OSError:
        return False


def _is_readable(path: Path) -> bool:
    """Tell whether what is left can be read without a passphrase: a plain register's pages, or a document."""
    try:
        return is_half_document(path.name) or engines.is_plain(path)
    except OSError:
        return False


def _sentences(
    register: Path, removed: list[Path], kept: list[Path], in_clear: list[Path]
) -> Iterator[str]:
    if names := _named(register, (each for each in removed if each not in in_clear)):
        yield _("Interrupted work had left something half-made, which was removed: %(names)s.") % {
            "names": names
        }
    if names := _named(register, (each for each in removed if each in in_clear)):
        yield _(
            "Interrupted work had left something half-made that could be read without the passphrase. It was "
            "removed: %(names)s."
        ) % {"names": names}
    if names := _named(register, kept):
        yield _(
            "Interrupted work left something half-made that cannot be removed: %(names)s. Remove it yourself."
        ) % {"names": names}


def _named(register: Path, paths: Iterable[Path]) -> str:
    """Name files, those of the register's folder without their path; not what SQLite keeps beside them."""
    named = (
        each.name if each.parent == register.parent else str(each)
        for each in paths
        if not each.name.endswith(ENDINGS)
    )
    return ", ".join(named)


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
