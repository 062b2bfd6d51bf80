"""The part of a text that holds the signatories: its lines given to entries, headings, attestation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from coalition_app.drafts import DraftAttestation, LeftOut
from coalition_app.i18n import N_, _
from coalition_app.intake.entries.defects import is_unfinished
from coalition_app.intake.entries.footnotes import PERSONAL
from coalition_app.intake.files.lines import Line, collapse, collapse_to_tabs, joined, span
from coalition_app.intake.lists.attestation import begins_attestation, is_contact, read_attestation
from coalition_app.intake.lists.claimed_totals import states_total
from coalition_app.intake.lists.entries_as_text import is_group
from coalition_app.intake.lists.headings import (
    heads_by_itself,
    heads_for_sure,
    is_attached_heading,
    is_likely_heading,
    is_list_heading,
    is_sure_heading,
    names_area,
    names_group,
)
from coalition_app.intake.lists.lone_lines import begins_part, stands_alone, tells_how
from coalition_app.intake.lists.numbering import Numbered, heads_part
from coalition_app.intake.lists.page_furniture import (
    BULLET,
    begins_comments,
    is_furniture,
    without_bullet,
)
from coalition_app.intake.lists.signature_block import is_of_paper
from coalition_app.intake.words.item_sign import names_somebody
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.persons import begins_office, is_person
from coalition_app.intake.words.quotation import split_items
from coalition_app.work import EVERY, check_cancelled, watched

PAGE = N_("page layout")
LIST_HEADING = N_("heading of the whole list")
AFTER = N_("text after the list of signatories")
BETWEEN = N_("text between the signatories that belongs to none of them")
IDLE_HEADING = N_("a heading with no signatory under it")
TOTAL = N_("a total of the list")
NO_NAME = N_("a number without a name")


MORE = N_("words that say that more have signed, without their names")

OTHERS = re.compile(
    r"(?:\.\.\.|…)?\s*(?:(?:and|plus|another|as well as|и|а также|плюс|ещё|еще|және|тағы|сондай-ақ) )+"
    r"(?:\d+|many|at least|several|more|others?|ещё|еще|другие|др\.|многие|басқа\w*)(?!\w)",
    re.IGNORECASE,
)
"""Words that say that more signed, without names."""

FEW_LONE, MOST_LONE = 2, 0.2
"""How many entries may have two lines, or tell a clause, and their share, for such a line to head others."""
CLOSING = re.compile(
    r"(?:с (?:уважением|наилучшими|благодарностью)|искренне ваш\w*|құрметпен|ізгі ниетпен|"
    r"(?:best|kind|warm) regards|regards|(?:yours )?(?:sincerely|faithfully)|with best wishes)\b",
    re.IGNORECASE,
)
"""How a letter ends, even after an entry with a trailing comma."""


@dataclass(slots=True)
class PrintedEntry:
    """The lines of one entry."""

    lines: list[Line]
    text: str
    """Without the number."""
    gap: int
    """Blank lines before it."""
    printed_number: str = ""
    restarts: bool = False
    """The printed numbers start again here."""
    blank_inside: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between entries."""

    lines: list[Line]
    text: str
    before: int
    """Index of the entry that follows."""


@dataclass(slots=True)
class SignatoryLines:
    """What the lines of a list turned out to be."""

    entries: list[PrintedEntry] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    attestation: DraftAttestation | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that belong together: a number's line with what is wrapped under it, or loose lines."""

    lines: list[Line]
    numbered: Numbered | None
    apart: frozenset[int] = frozenset()
    """Which of the lines name somebody or an office of their own, and were not cut off the one before."""
    alone: bool = False
    """The line looked like an entry's last, and belongs to none."""

    @property
    def text(self) -> str:
        """Return the chunk without its number; tabs separate columns, and lines that stand apart."""
        if self.numbered is None:
            return without_bullet(joined(self.lines))
        pieces = [
            ("\t" if at in self.apart else " ") + line.text.strip()
            for at, line in enumerate(self.lines)
            if at
        ]
        return collapse_to_tabs(self.numbered.rest.strip() + "".join(pieces))


