"""A table of signatories on a page: the statement's text above it, other text below it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coalition_app.drafts import Draft
from coalition_app.i18n import _
from coalition_app.intake.entries.reservations import guess_language
from coalition_app.intake.files.lines import filled_lines
from coalition_app.intake.lists.find_demands import choose_demands
from coalition_app.intake.lists.join_drafts import draft_of, join_drafts, unread_draft
from coalition_app.intake.lists.list_lines import AFTER
from coalition_app.intake.lists.numbering import find_numbered, find_runs
from coalition_app.intake.lists.statement_text import read_statement_text

FEWEST = 4
"""Rows, the header among them."""
FEWEST_KNOWN = 2
"""Headers that must be known where the page has more text than rows."""


def read_page_table(
    texts: Sequence[str], mapping: Mapping[str, str], *, mostly_rows: bool
) -> Draft | None:
    """Read a page's table with the text around it; None where the page has no text above a table.

    `texts` are the page's lines, the cells of a row separated by tabs. `mostly_rows` says that most of them
    are rows; else a table counts only where its first row heads columns.
    """
    from coalition_app.intake.tables.header import find_header
    from coalition_app.intake.tables.read_table import read_table

    rows = [at for at, text in enumerate(texts) if "\t" in text]
    if len(rows) < FEWEST or not any(texts[: rows[0]]):
        return None
    first, last = rows[0], rows[-1] + 1
    if not mostly_rows:
        header = find_header(texts[first : first + 2], must_be=False, mapping=mapping)
        if header is None or header.start or len(header.fields) < FEWEST_KNOWN:
            return None
    table = read_table(texts[first:last], "", encoding="", mapping=mapping, is_cells=True)
    if table is None:
        return None
    parts = [_text_above(texts[:first]), table]
    if last < len(texts):
        parts.append(unread_draft(texts[last:], _(AFTER)))
    return join_drafts(parts)


def _text_above(texts: Sequence[str]) -> Draft:
    """Read what is above the table as a statement's title, demands and paragraphs."""
    lines = list(filled_lines(texts))
    index = {line.number: at for at, line in enumerate(lines)}
    found = read_statement_text(
        lines, choose_demands(lines, index, find_runs(find_numbered(lines)))
    )
    body = "\n\n".join(found.paragraphs)
    language = guess_language(
        " ".join([found.title, body, *(d.text for d in found.demands)])[:20000]
    )
    return replace(
        draft_of((), len(texts)),
        language=language,
        title=found.title,
        body=body,
        demands=tuple(found.demands),
        attestation=found.attestation,
        left_out=tuple(sorted(found.left_out, key=lambda left: left.lines)),
        title_lines=tuple(found.title_lines),
        body_lines=tuple(found.body_lines),
    )
