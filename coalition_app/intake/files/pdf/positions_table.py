"""A table below a numbered list that gives each number once more, with the position on each demand."""

import csv
import re
from collections import Counter
from collections.abc import Sequence

from coalition_app.drafts import LeftOut
from coalition_app.i18n import N_, _
from coalition_app.intake.files.pdf.page_lines import PageLine

AGAIN = N_("a table below the list that gives the same numbers once more, as most of its rows do")
"""Why rows are left out that say nothing which sets a signatory apart from the others."""
DIFFERENT = N_("a table below the list, where this row says something else than most")
FEWEST = 3
OF_CELL = re.compile(r"\(?(?:№ ?)?(\d{1,6})[.)]?(?:\s|$)")
"""A row's number, alone in its cell or before a name that stands close to it."""
NUMBER = re.compile(r"\(?(?:№ ?)?(\d{1,6})[.)]")


def part_positions(lines: Sequence[PageLine]) -> tuple[list[PageLine], list[str]]:
    """Return a document's lines, and the rows of a table whose numbers a list above it has already.

    Only a table of three columns or more is one, with every number of it in the list.
    """
    listed = {
        int(found[1]) for line in lines if not line.is_row and (found := NUMBER.match(line.text))
    }
    if len(listed) < FEWEST:
        return list(lines), []
    rows = [
        at
        for at, line in enumerate(lines)
        if line.is_row and (_number_of(line.text) or 0) in listed
    ]
    others = [at for at, line in enumerate(lines) if line.is_row and at > (rows[0] if rows else 0)]
    if len(rows) < max(FEWEST, len(listed) / 2) or len(rows) < len(others) - len(rows):
        return list(lines), []
    header = rows[0] - 1
    first = header if header >= 0 and lines[header].is_row else rows[0]
    taken = {first, *rows}
    kept = [line for at, line in enumerate(lines) if at not in taken]
    return kept, [lines[at].text for at in sorted(taken)]


def _cells(row: str) -> list[str]:
    return next(csv.reader([row], delimiter="\t"), [])


def _number_of(row: str) -> int | None:
    cells = _cells(row)
    found = OF_CELL.match(cells[0]) if len(cells) >= FEWEST else None
    return int(found[1]) if found else None


def positions_left_out(rows: Sequence[str], first: int) -> list[LeftOut]:
    """Account for the rows of such a table from a line on, apart for those that say what few others say."""
    said = [tuple(_cells(row)[2:]) for row in rows]
    usual = Counter(said[1:]).most_common(1)
    left: list[LeftOut] = []
    for at, row in enumerate(rows):
        is_usual = at == 0 or (usual and said[at] == usual[0][0])
        why = _(AGAIN) if is_usual else _(DIFFERENT)
        if left and left[-1].why == why:
            before = left.pop()
            left.append(LeftOut((before.lines[0], first + at), f"{before.text}\n{row}", why))
        else:
            left.append(LeftOut((first + at, first + at), row, why))
    return left
