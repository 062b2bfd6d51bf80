"""The words of a page with their places, in points from its upper left corner."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

SMALLER, RAISED = 0.8, (0.12, 0.7)
"""Height of a note's mark beside the word that it stands at, and how far it stands above that word's line."""
BESIDE = 0.3
"""Of the letters' height: how far from its word a mark may stand."""
RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Word(NamedTuple):
    """Letters that stand together; a page of a list has some hundreds of them."""

    text: str
    left: float
    right: float
    base: float
    """How far below the upper edge of the page its letters stand."""
    size: float
    """Height of its letters from the lowest to the highest possible."""
    unsure: bool = False
    """Whether the machine that read it from a picture was unsure."""


class Rule(NamedTuple):
    """A drawn line of a table."""

    start: float
    end: float
    at: float
    """Down from the upper edge for a line across, from the left edge for one that goes down."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows."""

    height: float
    words: tuple[Word, ...]
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    has_hidden: bool = False
    """Whether words stand on it that nobody sees; they are left out."""
    has_fields: bool = False
    """Whether a form's fields or notes are on it, whose words are no part of the page."""
    picture: bool = False
    """Whether its words are in a picture, so that only reading by machine gives them."""
    by_machine: bool = False
    """Whether its words were read from a picture, now or by the program that made the file."""


def with_raised_marks(words: Iterable[Word]) -> list[Word]:
    """Return words in which a small raised number is a note's mark: it belongs to the word it stands behind.

    Else it would be a number of its own, often on the line above. Before a word it begins the note.
    """
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and _is_mark(last, word) and word.left - last.right > 0:
            # Nothing stands before the mark, or it would be a part of that word already.
            found[-1] = Word(last.text.translate(RAISED_DIGITS), *last[1:3], word.base, word.size)
        elif last is not None and _is_mark(word, last) and _is_beside(last, word):
            text = last.text + word.text.translate(RAISED_DIGITS)
            found[-1] = last._replace(text=text, right=word.right)
            continue
        found.append(word)
    return found


def _is_mark(mark: Word, word: Word) -> bool:
    """Tell whether a small number stands raised beside the line of a word."""
    if len(mark.text) > 2 or not mark.text.isdecimal() or mark.size > SMALLER * word.size:
        return False
    return RAISED[0] < (word.base - mark.base) / word.size < RAISED[1]


def _is_beside(word: Word, mark: Word) -> bool:
    return -BESIDE < (mark.left - word.right) / word.size < BESIDE
