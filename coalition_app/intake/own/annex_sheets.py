"""The cells of an annex's spreadsheet as they are, and the mark by which it is known."""

import io
import zipfile
from typing import Any

from coalition_app.intake.files.sheet_limits import refuse_far, refuse_far_cells, refuse_many_sheets
from coalition_app.intake.files.spreadsheets import refusing_damage
from coalition_app.intake.files.text import cell_text
from coalition_app.intake.files.zip_guard import guard_packed
from coalition_app.own_list import SHEETS_FORMAT

PROPERTIES = "docProps/core.xml"
LONGEST = 50_000
"""Bytes of the properties of a spreadsheet, in which its mark is."""
SECONDS = 5
"""Processor seconds for a spreadsheet of 100,000 rows."""

Sheets = list[tuple[str, list[list[str]]]]


def is_annex(content: bytes) -> bool:
    """Tell by its properties whether this program wrote a spreadsheet; offices keep them."""
    if PROPERTIES.encode() not in content:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(PROPERTIES) as part:
            return SHEETS_FORMAT.encode() in part.read(LONGEST)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError, ValueError):
        return False
    except zipfile.zlib.error:  # type: ignore[attr-defined]
        return False


def read_cells(content: bytes) -> Sheets:
    """Return every sheet's rows, whose line ends within cells are kept."""
    from coalition_app.intake.files.child_process import read_in_child

    guard_packed(content)
    return read_in_child(_cells, content, seconds=SECONDS)


def _cells(content: bytes) -> Sheets:
    from python_calamine import CalamineWorkbook

    found: Sheets = []
    refuse_far_cells(content)
    cells = 0
    with refusing_damage():
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        refuse_many_sheets(len(workbook.sheets_metadata))
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            cells = refuse_far(sheet.total_height, sheet.total_width, cells)
            rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
            found.append((name, [[cell_text(value) for value in row] for row in rows]))
    return found
