"""Sections of a list: separated by headings, by numbers that start again, or by wider gaps."""

import itertools
from collections import Counter
from collections.abc import Sequence

from coalition_app.drafts import DraftSection
from coalition_app.intake.lists.headings import heading_text, heads_for_sure
from coalition_app.intake.lists.list_lines import Heading, PrintedEntry, SignatoryLines

FEWEST = 6
"""Entries below which a gap means nothing."""
LEAST_SHARE = 50
"""A part of fewer than every fiftieth entry is not a section: the print left a gap by chance."""


def find_sections(found: SignatoryLines) -> list[DraftSection]:
    """Split a list into sections."""
    entries = found.entries
    headings = _headings_by_entry(found.headings)
    starts = set(headings) | {at for at, entry in enumerate(entries) if entry.restarts}
    starts = {at for at in starts if at < len(entries)} or set(_gap_starts(entries))
    ordered = sorted({0, *starts})
    sections = []
    for at, after in zip(ordered, [*ordered[1:], len(entries)], strict=True):
        above = headings.get(at, [])
        text = ". ".join(heading_text(heading.text) for heading in above)
        lines = (above[0].lines[0].number, above[-1].lines[-1].number) if above else (0, 0)
        sure = all(heads_for_sure(heading.text) for heading in above)
        sections.append(DraftSection(text or None, at + 1, after, lines, sure))
    return sections


def _headings_by_entry(headings: Sequence[Heading]) -> dict[int, list[Heading]]:
    above: dict[int, list[Heading]] = {}
    for heading in headings:
        above.setdefault(heading.before, []).append(heading)
    return above


def _gap_starts(entries: Sequence[PrintedEntry]) -> list[int]:
    """Return the entries before which the gap is wider than between nearly all others.

    Single blank lines, many wider gaps, gaps after an unfinished entry, gaps around a single entry, and
    gaps at equal distances (pages, groups for the eye) separate nothing.
    """
    gaps = [entry.gap for entry in entries[1:]]
    if len(entries) < FEWEST:
        return []
    usual, count = Counter(gaps).most_common(1)[0]
    if not usual:
        # A blank line in a list that is closed up parts it for the eye.
        return []
    wider = [at for at, gap in enumerate(gaps, 1) if gap > usual]
    if count < 0.7 * len(gaps) or len(wider) > len(entries) / 5:
        return []
    bounds = [0, *wider, len(entries)]
    lengths = [b - a for a, b in itertools.pairwise(bounds)]
    few = max(2, len(entries) // LEAST_SHARE)
    if min(lengths) < few or (len(lengths) > 2 and len(set(lengths[:-1])) == 1):
        return []
    return wider
