"""Quotation marks and brackets of an entry: where they nest, and where a comma separates its items."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

QUOTES = '«»“”„"'
QUOTE = re.compile(f"[{QUOTES}]")
BRACKETS = {"(": ")", "[": "]"}
BRACKET = re.compile(r"[()\[\]]")


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of an entry between two separators."""

    text: str
    joiner: str = ""
    """The separator before it, as printed; empty for the first."""

    def with_next(self, item: "Item") -> "Item":
        """Return this piece and the next one as one."""
        return Item(self.text + item.joiner + item.text, self.joiner)


def join_items(items: Sequence[Item]) -> str:
    """Return pieces as they are printed, each behind its separator."""
    return "".join([item.joiner + item.text for item in items])


def quote_steps(text: str) -> list[tuple[int, int]]:
    """Return the index of each quotation mark, and whether it opens (1) or closes (-1) a quotation."""
    steps: list[tuple[int, int]] = []
    low_open = False
    for match in QUOTE.finditer(text):
        at, mark = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if mark in "«„":
            step = 1
            low_open = low_open or mark == "„"
        elif mark in "»”":
            step = -1
        elif mark == "“" and low_open:
            step, low_open = -1, False
        else:
            starts = (not before or before.isspace() or before in "(«[„“-") and not after.isspace()
            step = 1 if starts and after else -1
        steps.append((at, step))
    return steps


def _bracket_steps(text: str) -> list[tuple[int, int]]:
    return [(match.start(), 1 if match[0] in BRACKETS else -1) for match in BRACKET.finditer(text)]


class Depths:
    """How deep each place of a text is in the marks that open and close something."""

    def __init__(self, steps: Sequence[tuple[int, int]]) -> None:
        """Count the steps.

        A mark that opens and never closes counts for nothing, and the last mark that closes ends all
        that are open: in «Клуб «Манас», Рауф the comma separates items although one mark is missing.
        """
        closers = sum(step < 0 for _at, step in steps)
        depth = 0
        self._places, self._behind = [at for at, _step in steps], [0]
        for _at, step in steps:
            if step < 0:
                closers -= 1
                depth = max(0, depth - 1)
            depth = min(depth + (step > 0), closers)
            self._behind.append(depth)

    def at(self, place: int) -> int:
        """Return the depth after the character at an index."""
        return self._behind[bisect_right(self._places, place)]


def is_quoted(text: str, at: int) -> bool:
    """Tell whether the character at an index is within quotation marks."""
    return _depths(text).at(at) > 0


@lru_cache(maxsize=100)
def _depths(text: str) -> Depths:
    return Depths(quote_steps(text))


OPENS = re.compile('[«“"]')
CLOSED_BY = {"«": "»", "“": "”", '"': '"'}


def closed_quotations(text: str) -> list[tuple[int, int]]:
    """Return where quotations begin and end, each at the next mark that closes it: all of »» for an «."""
    last = {mark: text.rfind(closing) for mark, closing in CLOSED_BY.items()}
    found: list[tuple[int, int]] = []
    end = 0
    for match in OPENS.finditer(text):
        at, mark = match.start(), match[0]
        if end <= at < last[mark]:
            end = text.index(CLOSED_BY[mark], at + 1) + 1
            while mark == "«" and text[end : end + 1] == "»":
                end += 1
            found.append((at, end))
    return found


def with_quotations(text: str, instead: str) -> str:
    """Return a text with other words in place of its quotations."""
    rest, at = [], 0
    for start, end in closed_quotations(text):
        rest += [text[at:start], instead]
        at = end
    return "".join([*rest, text[at:]])


AROUND = re.compile(f"[{QUOTES}()\\[\\]]")
SEPARATOR = re.compile(r"\t|[,;]\s*|\s+(?:[,;]\s*|(?:--?|–|—)\s+|[/|·•]\s+)")


def split_items(text: str) -> list[Item]:
    """Split an entry at commas, semicolons and spaced dashes outside quotations and brackets."""
    around = []
    if AROUND.search(text):
        around = [Depths(steps) for steps in (quote_steps(text), _bracket_steps(text)) if steps]
    items: list[Item] = []
    start, joiner = 0, ""
    for match in SEPARATOR.finditer(text):
        if match[0] == "," and _is_within_number(text, match.start()):
            continue
        if around and any(depths.at(match.start()) for depths in around):
            continue
        if piece := text[start : match.start()].strip():
            items.append(Item(piece, joiner if items else ""))
        start, joiner = match.end(), match[0]
    if piece := text[start:].strip():
        items.append(Item(piece, joiner if items else ""))
    return items


def _is_within_number(text: str, comma: int) -> bool:
    return text[comma - 1 : comma].isdigit() and text[comma + 1 : comma + 2].isdigit()


def bracket_groups(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each outermost bracket outside quotations, brackets included.

    One that never closes reaches to the end of the text.
    """
    if "(" not in text and "[" not in text:
        return []
    quoted = Depths(quote_steps(text))
    groups, depth, start = [], 0, 0
    for at, step in _bracket_steps(text):
        if step > 0 and (depth or not quoted.at(at)):
            start = start if depth else at
            depth += 1
        elif step < 0 and depth:
            depth -= 1
            if not depth:
                groups.append((start, at + 1))
    if depth:
        groups.append((start, len(text)))
    return groups


def unclosed_quotation(text: str) -> str | None:
    """Return what follows an opening quotation mark that nothing closes (or the other way round)."""
    if not QUOTE.search(text):
        return None
    open_at: list[int] = []
    for at, step in quote_steps(text):
        if step > 0:
            open_at.append(at)
        elif not open_at:
            return text[: at + 1]
        else:
            open_at.pop()
    return text[open_at[0] :] if open_at else None


def unbalanced_bracket(text: str) -> str | None:
    """Return what follows a bracket that nothing closes, or precedes one that nothing opens."""
    if BRACKET.search(text) is None:
        return None
    open_at: list[int] = []
    for match in BRACKET.finditer(text):
        if match[0] in BRACKETS:
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
        else:
            return text[: match.end()]
    return text[open_at[0] :] if open_at else None
