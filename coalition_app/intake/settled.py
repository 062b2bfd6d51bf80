"""What somebody settled of a piece: taken over by equal pieces, and put into a draft's entry.

`settled` gives roles by folded texts (`drafts.fold_words`). A piece that nothing vouches for and that equals
a settled one takes its role where that may vouch (`drafts.VOUCHING`), and is open no more. All else stays
open, whatever it was settled as elsewhere: a person, a name and a contact are one signatory's; words on
demands or on a signature, and notes, are to be looked at in each entry. So does what speaks of signatures or
positions and was called an office or a place: no entry counts by a slip of the hand in another one. An entry
of a list of this program says itself what is open in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from coalition_app.drafts import (
    DOUBTED,
    VOUCHING,
    Draft,
    DraftEntry,
    DraftPiece,
    OpenPoint,
    close_gaps,
    fold_words,
)
from coalition_app.i18n import ngettext
from coalition_app.intake.entries.remainder import speaks
from coalition_app.intake.entries.reservations import guess_language, states_position
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.labels import quoted

Place = tuple[int, int]
"""An entry's place in the draft and the place of an open point among its own, both from 0."""
FIELDS = {
    "name": "name",
    "person": "representative",
    "office": "office",
    "place": "place",
    "country": "country",
    "legal-form": "legal_form",
    "affiliation": "affiliation",
}
"""The fields that a role fills."""
ANSWERS = {"print": "affiliation", "private": "contact", "nothing": "footnote", "words": "words"}
"""The role that a piece has after an answer that names it no more closely."""
BETWEEN = {"words": "; ", "person": "; ", "name": " "}
"""What separates a text from what is in its field, where it is no comma."""
OF_A_PIECE = ("unknown-piece",)
"""Codes of what is open because nothing vouches for a piece."""
COMMA = re.compile(r"[,;]\s+")
MOST_NAMED = 5


def take_settled(draft: Draft, settled: Mapping[str, str]) -> Draft:
    """Return a draft whose unknown pieces have the roles of equal ones that were settled; says how many."""
    entries = list(draft.entries)
    lines: list[int] = []
    words: dict[str, None] = {}
    for at, entry in enumerate(entries):
        if entry.open and entry.record is None:
            entries[at] = settle_entry(entry, settled)
            if entries[at] is not entry:
                lines.append(entry.lines[0])
                words.update(dict.fromkeys(_newly_known(entry, entries[at])))
    if not lines:
        return draft
    warning = warn_of_lines(_sentence(len(lines), list(words)), lines)
    return replace(draft, entries=tuple(entries), warnings=(*draft.warnings, warning))


def settle_entry(entry: DraftEntry, settled: Mapping[str, str]) -> DraftEntry:
    """Return an entry whose unknown pieces have the roles of equal ones that were settled."""
    pieces: list[DraftPiece] = []
    points = list(entry.open)
    known: list[DraftPiece] = []
    for piece in entry.pieces:
        parts = _parts(entry, piece, settled) if piece.role == "unknown" else [piece]
        pieces += parts
        if parts == [piece]:
            continue
        known += [each for each in parts if each.role != "unknown"]
        _close(points, piece, [each for each in parts if each.role == "unknown"])
    for point in entry.open:
        # What was settled for one entry vouches for equal words, whoever doubts them.
        if point.code == DOUBTED and _role(entry, point.text, settled):
            points.remove(point)
    if not known:
        return entry if len(points) == len(entry.open) else replace(entry, open=tuple(points))
    return _with_fields(replace(entry, pieces=tuple(pieces), open=tuple(points)), known)


def may_vouch(text: str, role: str) -> bool:
    """Tell whether a text settled as a role vouches for equal pieces; the rule is the module's."""
    return role in VOUCHING and not (speaks(text) or states_position(text))


def equal_points(entries: Sequence[DraftEntry]) -> dict[str, list[Place]]:
    """Return where equal texts are open, by the folded text, in the order of the entries."""
    found: dict[str, list[Place]] = {}
    for at, entry in enumerate(entries):
        for place, point in enumerate(entry.open):
            found.setdefault(fold_words(point.text), []).append((at, place))
    return found


