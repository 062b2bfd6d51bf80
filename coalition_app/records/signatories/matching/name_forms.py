"""How alike two names are: skeletons without legal forms, translated words, abbreviations, initials.

Nothing is decided here; it finds what a person should look at, and says why.
"""

import csv
import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from coalition_app import paths
from coalition_app.languages import DOCUMENT_LANGUAGES
from coalition_app.legal_forms import form_rows
from coalition_app.records.store.name_keys import asked_words, further_readings, name_key

GENERIC = frozenset(
    name_key(
        "ассоциация қауымдастық қауымдастығы association союз одақ одағы union движение қозғалыс қозғалысы "
        "movement фонд қор қоры fund foundation объединение бірлестік бірлестігі организация ұйым ұйымы "
        "organisation organization общественный общественная общественное общественного қоғамдық public "
        "ngo нпо үеұ in по и в на при для за the of and for және с г журнал газета журналы газеті редакция"
    ).split()
)
"""Words for the kind of organisation; they do not tell two organisations apart."""
HEADS = frozenset(
    name_key(
        "ассоциация қауымдастық қауымдастығы association союз одақ одағы union движение қозғалыс қозғалысы "
        "movement фонд қор қоры fund foundation объединение бірлестік бірлестігі журнал газета"
    ).split()
)
"""Those among them that tell a union from a fund, and a fund from a movement."""
ENDINGS = tuple(
    sorted(
        set(
            name_key(
                "а я ы и о е у ю ь ов ев ей ам ям ами ями ах ях ом ем ой ый ий ая яя ое ее ого его ому ему "
                "ым им ых их ую юю ие ия ию ией ость ости ские ская ское ского скому ский "
                "ы і сы сі лар лер дар дер тар тер лары лері дары дері тары тері ның нің дың дің тың тің "
                "ға ге қа ке да де та те s es ue ues"
            ).split()
        ),
        key=lambda ending: (-len(ending), ending),
    )
)
"""Endings of the three languages in the skeleton spelling, the longest first."""
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{3,80})[»”\"]")
_MARKS = '«»“”„" '
_OPENING = '«“„"'
_PAIRS = (("ts", "C"), ("iu", "U"), ("ia", "A"))
MOST_WAYS = 8
"""Further readings in which a name is compared."""
LONG = 9
"""Letters from which a word can hold two misprints."""
_PART = re.compile(r"([^\W\d_][^\W\d_'’ʼ`]*)(\.?)")
_WORD = re.compile(r"\w+")
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
    words: tuple[str, ...]
    """The whole words of which the stems are beginnings, in the same order."""


def read_name(name: str) -> Name:
    """Make a name ready: folded to one spelling, legal forms and generic words left out."""
    return _ready(name_key(_without_forms(name)).split(), name)


def read_in_other_ways(name: str, known: Collection[str]) -> list[Name]:
    """Make a name ready in the further ways in which its Latin letters may be meant, of words that are known.

    Mostly there is none.
    """
    words = [_known_ways(ways, known) for ways in asked_words(_without_forms(name))]
    if max(map(len, words), default=1) == 1:
        return []
    others = itertools.islice(itertools.product(*words), 1, MOST_WAYS + 1)
    return [_ready(list(each), name) for each in others]


