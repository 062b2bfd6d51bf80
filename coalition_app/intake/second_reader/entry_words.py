"""The words of a printed entry, each with what separates it from the word before it."""

import re
from typing import NamedTuple

from coalition_app.intake.words.quotation import QUOTES

TOKEN = re.compile(r"[^\W_]+(?:[-'’ʼ.&/@][^\W_]+)*\.?|[@+#&]|[^\w\s]|\t| {3,}")
WORDS_TOO = "@+#&№%"
"""Signs that say something by themselves."""
OPENING, CLOSING = "«“„", "»”"
PARTING = ",;:|/–—-\t"
"""What separates one piece from the next, outside quotation marks."""
WITHIN_WORDS = "-–/"
"""Signs that part only where there is a space before them."""
MOST_BEFORE = 3
"""Signs before a word that are looked at."""


class Word(NamedTuple):
    """One word of an entry."""

    text: str
    start: int
    end: int
    before: str
    """What separates it from the word before it, a sign each; ^ at the beginning."""
    piece: int
    """Which of the pieces between commas, dashes and brackets, from 0."""
    quoted: bool
    bracket: bool


def words_of(text: str) -> list[Word]:
    """Part an entry into words; separators, brackets and quotation marks become their properties."""
    found: list[Word] = []
    quoted = bracket = piece = 0
    straight = False
    before = "^"
    for match in TOKEN.finditer(text):
        token, before = match[0], before[:MOST_BEFORE]
        if token[0].isalnum() or token in WORDS_TOO:
            start, end = match.span()
            found.append(
                Word(token, start, end, before[:MOST_BEFORE], piece, quoted > 0, bracket > 0)
            )
            before = ""
        elif token in OPENING or (token in QUOTES and token not in CLOSING and not straight):
            straight = straight or token not in OPENING
            quoted, before = quoted + 1, before + "q"
        elif token in QUOTES:
            straight = straight and token in CLOSING
            quoted, before = max(0, quoted - 1), before + "Q"
        elif token in "([":
            bracket, piece, before = bracket + 1, piece + 1, before + "("
        elif token in ")]":
            bracket, piece, before = max(0, bracket - 1), piece + 1, before + ")"
        elif token.isspace():
            piece, before = piece + 1, before + "T"
        elif _parts(token, text[max(0, match.start() - 1)]) and not quoted:
            piece, before = piece + 1, before + ("-" if token in "–—" else token)
        else:
            before += "." if token in ".…" else "m"
    return found


def _parts(token: str, last: str) -> bool:
    return token in PARTING and (token not in WITHIN_WORDS or last.isspace())
