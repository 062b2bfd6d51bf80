"""The cells of a page's table: each in its column, what is merged in each of its rows."""

from collections.abc import Callable, Sequence
from typing import Any

from coalition_app.intake.files.refusals import too_long

MOST_CELLS = 2_000_000
"""Cells of a table with those that are merged; one of 100,000 signatories has some twelve for each."""
MOST_SPANNED = 500
"""Columns or rows that one cell is believed to be merged over."""


def rows_of(table: Any) -> list[list[Any]]:
    """Return the cells of each row of a table, without tables nested in it.

    Some pages put the header's cells into its part of the table and forget the row.
    """
    heads = [cells for each in table.findall("thead") if (cells := each.findall("th"))]
    own = (row for row in table.iter("tr") if next(row.iterancestors("table")) is table)
    return [*heads, *([cell for cell in row if cell.tag in ("td", "th")] for row in own)]


def is_headed(table: Any) -> bool:
    """Tell whether the first row of a table heads its columns, and others are below it."""
    rows = rows_of(table)
    head = rows[0] if len(rows) > 1 else []
    return len(head) > 1 and all(cell.tag == "th" for cell in head)


def holds_table(rows: Sequence[Sequence[Any]]) -> bool:
    """Tell whether a table is nested in a cell, so that the outer one only lays out the page."""
    return any(cell.find(".//table") is not None for row in rows for cell in row if len(cell))


def grid(rows: Sequence[Sequence[Any]], text_of: Callable[[Any], str]) -> list[list[str]]:
    """Return the words of the cells by columns; a cell merged over rows is repeated in each of them.

    A cell merged over columns is followed by empty ones, except where it is alone in its row. Raises
    UserError for more cells than any list has.
    """
    made: list[list[str]] = []
    count = 0
    above: dict[int, tuple[int, str]] = {}
    for row in rows:
        texts: list[str] = []
        below: dict[int, tuple[int, str]] = {}
        alone = len(row) == 1 and not above
        for cell in row:
            _fill(texts, above, below)
            text, left = text_of(cell), _span(cell, "rowspan") - 1
            for each in [text] if alone else [text] + [""] * (_span(cell, "colspan") - 1):
                if left:
                    below[len(texts)] = (left, each)
                texts.append(each)
        _fill(texts, above, below)
        made.append(texts)
        count += len(texts)
        if count > MOST_CELLS:
            raise too_long()
        above = below
    return made


def _fill(
    texts: list[str], above: dict[int, tuple[int, str]], below: dict[int, tuple[int, str]]
) -> None:
    """Write what is merged with the row above into the next columns."""
    while len(texts) in above:
        left, text = above[len(texts)]
        if left > 1:
            below[len(texts)] = (left - 1, text)
        texts.append(text)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, min(int(value), MOST_SPANNED)) if value.isdecimal() and len(value) < 6 else 1
