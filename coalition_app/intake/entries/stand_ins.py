"""Names that stand in for others of their shape: what is printed behind them is read once for all of them."""

import re
from functools import lru_cache

from coalition_app.intake.words.kinds import kind_of_body
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.persons import (
    ADJECTIVE_OF_BODY,
    PATRONYMIC,
    SURNAME,
    is_office_word,
    is_person,
)
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.vocabulary import (
    COMPANY_FORMS,
    GIVEN_NAMES,
    NAME_PARTICLES,
    OFFICE_SHORT,
    PERSON_TITLES,
    SMALL_WORDS,
    names_body,
)

CYRILLIC_WORD = "[А-ЯЁӘҒҚҢӨҰҮІҺ][а-яёәғқңөұүіһ]{2,}"
CYRILLIC = re.compile(rf"{CYRILLIC_WORD}(?: {CYRILLIC_WORD}){{1,2}}")
LATIN = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){1,2}")
BODY = re.compile(
    r"(?:([^\W\d_]+(?: [^\W\d_]+){0,3}) )?(«(?:[^\W\d_]{2,20}[ -]?){1,6}( [1-9]\d{0,5})?»)"
)
"""A quoted name of plain words, with a number at its end or not, and a legal form before it or not."""
IN_CYRILLIC = {
    "given": "Анна",
    "given like a family": "Карина",
    "father": "Ивановна",
    "family": "Волкова",
}
IN_LATIN = {
    "given": "Anna",
    "given like a family": "Lyubov",
    "father": "Ivanovna",
    "family": "Volkova",
}
"""A word of each sort, none of them anything else."""
QUOTED, QUOTED_WITH_NUMBER = "«Жар»", "«Жар 17»"
USUAL_KIND = "organisation"
"""What no word of a name makes a media, a movement, a union or an initiative."""
KNOWN_OTHERWISE = (COMPANY_FORMS, NAME_PARTICLES, OFFICE_SHORT, PERSON_TITLES, SMALL_WORDS)


def stand_in(name: str) -> str:
    """Return a name that is read as this one is, whatever follows; empty where no other is surely alike.

    Only for people all of whose words are known for what they are, one of them a given name, and for bodies
    in quotation marks behind a legal form.
    """
    if name.endswith("»"):
        body = BODY.fullmatch(name)
        if not body or not _is_form(body[1] or "") or kind_of_body(body[2]) != USUAL_KIND:
            return ""
        return f"{body[1] or ''} {QUOTED_WITH_NUMBER if body[3] else QUOTED}".strip()
    words = IN_CYRILLIC if CYRILLIC.fullmatch(name) else IN_LATIN if LATIN.fullmatch(name) else {}
    sorts = [_sort(word) for word in name.split(" ")] if words else []
    if not all(sorts) or "given" not in " ".join(sorts):
        return ""
    if is_place(name) or is_country(name) or not is_person(name):
        return ""
    return " ".join(words[sort] for sort in sorts)


@lru_cache(maxsize=1_000)
def _is_form(words: str) -> bool:
    """Tell whether words before a quoted name are its legal form, in short or in full."""
    found = find_form(f"{words} {QUOTED}".strip())
    return (found.form, found.name) == (words, QUOTED)


@lru_cache(maxsize=50_000)
def _sort(word: str) -> str:
    """Tell which part of a person's name a word is; empty where it is anything else too."""
    low = word.lower()
    if is_office_word(low) or names_body(word) or ADJECTIVE_OF_BODY.search(low[-4:]):
        return ""
    if any(low in known for known in KNOWN_OTHERWISE) or word in COMPANY_FORMS:
        return ""
    if is_place(word) or is_country(word) or low.endswith(("ы", "і")):
        return ""
    like_family = len(low) > 4 and low.endswith(SURNAME)
    if low in GIVEN_NAMES:
        return "given like a family" if like_family else "given"
    if low.endswith(PATRONYMIC):
        return "father"
    return "family" if like_family else ""
