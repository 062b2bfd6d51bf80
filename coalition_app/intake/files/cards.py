"""Signatories as cards of a page: a name on the first line, and below it what it is printed with."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from coalition_app.intake.words.persons import has_known_name_alone, is_person

CARD = "data-card"
"""Attribute of an element that is one signatory; no page sets it."""
CHIP = "data-chip"
"""Attribute of an element within a line that is a signatory of its own."""
FEWEST = 5
MOST_LINES = 4
"""Most lines of a card; one with more is a paragraph or a list."""
SHARE, SOME_SHARE = 0.7, 0.3
SAMPLE = 60
HOLDERS = ("div", "section", "article", "main", "body", "ul", "ol", "td", "tr", "tbody", "dl")
PARTS = ("div", "li", "article", "section", "td", "figure", "p")


def mark_cards(page: Any, lines_of: Callable[[Any], list[str]]) -> None:
    """Mark the elements of a page that are a signatory each; `lines_of` returns the lines of an element."""
    for holder in list(page.iter(*HOLDERS)):
        tags = Counter(child.tag for child in holder if isinstance(child.tag, str))
        tag, count = tags.most_common(1)[0] if tags else ("", 0)
        if tag not in PARTS or count < FEWEST:
            continue
        parts = [child for child in holder if child.tag == tag]
        if _are_cards([lines_of(part) for part in parts[:: max(1, count // SAMPLE)]]):
            _join_halves(parts, lines_of)
            for part in parts:
                if 1 < len(lines_of(part)) <= MOST_LINES:
                    part.set(CARD, "1")


def mark_chips(page: Any) -> None:
    """Mark links and spans that follow each other with nothing between, most of them people."""
    for holder in list(page.iter("div", "p", "section", "main", "article")):
        parts = [child for child in holder if child.tag in ("a", "span")]
        if len(parts) < FEWEST or len(parts) < len(holder) or (holder.text or "").strip():
            continue
        if any((part.tail or "").strip() for part in parts):
            continue
        people = sum(is_person(" ".join(part.text_content().split())) for part in parts)
        if people >= SHARE * len(parts):
            for part in parts:
                part.set(CHIP, "1")


def _join_halves(parts: Sequence[Any], lines_of: Callable[[Any], list[str]]) -> None:
    """Join a card that fell into two parts: a name, and its description in the next."""
    for part, after in pairwise(parts):
        own, below = lines_of(part), lines_of(after)
        if len(own) == len(below) == 1 and is_person(own[0]) and not is_person(below[0]):
            part.append(part.makeelement("br"))
            part[-1].tail = below[0]
            for child in list(after):
                after.remove(child)
            after.text = ""


def _are_cards(parts: Sequence[Sequence[str]]) -> bool:
    """Tell whether nearly all parts name somebody on the first line and describe them on the lines below."""
    filled = [part for part in parts if part]
    whole = [part for part in filled if 1 < len(part) <= MOST_LINES]
    if len(whole) < FEWEST or len(whole) < SHARE * len(filled):
        return False
    below = [part[1] for part in whole]
    people = sum(is_person(part[0]) for part in whole)
    people_below = sum(is_person(line) and has_known_name_alone(line) for line in below)
    if people_below > SOME_SHARE * len(whole):
        return False
    return people >= SHARE * len(whole)
