"""Web pages, rich text and mails as lines: what a reader of the page sees of the list."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.decoding import decode
from coalition_app.intake.packed import Unpacked, damaged
from coalition_app.intake.spreadsheets import as_line

UNSEEN = ("script", "style", "noscript", "template", "svg", "head", "iframe", "select", "button")
AROUND = ("nav", "header", "footer", "aside", "form")
"""Menus, heads and feet of a page: no signatory stands there."""
LINES = (
    *("p", "div", "section", "article", "main", "li", "tr", "dt", "dd", "figure", "blockquote"),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "table",
        "pre",
        "address",
        "figcaption",
    ),
)
"""Elements that begin a line of their own."""
CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0e-\x1f]")
"""Bytes that no page shows and that its tree cannot hold."""
BLANK = "\f"
"""Stands for a blank line until the lines are filled; white space of a page is never this."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""A blank line stands above them, as a reader sees it."""
LARGE_HEADINGS = ("h1", "h2")
"""A blank line stands below them too; smaller ones may be the names on cards."""
STRUCK = ("s", "del", "strike")
MOST_MARKDOWN = 110_000
"""Lines of Markdown; its reader needs a minute and a gigabyte for half a million."""
MOST_PARTS = 200
"""Parts of a mail that are looked at."""


def read_web_page(content: bytes) -> Unpacked:
    """Give the lines of a page; numbers of ordered lists are written out, tables become rows of cells."""
    from lxml import html
    from lxml.etree import LxmlError

    try:
        text = content if b"charset" in content[:2000].lower() else decode(content).text.encode()
        encoding = None if text is content else "utf-8"
        parser = html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False)
        page = html.fromstring(CONTROLS.sub(b" ", text), parser=parser)
        for element in list(page.iter(*UNSEEN, *AROUND)):
            element.drop_tree()
    except (LxmlError, ValueError) as error:
        raise damaged() from error
    lines: list[str] = []
    _walk(page, lines)
    rows = sum("\t" in line for line in lines)
    return Unpacked("web page", (("", tuple(_filled(lines))),), is_table=rows > len(lines) // 2)


def read_markdown(content: bytes) -> Unpacked:
    """Give the lines of a Markdown text as its readers see them: marks gone, numbers and tables kept.

    Raises UserError for a text of more lines than any list has.
    """
    from markdown_it import MarkdownIt

    if content.count(b"\n") > MOST_MARKDOWN:
        raise UserError(
            _(
                "The text is too long for a list of signatories. Cut the list out of it and read that."
            )
        )
    marked = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    page = read_web_page(
        f"<html><body>{marked.render(decode(content).text)}</body></html>".encode()
    )
    return replace(page, format="Markdown")


def _walk(element: Any, lines: list[str]) -> None:
    if element.tag == "table":
        for row in element.iter("tr"):
            lines.append(as_line(cell.text_content() for cell in row.iter("td", "th")))
        return
    number = _start(element)
    lines.append(_words(element.text))
    for child in element:
        if not isinstance(child.tag, str):
            lines[-1] += _words(child.tail)
            continue
        if child.tag in LINES:
            lines += [BLANK, ""] if child.tag in HEADINGS or "card" in _class(child) else [""]
            before = len(lines)
            _walk(child, lines)
            if child.tag == "li" and element.tag in ("ol", "ul"):
                at = next((i for i in range(before, len(lines)) if lines[i].strip()), None)
                if at is not None and element.tag == "ul":
                    lines[at] = f"• {lines[at].strip()}"
                elif at is not None:
                    lines[at] = f"{child.get('value') or number}. {lines[at].strip()}"
                    number += 1
            if child.tag in LARGE_HEADINGS:
                lines.append(BLANK)
            lines.append(_words(child.tail))
        elif child.tag == "br":
            lines.append(_words(child.tail))
        else:
            inner: list[str] = []
            _walk(child, inner)
            if child.tag in STRUCK and any(map(str.strip, inner)):
                inner = [f"~~{' '.join(' '.join(inner).split())}~~"]
            lines[-1] += inner[0] if inner else ""
            lines += inner[1:]
            lines[-1] += _words(child.tail)


def _class(element: Any) -> str:
    return (element.get("class") or "").lower()


def _start(element: Any) -> int:
    given = element.get("start", "1") if element.tag == "ol" else "1"
    return int(given) if given.isdecimal() and len(given) < 7 else 1


def _words(text: str | None) -> str:
    """Give a piece of text as a page shows it: white space of the source is one space."""
    if not text:
        return ""
    squashed = " ".join(text.split())
    before = " " if text[0].isspace() and squashed else ""
    after = " " if text[-1].isspace() and squashed else ""
    return f"{before}{squashed}{after}" if squashed else " "


def _filled(lines: list[str]) -> Iterator[str]:
    """Give the lines that hold anything, with one blank line where a heading wants it."""
    blank, begun = False, False
    for line in lines:
        if line.strip():
            if blank and begun:
                yield ""
            yield line.strip(" ")
            blank, begun = False, True
        blank = blank or line == BLANK


def read_rich_text(content: bytes) -> Unpacked:
    """Give the lines of an RTF file."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(content.decode("latin-1"), errors="replace")
    except (ValueError, IndexError, KeyError, LookupError) as error:
        raise damaged() from error
    lines = [line.replace("|", "\t").rstrip("\t") for line in text.splitlines()]
    return Unpacked("rich text", (("", tuple(lines)),))


def read_mail(content: bytes) -> Unpacked:
    """Give the lines of a mail's own text; its attachments are named in a warning and not opened.

    Raises UserError for a mail without readable text.
    """
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    names: list[str] = []
    lines: tuple[str, ...] = ()
    for at, part in enumerate(message.walk()):
        if at >= MOST_PARTS:
            break
        name = part.get_filename()
        if name:
            names.append(name)
        elif not lines and part.get_content_type() in ("text/plain", "text/html"):
            lines = _mail_text(part)
    if not any(line.strip() for line in lines):
        raise UserError(_("The mail holds no text that can be read."))
    warnings: tuple[str, ...] = ()
    if names:
        sentence = _(
            "Attachments of the mail are not read with it; save and import them: %(names)s."
        )
        warnings = (sentence % {"names": ", ".join(names[:20])},)
    return Unpacked("mail", (("", lines),), warnings)


def _mail_text(part: Any) -> tuple[str, ...]:
    payload = part.get_payload(decode=True) or b""
    if part.get_content_type() == "text/html":
        return read_web_page(payload).sheets[0][1]
    try:
        text = payload.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = decode(payload).text
    return tuple(text.splitlines())
