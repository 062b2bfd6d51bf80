"""What somebody settled of a piece is taken over by equal pieces of other lists.

`settled` gives roles by folded texts (`drafts.fold_words`). A piece that nothing vouches for and that equals
a settled one takes its role where that may vouch (`draft_pieces.VOUCHING`), and is open no more. All else
stays open, whatever it was settled as elsewhere: a person, a name and a contact are one signatory's; words on
demands or on a signature, and notes, are to be looked at in each entry. So does what speaks of signatures or
positions and was called an office or a place: no entry counts by a slip of the hand in another one. An entry
of a list of this program says itself what is open in it. A heading that only names a group vouches for an
equal heading, and for nothing else.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from coalition_app.draft_pieces import HEADING, HEADS, VOUCHING, DraftPiece, close_gaps
from coalition_app.drafts import DOUBTED, REMARK, Draft, DraftEntry, OpenPoint, fold_words
from coalition_app.i18n import _, ngettext
from coalition_app.intake.entries.clauses import SETTING
from coalition_app.intake.entries.remainder import speaks
from coalition_app.intake.entries.reservations import states_position
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.labels import quoted

OF_A_PIECE = ("unknown-piece", REMARK, DOUBTED)
"""Codes of what is open because nothing vouches for a piece, or the second reader does not."""
COMMA = re.compile(r"[,;]\s+")
SETTING_LAST = frozenset(("дейін", "кейін"))
MOST_NAMED = 5


def take_settled(draft: Draft, settled: Mapping[str, str]) -> Draft:
    """Return a draft whose unknown pieces have the roles of equal ones that were settled; says how many.

    A heading that was settled as that of a group is asked about no more, nor whether it signs itself.
    """
    draft = _without_headings(draft, settled)
    entries = list(draft.entries)
    lines: list[int] = []
    words: dict[str, None] = {}
    for at, entry in enumerate(entries):
        if entry.open and entry.record is None:
            entries[at], known = settle_entry(entry, settled)
            if known:
                lines.append(entry.lines[0])
                words.update(dict.fromkeys(known))
    if not lines:
        return draft
    warning = warn_of_lines(_sentence(len(lines), list(words)), lines)
    return replace(draft, entries=tuple(entries), warnings=(*draft.warnings, warning))


def settle_entry(entry: DraftEntry, settled: Mapping[str, str]) -> tuple[DraftEntry, Sequence[str]]:
    """Return an entry whose open pieces have the roles of equal ones that were settled, and their texts."""
    pieces: list[DraftPiece] = []
    points, known = list(entry.open), list[DraftPiece]()
    for piece in entry.pieces:
        parts = _parts(entry, piece, settled)
        pieces += parts
        if parts:
            if parts[0].role != piece.role:
                entry = _without(entry, piece)
            left = [each for each in parts if each.role == "unknown"]
            known += [each for each in parts if each not in left]
            _close(points, piece, left)
        else:
            pieces.append(piece)
    if not known:
        return entry, ()
    entry = replace(entry, pieces=tuple(pieces), open=tuple(points))
    return _with_fields(entry, known), [each.text for each in known]


def may_vouch(text: str, role: str) -> bool:
    """Tell whether a text settled as a role vouches for equal pieces; the rule is the module's."""
    return role in (*VOUCHING, HEADING) and not speaks_of_signing(text)


def _without_headings(draft: Draft, settled: Mapping[str, str]) -> Draft:
    known = {
        line.lines: line.text
        for line in draft.open_lines
        if line.code == HEADS
        and settled.get(fold_words(line.text)) == HEADING
        and may_vouch(line.text, HEADING)
    }
    if not known:
        return draft
    text = _(
        "These headings only name those below them, as you have settled before: %(words)s. Lines: %(lines)s."
    )
    named = _named(list(dict.fromkeys(known.values())))
    warning = warn_of_lines(text.replace("%(words)s", named), [first for first, _last in known])
    left = tuple(each for each in draft.open_lines if known.get(each.lines) != each.text)
    return replace(draft, open_lines=left, warnings=(*draft.warnings, warning))


@lru_cache(maxsize=100_000)
def speaks_of_signing(text: str) -> bool:
    """Tell whether a text speaks of signatures or positions, or sets a condition: «до решения правления»."""
    words = text.lower().split() or [""]
    # In Kazakh what sets a condition stands last: «басқарма шешіміне дейін».
    sets = words[0] in SETTING or words[-1] in SETTING_LAST
    return sets or speaks(text) or states_position(text)


def _parts(
    entry: DraftEntry, piece: DraftPiece, settled: Mapping[str, str]
) -> Sequence[DraftPiece]:
    """Return an open piece with its settled role, or its parts where one of them has one; else nothing.

    What is only doubted keeps a name or a person: another entry's office is no reason to take it away.
    """
    role = _role(entry, piece.text, settled)
    if OpenPoint(DOUBTED, piece.text, piece.lines) in entry.open:
        return [piece._replace(role=role)] if role and piece.role in VOUCHING else []
    if piece.role != "unknown":
        return []
    if role:
        return [piece._replace(role=role)]
    parts = list(_between_commas(piece))
    roles = [_role(entry, each.text, settled) for each in parts]
    if not any(roles):
        return []
    return [each._replace(role=role or "unknown") for each, role in zip(parts, roles, strict=True)]


def _role(entry: DraftEntry, text: str, settled: Mapping[str, str]) -> str:
    role = settled.get(fold_words(text), "")
    if role == "affiliation" and entry.kind != "individual":
        # What a person belongs to says nothing of a body beside another body.
        return ""
    return role if role in VOUCHING and may_vouch(text, role) else ""


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


def _without(entry: DraftEntry, piece: DraftPiece) -> DraftEntry:
    """Return an entry of which a field has lost what was read in it."""
    stands = getattr(entry, piece.role) if piece.role in VOUCHING else ""
    if piece.text not in stands:
        return entry
    changed: dict[str, Any] = {piece.role: close_gaps(stands.replace(piece.text, "", 1))}
    return replace(entry, **changed)


def _with_fields(entry: DraftEntry, pieces: Sequence[DraftPiece]) -> DraftEntry:
    """Return an entry whose fields have the texts of pieces that got their roles, and whose notes do not."""
    changed: dict[str, Any] = {}
    for piece in pieces:
        stands = changed.get(piece.role, getattr(entry, piece.role))
        if piece.text not in stands:
            changed[piece.role] = ", ".join(filter(None, [stands, piece.text]))
    texts = {piece.text for piece in pieces}
    notes = tuple(each for each in entry.notes if each not in texts)
    return replace(entry, **changed, notes=notes)


def _sentence(count: int, words: Sequence[str]) -> str:
    text = ngettext(
        "%(count)d entry was read with words that you have settled before: %(words)s. Lines: %(lines)s.",
        "%(count)d entries were read with words that you have settled before: %(words)s. Lines: %(lines)s.",
        count,
    )
    return text.replace("%(count)d", str(count)).replace("%(words)s", _named(words))


def _named(words: Sequence[str]) -> str:
    """Name some words in a sentence into which more is put."""
    named = ", ".join(map(quoted, words[:MOST_NAMED])) + (" ..." if words[MOST_NAMED:] else "")
    return named.replace("%", "%%")