def left_out(lines: Sequence[Line], why: str) -> LeftOut:
    """Leave lines out, as printed, and say why."""
    return LeftOut(span(list(lines)), "\n".join(line.text for line in lines), _(why))


def read_signatory_lines(
    lines: Sequence[Line], numbered: Mapping[int, Numbered], restarts: frozenset[int]
) -> SignatoryLines:
    """Assign every line of a list to its part.

    `numbered` finds by line number the lines that begin an entry; `restarts` are those among them
    where the printed numbers start again.
    """
    found = SignatoryLines()
    chunks = _lone_apart(_chunks(lines, numbered))
    following = _following(chunks)
    last = max((at for at, chunk in enumerate(chunks) if chunk.numbered), default=-1)
    at = 0
    while at < len(chunks):
        if at % EVERY == 0:
            check_cancelled()
        chunk = chunks[at]
        if chunk.numbered is not None:
            _add_entry(found, chunk, chunk.numbered, restarts)
            at += 1
        elif begins_attestation(chunk.text) and found.attestation is None:
            at += _add_attestation(found, chunks[at:])
        elif at > last and begins_comments(chunk.lines[0].text):
            found.left_out.append(left_out([line for c in chunks[at:] for line in c.lines], PAGE))
            break
        else:
            _place_loose(found, chunk, following[at], after_list=at > last)
            at += 1
    _leave_out_idle_headings(found)
    return found


