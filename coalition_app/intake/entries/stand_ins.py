"""Names that stand in for others of their shape: an entry of that shape is read once for all of them."""

import contextlib
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from coalition_app.intake.entries.clauses import KAZAKH
from coalition_app.intake.entries.footnotes import OF_CAPACITIES
from coalition_app.intake.entries.not_standing import WORDS_OF_NOT_STANDING
from coalition_app.intake.entries.parts import CORRECTED, WITHDRAWN
from coalition_app.intake.entries.printing_wishes import TELLING as OF_WISHES
from coalition_app.intake.entries.reservations import TELLING as OF_POSITIONS
from coalition_app.intake.entries.stands_for import WORDS_OF_STANDING
from coalition_app.intake.entries.traits import TELLING_STEMS, traits
from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.contacts import RUSSIAN_NETWORKS, WORDS_OF_CONTACTS
from coalition_app.intake.words.kinds import PIECES_OF_KINDS
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.persons import (
    ADJECTIVE_OF_BODY,
    PATRONYMIC,
    SURNAME,
    begins_office,
    is_office_word,
)
from coalition_app.intake.words.places import CITIES, is_country, is_place
from coalition_app.intake.words.regions import is_region
from coalition_app.intake.words.vocabulary import (
    COMPANY_FORMS,
    GIVEN_NAMES,
    NAME_PARTICLES,
    OFFICE_SHORT,
    PERSON_TITLES,
    SMALL_WORDS,
    names_body,
)
from coalition_app.intake.words.word_lists import word_list

TELLING_PIECES = f"~ {OF_WISHES} {OF_POSITIONS} {OF_CAPACITIES}"
WORDS_OF_NOBODY = "имя фио назван фамили тұрғын жител участни сотрудни сосед"
"""Pieces of what stands where a name is not known, beside those of wishes."""
WORDS_OF_LISTS = "қол signed signator signatur ibid поделит"
"""Pieces of what a line is called that is of the list and no entry of it."""
WORDS_BETWEEN = "_and_ _und_ _et_ _және_ _мен_ _та_"
"""What may be between two who sign together."""
TELLING = any_piece(TELLING_PIECES)
"""Signs of more than a signatory's name: this one search spares nearly all entries many others."""
OTHERWISE = any_piece(
    f"{TELLING_PIECES} {WORDS_OF_CONTACTS} {RUSSIAN_NETWORKS} {WORDS_OF_STANDING} {PIECES_OF_KINDS} "
    f"{WORDS_OF_NOBODY} {WORDS_OF_LISTS} {WORDS_BETWEEN} {WORDS_OF_NOT_STANDING} "
    + " ".join(TELLING_STEMS)
)
"""The same, with signs of contacts, of who stands for whom, of nobody, of several who sign together, and of
bodies other than organisations: no name with one of them is replaced."""
CAPITAL, SMALL = "[А-ЯЁӘҒҚҢӨҰҮІҺ]", "[а-яёәғқңөұүһі]"
CYRILLIC_WORD = f"{CAPITAL}{SMALL}{{2,}}"
CYRILLIC = re.compile(
    rf"{CYRILLIC_WORD}(?: {CYRILLIC_WORD}){{1,2}}|{CYRILLIC_WORD} {CAPITAL}\. ?{CAPITAL}\."
)
LATIN = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){1,2}")
BEFORE_PERSON = re.compile(rf"(?:{SMALL}+(?:-{SMALL}+)* ){{1,4}}(?={CAPITAL})")
"""Words before a person with no comma between: «атқарушы директор Ким А. Б.»."""
ONE_WORD = re.compile(CYRILLIC_WORD)
BODY = re.compile(
    r"(?:([^\W\d_]+(?: [^\W\d_]+){0,3}) )?"
    r"(«(?:[^\W\d_A-Za-z]{2,20}(?:[ -][^\W\d_A-Za-z]{2,20}){0,5}|[A-Za-z]{2,20}(?:[ -][A-Za-z]{2,20}){0,5})"
    r"( [1-9]\d{0,5})?»)"
    r"( [^\W\d_]+(?: [^\W\d_]+){0,3})?"
)
"""A quoted name of plain words, all or none in Latin letters, with a number at its end or not, and a legal
form before or behind it or none."""
IN_CYRILLIC = {
    "given": "Анна",
    "given like a family": "Карина",
    "father": "Ивановна",
    "father in Kazakh": "Сәкенұлы",
    "family": "Волкова",
    "strange": "Жапар",
}
IN_LATIN = {
    "given": "Anna",
    "given like a family": "Lyubov",
    "father": "Ivanovna",
    "family": "Volkova",
}
"""A word of each sort, none of them anything else; no list knows a strange one, as with many families."""
IN_KAZAKH = {
    "given": "Әсел",
    "father": "Сәкеновна",
    "father in Kazakh": "Сәкенұлы",
    "family": "Сәбитова",
    "strange": "Жәпар",
}
"""The same with a Kazakh letter, which tells of what language the words before a name are."""
OF_SCRIPTS = {"Cyrillic": IN_CYRILLIC, "Kazakh": IN_KAZAKH, "Latin": IN_LATIN}
GIVEN = {"given", "given like a family"}
CERTAIN = {*IN_CYRILLIC} - {"strange"}
"""Sorts by which a name is a person's; in Latin letters only a given name does."""
QUOTED, QUOTED_WITH_NUMBER = "«Жар»", "«Жар 17»"
TOWN, TOWN_LIKE_POSSESSED = "Астана", "Алматы"
KNOWN_OTHERWISE = (COMPANY_FORMS, NAME_PARTICLES, OFFICE_SHORT, PERSON_TITLES, SMALL_WORDS)
MOST_LINES = 200_000
"""Lines of a list whose shapes are kept: they are asked what they are, and read after that."""
LONGEST = 400
"""Characters of an entry that may be read as others of its shape."""
WORD = re.compile(r"\w{2,}")
"""Of a name; its initials are letters of any text."""


