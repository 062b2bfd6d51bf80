"""Putting groups of blocks on pages: no hole above a quarter of one, and what certifies never alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from math import inf

from coalition_app.documents.layout.marks import A4, Block, Group, Paper

Page = list[tuple[float, Block]]
"""Blocks with the y of their upper edge, in points from the page's foot."""

LARGEST_HOLE = 1 / 4
"""Of a page. Up to this height a group goes to the next page rather than being split."""
WEIGHED = 1200
"""Pieces at the end, some thirty pages, whose turns are weighed against each other; those before fill one
page after the other, which in a list of ten thousand is quicker."""
BARE, TORN, SCANT, SPLIT, NAMELESS = 1000.0, 10.0, 6.0, 2.0, 1.0
"""What it costs to leave alone what certifies, to leave a larger hole (more for more), to bring before what
certifies a line or two, to split a group that is kept or up to that height, and to bring no name; the square
of a smaller hole is below one."""
FEW_LINES = 1 / 20
"""Of a page."""


@dataclass(slots=True)
class _Piece:
    """Blocks that no page turns within, and what heads a page that begins with them."""

    blocks: list[Block]
    height: float
    repeat: Block | None = None
    entries: int = 0
    """Entries of the list that begin in it."""
    cost: float = 0
    """Of beginning a page with it."""

    @property
    def headed(self) -> float:
        """Return the height at the head of a page."""
        return self.height + (self.repeat.height if self.repeat else 0)


def flow(groups: Iterable[Group], paper: Paper = A4) -> list[Page]:
    """Fill pages of a paper with groups, in order.

    Where the last group has `smaller` settings, one of them is taken that spares a larger hole.
    """
    pieces, last, room = list[_Piece](), Group([]), paper.room
    for last in groups:
        pieces += _pieces(last, room)
    if not pieces:
        return [[]]
    turns, weighed = _filled(pieces, room)
    before = [turn for turn in turns if turn < weighed]
    best = inf
    ahead = pieces[weighed : len(pieces) - len(_pieces(last, room))]
    for group in chain([last], last.smaller):
        tried = [*ahead, *_pieces(group, room)]
        found, cost = _weighed(tried, len(ahead) if group.closing else -1, room)
        if cost < best:
            best, turned, taken = cost, found, tried
        if cost < TORN:
            break
    turns = [*before, *(weighed + turn for turn in turned)]
    taken, ends = [*pieces[:weighed], *taken], [*turns[1:], len(taken) + weighed]
    return [
        list(_page(taken[start:end], paper.top)) for start, end in zip(turns, ends, strict=True)
    ]


def _pieces(group: Group, room: float) -> list[_Piece]:
    """Cut a group where pages may turn."""
    blocks, height = group.blocks, group.height()
    if not blocks:
        return []
    if (group.whole and height <= room) or len(blocks) == 1:
        return [_Piece(blocks, height, entries=group.entries)]
    last = max(group.lead, len(blocks) - group.trail)
    cost = SPLIT if group.kept or height <= room * LARGEST_HOLE else 0
    first = blocks[: group.lead]
    pieces = [_Piece(first, _height(first), entries=group.entries)]
    repeat = group.repeat
    pieces += [_Piece([each], each.height, repeat, 0, cost) for each in blocks[group.lead : last]]
    if ends := blocks[last:]:
        pieces.append(_Piece(ends, _height(ends), repeat, 0, cost))
    return pieces


def _height(blocks: Sequence[Block]) -> float:
    return sum([block.height for block in blocks])


def _filled(pieces: Sequence[_Piece], room: float) -> tuple[list[int], int]:
    """Return with which pieces a page begins where each is filled before the next; and the first to weigh."""
    turns, used = [0], 0.0
    for at, piece in enumerate(pieces):
        used += piece.height
        if used > room and at > turns[-1]:
            whole = next(each for each in range(at, -1, -1) if not pieces[each].cost)
            turn = whole if whole > turns[-1] else at
            turns.append(turn)
            used = pieces[turn].headed + sum(each.height for each in pieces[turn + 1 : at + 1])
    first = len(pieces) - WEIGHED
    return turns, next(turn for turn in reversed(turns) if turn <= max(first, 0))


def _weighed(pieces: Sequence[_Piece], closing: int, room: float) -> tuple[list[int], float]:
    """Return with which pieces pages begin at the least cost, and that cost.

    `closing` is the piece with which the part begins that certifies; -1 for none. The last page may be short.
    """
    count, heights = len(pieces), [0.0, *accumulate(piece.height for piece in pieces)]
    named = [0, *accumulate(piece.entries for piece in pieces)]
    costs, starts = [0.0] + [inf] * count, [0] * (count + 1)
    for end in range(1, count + 1):
        for start in range(end - 1, -1, -1):
            repeat = pieces[start].headed - pieces[start].height
            used = heights[end] - heights[start] + repeat
            if used > room and start < end - 1:
                break
            cost = costs[start] + (pieces[start].cost if start else 0)
            if end < count:
                hole = max(0.0, 1 - used / room)
                cost += hole * hole
                if hole > LARGEST_HOLE:
                    cost += TORN * hole / LARGEST_HOLE
            elif closing > 0 and start == closing:
                cost += BARE
            elif closing > 0 and start < closing and named[end] == named[start] and named[end]:
                cost += SCANT if heights[closing] - heights[start] < room * FEW_LINES else NAMELESS
            if cost < costs[end]:
                costs[end], starts[end] = cost, start
    turns, at = list[int](), count
    while at:
        at = starts[at]
        turns.insert(0, at)
    return turns, costs[count]


def _page(pieces: Sequence[_Piece], y: float) -> Iterator[tuple[float, Block]]:
    first = pieces[0]
    heads = [first.repeat] if first.repeat else []
    for block in (*heads, *(block for piece in pieces for block in piece.blocks)):
        yield y, block
        y -= block.height