def answer_point(entry: DraftEntry, text: str, answer: str) -> DraftEntry:
    """Return an entry in which somebody has said what an open text is.

    `answer` is print, private, words, nothing or a role. Words go into the reservation, whose demands are
    then to be settled. An entry without such an open text is returned as it is.
    """
    point = next((each for each in entry.open if fold_words(each.text) == fold_words(text)), None)
    if point is None:
        return entry
    role = ANSWERS.get(answer, answer)
    pieces = list(entry.pieces)
    at = next((at for at, each in enumerate(pieces) if each.text == point.text), None)
    left = tuple(each for each in entry.open if each is not point)
    if at is not None and point.code == DOUBTED:
        if answer == "print" or role == pieces[at].role:
            return replace(entry, open=left)
        entry = _without(entry, pieces[at])
    if at is None:
        pieces.append(DraftPiece(role, point.text, point.lines, " "))
        at = -1
    pieces[at] = pieces[at]._replace(role=role)
    return _with_fields(replace(entry, pieces=tuple(pieces), open=left), [pieces[at]])


def _parts(
    entry: DraftEntry, piece: DraftPiece, settled: Mapping[str, str]
) -> Sequence[DraftPiece]:
    """Return an unknown piece with its settled role, or its parts where one between commas has one."""
    if role := _role(entry, piece.text, settled):
        return [piece._replace(role=role)]
    parts = list(_between_commas(piece))
    roles = [_role(entry, each.text, settled) for each in parts]
    if not any(roles):
        return [piece]
    return [each._replace(role=role or "unknown") for each, role in zip(parts, roles, strict=True)]


def _role(entry: DraftEntry, text: str, settled: Mapping[str, str]) -> str:
    role = settled.get(fold_words(text), "")
    if role == "affiliation" and entry.kind != "individual":
        # What a person belongs to says nothing of a body beside another body.
        return ""
    return role if role and may_vouch(text, role) else ""


def _between_commas(piece: DraftPiece) -> Iterator[DraftPiece]:
    start, before = 0, piece.before
    for match in COMMA.finditer(piece.text):
        yield DraftPiece("unknown", piece.text[start : match.start()], piece.lines, before)
        start, before = match.end(), match[0]
    yield DraftPiece("unknown", piece.text[start:], piece.lines, before, piece.after)


def _close(points: list[OpenPoint], piece: DraftPiece, left: Sequence[DraftPiece]) -> None:
    """Take the point about a piece out, and put in those of its parts that are still unknown."""
    for at, point in enumerate(points):
        if point.text == piece.text and point.code in OF_A_PIECE:
            points[at : at + 1] = [point._replace(text=each.text) for each in left]
            return


def _with_fields(entry: DraftEntry, pieces: Sequence[DraftPiece]) -> DraftEntry:
    """Return an entry whose fields have the texts of pieces that got their roles."""
    changed: dict[str, object] = {}
    for piece in pieces:
        field = FIELDS.get(piece.role) or ("reservation" if piece.role == "words" else "")
        stands = str(changed.get(field, getattr(entry, field))) if field else ""
        if field and piece.text not in stands:
            between = BETWEEN.get(piece.role, ", ")
            changed[field] = between.join(filter(None, [stands, piece.text]))
    if "reservation" in changed:
        changed["reservation_language"] = guess_language(str(changed["reservation"]))
    texts = {piece.text for piece in pieces}
    notes = tuple(each for each in entry.notes if each not in texts)
    return replace(entry, **changed, notes=notes)  # type: ignore[arg-type]


def _without(entry: DraftEntry, piece: DraftPiece) -> DraftEntry:
    """Return an entry of which a field has lost what was read in it."""
    field = FIELDS.get(piece.role, "")
    stands = getattr(entry, field) if field else ""
    if piece.text not in stands:
        return entry
    changed: dict[str, Any] = {field: close_gaps(stands.replace(piece.text, "", 1))}
    return replace(entry, **changed)


def _newly_known(before: DraftEntry, after: DraftEntry) -> Iterator[str]:
    unknown = {piece.text for piece in after.pieces if piece.role == "unknown"}
    was = " ".join(piece.text for piece in before.pieces if piece.role == "unknown")
    for piece in after.pieces:
        if piece.role in VOUCHING and piece.text in was and piece.text not in unknown:
            yield piece.text


def _sentence(count: int, words: Sequence[str]) -> str:
    named = ", ".join(map(quoted, words[:MOST_NAMED])) + (" ..." if words[MOST_NAMED:] else "")
    text = ngettext(
        "%(count)d entry was read with words that you have settled before: %(words)s. Lines: %(lines)s.",
        "%(count)d entries were read with words that you have settled before: %(words)s. Lines: %(lines)s.",
        count,
    )
    return text.replace("%(count)d", str(count)).replace("%(words)s", named.replace("%", "%%"))
