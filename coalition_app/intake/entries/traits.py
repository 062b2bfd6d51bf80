"""What is known of the single words of a piece: their shape, and the lists that they are in."""

import re
from functools import lru_cache

from coalition_app.intake.entries.reservations import TELLING
from coalition_app.intake.words.legal_forms import known_forms
from coalition_app.intake.words.persons import (
    INITIALS,
    INITIALS_ALONE,
    PATRONYMIC,
    is_office_word,
    without_accents,
)
from coalition_app.intake.words.places import is_city
from coalition_app.intake.words.quotation import QUOTE, quote_steps
from coalition_app.intake.words.vocabulary import (
    COMPANY_FORMS,
    GIVEN_NAMES,
    NAME_PARTICLES,
    OFFICE_SHORT,
    PERSON_TITLES,
    SMALL_WORDS,
    names_body,
)
from coalition_app.intake.words.word_lists import word_list, word_set

WORD = re.compile(r"[^\W_]+(?:[-'’ʼ.&/@][^\W_]+)*\.?")
INITIAL = re.compile(INITIALS)
LONGEST_SHORT = 4
"""Letters; shorter beginnings are those of too many words."""
TELLING_STEMS = tuple(
    word_set(
        " ".join(stem for stem in TELLING.split() if len(stem) > LONGEST_SHORT)
        + " только лишь отозв отзыв снят недейств мнени условн қайтар шегін withdr object revok"
    )
)
"""Beginnings of words by which a signature or a position is spoken of."""
DENYING = word_set("не ни нет но емес жоқ not no but Нет Не Но Емес Жоқ")
"""Words by which something is denied or limited."""
PLACE_MARKS = word_set(
    "г с п пос пгт қ обл область облысы ауылы ауданы район края край қаласы кенті region oblast city "
    "district province"
)
OFFICE_ENDINGS = tuple(word_list("office_endings"))
SHORTEST_FORMED = 6
"""Letters; лист and тель are formed from nothing."""
ORDINAL = re.compile(r"нш[ыі](?:с[ыі])?$")
"""екінші, үшіншісі: a number, and nobody's trade."""
POSSESSED = ("сы", "сі", "ы", "і")
"""Endings of a Kazakh word that belongs to the one before it: қоры, төрағасы."""
ROMANCE = ("fr", "es", "pt", "it")
UNACCENTED = frozenset(map(without_accents, word_list("offices", *ROMANCE)))
"""Offices as they are typed without accents: medica, ecrivain."""
PLURALS = word_list("offices", *ROMANCE) - word_list("offices", "en")
"""Offices that are vouched for in the plural too; «members» in English are a body's."""
COMPANIES = frozenset(form.lower().strip(".") for form in COMPANY_FORMS)
STRONG = word_set("given father letters office body company title city form")
"""Traits that vouch for the piece around the word."""


@lru_cache(maxsize=100_000)
def traits(word: str) -> frozenset[str]:
    """Return what is known of one word: its shape, and the lists that it is in."""
    low = word.lower().strip(".")
    found = {_shape(word)}
    if is_office_word(low) or (word.islower() and _ends_like_office(low)) or low in UNACCENTED:
        found.add("office")
    if names_body(word):
        found.add("body")
    if word.strip(".") in COMPANY_FORMS or (low in COMPANIES and not word.islower()):
        found.add("company")
    if low in SMALL_WORDS or low in NAME_PARTICLES or low in OFFICE_SHORT:
        found.add("small")
    if low in PERSON_TITLES:
        found.add("title")
    if is_city(low):
        found.add("city")
    if low in GIVEN_NAMES:
        found.add("given")
    if word in known_forms().short or word in known_forms().branches:
        found.add("form")
    if word[:1].isupper() and len(low) > 3 and low.endswith(PATRONYMIC):
        found.add("father")
    if INITIALS_ALONE.fullmatch(word):
        found.add("letters")
    if low in PLACE_MARKS:
        found.add("place mark")
    if low.startswith(TELLING_STEMS) or word in DENYING:
        found.add("telling")
    return frozenset(found)


def _ends_like_office(low: str) -> bool:
    """Tell whether a word is formed as words for people are: артист, қызметкер; кандидаты of кандидат."""
    if ORDINAL.search(low):
        return False
    if len(low) >= SHORTEST_FORMED and low.endswith(OFFICE_ENDINGS):
        return True
    if low[-1:] in ("s", "x") and low[:-1] in PLURALS:
        return True
    return any(
        low.endswith(ending)
        and (is_office_word(low[: -len(ending)]) or low[: -len(ending)].endswith(OFFICE_ENDINGS))
        for ending in POSSESSED
    )


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "digits"
    if INITIAL.fullmatch(word):
        return "initials"
    return "capital" if word[0].isupper() else "small letter"


def find_words(text: str) -> list[tuple[re.Match[str], bool]]:
    """Return the words of a text, and whether each is within quotation marks."""
    if not QUOTE.search(text):
        return [(match, False) for match in WORD.finditer(text)]
    steps = quote_steps(text)
    found = []
    depth = passed = 0
    for match in WORD.finditer(text):
        while passed < len(steps) and steps[passed][0] <= match.start():
            depth = max(0, depth + steps[passed][1])
            passed += 1
        found.append((match, depth > 0))
    return found
