"""By how much two letters of a typeface stand closer or wider than their advances say.

Read from data that `tests/kerning.py` makes of the typefaces: no table of theirs is read at run time.
"""

import json
from functools import cache

from coalition_app.paths import resources

FILE = resources() / "kerning.json"


@cache
def pairs(face: str) -> dict[tuple[str, str], int]:
    """Return the kerned pairs of a typeface, in thousandths of the size; none for a typeface without data."""
    return {
        (left, right): int(by)
        for left, by_amount in _data().get(face, {}).items()
        for by, rights in by_amount.items()
        for right in rights
    }


@cache
def _data() -> dict[str, dict[str, dict[str, str]]]:
    data: dict[str, dict[str, dict[str, str]]] = json.loads(FILE.read_bytes())
    return data
