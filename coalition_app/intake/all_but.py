"""Sentences that support all demands except some, named so plainly that no word of them is left over."""

import re
from collections.abc import Collection

from coalition_app.intake.words_on_demands import named_demands, ordinal

_DEMANDS = r"(?:требовани|пункт|тезис)\w*"
_ALL_BUT = (
    re.compile(
        rf"\b(?:поддержива|соглас|подписыва)\w*\s.*?\bвс(?:е|ё|ех|еми|ем)\b(?:\s+{_DEMANDS})?\s*,?\s+"
        r"(?:кроме|за исключением|исключая)\s+(.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:support|agree (?:to|with)|endorse|sign)\b.*?\ball\b(?:\s+(?:of\s+)?(?:the\s+)?"
        r"(?:demands|points|items|paragraphs))?\s*,?\s+(?:except(?: for)?|but|apart from)\s+(.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(.+(?:тан|тен|дан|ден|нан|нен))\s+(?:басқа|өзге)\s+(?:барлық|бүкіл)\s+(?:талап|тармақ)\w*\s+"
        r"қолда(?:ймыз|ймын|йды)\W*$",
        re.IGNORECASE,
    ),
)
"""Each finds what is taken away."""
FILLING = re.compile(
    rf"п|пп|{_DEMANDS}|demands?|points?|items?|paragraphs?|number|nos?|the|one|ones|(?:талап|тармақ)\w*|"
    r"и|или|and|or|және|мен|біз|го|й|му|м|е|я|th|st|nd|rd|ші|шы|інші|ншы",
    re.IGNORECASE,
)
"""Words that name demands with their numbers, and nothing else."""
PERHAPS = re.compile(
    r"\b(?:не|нет|ни|без|если|бы|not|no|never|without|if|unless|would|could|емес|жоқ|егер|болса)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of a denial or a condition: such a sentence is not plain."""


def excepted_demands(sentence: str, known: Collection[int]) -> list[int]:
    """Return the demands that a sentence takes away from a support of all; none unless it is plain."""
    if PERHAPS.search(sentence):
        return []
    found = next((match[1] for each in _ALL_BUT if (match := each.search(sentence))), "")
    numbers = set(named_demands(found, range(1, 1000)))
    for word in re.findall(r"\w+", found):
        if place := ordinal(word):
            numbers.add(place)
        elif word.isdecimal():
            numbers.add(int(word))
        elif not FILLING.fullmatch(word):
            return []
    return sorted(numbers) if numbers <= set(known) else []
