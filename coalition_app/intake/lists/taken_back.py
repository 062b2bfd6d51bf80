"""Sentences beside a list that take somebody off it: "Actually take Wyre off, Fiona rang"."""

import re

from coalition_app.intake.words.word_lists import word_list

FEWEST = 2
"""Words; one alone is what a button of a page says."""
LONGEST = 200
WORD = re.compile(r"[^\W\d_]+")
BETWEEN = r"\w*(?:[\s,]+[\w'’«»\"“”-]+){0,4}?[\s,]+"
"""What may stand between two words: take Wyre off, changed her mind."""
REMOVES = re.compile(
    r"\b(?:"
    + "|".join(
        BETWEEN.join(map(re.escape, each.split(" "))) for each in sorted(word_list("removal_words"))
    )
    + ")",
    re.IGNORECASE,
)


def takes_back(text: str) -> bool:
    """Tell whether a short line asks to take somebody off a list, or says that somebody left it."""
    if len(text) > LONGEST or REMOVES.search(text) is None:
        return False
    return sum(1 for _word in WORD.finditer(text)) >= FEWEST
