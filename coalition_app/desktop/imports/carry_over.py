"""Decisions about one reading of a source, carried over to another reading of the same source."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coalition_app.desktop.imports.items import Decision, Unit
from coalition_app.drafts import DraftEntry

Reading = tuple[Sequence[DraftEntry], Sequence[Unit]]
"""The entries of a reading, and the lines that it left out; items count through both."""


def kept_decisions(
    decisions: Mapping[int, Decision], before: Reading, now: Reading
) -> dict[int, Decision]:
    """Return the decisions by the items of the other reading: those whose lines were read alike."""
    moved = _moved_items(decisions, before, now)
    kept: dict[int, Decision] = {}
    for item, at in moved.items():
        decision = decisions[item]
        if decision.part_of >= 0 and decision.part_of not in moved:
            continue
        part = moved[decision.part_of] if decision.part_of >= 0 else -1
        kept[at] = replace(decision, part_of=part)
    return kept


def _moved_items(
    decisions: Mapping[int, Decision], before: Reading, now: Reading
) -> dict[int, int]:
    """Find where the items are in the other reading; an entry that differs is nowhere."""
    (entries, units), (other_entries, other_units) = before, now
    places = {entry.lines: at for at, entry in enumerate(other_entries)}
    lines = {(unit.lines, unit.text): at for at, unit in enumerate(other_units, len(other_entries))}
    moved: dict[int, int] = {}
    for item in decisions:
        if item >= len(entries):
            unit = units[item - len(entries)]
            at = lines.get((unit.lines, unit.text))
        else:
            at = places.get(entries[item].lines)
            if at is not None and other_entries[at] != entries[item]:
                at = None
        if at is not None:
            moved[item] = at
    return moved
