"""Keys made of names: one skeleton for all spellings, and the order of the Russian and Kazakh alphabets.

Both are stored with the name, so that searching and sorting give the same on every machine.
"""

import re
import unicodedata

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
    ("x", "h"),
    ("w", "u"),
    ("y", "i"),
)
_LONE_C = re.compile("c(?!h)")
_DOUBLED = re.compile(r"(.)(?=\1)")
"""Letters that sort before a similar one."""
_NOT_A_LETTER = re.compile(r"[^0-9a-z]+")

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


def sort_key(name: str) -> str:
    """Return the text by which a name is sorted: Latin before Cyrillic, Kazakh letters in their places.

    Quotation marks and brackets do not count; comparing the keys by code points gives the order.
    """
    letters = unicodedata.normalize("NFC", _QUOTES.sub("", name).casefold())
    return " ".join(letters.translate(_SORTED).split())
