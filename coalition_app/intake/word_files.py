"""Word and OpenDocument texts as lines: paragraphs with their automatic numbers, tables as rows."""

import contextlib
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.layout_tables import FEW_ROWS, MANY_LINES, unfold_columns
from coalition_app.intake.packed import Unpacked, damaged
from coalition_app.intake.spreadsheets import as_line

NOT_FOUND = (AttributeError, TypeError, AssertionError, NotImplementedError)
"""What python-docx raises where a part of a damaged file is another than it expects."""
PARAGRAPHS = (
    b"<w:p>",
    b"<w:p ",
    b"<w:r>",
    b"<w:r ",
    b"<text:p",
    b"<text:span",
    b"<table:table-cell",
)
"""Beginnings of what a document's reader makes an object of."""
MOST_PARAGRAPHS = 250_000
"""All of them together; a list of 100,000 has a paragraph and a run for each."""
OFFICE, TEXT, TABLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "text", "table")
)
UNSEEN = ("tracked-changes", "sequence-decls", "forms", "variable-decls")
"""Parts of an OpenDocument text that its readers never see."""
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_word_file(content: bytes) -> Unpacked:
    """Give the lines of a DOCX file, with automatic numbers written out and footnotes at the end."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from lxml.etree import LxmlError

    refuse_many_paragraphs(content)
    try:
        document = Document(io.BytesIO(content))
        numbers = _Numbers(document)
        lines: list[str] = []
        tables = 0
        for piece in document.iter_inner_content():
            if isinstance(piece, Table):
                tables += 1
                lines += _table_lines(piece)
            else:
                lines += numbers.before(piece._p, _kept_text(piece._p)).split("\n")
        notes = list(_footnotes(document))
    except (PackageNotFoundError, LxmlError, LookupError, ValueError, *NOT_FOUND) as error:
        raise damaged() from error
    only_table = tables > 0 and sum("\t" not in line and bool(line.strip()) for line in lines) <= 5
    warnings = (_("Footnotes stand at the end of the text that was read."),) if notes else ()
    return Unpacked("Word", (("", (*lines, *notes)),), warnings, is_table=only_table)


def _table_lines(table: Any) -> list[str]:
    """Give the rows of a table, or its cells where these only stand side by side on the page."""
    rows = [list(_cells(row)) for row in table.rows]
    if len(rows) <= FEW_ROWS and any(len(cell) >= MANY_LINES for row in rows for cell in row):
        return [line for row in rows for cell in row for line in cell]
    texts = [[" ".join(cell) for cell in row] for row in rows]
    unfolded = unfold_columns([[" ".join(cell.split()) for cell in row] for row in texts])
    return unfolded if unfolded is not None else [as_line(row) for row in texts]


def refuse_many_paragraphs(content: bytes) -> None:
    """Refuse a document with far more paragraphs than a list has lines; their reader is slow."""
    count = 0
    with (
        contextlib.suppress(zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError),
        zipfile.ZipFile(io.BytesIO(content)) as packed,
    ):
        for part in {"word/document.xml", "content.xml"} & set(packed.namelist()):
            with packed.open(part) as stream:
                while chunk := stream.read(1024 * 1024):
                    count += sum(map(chunk.count, PARAGRAPHS))
    if count > MOST_PARAGRAPHS:
        raise UserError(
            _(
                "The text is too long for a list of signatories. Cut the list out of it and read that."
            )
        )


class _Numbers:
    """Counts the automatic numbers of a document's lists, level by level."""

    def __init__(self, document: Any) -> None:
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        self._formats = _list_formats(document)
        self._styled = {
            style.style_id: number
            for style in document.styles
            if (number := _number_of(style.element)) is not None
        }

    def before(self, paragraph: Any, text: str) -> str:
        """Write the number that Word draws before a paragraph into its text."""
        found = _number_of(paragraph)
        if found is None:
            style = paragraph.find(f"{WORDS}pPr/{WORDS}pStyle")
            found = self._styled.get(style.get(f"{WORDS}val")) if style is not None else None
        if found is None or not text.strip():
            return text
        numbering, level = found
        known = self._formats.get((numbering, level))
        if known is None or known[0] in ("bullet", "none"):
            return f"• {text}" if known is not None and known[0] == "bullet" else text
        key = (numbering, level)
        self._counts[key] = self._counts[key] + 1 if key in self._counts else known[1]
        for deeper in [each for each in self._counts if each[0] == numbering and each[1] > level]:
            del self._counts[deeper]
        return f"{self._counts[key]}. {text}"


def _number_of(element: Any) -> tuple[str, int] | None:
    """Give the list and level of a paragraph or style, None for one outside lists."""
    numbering = element.find(f"{WORDS}pPr/{WORDS}numPr/{WORDS}numId")
    if numbering is None or numbering.get(f"{WORDS}val") == "0":
        return None
    level = element.find(f"{WORDS}pPr/{WORDS}numPr/{WORDS}ilvl")
    depth = level.get(f"{WORDS}val") if level is not None else "0"
    return numbering.get(f"{WORDS}val"), int(depth)


