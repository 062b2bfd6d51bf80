"""Words by which a signature does not stand, or not yet: withdrawn, invalid, conditional, struck out.

Wherever they are beside a name, with a separator or without, and in whatever letters: nobody counts by them.
"""

import re

from coalition_app.intake.entries.clauses import remark_at
from coalition_app.intake.entries.reservations import without_quoted
from coalition_app.intake.words.word_lists import word_list

NOT_STANDING = re.compile(
    r"(?<!\w)(?:"
    + "|".join(re.escape(each).replace(r"\*", r"\w*") for each in sorted(word_list("not_standing")))
    + r")(?!\w)",
    re.IGNORECASE,
)
WORDS_OF_NOT_STANDING = " ".join(
    max(each.replace("*", "").split(" "), key=len) for each in sorted(word_list("not_standing"))
)
"""Of each its longest word: what holds none of them need not be searched."""
CAPITAL = "[А-ЯЁӘҒҚҢӨҰҮІҺ]"
SHOUTED = re.compile(rf"(?<!{CAPITAL})(?<!{CAPITAL}{{2}} ){CAPITAL}{{2,}}(?: {CAPITAL}{{2,}})+$")
"""Words in capitals alone at the end of a piece: in them a clause does not look like one."""


def says_not_standing(text: str, *, first: bool = False) -> bool:
    """Tell whether a piece says that a signature does not stand; `first`: behind its first word."""
    bare = without_quoted(text, "«»")
    found = NOT_STANDING.search(bare, bare.find(" ") + 1 if first else 0)
    if found or first:
        return found is not None and (found.start() > 0 or not first)
    shouted = SHOUTED.search(bare)
    return shouted is not None and remark_at(shouted[0].lower()) is not None
