"""Signatories printed as blocks: the name on a line, the office and the body on the lines below it."""

from collections.abc import Sequence

from coalition_app.intake.furniture import without_bullet
from coalition_app.intake.lines import Line, blocks, collapse
from coalition_app.intake.people import has_office, is_person

FEWEST = 3
LONGEST_BLOCK = 5
"""Lines; a longer block is a paragraph or a list of its own."""
MOST_BEFORE = 2_000
"""Lines from the top within which a list of blocks begins."""
MOST_SHARE, SOME_SHARE = 0.7, 0.5


def join_blocks(lines: Sequence[Line]) -> Sequence[Line]:
    """Join the lines of each block into its first line, tabs between, where a list is printed so.

    The other lines stay in their places without text, so that every line of the source is kept. A list
    whose lines are signatories of their own comes back as it is.
    """
    parted = blocks(lines)
    whole = [block for block in parted if 2 <= len(block) <= LONGEST_BLOCK]
    if len(whole) < FEWEST or len(whole) < MOST_SHARE * len(parted):
        return lines
    names = [is_person(without_bullet(collapse(block[0].text))) for block in whole]
    below = [collapse(block[1].text) for block in whole]
    offices = [has_office(text) or text[:1].islower() for text in below]
    people_below = sum(map(is_person, below))
    if sum(names) < MOST_SHARE * len(whole) or people_below > (1 - MOST_SHARE) * len(whole):
        return lines
    if sum(offices) < SOME_SHARE * len(whole):
        return lines
    joined: list[Line] = []
    for block in parted:
        if len(block) > LONGEST_BLOCK:
            joined += block
            continue
        text = "\t".join(collapse(line.text) for line in block)
        joined.append(Line(block[0].number, text, block[0].gap))
        joined += [Line(line.number, "", line.gap) for line in block[1:]]
    return joined


def first_block(lines: Sequence[Line]) -> int | None:
    """Give the index of the line on which a list of blocks begins; None where the text holds none."""
    at = 0
    for block in blocks(lines[:MOST_BEFORE]):
        if 2 <= len(block) <= LONGEST_BLOCK and is_person(without_bullet(collapse(block[0].text))):
            rest = lines[at:]
            return at if join_blocks(rest) is not rest else None
        at += len(block)
    return None
