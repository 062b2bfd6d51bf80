"""Tables below each other in one text: each with a header of its own, and the heading above it."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalition_app.drafts import Draft
from coalition_app.intake.lists.headings import heads_for_sure
from coalition_app.intake.tables.header import LONGEST_HEADER, Header
from coalition_app.intake.words.table_headers import FIELD_OF_HEADER, NAMING, field_of_header

NAMES = frozenset(word for word, field in FIELD_OF_HEADER.items() if field in NAMING)
"""Words that head a column of names."""
FIRST_CELLS = 4
"""Cells of a row among which such a word is looked for."""
FEWEST_KNOWN = 2
MOST_TABLES = 100
LONGEST_HEADING = 80


def tables_of(texts: Sequence[str], header: Header) -> list[int]:
    """Return the lines, from 0, where further tables begin: each at the heading above its own header."""
    found: list[int] = []
    head, rows = _plain(header.cells), 0
    for at in range(header.index + 1, len(texts)):
        text = texts[at]
        if header.delimiter not in text or not text.strip():
            continue
        other = _other_head(text, header.delimiter, head) if rows else []
        if other and len(found) < MOST_TABLES:
            found.append(_begin(texts, at, header.delimiter))
            head, rows = other, 0
        else:
            rows += 1
    return found


def with_heading(draft: Draft, texts: Sequence[str]) -> Draft:
    """Return a table's draft whose only section has the heading above its header."""
    if (
        len(draft.sections) != 1
        or draft.sections[0].heading
        or not texts
        or "\t" in texts[0].strip()
    ):
        return draft
    heading = texts[0].strip(' "\t;,|:')
    left = tuple(each for each in draft.left_out if each.lines != (1, 1))
    if len(left) == len(draft.left_out):
        return draft
    section = replace(
        draft.sections[0], heading=heading, lines=(1, 1), sure=heads_for_sure(heading)
    )
    return replace(draft, sections=(section,), left_out=left)


def _other_head(text: str, delimiter: str, head: Sequence[str]) -> list[str]:
    """Return the cells of a row that heads columns in other words than the header; empty for other rows."""
    if len(text) > LONGEST_HEADER:
        return []
    first = text.split(delimiter, FIRST_CELLS)[:FIRST_CELLS]
    if not any(cell.strip(' "*:').lower() in NAMES for cell in first):
        return []
    cells = next(csv.reader([text], delimiter=delimiter), [])
    filled = [cell for cell in cells if cell.strip()]
    known = sum(field_of_header(cell) is not None for cell in filled)
    if known < max(FEWEST_KNOWN, len(filled) / 2) or set(_plain(filled)) <= set(head):
        return []
    return _plain(cells)


def _begin(texts: Sequence[str], at: int, delimiter: str) -> int:
    """Return the line of the heading right above a header, or that of the header itself."""
    above = at - 1
    while above > 0 and not texts[above].strip():
        above -= 1
    text = texts[above].strip(f' "{delimiter}')
    alone = text and delimiter not in text and len(text) <= LONGEST_HEADING
    return above if alone and any(map(str.isalpha, text)) else at


def _plain(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.split()).casefold() for cell in cells]


def parts_of(texts: Sequence[str], begins: Sequence[int]) -> Iterator[Sequence[str]]:
    """Yield the lines of each table."""
    for first, end in zip([0, *begins], [*begins, len(texts)], strict=True):
        yield texts[first:end]
