"""The parts of a printed entry as a source gives them: what each may be, and what of them prints."""

import re
from collections.abc import Sequence
from typing import NamedTuple

ROLES = (
    *("number", "mark", "legal-form", "name", "person", "office", "place", "country", "joint"),
    *("affiliation", "capacity", "date-signed", "contact", "address", "identity-number", "wish"),
    *("words", "withdrawal", "correction", "footnote", "unknown"),
)
"""What a piece of an entry may be."""
PRINTING = frozenset(
    [
        "legal-form",
        "name",
        "person",
        "office",
        "place",
        "country",
        "joint",
        "affiliation",
        "capacity",
    ]
)
"""Roles of the pieces that print."""
PRIVATE = frozenset(("contact", "address", "identity-number"))
"""Roles of the pieces that never print and belong to the private part of the register."""

VOUCHING = frozenset(("office", "place", "country", "affiliation"))
"""Roles that may vouch for an equal piece elsewhere: what a function, a place or a body is called says the
same at every name. A person, a name of a signatory and a contact are one signatory's alone; words on demands,
on the signature and notes must be looked at in each entry, since each is an act of its own."""
HEADING = "heading"
"""What is settled of a heading that only names a group; it vouches for an equal heading."""
NAMELESS = "[?]"
"""What stands for a name that a source does not hold."""

TAKEN_OUT = "[…]"
"""What stands for a contact in a line outside the entries; the source's own line keeps it."""
MAY_SIGN = "may-be-a-signatory"
"""The code of a line that may be a signatory whom no entry holds."""
LETTER = "letter-does-not-say"
"""The code of a letter that brought no entry: its writer may sign."""
HEADS = "stands-under-a-heading"
"""The code of a heading that may say that those below it have not signed."""
WHO_SIGNS = "who-signs"
"""The code of the question whether those persons sign or the bodies that they lead; one for a whole list."""
BELOW = "below-a-body"
"""The code of the question whether those on the lines below bodies sign for them; one for a whole list."""
OF_LIST = (WHO_SIGNS, BELOW)
"""The codes of what is asked of a whole list, before all else."""
TITLE = "doubted-title"
"""The code of the question which line is the statement's title."""
COMPARE = "compare-with-source"
"""The code of an entry to be compared with its lines, since much of its source is in doubt; asked last."""
OF_MANY = (*OF_LIST, COMPARE)
"""The codes of what is asked of many entries in the same words: its text is none of theirs."""
SIGNERS = (PERSONS, ORGANISATIONS) = ("persons", "organisations")
"""The answers to it."""
LINE_OPENINGS = (
    "names-a-signatory",
    "names-a-number",
    "names-a-demand",
    MAY_SIGN,
    LETTER,
    HEADS,
    TITLE,
    *OF_MANY,
)
LOST = "lost-in-damage"
"""The code of what could not be read of a damaged register: a note of the program that never prints."""
UNPRINTABLE = "unprintable"
"""The code of what was to print, and no font draws it: it is asked again."""
NEVER_PRINT = (*LINE_OPENINGS, LOST)
"""Codes of what is no part of an entry."""

NAME_IN_CASE, WORDS_IN_CASE = "name-in-case", "words-in-case"
IN_CASE = (NAME_IN_CASE, WORDS_IN_CASE)
"""Codes of what stands in another grammatical case, since the words before it ask for that."""
SEVERAL = "several-people"
"""The code of a name that may be several people's."""
TO_CORRECT = (*IN_CASE, SEVERAL)
"""Codes of what prints otherwise once somebody has corrected it."""
ASKS_CASE = re.compile(r"(?:в лице|в особі)[,:]?", re.IGNORECASE)
"""Words behind which Russian and Ukrainian offices and people stand in the genitive."""

EMPTY = r"(?:\(\s*\)|\[\s*\])\s*"
EMPTIED = re.compile(rf"\s*(?:\(\s*(?:{EMPTY})*\)|\[\s*(?:{EMPTY})*\])")
AFTER_OPENER = re.compile(r"([(\[])[\s,;]+")
BEFORE_CLOSER = re.compile(r"(?<![\s,;])[\s,;]+([)\]])")
LOST_SPACE = re.compile(r"(?<=[^\s(\[])([(\[])")
DOUBLED = re.compile(r"([,;]\s)(?:\s*[,;]\s?)+")
EMPTY_COLUMN = re.compile(r",(?:\s*,)+")
"""Commas between which a source had nothing."""
BRACKETS = re.compile(r"[()\[\]]")


class DraftPiece(NamedTuple):
    """A part of an entry as the source prints it; a whole list has hundreds of thousands of them."""

    role: str
    """A word of `ROLES`."""
    text: str
    """As it stands, without what separates it from its neighbours."""
    lines: tuple[int, int] = (0, 0)
    """First and last line of the source that holds it."""
    before: str = ""
    """What separates it from the piece before it, as printed: a comma, a dash, an opening bracket."""
    after: str = ""
    """What closes behind it, as printed: mostly a bracket."""


def print_pieces(pieces: Sequence[DraftPiece]) -> str:
    """Return what prints of an entry: the pieces with a printing role, separated as they were printed.

    The brackets of what does not print stay for what else is in them, and go where nothing is; of the commas
    around an empty column one prints.
    """
    pieces = [
        each._replace(before=EMPTY_COLUMN.sub(",", each.before))
        if each.before.count(",") > 1
        else each
        for each in pieces
    ]
    if all(piece.role in PRINTING for piece in pieces):
        return "".join(piece.before + piece.text + piece.after for piece in pieces)
    text = ""
    for role, own, _lines, before, after in pieces:
        if role in PRINTING:
            text += before + own + after
        else:
            text += "".join(BRACKETS.findall(before + own + after))
    return close_gaps(text)


def close_gaps(text: str) -> str:
    """Return a text of which words were taken, without the brackets and separators that were theirs alone."""
    text = BEFORE_CLOSER.sub(r"\1", AFTER_OPENER.sub(r"\1", EMPTIED.sub("", text)))
    return DOUBLED.sub(r"\1", LOST_SPACE.sub(r" \1", text)).strip(" ,;:–—-")
