"""A table of signatories on a page: the statement's text above it, other text below it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coalition_app.drafts import Draft
from coalition_app.i18n import _
from coalition_app.intake.files.lines import filled_lines, with_left_out
from coalition_app.intake.lists.join_drafts import draft_of, join_drafts, unread_draft
from coalition_app.intake.lists.list_lines import AFTER
from coalition_app.intake.lists.statement_text import read_whole_text

FEWEST, FEWEST_HEADED = 4, 2
"""Rows, the header among them; where the page says which row heads them."""
FEWEST_KNOWN = 2
"""Headers that must be known where the page has more text than rows."""


def read_page_table(
    texts: Sequence[str], mapping: Mapping[str, str], *, mostly_rows: bool, headed: bool = False
) -> Draft | None:
    """Read a page's table with the text around it; None where the page has no text above a table.

    `texts` are the page's lines, the cells of a row separated by tabs. `mostly_rows` says that most of them
    are rows; else a table counts only where its first row heads columns. `headed`: the page says that it
    does, so that one header that names the signatories is enough, whatever is around the table.
    """
    from coalition_app.intake.tables.header import find_header
    from coalition_app.intake.tables.read_table import read_table

    rows = [at for at, text in enumerate(texts) if "\t" in text]
    if len(rows) < FEWEST_HEADED:
        return None
    first, last = rows[0], rows[-1] + 1
    sure = headed and _names_first(texts[first : first + 2], mapping)
    if not sure and (len(rows) < FEWEST or not any(texts[: rows[0]])):
        return None
    if not mostly_rows and not sure:
        header = find_header(texts[first : first + 2], must_be=False, mapping=mapping)
        if header is None or header.start or len(header.fields) < FEWEST_KNOWN:
            return None
    table = read_table(texts[first:last], "", encoding="", mapping=mapping, is_cells=True)
    if table is None:
        return None
    parts = [_text_above(texts[:first]), table] if first else [table]
    if last < len(texts):
        parts.append(unread_draft(texts[last:], _(AFTER)))
    return join_drafts(parts)


def _names_first(rows: Sequence[str], mapping: Mapping[str, str]) -> bool:
    """Tell whether the first row is a header whose first column, beside the number, names who signs."""
    from coalition_app.intake.tables.header import NAMING, find_header

    header = find_header(rows, must_be=False, mapping=mapping, is_cells=True)
    if header is None or header.start:
        return False
    number = header.fields.get("number", -1)
    first = next(at for at, cell in enumerate(header.cells) if cell.strip() and at != number)
    return any(header.fields.get(field) == first for field in NAMING)


def _text_above(texts: Sequence[str]) -> Draft:
    """Read what is above the table as a statement's title, demands and paragraphs."""
    found = read_whole_text(list(filled_lines(texts)))
    draft = replace(draft_of((), len(texts)), attestation=found.attestation)
    return with_left_out(found.put_in(draft), found.left_out)
