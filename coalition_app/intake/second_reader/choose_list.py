"""Chooses between two lists of a text of which either may be the signatories, and always tells of both.

The list that was found first stays unless few of its entries name somebody for certain, and another list that
is at least as long names somebody in most of them. What was not chosen is left out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from coalition_app.drafts import Draft, DraftEntry, LeftOut, Lines
from coalition_app.i18n import N_, _
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.files.lines import (
    Line,
    blocks,
    collapse,
    joined,
    numbers_in,
    span,
    with_left_out,
)
from coalition_app.intake.lists.claimed_totals import warn_of_claims
from coalition_app.intake.lists.headings import is_sure_heading
from coalition_app.intake.lists.list_lines import AFTER, BETWEEN, left_out
from coalition_app.intake.lists.page_furniture import without_bullet
from coalition_app.intake.lists.statement_text import read_whole_text
from coalition_app.intake.second_reader.count_again import (
    MOST_LINES,
    lines_of_draft,
    missed_lines,
    warn_of_missed,
)
from coalition_app.intake.words.item_sign import item_sign, names_somebody
from coalition_app.intake.words.quotation import split_items

OTHER_LIST = N_("another list, not read as the signatories")
FEWEST = 5
"""Lines that make another list."""
MOST_BETWEEN = 3
"""Lines within a list that begin no entry: headings, and what is wrapped."""
HEADINGS = 2
LONGEST = 120
"""Characters of a line that may be a paragraph."""
MOST_TEXTS = 8
"""Paragraphs within a list at which it may be parted."""

Read = Callable[[Sequence[Line]], Draft | None]


def choose_list(draft: Draft, lines: Sequence[Line], read: Read) -> Draft:
    """Return the draft of the list that reads as the signatories; `read` reads some of the lines alone."""
    if len(lines) > MOST_LINES or not draft.entries:
        return draft
    for entries, rest in _parted(draft, lines):
        named = sum(_names_somebody(line.text) for line in rest)
        other = _read_alone(rest, read) if _is_better(named, len(rest), entries) else None
        if other and _is_better(_sure(other.entries), len(other.entries), entries):
            return _told_instead(replace(draft, entries=tuple(entries)), other, lines)
    missed = missed_lines(draft, lines)
    other = _read_alone(_longest_stretch(lines, lines_of_draft(draft), set(missed)), read)
    if other is None:
        return warn_of_missed(draft, missed)
    sure, many = _sure(other.entries), len(other.entries)
    if _is_better(sure, many, draft.entries):
        return _told_instead(draft, other, lines)
    if sure >= max(FEWEST, _sure(draft.entries)) or many >= max(FEWEST, len(draft.entries)):
        return _told(draft, draft, other)
    return warn_of_missed(draft, missed)


def choose_around_table(table: Draft, other: Draft | None, texts: Sequence[str]) -> Draft:
    """Return the draft of a page's table, or of the list around it where that certainly names more."""
    sure = _sure(other.entries) if other else 0
    if (
        other is None
        or 2 * sure < len(other.entries)
        or sure < max(FEWEST, len(table.entries) // 2)
    ):
        return table
    if sure <= len(table.entries):
        return _told(table, table, other)
    rows = [
        LeftOut(each.lines, "\n".join(texts[each.lines[0] - 1 : each.lines[1]]), _(OTHER_LIST))
        for each in table.tables
    ]
    return _told(with_left_out(other, rows), other, table)


def _read_alone(lines: Sequence[Line], read: Read) -> Draft | None:
    """Read lines as a list of their own, below a title that may be above it."""
    while len(lines) > FEWEST and _is_title(lines):
        lines = lines[1:]
    return read(lines) if len(lines) >= FEWEST else None


def _is_title(lines: Sequence[Line]) -> bool:
    """Tell whether the first line stands alone above lines that follow each other, and names nobody."""
    alone = lines[1].gap and not lines[2].gap
    return bool(alone) and not names_somebody(collapse(lines[0].text))


def _is_better(sure: int, many: int, entries: Sequence[DraftEntry]) -> bool:
    """Tell whether most of another list name somebody for certain, and hardly any of these entries.

    What is less than half as long is not better.
    """
    few = _sure(entries)
    if 2 * sure < many or sure < max(FEWEST, 2 * few):
        return False
    return 2 * few < len(entries) <= 2 * many


def _parted(
    draft: Draft, lines: Sequence[Line]
) -> Iterator[tuple[Sequence[DraftEntry], Sequence[Line]]]:
    """Part a list at each paragraph within it: the entries of one side, and the lines of the other."""
    first, last = draft.entries[0].lines[1], draft.entries[-1].lines[0]
    texts = [each for each in _texts(lines) if first < each[0] <= each[1] < last]
    for start, end in texts[: -MOST_TEXTS - 1 : -1]:
        before = [entry for entry in draft.entries if entry.lines[1] < start]
        behind = [entry for entry in draft.entries if entry.lines[0] > end]
        above = [entry for entry in before if entry.section == before[-1].section]
        last_line = draft.entries[-1].lines[1]
        yield above, [line for line in lines if end < line.number <= last_line]
        first_line = draft.entries[0].lines[0]
        yield behind, [line for line in lines if first_line <= line.number < start]


def _texts(lines: Sequence[Line]) -> Iterator[Lines]:
    """Yield the paragraphs of a text: a long line, or lines that follow each other and end a sentence."""
    for block in blocks(lines):
        text = joined(block)
        if len(block) > 1 and len(text) > LONGEST and text.endswith(".") and item_sign(text) <= 0:
            yield span(block)
            continue
        for line in block:
            text = collapse(line.text)
            if len(text) > LONGEST and (text.endswith(".") or item_sign(text) < 0):
                yield line.number, line.number


def _longest_stretch(lines: Sequence[Line], read: set[int], missed: set[int]) -> Sequence[Line]:
    """Return the longest run of lines without an entry of the draft on most of which an entry may begin."""
    best = (0, 0, 0)
    start = end = count = between = 0
    for at, line in enumerate(lines):
        if line.number in missed:
            start, count = (at, 1) if not count else (start, count + 1)
            end, between = at + 1, 0
            best = max(best, (count, start, end))
        elif line.number in read or between == MOST_BETWEEN:
            count = between = 0
        else:
            between += 1
    count, start, end = best
    above = start
    while above and start - above < HEADINGS and lines[above - 1].number not in read:
        if not is_sure_heading(collapse(lines[above - 1].text)):
            break
        above -= 1
    while end < len(lines) and lines[end].number not in read:
        end += 1
    return lines[above:end] if count else ()


def _sure(entries: Sequence[DraftEntry]) -> int:
    """Count the entries that name a person or a body for certain."""
    return sum(map(_is_sure, entries))


def _is_sure(entry: DraftEntry) -> bool:
    return bool(entry.legal_form or entry.representative) or _names_somebody(entry.as_printed)


def _names_somebody(text: str) -> bool:
    items = split_items(without_bullet(collapse(text)))
    return bool(items) and names_somebody(items[0].text)


def _instead(draft: Draft, other: Draft, lines: Sequence[Line]) -> Draft:
    """Return the draft of the other list, with the text around it read anew and the first list left out."""
    headings = [each.lines for each in other.sections if each.heading]
    own = numbers_in([*headings, *(each.lines for each in other.entries)])
    first, last = min(own), max(own)
    listed = set(_entry_lines(draft))
    attestation = other.attestation or draft.attestation
    own |= numbers_in([attestation.lines] if attestation else [])
    outside = [line for line in lines if line.number not in listed | own]
    text = read_whole_text([line for line in outside if line.number < first])
    within = [each for each in other.left_out if first <= each.lines[0] <= last]
    own |= numbers_in(each.lines for each in within)
    lost = [line for line in outside if first <= line.number <= last and line.number not in own]
    seen = {line.number for line in lines}
    left = [
        *text.left_out,
        *_left_out([line for line in lines if line.number in listed], OTHER_LIST),
        *_left_out([line for line in outside if line.number > last], AFTER),
        *within,
        *_left_out(lost, BETWEEN),
        *(each for each in draft.left_out if each.lines[0] not in seen),
    ]
    if attestation:
        left += text.second_attestation()
    chosen = with_left_out(replace(text.put_in(other), left_out=()), left)
    chosen = replace(chosen, attestation=attestation or text.attestation)
    claims = text.claims()
    claims += [(each.text, each.lines[0]) for each in left if each.why != _(OTHER_LIST)]
    warnings = (*warn_of_claims(claims, other.entries, other.sections), *other.warnings)
    return replace(chosen, warnings=tuple(dict.fromkeys(warnings)))


def _left_out(lines: Sequence[Line], why: str) -> Iterator[LeftOut]:
    """Leave lines out, each run of them by itself."""
    for block in blocks(lines):
        yield left_out(block, why)


def _told_instead(draft: Draft, other: Draft, lines: Sequence[Line]) -> Draft:
    """Return the draft of the other list, which says so, and warns of what neither of them holds."""
    chosen = _instead(draft, other, lines)
    listed = set(_entry_lines(draft))
    missed = [at for at in missed_lines(chosen, lines) if at not in listed]
    return _told(warn_of_missed(chosen, missed), chosen, draft)


def _told(draft: Draft, chosen: Draft, other: Draft) -> Draft:
    """Return a draft that says first which of two lists was read, and which was not."""
    sentence = _(
        "The text holds two lists that may be the signatories: lines %(read)s were read, lines "
        "%(lines)s were not. See which list is signed."
    )
    read, unread = _entry_lines(chosen), _entry_lines(other)
    warning = warn_of_lines(sentence, unread, {"read": read, "lines": unread})
    return replace(draft, warnings=(warning, *draft.warnings))


def _entry_lines(draft: Draft) -> list[int]:
    return sorted(numbers_in(entry.lines for entry in draft.entries))
