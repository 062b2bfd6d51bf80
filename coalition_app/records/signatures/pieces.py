"""The pieces of a printed entry, in their order: what each one is, and what somebody decided about it.

A piece that nothing vouches for is open until a person says what it is; an open piece does not print, and its
signature does not count. A signature whose fields say all that was printed, in the usual order, has no pieces
of its own: the fields are its pieces.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coalition_app.draft_pieces import (
    ASKS_CASE,
    LINE_OPENINGS,
    PRINTING,
    PRIVATE,
    TO_CORRECT,
    DraftPiece,
    print_pieces,
)

PRINT, KEEP_BACK, WORDS, NOTHING = "print", "private", "words", "nothing"
ANSWERS = (WORDS, PRINT, KEEP_BACK, NOTHING)
"""What a doubtful piece may be without being named more closely, in the order of their keys."""
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
    """A word of `draft_pieces.ROLES`."""
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
        """Tell whether a public output shows it: a name whose words say nothing more is still the name."""
        if self.is_open or self.decided in (KEEP_BACK, WORDS):
            return False
        if self.decided == NOTHING:
            return self.role == "name"
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
                found += [Piece("joint", form, ", ")] if form else []
                found.append(Piece("joint", name, " " if form else ", "))
        elif text := fields[FIELDS[role]]:
            close = role == "name" and bool(found)
            found.append(Piece(role, text, " " if close else ", " if found else ""))
    return found


def with_text(pieces: Sequence[Piece], role: str, old: str, text: str) -> tuple[Piece, ...]:
    """Return pieces in which a role has another text: in the old one's place, or where it usually stands.

    An empty text takes the role's pieces out. What is open and what somebody decided otherwise stay.
    """
    return with_texts(pieces, (role,), [(role, old)], [(role, text)] if text else [])


def with_texts(
    pieces: Sequence[Piece],
    roles: Sequence[str],
    before: Sequence[tuple[str, str]],
    new: Sequence[tuple[str, str]],
) -> tuple[Piece, ...]:
    """Return pieces in which these roles say something new, each given with role and text.

    What they say already stays where it stands, another text takes the old one's place, and more is put
    behind it. A piece of these roles that was not among what they said `before` stays.
    """
    found: list[Piece | None] = list(pieces)
    old = [
        at
        for at, each in enumerate(pieces)
        if (each.prints or (each.is_open and each.open in TO_CORRECT))
        and any(each.role == role and each.text in text for role, text in before)
    ]
    more, free = list(new), list[int]()
    for at in old:
        said = (pieces[at].role, pieces[at].text)
        if said in more:
            more.remove(said)
        else:
            free.append(at)
    for at in free:
        was = pieces[at]
        other = next((each for each in more if each[0] == was.role), None)
        found[at] = Piece(*other, was.before, was.after) if other else None
        if other:
            more.remove(other)
    at = old[-1] + 1 if old else _usual_place(pieces, roles[0])
    made = [_new_piece(*each, again=bool(old) or place > 0) for place, each in enumerate(more)]
    following = [each for each in found[at:] if each]
    if made and made[-1].role == "legal-form" and following and not following[0].before:
        following[0] = replace(following[0], before=" ")
    changed = (*(each for each in found[:at] if each), *made, *following)
    return _without_asking(pieces, changed) if {"person", "office"} & set(roles) else changed


def _without_asking(pieces: Sequence[Piece], changed: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Take out «в лице» before changed people and offices, unless an office stays as it was printed."""
    at = next((at for at, each in enumerate(changed) if _asks_case(each)), -1)
    stays = any(each.role == "office" and each.prints and each in pieces for each in changed)
    if at < 0 or stays or tuple(pieces) == changed:
        return changed
    before = changed[at].before if "(" in changed[at].before else ", "
    rest = changed[at + 1 :]
    return (*changed[:at], *(replace(each, before=before) for each in rest[:1]), *rest[1:])


def without_words_gone(printed: str, before: Iterable[Piece], after: Iterable[Piece]) -> str:
    """Return a printed entry without «в лице» where its pieces have it no more."""
    gone = next((each.text for each in before if _asks_case(each)), "")
    if not gone or any(map(_asks_case, after)):
        return printed
    words = re.compile(rf"(\()?[,\s]*(?<!\w){re.escape(gone)}\s+")
    return words.sub(lambda found: found[1] or ", ", printed, count=1)


