"""What one word looks like and which lists it is in: the same for the training and for the reading."""

from functools import cache, lru_cache

from coalition_app.intake.entries.traits import COMPANIES, INITIAL, PLACE_MARKS, TELLING_STEMS
from coalition_app.intake.words.birth_names import SHORT_FAMILIES
from coalition_app.intake.words.legal_forms import known_forms
from coalition_app.intake.words.persons import CYRILLIC, PATRONYMIC, SURNAME, is_office_word
from coalition_app.intake.words.places import is_city, is_country
from coalition_app.intake.words.vocabulary import (
    GIVEN_NAMES,
    NAME_PARTICLES,
    OFFICE_SHORT,
    PERSON_TITLES,
    SMALL_WORDS,
    names_body,
)

SHORT = 3
"""Letters that a family's name exceeds."""


@lru_cache(maxsize=50_000)
def traits(word: str) -> tuple[str, ...]:
    """Return the shape of a word, then all that is known of it; `strange` where nothing is."""
    low = word.lower().strip(".")
    shape = _shape(word, low)
    found = [name for name, holds in _lists(word, low).items() if holds]
    if shape in ("Cap", "UP") and (len(low) > SHORT or low in SHORT_FAMILIES):
        if low.endswith(PATRONYMIC):
            found.append("father")
        elif low.endswith(SURNAME) or low in SHORT_FAMILIES:
            found.append("family")
    if shape == "low" and not found:
        found.append("strange")
    return (shape, "cyr" if CYRILLIC.search(word) else "lat", *found)


def _shape(word: str, low: str) -> str:
    if word[0].isdigit():
        return "num"
    if not word[0].isalpha():
        return "mark"
    if INITIAL.fullmatch(word):
        return "init"
    if word.isupper() and len(low) > 1:
        return "UP"
    return "Cap" if word[0].isupper() else "low"


def _lists(word: str, low: str) -> dict[str, bool]:
    return {
        "office": is_office_word(low),
        "body": names_body(word),
        "company": low in COMPANIES,
        "small": low in SMALL_WORDS or low in OFFICE_SHORT,
        "particle": low in NAME_PARTICLES,
        "title": low in PERSON_TITLES,
        "city": is_city(low),
        "country": is_country(word),
        "given": low in GIVEN_NAMES,
        "form": word in known_forms().short or word in known_forms().branches,
        "formword": low in _words_of_forms(),
        "placemark": low in PLACE_MARKS,
        "stem": low.startswith(TELLING_STEMS),
    }


@cache
def _words_of_forms() -> frozenset[str]:
    """Return the words that legal forms are spelled with at either end."""
    table = known_forms()
    return frozenset((*table.by_first_word, *table.by_last_word))
