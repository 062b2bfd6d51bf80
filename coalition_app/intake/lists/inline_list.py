"""Signatories within one paragraph, separated by commas or semicolons, after words that say they sign."""

import re
from collections import Counter
from collections.abc import Sequence

from coalition_app.drafts import Draft
from coalition_app.i18n import N_, _
from coalition_app.intake.entries.footnotes import Footnotes
from coalition_app.intake.files.lines import Line, Parted, blocks, collapse, joined, renumber
from coalition_app.intake.files.odd_marks import SPACED
from coalition_app.intake.lists.assemble_draft import make_draft
from coalition_app.intake.lists.attestation import begins_attestation, read_attestation
from coalition_app.intake.lists.headings import is_list_heading, may_head_list
from coalition_app.intake.lists.list_lines import AFTER, PrintedEntry, SignatoryLines, left_out
from coalition_app.intake.lists.running_names import (
    find_running,
    names_of_one_shape,
    names_of_running,
    part_last,
)
from coalition_app.intake.lists.statement_text import read_whole_text
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import is_person, split_office_person
from coalition_app.intake.words.quotation import split_items
from coalition_app.intake.words.spaced_dash import with_spaced_dash
from coalition_app.work import watched

LEAD = re.compile(
    r"(?:(?:заявление|обращение|письмо)? ?(?:подписали|подписались|подписи|подписанты)|"
    r"(?:мы, )?нижеподписавшиеся|(?:we, )?the undersigned|(?:біз, )?төменде қол қойғандар|"
    r"(?:the )?(?:signatories|signed by|signatures|signed)|қол қойғандар)(?: \(?\d+\)?)?\s*:\s*",
    re.IGNORECASE,
)
ANY_LEAD = re.compile(r"[^:;.]{4,90}:\s+")
FEWEST = 3
MANY, LONGEST_NAME = 5, 8
"""Pieces from which a paragraph under a heading is a list whatever they are, and words of a piece."""
SHARE = 0.8
LONGEST = 200_000
BETWEEN_SEMICOLONS = N_(
    "Several signatories stand on one line; they were parted at its semicolons. Look at each."
)
SAID = N_("The signatories stand in one paragraph; they were parted at its commas. Look at each.")


def read_inline_list(
    lines: Sequence[Line], *, encoding: str, line_count: int, footnotes: Footnotes
) -> Draft | None:
    """Read signatories out of a paragraph; None where no paragraph holds any.

    All of them are on the lines of their paragraph.
    """
    parted = _paragraphs(lines)
    able = ((at, _names_of(block, parted[at - 1] if at else ())) for at, block in enumerate(parted))
    at, names = next(((at, names) for at, names in able if names), (0, []))
    if not names and (running := find_running(lines)):
        start = lines.index(running[0])
        behind = lines[start + len(running) :]
        parted = [*blocks(lines[:start]), running, *blocks(behind)]
        at, names = parted.index(running), names_of_running(running)
    if not names:
        texts = [joined(block) for block in parted]
        alike = [names_of_one_shape(text) if len(text) < LONGEST else [] for text in texts]
        at = max(range(len(parted)), key=lambda each: len(alike[each]), default=0)
        names = alike[at] if alike else []
    if not names:
        return None
    found = SignatoryLines()
    found.entries = [PrintedEntry(list(parted[at]), name, 0) for name in names]
    later = parted[at + 1 :]
    if later and begins_attestation(joined(later[0])):
        found.attestation, count = read_attestation(later)
        later = later[count:]
    found.left_out = [left_out(block, AFTER) for block in later]
    before = [line for earlier in parted[:at] for line in earlier]
    text = read_whole_text(before)
    return make_draft(
        "plain list",
        found,
        text,
        [_(SAID)],
        encoding=encoding,
        line_count=line_count,
        footnotes=footnotes,
    )


