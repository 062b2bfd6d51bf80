"""Web pages, Markdown and rich text as lines: what a reader of the page sees of the list."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.decoding import decode
from coalition_app.intake.layout_tables import FEW_ROWS, MANY_LINES, unfold_columns
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
SHORT = 150
MOST_TAGS = 1_500_000
"""Tags of a page; a table of 100,000 signatories has some twelve for each."""
STRUCK = ("s", "del", "strike")
FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
"""What a page's maker keeps above the text: title, date and the like, a word and a colon before each."""
TITLE_OF_MATTER = re.compile(r"(?m)^title:[ \t]*(?:>-?|\|-?)?[ \t]*(.*(?:\n[ \t]+\S.*)*)")
REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
"""Words to the writers of a page that its readers never see."""
PLAIN_TAGS = re.compile(
    r"</?(?:small|big|b|i|u|em|strong|sub|kbd|font|center|span|div|p|details|summary|a|img|br|hr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Tags that Markdown takes over from web pages; what else stands between < and > is text."""
MOST_MARKDOWN = 110_000
"""Lines of Markdown; its reader needs a minute and a gigabyte for half a million."""
LONGEST_MARKDOWN = 12_000_000
LONGEST_LINE = 12_000
"""Characters of Markdown, and of a line of it; its reader takes the square of a line's length."""


def read_web_page(content: bytes) -> Unpacked:
    """Give the lines of a page; numbers of ordered lists are written out, tables become rows of cells."""
    from lxml import html
    from lxml.etree import LxmlError

    if content.count(b"<") > MOST_TAGS:
        raise UserError(
            _(
                "The text is too long for a list of signatories. Cut the list out of it and read that."
            )
        )
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

    text = decode(content).text
    longest = max(map(len, text.split("\n")), default=0)
    if text.count("\n") > MOST_MARKDOWN or len(text) > LONGEST_MARKDOWN or longest > LONGEST_LINE:
        raise UserError(
            _(
                "The text is too long for a list of signatories. Cut the list out of it and read that."
            )
        )
    marked = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(
        ["table", "strikethrough"]
    )
    text = marked.render(_bare_markdown(text))
    page = read_web_page(f"<html><body>{text}</body></html>".encode())
    return replace(page, format="Markdown")


def _bare_markdown(text: str) -> str:
    """Give a Markdown text without its maker's remarks and tags; the title kept above it heads it."""
    if matter := FRONT_MATTER.match(text):
        title = TITLE_OF_MATTER.search(matter[1].replace("\r\n", "\n"))
        head = " ".join(title[1].split()).strip("\"'") if title else ""
        text = text[matter.end() :]
        if head and not re.search(r"(?m)^# \S", text[:2000]):
            text = f"# {head}\n\n{text}"
    if "<" not in text:
        return text
    # Without an end behind it, each opening would look for one through all of the text.
    end = text.rfind("-->") + 3
    text = REMARK.sub("", text[:end]) + text[end:] if end > 2 else text
    return PLAIN_TAGS.sub(lambda tag: "  \n" if tag[0].lower().startswith("<br") else "", text)


def _walk(element: Any, lines: list[str]) -> None:
    if element.tag == "table":
        _walk_table(element, lines)
        return
    number = _start(element)
    lines.append(_words(element.text))
    for child in element:
        if not isinstance(child.tag, str):
            lines[-1] += _words(child.tail)
            continue
        if child.tag in LINES:
            if _is_beside(child):
                lines[-1] += "\t" + " ".join(child.text_content().split())
                continue
            lines += [BLANK, ""] if _stands_apart(child) else [""]
            before = len(lines)
            _walk(child, lines)
            if child.tag == "li" and element.tag in ("ol", "ul"):
                at = next((i for i in range(before, len(lines)) if lines[i].strip()), None)
                if at is not None and element.tag == "ul":
                    lines[at] = f"• {lines[at].strip()}"
                elif at is not None:
                    lines[at] = f"{child.get('value') or number}. {lines[at].strip()}"
                    number += 1
            if child.tag in (*LARGE_HEADINGS, "ol", "ul") or _is_block(child):
                lines.append(BLANK)
            lines.append(_words(child.tail))
            if child.tag == "dt" and _has_one_line(child):
                lines[before:] = ["".join(lines[before:]).strip()]
        elif child.tag == "br":
            lines.append(_words(child.tail))
        else:
            inner: list[str] = []
            _walk(child, inner)
            if child.tag in STRUCK and any(map(str.strip, inner)):
                inner = [f"~~{' '.join(' '.join(inner).split())}~~"]
            if _is_piece(child, lines[-1]):
                lines[-1] = lines[-1].rstrip(" ") + "\t"
            lines[-1] += inner[0] if inner else ""
            lines += inner[1:]
            lines[-1] += _words(child.tail)


def _stands_apart(element: Any) -> bool:
    return element.tag in HEADINGS or "card" in _class(element) or _is_block(element)


def _is_block(element: Any) -> bool:
    """Whether a paragraph has a few lines, as signatories are printed with what they are."""
    return element.tag == "p" and 1 <= sum(1 for _each in element.iter("br")) <= MANY_LINES


def _has_one_line(term: Any) -> bool:
    """Whether a term of a list stands with one short description, as a name with its country."""
    below = term.getnext()
    if below is None or below.tag != "dd" or (term.tail or "").strip():
        return False
    after = below.getnext()
    alone = after is None or after.tag != "dd"
    return alone and len(below.text_content()) < SHORT and below.find(".//br") is None


def _is_beside(element: Any) -> bool:
    term = element.getprevious()
    return element.tag == "dd" and term is not None and term.tag == "dt" and _has_one_line(term)


def _walk_table(table: Any, lines: list[str]) -> None:
    """Add the rows of a table; the lines of its cells one by one where it only parts a page into columns."""
    rows = [list(row.iter("td", "th")) for row in table.iter("tr")]
    if len(rows) <= FEW_ROWS and any(
        _count_lines(cell) >= MANY_LINES for row in rows for cell in row
    ):
        for cell in (cell for row in rows for cell in row):
            lines.append("")
            _walk(cell, lines)
        lines.append("")
        return
    texts = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    unfolded = None if table.find(".//th") is not None else unfold_columns(texts)
    if unfolded is not None:
        lines += [*unfolded, ""]
        return
    for row in rows:
        lines.append(as_line(cell.text_content() for cell in row))


def _count_lines(cell: Any) -> int:
    return 1 + sum(1 for _each in cell.iter("br", "p", "li"))


def _is_piece(element: Any, before: str) -> bool:
    """Whether an element is a piece of its own beside the one before it: a class each, and no word between.

    So pages print the name and the body on a card; what stands in the middle of a sentence has words around.
    """
    earlier = element.getprevious()
    if earlier is None or element.tag != "span" or not before.strip() or before.endswith("\t"):
        return False
    apart = earlier.tag == "span" and not (earlier.tail or "").strip()
    return apart and bool(_class(element)) and _class(element) != _class(earlier)


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
