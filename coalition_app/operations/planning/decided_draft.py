"""The draft as it is decided now: what of a source goes in, and what becomes nothing."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from coalition_app.draft_pieces import HEADS, OF_MANY
from coalition_app.drafts import Draft, DraftEntry, LeftOut, OpenLine
from coalition_app.intake import edit_draft
from coalition_app.operations.planning.items import LEFT, READ, Unit
from coalition_app.records.signatures.defects import SHOWN_DEFECTS

if TYPE_CHECKING:
    from coalition_app.operations.planning.preview import Preview


def decided_draft(preview: "Preview") -> Draft:
    """Return the draft as the user decided it."""
    entries, count = [], len(preview.draft.entries)
    section = 1
    ends = _ends_of_joined(preview)
    signing = _who_signs(preview.draft)
    for item in preview.order:
        if preview.stands_in(item, READ):
            entry = preview.entry(item)
            if item in ends:
                entry = replace(entry, lines=(entry.lines[0], ends[item]))
            if item >= count:
                entry = replace(entry, section=_section_of(entry, section, signing))
            if item in preview.all_decisions and preview.all_decisions[item].settled:
                # What a reader sees broken in a name stays marked: it was left, not found right.
                shown = (each for each in entry.defects if each.code in SHOWN_DEFECTS)
                left = tuple(replace(each, left=True) for each in shown)
                entry = replace(entry, defects=left)
            entries.append(entry)
        if item < count:
            section = preview.draft.entries[item].section
    taken = {
        preview.open_line(item)
        for item, each in preview.all_decisions.items()
        if preview.was_line(item) and (each.entry is not None or each.part_of >= 0)
    }
    taken |= _of_those_left_out(preview)
    draft = edit_draft.without_lines(preview.draft, taken) if taken else preview.draft
    return replace(draft, entries=tuple(entries), left_out=left_out_of(preview))


def _who_signs(draft: Draft) -> dict[int, set[bool]]:
    """Return for each section whether persons sign in it, bodies, or both."""
    signing: dict[int, set[bool]] = {}
    for entry in draft.entries:
        signing.setdefault(entry.section, set()).add(entry.kind == "individual")
    return signing


def _section_of(entry: DraftEntry, above: int, signing: Mapping[int, Collection[bool]]) -> int:
    """Return the section of a line that was taken in: of those above it, save among others than its kind.

    An organisation below a list whose last section is of persons stands in the only one of organisations.
    """
    person = entry.kind == "individual"
    fitting = [section for section, kinds in signing.items() if kinds == {person}]
    fits = person in signing.get(above, {person}) or len(fitting) != 1
    return above if fits else fitting[0]


def _ends_of_joined(preview: "Preview") -> dict[int, int]:
    """Return the last lines of entries to which those below were joined, by item."""
    ends: dict[int, int] = {}
    for item, each in preview.all_decisions.items():
        if each.part_of >= 0 and item < len(preview.draft.entries):
            ends[each.part_of] = max(
                ends.get(each.part_of, 0), preview.draft.entries[item].lines[1]
            )
    return ends


def _of_those_left_out(preview: "Preview") -> set[OpenLine]:
    """Return the questions about a heading or a list of which the user left out every entry."""
    entries = preview.draft.entries
    out = {
        entries[item].number
        for item, each in preview.all_decisions.items()
        if each.out and item < len(entries)
    }
    asked = (each for each in preview.draft.open_lines if each.code in (HEADS, *OF_MANY))
    return {each for each in asked if each.numbers and out.issuperset(each.numbers)}


def left_out_of(preview: "Preview") -> tuple[LeftOut, ...]:
    """List what is left out now; a piece of the draft that is whole stays as it was."""
    count = len(preview.draft.entries)
    left: dict[int, list[Unit]] = {}
    taken = set()
    for item in preview.all_decisions:
        if 0 <= item - count < len(preview.units) and not preview.all_decisions[item].out:
            taken.add(item)
    broken = {preview.units[item - count].block for item in taken}
    for at, unit in enumerate(preview.units):
        if unit.block in broken and at + count not in taken:
            left.setdefault(unit.block, []).append(unit)
    found = [each for at, each in enumerate(preview.draft.left_out) if at not in broken]
    found += [LeftOut(unit.lines, unit.text, unit.why) for kept in left.values() for unit in kept]
    found += [
        LeftOut(preview.read_lines(item), preview.text(item), preview.why(item))
        for item in {**preview.proposed, **preview.all_decisions}
        if (item < count or item in preview.whole) and preview.stands_in(item, LEFT)
    ]
    return tuple(sorted(found, key=lambda each: each.lines))
