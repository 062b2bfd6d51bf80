"""What each word of an entry is, by the learned weights, and how sure that is."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from coalition_app.intake.second_reader.crf import Crf, Scores, weights
from coalition_app.intake.second_reader.entry_features import Token, rows_of, tokens_of
from coalition_app.intake.second_reader.entry_words import Word, words_of

BENIGN = ("FORM", "NAME", "PERSON", "OFFICE", "PLACE", "COUNTRY", "AFFILIATION")
"""Labels of what an entry is expected to hold; each of the others opens it."""
OPENING = (
    *("POSITION", "WITHDRAWAL", "CORRECTION", "WISH", "JOINT", "CONTACT", "DATE", "DESCRIPTION"),
    "UNKNOWN",
)


class Labelled(NamedTuple):
    """A row of words with what they are."""

    labels: tuple[str, ...]
    shares: tuple[Scores, ...]
    """For each word how probable each label is, in the order of the weights."""
    danger: tuple[float, ...]
    """For each word how probable it is that it is none of the benign."""


def label_words(words: Sequence[Word]) -> Labelled:
    """Label the words of an entry; a row of that shape is worked out once."""
    return _label(tokens_of(words, _known()))


def label_text(text: str) -> tuple[list[Word], Labelled]:
    """Part an entry into words and label them."""
    words = words_of(text)
    return words, label_words(words)


@lru_cache(maxsize=100_000)
def _label(tokens: tuple[Token, ...]) -> Labelled:
    crf = weights("entries")
    scores = [_sum(crf, groups) for groups in rows_of(tokens)]
    shares = tuple(crf.shares(scores))
    benign = [crf.labels.index(label) for label in BENIGN]
    danger = tuple(1 - sum(share[at] for at in benign) for share in shares)
    return Labelled(tuple(crf.best(scores)), shares, danger)


def _sum(crf: Crf, groups: Sequence[tuple[str, ...]]) -> Scores:
    return crf.add(*map(crf.score, groups))


@cache
def _known() -> frozenset[str]:
    return frozenset(weights("entries").weights)
