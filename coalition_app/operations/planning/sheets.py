"""From which sheet of a workbook the items of an import's preview are."""

from array import array
from bisect import bisect_left, bisect_right

from coalition_app.drafts import SHEET_MARK, Draft, Lines
from coalition_app.operations.planning.preview import LEFT, READ, Preview


def sheet_at(draft: Draft, line: int) -> tuple[str, int]:
    """Return the sheet that has a line of the source, and the row there from 1; no name without sheets."""
    at = bisect_right(draft.sheets, line, key=lambda sheet: sheet[1][0]) - 1
    if at < 0:
        return "", line
    name, (first, _last) = draft.sheets[at]
    return name, line - first + 1


def place_of(draft: Draft, line: int) -> str:
    """Name the sheet and the row of a line; empty where there is one sheet only."""
    name, row = sheet_at(draft, line)
    return f"{name}{SHEET_MARK}{row}" if name else ""


def ranks_between(preview: Preview, ranks: "array[int]", lines: Lines) -> "array[int]":
    """Return those of some ranks, in the order of the source, whose items are on the lines between two."""
    first, last = _bounds(preview, ranks, lines)
    return ranks[first:last]


def items_between(preview: Preview, lines: Lines) -> list[int]:
    """List the entries that go in and are on the lines between two, both included."""
    ranks = ranks_between(preview, preview.items(READ), lines)
    return [preview.order[rank] for rank in ranks]


def left_between(preview: Preview, lines: Lines) -> list[int]:
    """List the entries on the lines between two that the user left out."""
    ranks = ranks_between(preview, preview.items(LEFT), lines)
    count = len(preview.draft.entries)
    return [
        item
        for item in map(preview.order.__getitem__, ranks)
        if item < count and preview.decision(item) is not None
    ]


def counts_of_sheets(preview: Preview) -> list[int]:
    """Count the entries of each sheet that go in, in the order of the sheets."""
    ranks = preview.items(READ)
    bounds = (_bounds(preview, ranks, lines) for _name, lines in preview.draft.sheets)
    return [last - first for first, last in bounds]


def _bounds(preview: Preview, ranks: "array[int]", lines: Lines) -> tuple[int, int]:
    """Find where the items on some lines begin among ranks, and where they end."""

    def first_line(rank: int) -> int:
        return preview.lines(preview.order[rank])[0]

    return (
        bisect_left(ranks, lines[0], key=first_line),
        bisect_left(ranks, lines[1] + 1, key=first_line),
    )
