"""Putting groups of blocks on pages."""

from collections.abc import Iterable

from coalition_app.documents.layout.marks import BOTTOM, TOP, Block, Group

Page = list[tuple[float, Block]]
"""Blocks with the y of their upper edge, in points from the page's foot."""

KEPT_WHOLE = (TOP - BOTTOM) / 3
"""Up to this height a group goes to the next page rather than being split."""


class _Pages:
    """The pages so far and how far down the last one is filled."""

    def __init__(self) -> None:
        self.pages: list[Page] = [[]]
        self.y = TOP

    def turn(self) -> None:
        self.pages.append([])
        self.y = TOP

    def put(self, block: Block) -> None:
        self.pages[-1].append((self.y, block))
        self.y -= block.height


def flow(groups: Iterable[Group]) -> list[Page]:
    """Fill pages with groups, in order."""
    pages = _Pages()
    for group in groups:
        height = group.height()
        fits = pages.y - height >= BOTTOM
        kept = height <= (TOP - BOTTOM if group.whole else KEPT_WHOLE)
        if not fits and kept:
            pages.turn()
        if fits or kept:
            for block in group.blocks:
                pages.put(block)
        else:
            _flow_long(pages, group)
    return pages.pages


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
