"""The pieces of a printed entry, in their order: what each one is, and what somebody decided about it.

A piece that nothing vouches for is open until a person says what it is; an open piece does not print, and its
signature does not count. A signature whose fields say all that was printed, in the usual order, has no pieces
of its own: the fields are its pieces.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coalition_app.drafts import PRINTING, PRIVATE, DraftPiece, print_pieces

PRINT, KEEP_BACK, WORDS, NOTHING = "print", "private", "words", "nothing"
ANSWERS = (PRINT, KEEP_BACK, WORDS, NOTHING)
"""What a doubtful piece may be without being named more closely."""
FIELDS = {
    "legal-form": "legal_form",
    "name": "name",
    "person": "representative",
    "office": "office",
    "place": "place",
    "country": "country",
}
"""The roles that have a field of their own, in the usual order of an entry."""
_ORDER = ("legal-form", "name", "joint", "person", "office", "place", "country")
_OF_NAME = frozenset(("legal-form", "name", "joint"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an entry as a source printed it."""

    role: str
    """A word of `drafts.ROLES`."""
    text: str
    before: str = ""
    """What separates it from the piece before it, as printed."""
    after: str = ""
    """What closes behind it, as printed: mostly a bracket."""
    lines: str = ""
    """Of the source; empty where they are the entry's own."""
    open: str = ""
    """Why nothing vouches for it; empty where its role is sure."""
    decided: str = ""
    """One of ANSWERS or a role, once somebody has said what it is."""

    @property
    def is_open(self) -> bool:
        """Tell whether somebody must still say what it is."""
        return bool(self.open) and not self.decided

    @property
    def prints(self) -> bool:
        """Tell whether a public output shows it."""
        if self.is_open or self.decided in (KEEP_BACK, WORDS, NOTHING):
            return False
        return self.decided == PRINT or self.role in PRINTING


def read_pieces(value: Any) -> tuple[Piece, ...]:
    """Read the pieces that a column holds; none where the fields are what is printed."""
    return tuple(Piece(*each) for each in value or ())


def column_values(pieces: Sequence[Piece]) -> dict[str, Any]:
    """Return the columns that hold pieces, and how many of them are open."""
    kept = [_kept(each) for each in pieces]
    count = sum(each.is_open for each in pieces)
    return {"pieces": kept or None, "open_pieces": count or None}


def _kept(piece: Piece) -> list[str]:
    values = [getattr(piece, name) for name in Piece.__slots__]
    while not values[-1] and len(values) > 2:
        values.pop()
    return values


def usual_pieces(fields: Mapping[str, str], joint: Iterable[Sequence[str]] = ()) -> list[Piece]:
    """Return the pieces of an entry that prints its fields and nothing else, in the usual order."""
    found: list[Piece] = []
    for role in _ORDER:
        if role == "joint":
            for form, name in joint:
                found += [Piece("legal-form", form, ", ")] if form else []
                found.append(Piece("joint", name, " " if form else ", "))
        elif text := fields[FIELDS[role]]:
            close = role == "name" and bool(found)
            found.append(Piece(role, text, " " if close else ", " if found else ""))
    return found


def with_text(pieces: Sequence[Piece], role: str, text: str) -> tuple[Piece, ...]:
    """Return pieces in which a role has another text: in the old one's place, or where it usually stands.

    An empty text takes the role's pieces out. What is open and what somebody decided otherwise stay.
    """
    return with_texts(pieces, (role,), [(role, text)] if text else [])


def with_texts(
    pieces: Sequence[Piece], roles: Sequence[str], new: Sequence[tuple[str, str]]
) -> tuple[Piece, ...]:
    """Return pieces in which all of these roles are replaced by new ones, each with role and text."""
    old = [at for at, each in enumerate(pieces) if each.role in roles and each.prints]
    left = [each for at, each in enumerate(pieces) if at not in old]
    at = old[0] if old else _usual_place(left, roles[0])
    made = [_new_piece(*each) for each in new]
    for place, each in enumerate(made[: len(old)]):
        was = pieces[old[place]]
        made[place] = replace(each, before=was.before, after=was.after)
    if not old and roles[0] == "legal-form" and at < len(left) and not left[at].before:
        left[at] = replace(left[at], before=" ")
    return (*left[:at], *made, *left[at:])


def with_bodies(pieces: Sequence[Piece], bodies: Sequence[Sequence[str]]) -> tuple[Piece, ...]:
    """Return pieces in which other bodies sign along: legal form and name of each after the first."""
    names, rest = split_at_name(pieces)
    old = {at for at, each in enumerate(names) if each.role == "joint"}
    old |= {at - 1 for at in old if at and names[at - 1].role == "legal-form"}
    kept = [each for at, each in enumerate(names) if at not in old]
    return (*kept, *usual_pieces(dict.fromkeys(FIELDS.values(), ""), bodies), *rest)


def pieces_with(column: Any, field: str, text: str) -> list[list[str]] | None:
    """Return what the column of pieces holds once a field has another text."""
    role = next(role for role, name in FIELDS.items() if name == field)
    pieces = read_pieces(column)
    kept: list[list[str]] | None = None
    if pieces:
        kept = column_values(with_text(pieces, role, text))["pieces"]
    return kept


def _new_piece(role: str, text: str) -> Piece:
    return Piece(role, text, " " if role == "name" else ", ")


def _usual_place(pieces: Sequence[Piece], role: str) -> int:
    """Return where a role usually stands: behind the last of those that go before it."""
    if role not in _ORDER:
        return len(pieces)
    earlier = _ORDER[: _ORDER.index(role)]
    return max((at + 1 for at, each in enumerate(pieces) if each.role in earlier), default=0)


def printed_text(pieces: Iterable[Piece]) -> str:
    """Return what prints of pieces, separated as they were printed."""
    return print_pieces([_draft(each) for each in pieces])


def _draft(piece: Piece) -> DraftPiece:
    role = piece.role if piece.prints else "unknown"
    if piece.prints and role not in PRINTING:
        role = "affiliation"
    return DraftPiece(role, piece.text, (0, 0), piece.before, piece.after)


def split_at_name(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Part an entry behind its name and the bodies that sign with it."""
    names = [at for at, each in enumerate(pieces) if each.prints and each.role in _OF_NAME]
    if not names:
        first = next((at for at, each in enumerate(pieces) if each.prints), -1)
        return pieces[: first + 1], pieces[first + 1 :]
    printing = [at for at, each in enumerate(pieces) if each.prints]
    behind = printing[printing.index(names[0]) :]
    run = itertools.takewhile(lambda at: pieces[at].role in _OF_NAME, behind)
    end = max(run) + 1
    return pieces[:end], pieces[end:]


def private_texts(pieces: Iterable[Piece]) -> list[str]:
    """Return what goes to the private part of the register: contacts, addresses, numbers of papers."""
    return [each.text for each in pieces if each.role in PRIVATE or each.decided == KEEP_BACK]