def _lone_apart(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Part lone lines from the entries: the last line of a numbered one, or one that looked like an entry.

    Where many are so, words that tell no clause stand alone nowhere, and a plain list has sentences in it.
    """
    numbers = [each for each in chunks if each.numbered and not _is_plain(each.numbered)]
    width = max((len(line.text) for each in numbers for line in each.lines), default=0)
    wrapped = sum(len(each.lines) > 1 for each in numbers)
    few = wrapped <= max(FEW_LONE, MOST_LONE * len(numbers))
    ends, alone = set[int](), set[int]()
    for at, (chunk, below) in enumerate(pairwise([*chunks, None])):
        if chunk is None or chunk.numbered is None:
            continue
        if len(chunk.lines) == 1 and not _is_plain(chunk.numbered):
            continue
        last = _is_lone(chunk.lines[-1], collapse(chunk.lines[-1].text))
        if not _is_plain(chunk.numbered):
            if last or (few and stands_alone(chunk.numbered.rest, chunk.lines, width)):
                ends.add(at)
        elif last and below and len(chunk.lines) == 1 and (not at or chunks[at - 1].numbered):
            alone.add(at)
    if len(alone) > max(FEW_LONE, MOST_LONE * (len(chunks) - len(numbers))):
        alone = set()
    parted: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        if at in ends:
            parted += [
                Chunk(chunk.lines[:-1], chunk.numbered),
                Chunk(chunk.lines[-1:], None, alone=True),
            ]
        else:
            parted.append(Chunk(chunk.lines, None) if at in alone else chunk)
    return [_with_breaks(chunk, width) for chunk in parted]


def _with_breaks(chunk: Chunk, width: int) -> Chunk:
    """Keep the line ends within a numbered entry that part a person, a body or an office from the others."""
    if chunk.numbered is None or len(chunk.lines) < 2 or _is_plain(chunk.numbered):
        return chunk
    texts = [chunk.numbered.rest, *(line.text for line in chunk.lines[1:])]
    apart = {
        at
        for at in range(1, len(texts))
        if begins_part(texts[at - 1], texts[at], len(chunk.lines[at - 1].text), width)
    }
    return replace(chunk, apart=frozenset(apart)) if apart else chunk


def _is_lone(line: Line, text: str) -> bool:
    """Tell whether a line tells how those below it stand; the point of a list does not."""
    return BULLET.match(line.text) is None and tells_how(text)


def _following(chunks: Sequence[Chunk]) -> list[Numbered | None]:
    """Return for each chunk the first number after it."""
    following: list[Numbered | None] = []
    after: Numbered | None = None
    for chunk in reversed(chunks):
        following.append(after)
        after = chunk.numbered or after
    return following[::-1]


def _leave_out_idle_headings(found: SignatoryLines) -> None:
    """Leave out headings with no entry right under them: the last of several stays, with its lines."""
    kept: list[Heading] = []
    for heading in reversed(found.headings):
        last = heading.lines[-1].number
        under = kept[-1] if kept and kept[-1].before == heading.before else None
        adjacent = under and under.lines[0].number == last + under.lines[0].gap + 1
        if heading.before < len(found.entries) and (under is None or adjacent):
            kept.append(heading)
        else:
            found.left_out.append(left_out(heading.lines, IDLE_HEADING))
    found.headings = kept[::-1]


def _chunks(lines: Sequence[Line], numbered: Mapping[int, Numbered]) -> list[Chunk]:
    chunks: list[Chunk] = []
    apart = total = False
    last = max(numbered, default=0)
    plain = any(each.style == "plain" for each in numbered.values())
    for at, line in enumerate(watched(lines)):
        number = numbered.get(line.number)
        text = collapse(line.text) if number is None and not line.gap else ""
        before_number = at + 1 < len(lines) and lines[at + 1].number in numbered
        below_entry = bool(chunks) and chunks[-1].numbered is not None and not line.gap
        special = number is None and (
            is_furniture(line.text)
            or states_total(collapse(line.text), apart=not below_entry or line.number > last)
            or bool(text and (begins_attestation(text) or is_contact(text)))
            or (bool(text) and line.number > last and is_of_paper(line.text))
            or bool(text and plain and not any(map(str.isalpha, text)))
            or bool(text and plain and BULLET.match(line.text))
            or bool(text and before_number and is_attached_heading(text))
            or names_group(collapse(line.text))
            or (bool(text) and (plain or line.number > last) and OTHERS.match(text) is not None)
            or (before_number and _heads_those_below(text, numbered[lines[at + 1].number]))
            or (total and text[:1].isupper())
        )
        if not chunks or number or line.gap or special or apart:
            chunks.append(Chunk([line], number))
        else:
            chunks[-1].lines.append(line)
        apart = number is None and (is_furniture(line.text) or names_group(collapse(line.text)))
        stated = chunks[-1].text if number is None else ""
        total = states_total(stated) and not is_unfinished(stated)
    return chunks


def _heads_those_below(text: str, following: Numbered) -> bool:
    """Tell whether a line directly above entries heads them: by their own letter, or without numbers."""
    if heads_part(text, following):
        return True
    if following.style != "plain" or not text:
        return False
    return heads_by_itself(text) or (text.isupper() and is_likely_heading(text))


def _add_entry(
    found: SignatoryLines, chunk: Chunk, number: Numbered, restarts: frozenset[int]
) -> None:
    text = chunk.text
    if not any(map(str.isalnum, text)):
        found.left_out.append(left_out(chunk.lines, NO_NAME))
        return
    found.entries.append(
        PrintedEntry(
            list(chunk.lines),
            text,
            chunk.lines[0].gap,
            number.printed,
            restarts=number.line.number in restarts,
        )
    )


def _add_attestation(found: SignatoryLines, chunks: Sequence[Chunk]) -> int:
    blocks = []
    for chunk in chunks:
        if chunk.numbered is not None or is_furniture(chunk.lines[0].text):
            break
        blocks.append(chunk.lines)
    found.attestation, count = read_attestation(blocks)
    return count


def _place_loose(
    found: SignatoryLines, chunk: Chunk, following: Numbered | None, *, after_list: bool
) -> None:
    """Assign loose lines to a part: page, heading, the entry before, an entry of their own, or none."""
    text = chunk.text
    if is_furniture(chunk.lines[0].text):
        found.left_out.append(left_out(chunk.lines, PAGE))
    elif chunk.numbered is None and states_total(text):
        found.left_out.append(left_out(chunk.lines, TOTAL))
    elif is_list_heading(text) and not (found.entries and tells_how(text)):
        found.left_out.append(left_out(chunk.lines, LIST_HEADING))
    elif (
        OTHERS.match(text)
        and chunk.numbered is None
        and (following is None or _is_plain(following))
    ):
        found.left_out.append(left_out(chunk.lines, MORE))
    elif CLOSING.match(text) or (after_list and is_of_paper(chunk.lines[0].text)):
        found.left_out.append(left_out(chunk.lines, AFTER))
    elif following is not None and len(chunk.lines) == 1 and _is_lone(chunk.lines[0], text):
        found.headings.append(Heading(list(chunk.lines), text, len(found.entries)))
    elif _continues(found, chunk, text, following, after_list=after_list):
        _continue_entry(found.entries[-1], chunk)
    elif after_list or following is None:
        found.left_out.append(left_out(chunk.lines, AFTER))
    elif _is_unnumbered_entry(found, text, following):
        found.entries.append(PrintedEntry(list(chunk.lines), text, chunk.lines[0].gap))
    elif _is_heading(text, following):
        found.headings.append(Heading(list(chunk.lines), text, len(found.entries)))
    else:
        found.left_out.append(left_out(chunk.lines, BETWEEN))


def _is_plain(following: Numbered) -> bool:
    return following.style == "plain"


def _is_heading(text: str, following: Numbered) -> bool:
    if is_contact(text) or (PERSONAL.search(text) and not names_group(text)):
        return False
    if names_somebody(text) and not (heads_for_sure(text) or is_group(text)):
        return False
    return is_likely_heading(text) or (following.number == 1 and len(text) < 200)


def _continues(
    found: SignatoryLines,
    chunk: Chunk,
    text: str,
    following: Numbered | None,
    *,
    after_list: bool,
) -> bool:
    """Tell whether loose lines continue the entry before them, over a blank line.

    They do where that entry cannot be complete, or among numbers, where they cannot begin anything.
    """
    if not found.entries or chunk.alone or chunk.lines[0].gap > 2 or len(text) > 300:
        return False
    if not _is_next_to(found, chunk) or found.attestation is not None:
        return False
    whole = not is_unfinished(found.entries[-1].text)
    if whole and (names_area(text) or heads_by_itself(text)):
        return False
    if text[:1].islower():
        return True
    if is_sure_heading(text):
        return False
    if is_unfinished(found.entries[-1].text):
        return not after_list or chunk.lines[0].gap <= 1
    first = next((item.text for item in split_items(text)), "")
    if after_list or (following is not None and _is_plain(following)):
        return False
    return is_person(first) or begins_office(text)


def _is_next_to(found: SignatoryLines, chunk: Chunk) -> bool:
    last, gap = found.entries[-1].lines[-1].number, chunk.lines[0].gap
    return chunk.lines[0].number == last + gap + 1


def _continue_entry(entry: PrintedEntry, chunk: Chunk) -> None:
    entry.blank_inside = True
    entry.lines += chunk.lines
    entry.text = collapse_to_tabs(f"{entry.text} {chunk.text}")


def _is_unnumbered_entry(found: SignatoryLines, text: str, following: Numbered) -> bool:
    """Tell whether loose lines are a signatory whose number was lost: the numbers leave room for one."""
    if not found.entries or not found.entries[-1].printed_number:
        return False
    numbers = re.findall(r"\d+", found.entries[-1].printed_number)
    room = bool(numbers) and following.number == int(numbers[-1]) + 2
    return room and len(text) < 300 and bool(find_form(text).form or is_person(text))
