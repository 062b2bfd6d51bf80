"""A table below a numbered list that gives each number once more, with the position on each demand."""

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence

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
WORD = re.compile(r"[^\W\d_]{3,}")


def part_positions(lines: Sequence[PageLine]) -> tuple[list[PageLine], list[str]]:
    """Return a document's lines, and the rows of a table that says more of whom a list above it names.

    Only a table of three columns or more is one, with every number of it in the list.
    """
    listed = _listed(lines)
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
    if not _name_the_same([lines[at].text for at in rows], listed):
        return list(lines), []
    header = rows[0] - 1
    first = header if header >= 0 and lines[header].is_row else rows[0]
    taken = {first, *rows}
    kept = [line for at, line in enumerate(lines) if at not in taken]
    return kept, [lines[at].text for at in sorted(taken)]


def _listed(lines: Sequence[PageLine]) -> dict[int, str]:
    """Return the numbers of a list, each with the words up to the next one."""
    listed: dict[int, str] = {}
    number = 0
    for line in lines:
        if not line.is_row and (found := NUMBER.match(line.text)):
            number = int(found[1])
        if not line.is_row and number:
            listed[number] = f"{listed.get(number, '')} {line.text}"
    return listed


def _name_the_same(rows: Sequence[str], listed: Mapping[int, str]) -> bool:
    """Tell whether most rows name whom the list names at their number, or nobody.

    A table below numbered demands has the same numbers, and is the list itself.
    """
    named = [_words(row) for row in rows]
    usual = Counter(word for words in named for word in words)
    same = sum(
        bool(words & _words(listed[_number_of(row) or 0])) or all(usual[word] > 1 for word in words)
        for row, words in zip(rows, named, strict=True)
    )
    return 2 * same > len(rows)


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


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