class Shape(NamedTuple):
    """An entry with others in place of its names."""

    text: str
    others: tuple[str, ...]
    names: tuple[str, ...]
    """What each of the others stands in for."""


def shape_of(text: str) -> Shape | None:
    """Return an entry with others in place of its names; None where the first of them may be read otherwise.

    One body, one person and one town are replaced wherever they are printed.
    """
    if len(text) > LONGEST:
        return None
    items = text.split(", ")
    found: dict[str, tuple[str, str]] = {}
    rest: list[str] = []
    for at, item in enumerate(items):
        sort, name, other = _body_alike(item, at) if "»" in item else _person_alike(item)
        if not sort and at:
            sort, name, other = "town", item, _town_alike(item)
        if other and sort not in found:
            found[sort] = (name, other)
            items[at] = item.replace(name, other)
            rest.append(item.replace(name, ""))
        elif at:
            rest.append(item)
        else:
            return None
    # In this order no name holds what another one stands in for.
    pairs = [found[sort] for sort in ("town", "person", "body") if sort in found]
    named = " ".join([f"{name} {other}" for name, other in pairs])
    beside = " ".join(rest)
    if not beside.isspace() and (
        any(map(beside.__contains__, WORD.findall(named)))
        or any(map(named.__contains__, filter(None, rest)))
    ):
        return None
    names, others = zip(*pairs, strict=True)
    return Shape(", ".join(items), others, names)


@cache
def _shapes_of_lines() -> dict[str, Shape | None]:
    """Return the shapes of lines that are read next; a cache, so that they are forgotten like any other."""
    return {}


def keep_shape(line: str) -> Shape | None:
    """Return the shape of a line, and keep it until its entry is read."""
    kept = _shapes_of_lines()
    try:
        return kept[line]
    except KeyError:
        shape = shape_of(line)
    if len(kept) < MOST_LINES:
        kept[line] = shape
    return shape


def take_shape(text: str) -> Shape | None:
    """Return the shape of an entry, and keep it no longer."""
    try:
        return _shapes_of_lines().pop(text)
    except KeyError:
        return shape_of(text)


@contextlib.contextmanager
def forgetting_shapes() -> Iterator[None]:
    """Let a function forget the shapes of a source’s lines once it has read it."""
    try:
        yield
    finally:
        _shapes_of_lines.cache_clear()


NOBODY = ("", "", "")


def alike(item: str) -> str:
    """Return a name that is read as a person's or a body's; another text as it is."""
    _sort, name, other = _body_alike(item, 0) if item[-1:] == "»" else _person_alike(item)
    return item.replace(name, other) if other else item


