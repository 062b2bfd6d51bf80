"""A person's birth name, in brackets after the present one."""

import re
from functools import lru_cache

from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.vocabulary import GIVEN_NAMES, names_body
from coalition_app.intake.words.word_lists import word_list

WORD = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*"
SAID = re.compile(
    r"(?:урожд(?:[её]нная|\.)?|ур\.|в девичестве|девичья фамилия|дев(?:ичья|\.)?(?: фам(?:илия|\.)?)?|"
    r"до (?:замужества|брака)|қыз(?: кезіндегі)? (?:тегі|фамилиясы)|туған кездегі тегі|"
    r"née|nee|born|geb\.|geborene|z domu|roz\.|rozená|по батькові|уродж(?:ена|\.)|дівоче прізвище)"
    rf"\s*[:–—-]?\s*(?P<name>{WORD}(?: {WORD})?)",
    re.IGNORECASE,
)
"""Words that introduce an earlier name, and the name after them."""
FAMILY = re.compile(
    r"(?:ов|ова|ев|ева|ёв|ёва|ин|ина|ын|ына|ский|ская|цкий|цкая|енко|чук|щук|юк|швили|дзе|янц?|ая|ых|их|"
    r"ец|вич|ман|манн|штейн|штайн|берг|фельд|бек|бай|баев|[ғгқк]али|гелді|гельды|берген|құл|кул|"
    r"м[ұу]хам[бм]е[тд]|ахмет|мырза|[ғг]азы|хан|"
    r"ov|ova|ev|eva|in|ina|skaya|sky|ska|enko|chuk|shvili|dze|yan|bek|bay|berg|mann|stein)$"
)
"""Endings of families' names."""
SHORT_FAMILIES = word_list("short_families")
"""Families' names that no ending tells, small: Korean ones above all, and some others."""


@lru_cache(maxsize=20_000)
def is_born_name(inside: str) -> bool:
    """Tell whether words in brackets after a person's name are the birth name.

    One word alone counts by its ending or by the table; a town, a country and a body never do.
    """
    if len(inside) > 60:
        return False
    if said := SAID.fullmatch(inside):
        return said["name"][:1].isupper()
    if not re.fullmatch(WORD, inside) or not inside[:1].isupper() or inside.isupper():
        return False
    low = inside.lower()
    if is_place(inside) or is_country(inside) or names_body(inside):
        return False
    # Kazakh families bear given names; in Latin letters such a word may as well be a body's name.
    known = low in SHORT_FAMILIES or (low in GIVEN_NAMES and not low.isascii())
    return known or (len(low) > 3 and FAMILY.search(low) is not None)


def without_born_name(text: str) -> str:
    """Return a name without brackets at its end that hold the birth name."""
    name, opened, inside = text.rpartition(" (")
    if opened and inside.endswith(")") and is_born_name(inside[:-1]):
        return name
    return text
