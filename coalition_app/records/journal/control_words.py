"""Six control words for a journal: one number, spelled by the list of words of each language."""

import hashlib
from collections.abc import Iterable
from functools import cache

from coalition_app import paths
from coalition_app.languages import LANGUAGES

WORDS = 6
"""Words of each receipt; of the 1,024 of a list six carry 60 bits."""
ROUNDS = 1_000
"""Rounds of the derivation: whoever looks for another past with the same words pays them at each try."""
BEFORE = "before"
"""The English list of 7,776 words, by which receipts were printed until version 0.4; they stay good."""
_SALT = b"coalition control words"


def spell(heads: Iterable[bytes], language: str) -> str:
    """Spell the words of a journal whose devices' chains end in these hashes.

    `language` is one of ours or `BEFORE`. The words stand for the same number in each language of ours. They
    change with any rewriting or cutting of the past, since each hash covers all entries before it.
    """
    ends = b"".join(sorted(heads))
    if language == BEFORE:
        digest = hashlib.sha256(ends).digest()
    else:
        digest = hashlib.pbkdf2_hmac("sha256", ends, _SALT, ROUNDS)
    known = words_of(language)
    rest = int.from_bytes(digest) % len(known) ** WORDS
    chosen = []
    for _place in range(WORDS):
        rest, at = divmod(rest, len(known))
        chosen.append(known[at])
    return " ".join(chosen)


def fold(word: str) -> str:
    """Return a typed word as the lists have it: small letters, no comma after it, е for ё."""
    return word.strip(",.;:").lower().replace("ё", "е")


def lists_with(words: Iterable[str]) -> list[str]:
    """List the languages in whose list all these words stand."""
    return [each for each in (*LANGUAGES, BEFORE) if _known(each).issuperset(words)]


def is_known(word: str) -> bool:
    """Tell whether a word stands in any of the lists."""
    return any(word in _known(each) for each in (*LANGUAGES, BEFORE))


@cache
def words_of(language: str) -> tuple[str, ...]:
    """Return a list in the order that the receipts rest on; the files never change."""
    path = paths.resources() / "control_words" / f"{language}.txt"
    return tuple(path.read_text(encoding="utf-8").split())


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(words_of(language))
