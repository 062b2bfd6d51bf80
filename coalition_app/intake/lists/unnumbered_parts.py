"""Parts of a numbered list whose signatories have no numbers: under a heading before, between or after."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from coalition_app.intake.files.lines import Line, collapse
from coalition_app.intake.lists.attestation import begins_attestation, is_contact
from coalition_app.intake.lists.entry_lines import LONGEST, entry_lines
from coalition_app.intake.lists.headings import is_list_heading, is_sure_heading
from coalition_app.intake.lists.lone_lines import tells_how
from coalition_app.intake.lists.numbering import Numbered
from coalition_app.intake.lists.page_furniture import (
    BULLET,
    begins_comments,
    is_furniture,
    without_bullet,
)
from coalition_app.intake.words.item_sign import item_sign

FEWEST = 2
SHARE = 0.7
"""Share of a part's lines that must name somebody."""


def find_unnumbered(
    lines: Sequence[Line], numbered: Mapping[int, Numbered]
) -> tuple[list[Numbered], int | None]:
    """Find the signatories without numbers beside the numbered ones.

    Returns the lines that begin an entry, and the line on which the list begins where it begins with them.
    """
    places = [at for at, line in enumerate(lines) if line.number in numbered]
    found: list[Numbered] = []
    begins = None
    above = [at for at in range(places[0]) if is_list_heading(collapse(lines[at].text))]
    if above and (entries := _entries(lines[above[-1] + 1 : places[0]])):
        found += entries
        begins = lines[above[-1]].number
    bounds = [*pairwise(places), (places[-1], len(lines))]
    for before, after in bounds:
        if after - before > FEWEST:
            found += _under_heading(lines[before + 1 : after])
    return found, begins


def _under_heading(lines: Sequence[Line]) -> list[Numbered]:
    """Return the entries of a part that begins with a heading of its own, none where it has no heading."""
    for at, line in enumerate(lines[:-FEWEST]):
        text = collapse(line.text)
        if (line.gap and is_sure_heading(text)) or _tells_how(line):
            return _entries(_until_end(lines[at + 1 :]))
    return []


def _tells_how(line: Line) -> bool:
    return BULLET.match(line.text) is None and tells_how(collapse(line.text))


def _until_end(lines: Sequence[Line]) -> Sequence[Line]:
    for at, line in enumerate(lines):
        text = collapse(line.text)
        if begins_attestation(text) or begins_comments(text) or is_contact(text):
            return lines[:at]
        if len(text) > LONGEST:
            return lines[:at]
    return lines


def _entries(lines: Sequence[Line]) -> list[Numbered]:
    told = [line for line in lines if not _heads_or_page(line)]
    if len(told) < FEWEST or any(len(line.text) > LONGEST for line in told):
        return []
    naming = sum(item_sign(without_bullet(line.text)) > 0 for line in told)
    bullets = sum(BULLET.match(line.text) is not None for line in told)
    if naming < SHARE * len(told) and bullets < len(told):
        return []
    return entry_lines(lines)


def _heads_or_page(line: Line) -> bool:
    return is_furniture(line.text) or is_sure_heading(collapse(line.text)) or _tells_how(line)
