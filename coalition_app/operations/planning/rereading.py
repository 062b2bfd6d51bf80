"""What was decided about a list, taken over to another reading of the same source."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from coalition_app.operations.planning.items import Decision, Reading

if TYPE_CHECKING:
    from coalition_app.operations.planning.preview import Preview


def kept_decisions(
    decisions: Mapping[int, Decision], before: Reading, now: Reading
) -> dict[int, Decision]:
    """Return the decisions by the items of the other reading: those whose lines were read alike."""
    moved = _moved_items(decisions, before, now)
    kept: dict[int, Decision] = {}
    for item, at in moved.items():
        decision = decisions[item]
        if decision.parts or (decision.part_of >= 0 and decision.part_of not in moved):
            continue
        part = moved[decision.part_of] if decision.part_of >= 0 else -1
        kept[at] = replace(decision, part_of=part)
    return kept


def _moved_items(
    decisions: Mapping[int, Decision], before: Reading, now: Reading
) -> dict[int, int]:
    """Find where the items are in the other reading; an entry that differs is nowhere."""
    (entries, units, lone), (other_entries, other_units, other_lone) = before, now
    places = {entry.lines: at for at, entry in enumerate(other_entries)}
    behind = len(other_entries)
    lines = {(unit.lines, unit.text): at for at, unit in enumerate(other_units, behind)}
    waiting = {each: at for at, each in enumerate(other_lone, behind + len(other_units))}
    moved: dict[int, int] = {}
    for item in decisions:
        if item >= len(entries) + len(units) + len(lone):
            continue
        if item >= len(entries) + len(units):
            at = waiting.get(lone[item - len(entries) - len(units)])
        elif item >= len(entries):
            unit = units[item - len(entries)]
            at = lines.get((unit.lines, unit.text))
        else:
            at = places.get(entries[item].lines)
            if at is not None and other_entries[at] != entries[item]:
                at = None
        if at is not None:
            moved[item] = at
    return moved


def kept_parts(before: "Preview", now: "Preview") -> dict[int, Decision]:
    """Return what was decided about entries that were parted, by the items of another reading."""
    decisions = before.all_decisions
    parted = {item: each for item, each in decisions.items() if each.parts}
    kept: dict[int, Decision] = {}
    for item, at in _moved_items(parted, before.reading(), now.reading()).items():
        kept[at] = parted[item]
        for part, place in zip(
            before.parts[item], now.room_for_parts(at, parted[item].parts), strict=False
        ):
            if part in decisions:
                kept[place] = decisions[part]
    return kept
