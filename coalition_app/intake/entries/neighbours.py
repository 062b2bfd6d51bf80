"""Entries that are doubtful by what stands above or below them: remarks of others, and headings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import REMARK, Draft, DraftEntry, OpenPoint
from coalition_app.intake.entries.block_lines import (
    NO_NAME,
    is_of_body,
    is_remark,
    may_be_town,
)
from coalition_app.intake.entries.pieces import BESIDE_TEXT
from coalition_app.work import watched

FAR = 3
"""Lines below an entry in which words may still be its own."""
FEWEST_HEADED = 2
"""Sections with a heading from which a line alone above the first of them may be one too."""


def open_by_neighbours(draft: Draft) -> Draft:
    """Return a draft in which an entry above nothing but a remark is opened by its words.

    In lists of points the remark is a point of its own, one step further in; the step may be lost. Below a
    body, its people and its place the words are the body's. Opened is also an entry that stands alone above
    the first of several headings.
    """
    if draft.format == "table":
        return draft
    entries: list[DraftEntry] = []
    for entry in watched(draft.entries):
        if entries and is_remark(entry) and entry.lines[0] - entries[-1].lines[1] <= FAR:
            for at in _above(entries, entry):
                entries[at] = _opened_by(entries[at], entry)
        entries.append(entry)
    if _begins_with_heading(draft) and not entries[0].open:
        first = entries[0]
        entries[0] = replace(first, open=(OpenPoint(NO_NAME, first.name, first.lines),))
    return replace(draft, entries=tuple(entries))


def _above(entries: Sequence[DraftEntry], remark: DraftEntry) -> Iterator[int]:
    """Yield the entry right above a remark, and the body in whose block it stands."""
    at, below = len(entries) - 1, remark
    yield at
    while at > 0 and _are_on(entries[at], below) and _may_be_of_body(entries[at]):
        at, below = at - 1, entries[at]
    if at < len(entries) - 1 and _are_on(entries[at], below) and entries[at].kind != "individual":
        yield at


def _are_on(entry: DraftEntry, below: DraftEntry) -> bool:
    """Tell whether no line is between two entries."""
    return not entry.printed_number and below.lines[0] == entry.lines[1] + 1


def _may_be_of_body(entry: DraftEntry) -> bool:
    return entry.kind == "individual" or is_of_body(entry) or may_be_town(entry)


def _opened_by(entry: DraftEntry, remark: DraftEntry) -> DraftEntry:
    said = DraftPiece("unknown", remark.as_printed, remark.lines, BESIDE_TEXT)
    point = OpenPoint(REMARK, remark.as_printed, remark.lines)
    return replace(entry, pieces=(*entry.pieces, said), open=(*entry.open, point))


def _begins_with_heading(draft: Draft) -> bool:
    above, *others = draft.sections or (None,)
    if above is None or above.heading or above.last > above.first:
        return False
    first = draft.entries[0]
    alone = first.name == first.as_printed and not first.printed_number
    return alone and sum(bool(each.heading) for each in others) >= FEWEST_HEADED
