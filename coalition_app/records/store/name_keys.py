"""Keys made of names: one skeleton for all spellings, and the order of the Russian and Kazakh alphabets.

They are stored with the name, so that searching and sorting give the same on every machine. What Latin
letters leave open (x in Alexey and in Xalq, ch in Chekhov and in Echo) is read in several ways; a
Cyrillic name in one. Two spellings are of one name where one of their readings is the same.
"""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

RULE = 1
"""Number of the rules below; with another one the stored keys are made anew when a register is opened."""

_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhie", strict=True)),
    **dict(zip("әғқңөұүһіёўҳ", "agknouuhieuh", strict=True)),
    **dict(zip("їєӣӯ", "ieiu", strict=True)),
    "ґ": "g",
    "ҷ": "ch",
    "ж": "j",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
}
_LATIN = {
    **dict.fromkeys("şșš", "sh"),
    **dict.fromkeys("çč", "ch"),
    **dict.fromkeys("ğģ", "g"),
    "ž": "j",
    "ŋ": "n",
    "ı": "i",
    "ə": "a",
    "ß": "s",
    "đ": "d",
    "ł": "l",
    **dict.fromkeys("'ʼ’`ʻ", ""),
    # No letters, and in nearly every name: so its letters need not be taken apart once more.
    **dict.fromkeys("«»“”„–—", " "),
}
_LETTERS = str.maketrans({**_CYRILLIC, **_LATIN})
_SPELLINGS = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ng", "n"),
    ("yo", "e"),
    ("ye", "e"),
    ("yu", "iu"),
    ("ya", "ia"),
    ("ph", "f"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "u"),
    ("y", "i"),
)
_LONE_C = re.compile("c(?!h)")
_DOUBLED = re.compile(r"([a-z ])(?=\1)")
_NOT_A_LETTER = re.compile(r"[^0-9a-z]+")

_OPEN = re.compile(r"shch|s?ch|dzh|dj|zh|ck|j|x|c|w|l(?=[au])|(?<=[td])er\b")
_WAYS = {
    "ch": ("ч", "х"),
    "chr": ("ч", "х", "к"),
    "dzh": ("дж", "ж"),
    "dj": ("дж", "ж"),
    "j": ("ж", "й", "дж"),
    "x": ("кс", "х"),
    "ck": ("к",),
    "c": ("ц", "к", "с"),
    "w": ("у", "в"),
    "er": ("ер", "р"),
}
"""What Latin letters may stand for, the likeliest first; `chr` is followed by r or l."""
MOST_READINGS = 12
"""Readings of one word that are tried."""
MOST_OF_NAME = 48
"""Readings of one name that are tried; a longer name of open letters is no person's."""
_WORD = re.compile(r"[\w'ʼ’`ʻ\u0300-\u036f]+")

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""Kazakh order; the Russian alphabet is a part of it in the same order, with ё after е."""
_ORDER = {letter: chr(0xE100 + place) for place, letter in enumerate(ALPHABET)}
_SORTED = str.maketrans(_ORDER)
_QUOTES = re.compile(r"[«»“”„‟\"'‘’`‹›()\[\]]+")


def name_key(name: str) -> str:
    """Fold Russian, Kazakh and Latin spellings of a name to one Latin skeleton for searching.

    «Шаңырақ», "Shanyraq" and "Şañyraq" meet; ё and е, й and и, doubled letters, case and punctuation
    make no difference.
    """
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    letters = letters.translate(_LETTERS)
    if not letters.isascii():
        parts = unicodedata.normalize("NFKD", letters)
        letters = "".join(part for part in parts if not unicodedata.combining(part))
        letters = letters.translate(_LETTERS)
    for spelling, folded in _SPELLINGS:
        if spelling in letters:
            letters = letters.replace(spelling, folded)
    letters = _LONE_C.sub("ts", letters)
    return _DOUBLED.sub("", _NOT_A_LETTER.sub(" ", letters)).strip()


def readings(name: str) -> tuple[str, ...]:
    """Return the keys of a name in every way in which its letters may be meant, that of `name_key` first."""
    words = [_word_readings(each) for each in _words(name)] if _open(name) else []
    if max(map(len, words), default=1) == 1:
        return (name_key(name),)
    ways = itertools.islice(itertools.product(*words), MOST_OF_NAME)
    return tuple(dict.fromkeys((name_key(name), *(" ".join(filter(None, way)) for way in ways))))


def further_readings(name: str) -> str:
    """Return the readings of a name's words that are not in its key, a space between two."""
    if not _open(name):
        return ""
    found = (each for word in _words(name) for each in _word_readings(word)[1:])
    return " ".join(dict.fromkeys(found))


def searched(text: str) -> str:
    """Return what finds a text: its key, and the further readings of its words."""
    further = further_readings(text)
    return f"{name_key(text)} {further}" if further else name_key(text)


def asked_words(find: str) -> tuple[tuple[str, ...], ...]:
    """Return the readings of each word that is searched; what finds one of them holds the word.

    Doubled letters are one letter in a key. A word that is one letter several times over is no name, and its
    reading is one that no key holds.
    """
    asked: list[tuple[str, ...]] = []
    for word in _words(find):
        keys = _word_readings(word) if _open(word) else tuple(name_key(word).split())
        if len(word) > 1 and len(set(word)) == 1 and word.isalpha():
            asked.append((keys[0][:1] * len(word),) if keys else ("--",))
        elif _open(word):
            asked.append(keys)
        else:
            asked += [(each,) for each in keys]
    return tuple(asked)


def holds(asked: Sequence[Sequence[str]], key: str) -> bool:
    """Tell whether a searched text holds each asked word in one of its readings."""
    return all(any(each in key for each in ways) for ways in asked)


def _open(text: str) -> bool:
    """Tell whether a text has letters that can be read in several ways; quick where it has none."""
    return _OPEN.search(text if text.islower() else text.casefold()) is not None


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    return _WORD.findall(letters)


@lru_cache(maxsize=20_000)
def _word_readings(word: str) -> tuple[str, ...]:
    """Return the keys of one casefolded word, that of `name_key` first."""
    parts: list[tuple[str, ...]] = []
    at = 0
    for found in _OPEN.finditer(word):
        parts += [(word[at : found.start()],), _ways(word, found)]
        at = found.end()
    parts.append((word[at:],))
    spelled = itertools.islice(itertools.product(*parts), MOST_READINGS)
    return tuple(dict.fromkeys((name_key(word), *(name_key("".join(each)) for each in spelled))))


def _ways(word: str, found: re.Match[str]) -> tuple[str, ...]:
    """Return what stands for some letters of a word, which depends on the letter after them."""
    letters, after = found[0], word[found.end() : found.end() + 1]
    if letters == "l":
        # A Russian я or ю after it is often written with one letter: Jamila, Ludmila.
        return (letters, "lі")
    if letters == "ch" and after in ("r", "l"):
        return _WAYS["chr"]
    return _WAYS.get(letters, (letters,))


def sort_key(name: str) -> str:
    """Return the text by which a name is sorted: Latin before Cyrillic, Kazakh letters in their places.

    Quotation marks and brackets do not count, ё sorts as е, and Latin letters as without their marks, save
    between names that are otherwise the same. Comparing the keys by code points gives the order.
    """
    letters = unicodedata.normalize("NFC", _QUOTES.sub("", name).casefold())
    whole = " ".join(letters.translate(_SORTED).split())
    plain = whole.replace(_ORDER["ё"], _ORDER["е"])
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(part for part in parts if not unicodedata.combining(part))
    # A tab sorts before all that a name can hold.
    return plain if plain == whole else f"{plain}\t{whole}"
