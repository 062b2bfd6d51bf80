"""Pieces that are so surely what they were read as that nobody needs to read them twice."""

from functools import lru_cache

from coalition_app.intake.second_reader.entry_words import words_of
from coalition_app.intake.second_reader.word_traits import traits
from coalition_app.intake.words.places import is_country, is_place

OF_PERSONS = frozenset(("given", "family", "father", "particle"))
OF_OFFICES = frozenset(("office", "small"))
ENOUGH = 2
"""Words of a person's name."""
QUOTED = (("«", "»"), ("“", "”"), ('"', '"'))


@lru_cache(maxsize=50_000)
def is_plain(role: str, text: str) -> bool:
    """Tell whether every word of a piece is one that its role is known by, or a name in quotation marks."""
    if role == "legal-form":
        return True
    if role in ("place", "country"):
        return is_place(text) or is_country(text)
    if role == "office":
        return _is_office(text)
    if role == "person":
        return is_person(text)
    return role == "name" and (is_quoted(text) or is_person(text))


def is_quoted(text: str) -> bool:
    """Tell whether a name is in quotation marks from its beginning to its end."""
    return any(
        text.startswith(first)
        and text.endswith(last)
        and not any(sign in text[1:-1] for sign in (first, last))
        for first, last in QUOTED
    )


@lru_cache(maxsize=50_000)
def is_person(text: str) -> bool:
    """Tell whether every word of a name is one that people's names are known by."""
    known = [traits(word.text) for word in words_of(text)]
    return (
        len(known) >= ENOUGH
        and all(each[0] == "init" or not OF_PERSONS.isdisjoint(each) for each in known)
        and any("given" in each or "father" in each or each[0] == "init" for each in known)
        and not any("stem" in each for each in known)
    )


def _is_office(text: str) -> bool:
    known = [traits(word.text) for word in words_of(text)]
    return all(not OF_OFFICES.isdisjoint(each) for each in known) and any(
        "office" in each for each in known
    )
