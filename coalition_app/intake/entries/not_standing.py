"""Words by which a signature does not stand, or not yet: withdrawn, invalid, conditional, struck out.

Wherever they are beside a name, with a separator or without, and in whatever letters: nobody counts by them.
"""

import re

from coalition_app.intake.entries.clauses import remark_at
from coalition_app.intake.entries.reservations import states_position, without_quoted
from coalition_app.intake.words.word_lists import word_list
from coalition_app.intake.words_on_demands import names_demand

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
CONDITION = re.compile(
    r"(?:\b(?:только|лишь|исключительно)\s+)?(?<!даже )\bесли\b|\b(?:при|с)\s+(?:\w+\s+)?услови[ие]\w*|"
    r"\bна\s+условиях|\bв\s+случае\b|\b(?:только|лишь|исключительно)\s+(?:при|после|тогда|когда|с|в)\b|"
    r"(?:\bonly\s+)?(?<!even )\bif\b|\bprovid(?:ed|ing)\b(?!\s+(?:by|in|for|with|to|under)\b)|"
    r"\b(?:on|under)\s+(?:\w+\s+)?condition|\bsubject\s+to\b|\b(?:as|so)\s+long\s+as\b|\bunless\b|"
    r"\bonly\s+(?:when|once|after|where|with|on|in|under|by|for)\b|"
    r"\bегер\b|(?:\bтек\s+(?:\w+\s+){0,4})?\b\w{2,}(?:са|се)\s+ғана\b|\bболса\b(?!\s+да\b)|"
    r"\bшарт(?:ымен|пен)\b|\b\w+[ғгқк][ае]н\s+жағдайда\b",
    re.IGNORECASE,
)
"""Words that set a condition, in the three languages."""
CONDITION_IN_KAZAKH = re.compile(
    r"(?:\bтек\s+(?:\w+\s+){0,4})?\b\w{2,}(?:са|се)\s*,", re.IGNORECASE
)
"""A condition by its ending alone: Russian words end so too («кроме второго вопроса, поддерживаем»)."""
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
NO_CONDITION = re.compile(
    r"\bsubject\s+to\s+(?:\w+\s+){0,2}reservations?\b|"
    r"\bonly\s+(?:in\s+part\b|(?:in|with|on|for)\s+(?:\w+\s+){0,2}(?:reservation|demand)s?\b)|"
    r"\b(?:только|лишь)\s+(?:в\s+части\b|с\s+(?:\w+\s+){0,2}оговорк\w+)",
    re.IGNORECASE,
)
"""Words that limit a support and set no condition: «поддерживаем только в части пункта 1»."""
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


def find_condition(words: str) -> re.Match[str] | None:
    """Return the words that set a condition, the first of them; None where none do."""
    found = CONDITION.search(words)
    if found is None and KAZAKH.search(words):
        found = CONDITION_IN_KAZAKH.search(words)
    return found


def bars_signature(words: str) -> bool:
    """Tell whether words that were read as a reservation set a condition, or are not on demands alone.

    «не поддерживаем пункт 2» leaves out a demand, and so does a denial beside words of support, or one that
    stands alone: somebody says which demands it touches. «наблюдатель, не подписывает» does not sign at all.
    """
    bare = NO_CONDITION.sub("", words)
    if find_condition(bare):
        return True
    denied = NOT_STANDING.search(without_quoted(bare, "«»"))
    if denied is None:
        return False
    rest = bare.replace(denied[0], "", 1)
    alone = not any(map(str.isalnum, rest))
    of_demands = alone or names_demand(words) or states_position(rest)
    return not (of_demands and states_position(denied[0]))
