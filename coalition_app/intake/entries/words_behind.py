"""Words that state a position behind a signatory without brackets, and what of the entry is around them."""

import re
from collections.abc import Sequence

from coalition_app.intake.entries.clauses import remark_at
from coalition_app.intake.entries.remainder import is_vouched_for
from coalition_app.intake.entries.reservations import POSITION, states_position, without_quoted
from coalition_app.intake.words.persons import begins_office
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import Item, join_items

SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\. +(?=[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ\d])")
FARTHEST = 25
"""Characters of a sentence before what states a position."""


def take_unbracketed(items: list[Item]) -> tuple[str, list[Item]]:
    """Take the end of an entry from the sentence that states a position, up to an office or a place."""
    for at, item in enumerate(items[1:], 1):
        match = POSITION.search(without_quoted(item.text))
        later = items[at + 1].text if at + 1 < len(items) else ""
        if match and match[0] == item.text and later[:1].isupper():
            # Support, Echo Ltd: a department, as the capital behind it says.
            continue
        begins = _begin_sentence(item.text, match.start()) if match else 0
        if match and match.start() - begins <= FARTHEST:
            behind = _behind(items, at)
            words = item.text[begins:] + join_items(items[at + 1 : behind])
            before = [Item(item.text[:begins].rstrip(), item.joiner)] if begins else []
            return words, [*items[:at], *before, *items[behind:]]
    return "", items


def _begin_sentence(text: str, at: int) -> int:
    """Return where the sentence begins in an item that holds a place: «директор. Кроме пункта 2»."""
    ends = (match.end() for match in SENTENCE_END.finditer(text))
    return max((end for end in ends if end <= at), default=0)


def _behind(items: Sequence[Item], at: int) -> int:
    """Return from which item behind words on demands all are fields again; none of them as a rule."""
    first = len(items)
    while first - 1 > at and _is_field(items[first - 1].text):
        first -= 1
    return first


def _is_field(text: str) -> bool:
    if states_position(text) or remark_at(text) is not None:
        return False
    return is_country(text) or is_place(text) or (begins_office(text) and is_vouched_for(text))
