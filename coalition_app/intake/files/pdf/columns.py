"""Columns of a page that are read one after the other, and not line by line across the page."""

import re
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from coalition_app.intake.files.pdf.pieces import Piece
from coalition_app.intake.files.two_columns import is_field, share_of_people, signs

FEWEST = 4
"""Fewest pieces on each side of a gap."""
FEW = 2
"""Fewest on the shorter side, where all pieces of both name signatories or are numbered."""
MOST_FIELDS = 0.15
"""Share of a column's pieces that may look like something that is said of a signatory."""
MOST_GUTTERS = 12
"""Places at which most pieces begin, which are tried."""
DEEPEST = 6
NEAR = 3.0
"""Points: pieces of a column begin within so much."""
APART = 0.12
"""Of the letters' height: lines that stand farther apart are not of one row."""
UNEVEN = 0.5
"""Share of lines side by side that do not stand on one line, where columns are set by themselves."""
NUMBERED = re.compile(r"\(?(?:№ ?)?(\d{1,6})[.)]")
ONLY_NUMBER = re.compile(r"\D{0,2}\d{1,6}\D{0,2}")
MANY = 0.3
"""Share of a column's lines that begin with a number, where its entries are numbered."""
FULL, MOSTLY = 0.75, 0.6
"""Share of a column's width that a full line takes, and of lines that are full, where it holds prose."""
SIGNING = 0.6
SAMPLE = 60
BELOW = 1.9
"""Of the letters' height: what stands farther below both columns belongs to neither."""


def in_order(
    pieces: Sequence[Piece], ruled: Sequence[float] = (), deep: int = DEEPEST
) -> list[list[Piece]]:
    """Return the blocks of a page in the order in which they are read: columns from left to right.

    `ruled`: where lines are drawn across the page; a table of them is no page in columns.
    """
    pieces = sorted(pieces, key=lambda piece: (piece.base, piece.left))
    if deep == 0 or len(pieces) < 2 * FEWEST:
        return [pieces] if pieces else []
    for at in _gutters(pieces):
        for first, last in _runs(pieces, at):
            run = pieces[first:last]
            left = [piece for piece in run if piece.right <= at]
            right = [piece for piece in run if piece.right > at]
            left, below = _parted(left, right)
            if _are_columns(left, right, ruled):
                return [
                    *in_order(pieces[:first], ruled, deep - 1),
                    *in_order(left, ruled, deep - 1),
                    *in_order(right, ruled, deep - 1),
                    *in_order([*below, *pieces[last:]], ruled, deep - 1),
                ]
    return [pieces]


def _gutters(pieces: Sequence[Piece]) -> list[float]:
    """Return the places before which a column may end: where several pieces begin, the most first."""
    begins = sorted(piece.left for piece in pieces)
    groups: list[list[float]] = []
    for left in begins:
        if groups and left - groups[-1][0] <= NEAR:
            groups[-1].append(left)
        else:
            groups.append([left])
    several = [group for group in groups[1:] if len(group) >= FEW]
    several.sort(key=lambda group: -len(group))
    return [group[0] - 0.5 for group in several[:MOST_GUTTERS]]


def _runs(pieces: Sequence[Piece], at: float) -> Iterator[tuple[int, int]]:
    """Yield the runs of pieces that none crosses a place, with several on each side; the longest first."""
    crossing = [index for index, each in enumerate(pieces) if each.left < at < each.right]
    found = []
    for first, last in zip((-1, *crossing), (*crossing, len(pieces)), strict=True):
        beside = sum(piece.left >= at for piece in pieces[first + 1 : last])
        others = last - first - 1 - beside
        if min(beside, others) >= FEW and max(beside, others) >= FEWEST:
            found.append((first + 1, last))
    yield from sorted(found, key=lambda run: run[0] - run[1])


