"""What an import keeps of an entry's pieces; plain values, for a look beforehand too."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from coalition_app.draft_pieces import COMPARE, OF_LIST, PRINTING
from coalition_app.drafts import Defect, Draft, DraftEntry, Lines, OpenLine, OpenPoint, called
from coalition_app.records.signatures.edit_printed_text import AFTER_NAME
from coalition_app.records.signatures.pieces import (
    FIELDS,
    PRINT,
    Piece,
    column_values,
    read_pieces,
    usual_pieces,
    with_bodies,
    with_text,
)
from coalition_app.records.signatures.rebuilt_pieces import OPEN, rebuild_pieces

LONGEST_STUMP = 2
"""Letters that the source breaks off after and that can say nothing: they print as broken as they came."""
WITHDRAWN = "withdrawn-mark"
"""The code of a piece by which the source says that the signature was withdrawn."""
WITHDRAWAL = "withdrawal"
"""Its role."""
_OF_LIST = frozenset(("number",))
"""Roles that are kept apart: the printed number has a column of its own."""
_OPENING = frozenset(("unknown", "withdrawal", "words"))
"""Roles of pieces that may be open though the reading left them as they are."""


def columns_of_entry(entry: DraftEntry, lines: Iterable[OpenLine] = ()) -> dict[str, Any]:
    """Return the columns that hold an entry's pieces: none where its fields say all that was printed.

    `lines` are those outside the entries that name it.
    """
    return column_values(entry_pieces(entry, lines))


def lines_by_entry(draft: Draft) -> dict[int, list[OpenLine]]:
    """Return the lines outside the entries that name them, by the numbers of the entries."""
    found: dict[int, list[OpenLine]] = {}
    for line in draft.open_lines:
        for number in line.numbers:
            found.setdefault(number, []).append(line)
    return found


def entry_pieces(entry: DraftEntry, lines: Iterable[OpenLine] = ()) -> tuple[Piece, ...]:
    """Return the pieces of an entry, with what nobody vouches for open.

    A line outside the entries that names this one is a piece of it too, which does not print.
    """
    fields = _fields(entry)
    joint = [(each.legal_form, each.name) for each in entry.joint]
    if not entry.pieces:
        words = [entry.reservation] if entry.reservation else []
        found = list(rebuild_pieces(entry.as_printed, fields, joint, words))
    else:
        found = [
            Piece(role, text, before, after, "" if lines == entry.lines else span(lines))
            for role, text, lines, before, after in entry.pieces
            if role not in _OF_LIST
        ]
    for point in entry.open:
        _open(found, point, entry)
    if entry.standing == "withdrawn" and entry.record is None:
        _mark_withdrawn(found, entry)
    found = [_opened_by_role(each, entry) for each in found]
    spoken_of = [
        Piece("unknown", each.text, " ", "", span(each.lines), each.code) for each in lines
    ]
    found = (found or usual_pieces(fields, joint)) + spoken_of if spoken_of else found
    if found and found[0].before:
        found[0] = replace(found[0], before=found[0].before.lstrip(" ,;.:"))
    return () if found == usual_pieces(fields, joint) else tuple(found)


def open_pieces(draft: Draft) -> dict[int, tuple[Piece, ...]]:
    """Return what an import of a draft leaves open for somebody to settle, by the entry's index."""
    lines, found = lines_by_entry(draft), dict[int, tuple[Piece, ...]]()
    for at, entry in enumerate(draft.entries):
        spoken_of = lines.get(entry.number, ())
        if waiting := open_in(entry, spoken_of):
            found[at] = waiting
    return found


def open_in(entry: DraftEntry, lines: Iterable[OpenLine] = ()) -> tuple[Piece, ...]:
    """Return the pieces of an entry that an import leaves open; `lines` outside the entries name it."""
    if entry.record is not None and not entry.open:
        pieces = read_pieces(entry.record.pieces)
    elif lines or _may_be_open(entry):
        pieces = entry_pieces(entry, lines)
    else:
        return ()
    return tuple(sorted((each for each in pieces if each.is_open), key=_in_turn))


