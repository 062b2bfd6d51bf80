"""Numbers of signatures as a person types them: 3, 7–12."""

from collections.abc import Sequence

from coalition_app.desktop.wording.evidence_words import runs_of
from coalition_app.errors import UserError
from coalition_app.i18n import _

LONGEST_NUMBER = 9
"""Digits of a number that can be one of the list."""


def typed_numbers(numbers: Sequence[int]) -> str:
    """Write numbers in order as they are typed: 1-4, 7."""
    runs = runs_of(sorted(set(numbers)))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def read_numbers(typed: str) -> list[int]:
    """Read numbers as they are typed, 1-4, 7; empty for none. Raises UserError for anything else."""
    found: list[int] = []
    for part in typed.replace(";", ",").replace("–", "-").split(","):
        words = [word.strip() for word in part.split("-")]
        if words == [""]:
            continue
        if len(words) > 2 or not all(_is_number(word) for word in words):
            raise UserError(
                _("“%(typed)s” is not a number; write numbers like 3, 7–12.")
                % {"typed": part.strip()}
            )
        first, last = int(words[0]), int(words[-1])
        if last - first >= 1_000_000:
            raise UserError(
                _("“%(typed)s” is not a number; write numbers like 3, 7–12.") % {"typed": part}
            )
        found += range(first, last + 1)
    return found


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) <= LONGEST_NUMBER
