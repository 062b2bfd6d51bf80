"""Which kind of file came in, told by its bytes, and the reader that makes text of it."""

import json
import re
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.packed import Unpacked, guard_packed, packed_names
from coalition_app.intake.spreadsheets import as_line, cell_text

PACKED, OLD_OFFICE, RICH_TEXT = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
TABLE_OF_MARKDOWN = re.compile(rb"(?m)^\s*\|[^\n]+\|\s*\n\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$")
"""A head between upright strokes and the row of dashes below it."""
HTML = (b"<!doctype html", b"<html", b"<?xml")
MAIL_HEADS = (b"from:", b"received:", b"return-path:", b"message-id:", b"delivered-to:", b"date:")


def unpack(content: bytes, name: str) -> Unpacked | None:
    """Give what a foreign file says as text; None for plain text and tables, which are read as they are.

    Raises UserError for a damaged, protected or oversized file, and for one without a list.
    """
    if content.startswith(PACKED):
        return _unpack_packed(content)
    if content.startswith(OLD_OFFICE):
        return _unpack_old(content, name)
    if content.startswith(RICH_TEXT):
        from coalition_app.intake.web_pages import read_rich_text

        return read_rich_text(content)
    head = content[:400].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(HTML) and b"<" in head:
        from coalition_app.intake.web_pages import read_web_page

        return read_web_page(content)
    if head.startswith(MAIL_HEADS):
        return _maybe_mail(content, name)
    if head.startswith((b"[", b"{")) and name.lower().endswith(".json"):
        return _records(content)
    if name.lower().endswith((".md", ".markdown")) or TABLE_OF_MARKDOWN.search(content[:200_000]):
        from coalition_app.intake.web_pages import read_markdown

        return read_markdown(content)
    return None


def _unpack_packed(content: bytes) -> Unpacked:
    names = packed_names(content)
    guard_packed(content)
    if "word/document.xml" in names:
        from coalition_app.intake.word_files import read_word_file

        return read_word_file(content)
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or _is_open(content, "spreadsheet"):
        from coalition_app.intake.spreadsheets import read_spreadsheet

        return read_spreadsheet(content)
    if _is_open(content, "text"):
        from coalition_app.intake.word_files import read_open_document

        return read_open_document(content)
    raise UserError(_("The file is an archive. Unpack it and read the list inside."))


def _is_open(content: bytes, kind: str) -> bool:
    return f"application/vnd.oasis.opendocument.{kind}".encode() in content[:200]


def _unpack_old(content: bytes, name: str) -> Unpacked:
    if "W\0o\0r\0k\0b\0o\0o\0k\0".encode("latin-1") in content or name.lower().endswith(".xls"):
        from coalition_app.intake.spreadsheets import read_spreadsheet

        return read_spreadsheet(content)
    raise UserError(_("The file is an old Word file. Save it as .docx or as text and read that."))


def _maybe_mail(content: bytes, name: str) -> Unpacked | None:
    """A text may begin with such a word too; a mail has a blank line after heads, or says so by its name."""
    heads = content[:20_000].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    fields = [line for line in heads.split(b"\n") if line and not line[:1].isspace()]
    if not name.lower().endswith(".eml") and not all(b":" in line for line in fields):
        return None
    if len(fields) < 2:
        return None
    from coalition_app.intake.web_pages import read_mail

    return read_mail(content)


def _records(content: bytes) -> Unpacked:
    """Read a JSON list of records as a table whose columns are the records' keys."""
    try:
        read: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UserError(_("The file is no valid JSON. Save it again and read that.")) from error
    if isinstance(read, dict):
        lists = [value for value in read.values() if isinstance(value, list)]
        read = max(lists, key=len, default=[])
    records = [each for each in read if isinstance(each, dict)] if isinstance(read, list) else []
    if not records:
        raise UserError(_("The JSON file holds no list of records with names."))
    columns = list(dict.fromkeys(str(key) for each in records for key in each))
    rows = [[_plain(each.get(column, "")) for column in columns] for each in records]
    return Unpacked("JSON", (("", tuple(map(as_line, [columns, *rows]))),), is_table=True)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(map(_plain, value)) if isinstance(value, list) else cell_text(value)
