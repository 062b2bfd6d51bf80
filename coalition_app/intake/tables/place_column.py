"""A cell that names a town, a country or both: each goes to its field where the tables know it."""

import re
from functools import lru_cache

from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.regions import is_region
from coalition_app.intake.words.word_lists import word_set

BETWEEN = re.compile(r"\s*[,;/|]\s*|\s+[-–—]\s+|\.\s+(?=[^\W\d_]{4})")
"""What separates a town from its country; a full stop after a word, and none after «г.»."""
BRACKETS = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
SHORT = re.compile(r"(?:^|[\s,])[^\W\d_]{1,3}$")
"""A text that a full stop makes an abbreviation of: «г», «обл»."""
MOST_PIECES = 4
TWOFOLD = ("georgia", "jersey")
"""A country and a state have one name: only a known town tells which is meant."""
TOWNS_OF_GEORGIA = word_set(
    "tbilisi batumi kutaisi rustavi zugdidi gori telavi poti mestia marneuli akhaltsikhe khashuri"
)


@lru_cache(maxsize=50_000)
def split_place(place: str, country: str) -> tuple[str, str]:
    """Return the place and the country that two cells name; either may be empty or hold both.

    What no table knows stays where it is.
    """
    if place and country:
        return (place, country) if is_country(country) else _by_country(place, country)
    if place:
        return _part(place) or (place, "")
    parted = _part(country)
    if parted:
        return parted
    only_town = is_place(country) and not is_country(country)
    return (country, "") if only_town else ("", country)


def names_both(cell: str) -> bool:
    """Tell whether a cell that names no country alone names one beside a town."""
    parted = _part(cell)
    return parted is not None and bool(parted[1])


def names_place(cell: str) -> bool:
    """Tell whether a cell names a place or a country, or both, and nothing else."""
    return is_place(cell) or is_country(cell) or names_both(cell)


def _by_country(place: str, country: str) -> tuple[str, str]:
    """Take the country out of a cell that repeats the town: «Алматы» beside «Казахстан, Алматы»."""
    parted = _part(country)
    if parted is None or (parted[0] and parted[0].casefold() != place.casefold()):
        return place, country
    return place, parted[1]


def _part(cell: str) -> tuple[str, str] | None:
    """Split a cell into the town and the country; None where it does not certainly name a country."""
    if len(cell) > 120:
        return None
    if is_country(cell):
        # Singapore is a town as well.
        return None if is_place(cell) or cell.lower() in TWOFOLD else ("", cell)
    for pieces in (_bracketed(cell), _pieces(cell), _two_words(cell)):
        named = [at for at in (0, len(pieces) - 1) if len(pieces) > 1 and is_country(pieces[at])]
        sure = [at for at in named if not is_region(pieces[at])]
        if len(sure) == 1:
            at = sure[0]
            rest = ", ".join(piece for other, piece in enumerate(pieces) if other != at)
            if pieces[at].lower() in TWOFOLD and rest.lower() not in TOWNS_OF_GEORGIA:
                return None
            return rest, pieces[at]
    return None


def _bracketed(cell: str) -> list[str]:
    match = BRACKETS.fullmatch(cell)
    return list(match.groups()) if match else []


def _pieces(cell: str) -> list[str]:
    """Split a cell where something separates its names; not after an abbreviation."""
    pieces, before = [], 0
    for match in BETWEEN.finditer(cell):
        if match[0].startswith(".") and SHORT.search(cell[before : match.start()]):
            continue
        pieces.append(cell[before : match.start()])
        before = match.end()
    pieces.append(cell[before:])
    return pieces if 1 < len(pieces) <= MOST_PIECES and all(pieces) else []


def _two_words(cell: str) -> list[str]:
    """Cut «Алматы Казахстан» before or after the country, where the rest is a known place."""
    words = cell.split(" ")
    for at in range(1, len(words)):
        before, behind = " ".join(words[:at]), " ".join(words[at:])
        if (is_country(behind) and is_place(before)) or (is_country(before) and is_place(behind)):
            return [before, behind]
    return []
