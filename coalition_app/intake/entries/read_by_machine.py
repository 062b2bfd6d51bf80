"""Entries that a machine read from a scan: each is open, and none counts before it was compared."""

from collections.abc import Sequence
from dataclasses import replace

from coalition_app.draft_pieces import PRINTING
from coalition_app.drafts import Draft, DraftEntry, OpenPoint

CODE = "read-by-machine"
ByMachine = Sequence[tuple[int, tuple[str, ...]]]
"""Numbers of lines that were read by machine, each with the words of which it was unsure."""


def mark_read_by_machine(draft: Draft, lines: ByMachine) -> Draft:
    """Return a draft in which every entry on such a line is open.

    Also where the machine was sure: of the names that Tesseract misreads, most are read with certainty.
    """
    if not lines:
        return draft
    unsure = dict(lines)
    return replace(draft, entries=tuple(_opened(entry, unsure) for entry in draft.entries))


def _opened(entry: DraftEntry, unsure: dict[int, tuple[str, ...]]) -> DraftEntry:
    first, last = entry.lines
    own = [at for at in range(first, last + 1) if at in unsure]
    if not own:
        return entry
    words = [word for at in own for word in unsure[at]]
    return replace(entry, open=(*entry.open, *_points(entry, words)))


def _points(entry: DraftEntry, words: Sequence[str]) -> list[OpenPoint]:
    """Return the points about the name, and about what else of it prints that the machine was unsure of."""
    printing = [piece for piece in entry.pieces if piece.role in PRINTING]
    names = [piece for piece in printing if piece.role == "name"] or printing[:1]
    doubtful = [piece for piece in printing if any(word in piece.text for word in words)]
    texts = dict.fromkeys(piece.text for piece in (*names[:1], *doubtful)) or {
        entry.as_printed: None
    }
    known = {point.text for point in entry.open}
    return [OpenPoint(CODE, text, entry.lines) for text in texts if text not in known]
