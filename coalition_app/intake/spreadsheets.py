"""Spreadsheets as text: every sheet's rows as lines of cells, numbers and dates as a person reads them."""

import csv
import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.packed import Unpacked, damaged

MOST_COLUMNS = 500
"""Columns of a row that are read; a list has some dozen."""


def read_spreadsheet(content: bytes) -> Unpacked:
    """Give the sheets of an XLSX, XLS or ODS file that hold anything; hidden ones too, and said so.

    Raises UserError for a file that cannot be opened.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets, hidden = [], []
        for meta in workbook.sheets_metadata:
            rows = workbook.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
            lines = tuple(_as_lines(rows))
            if any(lines):
                sheets.append((meta.name, lines))
                if meta.visible != SheetVisibleEnum.Visible:
                    hidden.append(meta.name)
    except (CalamineError, ValueError, OSError) as error:
        raise damaged() from error
    if not sheets:
        raise UserError(_("The file is empty. Choose the file that holds the list."))
    warnings: tuple[str, ...] = ()
    if hidden:
        sentence = _("These sheets are hidden in the file and were read too: %(names)s.")
        warnings = (sentence % {"names": ", ".join(hidden)},)
    return Unpacked("spreadsheet", tuple(sheets), warnings, is_table=True)


def as_line(cells: Iterable[str]) -> str:
    """Write cells as one line that a table's reader takes apart again: tabs between, quoted where needed."""
    written = io.StringIO()
    clean = [" ".join(cell.split()) for cell in cells]
    csv.writer(written, delimiter="\t", lineterminator="").writerow(clean)
    return written.getvalue() if any(clean) else ""


def cell_text(value: Any) -> str:
    """Give a cell's value as it is read aloud: whole numbers without a point, days as 25.11.2026."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        if value.time() == dt.time():
            return value.strftime("%d.%m.%Y")
        return value.strftime("%d.%m.%Y %H:%M:%S")
    if isinstance(value, dt.date):
        return value.strftime("%d.%m.%Y")
    return str(value)


def _as_lines(rows: list[list[Any]]) -> Iterable[str]:
    """Give the rows down to the last that holds anything."""
    lines = [as_line(cell_text(value) for value in row[:MOST_COLUMNS]) for row in rows]
    while lines and not lines[-1]:
        lines.pop()
    return lines
