"""What a source holds that becomes nothing, as it is decided now."""

from typing import TYPE_CHECKING

from coalition_app.drafts import LeftOut
from coalition_app.operations.planning.items import LEFT, Unit

if TYPE_CHECKING:
    from coalition_app.operations.planning.preview import Preview


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
