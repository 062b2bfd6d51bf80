"""The rule of the remainder: what no list of words vouches for in a piece of an entry is unknown."""

import re
from collections.abc import Sequence
from functools import lru_cache

from coalition_app.intake.entries.reservations import TELLING
from coalition_app.intake.words.legal_forms import known_forms
from coalition_app.intake.words.persons import (
    INITIALS,
    PATRONYMIC,
    has_known_name_alone,
    is_degree,
    is_office_word,
)
from coalition_app.intake.words.places import CITIES, is_country, is_place
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
from coalition_app.intake.words.word_lists import word_set

WORD = re.compile(r"[^\W_]+(?:[-'’ʼ.&/@][^\W_]+)*\.?")
INITIAL = re.compile(INITIALS)
SINGLE_LETTERS = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
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
WITHOUT = word_set("без кроме without except Без Кроме")
PLACE_MARKS = word_set("г с п пос пгт қ обл область облысы ауылы ауданы район края край қаласы")
BODY_ADJECTIVES = tuple(
    word_set(
        "международн национальн республиканск региональн общественн гражданск правов независим "
        "молодежн молодёжн"
    )
)
"""Words that begin a body's name and stand before many other nouns too."""
COMPANIES = frozenset(form.lower().strip(".") for form in COMPANY_FORMS)
CAPITAL_WITHIN = re.compile(r"[^\W\d_][A-ZА-ЯЁӘҒҚҢӨҰҮІҺ]")
"""КазНУ, ЦПД: letters of a name and of no remark."""
CYRILLIC = re.compile("[Ѐ-ԯ]")
LONGEST_REMARK = 2
"""Words in capitals that may be a remark as well as a name."""
LONGEST_COUNTRY = 4
"""Words."""

NAME_SHAPES = word_set("capital initials small digits")
STRONG = word_set("given father letters office body company title city form")


@lru_cache(maxsize=100_000)
def traits(word: str) -> frozenset[str]:
    """Return what is known of one word: its shape, and the lists that it is in."""
    low = word.lower().strip(".")
    found = {_shape(word, low)}
    if is_office_word(low):
        found.add("office")
    if names_body(word):
        found.add("body")
    if low in COMPANIES:
        found.add("company")
    if low in SMALL_WORDS or low in NAME_PARTICLES or low in OFFICE_SHORT:
        found.add("small")
    if low in PERSON_TITLES:
        found.add("title")
    if low in CITIES:
        found.add("city")
    if low in GIVEN_NAMES:
        found.add("given")
    if word in known_forms().short or word in known_forms().branches:
        found.add("form")
    if word[:1].isupper() and len(low) > 3 and low.endswith(PATRONYMIC):
        found.add("father")
    if SINGLE_LETTERS.fullmatch(word):
        found.add("letters")
    if low in PLACE_MARKS:
        found.add("place mark")
    if low.startswith(TELLING_STEMS) or word in DENYING:
        found.add("telling")
    return frozenset(found)


def _shape(word: str, low: str) -> str:
    if word[0].isdigit():
        return "digits"
    if INITIAL.fullmatch(word):
        return "initials"
    return "capital" if word[0].isupper() else "small letter"


def speaks(text: str) -> bool:
    """Tell whether a word outside quotation marks begins as those on signatures and positions do."""
    return any("telling" in traits(word) for word, quoted in _words(text) if not quoted)


@lru_cache(maxsize=100_000)
def is_vouched_for(text: str) -> bool:
    """Tell whether a piece behind an entry's first is surely a name, a person, an office, a place or a form.

    What is written like a name, in capitals throughout, passes; words in small letters need an office, a
    place or a legal form among them.
    """
    words = _words(text)
    if not words or is_degree(text) or is_place(text):
        return True
    known = [traits(word) for word, _quoted in words]
    if speaks(text) or all("digits" in each for each in known):
        return False
    if words[0][0] in WITHOUT or (text[0].islower() and any(w in WITHOUT for w, _q in words)):
        return False
    whole = frozenset(trait for each in known for trait in each)
    if words[0][0][0].islower() and not words[0][1]:
        return _begins_small(words, known, whole)
    if any(quoted for _word, quoted in words):
        return True
    shapes = NAME_SHAPES - {"digits"} if CYRILLIC.match(text) else NAME_SHAPES
    if not {"small", "digits"} & known[0] and all(shapes & each for each in known):
        return not STRONG.isdisjoint(whole) or not _may_be_a_remark(text, len(words))
    adjectives = sum(word.lower().startswith(BODY_ADJECTIVES) for word, _quoted in words)
    strong = STRONG
    if adjectives and sum("body" in each for each in known) <= adjectives:
        # «Правовой статус не указан»: the adjective alone names no body.
        strong = STRONG - {"body"}
    return not strong.isdisjoint(whole) or _holds_place(words, known)


def _may_be_a_remark(text: str, count: int) -> bool:
    """Tell whether one or two Cyrillic words are no known name: «Дубль», «Передумал»."""
    if count > LONGEST_REMARK or not CYRILLIC.match(text):
        return False
    if CAPITAL_WITHIN.search(text):
        return False
    return not (is_country(text) or has_known_name_alone(text))


def _begins_small(
    words: Sequence[tuple[str, bool]], known: Sequence[frozenset[str]], whole: frozenset[str]
) -> bool:
    if "form" in whole or _holds_place(words, known):
        return True
    if len(words) == 1 and "body" in whole:
        # «Эхо» (филиал)
        return not words[0][0].startswith(BODY_ADJECTIVES)
    return any("office" in each and "small" not in each for each in known)


def _holds_place(words: Sequence[tuple[str, bool]], known: Sequence[frozenset[str]]) -> bool:
    """Tell whether a country is among the words, or a mark of a place before a capital."""
    for at, each in enumerate(known[:-1]):
        if "place mark" in each and "capital" in known[at + 1]:
            return True
    bare = [word for word, _quoted in words]
    for first in range(len(bare)):
        for count in range(1, min(LONGEST_COUNTRY, len(bare) - first) + 1):
            if is_country(" ".join(bare[first : first + count])):
                return True
    return False


def _words(text: str) -> list[tuple[str, bool]]:
    """Return the words of a text, and whether each is within quotation marks."""
    if not QUOTE.search(text):
        return [(match[0], False) for match in WORD.finditer(text)]
    steps = quote_steps(text)
    found = []
    for match in WORD.finditer(text):
        depth = 0
        for at, step in steps:
            if at > match.start():
                break
            depth = max(0, depth + step)
        found.append((match[0], depth > 0))
    return found
