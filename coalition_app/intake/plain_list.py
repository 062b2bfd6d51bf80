"""A list without numbers: a heading over lines, or lines that nearly all name a signatory."""

from collections.abc import Sequence

from coalition_app.drafts import Draft
from coalition_app.intake.attestation import begins_attestation, is_contact
from coalition_app.intake.defects import is_unfinished
from coalition_app.intake.furniture import begins_comments, is_furniture, without_bullet
from coalition_app.intake.headings import is_attached_heading, is_list_heading
from coalition_app.intake.lines import Line, collapse
from coalition_app.intake.list_draft import make_draft
from coalition_app.intake.list_signs import item_sign
from coalition_app.intake.numbered_list import choose_demands
from coalition_app.intake.numbering import Numbered, find_numbered, find_runs
from coalition_app.intake.signatory_lines import read_signatory_lines
from coalition_app.intake.statement_text import read_statement_text

FEWEST = 3
"""Lines without a heading over them below which they are no list."""

LONGEST = 400


def read_plain_list(lines: Sequence[Line], *, encoding: str, line_count: int) -> Draft | None:
    """Read a text whose signatories stand on lines without numbers; None where it holds none."""
    start = _list_start(lines)
    if start is None:
        return None
    end = _list_end(lines, start)
    entries = _entry_lines(lines[start:end])
    if not entries or sum(item_sign(entry.rest) for entry in entries) <= 0:
        return None
    numbered = {entry.line.number: entry for entry in entries}
    found = read_signatory_lines(lines[start:], numbered, frozenset())
    if not found.entries:
        return None
    before = lines[:start]
    index = {line.number: at for at, line in enumerate(before)}
    demands = choose_demands(before, index, find_runs(find_numbered(before)))
    text = read_statement_text(before, demands)
    return make_draft("plain list", found, text, [], encoding=encoding, line_count=line_count)


def _list_start(lines: Sequence[Line]) -> int | None:
    """Give the index of the heading over the list, or of the first of many lines that name somebody."""
    headings = [at for at, line in enumerate(lines) if is_list_heading(collapse(line.text))]
    if headings and headings[-1] + 1 < len(lines):
        return headings[-1]
    start, named, others = None, 0, 0
    for at in range(len(lines) - 1, -1, -1):
        if _names_somebody(lines[at]):
            named += 1
            if named + others >= FEWEST and named >= 0.7 * (named + others):
                start = at
        elif not is_furniture(lines[at].text):
            others += 1
    return start


def _names_somebody(line: Line) -> bool:
    return len(line.text) < LONGEST and item_sign(without_bullet(line.text)) > 0


def _list_end(lines: Sequence[Line], start: int) -> int:
    """Give the index behind the list: an attestation, contacts, comments or a long text end it."""
    for at in range(start + 1, len(lines)):
        text = collapse(lines[at].text)
        ends = begins_attestation(text) or is_contact(text) or begins_comments(text)
        if ends or len(text) > LONGEST:
            return at
    return len(lines)


def _entry_lines(lines: Sequence[Line]) -> list[Numbered]:
    """Give the lines that begin an entry; what is wrapped goes on with the one before."""
    entries: list[Numbered] = []
    unfinished = False
    commas = sum(line.text.rstrip().endswith(",") for line in lines) * 2 > len(lines)
    for line in lines:
        text = without_bullet(collapse(line.text))
        if is_furniture(line.text) or is_list_heading(text) or is_attached_heading(text):
            unfinished = False
            continue
        wrapped = bool(entries) and line.gap == 0 and (unfinished or text[:1].islower())
        if not wrapped and any(map(str.isalnum, text)):
            entries.append(Numbered(line, len(entries) + 2, "", "plain", text))
        unfinished = is_unfinished(text) and not (commas and text.endswith(","))
    return entries