def _body_alike(item: str, at: int) -> tuple[str, str, str]:
    """Return what an item is, its quoted name, and one that is read as it is whatever is beside it.

    Only for a name beside a legal form, or alone where the entry begins.
    """
    body = BODY.fullmatch(item)
    if not body or not _is_form(body[1] or "", body[4] or "") or not (body[1] or body[4] or not at):
        return NOBODY
    name = body[2]
    if OTHERWISE.search(name.lower()) or is_office_word(name.split(" ", 1)[0].lower()):
        return NOBODY
    if at and (WITHDRAWN.search(name) or CORRECTED.search(name)):
        return NOBODY
    return "body", name, QUOTED_WITH_NUMBER if body[3] else QUOTED


@lru_cache(maxsize=5_000)
def _person_alike(item: str) -> tuple[str, str, str]:
    """Return the same of a person: each word is a name's and nothing else, and one is certainly a name's.

    An office in small letters may be before the name with no comma between.
    """
    before = BEFORE_PERSON.match(item)
    name = item[before.end() :] if before and begins_office(before[0].rstrip()) else item
    cyrillic = CYRILLIC.fullmatch(name) is not None
    if not cyrillic and not LATIN.fullmatch(name):
        return NOBODY
    kazakh = name is not item and KAZAKH.search(name)
    script = "Kazakh" if kazakh else "Cyrillic" if cyrillic else "Latin"
    if "." in name:
        family, _space, initials = name.partition(" ")
        other = _name_of(script, _sort(family), initials=_initials_alike(initials))
    else:
        other = _name_of(script, *map(_sort, name.split(" ")))
    return ("person", name, other) if other and not (is_place(name) or is_country(name)) else NOBODY


@lru_cache(maxsize=1_000)
def _name_of(script: str, *sorts: str, initials: str = "") -> str:
    """Return a name whose words are of these sorts; empty where one is none, or none makes it a person's."""
    words = OF_SCRIPTS[script]
    if not words.keys() >= {*sorts}:
        return ""
    if not initials and (GIVEN if script == "Latin" else CERTAIN).isdisjoint(sorts):
        return ""
    return " ".join([*map(words.__getitem__, sorts), *filter(None, [initials])])


@lru_cache(maxsize=5_000)
def _initials_alike(initials: str) -> str:
    """Return initials that are read as these, whatever short words («г.», «с.») the letters may be too."""
    if " " in initials:
        return " ".join(map(_initials_alike, initials.split(" ")))
    one, known = initials.count(".") == 1, traits(initials)
    alike = (
        each for each in (("Б.", "А.", "Г.", "С.") if one else ("А.Б.",)) if traits(each) == known
    )
    return next(alike, initials)


@lru_cache(maxsize=1_000)
def _is_form(before: str, behind: str) -> bool:
    """Tell whether words before or behind a quoted name are its legal form, in short or in full."""
    found = find_form(f"{before} {QUOTED}{behind}".strip())
    return (found.form, found.name) == (before or behind.strip(), QUOTED)


@lru_cache(maxsize=50_000)
def _sort(word: str) -> str:
    """Tell which part of a person's name a word is; empty where it is anything else too."""
    low = word.lower()
    if _is_known_otherwise(word) or is_place(word) or is_country(word):
        return ""
    like_family = len(low) > 4 and low.endswith(SURNAME)
    if low in GIVEN_NAMES and not low.endswith(("ы", "і")):
        return "given like a family" if like_family else "given"
    if low.endswith(PATRONYMIC):
        return "father in Kazakh" if low.endswith("ы") else "father"
    if low.endswith(("ы", "і")):
        return ""
    return "family" if like_family else "strange"


def _is_known_otherwise(word: str) -> bool:
    """Tell whether a word is anything that no part of a person's or a town's name may be."""
    low = word.lower()
    if is_office_word(low) or names_body(word) or ADJECTIVE_OF_BODY.search(low[-4:]):
        return True
    if OTHERWISE.search(low) or low in word_list("descriptions") or word in COMPANY_FORMS:
        return True
    return any(low in known for known in KNOWN_OTHERWISE)


@lru_cache(maxsize=1_000)
def _town_alike(word: str) -> str:
    """Return a town of one word that is read as this one; empty where it may be anything else too."""
    low = word.lower()
    if not ONE_WORD.fullmatch(word) or low not in CITIES or low in GIVEN_NAMES:
        return ""
    if _is_known_otherwise(word) or is_country(word) or is_region(word) or low.endswith(SURNAME):
        return ""
    return TOWN_LIKE_POSSESSED if low.endswith(("ы", "і")) else TOWN
