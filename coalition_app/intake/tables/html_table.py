"""A table of signatories on a page or in a document: the statement's text above it, other text below."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coalition_app.drafts import Draft, LeftOut
from coalition_app.i18n import _
from coalition_app.intake.files.lines import collapse, filled_lines, with_left_out
from coalition_app.intake.lists.claimed_totals import warn_of_claims
from coalition_app.intake.lists.join_drafts import draft_of, join_drafts, unread_draft
from coalition_app.intake.lists.list_lines import AFTER
from coalition_app.intake.tables.header import find_header
from coalition_app.intake.tables.notes_below import take_notes_below, with_notes
from coalition_app.intake.tables.read_table import read_table
from coalition_app.intake.tables.text_above import ABOVE, read_text_above
from coalition_app.intake.words.table_headers import NAMING

FEWEST, FEWEST_HEADED = 4, 2
"""Rows, the header among them; where the page says which row heads them."""
FEWEST_KNOWN = 2
"""Headers that must be known where the page has more text than rows."""
FEWEST_APART = 3
"""Rows below other text that go on with a table of another width."""
MOST_APART = 50
"""Parts below a table that are looked at, whether they go on with it."""
HEADER_WITHIN = 40
"""Rows among which the header is looked for."""


def read_page_table(
    texts: Sequence[str], mapping: Mapping[str, str], *, mostly_rows: bool, headed: bool = False
) -> Draft | None:
    """Read a page's table with the text around it; None where the page has no text around a table.

    `texts` are the page's lines, the cells of a row separated by tabs. `mostly_rows` says that most of them
    are rows; else a table counts only from the row on that heads columns. `headed`: the page says that its
    first row does, so that one header that names the signatories is enough, whatever is around the table.
    """
    rows = [at for at, text in enumerate(texts) if "\t" in text]
    if len(rows) < FEWEST_HEADED:
        return None
    sure = headed and _names_first(texts[rows[0] : rows[0] + 2], mapping)
    if not sure and (len(rows) < FEWEST or (rows[0] == 0 and rows[-1] == len(texts) - 1)):
        return None
    header = next((at for at in rows[:HEADER_WITHIN] if _heads_columns(texts, at, mapping)), None)
    if header is None and not mostly_rows and not sure:
        return None
    first = rows[0] if sure or header is None else header
    last = _end(texts, first, rows, mapping)
    texts, notes = take_notes_below(texts, "\t", first=first + 1)
    table = read_table(
        texts[first:last], "", encoding="", mapping=mapping, is_cells=True, footnotes=notes
    )
    if table is None:
        return None
    parts = [_text_above(texts[:first]), table] if first else [table]
    if last < len(texts):
        parts.append(_text_below(texts[last:], table))
    return with_notes(join_drafts(parts), notes)


def _heads_columns(texts: Sequence[str], at: int, mapping: Mapping[str, str]) -> bool:
    """Tell whether a row names the columns of whoever signs and of something else."""
    header = find_header(texts[at : at + 2], must_be=False, mapping=mapping)
    return header is not None and not header.start and len(header.fields) >= FEWEST_KNOWN


def _end(texts: Sequence[str], first: int, rows: Sequence[int], mapping: Mapping[str, str]) -> int:
    """Return where a table ends: a few rows apart from it and as wide as no row of it are text below it."""
    width = texts[first].count("\t")
    end = rows[-1] + 1
    for _part in range(MOST_APART):
        begins = end - 1
        while "\t" in texts[begins - 1] and begins > first:
            begins -= 1
        some = range(begins, end)
        if begins <= first or len(some) >= FEWEST_APART:
            return end
        if any(texts[at].count("\t") >= width for at in some):
            return end
        if any(_heads_columns(texts, at, mapping) for at in some):
            return end
        end = next(at for at in range(begins - 1, -1, -1) if "\t" in texts[at]) + 1
    return end


def _names_first(rows: Sequence[str], mapping: Mapping[str, str]) -> bool:
    """Tell whether the first row is a header whose first column, beside the number, names who signs."""
    header = find_header(rows, must_be=False, mapping=mapping, is_cells=True)
    if header is None or header.start:
        return False
    number = header.fields.get("number", -1)
    first = next(at for at, cell in enumerate(header.cells) if cell.strip() and at != number)
    return any(header.fields.get(field) == first for field in NAMING)


def _text_below(texts: Sequence[str], table: Draft) -> Draft:
    """Leave out what is below the table; a total there is compared with its rows."""
    claims = [(collapse(line.text), line.number) for line in filled_lines(texts)]
    warnings = warn_of_claims(claims, table.entries, table.sections)
    return replace(unread_draft(texts, _(AFTER)), warnings=tuple(warnings))


def _text_above(texts: Sequence[str]) -> Draft:
    """Read what is above the table as a statement's title, demands and paragraphs, and leave rows out."""
    rows = [at for at, text in enumerate(texts, 1) if "\t" in text]
    left = [LeftOut((at, at), texts[at - 1], _(ABOVE)) for at in rows]
    found = read_text_above([line for line in filled_lines(texts) if line.number not in rows])
    draft = replace(draft_of((), len(texts)), attestation=found.attestation)
    return with_left_out(found.put_in(draft), [*found.left_out, *left])
