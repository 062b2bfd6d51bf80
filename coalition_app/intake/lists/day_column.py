"""The day of signing where a list prints it before each name: it is said of an entry and is no part of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from coalition_app.dates import day_before
from coalition_app.drafts import Draft
from coalition_app.intake.files.lines import Line, collapse
from coalition_app.intake.lists.entry_lines import FEWEST
from coalition_app.intake.lists.list_lines import LIST_HEADING, left_out
from coalition_app.intake.lists.page_furniture import without_bullet
from coalition_app.intake.words.item_sign import item_sign
from coalition_app.intake.words.table_headers import field_of_header

SAMPLE = 200
"""Lines by which a text without such a column is known."""
MOST = 0.8
"""Share of the lines of a list that begin with a day, and of those that name somebody behind it."""
MOST_HEADS = 4
"""Words over the columns."""
BEHIND = re.compile(r"[\s,;:|–—-]*(?=[^\W\d_]|[«“„\"])")
"""What separates a day from the name behind it."""
COLUMNS = re.compile(r" {3,}")
"""What separates the columns beside a day where tabs do not."""


class Dated(NamedTuple):
    """Lines without the days before their names."""

    lines: Sequence[Line]
    days: Mapping[int, str]
    """The days, as printed, by the numbers of their lines."""
    head: Line | None
    """The line that headed the columns, which is none of the lines."""


def take_days(lines: Sequence[Line]) -> Dated | None:
    """Take the days off the lines that begin with one; None unless a whole list does."""
    step = max(1, len(lines) // SAMPLE)
    if not any(map(_part, islice(lines, 0, None, step))):
        return None
    parts = {at: part for at, line in enumerate(lines) if (part := _part(line))}
    first, last = min(parts), max(parts)
    named = sum(item_sign(rest.split("\t")[0]) > 0 for _day, rest in parts.values())
    if len(parts) < max(FEWEST, MOST * (last + 1 - first)) or named < MOST * len(parts):
        return None
    taken = [
        replace(line, text=parts[at][1]) if at in parts else line for at, line in enumerate(lines)
    ]
    head = lines[first - 1] if first and _heads_columns(lines[first - 1].text) else None
    if head:
        del taken[first - 1]
    return Dated(taken, {lines[at].number: day for at, (day, _rest) in parts.items()}, head)


def with_days(draft: Draft, dated: Dated) -> Draft | None:
    """Return a draft whose entries are said to be signed on the days before their names.

    None where a day is on a line that no entry begins.
    """
    days = dated.days
    if not days.keys() <= {entry.lines[0] for entry in draft.entries}:
        return None
    entries = tuple(
        replace(entry, notes=(*entry.notes, day)) if (day := days.get(entry.lines[0])) else entry
        for entry in draft.entries
    )
    heads = (left_out([dated.head], LIST_HEADING),) if dated.head else ()
    return replace(draft, entries=entries, left_out=(*draft.left_out, *heads))


def _part(line: Line) -> tuple[str, str] | None:
    """Return the day at the beginning of a line and what is behind it; None where either is missing."""
    text = without_bullet(line.text)
    day = day_before(text)
    behind = BEHIND.match(text, len(day)) if day else None
    return (day, COLUMNS.sub("\t", text[behind.end() :])) if behind and behind[0] else None


def _heads_columns(text: str) -> bool:
    words = collapse(text).split(" ")
    fields = [field_of_header(word) for word in words[:MOST_HEADS]]
    return len(words) <= MOST_HEADS and fields[0] == "submitted" and all(fields)
