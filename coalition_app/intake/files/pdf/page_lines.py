"""The lines of a page in reading order, and where each of them stands on it."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coalition_app.intake.files.pdf.columns import in_order
from coalition_app.intake.files.pdf.pieces import Piece, pieces_of
from coalition_app.intake.files.pdf.tables import Row, rows_in
from coalition_app.intake.files.pdf.words import Page
from coalition_app.intake.files.text import as_line

NARROW, FILLED = 0.85, 0.9
"""Shares of the way to the next column: lines that are all shorter do not fill theirs, which is so wide."""
LEAST_PITCH = 60.0
"""Points between the beginnings of two columns."""
HEAD, FOOT = 0.14, 0.88
"""Above and below these places of a page are its running head and foot."""

ASIDE = re.compile(r"[*†‡§¹²³]\s*\w|(?:and|и|және|тағы) (?:ещё |еще |тағы )?\d+ [^\W\d]")
"""What stands beside the last entries of a page and is no cell of theirs: a note, and how many more sign."""
BESIDE = "   "
"""What stands between pieces of one line that are no cells."""
APART = 9.0
"""How far below what it stands beside such a thing is said to be, in heights of letters."""


class PageLine(NamedTuple):
    """One line that was read from a page."""

    text: str
    """Of a table's row: its cells as `as_line` joins them."""
    page: int
    """Counted from 1."""
    place: float
    """Between 0 for the upper edge and 1 for the lower one."""
    step: float
    """How far it stands below the line before it, in heights of its letters; 0 at the top of a column."""
    size: float = 0.0
    """Height of its letters."""
    is_full: bool = False
    """Whether the line before it had no room for its first word, so that it may only go on with it."""
    is_row: bool = False
    is_guess: bool = False
    """Whether it has a word of which nothing tells whether a hyphen or only the line end parts it."""
    by_machine: bool = False
    unsure: tuple[str, ...] = ()


def lines_of_page(page: Page, number: int) -> list[PageLine]:
    """Return the lines of a page in the order in which they are read."""
    return list(_lines(page, number))


def _lines(page: Page, number: int) -> Iterator[PageLine]:
    ruled = sorted({rule.at for rule in page.across})
    blocks = in_order(pieces_of(page.words), ruled)
    pitch = _pitch(blocks)
    for block in blocks:
        inside = [each for each in block if HEAD < each.base / max(page.height, 1.0) < FOOT]
        edge = max(piece.right for piece in inside or block)
        left = min(piece.left for piece in inside or block)
        if edge - left < NARROW * pitch:
            # Short names fill no line of their column, whichever of them is the longest.
            edge = left + FILLED * pitch
        before: Row | None = None
        for row in rows_in(block, page):
            whole = row.cells if len(row.cells) > 1 else row.cells[0].split(BESIDE)
            aside = next((at for at, cell in enumerate(whole) if at and ASIDE.match(cell)), None)
            cells = row.cells if aside is None else whole[:aside]
            is_row = len(cells) > 1
            line = PageLine(
                text=as_line(cells) if is_row else cells[0],
                page=number,
                place=row.base / max(page.height, 1.0),
                step=0.0
                if before is None
                else max(0.0, row.base - before.end) / max(row.size, 1.0),
                size=row.size,
                is_full=before is not None
                and BESIDE not in before.cells[0]
                and before.right + _first_word(row) > edge,
                is_row=is_row,
                by_machine=page.by_machine,
                unsure=row.unsure,
            )
            yield line
            for cell in whole[aside:] if aside else ():
                yield line._replace(text=cell, step=APART, is_full=False, is_row=False)
            before = row


def _pitch(blocks: Sequence[Sequence[Piece]]) -> float:
    """Return how far apart the columns of a page begin; 0 where it has one."""
    lefts = [min(piece.left for piece in block) for block in blocks]
    steps = [
        later - before
        for before, later in itertools.pairwise(lefts)
        if later > before + LEAST_PITCH
    ]
    return min(steps, default=0.0)


def _first_word(row: Row) -> float:
    """Return about how wide the first word of a line is, with the space before it."""
    text = row.cells[0]
    letters = len(text.split(" ", 1)[0]) + 1
    return (row.right - row.left) * letters / max(len(text), 1)
