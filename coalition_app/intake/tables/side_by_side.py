"""Blocks of a table that are side by side on a sheet, put below each other before the table is read."""

import csv
from collections.abc import Sequence

from coalition_app.intake.files.layout_tables import may_stack, stack_blocks
from coalition_app.intake.files.lines import Parted
from coalition_app.intake.files.text import as_line
from coalition_app.intake.tables.header import DELIMITERS

SAMPLE = 40
"""Rows from the top that tell whether there may be blocks."""


def stack_lines(
    texts: Sequence[str], *, is_table: bool, is_cells: bool
) -> tuple[list[str], Parted] | None:
    """Return the rows of all blocks below each other; None where there is one block.

    `is_cells`: the lines are a spreadsheet's; `is_table`: the file says that it is a table, so that
    columns of running numbers part it where no header does.
    """
    for delimiter in "\t" if is_cells else DELIMITERS:
        some = [_cells(text, delimiter) for text in texts[:SAMPLE]]
        if not may_stack(some, counting=is_table):
            continue
        stacked = stack_blocks([_cells(text, delimiter) for text in texts], counting=is_table)
        if stacked:
            parted = Parted((), [at + 1 for at, _row in stacked])
            return [as_line(cells) for _at, cells in stacked], parted
    return None


def _cells(text: str, delimiter: str) -> list[str]:
    if delimiter not in text:
        return [text]
    return (
        next(csv.reader([text], delimiter=delimiter), []) if '"' in text else text.split(delimiter)
    )
