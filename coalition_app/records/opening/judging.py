"""Judging what a file is before it is opened for work: of it and beside it nothing is changed or made."""

import os
import stat
from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.given_files import refuse_endless
from coalition_app.i18n import _, ngettext
from coalition_app.records.file import engine as engines
from coalition_app.records.file.placing import ENDINGS, beside
from coalition_app.records.opening.lock import lock_file
from coalition_app.records.store import bounded, schema
from coalition_app.records.store.shape import Differences, Run
from coalition_app.records.store.tables import FORMAT

HEADER = 100
"""Bytes that tell of an unencrypted file how large it is, whose, and of which format."""
WAYS, NEWEST_WAY = slice(18, 20), 2
"""Where it says by which ways it is written and read, and the newest one that SQLite has."""
FRACTIONS, FIXED = slice(21, 24), bytes((64, 32, 32))
"""Where each header has the same bytes, and which."""
KIND, VERSION = slice(68, 72), slice(60, 64)
"""Where it has application_id and user_version."""
ENCRYPTED_PAGE = 4096
"""Bytes of a page of an encrypted register, which is whole pages long."""
PDF = b"%PDF-"
"""How a PDF begins, which may be an annex."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b\x08")
"""How pictures begin, and archives and documents of other programs."""
OF_THE_DISK = ("disk I/O error", "unable to open", "database is locked")
"""How the database begins to say that it is not the file's content that keeps it from opening."""
SWOLLEN, ROOM = 4, 64 * 1024 * 1024
"""How many times as long as its pages a file may be, and how many bytes more: a stop may leave some."""
NAMED, NAMED_LETTERS = 3, 60
"""How many strange parts a refusal names, and how much of each name."""


class OtherParts(UserError):
    """The file is not built as this program builds registers; `found` names what differs."""

    damaged = True

    def __init__(self, message: str, found: Differences) -> None:
        super().__init__(message)
        self.found = found


class DoesNotOpen(UserError):
    """The passphrase is wrong, or the file is damaged."""

    damaged = True


class IsPdf(UserError):
    """The file is a PDF, which may be an annex."""


class NewerFormat(UserError):
    """A newer version of the program wrote the register."""


def refuse_by_beginning(path: Path) -> bool:
    """Refuse what cannot be a register by what lies there, its size and its first bytes; tell if it is plain.

    Raises UserError with one sentence for: nothing there, a folder, what is no file, an empty file, one that
    cannot be read, another program's, a newer format, one that is damaged at its beginning; IsPdf for a PDF.
    """
    found = refuse_endless(path)
    if found is None:
        raise UserError(_("There is no register at %(path)s.") % {"path": path})
    if stat.S_ISDIR(found.st_mode):
        raise UserError(_("%(path)s is a folder, not a register.") % {"path": path})
    if not found.st_size:
        raise UserError(
            _("%(path)s is an empty file, not a register. If it was one, restore a backup copy.")
            % {"path": path}
        )
    _refuse_no_files_beside(path)
    header = _first_bytes(path)
    if not any(header):
        raise _damaged_beginning(path)
    if not header.startswith(engines.PLAIN_HEADER):
        if header.startswith(PDF):
            raise IsPdf(_("%(path)s is a PDF, not a register.") % {"path": path})
        if found.st_size % ENCRYPTED_PAGE and not engines.has_wal(path):
            raise _no_whole_pages(path, header)
        return False
    if len(header) < HEADER:
        raise cut_off(path)
    if max(header[WAYS]) > NEWEST_WAY or header[FRACTIONS] != FIXED:
        raise _damaged_beginning(path)
    _refuse_stranger(path, *(int.from_bytes(header[at], signed=True) for at in (KIND, VERSION)))
    return True


def judge(path: Path, raw_key: str | None, *, to_check: bool = False, alone: bool = False) -> None:
    """Refuse a file that is not built as registers are, before any query for work touches it.

    `to_check` lets one pass that lacks an index or a trigger; `alone` leaves its -wal out. Takes no lock: the
    caller asks first whether another window writes it.

    Raises UserError; DoesNotOpen for a wrong passphrase or damage, OtherParts where it is built otherwise.
    """
    try:
        with bounded.within_limits(path, raw_key, alone=alone) as run:
            ((kind,),) = run("PRAGMA application_id")
            ((version,),) = run("PRAGMA user_version")
            _refuse_stranger(path, kind, version)
            _refuse_other_encoding(path, run)
            _refuse_other_parts(path, run, to_check=to_check)
            _refuse_swollen(path, run)
            for by in ("* FROM register NOT INDEXED", "count(*) FROM register"):
                run(f"SELECT {by}")
    except bounded.TooMuch as error:
        raise _too_much(path) from error
    except bounded.Unreadable as error:
        raise _unreadable(path, plain=raw_key is None, words=str(error)) from error


