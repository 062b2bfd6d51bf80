"""The words of a page with their places, in points from its upper left corner."""

from dataclasses import dataclass
from typing import NamedTuple


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
