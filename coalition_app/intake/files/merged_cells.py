"""Cells of an ODS file that are merged over several rows: its reader gives their words to the first alone."""

import io
import re
import zipfile

from coalition_app.intake.files.safe_xml import xml_events
from coalition_app.intake.files.sheet_limits import BROKEN, chunks
from coalition_app.intake.files.struck_through import (
    CONTENT,
    LONGEST_REPEAT,
    TABLE,
    repeated,
)

Span = tuple[tuple[int, int], tuple[int, int]]
"""Row and column of the first and of the last cell that are merged, from 0."""
SPANNED = re.compile(rb'number-rows-spanned="(?!1")')


def merged_cells(content: bytes) -> dict[str, list[Span]]:
    """Return by sheet name what is merged over several rows of an ODS file; none for other files."""
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if CONTENT not in packed.namelist():
                return {}
            return _spans(packed) if any(map(SPANNED.search, chunks(packed, CONTENT))) else {}
    except (*BROKEN, LxmlError):
        return {}


def _spans(packed: zipfile.ZipFile) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    spans, row = list[Span](), 0
    with packed.open(CONTENT) as stream:
        for event, element in xml_events(stream, f"{TABLE}table", f"{TABLE}table-row"):
            if event == "start":
                if element.tag == f"{TABLE}table":
                    spans, row = found.setdefault(element.get(f"{TABLE}name") or "", []), 0
            elif element.tag == f"{TABLE}table-row":
                column = 0
                for cell in element.iterchildren(
                    f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
                ):
                    rows = int(cell.get(f"{TABLE}number-rows-spanned") or 1)
                    wide = int(cell.get(f"{TABLE}number-columns-spanned") or 1)
                    if 1 < rows <= LONGEST_REPEAT:
                        spans.append(((row, column), (row + rows - 1, column + wide - 1)))
                    column += repeated(cell, "columns")
                row += repeated(element, "rows")
                element.clear()
    return found
