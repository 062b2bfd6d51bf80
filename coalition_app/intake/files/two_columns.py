"""Two signatories on one line: a page printed in columns and pasted as text."""

import re
from collections.abc import Sequence

from coalition_app.i18n import N_
from coalition_app.intake.files.lines import Line, Parted, renumber
from coalition_app.intake.words.item_sign import item_sign
from coalition_app.intake.words.persons import begins_office, has_known_name, is_person
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.work import watched

GAP = re.compile(r"(?<=\S) {3,}(?=\S)|(?<=\S)\t+ *(?=\d{1,5}[.)]\s)")
"""What separates columns in a text: three spaces or more; a tab usually separates one signatory's fields."""
NUMBERED = re.compile(r"\s*(\d{1,5})[.)]\s")
FEWEST = 4
SHARE = 0.6
MOST_COLUMNS = 4
SIDE_BY_SIDE = N_(
    "Signatories stand side by side on the lines; each column was read by itself. Look at each."
)


def split_columns(lines: Sequence[Line]) -> Parted | None:
    """Part a list in columns into lines with one signatory each; None where there are no columns.

    The first column is read before the second. Columns that are fields of one signatory (name, office,
    country) are not parted.
    """
    texts = (line.text.strip() for line in watched(lines))
    parted = [GAP.split(text) if "   " in text or "\t" in text else [text] for text in texts]
    wide = [at for at, pieces in enumerate(parted) if 1 < len(pieces) <= MOST_COLUMNS]
    if len(wide) < FEWEST:
        parted = [line.text.strip().split("\t") for line in lines]
        wide = [at for at, pieces in enumerate(parted) if 1 < len(pieces) <= MOST_COLUMNS]
        if not all(map(_is_certain_person, (piece for at in wide for piece in parted[at]))):
            return None
    if len(wide) < FEWEST:
        return None
    first, last = wide[0], wide[-1]
    if len(wide) < SHARE * (last - first + 1):
        return None
    if not all(any(map(str.isalpha, parted[at][0])) for at in wide):
        return None
    if all(NUMBERED.sub("", parted[at][0])[:1].isdigit() for at in wide):
        # Days on which those beside them signed.
        return None
    beside = [piece for at in wide for piece in parted[at][1:]]
    if len(set(beside)) < SHARE * len(beside):
        # Nobody signs again and again: these are fields, each with what several have.
        return None
    people = share_of_people([parted[at][0] for at in wide])
    if people - share_of_people(beside) > 1 - SHARE:
        # Names, and beside them what they belong to.
        return None
    if sum(map(signs, watched(beside))) < SHARE * len(beside) or any(map(is_field, beside[:60])):
        return None
    while last + 1 < len(lines) and lines[last + 1].gap <= lines[last].gap:
        # The first column is longer than the others.
        if not signs(lines[last + 1].text):
            break
        last += 1
    columns: list[list[Line]] = [[] for _ in range(MOST_COLUMNS)]
    apart = set(wide)
    for at in range(first, last + 1):
        pieces = parted[at] if at in apart else [lines[at].text]
        for column, piece in enumerate(pieces):
            gap = lines[at].gap if columns[column] or not column else 0
            columns[column].append(Line(lines[at].number, piece, gap))
    ordered = (line for column in columns for line in column)
    return renumber([*lines[:first], *ordered, *lines[last + 1 :]])


def _is_certain_person(text: str) -> bool:
    return is_person(text.strip()) and has_known_name(text.strip())


def signs(text: str) -> bool:
    """Tell whether a piece names a signatory, its number aside."""
    bare = NUMBERED.sub("", text)
    return item_sign(bare) > 0


def share_of_people(pieces: Sequence[str]) -> float:
    """Return the share of pieces that are certainly people, between 0 and 1."""
    people = [NUMBERED.sub("", piece).strip() for piece in watched(pieces)]
    return sum(is_person(each) and has_known_name(each) for each in people) / len(people)


def is_field(text: str) -> bool:
    """Tell whether a piece describes a signatory and is not one itself."""
    bare = NUMBERED.sub("", text).strip()
    first = bare.partition(", ")[0].partition(" (")[0]
    return is_country(bare) or is_place(bare) or (begins_office(bare) and not is_person(first))
