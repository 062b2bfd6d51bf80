"""Places and countries, where an entry prints them as an item of their own."""

import re
from functools import cache, lru_cache

from coalition_app.intake.words.regions import is_region, town_with_code
from coalition_app.intake.words.word_lists import with_commas, word_list, word_set
from coalition_app.languages import DOCUMENT_LANGUAGES

CITIES = word_list("cities")
TOWN_ENDINGS = tuple(word_list("town_endings"))

MARKED_PLACE = re.compile(
    # Small letters only: «С. Иванов» is a person.
    r"(?:г|гор|с|пос|п|дер|ст|қ|а|м|смт|сел)\.\s?[^\W\d_][\w' -]*|"
    r"(?i:(?:город|село|деревня|поселок|посёлок|аул|станица|район) [^\W\d_][\w -]*|"
    r"[\w' -]+ (?:область|обл\.|район|край|р-н|қаласы|облысы|ауданы|ауылы|кенті|қ\.|"
    r"region|oblast|city|district|province)|(?:city|region) of [\w' -]+)"
)
"""A place that says what it is: г. Семей, Алматы қаласы, Osh region."""

ABBREVIATED = word_set(
    "РК РФ КР РБ США СКО ЮКО ВКО ЗКО ҚР USA US UK EU U.S.A U.S U.K U.S.A. U.S. U.K."
)
REGIONS = word_set("СКО ЮКО ВКО ЗКО")

COUNTRY_SHAPE = re.compile(
    r"(?:[\w-]+ская(?: \w+ая)?|[\w-]+ские \w+ые) (?:республика|штаты)|российская федерация|"
    r"(?:республика|королевство|княжество) [^\W\d_][\w-]+|[\w-]+ республикасы|"
    r"(?:the )?(?:republic|kingdom) of [\w -]+|[\w-]+ republic|russian federation",
    re.IGNORECASE,
)


@cache
def _country_names() -> frozenset[str]:
    from babel import Locale

    # What other languages call them too; the built program carries Babel's tables of three languages only.
    names = set(word_list("countries"))
    for language in DOCUMENT_LANGUAGES:
        territories = Locale(language).territories
        names |= {name.lower() for code, name in territories.items() if len(code) == 2}
    return frozenset(names)


@lru_cache(maxsize=20_000)
def is_country(text: str) -> bool:
    """Tell whether a text is a country's name and nothing else."""
    if len(text) > 60 or text[:1] == "«":
        return False
    if text in ABBREVIATED:
        return text not in REGIONS
    if text.lower().removeprefix("the ").removeprefix("state of ") in _country_names():
        return True
    return " " in text and COUNTRY_SHAPE.fullmatch(text) is not None


def is_city(low: str) -> bool:
    """Tell whether a list knows a city by its name in small letters."""
    return low in CITIES or (not low.isascii() and with_commas(low) in CITIES)


@lru_cache(maxsize=20_000)
def is_place(text: str) -> bool:
    """Tell whether a text is a city or a region and nothing else."""
    # Most names of a long list begin so, and none of a place.
    if len(text) > 60 or text[:1] == "«":
        return False
    # The small letter of «İ» is an i with a dot above it.
    low = (town_with_code(text) or text).lower().replace("\u0307", "")
    if text in REGIONS or is_city(low) or is_region(text):
        return True
    return (" " in text or "." in text) and MARKED_PLACE.fullmatch(text) is not None


BETWEEN_COUNTRIES = re.compile(r"(?: ?[/,&+] ?| (?:and|и|және|und|et|y) )")


def are_countries(text: str) -> bool:
    """Tell whether a text is one country's name or several and nothing else: Kenya/Uganda."""
    return is_country(text) or (
        BETWEEN_COUNTRIES.search(text) is not None
        and all(map(is_country, BETWEEN_COUNTRIES.split(text)))
    )