def part_at_semicolons(lines: Sequence[Line]) -> Parted | None:
    """Part lines on which several people stand, each described, between semicolons; None where none does."""
    found = {
        at: _people_on(line.text) for at, line in enumerate(watched(lines)) if ";" in line.text
    }
    if not any(found.values()):
        return None
    return renumber(
        Line(line.number, text, 0 if place else line.gap)
        for at, line in enumerate(lines)
        for place, text in enumerate(found.get(at) or [line.text])
    )


def _people_on(text: str) -> list[str]:
    """Return the people on a line, the first of them behind words that lead in; empty where none are."""
    pieces = [piece.strip() for piece in text.split(";") if piece.strip()]
    if len(pieces) < FEWEST:
        return []
    if not all(map(_is_described_person, pieces[1:])):
        return []
    if not any(piece.endswith(".") for piece in pieces[:-1]):
        pieces[-1] = pieces[-1].removesuffix(".")
    if _is_described_person(pieces[0]):
        return pieces
    first = split_items(pieces[0])
    body = find_form(first[0].text).form or is_body(first[0].text)
    person = next((item.text for item in first if _is_described_person(item.text)), "")
    if body or not person or len(pieces) == FEWEST:
        return []
    # What leads in is a line of its own.
    at = pieces[0].index(person)
    return [pieces[0][:at].rstrip(" -–—"), pieces[0][at:], *pieces[1:]]


def _is_described_person(text: str) -> bool:
    items = split_items(with_spaced_dash(text))
    return len(items) > 1 and is_person(items[0].text)


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Split lines at blank ones and before words that introduce names: not every page has blank lines."""
    parted: list[list[Line]] = []
    for block in watched(blocks(lines)):
        at = 0
        for here in watched(range(1, len(block))):
            if len(block[here].text) < LONGEST and _lead(collapse(block[here].text)):
                parted.append(block[at:here])
                at = here
        parted.append(block[at:])
    return parted


def runs_on(lines: Sequence[Line]) -> bool:
    """Tell whether a paragraph under a heading holds several names."""
    parted = _paragraphs(lines)
    return any(_names_of(block, parted[at - 1] if at else ()) for at, block in enumerate(parted))


def _names_of(block: Sequence[Line], above: Sequence[Line]) -> list[str]:
    """Return the names of a paragraph that says that people sign, or that follows such a heading."""
    match = _lead(collapse(block[0].text)) if len(block[0].text) < LONGEST else None
    if match and match.end() < len(collapse(block[0].text)):
        return _names(joined(block)[match.end() :])
    if len(block) > 1 and is_list_heading(collapse(block[0].text)):
        return _names(joined(block[1:]), told=True)
    if above and is_list_heading(collapse(above[-1].text)):
        return _names(joined(block), told=True)
    return []


def _lead(text: str) -> re.Match[str] | None:
    """Find the words that say that those after them sign."""
    if match := LEAD.match(text):
        return match
    match = ANY_LEAD.match(text)
    return match if match and may_head_list(match[0].strip()) else None


def _names(text: str, *, told: bool = False) -> list[str]:
    """Split a paragraph into names; empty where too many of its pieces are not names."""
    if len(text) > LONGEST:
        return []
    sign, count = next(iter(Counter(SPACED.findall(text)).most_common(1)), (";", text.count(";")))
    parting = f" {sign} " if sign != ";" else sign
    pieces = text.split(parting) if count >= FEWEST - 1 else None
    names = (
        [p.strip(" .") for p in pieces] if pieces else [i.text.strip() for i in split_items(text)]
    )
    names = [name for name in names if name]
    if names and not is_person(names[-1]):
        names[-1] = names[-1].removesuffix(".")
    names = part_last(names)
    able = sum(map(_is_short if told and len(names) >= MANY else _is_name, names))
    return names if len(names) >= FEWEST and able >= SHARE * len(names) else []


def _is_short(text: str) -> bool:
    """Tell whether a piece may be a name under a heading that says that names follow."""
    return text[:1].isupper() and len(text.split(" ")) <= LONGEST_NAME


def _is_name(text: str) -> bool:
    first = split_items(text)
    name = first[0].text.partition(" (")[0] if first else ""
    if is_person(name) or split_office_person(name):
        return True
    return bool(first and find_form(first[0].text).form)
