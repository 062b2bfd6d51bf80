"""A list with numbers: parted from the text around it, and read into a draft."""

from collections.abc import Sequence
from dataclasses import dataclass

from coalition_app.drafts import Draft
from coalition_app.intake.headings import is_list_heading, is_sure_heading
from coalition_app.intake.lines import Line, collapse, joined
from coalition_app.intake.list_draft import make_draft
from coalition_app.intake.list_signs import leads_to_demands, run_sign
from coalition_app.intake.numbering import (
    Numbered,
    Run,
    describe_numbers,
    find_numbered,
    find_runs,
)
from coalition_app.intake.signatory_lines import read_signatory_lines
from coalition_app.intake.statement_text import read_statement_text


@dataclass(frozen=True, slots=True)
class Runs:
    """The numbered runs of a text, told apart."""

    signatories: list[Run]
    demands: Run | None


def read_numbered_list(lines: Sequence[Line], *, encoding: str, line_count: int) -> Draft | None:
    """Read a text with a numbered list of signatories; None where it holds none."""
    runs = _tell_runs(lines, find_runs(find_numbered(lines)))
    if not runs.signatories:
        return None
    first = _list_begins(lines, runs.signatories[0].first)
    tail = runs.demands.first if _demands_follow(runs) and runs.demands else None
    inside = [line for line in lines if first <= line.number and (not tail or line.number < tail)]
    outside = [line for line in lines if line.number < first or (tail and line.number >= tail)]
    numbered = {item.line.number: item for run in runs.signatories for item in run.items}
    restarts = frozenset(run.first for run in runs.signatories[1:])
    found = read_signatory_lines(inside, numbered, restarts)
    text = read_statement_text(outside, runs.demands)
    warnings = describe_numbers([[item.number for item in run.items] for run in runs.signatories])
    return make_draft(
        "numbered list", found, text, warnings, encoding=encoding, line_count=line_count
    )


def _tell_runs(lines: Sequence[Line], runs: Sequence[Run]) -> Runs:
    """Tell the runs that are signatories from those that are demands or other points of the text."""
    index = {line.number: at for at, line in enumerate(lines)}
    chosen = [at for at, run in enumerate(runs) if _sign(lines, index, run) > 0]
    others = [run for at, run in enumerate(runs) if at not in chosen]
    if not chosen:
        return Runs([], None)
    inside = [run for at, run in enumerate(runs) if chosen[0] <= at <= chosen[-1]]
    outside = [run for run in others if run not in inside]
    return Runs(inside, choose_demands(lines, index, outside))


def _sign(lines: Sequence[Line], index: dict[int, int], run: Run) -> float:
    """Weigh a run by its items and by the line above it: signatories are above zero."""
    sign = run_sign([_item_text(lines, index, item) for item in run.items])
    above = _text_above(lines, index, run)
    if is_list_heading(above):
        return sign + 0.5
    return sign - 0.6 if above.endswith(":") and leads_to_demands(above) else sign


def _item_text(lines: Sequence[Line], index: dict[int, int], item: Numbered) -> str:
    """Give an item's text up to the next blank line or number, as far as it tells what it is."""
    pieces = [item.rest]
    at = index[item.line.number] + 1
    while at < len(lines) and not lines[at].gap and len(pieces) < 4:
        if lines[at].text.lstrip()[:1].isdigit():
            break
        pieces.append(lines[at].text)
        at += 1
    return collapse(" ".join(pieces)[:3000])


def _text_above(lines: Sequence[Line], index: dict[int, int], run: Run) -> str:
    at = index[run.first]
    return collapse(lines[at - 1].text) if at else ""


def choose_demands(lines: Sequence[Line], index: dict[int, int], runs: Sequence[Run]) -> Run | None:
    """Choose the run that the text leads in to as demands; else the last one."""

    def weight(run: Run) -> tuple[bool, bool, int]:
        at = index[run.first]
        above = joined(lines[max(0, at - 6) : at])
        return leads_to_demands(above), above.endswith(":"), run.first

    return max(runs, key=weight, default=None)


def _list_begins(lines: Sequence[Line], first: int) -> int:
    """Give the line on which the list begins: its first number, or the heading right above."""
    above = [line for line in lines if line.number < first][-2:]
    for line in reversed(above):
        if is_sure_heading(text := collapse(line.text)) and not leads_to_demands(text):
            first = line.number
        else:
            break
    return first


def _demands_follow(runs: Runs) -> bool:
    return runs.demands is not None and runs.demands.first > runs.signatories[-1].first
