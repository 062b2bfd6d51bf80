"""The statement's text above a table, or on a sheet of its own: its title, demands and paragraphs."""

import csv
from collections.abc import Sequence
from dataclasses import replace

from coalition_app.drafts import Draft
from coalition_app.i18n import N_
from coalition_app.intake.files.lines import Line, collapse, with_left_out
from coalition_app.intake.lists.find_demands import choose_demands, leads_to_demands, run_sign
from coalition_app.intake.lists.join_drafts import draft_of, plain_row
from coalition_app.intake.lists.list_lines import left_out
from coalition_app.intake.lists.numbering import find_numbered, find_runs
from coalition_app.intake.lists.statement_text import StatementText, read_statement_text

ABOVE = N_("above the header of the table")


def read_text_above(lines: Sequence[Line]) -> StatementText:
    """Assign every line above a table to its part; numbered lines that name signatories are left out."""
    runs = find_runs(find_numbered(lines))
    naming = [run for run in runs if run_sign([collapse(item.rest) for item in run.items]) > 0]
    numbers = {item.line.number for run in naming for item in run.items}
    text = [line for line in lines if line.number not in numbers]
    demands = choose_demands(text, [run for run in runs if run not in naming])
    found = read_statement_text(text, demands)
    found.left_out += [left_out([line], ABOVE) for line in lines if line.number in numbers]
    return found


def read_text_of_rows(rows: Sequence[str], delimiter: str) -> StatementText:
    """Assign rows above a table to their parts; none goes on with the one before it."""
    texts = [_as_paragraph(row, delimiter) for row in rows]
    return read_text_above([Line(at, text, 1) for at, text in enumerate(texts, 1) if text.strip()])


def _as_paragraph(row: str, delimiter: str) -> str:
    """Return a row as a line of a text: empty cells say nothing, and a number leads its words."""
    cells = next(csv.reader([row], delimiter=delimiter), [])
    filled = [cell for cell in cells if cell.strip()]
    return filled[0] if len(filled) == 1 else plain_row(row)


def read_text_sheet(rows: Sequence[str]) -> Draft | None:
    """Read a sheet without a list as the statement's text; None where no words lead to demands on it."""
    found = read_text_of_rows(rows, "\t")
    if not (found.demands and any(map(leads_to_demands, rows[: found.demands[0].lines[0] - 1]))):
        return None
    draft = replace(draft_of((), len(rows)), attestation=found.attestation)
    return with_left_out(found.put_in(draft), found.left_out)
