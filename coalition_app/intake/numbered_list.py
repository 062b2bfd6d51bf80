"""A list with numbers: parted from the text around it, and read into a draft."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coalition_app.drafts import Defect, Draft, DraftEntry, DraftSection
from coalition_app.intake.entries import read_entry
from coalition_app.intake.entry_warnings import warn_of_entries
from coalition_app.intake.headings import is_list_heading, is_sure_heading
from coalition_app.intake.lines import Line, collapse, joined, span
from coalition_app.intake.list_signs import leads_to_demands, run_sign
from coalition_app.intake.numbering import (
    Numbered,
    Run,
    describe_numbers,
    find_numbered,
    find_runs,
)
from coalition_app.intake.reservations import guess_language
from coalition_app.intake.sections import find_sections
from coalition_app.intake.signatory_lines import (
    PrintedEntry,
    SignatoryLines,
    read_signatory_lines,
)
from coalition_app.intake.statement_text import StatementText, read_statement_text


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
    signs = [run_sign([_item_text(lines, index, item) for item in run.items]) for run in runs]
    cued = [is_list_heading(_text_above(lines, index, run)) for run in runs]
    chosen = [at for at, sign in enumerate(signs) if sign > 0 or (cued[at] and sign > -0.5)]
    others = [run for at, run in enumerate(runs) if at not in chosen]
    if not chosen:
        return Runs([], None)
    inside = [run for at, run in enumerate(runs) if chosen[0] <= at <= chosen[-1]]
    outside = [run for run in others if run not in inside]
    return Runs(inside, _choose_demands(lines, index, outside))


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


def _choose_demands(
    lines: Sequence[Line], index: dict[int, int], runs: Sequence[Run]
) -> Run | None:
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


def make_draft(
    kind: str,
    found: SignatoryLines,
    text: StatementText,
    warnings: list[str],
    *,
    encoding: str,
    line_count: int,
) -> Draft:
    """Join what was found into a draft."""
    sections = find_sections(found)
    entries = _read_entries(found.entries, sections)
    body = "\n\n".join(text.paragraphs)
    language = guess_language(" ".join([text.title, body, *(d.text for d in text.demands)])[:20000])
    return Draft(
        format=kind,
        encoding=encoding,
        language=language,
        title=text.title,
        body=body,
        demands=tuple(text.demands),
        sections=tuple(sections),
        entries=tuple(entries),
        attestation=found.attestation or text.attestation,
        left_out=tuple(sorted([*text.left_out, *found.left_out], key=lambda left: left.lines)),
        warnings=(*warnings, *warn_of_entries(entries)),
        title_lines=tuple(text.title_lines),
        body_lines=tuple(text.body_lines),
        line_count=line_count,
    )


def _read_entries(
    printed: Sequence[PrintedEntry], sections: Sequence[DraftSection]
) -> list[DraftEntry]:
    # A list that puts a comma behind every entry cuts nothing off by it.
    commas = sum(1 for entry in printed if entry.text.endswith(","))
    comma_ends = commas * 2 > len(printed)
    section_of = {
        number: at
        for at, section in enumerate(sections, 1)
        for number in range(section.first, section.last + 1)
    }
    entries = []
    for number, entry in enumerate(printed, 1):
        read = read_entry(
            entry.text,
            number=number,
            lines=span(entry.lines),
            printed_number=entry.printed_number,
            section=section_of[number],
            comma_ends=comma_ends and number < len(printed),
        )
        if entry.blank_inside:
            read = replace(read, defects=(Defect("blank-line-inside", ""), *read.defects))
        entries.append(read)
    return entries