def _parted(left: list[Piece], right: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces of the left column, and those below both: after a gap, or out of its entries."""
    end = max(piece.base for piece in right)
    outside = _outside_entries(left)
    for at in range(1, len(left)):
        piece, before = left[at], left[at - 1]
        apart = piece.base - before.base > BELOW * before.size
        if before.base >= end - before.size and (apart or at == outside):
            return left[:at], left[at:]
    return left, []


def _outside_entries(side: Sequence[Piece]) -> int:
    """Return the first piece that stands where the numbers of all entries stand, and has none; 0 for none.

    Only where the entries go on to the right of their numbers.
    """
    edge = min(piece.left for piece in side) + NEAR
    begun = [at for at, piece in enumerate(side) if piece.left <= edge]
    numbered = [at for at in begun if NUMBERED.match(side[at].text)]
    others = [at for at in begun if at not in numbered]
    hangs = len(side) > len(begun) and len(numbered) >= FEW
    return others[0] if hangs and others and others[0] > numbered[-1] else 0


def _are_columns(left: Sequence[Piece], right: Sequence[Piece], ruled: Sequence[float]) -> bool:
    few, many = sorted((len(left), len(right)))
    if few < FEW or many < FEWEST:
        return False
    if few < FEWEST:
        return not _is_table(left, ruled) and _are_few_beside(left, right)
    if any(_share(side, ONLY_NUMBER.fullmatch) > 1 - MANY for side in (left, right)):
        return False
    if all(_share(side, NUMBERED.match) >= MANY for side in (left, right)):
        return True
    if _uneven(left, right) > UNEVEN:
        return True
    if _is_table(left, ruled):
        return False
    if all(map(_is_prose, (left, right))):
        return True
    return all(map(_names_signatories, (left, right))) and not _belong(left, right)


def _are_few_beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Tell whether a column of two or three signatories stands beside a longer one."""
    if all(_share(side, NUMBERED.match) == 1 for side in (left, right)):
        return True
    texts = [piece.text for piece in (*left, *right)]
    if any(map(is_field, texts)) or not all(map(signs, texts)):
        return False
    return not _belong(left, right)


def _belong(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Tell whether each person of a column has what he belongs to beside him in the other."""
    beside = {round(piece.base) for piece in left} & {round(piece.base) for piece in right}
    if len(beside) < len(right):
        return False
    people = [
        share_of_people([piece.text for piece in side if round(piece.base) in beside])
        for side in (left, right)
    ]
    return people[0] - people[1] > 1 - SIGNING


def _share(side: Sequence[Piece], of: Callable[[str], object]) -> float:
    return sum(of(piece.text) is not None for piece in side) / len(side)


def _uneven(left: Sequence[Piece], right: Sequence[Piece]) -> float:
    """Return the share of lines that stand beside others, but not on one line with them."""
    beside = uneven = 0
    at = 0
    for piece in right:
        while at < len(left) and left[at].base < piece.base - 0.5 * piece.size:
            at += 1
        near = [
            each for each in left[at : at + 3] if abs(each.base - piece.base) < 0.5 * piece.size
        ]
        if near:
            beside += 1
            nearest = min(abs(each.base - piece.base) for each in near)
            uneven += nearest > APART * piece.size
    return uneven / beside if beside >= FEWEST else 0.0


def _is_table(left: Sequence[Piece], ruled: Sequence[float]) -> bool:
    """Tell whether lines are drawn between the rows."""
    first, last = left[0].base - left[0].size, left[-1].base
    return sum(first < at < last for at in ruled) >= FEWEST - 1


def _is_prose(side: Sequence[Piece]) -> bool:
    start = min(piece.left for piece in side)
    width = sorted(piece.right for piece in side)[-max(1, len(side) // 20)] - start
    full = sum(piece.right - start >= FULL * width for piece in side)
    words = median(piece.text.count(" ") for piece in side)
    return full >= MOSTLY * len(side) and words >= 4


def _names_signatories(side: Sequence[Piece]) -> bool:
    """Tell whether a column names signatories, and not what else is said of each."""
    some = [piece.text for piece in side[:SAMPLE]]
    if sum(map(is_field, some)) > MOST_FIELDS * len(some):
        return False
    return sum(map(signs, some)) >= SIGNING * len(some)
