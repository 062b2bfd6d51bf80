"""A list with numbers: separated from the text around it, and read into a draft."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from coalition_app.drafts import Draft
from coalition_app.intake.entries.footnotes import Footnotes
from coalition_app.intake.files.lines import Line, collapse
from coalition_app.intake.lists.assemble_draft import make_draft
from coalition_app.intake.lists.find_demands import choose_demands, leads_to_demands, run_sign
from coalition_app.intake.lists.headings import has_title_word, is_list_heading, is_sure_heading
from coalition_app.intake.lists.list_lines import read_signatory_lines
from coalition_app.intake.lists.numbering import (
    Numbered,
    Run,
    describe_numbers,
    find_numbered,
    find_runs,
    lines_of_numbers,
    printed_numbers,
)
from coalition_app.intake.lists.statement_text import read_statement_text
from coalition_app.intake.lists.unnumbered_parts import find_unnumbered
from coalition_app.work import watched

MOST_HEADINGS = 3
LONGEST_BETWEEN = 1500
"""Characters between two runs of numbers beyond which they are not one list."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The numbered runs of a text: of signatories, and of demands."""

    signatories: list[Run]
    demands: Run | None


def read_numbered_list(
    lines: Sequence[Line], *, encoding: str, line_count: int, footnotes: Footnotes
) -> Draft | None:
    """Read a text with a numbered list of signatories; None where it holds none."""
    runs = _tell_runs(lines, _split_at_headings(lines, find_runs(find_numbered(lines))))
    if not runs.signatories:
        return None
    numbered = {item.line.number: item for run in runs.signatories for item in run.items}
    tail_starts = runs.demands.first if runs.demands else 0
    beside, begins = find_unnumbered(
        [line for line in lines if not tail_starts or line.number < tail_starts]
        if tail_starts > runs.signatories[-1].first
        else lines,
        numbered,
    )
    first = begins or _list_begins(lines, runs.signatories[0].first)
    tail = _tail_begins(lines, runs)
    inside = [line for line in lines if first <= line.number and (not tail or line.number < tail)]
    outside = [line for line in lines if line.number < first or (tail and line.number >= tail)]
    restarts = frozenset(run.first for run in runs.signatories[0 if begins else 1 :])
    numbered |= {item.line.number: item for item in beside}
    found = read_signatory_lines(inside, numbered, restarts)
    if not found.entries:
        return None
    text = read_statement_text(outside, runs.demands)
    above = sum(item.line.number < runs.signatories[0].first for item in beside)
    on_lines = lines_of_numbers(
        (number, item.line.number)
        for run in runs.signatories
        for item in run.items
        for number in printed_numbers(Run([item]))
    )
    printed = [printed_numbers(run) for run in runs.signatories]
    warnings = describe_numbers(printed, above, on_lines)
    return make_draft(
        "numbered list",
        found,
        text,
        warnings,
        encoding=encoding,
        line_count=line_count,
        footnotes=footnotes,
    )


def _split_at_headings(lines: Sequence[Line], runs: Sequence[Run]) -> list[Run]:
    """Split runs whose numbers count on over the heading of the list: the demands come before it."""
    if not runs:
        return []
    first, last = min(run.first for run in runs), max(run.items[-1].line.number for run in runs)
    heads = [
        line.number
        for line in watched(lines)
        if first < line.number < last and is_list_heading(collapse(line.text))
    ]
    parted: list[Run] = []
    for run in runs:
        within = [head for head in heads if run.first < head < run.items[-1].line.number]
        if not within or len(within) > MOST_HEADINGS:
            parted.append(run)
            continue
        before = [item for item in run.items if item.line.number < within[0]]
        parted += [Run(before), Run(run.items[len(before) :])]
    return parted


def _tell_runs(lines: Sequence[Line], runs: Sequence[Run]) -> Runs:
    """Distinguish the runs of signatories from demands or other points of the text."""
    index = {line.number: at for at, line in enumerate(lines)}
    chosen = [at for at, run in enumerate(runs) if _sign(lines, index, run) > 0]
    if not chosen:
        return Runs([], None)
    longest = max((runs[at] for at in chosen), key=lambda run: len(run.items))
    chosen = [at for at in chosen if not _is_of_paper(runs[at], longest)]
    first, last = _list_around(lines, runs, chosen)
    outside = [run for at, run in enumerate(runs) if not first <= at <= last]
    return Runs(_whole(runs[first : last + 1]), choose_demands(lines, outside))


def _is_of_paper(run: Run, longest: Run) -> bool:
    """Tell whether a lone number is a paper’s own ("No. 4 MINUTES"): not the first, and of another style."""
    alone = run.items[0]
    return len(run.items) == 1 and alone.number > 1 and alone.style != longest.items[0].style


def _whole(runs: Sequence[Run]) -> list[Run]:
    """Put runs together whose numbers count on: the heading between them is of a section."""
    whole: list[Run] = []
    for run in runs:
        if whole and run.items[0].number == whole[-1].items[-1].number + 1:
            whole[-1] = Run([*whole[-1].items, *run.items])
        else:
            whole.append(run)
    return whole


def _list_around(
    lines: Sequence[Line], runs: Sequence[Run], chosen: Sequence[int]
) -> tuple[int, int]:
    """Return the first and last run of the list: the longest, and those close to it."""
    numbers = [line.number for line in lines]
    lengths = [0, *accumulate(len(line.text) for line in lines)]

    def parted(before: Run, after: Run) -> bool:
        start, end = before.items[-1].line.number, after.first
        between = lengths[bisect_left(numbers, end)] - lengths[bisect_right(numbers, start)]
        return between > LONGEST_BETWEEN

    first = last = max(chosen, key=lambda at: len(runs[at].items))
    for at in reversed([at for at in chosen if at < first]):
        if not parted(runs[at], runs[first]):
            first = at
    for at in [at for at in chosen if at > last]:
        if not parted(runs[last], runs[at]):
            last = at
    return first, last


def _sign(lines: Sequence[Line], index: dict[int, int], run: Run) -> float:
    """Weigh a run by its items and by the line above it: signatories are above zero."""
    sign = run_sign([_item_text(lines, index, item) for item in run.items])
    above = _text_above(lines, index, run)
    if is_list_heading(above):
        return sign + 0.5
    if not above.endswith(":") or not leads_to_demands(above):
        return sign
    sentences = sum(item.rest.rstrip().endswith((".", ";")) for item in run.items)
    return sign - (1.2 if 2 * sentences > len(run.items) else 0.6)


def _item_text(lines: Sequence[Line], index: dict[int, int], item: Numbered) -> str:
    """Return an item's text up to the next blank line or number, as far as it tells what it is."""
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


def _list_begins(lines: Sequence[Line], first: int) -> int:
    """Return the line on which the list begins: its first number, or the heading right above."""
    above = [line for line in lines if line.number < first][-2:]
    for line in reversed(above):
        text = collapse(line.text)
        is_title = has_title_word(text) and not is_list_heading(text)
        if is_sure_heading(text) and not is_title and not leads_to_demands(text):
            first = line.number
        else:
            break
    return first


def _tail_begins(lines: Sequence[Line], runs: Runs) -> int | None:
    """Return the line on which demands after the list begin, with the words that introduce them."""
    last = runs.signatories[-1].items[-1].line.number
    if runs.demands is None or runs.demands.first < last:
        return None
    first = runs.demands.first
    for line in reversed([line for line in lines if last < line.number < first]):
        if not line.text.rstrip().endswith(":"):
            break
        first = line.number
    return first
