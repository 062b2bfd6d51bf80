"""What a file says without words and no reader takes up: its pictures, and the colours of its rows."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from coalition_app.i18n import _, ngettext
from coalition_app.intake.files.safe_xml import parse_xml
from coalition_app.intake.files.sheet_limits import BROKEN, chunks, parts_of_sheets

PICTURE = re.compile(r"(?:word|xl)/media/[^/]+|Pictures/[^/]+")
STYLES = "xl/styles.xml"
LARGEST_STYLES = 8 * 1024 * 1024
SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CELL = re.compile(rb'<(?:\w+:)?c\s([^>/]*r="([A-Z]{1,3}(\d{1,7}))"[^>/]*)>')
"""A cell that holds something, its place, and its row."""
MANY = 3
"""Rows from which every other one, or the last, may have a colour that says nothing."""
STYLE = re.compile(rb'\bs="(\d{1,6})"')
PLAIN = ("", "rgb:FFFFFFFF", "theme:0")
"""No colour, and white."""
FEWEST_CELLS = 2
"""Filled cells of a row that may be of a signatory: one alone is a heading or a legend."""


def warn_of_unread_marks(content: bytes) -> Iterator[str]:
    """Warn of pictures in a document or workbook, and of rows that differ by their colour."""
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
            if count := sum(PICTURE.fullmatch(name) is not None for name in names):
                yield ngettext(
                    "The file holds %(count)d picture that was not read: see whether somebody signs in it.",
                    "The file holds %(count)d pictures that were not read: see whether somebody signs in "
                    "them.",
                    count,
                ) % {"count": count}
            if STYLES in names and _differs(packed):
                yield _(
                    "Rows of the file differ by their colour, which was not read: see whether a colour says "
                    "who has not signed."
                )
    except (*BROKEN, LxmlError):
        return


def _differs(packed: zipfile.ZipFile) -> bool:
    if packed.getinfo(STYLES).file_size > LARGEST_STYLES:
        return False
    colours = _colours(packed.read(STYLES))
    if not any(each not in PLAIN for each in colours):
        return False
    return any(
        _say_something(_of_rows(packed, part, colours)) for _name, part in parts_of_sheets(packed)
    )


def _colours(styles: bytes) -> list[str]:
    """Return the colour that each style of a cell fills it with; empty for none."""
    root = parse_xml(styles)
    fills = [_colour(fill) for fill in root.iterfind(f"{SHEETS}fills/{SHEETS}fill")]
    used = (int(each.get("fillId") or 0) for each in root.iterfind(f"{SHEETS}cellXfs/{SHEETS}xf"))
    return [fills[at] if at < len(fills) else "" for at in used]


def _colour(fill: Any) -> str:
    pattern = fill.find(f"{SHEETS}patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return ""
    front = pattern.find(f"{SHEETS}fgColor")
    given = {} if front is None else dict(front.attrib)
    return next((f"{key}:{given[key]}" for key in ("rgb", "theme", "indexed") if key in given), "")


def _of_rows(packed: zipfile.ZipFile, part: str, colours: Sequence[str]) -> list[str]:
    """Return the colour of each row that may be of a signatory: the first that one of its cells has."""
    rows: dict[int, dict[bytes, str]] = {}
    for piece in chunks(packed, part):
        for cell, place, row in CELL.findall(piece):
            style = STYLE.search(cell)
            at = int(style[1]) if style else 0
            rows.setdefault(int(row), {})[place] = colours[at] if at < len(colours) else ""
    return [
        next((each for each in cells.values() if each not in PLAIN), "")
        for _row, cells in sorted(rows.items())
        if len(cells) >= FEWEST_CELLS
    ]


def _say_something(colours: list[str]) -> bool:
    """Tell whether colours set rows apart: not the header, a total below all, or every other row."""
    head = colours[0] if colours else ""
    rows = colours[1:]
    while head and rows and rows[0] == head:
        rows = rows[1:]
    total = len(rows) > MANY and len(set(rows[:-1])) == 1
    banded = len(rows) > MANY and all(
        one == other for one, other in zip(rows, rows[2:], strict=False)
    )
    return len(set(rows)) > 1 and not total and not banded
