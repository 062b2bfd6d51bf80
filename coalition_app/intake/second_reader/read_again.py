"""Reads the entries of a draft a second time and opens what the second reader takes for none of their fields.

It settles nothing: no field, kind or piece is changed by it, only doubts are added.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from coalition_app.drafts import DOUBTED, Draft, DraftEntry, DraftPiece, OpenPoint
from coalition_app.intake.second_reader.entry_words import Word, words_of
from coalition_app.intake.second_reader.label_entry import danger, shares_of
from coalition_app.intake.second_reader.plain_pieces import is_plain
from coalition_app.work import watched

OPENS = 0.8
"""How probable it must be that a word is nothing that an entry is expected to hold."""
JUDGED = ("legal-form", "name", "person", "office", "place", "country", "affiliation")
"""Roles that the first reader gives to what prints; what has another is no news."""
STANDING = ("person", "office")
"""Roles of who stands for a body."""
ROLES = {"representative": "person"}
"""The roles of what columns hold, where they have another name than the field."""
LONGEST = 2_000
"""Characters; a longer entry is open already."""


def read_again(draft: Draft) -> Draft:
    """Return a draft in which the entries are open that the second reader doubts."""
    told = frozenset(ROLES.get(field, field) for _header, field in draft.columns) - {"name"}
    return replace(draft, entries=tuple(_doubted(entry, told) for entry in watched(draft.entries)))


def _doubted(entry: DraftEntry, told: Collection[str]) -> DraftEntry:
    if len(entry.as_printed) > LONGEST or all(
        piece.role in told or is_plain(piece.role, piece.text) for piece in entry.pieces
    ):
        return entry
    known = {point.text for point in entry.open}
    points = [point for point in _doubts(entry, told) if point.text not in known]
    return replace(entry, open=(*entry.open, *points)) if points else entry


def _doubts(entry: DraftEntry, told: Collection[str]) -> Iterator[OpenPoint]:
    words = words_of(entry.as_printed)
    shares = shares_of(words)
    dangerous = [word for word, share in zip(words, shares, strict=True) if danger(share) >= OPENS]
    joined = any(piece.role == "capacity" for piece in entry.pieces)
    for piece, inside in _by_piece(entry.pieces, dangerous):
        if joined and piece.role in STANDING:
            # «в лице директора А. Ким»: the words before it say what it is.
            continue
        if inside and piece.role in JUDGED and piece.role not in told:
            yield OpenPoint(DOUBTED, piece.text, piece.lines)


def _by_piece(
    pieces: Sequence[DraftPiece], words: Sequence[Word]
) -> Iterator[tuple[DraftPiece, list[Word]]]:
    """Yield the pieces of a printed entry with the words in each."""
    start = 0
    for piece in pieces:
        start += len(piece.before)
        end = start + len(piece.text)
        yield piece, [word for word in words if start <= word.start < end]
        start = end + len(piece.after)
