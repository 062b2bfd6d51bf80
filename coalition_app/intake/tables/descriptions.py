"""Columns that describe the signatories: what one says of its work is on signing only where it says so."""

import re
from collections.abc import Sequence

from coalition_app.intake.entries.reservations import states_position
from coalition_app.intake.entries.runs import role_of_remark
from coalition_app.intake.entries.stand_ins import TELLING
from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words_on_demands import names_demand

NEARLY_ALL = 0.9
"""Share of a column's filled cells that are descriptions, and that differ."""
MOST = 0.5
"""Share of rows that a column fills: what few say may be said of the signature."""
FEWEST = 4
"""Cells that tell what a column holds."""
FEWEST_WORDS = 3
FEWEST_SMALL = 2
"""Words in small letters, which no name or address has so many of."""
SHORTEST_WORD = 3
LONGEST = 2_000
"""Characters of a cell that are looked through."""
REMARKS = ("wish", "withdrawal", "correction", "capacity")
"""Roles of words about a signature that nobody may pass over."""
_DEMAND = r"(?:п\.|пункт|требовани|подпункт|demand|point|item|paragraph|clause)"
_LEAVES_OUT = r"(?:кроме|исключением|только|лишь|except\w*|only|without|not)"
PIECES = any_piece(
    "подпи оговор особ возд отозв отзыв присоед списк қол тізім ескерт қалыс sign reserv abstain withdr "
    "remov _list талап тармақ п. пункт требовани demand point item paragraph clause"
)
"""Pieces of what all of these hold, in small letters."""
SIGNING = re.compile(
    r"\bподпи(?:с(?!к|ч)|ш)\w*|\bоговор(?:к|о)\w*|\bособ\w+ мнени|\bвозд[её]рж(?!ани)\w+|"
    r"\b(?:из|в) списк\w+|\bтізім(?:нен|ге)\b|\bremove (?:us|our|me|my)\b|\bthe list\b|"
    r"\bотозва\w+|\bотзыва(?:ем|ю|ет|ют)\b|\bприсоедин\w+ к (?:заявл|обращ|письм|призыв)|"
    r"\bқол(?:ым\w*|ын|ы)?\s?қ(?:ой|оя|ою)\w*|\bқолтаңба\w*|\bескертпе\w*|\bқалыс қал\w+|"
    r"\bқол(?:ым\w*|ын|ы) \w*\s?(?:кері|қайтар)\w*|"
    r"\bsign(?:s|ed|ing|atur\w+|ator\w+)?\b(?![- ]language)|\breservations?\b|\babstain\w*|\bwithdr[ae]w\w*|"
    rf"\b{_LEAVES_OUT}(?: (?!on\b|по\b)\S+){{0,2}} {_DEMAND}|\b(?:против|against) (?:\S+ )?{_DEMAND}|"
    r"\b(?:талап|тармақ)\w* (?:\S+ )?(?:басқа|өзге|қарсы|қоспағанда|емес)\b"
)
"""Words on the signature itself, or that leave a demand out, in small letters."""
STATEMENT = re.compile(r"\b(?:заявлени|обращени|письм|statement|letter|appeal|мәлімдеме|үндеу)\w*")


def is_description(cell: str) -> bool:
    """Tell whether a cell is of several words, some in small letters."""
    words = cell.split(" ")
    small = sum(len(word) >= SHORTEST_WORD and word.islower() for word in words)
    return len(words) >= FEWEST_WORDS and small >= FEWEST_SMALL


def hold_descriptions(cells: Sequence[str]) -> bool:
    """Tell whether a column fills most rows, nearly all of them with a description of its own."""
    filled = [cell for cell in cells if cell]
    if len(filled) < FEWEST or len(filled) <= MOST * len(cells):
        return False
    enough = NEARLY_ALL * len(filled)
    return len(set(filled)) >= enough and sum(map(is_description, filled)) >= enough


def speaks_of_signing(description: str) -> bool:
    """Tell whether a description is on the signature too: it names a demand, or says how one signs."""
    text = description[:LONGEST]
    small = text.lower()
    if (PIECES.search(small) and SIGNING.search(small)) or names_demand(text):
        return True
    if TELLING.search(small) is None:
        return False
    on_statement = STATEMENT.search(small) is not None
    return role_of_remark(text) in REMARKS or (on_statement and states_position(text))
