"""The format of a file, recognised by its bytes, and its reader."""

import re
from collections.abc import Callable

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.mail_sniffing import is_mail, is_mailbox
from coalition_app.intake.files.text import FileText
from coalition_app.intake.files.wikitext import is_wiki_text
from coalition_app.intake.files.zip_guard import guard_packed, packed_names

PACKED, OLD_OFFICE, RICH_TEXT = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
PDF = b"%PDF"
OUTLOOK = "__substg1.0_".encode("utf-16-le")
"""Stream name inside an Outlook .msg file."""
RECORDS = (".json", ".jsonl", ".ndjson", ".geojson")
FLAT = b"<office:document "
"""In a sheet or a text of LibreOffice that is no archive: .fods, .fodt."""
MARKDOWN = (".md", ".markdown")
RECORDS_BEGIN = re.compile(rb"\[\s*\{\s*\"|\{\s*\"")
"""How records begin in a file of any name."""
TABLE_OF_MARKDOWN = re.compile(
    rb"(?m)^[ \t]*\|[^\n]+\|[ \t\r]*\n[ \t]*\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t\r]*$"
)
"""A header row between vertical bars and the row of dashes below it."""
HTML = re.compile(
    rb"(?:<!--(?!startfragment).{0,2000}?-->\s*){0,3}"
    rb"<(?:!doctype html|html|\?xml|meta|head|title|body|!--startfragment|table|ol|ul)\b",
    re.DOTALL,
)
"""Beginnings of pages, and of pieces of pages as they are copied."""
LINE_TAG = re.compile(rb"</?(?:p|br|li|div|tr|td|h[1-6])\b[^<>\n]{0,200}>", re.IGNORECASE)
FEWEST_TAGS = 3
"""Tags that end lines, which more than half of the lines of a piece of a page hold."""
LIGHT = 200_000
"""Bytes of marked-up text that its reader handles instantly, whatever they are."""
SHEET_SECONDS = 5
"""Processor seconds for a spreadsheet; one of 100,000 rows and twelve columns takes two."""
LIGHTER = 10
"""Factor for packed documents, whose XML is long and simple."""

MailReader = Callable[[bytes, str], FileText]
"""Reads the bytes of a mail or a mailbox, whose file has this name."""


def unpack(content: bytes, name: str, read_mails: MailReader) -> FileText | None:
    """Read a foreign file as text; None for plain text and tables, which are read as they are.

    `read_mails` reads a mail or a mailbox: these belong to a layer above, for what is attached to a mail is
    a file again. Raises UserError for a damaged, protected or oversized file, and for one without a list.
    """
    if content.startswith(PACKED):
        return _unpack_packed(content)
    if content.startswith(OLD_OFFICE):
        return _unpack_old(content, name)
    if content.startswith(RICH_TEXT):
        from coalition_app.intake.files.rtf import read_rich_text

        return _read(read_rich_text, content, len(content))
    if content.startswith(PDF):
        from coalition_app.intake.files.pdf.read_pdf import read_attached_pdf

        return read_attached_pdf(content)
    head = content[:8000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if FLAT in head:
        raise UserError(
            _(
                "The file is an OpenDocument file in one piece. Save it as .ods or .odt and import that."
            )
        )
    if not name.lower().endswith(MARKDOWN) and _is_page(content, head, name):
        from coalition_app.intake.files.html import read_piece_of_page, read_web_page

        whole = HTML.match(head) or name.lower().endswith((".html", ".htm"))
        read = read_web_page if whole or b"charset" in head else read_piece_of_page
        return _read(read, content, len(content))
    if name.lower().endswith(".eml") or is_mailbox(content) or is_mail(content):
        return read_mails(content, name)
    if head.startswith((b"[", b"{")) and (
        name.lower().endswith(RECORDS)
        or (RECORDS_BEGIN.match(head) and not name.lower().endswith(MARKDOWN))
    ):
        return _read(_read_json, content, len(content))
    if name.lower().endswith((".yaml", ".yml")):
        return _read(_read_yaml, content, len(content))
    if name.lower().endswith(MARKDOWN) or TABLE_OF_MARKDOWN.search(content[:200_000]):
        return _read(_read_markdown, content, len(content))
    if is_wiki_text(content):
        return _read(_read_wiki_text, content, len(content))
    return None


def _is_page(content: bytes, head: bytes, name: str) -> bool:
    """Tell whether a file is a web page or a piece of one, by its name, its beginning or its tags."""
    if HTML.match(head):
        return True
    if name.lower().endswith((".html", ".htm")):
        return b"<" in content
    some = content[:20_000]
    if b"<" not in some or len(LINE_TAG.findall(some)) < FEWEST_TAGS:
        return False
    lines = [line for line in some.splitlines() if line.strip()]
    return 2 * sum(LINE_TAG.search(line) is not None for line in lines) > len(lines)


def _read(read: Callable[[bytes], FileText], content: bytes, size: int) -> FileText:
    """Read a small file here, and a larger one in a child process that ends when it takes too much."""
    if size < LIGHT:
        return read(content)
    from coalition_app.intake.files.child_process import read_in_child

    return read_in_child(read, content)


def _read_json(content: bytes) -> FileText:
    from coalition_app.intake.files.line_map import with_records_placed
    from coalition_app.intake.files.records.json_yaml import read_json

    return with_records_placed(read_json(content), content)


def _read_yaml(content: bytes) -> FileText:
    from coalition_app.intake.files.line_map import with_records_placed
    from coalition_app.intake.files.records.json_yaml import read_yaml

    return with_records_placed(read_yaml(content), content)


def _read_markdown(content: bytes) -> FileText:
    from coalition_app.intake.files.html import read_markdown
    from coalition_app.intake.files.line_map import with_places

    return with_places(read_markdown(content), content)


def _read_wiki_text(content: bytes) -> FileText:
    from coalition_app.intake.files.line_map import with_places
    from coalition_app.intake.files.wikitext import read_wiki_text

    return with_places(read_wiki_text(content), content)


def _unpack_packed(content: bytes) -> FileText:
    names = packed_names(content)
    size = guard_packed(content)
    if "word/document.xml" in names:
        from coalition_app.intake.files.word_files import read_word_file

        return _read(read_word_file, content, size // LIGHTER)
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or _is_open(content, "spreadsheet"):
        return _read_sheets(content)
    if _is_open(content, "text"):
        from coalition_app.intake.files.open_document import read_open_document

        return _read(read_open_document, content, size // LIGHTER)
    raise UserError(_("The file is an archive. Unpack it and read the list inside."))


def _read_sheets(content: bytes) -> FileText:
    from coalition_app.intake.files.child_process import read_in_child
    from coalition_app.intake.files.spreadsheets import read_spreadsheet

    return read_in_child(read_spreadsheet, content, seconds=SHEET_SECONDS)


def _is_open(content: bytes, kind: str) -> bool:
    return f"application/vnd.oasis.opendocument.{kind}".encode() in content[:200]


def _unpack_old(content: bytes, name: str) -> FileText:
    if "W\0o\0r\0k\0b\0o\0o\0k\0".encode("latin-1") in content or name.lower().endswith(".xls"):
        return _read_sheets(content)
    if OUTLOOK in content:
        raise UserError(
            _(
                "The file is an email as Outlook keeps it. Save it there as text or as .eml and read that."
            )
        )
    raise UserError(_("The file is an old Word file. Save it as .docx or as text and read that."))