def _in_turn(piece: Piece) -> tuple[bool, bool]:
    """Sort what is asked of the whole list first; an entry is compared once all else in it is settled."""
    return piece.open == COMPARE, piece.open not in OF_LIST


def _may_be_open(entry: DraftEntry) -> bool:
    """Tell cheaply whether something in an entry may be open: most entries of a long list are plain."""
    bare = not entry.pieces and bool(entry.as_printed)
    if entry.standing == "withdrawn":
        return True
    return bool(entry.open) or bare or any(each[0] in _OPENING for each in entry.pieces)


def corrected_pieces(
    read: DraftEntry, entry: DraftEntry, lines: Iterable[OpenLine] = ()
) -> tuple[Piece, ...]:
    """Return the pieces of an entry whose fields somebody corrected before the import."""
    pieces = entry_pieces(read, lines)
    if not pieces or read.pieces != entry.pieces:
        return entry_pieces(entry, lines)
    before, after = _fields(read), _fields(entry)
    for role, field in FIELDS.items():
        if before[field] != after[field]:
            pieces = with_text(pieces, role, before[field], after[field])
    if read.joint != entry.joint:
        pieces = with_bodies(pieces, [(each.legal_form, each.name) for each in entry.joint])
    return pieces


def span(lines: Lines) -> str:
    """Write which lines of a source are meant: 178, or 178-179."""
    first, last = lines
    if not first:
        return ""
    return str(first) if first == last else f"{first}-{last}"


def _fields(entry: DraftEntry) -> dict[str, str]:
    named = {field: getattr(entry, field) for field in ("legal_form", *AFTER_NAME)}
    return {"name": called(entry), **named}


def _open(found: list[Piece], point: OpenPoint, entry: DraftEntry) -> None:
    """Open the piece that a point is about, or keep the point as a piece that prints nowhere."""
    cut_off = (
        len(point.text) <= LONGEST_STUMP and Defect("text-cut-off", point.text) in entry.defects
    )
    for at, each in enumerate(found):
        if each.text == point.text and not each.open:
            found[at] = replace(each, open=point.code, decided=PRINT if cut_off else "")
            return
    if any(each.text == point.text and each.open != point.code for each in found):
        return  # open for another reason: it must be looked at once
    lines = "" if point.lines == entry.lines else span(point.lines)
    found.append(Piece("unknown", point.text, " ", "", lines, point.code))


def _mark_withdrawn(found: list[Piece], entry: DraftEntry) -> None:
    """Let a piece hold the mark of withdrawal, where only the column says what the cell means: «да»."""
    if any(each.role == WITHDRAWAL for each in found):
        return
    marks = [each.text for each in entry.defects if each.code == WITHDRAWN and each.text]
    for at, each in enumerate(found):
        if each.text in marks and each.role not in PRINTING:
            found[at] = replace(each, role=WITHDRAWAL, open=WITHDRAWN)
            return
    text = marks[0] if marks else entry.as_printed or entry.name
    found.append(Piece(WITHDRAWAL, text, " ", open=WITHDRAWN))


def _opened_by_role(piece: Piece, entry: DraftEntry) -> Piece:
    """Open what is unknown, and words that no act holds, where the reading did not.

    A mark of withdrawal opens too: whether it stands, and since when, is for a person to say.
    """
    if piece.open:
        return piece
    if piece.role == WITHDRAWAL:
        return replace(piece, open=WITHDRAWN)
    unheard = piece.role == "words" and piece.text not in " ".join(_words_heard(entry))
    return replace(piece, open=OPEN) if unheard or piece.role == "unknown" else piece


def _words_heard(entry: DraftEntry) -> Sequence[str]:
    return (" ".join(entry.reservation.split()), entry.reservation)
