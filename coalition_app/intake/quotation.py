"""Quotation marks and brackets of an entry: where they nest, and where a comma parts its items."""

import re
from dataclasses import dataclass

QUOTES = '«»“”„"'
QUOTE = re.compile(f"[{QUOTES}]")
BRACKETS = {"(": ")", "[": "]"}
BRACKET = re.compile(r"[()\[\]]")


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of an entry between two separators."""

    text: str
    joiner: str = ""
    """What parts it from the piece before, as printed; empty for the first."""


def quote_steps(text: str) -> list[int]:
    """Tell for each character whether it opens (1) or closes (-1) a quotation, or neither (0)."""
    steps = [0] * len(text)
    low_open = False
    for match in QUOTE.finditer(text):
        at, mark = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if mark in "«„":
            steps[at] = 1
            low_open = low_open or mark == "„"
        elif mark in "»”":
            steps[at] = -1
        elif mark == "“" and low_open:
            steps[at], low_open = -1, False
        else:
            starts = (not before or before.isspace() or before in "(«[„“-") and not after.isspace()
            steps[at] = 1 if starts and after else -1
    return steps


def _bracket_steps(text: str) -> list[int]:
    return [(c in "([") - (c in ")]") for c in text]


def _depths(steps: list[int]) -> list[int]:
    """Give the depth behind each character.

    A mark that opens and never closes counts for nothing, and the last mark that closes ends all
    that are open: in «Клуб «Манас», Рауф the comma parts items although one mark is missing.
    """
    closers = sum(1 for step in steps if step < 0)
    depth, depths = 0, []
    for step in steps:
        if step < 0:
            closers -= 1
            depth = max(0, depth - 1)
        depth = min(depth + (step > 0), closers)
        depths.append(depth)
    return depths


def depths(text: str) -> list[int]:
    """Give for each character how many quotations and brackets stand around it."""
    quoted, bracketed = _depths(quote_steps(text)), _depths(_bracket_steps(text))
    return [a + b for a, b in zip(quoted, bracketed, strict=True)]


AROUND = re.compile(f"[{QUOTES}()\\[\\]]")
SEPARATOR = re.compile(r"\t|[,;]\s*|\s+(?:[,;]\s*|[-–—]\s+|[/|]\s+)")


def split_items(text: str) -> list[Item]:
    """Part an entry at its commas, semicolons and spaced dashes outside quotations and brackets."""
    depth = depths(text) if AROUND.search(text) else None
    items: list[Item] = []
    start, joiner = 0, ""
    for match in SEPARATOR.finditer(text):
        if (depth and depth[match.start()]) or _within_number(text, match):
            continue
        if piece := text[start : match.start()].strip():
            items.append(Item(piece, joiner if items else ""))
        start, joiner = match.end(), match[0]
    if piece := text[start:].strip():
        items.append(Item(piece, joiner if items else ""))
    return items


def _within_number(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return match[0] == "," and before.isdigit() and after.isdigit()


def bracket_groups(text: str) -> list[tuple[int, int]]:
    """Give the start and end of each outermost bracket outside quotations, brackets included.

    One that never closes reaches to the end of the text.
    """
    if "(" not in text and "[" not in text:
        return []
    quoted = _depths(quote_steps(text))
    groups, depth, start = [], 0, 0
    for at, step in enumerate(_bracket_steps(text)):
        if step > 0 and (depth or not quoted[at]):
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
    """Give what follows an opening quotation mark that nothing closes (or the other way round)."""
    if not QUOTE.search(text):
        return None
    open_at: list[int] = []
    for at, step in enumerate(quote_steps(text)):
        if step > 0:
            open_at.append(at)
        elif step < 0:
            if not open_at:
                return text[: at + 1]
            open_at.pop()
    return text[open_at[0] :] if open_at else None


def unbalanced_bracket(text: str) -> str | None:
    """Give what follows a bracket that nothing closes, or precedes one that nothing opens."""
    open_at: list[int] = []
    for match in BRACKET.finditer(text):
        if match[0] in BRACKETS:
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
        else:
            return text[: match.end()]
    return text[open_at[0] :] if open_at else None
