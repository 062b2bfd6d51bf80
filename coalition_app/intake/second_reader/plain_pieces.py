"""Pieces that are so surely what they were read as that nobody needs to read them twice."""

from functools import lru_cache

from coalition_app.intake.second_reader.entry_words import words_of
from coalition_app.intake.second_reader.label_entry import share_of, shares_of
from coalition_app.intake.second_reader.word_traits import traits
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import CLOSED_BY
from coalition_app.intake.words.regions import ITALY, town_in_province
from coalition_app.intake.words.word_lists import word_list

OF_PERSONS = frozenset(("given", "family", "father", "particle"))
OF_OFFICES = frozenset(("office", "small"))
ENOUGH = 2
"""Words of a person's name."""
BEHIND = {"office": ("OFFICE", "Анна Ким, "), "person": ("PERSON", "«Эхо», ")}
"""Labels of the pieces that are read by themselves, for lists say them again and again; and behind what."""
SURE = 0.9
"""How probable it must be that each word of such a piece is what it was read as. With 0.98 twice as many
entries are read again, and none of them more is doubted in the lists of the tests."""


@lru_cache(maxsize=50_000)
def is_plain(role: str, text: str) -> bool:
    """Tell whether every word of a piece is one that its role is known by, or a name in quotation marks."""
    if role == "legal-form":
        return True
    if role in ("place", "country"):
        return is_place(text) or is_country(text) or town_in_province(text)[1] in ITALY
    if role == "name":
        return is_quoted(text) or is_person(text)
    if role == "affiliation":
        found = find_form(text)
        return bool(found.form) and is_quoted(found.name)
    if role == "office" and (_is_office(text) or is_whole_office(text)):
        return True
    return role in BEHIND and _is_sure(text, *BEHIND[role])


def is_whole_office(text: str) -> bool:
    """Tell whether a list knows an office by all its words: managing director."""
    return text.lower() in word_list("whole_offices")


def is_quoted(text: str) -> bool:
    """Tell whether a name is in quotation marks from its beginning to its end."""
    first, inside = text[:1], text[1:-1]
    last = CLOSED_BY.get(first)
    return last is not None and text.endswith(last) and first not in inside and last not in inside


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


def _is_sure(text: str, label: str, name: str) -> bool:
    words = words_of(name + text)
    return all(
        share_of(share, label) >= SURE
        for word, share in zip(words, shares_of(words), strict=True)
        if word.start >= len(name)
    )