def _asks_case(piece: Piece) -> bool:
    return piece.role == "capacity" and piece.prints and ASKS_CASE.fullmatch(piece.text) is not None


def with_bodies(pieces: Sequence[Piece], bodies: Sequence[Sequence[str]]) -> tuple[Piece, ...]:
    """Return pieces in which other bodies sign along: legal form and name of each after the first."""
    names, rest = split_at_name(pieces)
    old = {at for at, each in enumerate(names) if each.role == "joint"}
    kept = [each for at, each in enumerate(names) if at not in old]
    return (*kept, *usual_pieces(dict.fromkeys(FIELDS.values(), ""), bodies), *rest)


def pieces_with(column: Any, field: str, old: str, text: str) -> dict[str, Any]:
    """Return what the columns of pieces hold once a field has another text than the old one."""
    role = next(role for role, name in FIELDS.items() if name == field)
    pieces = read_pieces(column)
    return column_values(with_text(pieces, role, old, text) if pieces else ())


def _new_piece(role: str, text: str, *, again: bool) -> Piece:
    """Return a piece that no source printed; one more person is set off from the one before."""
    if role == "person" and again:
        return Piece(role, text, "; ")
    return Piece(role, text, {"name": " ", "legal-form": ""}.get(role, ", "))


def _usual_place(pieces: Sequence[Piece], role: str) -> int:
    """Return where a role usually stands: behind the last of those that go before it."""
    if role not in _ORDER:
        return len(pieces)
    earlier = _ORDER[: _ORDER.index(role)]
    return max((at + 1 for at, each in enumerate(pieces) if each.role in earlier), default=0)


def printed_text(pieces: Iterable[Piece]) -> str:
    """Return what prints of pieces, separated as they were printed.

    A line of elsewhere that is kept beside them has no part in it: its brackets are none of theirs.
    """
    return print_pieces([_draft(each) for each in pieces if each.open not in LINE_OPENINGS])


def _draft(piece: Piece) -> DraftPiece:
    role = piece.role if piece.prints else "unknown"
    if piece.prints and role not in PRINTING:
        role = "affiliation"
    return DraftPiece(role, piece.text, (0, 0), piece.before, piece.after)


def split_at_name(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Part an entry behind its name and the bodies that sign with it, but not within brackets.

    While the name waits for somebody to settle it, nothing behind it is the name: the first part is empty.
    """
    names = [at for at, each in enumerate(pieces) if each.prints and each.role in _OF_NAME]
    if not names:
        first = next((at for at, each in enumerate(pieces) if each.prints), -1)
        first = -1 if any(map(_may_name, pieces[:first])) else first
        return pieces[: first + 1], pieces[first + 1 :]
    printing = [at for at, each in enumerate(pieces) if each.prints]
    behind = printing[printing.index(names[0]) :]
    run = itertools.takewhile(lambda at: pieces[at].role in _OF_NAME, behind)
    ends = [at + 1 for at in run][::-1]
    end = next((each for each in ends if _closes_brackets(pieces[:each])), ends[0])
    return pieces[:end], pieces[end:]


def _may_name(piece: Piece) -> bool:
    """Tell whether a piece that does not print may be the name of its entry."""
    return piece.role == "name" or (piece.is_open and piece.open not in LINE_OPENINGS)


def waiting_name(pieces: Iterable[Piece]) -> str:
    """Return what may be the name of an entry whose name waits; empty where that is private or nothing."""
    waiting = (each.text for each in pieces if _may_name(each) and not is_private(each))
    return next(waiting, "")


def _closes_brackets(pieces: Iterable[Piece]) -> bool:
    text = "".join(each.before + each.text + each.after for each in pieces)
    return all(text.count(opening) == text.count(closing) for opening, closing in ("()", "[]"))


def without_private(pieces: Iterable[Piece]) -> str:
    """Return a printed entry without contacts, addresses, numbers of papers and what was kept back."""
    shown = [
        each._replace(role="number" if is_private(piece) else "name")
        for piece in pieces
        if piece.open not in LINE_OPENINGS
        for each in [_draft(piece)]
    ]
    return print_pieces(shown)


def is_private(piece: Piece) -> bool:
    """Tell whether a piece belongs to the private part of the register."""
    return piece.role in PRIVATE or piece.decided == KEEP_BACK
