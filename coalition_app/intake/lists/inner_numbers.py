"""Numbers that rise inside lines: several signatories stand on one, row by row or in columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from coalition_app.i18n import N_
from coalition_app.intake.files.lines import Line, Parted, renumber
from coalition_app.intake.lists.find_demands import run_sign
from coalition_app.intake.lists.numbering import match_number, without_lone_words
from coalition_app.intake.words.quotation import Depths, quote_steps
from coalition_app.work import watched

INNER = re.compile(
    r"[\s,;:|»”\")]"
    r"(?:(?:№\s?)?(\d{1,6})[.)](?![\d.])|[(\[](\d{1,6})[)\]]|№\s?(\d{1,6})(?=\s)|"
    r"(?:(?<=\t)|(?<=\s\s))(\d{1,6})(?=\s))\s*(?=[^\W\d_]|[«“„\"]|$)"
)
"""A number within a line that may begin a signatory, and the sign before it; one without a mark is apart from
the words before."""
MAY_BEGIN = re.compile(r"\d[.)\]\s]")
"""What a text has that holds such a number; most have none, which is told at once."""
OWN_NUMBER = re.compile(r"^\s*[№(\[]*\s?\d{1,6}[.)\]]*\s*")
OF_PLACE = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,4}\.\s*$")
"""What such a number belongs to: д. 5. Алматы."""
LOOK_BACK = 8
BETWEEN = " \t,;|"
"""What separates a signatory from the number of the next one."""
FEWEST_ALONE = 2
"""Numbers at the end of a text that are certain although no number at the beginning of a line follows."""
ON_ONE_LINE = N_(
    "Several signatories stand on one line; they were parted at their numbers. Look at each."
)

Inner = Mapping[int, Sequence[tuple[int, int]]]
"""Numbers within lines with their places, by the indexes of the lines."""


@dataclass(slots=True)
class Row:
    """A line, the number at its beginning, and the numbers within it with their places."""

    at: int
    number: int | None
    inner: list[tuple[int, int]] = field(default_factory=list)


def part_at_numbers(lines: Sequence[Line]) -> Parted | None:
    """Part lines at the numbers in them that count on from each other; None where there are none.

    They count on along the lines, or down each column after the one before it.
    """
    rows = _rows(lines)
    if not rows:
        return None
    blocks = [block for block in _blocks(rows) if _fits(lines, block)]
    in_columns = {row.at for block in blocks for row in block}
    along = _along_lines(lines, [row for row in rows if row.at not in in_columns])
    if not blocks and not along:
        return None
    return renumber(_pieces(lines, blocks, along))


def find_inner_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the numbers within a text that may begin another signatory, each with its place."""
    depths = None
    for match in INNER.finditer(text):
        at = match.start() + 1
        depths = depths or Depths(quote_steps(text))
        if not depths.at(at) and not OF_PLACE.search(text, max(0, at - LOOK_BACK), at):
            yield next(int(group) for group in match.groups() if group), at


