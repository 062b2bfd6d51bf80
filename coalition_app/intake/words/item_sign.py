"""Whether one item of a list names a signatory or is a sentence of the text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import has_known_name, is_person, split_person_office
from coalition_app.intake.words.pictures import without_pictures
from coalition_app.intake.words.quotation import QUOTES, split_items
from coalition_app.intake.words.spaced_dash import with_spaced_dash
from coalition_app.intake.words.vocabulary import names_body

VERB_FIRST = re.compile(
    r"(?:незамедлительно |немедленно |срочно )?[а-яё]+(?:[аеиоуыя]ть(?:ся)?|[йс]ти(?:сь)?|чь|йте)\b|"
    r"(?:immediately |to )?(?:ensure|release|stop|repeal|adopt|conduct|end|investigate|guarantee|provide|"
    r"withdraw|amend|refrain|take|establish|respect|review|cease|bring|drop|abolish|allow|remove|make|"
    r"hold|organi[sz]e|publish|cancel|return|protect|put|give|start|create|introduce|revise|free)\b|"
    r"to \w+",
    re.IGNORECASE,
)
"""Demands begin with a verb."""

NO_VERBS = frozenset({"память", "мать", "печать", "вести", "нить", "путь"})
"""Nouns that end like verbs and begin names."""

KAZAKH_VERB_LAST = re.compile(r"(?:[^аәеоөүұыіуи\W]у|[ыіу]ңыз|[сш][ыі]н|керек|тиіс)[.;]?$")
"""Kazakh demands end with a verb."""

CITATION = re.compile(
    r"^(?:[\[(]?\d+[\])]?\.?\s*)?(?:https?://|www\.)|[“\"«][^”\"»]{15,400}[”\"»].{0,160}\b(?:19|20)\d\d\b|"
    r"\b(?:19|20)\d\d\b.{0,80}[“\"«][^”\"»]{15,400}[”\"»]|"
    r"\b(?:ibid|et al\.|pp?\. ?\d|vol\. ?\d|там же(?=[,.] ?[сc]\.|\.?$))|^там же",
    re.IGNORECASE,
)
"""How notes to a text name what they quote."""
CITING = any_piece("19 20 http www. ibid et_al. p. vol. там_же")
"""One of these is in each of them."""

SPEAKERS = re.compile(
    r"(?:We|I|Our|Мы|Я|Наш[аеи]?|Біз|Мен|Ми|Nós|Nosotros|Nosaltres|Nous|Wir|Noi|My|Biz|Wij) "
    r"[a-zа-яёіїєәғқңөұүһáéíóúçãõüöä]"
)
"""How a sentence of the writers begins, and no name."""


QUOTED = frozenset(QUOTES)


@lru_cache(maxsize=50_000)
def item_sign(text: str) -> int:
    """Weigh one item: 1 for a signatory's name, -1 for a sentence of a text, 0 where it may be either."""
    text = with_spaced_dash(without_pictures(text[:1500]))
    items = split_items(text)
    if not items:
        return 0
    first = _without_bracket(items[0].text)
    if is_citation(text):
        return -1
    if SPEAKERS.match(text):
        return -1
    words = [word for word in re.split(r"[\s,;:]+", text) if word and not word[0].isdigit()]
    if is_person(first) or split_person_office(first) or first[:1] in QUOTES:
        return 1
    if _is_told_to_do(text, words):
        return -1
    if find_form(first).form and len(words) < 40:
        return 1
    sentence = _is_sentence(text, words)
    if is_body(first):
        return 0 if sentence and len(words) > 12 else 1
    if sentence:
        return -1
    if text.endswith(".") and len(words) > 1 and all(word[0].islower() for word in words[1:]):
        return 0
    short = len(first.split(" ")) <= 3 and first[:1].isupper()
    return 1 if short or any(is_person(item.text) for item in items[1:]) else 0


def names_somebody(text: str) -> bool:
    """Tell whether an item certainly names a person or a body, whatever is around it."""
    if is_person(text):
        return has_known_name(text)
    return bool(find_form(text).form) or is_body(text)


def names_for_certain(text: str) -> bool:
    """Tell the same by more than a word for bodies: "Great initiative!" is no name."""
    if is_person(text):
        return has_known_name(text)
    return bool(find_form(text).form) or (not QUOTED.isdisjoint(text) and is_body(text))


def is_citation(text: str) -> bool:
    """Tell whether a line cites a source: a page, a paper with its year, ibid."""
    return CITING.search(text.lower()) is not None and CITATION.search(text) is not None


def _without_bracket(text: str) -> str:
    """Return an item without the brackets after it: Mike Fowler (Airbnb)."""
    head = text.partition(" (")[0]
    return head if head and text.endswith(")") else text


def _is_told_to_do(text: str, words: Sequence[str]) -> bool:
    """Tell whether an item begins with a verb and not with a noun that looks like one («Сеть НПО»)."""
    if len(words) < 2 or names_body(words[0]) or words[0].lower() in NO_VERBS:
        return False
    return VERB_FIRST.match(text) is not None and (words[1][0].islower() or len(words) > 5)


def _is_sentence(text: str, words: Sequence[str]) -> bool:
    if len(words) < 6:
        return len(words) > 2 and KAZAKH_VERB_LAST.search(text) is not None
    small = sum(1 for word in words if word[0].islower())
    return small >= 0.7 * len(words) or (text.rstrip().endswith(".") and small >= 0.5 * len(words))
