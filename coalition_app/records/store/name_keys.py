"""Keys made of names: one skeleton for all spellings, and the order of the Russian and Kazakh alphabets.

They are stored with the name, so that searching and sorting give the same on every machine. What Latin
letters leave open (x in Alexey and in Xalq, ch in Chekhov and in Echo) is read in several ways; a
Cyrillic name in one. Two spellings are of one name where one of their readings is the same.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from operator import contains, or_

RULE = 3
"""Number of the rules below; with another one the stored keys are made anew when a register is opened."""

_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhie", strict=True)),
    **dict(zip("әғқңөұүһіёўҳ", "agknouuhieuh", strict=True)),
    **dict(zip("їєӣӯ", "ieiu", strict=True)),
    "ґ": "g",
    "ҷ": "C",
    "ж": "j",
    "ц": "ts",
    # One letter each, or х would be found in them; in a key they are c and w, which nothing else becomes.
    "ч": "C",
    "ш": "W",
    "щ": "W",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
}
_LATIN = {
    **dict.fromkeys("şșš", "W"),
    **dict.fromkeys("çč", "C"),
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
    ("shch", "W"),
    ("sch", "W"),
    ("sh", "W"),
    ("ch", "C"),
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
    ("c", "ts"),
)
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
_TITLES = re.compile(
    r"(?:(?:(?:prof|dr|doc|dipl|ing|mag|mgr|phdr|mudr|judr|rev|hon|mr|mrs|ms|проф|акад|доц|др)\.(?:-?\w+\.)*|"
    r"[дк]\. ?(?:[а-я-]{1,6}\. ?){1,3}н\.?|(?:[а-яәғқңөұүһі-]{1,6}\. ?){0,3}ғ\.? ?[дк]\.),? +)+(?=\w{2})"
)
"""Shortened titles and degrees before a name, in small letters: prof. dr., к.м.н., т.ғ.к."""
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
    return _DOUBLED.sub("", _NOT_A_LETTER.sub(" ", letters.lower())).strip()


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


def ranks(asked: Sequence[Sequence[str]], keys: Sequence[str]) -> list[int]:
    """Tell how near searched texts are: 0 where one begins with an asked word, 1 where a word of it does.

    Each step goes through all of them at once: a letter is in most names of a long list.
    """
    begins = tuple(way for ways in asked for way in ways)
    first = map(str.startswith, keys, repeat(begins))
    within: Iterable[bool] = repeat(False)
    for gap in (gap + each for each in begins for gap in " \n"):
        within = map(or_, within, map(contains, keys, repeat(gap)))
    return [0 if starts else 2 - word for starts, word in zip(first, within, strict=False)]


def rank(asked: Sequence[Sequence[str]], key: str) -> int:
    """Tell of one searched text what `ranks` tells of many."""
    return ranks(asked, (key,))[0]


def spelled_as(find: str, name: str) -> bool:
    """Tell whether a name holds what is searched letter by letter, whatever the case."""
    return find.strip().casefold() in name.casefold()


@lru_cache(maxsize=4_000)
def places_held(text: str, find: str) -> tuple[tuple[int, int], ...]:
    """Return which letters of a text are what is searched, from and to, in their order."""
    asked = asked_words(find)
    found = []
    for word in _WORD.finditer(text) if asked else ():
        for ways in asked:
            at = _place_in_word(word[0], ways)
            if at is not None:
                found.append((word.start() + at[0], word.start() + at[1]))
    return tuple(sorted(set(found)))


def _place_in_word(word: str, ways: Sequence[str]) -> tuple[int, int] | None:
    def held(part: str) -> bool:
        return any(way in key for key in readings(part) for way in ways)

    if not held(word):
        return None
    ends = (each for each in range(1, len(word)) if held(word[:each]))
    end = next(ends, len(word))
    starts = (each for each in range(end - 1, 0, -1) if held(word[each:end]))
    return next(starts, 0), end


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

    Quotation marks, brackets and titles before the name do not count, ё sorts as е, and Latin letters as
    without their marks, save between names that are otherwise the same. Comparing the keys by code points
    gives the order.
    """
    letters = unicodedata.normalize("NFC", _QUOTES.sub("", name).casefold())
    if "." in letters and (titled := _TITLES.match(letters)):
        letters = f"{letters[titled.end() :]} {titled[0]}"
    whole = " ".join(letters.translate(_SORTED).split())
    plain = whole.replace(_ORDER["ё"], _ORDER["е"])
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(part for part in parts if not unicodedata.combining(part))
    # A tab sorts before all that a name can hold.
    return plain if plain == whole else f"{plain}\t{whole}"
