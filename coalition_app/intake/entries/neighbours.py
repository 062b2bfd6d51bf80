"""Entries that are doubtful by what stands above or below them: remarks of others, and headings."""

from dataclasses import replace

from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import REMARK, Draft, DraftEntry, OpenPoint
from coalition_app.intake.entries.block_lines import (
    NO_NAME,
    is_of_body,
    is_remark,
    may_be_town,
)
from coalition_app.intake.entries.said_beside import BESIDE_TEXT
from coalition_app.work import watched

FAR = 3
"""Lines below an entry in which words may still be its own."""
FEWEST_HEADED = 2
"""Sections with a heading from which a line alone above the first of them may be one too."""


def open_by_neighbours(draft: Draft) -> Draft:
    """Return a draft in which an entry above nothing but a remark is opened by its words.

    In lists of points the remark is a point of its own, one step further in; the step may be lost. Below the
    place of a body the words are the body's too. Opened is also an entry that stands alone above the first of
    several headings.
    """
    if draft.format == "table":
        return draft
    entries: list[DraftEntry] = []
    body: int | None = None
    for entry in watched(draft.entries):
        if entries and not _are_on(entries[-1], entry):
            body = None
        if entries and is_remark(entry) and entry.lines[0] - entries[-1].lines[1] <= FAR:
            if body is not None and body < len(entries) - 1 and entries[-1].kind != "individual":
                entries[body] = _opened_by(entries[body], entry)
                body = None
            entries[-1] = _opened_by(entries[-1], entry)
        elif entry.kind != "individual" and not (is_of_body(entry) or may_be_town(entry)):
            body = len(entries)
        entries.append(entry)
    if _begins_with_heading(draft) and not entries[0].open:
        first = entries[0]
        entries[0] = replace(first, open=(OpenPoint(NO_NAME, first.name, first.lines),))
    return replace(draft, entries=tuple(entries))


def _are_on(entry: DraftEntry, below: DraftEntry) -> bool:
    """Tell whether no line is between an entry without a number and the one below it."""
    return not entry.printed_number and below.lines[0] == entry.lines[1] + 1


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
