"""One search for any of many pieces of words."""

import re
from collections import defaultdict


def any_piece(pieces: str) -> re.Pattern[str]:
    """Return a pattern that matches any of these space-separated fragments; `_` is a space within one.

    Fragments with the same first letter share a branch, so that most positions are skipped at once.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for piece in pieces.split():
        rests[piece[0]].append(re.escape(piece[1:].replace("_", " ")))
    branches = (f"{re.escape(first)}(?:{'|'.join(each)})" for first, each in rests.items())
    return re.compile("|".join(branches))
