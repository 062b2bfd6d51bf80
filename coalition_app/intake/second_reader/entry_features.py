"""The features of each word of an entry: of itself, of its neighbours, and of the piece that it is in.

Words that nothing distinguishes for the weights are one kind; whoever has read a row of kinds once has read
all entries of that shape.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from coalition_app.intake.second_reader.entry_words import Word
from coalition_app.intake.second_reader.word_traits import traits

Names = tuple[str, ...]
"""Names of features."""
ENDING = 3
"""Letters of an ending that tells something."""
BEGINNING = 5
TOLD_OF_PIECE = (
    *("body", "given", "office", "city", "country", "form", "formword", "family", "father", "num"),
    *("stem", "title", "company", "placemark", "init"),
)
"""Traits that say what the whole piece is, wherever in it they are."""


class Kind(NamedTuple):
    """A word as the weights know it."""

    own: Names
    """Its own features."""
    told: Names
    """Its traits, as they are told to its neighbours; the first is its shape."""
    small: str
    """The word itself where it is a small one."""


class Token(NamedTuple):
    """A word at its place in an entry."""

    kind: Kind
    before: str
    piece: int
    quoted: bool
    bracket: bool


@lru_cache(maxsize=50_000)
def kind_of(word: str, known: frozenset[str] | None = None) -> Kind:
    """Return the kind of a word; `known` are the features that have weights, None for all."""
    shape, _script, *lists = traits(word)
    low = word.lower()
    own = [*(f"t={each}" for each in traits(word)), "+".join((shape, *lists))]
    if len(low) > ENDING + 1:
        own += [f"s={low[-ENDING:]}", f"{shape}={low[1 - ENDING :]}"]
    if shape in ("low", "mark"):
        own.append(f"w={low}")
    if len(low) > BEGINNING + 1 and low[0].isalpha():
        own.append(f"p={low[:BEGINNING]}")
    small = low if shape in ("low", "mark") else ""
    if known is not None:
        own = [name for name in own if name in known]
        small = small if f"-1w={small}" in known or f"1w={small}" in known else ""
    return Kind(tuple(own), (shape, *lists), small)


def tokens_of(words: Sequence[Word], known: frozenset[str] | None = None) -> tuple[Token, ...]:
    """Return the words of an entry as the weights know them."""
    return tuple(
        Token(kind_of(word.text, known), word.before, word.piece, word.quoted, word.bracket)
        for word in words
    )


def rows_of(tokens: Sequence[Token]) -> list[tuple[Names, ...]]:
    """Return for each word its groups of features: its own, its place's, its piece's, its neighbours'."""
    rows: list[tuple[Names, ...]] = []
    at = 0
    for order, (_piece, inside) in enumerate(groupby(tokens, key=lambda token: token.piece)):
        piece = list(inside)
        of_piece = _of_piece(tuple(token.kind.told for token in piece), order, _is_quoted(piece))
        for place, token in enumerate(piece):
            left = _of_neighbour(-1, tokens[at - 1], place > 0) if at else ("-1:none",)
            more = at + 1 < len(tokens)
            right = _of_neighbour(1, tokens[at + 1], place + 1 < len(piece)) if more else LAST
            here = _of_place(token.before, token.quoted, token.bracket, place == 0)
            rows.append((token.kind.own, here, of_piece, left, right))
            at += 1
    return rows


LAST = ("1:none",)


def _is_quoted(piece: Sequence[Token]) -> bool:
    return any(token.quoted for token in piece)


@lru_cache(maxsize=20_000)
def _of_place(before: str, quoted: bool, bracket: bool, first: bool) -> Names:
    return (f"b={before}", f"q={quoted:d}", f"br={bracket:d}", f"first={first:d}")


@lru_cache(maxsize=20_000)
def _of_piece(told: tuple[Names, ...], order: int, quoted: bool) -> Names:
    has = {trait for each in told for trait in each}
    strange = sum("strange" in each for each in told)
    size = len(told)
    odd = "0" if not strange else "some" if 2 * strange < size else "most"
    return (
        f"n={min(order, 3)}",
        "size=" + ("1" if size == 1 else "2-3" if size < 4 else "4-7" if size < 8 else "long"),
        f"odd={odd}",
        f"quote={quoted:d}",
        f"n.odd={min(order, 2)}{odd}",
        *(f"has={trait}" for trait in TOLD_OF_PIECE if trait in has),
        *(("has=nothing",) if has.isdisjoint(TOLD_OF_PIECE) else ()),
    )


def _of_neighbour(step: int, token: Token, same: bool) -> Names:
    return _neighbours(step, token.kind.told, same, token.kind.small if same else "")


@lru_cache(maxsize=20_000)
def _neighbours(step: int, told: Names, same: bool, small: str) -> Names:
    word = (f"{step}w={small}",) if small else ()
    return (*(f"{step}:{same:d}:{trait}" for trait in told), *word)
