"""Widths of texts and their breaking into lines."""

import re
from collections.abc import Callable
from functools import cache
from itertools import islice, pairwise

from coalition_app.documents.layout import fonts, kerning

_AFTER_HYPHEN = re.compile(r"(?<=\w[-‐–—/])(?<!\d[-‐])(?=\w)")
"""Not after a number: «1-редакция», «20-й» (Milchin, Cheltsova, as below)."""
_WORD = re.compile(r"[^ ]+ ?")
_KEEPS_NEXT = re.compile(
    r"(?:^|[ «“\"(])(?!(?<=\w )\d+\. )"
    r"(?:[^\W_A-Za-z]{1,2}\.?|[A-Za-z]|[A-Za-z]{1,2}\.|\d+|№|Nos?\.|(?i:без|для|под|при)) $"
)
"""A word that keeps the next one on its line; in English no preposition of two letters does."""
_ENGLISH_SHORT = re.compile(r"(?:^|[ «“\"(])(?:[A-Za-z]{2}|(?i:and|for|the)) $")
"""An English word that keeps the next one on its line in a title."""
_LAST_NUMBER = re.compile(r"\d+[^\w\s]+ ?$|\d+$")
"""A number that ends a phrase: «в папке 1.», «(пункт 3)»."""
_PARTICLES = frozenset(
    ("бы", "б", "же", "ж", "ли", "ль", "да", "де", "та", "те", "ба", "бе", "ма", "ме", "па", "пе")
)
"""Russian and Kazakh words that belong to the one before them."""
_INITIAL = re.compile(r"\w\. ?$")
SURELY = 0.8
"""Of a line: a text whose letters take no more fits, however they are kerned."""
LONGEST_KEPT = 0.6
"""Of a line: longer words are parted, whatever they are."""


class _CharacterWidths(dict[str, float]):
    """Advance of each character in thousandths of the size, fallbacks included."""

    def __init__(self, face: str) -> None:
        self._face = face
        self.strange: set[str] = set()
        """Those that came and that the typeface does not draw, or not behind the one before."""

    def __missing__(self, character: str) -> float:
        face = fonts.drawing_face(self._face, character) or self._face
        is_accent = fonts.ACCENT.match(character) is not None
        if face != self._face or is_accent:
            self.strange.add(character)
        width = self[character] = 0.0 if is_accent else fonts.character_width(face, character)
        return width


class _PairWidths(dict[tuple[str, str], float]):
    """Advance of a character before another, kerned, in thousandths of the size."""

    def __init__(self, face: str) -> None:
        self._widths, self._kerned = _widths(face), kerning.pairs(face)

    def __missing__(self, pair: tuple[str, str]) -> float:
        width = self[pair] = self._widths[pair[0]] + self._kerned.get(pair, 0)
        return width


@cache
def _pair_widths(face: str) -> _PairWidths:
    return _PairWidths(face)


@cache
def _widths(face: str) -> _CharacterWidths:
    return _CharacterWidths(face)


def width(face: str, size: float, text: str) -> float:
    """Measure a drawable text in points, as it is drawn: kerned."""
    if not text:
        return 0.0
    widths = _widths(face)
    before_last = sum(map(_pair_widths(face).__getitem__, pairwise(text)))
    last = widths[text[-1]]
    if widths.strange and not widths.strange.isdisjoint(text):
        return _mixed_width(face, text) * size / 1000.0
    return (before_last + last) * size / 1000.0


def _mixed_width(face: str, text: str) -> float:
    """Measure a text of several typefaces, which is drawn unkerned, in thousandths of the size."""
    return sum(
        fonts.character_width(name, character)
        for name, part in fonts.runs(face, text)
        for character in fonts.ACCENT.sub("", part)
    )


