"""Signatories as cards of a page: a name on the first line, and below it what it is printed with."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from coalition_app.intake.words.groups import names_group
from coalition_app.intake.words.item_sign import item_sign, names_somebody
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.persons import has_known_name_alone, is_person
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import split_items

CARD = "data-card"
"""Attribute of an element that is one signatory; no page sets it."""
DESCRIBED = "described"
"""Value of that attribute where the card is one for its structure alone, whoever it names."""
ITEM = "item"
"""Value of that attribute where an item of a list is a card: it keeps its number or its bullet."""
CHIP = "data-chip"
"""Attribute of an element within a line that is a signatory of its own."""
HEADINGS = ("h3", "h4", "h5", "h6")
ALL_HEADINGS = ("h1", "h2", *HEADINGS)
FEWEST, FEWEST_DESCRIBED = 5, 2
MOST_LINES = 4
"""Most lines of a card; one with more is a paragraph or a list."""
SHARE, SOME_SHARE = 0.7, 0.3
LONGEST = 200
"""Characters of a line that describes a name."""
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


def mark_described(page: Any, lines_of: Callable[[Any], list[str]]) -> None:
    """Mark what stands below a name as that name's: under its heading, or in the caption of a picture.

    Only where most headings name somebody and hardly a line below them does: else they head lists.
    """
    for level in HEADINGS:
        found: dict[Any, list[list[Any]]] = {}
        for heading in page.iter(level):
            part = _part_of(heading)
            found.setdefault(part[0].getparent(), []).append(part)
        for parts in found.values():
            texts = [[line for each in part for line in lines_of(each)] for part in parts]
            if _are_described(texts):
                for part, lines in zip(parts, texts, strict=True):
                    if 1 < len(lines) <= MOST_LINES:
                        _wrap(part).set(CARD, DESCRIBED)
    for caption in page.iter("figcaption"):
        lines = lines_of(caption)
        if 1 < len(lines) <= MOST_LINES and not any(map(signs_itself, lines[1:])):
            caption.set(CARD, DESCRIBED)


def mark_items(page: Any, lines_of: Callable[[Any], list[str]]) -> None:
    """Mark items of a list whose few lines are of one signatory: a body, its person and its town.

    Not where they name several bodies or people, each of whom signs, or where the first heads the others.
    """
    inner = ("ul", "ol", "table", "pre", *ALL_HEADINGS)
    for item in page.iter("li"):
        parted = next(item.iter("br", "p", "div"), None) is not None
        whole = item.get(CARD) is None and next(item.iter(*inner), None) is None
        if parted and whole and _is_one_signatory(lines_of(item)):
            item.set(CARD, ITEM)


def _is_one_signatory(lines: Sequence[str]) -> bool:
    if not 1 < len(lines) <= MOST_LINES or max(map(len, lines)) > LONGEST:
        return False
    first, *below = lines
    if first.endswith(":") or names_group(first) or is_place(first) or is_country(first):
        return False
    bodies = sum(bool(find_form(line).form) for line in lines)
    people = _is_known_person(first) and any(map(_is_known_person, below))
    return item_sign(first) >= 0 and bodies <= 1 and not people


def _is_known_person(line: str) -> bool:
    name = next((item.text for item in split_items(line)), "")
    return is_person(name) and has_known_name_alone(name)


def _part_of(heading: Any) -> list[Any]:
    """Return the elements from a heading to the next one, or the element that holds them all."""
    part = [heading]
    for below in heading.itersiblings():
        if not isinstance(below.tag, str) or next(below.iter(*ALL_HEADINGS), None) is not None:
            break
        part.append(below)
    holder = heading.getparent()
    whole = len(part) == len(holder) and not (holder.text or "").strip()
    return [holder] if whole and holder.tag in PARTS and holder.getparent() is not None else part


def _wrap(part: Sequence[Any]) -> Any:
    """Return the element that is a card: the only one, or a new one around all of them."""
    if len(part) == 1:
        return part[0]
    around = part[0].makeelement("div")
    part[0].addprevious(around)
    around.extend(part)
    return around


def _are_described(parts: Sequence[Sequence[str]]) -> bool:
    """Tell whether parts of a page begin with a name each and describe it on the few lines below."""
    filled = [part for part in parts if part]
    whole = [part for part in filled if 1 < len(part) <= MOST_LINES]
    if not whole or len(filled) < FEWEST_DESCRIBED or len(filled) > len(whole) / SOME_SHARE:
        return False
    if any(len(line) > LONGEST for part in whole for line in part):
        return False
    named = sum(names_somebody(part[0]) for part in filled)
    listed = sum(any(map(signs_itself, part[1:])) for part in filled if len(part) > 1)
    heads = sum(names_group(part[0]) or is_place(part[0]) or is_country(part[0]) for part in filled)
    return 2 * named >= len(filled) and not heads and listed <= SOME_SHARE * len(filled)


def signs_itself(line: str) -> bool:
    """Tell whether a line names a person who is known for one, or a body by its legal form."""
    name = next((item.text for item in split_items(line)), "")
    return bool(find_form(name).form) or _is_known_person(line)


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
