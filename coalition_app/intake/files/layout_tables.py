"""Tables that only put signatories side by side on a page: each cell, or each column, is read by itself."""

from collections.abc import Sequence

from coalition_app.intake.files.two_columns import is_field, share_of_people, signs
from coalition_app.intake.words.table_headers import field_of_header

FEWEST = 4
"""Fewest rows whose columns are compared."""
FEW_ROWS, MANY_LINES = 4, 4
"""A table of so few rows, with so many lines in a cell, divides a page into columns."""
MOST_COLUMNS = 8
ALIKE = 0.3
"""How far the shares of people in two columns of one sort may lie apart."""
SIGNING, OF_WORDS = 0.7, 0.5
"""Share of a column's cells that name a signatory, and that have more than one word."""
SAMPLE = 200


def unfold_columns(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """Return the cells of a table column by column, where each names a signatory; None for other tables.

    Where every other column holds running numbers, they are written before the names beside them.
    """
    width = max(map(len, rows), default=0)
    if len(rows) < FEWEST or not 1 < width <= MOST_COLUMNS:
        return None
    if any(field_of_header(cell) for cell in rows[0]):
        return None
    columns = [[row[at].strip() if at < len(row) else "" for row in rows] for at in range(width)]
    columns = [column for column in columns if any(column)]
    if len(columns) > 3 and len(columns) % 2 == 0 and all(map(_counts, columns[::2])):
        names = columns[1::2]
        numbers = columns[::2]
    else:
        names, numbers = columns, []
    if len(names) < 2 or not all(map(_signs, names)):
        return None
    shares = [share_of_people([cell for cell in column if cell]) for column in names]
    if max(shares) - min(shares) > ALIKE:
        return None
    if not numbers:
        return [cell for column in names for cell in column if cell]
    pairs = [pair for two in zip(numbers, names, strict=True) for pair in zip(*two, strict=True)]
    return [f"{number.rstrip('.)')}. {name}" for number, name in pairs if name]


def _counts(column: Sequence[str]) -> bool:
    filled = [cell.rstrip(".)") for cell in column if cell]
    return bool(filled) and all(cell.isdecimal() for cell in filled)


def _signs(column: Sequence[str]) -> bool:
    some = [cell for cell in column if cell][:SAMPLE]
    if 2 * len([cell for cell in column if cell]) < len(column) or any(map(is_field, some)):
        return False
    worded = sum(" " in cell for cell in some)
    return sum(map(signs, some)) >= SIGNING * len(some) and worded >= OF_WORDS * len(some)