def _list_formats(document: Any) -> dict[tuple[str, int], tuple[str, int]]:
    """Give for each list and level how it is numbered and with which number it starts."""
    part = next((p for p in document.part.package.iter_parts() if "numbering" in p.partname), None)
    element = getattr(part, "element", None)
    if element is None:
        return {}
    kinds: dict[str, dict[int, tuple[str, int]]] = {}
    for abstract in element.findall(f"{WORDS}abstractNum"):
        levels = kinds.setdefault(abstract.get(f"{WORDS}abstractNumId"), {})
        for level in abstract.findall(f"{WORDS}lvl"):
            form, start = level.find(f"{WORDS}numFmt"), level.find(f"{WORDS}start")
            first = int(start.get(f"{WORDS}val")) if start is not None else 1
            word = form.get(f"{WORDS}val") if form is not None else "decimal"
            levels[int(level.get(f"{WORDS}ilvl"))] = (word, first)
    formats = {}
    for each in element.findall(f"{WORDS}num"):
        abstract = each.find(f"{WORDS}abstractNumId")
        known = kinds.get(abstract.get(f"{WORDS}val"), {}) if abstract is not None else {}
        for level, form in known.items():
            formats[each.get(f"{WORDS}numId"), level] = form
    return formats


def _kept_text(paragraph: Any) -> str:
    """Give the text of a paragraph: tabs and line breaks kept, what is struck out between ~~ and ~~."""
    runs = [(_is_struck(run), "".join(_run_text(run))) for run in paragraph.iter(f"{WORDS}r")]
    pieces = []
    for struck, same in groupby(runs, key=lambda run: run[0]):
        text = "".join(each for _struck, each in same)
        pieces.append(_struck_out(text) if struck and text.strip() else text)
    return "".join(pieces)


def _is_struck(run: Any) -> bool:
    for name in ("strike", "dstrike"):
        mark = run.find(f"{WORDS}rPr/{WORDS}{name}")
        if mark is not None and mark.get(f"{WORDS}val", "1") not in ("0", "false", "off"):
            return True
    return False


def _struck_out(text: str) -> str:
    """Mark words as struck out; a number before them stays what it is."""
    number = re.match(r"\s*\d{1,6}[.)]\s+", text)
    before = number[0] if number else ""
    return f"{before}~~{text[len(before) :].strip()}~~"


def _run_text(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == f"{WORDS}t":
            yield child.text or ""
        elif child.tag == f"{WORDS}tab":
            yield "\t"
        elif child.tag in (f"{WORDS}br", f"{WORDS}cr"):
            yield "\n"
        elif child.tag == f"{WORDS}noBreakHyphen":
            yield "-"
        elif child.tag == f"{WORDS}footnoteReference":
            yield f"[{child.get(f'{WORDS}id')}]"


def _cells(row: Any) -> Iterator[list[str]]:
    """Give the cells of a table's row, each as its lines; a merged one once."""
    before = None
    for cell in row.cells:
        if cell._tc is not before:
            before = cell._tc
            yield [line for each in cell.paragraphs for line in _kept_text(each._p).split("\n")]


def _footnotes(document: Any) -> Iterator[str]:
    from lxml import etree

    for part in document.part.package.iter_parts():
        if part.partname.endswith("/footnotes.xml"):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            for note in etree.fromstring(part.blob, parser).findall(f"{WORDS}footnote"):
                text = " ".join(_kept_text(each) for each in note.findall(f"{WORDS}p")).strip()
                if text:
                    yield f"[{note.get(f'{WORDS}id')}] {text}"


def read_open_document(content: bytes) -> Unpacked:
    """Give the lines of an ODT file, numbered lists with their numbers.

    Its text is parsed by itself: the usual library needs minutes for a hundred thousand paragraphs.
    """
    from lxml import etree

    refuse_many_paragraphs(content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            root = etree.fromstring(packed.read("content.xml"), parser)
    except (etree.LxmlError, KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise damaged() from error
    body = next(root.iter(f"{OFFICE}text"), None)
    if body is None or root.getroottree().docinfo.internalDTD is not None:
        raise damaged()
    lines: list[str] = []
    try:
        _walk_open(body, lines, numbered=False)
    except RecursionError as error:
        raise damaged() from error
    return Unpacked("OpenDocument", (("", tuple(lines)),))


def _walk_open(element: Any, lines: list[str], *, numbered: bool) -> None:
    at = 0
    for child in element:
        kind = child.tag if isinstance(child.tag, str) else ""
        if kind in (f"{TEXT}p", f"{TEXT}h"):
            lines.append("".join(_open_text(child)))
        elif kind == f"{TEXT}list":
            _walk_open(child, lines, numbered=True)
        elif kind == f"{TEXT}list-item" and numbered:
            at += 1
            before = len(lines)
            _walk_open(child, lines, numbered=False)
            if len(lines) > before:
                lines[before] = f"{at}. {lines[before]}"
        elif kind == f"{TABLE}table-row":
            cells = [each for each in child if isinstance(each.tag, str)]
            lines.append(as_line(_cell_text(cell) for cell in cells))
        elif kind and kind.rpartition("}")[2] not in UNSEEN:
            _walk_open(child, lines, numbered=False)


def _cell_text(cell: Any) -> str:
    paragraphs = list(cell.iter(f"{TEXT}p", f"{TEXT}h"))
    return " ".join("".join(_open_text(each)) for each in paragraphs)


def _open_text(element: Any) -> Iterator[str]:
    """Give the text of a paragraph: spaces, tabs and line breaks are elements of their own."""
    yield element.text or ""
    for child in element:
        kind = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if kind == "s":
            count = child.get(f"{TEXT}c", "1")
            yield " " * min(int(count), 200) if count.isdecimal() and len(count) < 5 else " "
        elif kind == "tab":
            yield "\t"
        elif kind == "line-break":
            yield "\n"
        elif kind and kind not in ("note", "annotation"):
            yield from _open_text(child)
        yield child.tail or ""
