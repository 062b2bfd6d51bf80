"""One search for any of many pieces of words."""

import re
from collections import defaultdict

COMMON = " аеоинтaeioрлnrкtlсsдумвdcпhыuягзбйь"
"""Letters of Russian, Kazakh and English text, the most common first; all others are rarer."""


def any_piece(pieces: str) -> re.Pattern[str]:
    """Return a pattern for `search` that finds any of these space-separated fragments; `_` is a space in one.

    Fragments share a branch by their rarest letter, what is before it looked at last, so that most positions
    are skipped at once.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for piece in pieces.split():
        whole = piece.replace("_", " ")
        at = max(range(len(whole)), key=lambda at: COMMON.find(whole[at]) % 100)
        before = f"(?<={re.escape(whole)})" if at else ""
        rests[whole[at]].append(re.escape(whole[at + 1 :]) + before)
    branches = (f"{re.escape(first)}(?:{'|'.join(each)})" for first, each in rests.items())
    return re.compile("|".join(branches))
