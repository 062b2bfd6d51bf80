"""The words by which an entry's parts are distinguished: offices, kinds of bodies, small words."""

import re
from functools import lru_cache

from coalition_app.intake.words.word_lists import with_commas, word_list

OFFICES = word_list("offices")
"""What somebody is, at the head of an office or a description. Nominative only: an oblique case belongs to
the words before it. Words that are subjects of study as well («música») are left out."""

OFFICE_SHORT = word_list("office_shorts")
"""Short words before an office that are not offices alone."""

BODY_STEMS = tuple(word_list("body_stems"))
"""Beginnings of words that name a body and no person."""

BODY_WORDS = word_list("bodies")
"""Whole words that name a body and no person."""

BODY_HEADS = word_list("bodies", "ca", "es", "fr", "it", "pt", "ro") - word_list("bodies", "en")
"""Words for bodies that come first in their names, and before no office as English has it: College Fellow."""

GIVEN_NAMES = word_list("given_names")
"""Given names in use where lists come from: one of them makes a name certainly a person's."""

SURNAMES_TOO = word_list("bodies_and_families")
"""Words for bodies that are families' names as well."""

COMPANY_FORMS = word_list("company_forms")
"""Forms of companies and associations that neighbours put after a name, without a last full stop."""

MEDIA_HEAD = re.compile(
    r"(?:независим\w+ |областн\w+ |городск\w+ |республиканск\w+ |общественно-политическ\w+ )*"
    r"(?:редакция|газета|журнал|еженедельник|телеканал|телекомпания|радио|радиостанция|"
    r"интернет-(?:газета|журнал|издание|портал)|информационн\w+ (?:агентство|портал)|"
    r"новостн\w+ (?:агентство|портал|сайт)|сми|newspaper|magazine|news agency|tv channel|"
    r"editorial (?:office|board|team))(?![\w-])",
    re.IGNORECASE,
)
"""What the name of a newspaper, a station or their offices begins with."""

MEDIA_TAIL = re.compile(
    r"\b(?:газеті|журналы|редакциясы|телеарнасы|радиосы|newspaper|magazine|news agency)$",
    re.IGNORECASE,
)
PUBLISHER = re.compile(
    r"\b(?:издател[ья]\w* (?:газет|журнал)|publisher of|басп[аa]гер)", re.IGNORECASE
)
MOVEMENT = re.compile(
    r"^(?:[\w-]+(?:ое|ая) ){0,2}движение(?!\w)|\bқозғалысы?$|^movement\b|\bmovement$|"
    r"^(?:громадський )?рух\b|^movimiento\b|^mouvement\b|^ruch\b",
    re.IGNORECASE,
)
UNION = re.compile(
    r"^(?:[\w-]+(?:ый|ий) ){0,2}профсоюз(?!ов|ам|ах)|^(?:[\w-]+ ){0,3}профессиональн\w+ союз|"
    r"(?:конфедераци|федераци|объединени|цк|совет)\w* (?:[\w-]+ ){0,3}профсоюз|"
    r"кәсіпода[қғ]\w*|кәсіптік ода[қғ]|\btrade union",
    re.IGNORECASE,
)
INITIATIVE = re.compile(
    r"^гражданск(?:ая|ие) инициатив|азаматтық бастама|\b(?:civil|civic|citizens['’]?) initiative",
    re.IGNORECASE,
)

SMALL_WORDS = word_list("small_words")
"""Words after which a phrase cannot end."""

NAME_PARTICLES = word_list("name_particles")
"""Small words inside a person's name."""

PERSON_TITLES = word_list("person_titles")


BODY_ENDINGS = tuple(word_list("body_endings"))
"""What compounds end with that name a body: Samariterverein, «Велоклуб»."""
LONG_COMPOUND, LONG_CYRILLIC = 8, 6
"""Letters; a compound has more."""


def _is_body(word: str) -> bool:
    longest = LONG_COMPOUND if word[-1:] < "Ѐ" else LONG_CYRILLIC
    if word in BODY_WORDS or (len(word) > longest and word.endswith(BODY_ENDINGS)):
        return True
    # One look at all stems first: few words begin with any of them.
    return word.startswith(BODY_STEMS) and any(
        word.startswith(stem) and len(word) - len(stem) <= 3 for stem in BODY_STEMS
    )


@lru_cache(maxsize=50_000)
def names_body(word: str) -> bool:
    """Tell whether a word is part of a body's name and not of a person's."""
    # The small letter of «İ» is an i with a dot above it.
    low = word.strip("«»“”„\"'().,:;!?").lower().replace("\u0307", "")
    if _is_body(low) or any(_is_body(part) for part in low.split("-")[1:]):
        return True
    return (romanian := with_commas(low)) != low and _is_body(romanian)
