"""The statement's text above a table: its title, demands and paragraphs."""

from collections.abc import Sequence

from coalition_app.i18n import N_
from coalition_app.intake.files.lines import Line, collapse
from coalition_app.intake.lists.find_demands import choose_demands, run_sign
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