def _known_ways(ways: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    return (ways[0], *(each for each in ways[1:] if each in known))


def _ready(words: list[str], name: str) -> Name:
    known = concepts()
    telling = [word for word in words if word not in GENERIC]
    if not telling:
        telling = words = name_key(name).split()
    stems = tuple(known.get(word, "") or stem(word) for word in telling)
    digits = tuple(word for word in words if word.isdigit())
    return Name(stems, "".join(telling), digits, tuple(sorted(stems)), tuple(telling))


def heads(name: str) -> frozenset[str]:
    """Return the words of a name that tell a union from a fund."""
    return HEADS.intersection(name_key(name).split())


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the part of a word that its Russian, Kazakh or English forms share.

    Only endings that these languages have are cut, and never below four letters: «Бебемо» is not «Бебе».
    """
    if len(word) < 5 or not word.endswith(ENDINGS):
        return word
    for ending in ENDINGS:
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def quoted_names(text: str) -> tuple[str, ...]:
    """Return the names in quotation marks inside an office or a note."""
    return tuple(dict.fromkeys(found.strip() for found in _QUOTED.findall(text)))


def abbreviation(name: str) -> str:
    """Return the capitals of a name that is nothing but an abbreviation; empty for any other."""
    found = _ABBREVIATION.fullmatch(name)
    return found[1] if found else ""


def initials(name: str) -> tuple[str, ...]:
    """Return the first letters of a name's words, with and without its small words."""
    words = re.findall(r"[^\W\d_]+", name)
    whole = "".join(word[0] for word in words).upper()
    telling = "".join(word[0] for word in words if word.lower() not in _SMALL_WORDS).upper()
    return (whole, telling) if len(telling) >= 4 else ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name made ready: whole words and initials, in the skeleton spelling."""

    words: frozenset[str]
    letters: tuple[str, ...]
    written: str = ""
    """The whole name, its parts in the order in which they are written."""
    ways: tuple[tuple[str, ...], ...] = ()
    """Of each word that can be read in several ways, its readings; the first is among the words."""

    @property
    def every_word(self) -> frozenset[str]:
        """Return the words in all of their readings."""
        return self.words.union(*self.ways) if self.ways else self.words

    def each_reading(self, known: Collection[str]) -> list[frozenset[str]]:
        """Return the words as they may be meant together, of those that are known; as they stand first."""
        several = [_known_ways(ways, known) for ways in self.ways]
        if max(map(len, several), default=1) == 1:
            return [self.words]
        sure = self.words.difference(ways[0] for ways in self.ways)
        together = itertools.islice(itertools.product(*several), MOST_WAYS)
        return [sure.union(each) for each in together]

    def read_like(self, other: "Person") -> "Person":
        """Return the person with each open word read as one that the other name has, where there is one."""
        theirs, words = other.every_word, set(self.words)
        for ways in self.ways:
            met = next((each for each in ways if each in theirs), None)
            if met is not None:
                words = (words - {ways[0]}) | {met}
        return replace(self, words=frozenset(words), ways=())


def read_person(name: str) -> Person:
    """Make a person's name ready, whatever the order of its parts."""
    parts = name_key(name).split()
    if min(map(len, parts), default=0) > 2:
        return Person(frozenset(parts), (), " ".join(parts), _several(parts, name))
    words, letters = [], []
    for written, dot in _PART.findall(name):
        folded = name_key(written).replace(" ", "")
        if not folded:
            continue
        # Li and Yu are surnames; a letter, or two before a dot, are initials.
        if len(written) == 1 or (dot and len(written) == 2):
            letters.append(folded[0])
        else:
            words.append(folded)
    return Person(frozenset(words), tuple(letters), " ".join(parts), _several(words, name))


def _several(words: Iterable[str], name: str) -> tuple[tuple[str, ...], ...]:
    """Return the readings of the words that have several; quick where none has."""
    if not further_readings(name):
        return ()
    return tuple(ways for ways in asked_words(name) if len(ways) > 1 and ways[0] in words)


def same_person(one: Person, other: Person) -> bool:
    """Tell whether two names may be one person's: a shared surname, the rest equal or its initials."""
    if one.ways or other.ways:
        one = one.read_like(other)
        other = other.read_like(one)
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


def misprinted(word: str, other: str, *, twice: bool = True) -> bool:
    """Tell whether two folded words differ by one letter, or by two that were swapped; long ones `twice`.

    A letter that is written with two in the skeleton spelling counts once.
    """
    one, two = (_joined(word), _joined(other))
    shorter = min(len(one), len(two))
    if shorter < 4 or one == two:
        return False
    most = 2 if twice and shorter >= LONG else 1
    return OSA.distance(one, two, score_cutoff=most) <= most


def _joined(word: str) -> str:
    for letters, single in _PAIRS:
        if letters in word:
            word = word.replace(letters, single)
    return word


@cache
def concepts() -> dict[str, str]:
    """Return the words of civil society that mean the same in the three languages, by skeleton."""
    found: dict[str, str] = {}
    with (paths.resources() / "civil_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for language in DOCUMENT_LANGUAGES:
                for word in name_key(row[language]).split():
                    found.setdefault(word, f"@{row['concept']}")
    return found


def stands_among_words(printed: str, quoted: str) -> bool:
    """Tell whether words other than an abbreviated legal form surround a quoted name."""
    before, _quoted, after = printed.partition(quoted)
    before, after = before.strip(_MARKS), after.strip(_MARKS)
    return bool(after) or (bool(before) and before not in _short_forms())


def _without_forms(name: str) -> str:
    """Leave out legal forms in full, and abbreviations of them before a quoted name."""
    long, begin, short = _forms()
    if not begin.isdisjoint(_WORD.findall(name.casefold())):
        name = long.sub(" ", name)
    return short.sub(" ", name) if any(each in name for each in _OPENING) else name


@cache
def _forms() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """Return what finds long forms, the words with which these begin, and what finds abbreviations."""
    rows = _form_rows()
    long = {row[column] for row in rows for column in ("full_ru", "full_kk", "english")} - {""}
    words = sorted(map(re.escape, long), key=len, reverse=True)
    capitals = sorted(map(re.escape, _short_forms()), key=len, reverse=True)
    return (
        re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE),
        frozenset(each.casefold().split()[0] for each in long),
        re.compile(rf"(?<!\w)(?:{'|'.join(capitals)})(?=\s*[«“„\"])"),
    )


@cache
def _short_forms() -> frozenset[str]:
    shorts = ("abbr_ru", "abbr_kk", "english_abbr")
    return frozenset(row[column] for row in _form_rows() for column in shorts) - {""}


@cache
def _form_rows() -> tuple[dict[str, str], ...]:
    return tuple(row for row in form_rows() if row["kind"] in ("legal_form", "qualifier"))
