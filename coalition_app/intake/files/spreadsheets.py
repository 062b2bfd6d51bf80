"""Spreadsheets as text: every sheet's rows as lines of cells, numbers and dates as a person reads them."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.cell_comments import find_comments, warn_of_unread
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.files.merged_cells import Span, merged_cells
from coalition_app.intake.files.refusals import damaged
from coalition_app.intake.files.sheet_limits import (
    hidden_parts,
    hides_anything,
    refuse_far,
    refuse_far_cells,
    refuse_many_sheets,
    warn_of_hidden,
)
from coalition_app.intake.files.struck_through import find_struck, mark_struck
from coalition_app.intake.files.text import FileText, as_line, cell_text

MOST_COLUMNS = 500
"""Most columns of a row that are read; a list has some dozen."""


def read_spreadsheet(content: bytes) -> FileText:
    """Return the sheets of an XLSX, XLS or ODS file that hold anything; a warning names the hidden ones.

    A cell merged over several rows is repeated in each of them. Raises UserError for a file that cannot
    be opened.
    """
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    sheets: list[tuple[str, tuple[str, ...]]] = []
    hidden: list[str] = []
    hidden_rows: list[int] = []
    hidden_columns: list[int] = []
    merged: list[int] = []
    refuse_far_cells(content)
    unseen, struck, before, cells = hidden_parts(content), find_struck(content), 0, 0
    noted, comments, spans = find_comments(content), [], merged_cells(content)
    with refusing_damage():
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        refuse_many_sheets(len(workbook.sheets_metadata))
        for meta in workbook.sheets_metadata:
            sheet = workbook.get_sheet_by_name(meta.name)
            cells = refuse_far(sheet.total_height, sheet.total_width, cells)
            rows = sheet.to_python(skip_empty_area=False)
            mark_struck(rows, struck.get(meta.name, {}))
            filled = _fill_merged(rows, sheet.merged_cell_ranges or spans.get(meta.name, []))
            lines = tuple(_as_lines(rows))
            if any(lines):
                sheets.append((meta.name, lines))
                if meta.visible != SheetVisibleEnum.Visible:
                    hidden.append(meta.name)
                merged += [before + at + 1 for at in filled if at < len(lines)]
                rows_of, columns_of = unseen.get(meta.name, ([], []))
                hidden_rows += [before + at for at in rows_of if at <= len(lines) and lines[at - 1]]
                hidden_columns += columns_of
                comments += [
                    (before + min(row, len(lines)), text) for row, text in noted.get(meta.name, ())
                ]
                before += len(lines)
    if not sheets:
        raise UserError(_("The file is empty. Choose the file that holds the list."))
    warnings = [
        *_warn_of_hidden_sheets(hidden),
        *warn_of_hidden(hidden_rows, sorted(set(hidden_columns))),
        *_warn_of_hiding(content),
        *_warn_of_merged(merged),
        *warn_of_unread(content),
    ]
    return FileText(
        "spreadsheet", tuple(sheets), tuple(warnings), is_table=True, comments=tuple(comments)
    )


@contextmanager
def refusing_damage() -> Iterator[None]:
    """Raise UserError for what the library says of a damaged file."""
    from python_calamine import CalamineError

    try:
        yield
    except (CalamineError, ValueError, OSError) as error:
        raise damaged() from error
    except BaseException as error:
        # What the library itself did not foresee is raised as a panic, which is no Exception.
        if type(error).__name__ == "PanicException":
            raise damaged() from error
        raise


def _warn_of_hidden_sheets(names: Sequence[str]) -> Iterator[str]:
    if names:
        sentence = _("These sheets are hidden in the file and were read too: %(names)s.")
        yield sentence % {"names": ", ".join(names)}


def _warn_of_hiding(content: bytes) -> Iterator[str]:
    if hides_anything(content):
        yield _("Rows or columns that are hidden in the file were read too.")


def _warn_of_merged(lines: Sequence[int]) -> Iterator[str]:
    if lines:
        sentence = _("A merged cell was read for each of its rows, on lines %(lines)s.")
        yield warn_of_lines(sentence, sorted(set(lines)))


def _fill_merged(rows: list[list[Any]], merged: Iterable[Span]) -> list[int]:
    """Repeat cells merged over several rows in each of them; returns the rows that were filled, from 0.

    Merged cells never overlap, so that in all they cannot have more rows than the sheet has cells.
    """
    filled = []
    left_over = sum(map(len, rows))
    for (top, left), (bottom, _right) in merged:
        if bottom == top or top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        last = min(bottom, len(rows) - 1)
        left_over -= last - top
        if left_over < 0:
            raise damaged()
        for at in range(top + 1, last + 1):
            if value not in ("", None) and left < len(rows[at]) and rows[at][left] in ("", None):
                rows[at][left] = value
                filled.append(at)
    return filled


def _as_lines(rows: list[list[Any]]) -> Iterable[str]:
    """Return the rows down to the last that holds anything."""
    lines = [as_line(cell_text(value) for value in row[:MOST_COLUMNS]) for row in rows]
    while lines and not lines[-1]:
        lines.pop()
    return lines
