"""What each word of an entry is, by the learned weights, and how sure that is."""

from collections.abc import Sequence
from functools import cache, lru_cache

from coalition_app.intake.second_reader.crf import Scores, weights
from coalition_app.intake.second_reader.entry_features import Token, rows_of, tokens_of
from coalition_app.intake.second_reader.entry_words import Word

BENIGN = ("FORM", "NAME", "PERSON", "OFFICE", "PLACE", "COUNTRY", "AFFILIATION")
"""Labels of what an entry is expected to hold."""
BY_SHAPE = ("CONTACT", "JOINT")
"""Labels of what the first reader knows by its shape: that it is a contact or a further body is no news."""
OPENING = ("POSITION", "WITHDRAWAL", "CORRECTION", "WISH", "DATE", "DESCRIPTION", "UNKNOWN")
"""Labels of what opens an entry."""


def shares_of(words: Sequence[Word]) -> tuple[Scores, ...]:
    """Return for each word of an entry how probable each label is, in the order of the weights."""
    return _shares(tokens_of(words, _known()))


def danger(share: Scores) -> float:
    """Return how probable it is that a word is nothing that an entry is expected to hold."""
    return 1 - share_of(share, *BENIGN, *BY_SHAPE)


def share_of(share: Scores, *labels: str) -> float:
    """Return how probable it is that a word has one of these labels."""
    return sum(map(share.__getitem__, _places(labels)))


@lru_cache(maxsize=50_000)
def _shares(tokens: tuple[Token, ...]) -> tuple[Scores, ...]:
    """Work out a row; entries of one shape are worked out once."""
    return tuple(weights("entries").shares([*map(_sum, rows_of(tokens))]))


@lru_cache(maxsize=50_000)
def _sum(groups: tuple[tuple[str, ...], ...]) -> Scores:
    crf = weights("entries")
    return crf.add(*map(crf.score, groups))


@cache
def _known() -> frozenset[str]:
    return frozenset(weights("entries").weights)


@cache
def _places(labels: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(map(weights("entries").labels.index, labels))
