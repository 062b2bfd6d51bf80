"""Struck cells of XLSX and ODS files: their reader returns the words only, and the styles are elsewhere."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from coalition_app.intake.files.safe_xml import parse_xml, xml_events
from coalition_app.intake.files.sheet_limits import BROKEN, chunks, parts_of_sheets
from coalition_app.intake.files.word_runs import struck_out

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STYLES, STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
OFF = ("0", "false")
LARGEST_STYLES = 8 * 1024 * 1024
"""Most bytes of the styles; those of a list take some thousand."""
PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
SHARED = re.compile(rb'<(?:\w+:)?c\s([^>]*\bt="s"[^>]*)>\s*<(?:\w+:)?v>(\d{1,9})<')
"""A cell whose words are in the shared strings, and their index there."""

TABLE, TEXT, STYLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{each}:1.0}}" for each in ("table", "text", "style")
)
CONTENT, OPEN_STYLES = "content.xml", "styles.xml"
STRIKE = (f"{STYLE}text-line-through-style", f"{STYLE}text-line-through-type")
STRIKES = re.compile(rb'line-through-(?:style|type)="(?!none")')
LONGEST_REPEAT = 1_000
"""Rows or cells that one element of an ODS file may stand for; more of them hold no list."""

Struck = dict[tuple[int, int], str]
"""Row and column of a cell, from 0, and its words with the struck ones marked; none where all are struck."""


def find_struck(content: bytes) -> dict[str, Struck]:
    """Return the cells that are struck through, by sheet name; none for files of other kinds."""
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if CONTENT in packed.namelist():
                return _of_open_document(packed)
            styles, strings = _struck_styles(packed), _struck_strings(packed)
            if not styles and not strings:
                return {}
            parts = list(parts_of_sheets(packed))
            return {name: dict(_cells(packed, part, styles, strings)) for name, part in parts}
    except (*BROKEN, LxmlError):
        return {}


def mark_struck(rows: list[list[Any]], struck: Struck) -> None:
    """Write the marks of struck words into the cells of a sheet."""
    for (row, column), words in struck.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column] not in ("", None):
            cell = rows[row][column]
            if words:
                rows[row][column] = words
            elif isinstance(cell, str) and cell.strip():
                rows[row][column] = f"~~{' '.join(cell.split())}~~"


def _struck_styles(packed: zipfile.ZipFile) -> list[bytes]:
    """Return the numbers of the styles with struck letters."""
    if STYLES not in packed.namelist() or packed.getinfo(STYLES).file_size > LARGEST_STYLES:
        return []
    content = packed.read(STYLES)
    if b"strike" not in content:
        return []
    root = parse_xml(content)
    fonts = [_is_struck(font) for font in root.iterfind(f"{SPREADSHEET}fonts/{SPREADSHEET}font")]
    used = root.iterfind(f"{SPREADSHEET}cellXfs/{SPREADSHEET}xf")
    places = (int(style.get("fontId") or 0) for style in used)
    return [b"%d" % at for at, font in enumerate(places) if font < len(fonts) and fonts[font]]


def _struck_strings(packed: zipfile.ZipFile) -> dict[int, str]:
    """Return the shared strings that are struck in part, by their index."""
    if STRINGS not in packed.namelist():
        return {}
    if not any(b"strike" in piece for piece in chunks(packed, STRINGS)):
        return {}
    words = parse_xml(packed.read(STRINGS)).iterfind(f"{SPREADSHEET}si")
    marked = ((at, _marked(each)) for at, each in enumerate(words))
    return {at: text for at, text in marked if "~~" in text}


def _marked(words: Any) -> str:
    """Return text of several styles with the struck words between ~~ and ~~."""
    runs = []
    for run in words.iterfind(f"{SPREADSHEET}r"):
        own = run.find(f"{SPREADSHEET}rPr")
        runs.append((own is not None and _is_struck(own), run.findtext(f"{SPREADSHEET}t") or ""))
    pieces = []
    for struck, same in groupby(runs, key=lambda run: run[0]):
        text = "".join(piece for _struck, piece in same)
        after = " " if text[-1:].isspace() else ""
        pieces.append(struck_out(text) + after if struck and text.strip() else text)
    return " ".join("".join(pieces).split())


def _cells(
    packed: zipfile.ZipFile, part: str, styles: list[bytes], strings: dict[int, str]
) -> Iterator[tuple[tuple[int, int], str]]:
    styled = re.compile(rb'<(?:\w+:)?c\s([^>]*\bs="(?:%s)"[^>]*)>' % b"|".join(styles))
    for piece in chunks(packed, part):
        for cell in styled.findall(piece) if styles else ():
            yield from ((place, "") for place in _places(cell))
        for cell, at in SHARED.findall(piece) if strings else ():
            if words := strings.get(int(at)):
                yield from ((place, words) for place in _places(cell))


def _places(cell: bytes) -> Iterator[tuple[int, int]]:
    if match := PLACE.search(cell):
        column = 0
        for letter in match[1]:
            column = 26 * column + letter - 64
        yield int(match[2]) - 1, column - 1


def _is_struck(font: Any) -> bool:
    mark = font.find(f"{SPREADSHEET}strike")
    return mark is not None and mark.get("val", "1") not in OFF


def _of_open_document(packed: zipfile.ZipFile) -> dict[str, Struck]:
    """Return the struck cells of an ODS file by sheet name."""
    parts = [part for part in (OPEN_STYLES, CONTENT) if part in packed.namelist()]
    if not any(STRIKES.search(piece) for part in parts for piece in chunks(packed, part)):
        return {}
    struck: set[str] = set()
    if OPEN_STYLES in parts and packed.getinfo(OPEN_STYLES).file_size <= LARGEST_STYLES:
        for style in parse_xml(packed.read(OPEN_STYLES)).iter(f"{STYLE}style"):
            _learn(style, struck)
    found: dict[str, Struck] = {}
    cells: Struck = {}
    row, columns = 0, list[str]()
    with packed.open(CONTENT) as stream:
        for event, element in xml_events(stream):
            tag = element.tag
            if event == "start":
                if tag == f"{TABLE}table":
                    cells = found.setdefault(element.get(f"{TABLE}name") or "", {})
                    row, columns = 0, []
            elif tag == f"{STYLE}style":
                _learn(element, struck)
            elif tag == f"{TABLE}table-column":
                style = element.get(f"{TABLE}default-cell-style-name") or ""
                columns += [style] * min(repeated(element, "columns"), LONGEST_REPEAT)
            elif tag == f"{TABLE}table-row":
                count = repeated(element, "rows")
                here = dict(_struck_in_row(element, columns, struck))
                for at in range(row, row + min(count, LONGEST_REPEAT)) if here else ():
                    cells.update({(at, column): words for column, words in here.items()})
                row += count
                element.clear()
    return found


def _learn(style: Any, struck: set[str]) -> None:
    """Note a style that strikes its words out, by itself or like its parent."""
    said = [
        properties.get(each)
        for properties in style.findall(f"{STYLE}text-properties")
        for each in STRIKE
    ]
    own = [each for each in said if each is not None]
    parent = style.get(f"{STYLE}parent-style-name") in struck
    if any(each != "none" for each in own) if own else parent:
        struck.add(style.get(f"{STYLE}name") or "")


def _struck_in_row(row: Any, columns: list[str], struck: set[str]) -> Iterator[tuple[int, str]]:
    """Yield the columns of the struck cells of a row, and their words where some of them are struck."""
    column = 0
    usual = row.get(f"{TABLE}default-cell-style-name")
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        count = repeated(cell, "columns")
        text = list(cell.iterchildren(f"{TEXT}p"))
        for at in range(column, column + min(count, LONGEST_REPEAT)) if text else ():
            of_column = columns[at] if at < len(columns) else ""
            if (cell.get(f"{TABLE}style-name") or usual or of_column) in struck:
                yield at, ""
            elif words := _marked_paragraphs(text, struck):
                yield at, words
        column += count


def _marked_paragraphs(paragraphs: list[Any], struck: set[str]) -> str:
    """Return the words of a cell with the struck ones marked; empty where none are."""
    pieces, any_struck = list[str](), False
    for paragraph in paragraphs:
        pieces.append(paragraph.text or "")
        for span in paragraph:
            text = "".join(span.itertext())
            if span.get(f"{TEXT}style-name") in struck and text.strip():
                any_struck, text = True, struck_out(text) + (" " if text[-1:].isspace() else "")
            pieces += [text, span.tail or ""]
        pieces.append(" ")
    return " ".join("".join(pieces).split()) if any_struck else ""


def repeated(element: Any, what: str) -> int:
    """Return for how many rows or columns an element of an ODS file stands."""
    return int(element.get(f"{TABLE}number-{what}-repeated") or 1)
