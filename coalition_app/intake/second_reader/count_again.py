"""Counts the signatories of a text in another way, and warns of the lines where the two ways part.

The warning alone comes of it: no entry is added or changed.
"""

from collections.abc import Sequence
from dataclasses import replace

from coalition_app.drafts import Draft
from coalition_app.i18n import ngettext
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.files.lines import Line, numbers_in, text_lines
from coalition_app.intake.second_reader.label_lines import share_of_line, shares_of_lines

SURE = 0.95
"""How probable it must be that a line which is part of no entry begins one."""
MOST_LINES = 3_000
"""Longer texts are not counted again: it takes a tenth of a millisecond a line."""
MOST_NAMED = 10


def missed_lines(draft: Draft, lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the lines that are part of no entry and look as those do that begin one."""
    read = lines_of_draft(draft)
    return [
        line.number
        for line, share in zip(lines, shares_of_lines(lines), strict=True)
        if line.number not in read and share_of_line(share, "ENTRY") >= SURE
    ]


def warn_of_missed(draft: Draft, missed: Sequence[int]) -> Draft:
    """Return a draft that warns of missed lines."""
    if not missed:
        return draft
    count = len(draft.entries) + len(missed)
    sentence = ngettext(
        "Another way of reading gives %(count)d entry: see whether somebody signs on these lines, and "
        "add who does. Lines: %(lines)s.",
        "Another way of reading gives %(count)d entries: see whether somebody signs on these lines, and "
        "add who does. Lines: %(lines)s.",
        count,
    )
    warning = warn_of_lines(sentence.replace("%(count)d", str(count)), missed[:MOST_NAMED])
    return replace(draft, warnings=(*draft.warnings, warning))


def lines_of_draft(draft: Draft) -> set[int]:
    """Return the lines that are surely no further signatory: those of entries, headings and demands."""
    spans = text_lines(replace(draft, title_lines=(), body_lines=()))
    return numbers_in([*spans, *(entry.lines for entry in draft.entries)])
