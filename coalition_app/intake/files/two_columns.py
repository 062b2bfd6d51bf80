"""Two signatories on one line: a page printed in columns and pasted as text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coalition_app.drafts import Draft, Lines
from coalition_app.i18n import N_, _
from coalition_app.intake.files.line_warnings import moved_warning
from coalition_app.intake.files.lines import Line
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
APART = 10_000_000
"""Added to the number of a line for each column before the one it was split into, until it is read."""
SAID = N_(
    "Signatories stand side by side on the lines; each column was read by itself. Look at each."
)


def split_columns(lines: Sequence[Line]) -> Sequence[Line]:
    """Return lines with one signatory each for a list in columns; `restore_lines` restores the numbers later.

    The first column is read before the second. A list whose columns are fields of one signatory (name,
    office, country) is returned unchanged.
    """
    parted = [GAP.split(line.text.strip()) for line in watched(lines)]
    wide = [at for at, pieces in enumerate(parted) if 1 < len(pieces) <= MOST_COLUMNS]
    if len(wide) < FEWEST:
        parted = [line.text.strip().split("\t") for line in lines]
        wide = [at for at, pieces in enumerate(parted) if 1 < len(pieces) <= MOST_COLUMNS]
        if not all(map(_is_certain_person, (piece for at in wide for piece in parted[at]))):
            return lines
    if len(wide) < FEWEST:
        return lines
    first, last = wide[0], wide[-1]
    if len(wide) < SHARE * (last - first + 1):
        return lines
    if not all(any(map(str.isalpha, parted[at][0])) for at in wide):
        return lines
    beside = [piece for at in wide for piece in parted[at][1:]]
    people = share_of_people([parted[at][0] for at in wide])
    if people - share_of_people(beside) > 1 - SHARE:
        # Names, and beside them what they belong to.
        return lines
    if sum(map(signs, watched(beside))) < SHARE * len(beside) or any(map(is_field, beside[:60])):
        return lines
    columns: list[list[Line]] = [[] for _ in range(MOST_COLUMNS)]
    apart = set(wide)
    for at in range(first, last + 1):
        pieces = parted[at] if at in apart else [lines[at].text]
        for column, piece in enumerate(pieces):
            number = lines[at].number + column * APART
            gap = lines[at].gap if columns[column] or not column else 0
            columns[column].append(Line(number, piece, gap))
    return [*lines[:first], *(line for column in columns for line in column), *lines[last + 1 :]]


def _is_certain_person(text: str) -> bool:
    return is_person(text.strip()) and has_known_name(text.strip())


def restore_lines(draft: Draft) -> Draft:
    """Return the draft of a list in columns with its source's line numbers and a warning."""

    def at(lines: Lines) -> Lines:
        first, last = lines[0] % APART, lines[1] % APART
        return min(first, last), max(first, last)

    attestation = draft.attestation
    return replace(
        draft,
        demands=tuple(replace(each, lines=at(each.lines)) for each in draft.demands),
        sections=tuple(replace(each, lines=at(each.lines)) for each in draft.sections),
        entries=tuple(replace(each, lines=at(each.lines)) for each in draft.entries),
        attestation=attestation and replace(attestation, lines=at(attestation.lines)),
        left_out=tuple(replace(each, lines=at(each.lines)) for each in draft.left_out),
        title_lines=tuple(map(at, draft.title_lines)),
        body_lines=tuple(map(at, draft.body_lines)),
        warnings=(
            _(SAID),
            *(moved_warning(each, lambda line: line % APART) for each in draft.warnings),
        ),
    )


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
    return is_country(bare) or is_place(bare) or (begins_office(bare) and not is_person(bare))