def _rows(lines: Sequence[Line]) -> list[Row]:
    """Return the lines that begin with a number or hold one; none where no line holds one."""
    found = {
        at: inner
        for at, line in enumerate(watched(lines))
        if MAY_BEGIN.search(line.text) and (inner := [*find_inner_numbers(line.text)])
    }
    if not found:
        return []
    rows = []
    own_numbers = without_lone_words([match_number(line) for line in watched(lines)])
    for at, (line, numbered) in enumerate(zip(lines, own_numbers, strict=True)):
        if numbered or at in found:
            own = numbered.rest if numbered else line.text
            begins = len(line.text) - len(own)
            inner = [each for each in found.get(at, ()) if each[1] > begins]
            rows.append(Row(at, numbered.number if numbered else None, inner))
    return rows


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows whose own numbers follow each other while others stand beside them."""
    block: list[Row] = []
    for row in rows:
        if row.number is None and not row.inner:
            continue
        follows = block and row.number == (block[-1].number or 0) + 1
        wide = len(row.inner) <= (len(block[-1].inner) if block else len(row.inner))
        if not (follows and wide):
            yield from [block] if len(block) > 1 else []
            block = []
        if block or row.inner:
            block.append(row)
    yield from [block] if len(block) > 1 else []


def _fits(lines: Sequence[Line], block: list[Row]) -> bool:
    """Tell whether the numbers down each column of a block count on from those of the column before it.

    Rows after the last that they leave room for are taken off the block.
    """
    first = block[0].number
    if first is None:
        return False
    numbers = [inner[0] for inner in block[0].inner]
    del block[numbers[0] - first :]
    width = len(numbers)
    columns = [[row.inner[at][0] for row in block if at < len(row.inner)] for at in range(width)]
    counted = [row.number or 0 for row in block] + [each for column in columns for each in column]
    if len(block) < 2 or any(b != a + 1 for a, b in pairwise(counted)):
        return False
    return _are_items([text for row in block for text in _texts(lines[row.at].text, row.inner)])


def _along_lines(lines: Sequence[Line], rows: Sequence[Row]) -> Inner:
    """Return the numbers, by their lines, that count on from one to the next along the lines."""
    kept: dict[int, list[tuple[int, int]]] = {}
    waiting: dict[int, list[tuple[int, int]]] = {}
    last = 0

    def keep(following: int | None) -> None:
        """Keep those since the last number at the beginning of a line, where `following` counts on."""
        texts = [text for at in waiting for text in _texts(lines[at].text, waiting[at])[1:]]
        # The words of a number at the end of a line are on the next one.
        texts = [text for text in texts if any(map(str.isalpha, text))] or texts
        many = following is None and len(texts) >= FEWEST_ALONE
        if not texts or (following is not None and following not in (last + 1, 1)):
            return
        if _are_items(texts) if following or many else all(_are_items([t]) for t in texts):
            kept.update(waiting)

    numbered = any(row.number is not None for row in rows)
    for row in rows:
        if row.number is not None:
            keep(row.number)
            waiting, last = {}, row.number
        counts_on = any(number == 2 for number, _place in row.inner)
        for number, place in row.inner:
            begins = number == 1 and counts_on
            # Where no line is numbered, «…, 1. Vorsitzender» is what somebody is.
            heads = numbered or last or lines[row.at].text[:place].rstrip().endswith(":")
            if (number == last + 1 and heads) or begins:
                waiting.setdefault(row.at, []).append((number, place))
                last = number
    keep(None)
    return kept


def _texts(text: str, inner: Sequence[tuple[int, int]]) -> list[str]:
    """Return the pieces of a line, each but the first beginning with a number within it."""
    edges = [0, *(place for _number, place in inner), len(text)]
    pieces = [text[begin:end].rstrip(BETWEEN) for begin, end in pairwise(edges[:-1])]
    return [*pieces, text[edges[-2] :]]


def _are_items(texts: Sequence[str]) -> bool:
    """Tell whether texts with their numbers name signatories rather than say something."""
    return run_sign([OWN_NUMBER.sub("", text) for text in texts]) > 0


def _pieces(lines: Sequence[Line], blocks: Sequence[Sequence[Row]], along: Inner) -> Iterator[Line]:
    block_at = {block[0].at: block for block in blocks}
    at = 0
    while at < len(lines):
        if at in block_at:
            block = block_at[at]
            yield from _columns(lines, block)
            at = block[-1].at + 1
            continue
        line = lines[at]
        for place, text in enumerate(_texts(line.text, along.get(at, ()))):
            if text.strip():
                yield Line(line.number, text, 0 if place else line.gap)
        at += 1


def _columns(lines: Sequence[Line], block: Sequence[Row]) -> Iterator[Line]:
    """Yield the pieces of a block column by column; lines without a number stay in the first."""
    inner = {row.at: row.inner for row in block}
    columns: list[list[Line]] = [[] for _each in range(len(block[0].inner) + 1)]
    for at in range(block[0].at, block[-1].at + 1):
        line = lines[at]
        for column, text in enumerate(_texts(line.text, inner.get(at, ()))):
            gap = line.gap if columns[column] or not column else 0
            columns[column].append(Line(line.number, text, gap))
    for column_lines in columns:
        yield from column_lines
