"""Which kind of file came in, told by its bytes, and the reader that makes text of it."""

import re

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.mail_signs import is_mail, is_mailbox
from coalition_app.intake.packed import Unpacked, guard_packed, packed_names

PACKED, OLD_OFFICE, RICH_TEXT = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
OUTLOOK = "__substg1.0_".encode("utf-16-le")
"""Name of what a mail of Outlook is stored under."""
TABLE_OF_MARKDOWN = re.compile(rb"(?m)^\s*\|[^\n]+\|\s*\n\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$")
"""A head between upright strokes and the row of dashes below it."""
HTML = (
    *(b"<!doctype html", b"<html", b"<?xml", b"<meta", b"<head", b"<body", b"<!--startfragment"),
    *(b"<table", b"<ol", b"<ul"),
)
"""Beginnings of pages, and of pieces of pages as they are copied."""


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
    if head.startswith(HTML) or (name.lower().endswith((".html", ".htm")) and b"<" in content):
        from coalition_app.intake.web_pages import read_web_page

        return read_web_page(content)
    if name.lower().endswith(".eml") or is_mailbox(content) or is_mail(content):
        from coalition_app.intake.mails import read_mails

        return read_mails(content, name)
    if head.startswith((b"[", b"{")) and name.lower().endswith(".json"):
        from coalition_app.intake.record_lists import read_json

        return read_json(content)
    if name.lower().endswith((".yaml", ".yml")):
        from coalition_app.intake.record_lists import read_yaml

        return read_yaml(content)
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
    if OUTLOOK in content:
        raise UserError(
            _(
                "The file is a mail as Outlook keeps it. Save it there as text or as .eml and read that."
            )
        )
    raise UserError(_("The file is an old Word file. Save it as .docx or as text and read that."))
