"""Signatories printed as blocks: the name on a line, the office and the body on the lines below it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coalition_app.intake.files.lines import Line, blocks, collapse
from coalition_app.intake.lists.page_furniture import BULLET, without_bullet
from coalition_app.intake.words.persons import has_known_name, has_office, is_person
from coalition_app.intake.words.quotation import split_items
from coalition_app.work import watched

FEWEST = 3
LONGEST_BLOCK = 5
"""Lines; a longer block is a paragraph or a list of its own."""
MOST_BEFORE = 2_000
"""Lines from the top within which a list of blocks begins."""
END = '.:"'
"""What may be right behind a name that is alone on its line."""
MOST_SHARE, SOME_SHARE, SURE_SHARE = 0.7, 0.5, 0.9
FEWEST_ALTERNATING = 5
MOST_BELOW = 3
"""Lines below each name of a list that is closed up."""


def join_blocks(lines: Sequence[Line]) -> Sequence[Line]:
    """Join the lines of each block into its first line, separated by tabs, where a list is printed so.

    The other lines stay in their places without text, so that every line of the source is kept. A list
    whose lines are signatories of their own is returned unchanged.
    """
    if starts := _starts(lines) if lines else []:
        return _join_alternating(lines, starts)
    parted = blocks(lines)
    whole = [block for block in parted if 2 <= len(block) <= LONGEST_BLOCK]
    if len(whole) < FEWEST or len(whole) < MOST_SHARE * len(parted):
        return lines
    names = [_begins_with_person(block[0]) for block in watched(whole)]
    below = [collapse(block[1].text) for block in whole]
    offices = [has_office(text) or text[:1].islower() for text in below]
    people_below = sum(map(is_person, below))
    if sum(names) < MOST_SHARE * len(whole) or people_below > (1 - MOST_SHARE) * len(whole):
        return lines
    alike = len({len(block) for block in whole}) == 1 and len(whole) == len(parted)
    alike = alike or len(whole) >= FEWEST_ALTERNATING
    surely = sum(names) >= SURE_SHARE * len(whole) and people_below <= (1 - SURE_SHARE) * len(whole)
    if sum(offices) < SOME_SHARE * len(whole) and not (alike and surely):
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


def _begins_with_person(line: Line) -> bool:
    items = split_items(without_bullet(collapse(line.text)))
    return bool(items) and is_person(items[0].text.rstrip(END))


def is_person_alone(line: Line) -> bool:
    """Tell whether a line is a person's name and nothing else."""
    return is_person(without_bullet(collapse(line.text)).rstrip(END))


def _starts(lines: Sequence[Line]) -> list[int]:
    """Return the lines on which entries begin where names and their descriptions alternate.

    Empty where they do not, or where blank lines separate the entries: between some lines, not nearly all.
    """
    apart = sum(line.gap > 0 for line in lines[1:]) / len(lines)
    if 1 - SURE_SHARE < apart < SURE_SHARE or not is_person_alone(lines[0]):
        return []
    people = list(map(is_person_alone, watched(lines)))
    if sum(people) < FEWEST_ALTERNATING:
        return []
    for every in range(2, MOST_BELOW + 2):
        others = [person for at, person in enumerate(people) if at % every]
        names = people[::every]
        if len(lines) % every == 0 and sum(names) >= SURE_SHARE * len(names):
            starts = list(range(0, len(lines), every))
            return (
                starts
                if sum(others) <= (1 - MOST_SHARE) * len(others) and _describe(lines, starts)
                else []
            )
    starts = [at for at, person in enumerate(people) if person]
    below = [after - at - 1 for at, after in pairwise([*starts, len(lines)])]
    if sum(0 < count <= MOST_BELOW for count in below) < SURE_SHARE * len(below):
        return []
    return starts if _describe(lines, starts) else []


def _describe(lines: Sequence[Line], starts: Sequence[int]) -> bool:
    """Tell whether the lines between the names are not signatories of their own."""
    first = set(starts)
    others = [line for at, line in enumerate(lines) if at not in first]
    items = [split_items(collapse(line.text)) for line in watched(others)]
    firsts = [each[0].text if each else "" for each in items]
    # Some write their names in small letters.
    named = sum(
        is_person(each) and has_known_name(each) for text in firsts for each in [text.title()]
    )
    bullets = sum(BULLET.match(line.text) is not None for line in others)
    return named + bullets <= (1 - MOST_SHARE) * len(others)


def _join_alternating(lines: Sequence[Line], starts: Sequence[int]) -> Sequence[Line]:
    joined = list(lines)
    for at, after in pairwise([*starts, len(lines)]):
        text = "\t".join(collapse(line.text) for line in lines[at:after])
        joined[at] = replace(lines[at], text=text)
        joined[at + 1 : after] = [Line(line.number, "", 0) for line in lines[at + 1 : after]]
    return joined


def first_block(lines: Sequence[Line]) -> int | None:
    """Return the index of the line on which a list of blocks begins; None where the text holds none."""
    at = 0
    for block in blocks(lines[:MOST_BEFORE]):
        if 2 <= len(block) <= LONGEST_BLOCK and is_person(without_bullet(collapse(block[0].text))):
            rest = lines[at:]
            return at if join_blocks(rest) is not rest else None
        at += len(block)
    return None
