"""Cyrillic names in Latin letters, for a reader who knows no Cyrillic; never in the place of a name."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from coalition_app.annex_words import BETWEEN

System = Literal["none", "bgn-pcgn", "iso-9"]
NAMES = {"bgn-pcgn": "BGN/PCGN", "iso-9": "ISO 9:1995"}
"""The systems as they are cited."""


def _pairs(cyrillic: str, latin: str) -> dict[str, str]:
    return dict(zip(cyrillic.split(), latin.split(), strict=True))


_ALIKE = _pairs("а б в г д з к л м н о п р с т ф", "a b v g d z k l m n o p r s t f")
_ISO = _ALIKE | _pairs(
    "е ё ж и й у х ц ч ш щ ъ ы ь э ю я ә ғ қ ң ө ұ ү һ і",
    "e ë ž i j u h c č š ŝ ʺ y ʹ è û â a̋ ġ ķ ņ ô u̇ ù ḥ ì",
)
"""ISO 9:1995 (GOST 7.79-2000, system A): one letter for each, whatever the language is."""
_COMMON = _ALIKE | _pairs("ж й х ц ч ш щ ъ ь ю я", "zh y kh ts ch sh shch ” ’ yu ya")
_RUSSIAN = _COMMON | _pairs("е ё и у ы э", "e ë i u y e")
"""BGN/PCGN 1947 for Russian."""
_KAZAKH = _COMMON | _pairs("е ё и у ы э ә ғ қ ң ө ұ ү һ і", "e yo ī ū y ė ä gh q ng ö u ü h i")
"""BGN/PCGN 1979 for Kazakh."""
_ONLY_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_SOFT = re.compile(r"(?<![^\Wаеёиоуыэюяйъь])[её]", re.IGNORECASE)
"""What is ye or yë in Russian: at the beginning of a word, behind a vowel, й, ъ and ь."""
_LETTER = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)


def transliterated(name: str, system: System) -> str:
    """Write a name in Latin letters; empty where it has no Cyrillic ones.

    By BGN/PCGN a name with a letter that only Kazakh has is read as Kazakh, every other one as Russian.
    """
    name = unicodedata.normalize("NFC", name)
    if system == "none" or not _LETTER.search(name):
        return ""
    table = _ISO if system == "iso-9" else _KAZAKH if _ONLY_KAZAKH.search(name) else _RUSSIAN
    soft = {at.start() for at in _SOFT.finditer(name)} if table is _RUSSIAN else set()
    written = []
    for at, letter in enumerate(name):
        latin = table.get(letter.lower(), letter)
        latin = f"y{latin}" if at in soft else latin
        written.append(_capital(latin, name, at) if letter.isupper() else latin)
    return unicodedata.normalize("NFC", "".join(written))


def latin_line(names: Iterable[str], system: System) -> str:
    """Write what stands below a name: in brackets what has Cyrillic letters; empty for nothing."""
    written = BETWEEN.join(filter(None, (transliterated(each, system) for each in names)))
    return f"[{written}]" if written else ""


def _capital(latin: str, name: str, at: int) -> str:
    """Write a capital: several letters are capitals only among capitals."""
    beside = name[at + 1 : at + 2] if name[at + 1 : at + 2].isalpha() else name[max(0, at - 1) : at]
    return latin.upper() if beside.isupper() else latin[:1].upper() + latin[1:]
