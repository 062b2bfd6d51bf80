"""The door of intake: a file comes in, and what it says goes out as a draft."""

import hashlib
from dataclasses import replace
from pathlib import Path

from coalition_app.drafts import Draft, Source
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.intake.decoding import decode
from coalition_app.intake.lines import filled_lines, split_lines, strip_controls
from coalition_app.intake.numbered_list import read_numbered_list
from coalition_app.intake.numbering import ranges
from coalition_app.intake.plain_list import read_plain_list

LARGEST = 64 * 1024 * 1024
"""Bytes; a list of 100,000 signatories takes some 20 MB."""

FOREIGN = (
    (b"%PDF", N_("a PDF")),
    (b"PK\x03\x04", N_("a packed file (Word, Excel or an archive)")),
    (b"\xd0\xcf\x11\xe0", N_("an old Word or Excel file")),
    (b"{\\rtf", N_("a rich text file")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"II*\0", N_("a picture")),
    (b"MM\0*", N_("a picture")),
    (b"SQLite format 3", N_("a database")),
    (b"\x1f\x8b", N_("an archive")),
    (b"7z\xbc\xaf", N_("an archive")),
    (b"Rar!", N_("an archive")),
)
"""Beginnings of files that are not read yet, and what they are."""

HTML = (b"<!doctype html", b"<html", b"<?xml")


def read_path(path: Path) -> Source:
    """Read a file into a draft; raises UserError where it cannot be read."""
    names = {"file": str(path)}
    if path.is_dir():
        raise UserError(_("%(file)s is a folder. Name a file with a list in it.") % names)
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large()
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(_("There is no file %(file)s. Check its name.") % names) from error
    except OSError as error:
        sentence = _("The file %(file)s cannot be read: %(reason)s.")
        raise UserError(sentence % {**names, "reason": error.strerror or str(error)}) from error
    return read_source(content, path.name)


def read_source(content: bytes, name: str) -> Source:
    """Read the bytes of a file into a draft.

    Tells by the content what kind of file it is; `name` decides only between a text and a table.
    Raises UserError for what holds no list, is no text, is too large or is not read yet.
    """
    _refuse_foreign(content)
    decoded = decode(content)
    draft = _read_text(decoded.text, decoded.encoding, name)
    if decoded.guessed:
        sentence = _(
            "The file does not say its encoding; it was read as %(encoding)s. Check the names."
        )
        draft = replace(
            draft, warnings=(*draft.warnings, sentence % {"encoding": decoded.encoding})
        )
    return Source(name, hashlib.sha256(content).digest(), content, draft)


def _too_large() -> UserError:
    sentence = _("The file is larger than %(size)s MB. Cut it into parts and read them one by one.")
    return UserError(sentence % {"size": LARGEST // 1024**2})


def _refuse_foreign(content: bytes) -> None:
    if len(content) > LARGEST:
        raise _too_large()
    if not content.strip():
        raise UserError(_("The file is empty. Choose the file that holds the list."))
    for beginning, what in FOREIGN:
        if content.startswith(beginning):
            sentence = _("The file is %(kind)s, which is not read yet. Save it as text or CSV.")
            raise UserError(sentence % {"kind": _(what)})
    if content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(HTML):
        raise UserError(
            _("The file is a web page. Copy its text into a plain text file and read that.")
        )


def _read_text(text: str, encoding: str, name: str) -> Draft:
    from coalition_app.intake.tables import read_table

    texts, controls = strip_controls(split_lines(text))
    draft = read_table(texts, name, encoding=encoding)
    if draft is None:
        lines = list(filled_lines(texts))
        draft = read_numbered_list(lines, encoding=encoding, line_count=len(texts))
        draft = draft or read_plain_list(lines, encoding=encoding, line_count=len(texts))
    if draft is None:
        raise UserError(
            _(
                "No list of signatories was found in the file. Give each signatory a line that "
                "begins with a number, or save the list as CSV with a header row."
            )
        )
    if controls:
        sentence = _("Control characters were left out on these lines: %(lines)s.")
        warning = sentence % {"lines": ranges(controls)}
        draft = replace(draft, warnings=(*draft.warnings, warning))
    return draft
