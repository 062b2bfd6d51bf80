"""Ticked checkboxes of a form: the demands that they name, and words written beside them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from coalition_app.intake.words.form_questions import (
    NEGATED,
    NUMBERED,
    PIECES,
    demand_of,
    read_chosen,
    read_stance,
)

OTHER = re.compile(r"(?:other|другое|свой вариант|басқа\w*)\s*[:–—-]?\s*", re.IGNORECASE)
"""The name of the box beside which a form lets people write."""


def ticked_options(rows: Sequence[Sequence[str]], column: int | None) -> dict[int, str]:
    """Return the demands ticked anywhere in a column, each as its shortest answer prints it."""
    found: dict[int, str] = {}
    for row in rows if column is not None else ():
        if column is None or column >= len(row):
            continue
        for number, piece in _pieces(" ".join(row[column].split())):
            if number is not None and len(piece) < len(found.get(number, piece + " ")):
                found[number] = piece
    return found


def read_ticked(text: str, options: Mapping[int, str]) -> tuple[tuple[int, ...] | None, str]:
    """Return the numbers of the demands that an answer names, and the words written beside them.

    None for an answer that is only words. `options` are those of `ticked_options`.
    """
    numbers = read_chosen(text, frozenset(options))
    pieces = list(_pieces(text))
    named = {number for number, _piece in pieces if number is not None}
    if not named:
        return numbers, "" if numbers is not None else text
    words = [piece for number, piece in pieces if number is None]
    for number, piece in pieces:
        option = options.get(number or 0, piece)
        if number is not None and piece.startswith(f"{option},"):
            words.append(piece[len(option) + 1 :])
    bare = (OTHER.sub("", word.strip(" ,;"), count=1) for word in words)
    return numbers if numbers is not None else tuple(sorted(named)), "; ".join(filter(None, bare))


def is_own_option(question: str, answer: str) -> bool:
    """Tell whether a column for one box holds that box's words, and so is ticked: «… / 2. Отменить»."""
    bare, asked = answer.strip().casefold(), question.strip(" ]").casefold()
    return NUMBERED.match(answer) is not None and asked.endswith(bare)


def refused(question: str, answer: str) -> bool | None:
    """Tell whether the box of a demand that is not supported is ticked; None for another question."""
    if not NEGATED.search(question.lower()):
        return None
    if is_own_option(question, answer):
        return True
    stance = read_stance(answer)
    return None if stance is None else stance == "supports"


def _pieces(text: str) -> Iterator[tuple[int | None, str]]:
    pieces = text.split(";") if ";" in text else PIECES.split(text)
    for piece in (each.strip() for each in pieces if each.strip()):
        yield demand_of(piece), piece
