"""How alike two names are: skeletons without legal forms, translated words, abbreviations, initials.

Nothing here decides anything; it finds what a person should look at, and says why.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from coalition_app import paths
from coalition_app.records.names import name_key

GENERIC = frozenset(
    name_key(
        "ассоциация қауымдастық қауымдастығы association союз одақ одағы union движение қозғалыс қозғалысы "
        "movement фонд қор қоры fund foundation объединение бірлестік бірлестігі организация ұйым ұйымы "
        "organisation organization общественный общественная общественное общественного қоғамдық public "
        "ngo нпо үеұ in по и в на при для за the of and for және с г журнал газета журналы газеті редакция"
    ).split()
)
"""Words that say what kind of body it is; they tell no two bodies apart."""
ENDINGS = tuple(
    sorted(
        set(
            name_key(
                "а я ы и о е у ю ь ов ев ей ам ям ами ями ах ях ом ем ой ый ий ая яя ое ее ого его ому ему "
                "ым им ых их ую юю ие ия ию ией ость ости ские ская ское ского скому ский "
                "ы і сы сі лар лер дар дер тар тер лары лері дары дері тары тері ның нің дың дің тың тің "
                "ға ге қа ке да де та те s es"
            ).split()
        ),
        key=lambda ending: (-len(ending), ending),
    )
)
"""Endings of the three languages in the skeleton spelling, the longest first."""
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{3,80})[»”\"]")
_NUMBER = re.compile("[0-9]+")
_SMALL_WORDS = frozenset(
    [
        "и",
        "в",
        "на",
        "по",
        "при",
        "для",
        "за",
        "с",
        "о",
        "об",
        "до",
        "от",
        "из",
        "the",
        "of",
        "and",
        "for",
    ]
)
_ABBREVIATION = re.compile(r"[«»“”\"\s]*([A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{4,10})[«»“”\"\s]*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name made ready for comparing."""

    stems: tuple[str, ...]
    """Beginnings of its words in the skeleton spelling, in order, generic words left out."""
    compact: str
    """The whole skeleton without spaces."""
    digits: tuple[str, ...]
    """Numbers in it: «Школа 5» and «Школа 6» are never alike."""

    key: tuple[str, ...]
    """The stems in an order that does not depend on that of the words."""


def read_name(name: str) -> Name:
    """Make a name ready: folded to one spelling, legal forms and generic words left out."""
    words = _folded(_without_forms(name))
    known = concepts()
    telling = [word for word in words if word not in GENERIC]
    if not telling:
        telling = words = _folded(name)
    stems = tuple(known.get(word, "") or stem(word) for word in telling)
    digits = tuple(word for word in words if word.isdigit())
    return Name(stems, "".join(telling), digits, tuple(sorted(stems)))


def _folded(name: str) -> list[str]:
    """Fold a name to its skeleton's words; numbers stay whole, for school 22 is not school 2."""
    numbers = iter(_NUMBER.findall(unicodedata.normalize("NFKC", name)))
    return [
        _NUMBER.sub(lambda found: next(numbers, found.group()), word)
        for word in name_key(name).split()
    ]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Give the part of a word that its Russian, Kazakh or English forms share.

    Only endings that these languages have are cut, and never below four letters: «Бебемо» is not «Бебе».
    """
    if len(word) < 5 or not word.endswith(ENDINGS):
        return word
    for ending in ENDINGS:
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def quoted_names(text: str) -> tuple[str, ...]:
    """Give the names in quotation marks inside an office or a note."""
    return tuple(dict.fromkeys(found.strip() for found in _QUOTED.findall(text)))


def abbreviation(name: str) -> str:
    """Give the capitals of a name that is nothing but an abbreviation; empty for any other."""
    found = _ABBREVIATION.fullmatch(name)
    return found[1] if found else ""


def initials(name: str) -> tuple[str, ...]:
    """Give the first letters of a name's words, with and without its small words."""
    words = re.findall(r"[^\W\d_]+", name)
    whole = "".join(word[0] for word in words).upper()
    telling = "".join(word[0] for word in words if word.lower() not in _SMALL_WORDS).upper()
    return (whole, telling) if len(telling) >= 4 else ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name made ready: whole words and initials, in the skeleton spelling."""

    words: frozenset[str]
    letters: tuple[str, ...]


def read_person(name: str) -> Person:
    """Make a person's name ready, whatever the order of its parts."""
    parts = name_key(name).split()
    whole = frozenset(part for part in parts if len(part) > 2)
    return Person(whole, tuple(part[0] for part in parts if len(part) <= 2))


def same_person(one: Person, other: Person) -> bool:
    """Tell whether two names may be one person's: a shared surname, the rest equal or its initials."""
    shared = one.words & other.words
    if not shared:
        return False
    rest, others = one.words - shared, other.words - shared
    if not rest and not others:
        return len(shared) > 1
    mine = [*one.letters, *(word[0] for word in rest)]
    theirs = [*other.letters, *(word[0] for word in others)]
    if rest and others:
        # Two given names that differ are two people, unless one is a part of three.
        return False
    fewer, more = sorted((mine, theirs), key=len)
    if not fewer:
        return len(shared) > 1
    return all(letter in more for letter in fewer)


@cache
def concepts() -> dict[str, str]:
    """Give the words of civil society that mean the same in the three languages, by skeleton."""
    found: dict[str, str] = {}
    with (paths.resources() / "civil_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for language in ("ru", "kk", "en"):
                for word in name_key(row[language]).split():
                    found.setdefault(word, f"@{row['concept']}")
    return found


def _without_forms(name: str) -> str:
    """Leave out abbreviations of legal forms that stand before or behind a quoted name."""
    return _short_forms().sub(" ", name)


@cache
def _short_forms() -> re.Pattern[str]:
    with (paths.resources() / "legal_forms.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] in ("legal_form", "qualifier")]
    short = {row[column] for row in rows for column in ("abbr_ru", "abbr_kk", "english_abbr")} - {
        ""
    }
    long = {row[column] for row in rows for column in ("full_ru", "full_kk", "english")} - {""}
    words = sorted(map(re.escape, long), key=len, reverse=True)
    capitals = sorted(map(re.escape, short), key=len, reverse=True)
    return re.compile(
        rf"(?i:\b(?:{'|'.join(words)})\b)|(?<!\w)(?:{'|'.join(capitals)})(?=\s*[«“„\"])"
    )