def wrap(
    face: str,
    size: float,
    text: str,
    available: float,
    *,
    first: float = 0,
    at_hyphens: bool = True,
    title: bool = False,
) -> list[str]:
    """Break a drawable text into lines of at most `available` points, `first` for the first one.

    Lines break at spaces, save between words that stay together, and after hyphens; a word wider than a
    line is broken by characters. No line of a `title` ends with a short word of English either.
    """
    room = first or available
    widths = _widths(face)
    bare = sum(map(widths.__getitem__, text)) * size / 1000.0
    if (bare <= SURELY * room and widths.strange.isdisjoint(text)) or width(
        face, size, text
    ) <= room:
        return [text]

    def kept(words: str) -> bool:
        return width(face, size, words) <= LONGEST_KEPT * min(available, first or available)

    lines: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(text, at_hyphens, kept, title):
        wide = width(face, size, piece)
        if used + (width(face, size, piece[:-1]) if piece.endswith(" ") else wide) <= room:
            line, used = line + piece, used + wide
            continue
        if line:
            lines.append(line.rstrip(" "))
            room = available
        line, used = piece, wide
        while width(face, size, line.rstrip(" ")) > room:
            fitting = _fitting(face, size, line, room)
            lines.append(line[:fitting])
            line, room = line[fitting:], available
            used = width(face, size, line)
    if line.rstrip(" ") or not lines:
        lines.append(line.rstrip(" "))
    return lines


def _pieces(text: str, at_hyphens: bool, fits: Callable[[str], bool], title: bool) -> list[str]:
    """Cut after each run of spaces where a line may end, and where asked after each hyphen inside a word."""
    words: list[str] = []
    found = _WORD.findall(text)
    for at, word in enumerate(found):
        stays = bool(words) and (
            _stay_together(words[-1], found, at)
            or (title and _ENGLISH_SHORT.search(words[-1]) is not None)
        )
        if stays and fits(words[-1] + word):
            words[-1] += word
        else:
            words.append(word)
    if not at_hyphens:
        return words
    return [piece for word in words for piece in _AFTER_HYPHEN.split(word)]


def _stay_together(before: str, words: list[str], at: int) -> bool:
    """Tell whether no line may end before the word of this place.

    After a word of one or two letters, a short preposition, an initial, «г.», «№»; within a date, between a
    number and what it counts, and between a word and the number that ends its phrase; between a surname and
    the initials behind it; before a dash (Milchin, Cheltsova, reference book of the publisher and author,
    sections on line breaks).
    """
    if _KEEPS_NEXT.search(before):
        return True
    if not before[-2:-1].isalnum():
        return False
    if words[at].rstrip(" ,.;:?!") in _PARTICLES:
        return True
    if _LAST_NUMBER.match(words[at]):
        return True
    if not _INITIAL.match(words[at]):
        return words[at].rstrip() in ("–", "—")
    name = next((each for each in islice(words, at, None) if not _INITIAL.match(each)), "")
    return not name[:1].isupper()


def _fitting(face: str, size: float, word: str, room: float) -> int:
    """Count the characters of a long word that fit; at least one, so that the loop ends."""
    if not _widths(face).strange.isdisjoint(word):
        fits = (at for at in range(len(word), 0, -1) if width(face, size, word[:at]) <= room)
        return next(fits, 1)
    used, limit = 0.0, room * 1000.0 / size
    widths, kerned = _widths(face), kerning.pairs(face)
    for place, character in enumerate(word):
        used += widths[character]
        if place:
            used += kerned.get((word[place - 1], character), 0)
        if used > limit:
            return max(1, place)
    return len(word)


def wrap_balanced(face: str, size: float, text: str, available: float) -> list[str]:
    """Break a title into as few lines as fit, about equally long, no short word at their ends."""
    lines = wrap(face, size, text, available, at_hyphens=False, title=True)
    low, high = available / 2, available
    while len(lines) > 1 and high - low > 4:
        middle = (low + high) / 2
        tried = wrap(face, size, text, middle, at_hyphens=False, title=True)
        if len(tried) == len(lines):
            high, lines = middle, tried
        else:
            low = middle
    return lines


def shorten(face: str, size: float, text: str, available: float) -> str:
    """Cut a text to one line, with an ellipsis where something is left out."""
    if width(face, size, text) <= available:
        return text
    room = available - width(face, size, "…")
    return text[: _fitting(face, size, text, room)].rstrip(" ,;:–—-") + "…"
