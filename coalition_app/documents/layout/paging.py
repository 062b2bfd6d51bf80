"""Putting groups of blocks on pages."""

from collections.abc import Iterable

from coalition_app.documents.layout.marks import BOTTOM, TOP, Block, Group

Page = list[tuple[float, Block]]
"""Blocks with the y of their upper edge, in points from the page's foot."""

KEPT_WHOLE = (TOP - BOTTOM) / 4
"""Up to this height a group goes to the next page rather than being split: no larger hole is left."""


class _Pages:
    """The pages so far, how far down the last one is filled, and the groups that begin on it."""

    def __init__(self) -> None:
        self.pages: list[Page] = [[]]
        self.y = TOP
        self.begun: list[tuple[int, Group]] = []
        """Where on the last page a group begins, that is whole on it."""

    def turn(self) -> None:
        self.pages.append([])
        self.y = TOP
        self.begun = []

    def put(self, block: Block) -> None:
        self.pages[-1].append((self.y, block))
        self.y -= block.height

    def put_group(self, group: Group) -> None:
        self.begun.append((len(self.pages[-1]), group))
        for block in group.blocks:
            self.put(block)


def flow(groups: Iterable[Group]) -> list[Page]:
    """Fill pages with groups, in order."""
    pages = _Pages()
    for group in groups:
        height = group.height()
        fits = pages.y - height >= BOTTOM
        kept = height <= (TOP - BOTTOM if group.whole else KEPT_WHOLE)
        if not fits and kept:
            _turn_with(pages, group, height)
        if fits or kept:
            pages.put_group(group)
        else:
            _flow_long(pages, group)
    return pages.pages


def _turn_with(pages: _Pages, group: Group, height: float) -> None:
    """Begin a page with a group, and before it with those that it brings, as far as they fit with it."""
    page, brought, entries = pages.pages[-1], list[Group](), 0
    first = len(page)
    for start, before in reversed(pages.begun[1:]):
        height += before.height()
        if entries >= group.brings or height > TOP - BOTTOM:
            break
        brought.insert(0, before)
        entries += before.entries
        first = start
    if not entries:
        brought = []
    else:
        del page[first:]
    pages.turn()
    for each in brought:
        pages.put_group(each)


def _flow_long(pages: _Pages, group: Group) -> None:
    for number, chunk in enumerate(_chunks(group)):
        if pages.y - sum(block.height for block in chunk) < BOTTOM and pages.y < TOP:
            pages.turn()
            if number and group.repeat:
                pages.put(group.repeat)
        for block in chunk:
            pages.put(block)


def _chunks(group: Group) -> list[list[Block]]:
    """Cut a group where pages may turn."""
    blocks = group.blocks
    last = max(group.lead, len(blocks) - group.trail)
    middle = [[block] for block in blocks[group.lead : last]]
    return [blocks[: group.lead], *middle, *([blocks[last:]] if blocks[last:] else [])]
