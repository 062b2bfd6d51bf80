"""Putting groups of blocks on pages: no hole above a quarter of one, and what certifies never alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import inf

from coalition_app.documents.layout.marks import A4, Begin, Block, Group, Paper

Page = list[tuple[float, Block]]
"""Blocks with the y of their upper edge, in points from the page's foot."""

LARGEST_HOLE = 1 / 4
"""Of a page. Up to this height a group goes to the next page rather than being split."""
WEIGHED = 1200
"""Pieces at the end, some thirty pages, whose turns are weighed against each other; those before fill one
page after the other, which in a list of ten thousand is quicker."""
BARE, TORN, SCANT, SPLIT, NAMELESS = 1000.0, 10.0, 6.0, 2.0, 1.0
"""What it costs to leave alone what certifies, to leave a larger hole (more for more), to bring before what
certifies a line or two, to split a group that is kept, up to that height, or of which only the end could be
torn off, and to bring no name, or to end without it with a page of a line or two (the less, the nearer a
quarter of it is filled); the square of a smaller hole is below one."""
BROKEN = LARGEST_HOLE**2
"""What it costs to turn within a paragraph of what certifies: as much as the largest hole that is let be."""
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

    Where the last group has `smaller` settings, one of them is taken that spares a larger hole; where it
    would be alone on its page in each of them, it turns within.
    """
    return list(each_page(groups, paper)) or [[]]


def each_page(groups: Iterable[Group], paper: Paper) -> Iterator[Page]:
    """Fill pages as `flow` does, each given away as soon as nothing that follows can change it."""
    room, last, start = paper.room, Group([]), 0
    filling = _Filling(room)
    for last in groups:
        start = len(filling.pieces)
        for piece in _pieces(last, room):
            filling.add(piece)
            # What certifies is weighed whole: it may be set smaller.
            for page in filling.settled(start if last.closing else None):
                start -= len(page)
                yield list(_page(page, paper.top))
    waiting = filling.pieces
    if not waiting:
        return
    ahead, closing = waiting[: max(start, 0)], start if last.closing else -1
    taken, (turned, least) = waiting, _weighed(waiting, closing, room)

    def others() -> Iterator[Group]:
        """Give what certifies smaller where a hole is large; over two pages only where it is alone."""
        settings = [last]
        for group in last.smaller:
            if least < TORN:
                return
            settings.append(group)
            yield group
        for group in settings:
            if least < BARE:
                return
            yield replace(group, whole=False)

    for group in others():
        tried = [*ahead, *_pieces(group, room)]
        found, cost = _weighed(tried, closing, room)
        if cost < least:
            taken, turned, least = tried, found, cost
    for first, end in pairwise([*turned, len(taken)]):
        yield list(_page(taken[first:end], paper.top))


class _Filling:
    """Pieces on their way to pages, each filled before the next; the last ones wait to be weighed."""

    def __init__(self, room: float) -> None:
        self.pieces: list[_Piece] = []
        self._room, self._used = room, 0.0
        self._turns = [0]
        """With which of the pieces a page begins."""

    def add(self, piece: _Piece) -> None:
        """Put a piece on the page, or on the next one."""
        pieces, at = self.pieces, len(self.pieces)
        pieces.append(piece)
        self._used += piece.height
        if self._used > self._room and at > self._turns[-1]:
            before = range(at, self._turns[-1], -1)
            turn = next((each for each in before if not pieces[each].cost), at)
            self._turns.append(turn)
            self._used = pieces[turn].headed + sum(each.height for each in pieces[turn + 1 :])

    def settled(self, limit: int | None = None) -> Iterator[list[_Piece]]:
        """Give away the pages before those that are weighed, and before a limit."""
        while len(self._turns) > 1:
            first, end = self._turns[1], len(self.pieces) - WEIGHED
            if first > (end if limit is None else min(end, limit)):
                return
            page = self.pieces[:first]
            del self.pieces[:first]
            self._turns = [turn - first for turn in self._turns[1:]]
            limit = None if limit is None else limit - first
            yield page


def _pieces(group: Group, room: float) -> list[_Piece]:
    """Cut a group where pages may turn."""
    blocks, height = group.blocks, group.height()
    if not blocks:
        return []
    if (group.whole and height <= room) or len(blocks) == 1:
        return [_Piece(blocks, height, entries=group.entries)]
    last = max(group.lead, len(blocks) - group.trail)
    is_short = height <= room * LARGEST_HOLE or last == group.lead
    cost = SPLIT if group.kept or is_short else 0
    first = blocks[: group.lead]
    pieces = [_Piece(first, _height(first), entries=group.entries)]
    repeat = group.repeat
    cuts = [[each] for each in blocks[group.lead : last]]
    if ends := blocks[last:]:
        cuts.append(ends)
    for each in cuts:
        broken = BROKEN if group.closing and _goes_on(each[0]) else 0
        pieces.append(_Piece(each, _height(each), repeat, 0, max(cost, broken)))
    return pieces


def _goes_on(block: Block) -> bool:
    """Tell whether a block is a further line of a paragraph."""
    return bool(block.marks) and not isinstance(block.marks[0], Begin)


def _height(blocks: Sequence[Block]) -> float:
    return sum([block.height for block in blocks])


def _weighed(pieces: Sequence[_Piece], closing: int, room: float) -> tuple[list[int], float]:
    """Return with which pieces pages begin at the least cost, and that cost.

    `closing` is the piece with which the part begins that certifies; -1 for none. The last page may be short.
    """
    count, heights = len(pieces), [0.0, *accumulate(piece.height for piece in pieces)]
    named = [0, *accumulate(piece.entries for piece in pieces)]
    # Kept in lists: what is asked for some fifty times each, page by page.
    tops = [heights[at] - each.headed + each.height for at, each in enumerate(pieces)]
    split = [0.0, *(piece.cost for piece in pieces[1:])]
    costs, starts = [0.0] + [inf] * count, [0] * (count + 1)
    for end in range(1, count + 1):
        bottom, least, found = heights[end], inf, 0
        for start in range(end - 1, -1, -1):
            used = bottom - tops[start]
            if used > room and start < end - 1:
                break
            cost = costs[start] + split[start]
            if end < count:
                if used < room:
                    hole = 1 - used / room
                    cost += hole * hole
                    if hole > LARGEST_HOLE:
                        cost += TORN * hole / LARGEST_HOLE
            elif closing < 0:
                cost += NAMELESS * max(0.0, 1 - used / (room * LARGEST_HOLE)) if start else 0.0
            elif closing > 0 and start == closing:
                cost += BARE
            elif closing > 0 and start < closing and named[end] == named[start] and named[end]:
                cost += SCANT if heights[closing] - heights[start] < room * FEW_LINES else NAMELESS
            if cost < least:
                least, found = cost, start
        costs[end], starts[end] = least, found
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