def _refuse_no_files_beside(path: Path) -> None:
    """Refuse what is no file under a name that SQLite opens beside this one: it would wait for a pipe."""
    for each in (*(beside(path, ending) for ending in ENDINGS), lock_file(path)):
        try:
            is_file = stat.S_ISREG(each.lstat().st_mode)
        except OSError:
            continue
        if not is_file:
            raise UserError(
                _(
                    "%(name)s beside the register is not a file, and it has the name of one that belongs to "
                    "the register; it was not opened. Look what it is, and move it away."
                )
                % {"name": each.name}
            )


def _first_bytes(path: Path) -> bytes:
    """Read the header; what took the file's place meanwhile keeps nobody waiting."""
    try:
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        try:
            return os.read(handle, HEADER)
        finally:
            os.close(handle)
    except OSError as error:
        raise UserError(
            _("%(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror}
        ) from error


def _no_whole_pages(path: Path, header: bytes) -> UserError:
    """Word what a file is that is not as long as registers are; a register's random bytes may begin so."""
    if header.startswith(PICTURES):
        return UserError(_("%(path)s is a picture, not a register.") % {"path": path})
    if header.startswith(PACKED):
        return UserError(
            _("%(path)s is an archive or a document, not a register.") % {"path": path}
        )
    return DoesNotOpen(
        _(
            "%(path)s is not a register of this program, or it is damaged or cut off. Restore a "
            "backup copy."
        )
        % {"path": path}
    )


def _refuse_stranger(path: Path, kind: int, version: int) -> None:
    if kind != engines.APPLICATION_ID:
        raise UserError(_("%(path)s is not a register of this program.") % {"path": path})
    if version > FORMAT:
        raise NewerFormat(
            _(
                "This register was written by a newer version of the program (format %(found)d, "
                "this version knows %(known)d). Install the newer version."
            )
            % {"found": version, "known": FORMAT}
        )
    if version < 1:
        raise UserError(
            _(
                "%(path)s says that its format is %(found)d, which no register has; it was not opened. "
                "Take a backup copy that is whole."
            )
            % {"path": path, "found": version}
        )


def _refuse_other_encoding(path: Path, run: Run) -> None:
    """Refuse texts that are kept in other bytes than those of which the journal has digests."""
    ((encoding,),) = run("PRAGMA encoding")
    if encoding != "UTF-8":
        raise _strange(path, Differences(strange=(f"ENCODING {encoding}",)))


def _refuse_other_parts(path: Path, run: Run, *, to_check: bool) -> None:
    """Refuse a file with parts that no register has, or without its own."""
    found = schema.compare_names(run)
    if found.strange:
        raise _strange(path, found)
    lacks_tables = any(part.startswith("TABLE ") for part in found.missing)
    if found.missing and (lacks_tables or not to_check):
        text = _(
            "%(path)s lacks parts that every register has (%(parts)s); it was not opened. "
            "Take a backup copy that is whole."
        )
        raise OtherParts(text % {"path": path, "parts": _shown(found.missing)}, found)


def _strange(path: Path, found: Differences) -> OtherParts:
    text = _(
        "%(path)s holds parts that this program never makes (%(parts)s); it was not opened. "
        "Take a backup copy that is whole."
    )
    return OtherParts(text % {"path": path, "parts": _shown(found.strange)}, found)


def _refuse_swollen(path: Path, run: Run) -> None:
    """Refuse a file that is far longer than what it says to hold: copying it would fill a disk."""
    ((pages,),), ((size,),) = run("PRAGMA page_count"), run("PRAGMA page_size")
    if path.stat().st_size > SWOLLEN * int(pages) * int(size) + ROOM:
        raise _too_much(path)


def _shown(parts: tuple[str, ...]) -> str:
    """Name the first parts as far as their names can be printed, and count the rest."""
    named = [
        "".join(letter if letter.isprintable() else "\ufffd" for letter in each[:NAMED_LETTERS])
        for each in parts[:NAMED]
    ]
    if (more := len(parts) - NAMED) > 0:
        named.append(ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more})
    return ", ".join(named)


def _unreadable(path: Path, *, plain: bool, words: str) -> UserError:
    if words.startswith(OF_THE_DISK):
        return UserError(
            _("%(path)s cannot be opened: %(reason)s") % {"path": path, "reason": words}
        )
    if "not a database" not in words:
        return cut_off(path)
    if plain:
        return _damaged_beginning(path)
    return DoesNotOpen(
        _(
            "The register does not open: either the passphrase is wrong (check the keyboard layout), "
            "or %(path)s is not a register, or its beginning is damaged."
        )
        % {"path": path}
    )


def _too_much(path: Path) -> UserError:
    return UserError(
        _(
            "%(path)s holds much more than registers are made of, or what comes to no end; it was not "
            "opened. Take a backup copy that is whole."
        )
        % {"path": path}
    )


def _damaged_beginning(path: Path) -> UserError:
    return DoesNotOpen(
        _("%(path)s is damaged at its beginning. Restore a backup copy.") % {"path": path}
    )


def cut_off(path: Path) -> UserError:
    """Word that a file is not whole."""
    return DoesNotOpen(_("%(path)s is damaged or cut off. Restore a backup copy.") % {"path": path})
