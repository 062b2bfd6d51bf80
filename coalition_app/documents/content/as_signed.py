"""How one signature is printed: the name as signed, and beneath it everything else that prints.

What a source printed is printed from its pieces: those with a printing role, in the printed order. What
came without pieces of its own is printed by its fields.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from coalition_app.records.signatures.pieces import (
    KEEP_BACK,
    Piece,
    printed_text,
    split_at_name,
)
from coalition_app.records.signatures.signatures import SignatureRow

_CONTACT = re.compile(
    r"(?:,\s*)?(?:e-?mail:?\s*|тел\.?:?\s*|tel\.?:?\s*|моб\.?:?\s*)?"
    r"(?:[\w.+-]+@[\w-]+\.[\w.-]+|\+?\d[\d \u00a0()-]{8,}\d)",
    re.IGNORECASE,
)
"""A mail address or a telephone number that somebody typed into a field: no public output prints it."""
_OF_CONTACT = re.compile(r"[@\d]")
"""What each of them has; most names have neither."""
_PART = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_HANGING = " ,;:—–-"
"""What is left at the ends of a name once the pieces behind it are split off."""
NO_OFFICE = "no-office"
"""The consent that lets the name print, the office not."""
_FIELDS = ("person", "office", "place", "country")
"""The roles behind a name, in the order in which the annex sets them."""


class Printed(NamedTuple):
    """The printed parts of an entry."""

    name: str
    representative: str
    office: str
    place: str
    country: str


def printed_pieces(row: SignatureRow) -> Printed:
    """Return what is printed of a signature; its words are printed apart."""
    bare = row.publish == NO_OFFICE
    if row.pieces:
        return _by_pieces(tuple(map(_held_back, row.pieces)) if bare else row.pieces)
    people = _without_offices(row) if bare else _people(row)
    fields = (row.full_name, *people, row.place, row.country)
    return Printed(*(without_contacts(each) for each in fields))


def has_office_held_back(row: SignatureRow) -> bool:
    """Tell whether a signature would print an office, were it not for the signatory's wish."""
    return row.publish == NO_OFFICE and printed_pieces(row) != printed_pieces(
        row._replace(publish="yes")
    )


def initials_of(name: str) -> str:
    """Return the initials of a person in the order of the name: «Айдос Садыков» is “А. С.”.

    A part with a hyphen gives its first letter only. Empty where the name has no letters.
    """
    return " ".join(f"{part[0].upper()}." for part in _PART.findall(name))


def without_contacts(typed: str) -> str:
    """Take mail addresses and telephone numbers out of what somebody typed."""
    if not _OF_CONTACT.search(typed):
        return typed
    return _CONTACT.sub("", typed).strip(" ,;")


def _by_pieces(pieces: tuple[Piece, ...]) -> Printed:
    names, rest = split_at_name(pieces)
    printing = [each for each in rest if each.prints]
    roles = [each.role for each in printing]
    name = printed_text(names).strip(_HANGING)
    if len(set(roles)) == len(roles) and roles == [each for each in _FIELDS if each in roles]:
        held = {each.role: each.text.strip(_HANGING) for each in printing}
        return Printed(name, *(held.get(role, "") for role in _FIELDS))
    return Printed(name, printed_text(rest).strip(_HANGING), "", "", "")


def _held_back(piece: Piece) -> Piece:
    """Keep an office back, and what may be one: nobody said what it is, only that it prints."""
    return replace(piece, decided=KEEP_BACK) if piece.role in ("office", "unknown") else piece


def _without_offices(row: SignatureRow) -> tuple[str, str]:
    return ("; ".join(name for name, _office in row.people if name), "")


def _people(row: SignatureRow) -> tuple[str, str]:
    """Return the representative and the office; several are listed together, each with their office."""
    if not row.more_representatives:
        return (row.representative, row.office)
    return ("; ".join(", ".join(part for part in each if part) for each in row.people), "")
