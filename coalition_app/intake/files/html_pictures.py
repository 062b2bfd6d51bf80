"""What the pictures of a web page say in words: logos in place of names, and what portraits show."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

BLOCKS = (
    *("p", "div", "section", "article", "main", "body", "li", "td", "th", "dt", "dd", "figure"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "address", "figcaption"),
)
"""Elements in which words beside a picture describe it, or are described by it."""
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
LOGO = re.compile(
    r"[\W_]*\b(?:logo(?:type)?|логотип[іы]?)\b(?: (?:of|de)\b(?: the\b)?)?[\W_]*", re.IGNORECASE
)
"""What a picture's words say of the picture itself."""
FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|avif|bmp)", re.IGNORECASE)
MOST = 2_000
"""Pictures of a page whose words are looked at."""
LONGEST = 200


class Picture(NamedTuple):
    """Words of a picture, or of the heading of nothing but pictures."""

    text: str
    may_sign: bool
    """Whether they stand where a name would: nothing beside them says it."""


def take_pictures(page: Any, lines_of: Callable[[Any], list[str]]) -> tuple[Picture, ...]:
    """Return what pictures say that no line of a page does; headings of nothing else are taken off it."""
    pictures = [each for each in page.iter("img") if picture_text(each)][:MOST]
    if not pictures:
        return ()
    headed = dict(_headings(page, pictures))
    for heading in dict.fromkeys(headed.values()):
        heading.drop_tree()
    lines = {line.lstrip("• ").casefold() for line in lines_of(page)}
    whole = "\n".join(lines)
    several = [line for line in lines if " " in line]
    found = list[Picture]()
    among = Counter(map(_block, pictures))
    below = Counter(headed.values())
    for picture in pictures:
        if (heading := headed.get(picture)) is not None:
            found.append(Picture(" ".join(heading.text_content().split()), below[heading] == 1))
        text = picture_text(picture)
        low = text.casefold()
        if low in whole:
            continue
        said = any(line in low for line in several)
        found.append(
            Picture(text, not said and _names(text) and _stands_alone(_block(picture), among))
        )
    return tuple(dict.fromkeys(found))


def picture_text(picture: Any) -> str:
    """Return the words of a picture, its own or those of the link that it is, without the word logo."""
    holder = picture.getparent()
    link = holder is not None and holder.tag == "a" and not holder.text_content().strip()
    names = [picture.get("alt"), picture.get("title")]
    names += [holder.get("title"), holder.get("aria-label")] if link else []
    text = next((said for name in names if (said := " ".join((name or "").split()))), "")
    bare = LOGO.sub(" ", text).strip()
    whole = any(map(str.isalpha, bare)) and not FILE.fullmatch(bare)
    return bare[:LONGEST] if whole else ""


def _names(text: str) -> bool:
    """Tell whether words may be a name: one does not begin small and is no sentence."""
    first = next(filter(str.isalnum, text))
    return not first.islower() and text[-1] not in ".:!?…"


def _stands_alone(block: Any, among: Mapping[Any, int]) -> bool:
    """Tell whether the picture of a block stands among pictures, or has no words beside it."""
    return block is None or among[block] > 1 or not block.text_content().strip()


def _block(picture: Any) -> Any:
    return next(picture.iterancestors(*BLOCKS), None)


def _headings(page: Any, pictures: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield the pictures that are all that stands below a heading, each with it.

    Where several headings have a single picture each, they are names beside portraits and logos.
    """
    known = frozenset(pictures)
    below = [(each, _below(each, known)) for each in page.iter(*HEADINGS)]
    single = [each.tag for each, found in below if len(found) == 1]
    for heading, found in below:
        if len(found) > 1 or (found and single.count(heading.tag) == 1):
            name = " ".join(heading.text_content().split()).casefold()
            if name and not any(name in picture_text(each).casefold() for each in found):
                yield from ((each, heading) for each in found)


def _below(heading: Any, pictures: frozenset[Any]) -> list[Any]:
    """Return the pictures below a heading; none where there are words too, or headings of parts."""
    found = list[Any]()
    for each in heading.itersiblings():
        if each.tag in HEADINGS:
            return found if each.tag <= heading.tag else []
        if not isinstance(each.tag, str):
            continue
        if each.text_content().strip():
            return []
        found += [picture for picture in each.iter("img") if picture in pictures]
    return found
