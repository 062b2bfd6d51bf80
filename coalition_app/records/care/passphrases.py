"""Passphrases: how hard one is to guess, and six words drawn by chance."""

import math
import secrets
from dataclasses import dataclass

from coalition_app.records.journal import control_words

SUGGESTED = 6
"""Words of a suggestion."""
LONGEST = 72
"""Letters that are judged; the rest of a longer one only makes it better."""
GUESSES_A_SECOND = 1e5
"""What a strong machine tries: each guess costs it the 256,000 rounds of the key's derivation."""
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_OTHER_LAYOUT = str.maketrans(_CYRILLIC, _LATIN)


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess for somebody who has the file."""

    grade: int
    """0 nothing typed, 1 weak, 2 fair, 3 good, 4 strong."""
    seconds: float
    """How long guessing takes on a strong machine, as an order of magnitude."""


def strength(passphrase: str, *known: str) -> Strength:
    """Judge a passphrase; `known` are words that anybody would try, such as the coalition's name.

    Words of our lists count as words, not as letters by chance, and a word that comes again counts once. A
    Russian word typed on the English layout, or the other way round, is judged as what it is.
    """
    from zxcvbn import zxcvbn

    typed = passphrase.strip()[:LONGEST]
    if not typed:
        return Strength(0, 0.0)
    listed = [*control_words.words_of("kk"), *control_words.words_of("ru")]
    tried = [*(word for name in known for word in name.split()), *listed]
    small = typed.casefold()
    once = " ".join(dict.fromkeys(small.split()))
    spellings = {typed, once, *(each.translate(_OTHER_LAYOUT) for each in (small, once))}
    guesses = min(float(zxcvbn(each, tried)["guesses"]) for each in spellings)
    seconds = guesses / GUESSES_A_SECOND
    day, year = 86_400, 31_557_600
    grade = 1 + sum(seconds >= least for least in (30 * day, 10 * year, 10_000 * year))
    return Strength(grade, seconds)


def suggest_words(language: str) -> str:
    """Draw six words of a language's list by chance, with spaces between."""
    words = control_words.words_of(language)
    return " ".join(secrets.choice(words) for _each in range(SUGGESTED))


def words_known(language: str) -> int:
    """Return how many words a language's list has."""
    return len(control_words.words_of(language))


def bits(language: str) -> int:
    """Return the entropy of a suggestion: so many times two possibilities, rounded down."""
    return math.floor(SUGGESTED * math.log2(words_known(language)))
