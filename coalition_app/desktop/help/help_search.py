"""Searching the help: the parts that answer what was typed, by rare words first."""

import csv
import math
import re
from functools import cache
from typing import NamedTuple

from coalition_app import i18n, paths
from coalition_app.desktop.help.help_pages import PAGES, page_file, plain_text, read_page, title_of

PART = re.compile(r"^(?=## )", re.MULTILINE)
"""Where a part of a page of the help begins."""
WORD = re.compile(r"\w+")
ENDINGS = ((9, 3), (7, 2), (5, 1))
"""From how many letters on how many of the ending of a typed word are not compared."""
NAMED, ALMOST = 3, 0.4
"""How much more a word in a heading says than in the text; what part of the best answer is listed too.

Of a single word every part that has it is listed."""


class Part(NamedTuple):
    """A part of a page: words of its text, and those of its heading with those that people use for it."""

    page: str
    heading: str
    text: str
    named: str


def find_parts(typed: str) -> list[Part]:
    """Return the parts of the help that answer what was typed, the best first."""
    known = _parts(i18n.current().language)
    stems = stems_of(typed)
    if not stems:
        return []
    found = []
    weights = {each: _weight(each, known) for each in stems}
    for part in known:
        named, told = (
            sum(weights[stem] for stem in weights if f" {stem}" in words)
            for words in (part.named, part.text)
        )
        found.append((NAMED * named + told, part))
    least = max(score for score, _part in found) * (ALMOST if len(weights) > 1 else 0)
    listed = [each for each in found if each[0] and each[0] >= least]
    return [part for _score, part in sorted(listed, key=lambda each: -each[0])]


def find_pages(typed: str) -> list[str]:
    """Return the pages of the help that answer what was typed, the best first."""
    return list(dict.fromkeys(part.page for part in find_parts(typed)))


def telling_stems(typed: str) -> list[str]:
    """Return those beginnings of typed words that are worth marking: not the words that stand everywhere."""
    known = _parts(i18n.current().language)
    stems = stems_of(typed)
    rare = [
        each for each in stems if sum(f" {each}" in part.text for part in known) * 3 < len(known)
    ]
    return rare or stems


def stems_of(typed: str) -> list[str]:
    """Return the beginnings of typed words by which other endings are found too."""
    return [stem_of(word) for word in WORD.findall(typed.casefold())]


def stem_of(word: str) -> str:
    """Return a word without its ending, where it is long enough."""
    return word[: -next((cut for letters, cut in ENDINGS if len(word) >= letters), 0) or None]


def _weight(stem: str, known: list[Part]) -> float:
    held = sum(f" {stem}" in part.text or f" {stem}" in part.named for part in known)
    return math.log((1 + len(known)) / held) if held else 0.0


@cache
def _parts(language: str) -> list[Part]:
    found, beside = [], _beside()
    for page in PAGES:
        english = [_heading(part) for part in PART.split(page_file(page, "en"))]
        for name, part in zip(english, PART.split(read_page(page)), strict=True):
            heading = _heading(part)
            called = f"{heading} {beside.get((page, name), {}).get(language, '')}"
            found.append(Part(page, heading, _words(part), _words(called)))
    return found


def _heading(part: str) -> str:
    return title_of(part).removeprefix("## ")


def _words(text: str) -> str:
    """Return the words of a text, a space before each."""
    return "".join(f" {word}" for word in WORD.findall(plain_text(text)))


@cache
def _beside() -> dict[tuple[str, str], dict[str, str]]:
    """Return the words that people use for a part, by its page, its English heading and language."""
    with (paths.resources() / "help_words.csv").open(encoding="utf-8", newline="") as file:
        return {(row["page"], row["part"]): row for row in csv.DictReader(file)}
