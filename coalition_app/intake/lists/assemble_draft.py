"""What was found in a list and in the text around it, joined into a draft."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coalition_app.drafts import Defect, Draft, DraftEntry, DraftSection
from coalition_app.intake.entries.footnotes import PERSONAL, Footnotes, told_notes
from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.entries.settle_kinds import settle_kinds
from coalition_app.intake.entries.towns import leave_lone_words, settle_towns
from coalition_app.intake.files.lines import span, with_left_out
from coalition_app.intake.lists.claimed_totals import warn_of_claims
from coalition_app.intake.lists.join_drafts import draft_of
from coalition_app.intake.lists.list_lines import PrintedEntry, SignatoryLines
from coalition_app.intake.lists.list_warnings import warn_of_entries
from coalition_app.intake.lists.sections import find_sections
from coalition_app.intake.lists.shared_heads import with_heads_read
from coalition_app.intake.lists.statement_text import StatementText
from coalition_app.work import counted

SEVERAL = re.compile(r"\d-\d")
"""What the numbers of several signatories on one line have in them, and `А-1` has not."""
LONGEST_REMARK = 200
"""Characters of a remark to the whole list; a longer text is about other things too."""
FOUND = 0.25
"""Share of the work that is done once the entries of a list are found and before they are parsed."""


def make_draft(
    kind: str,
    found: SignatoryLines,
    text: StatementText,
    warnings: list[str],
    *,
    encoding: str,
    line_count: int,
    footnotes: Footnotes,
) -> Draft:
    """Assemble a draft from what was found."""
    sections = find_sections(found)
    entries = _read_entries(found.entries, sections, footnotes)
    if any(
        PERSONAL.search(left.text) for left in found.left_out if len(left.text) < LONGEST_REMARK
    ):
        entries = [_in_person(entry) for entry in entries]
    personal = {at for at, each in enumerate(sections, 1) if PERSONAL.search(each.heading or "")}
    entries = [_in_person(entry) if entry.section in personal else entry for entry in entries]
    entries = leave_lone_words(settle_towns(with_heads_read(entries)))
    claims = text.claims()
    claims += [(left.text, left.lines[0]) for left in (*found.left_out, *text.left_out)]
    claims += [(each.heading, each.lines[0]) for each in sections if each.heading]
    draft = replace(
        draft_of((), line_count),
        format=kind,
        encoding=encoding,
        sections=tuple(sections),
        entries=tuple(entries),
        attestation=found.attestation or text.attestation,
        # What may be missing weighs most, and a preview shows the first warnings only.
        warnings=(*warn_of_claims(claims, entries, sections), *warnings, *warn_of_entries(entries)),
    )
    # The text's attestation stands apart where the list has its own.
    second = text.second_attestation() if found.attestation else ()
    left = (*text.left_out, *found.left_out, *second, *told_notes(footnotes, entries))
    return with_left_out(text.put_in(draft), left)


def _in_person(entry: DraftEntry) -> DraftEntry:
    """Mark an entry as signed in a personal capacity, as the list's heading or a remark to it says."""
    told = entry.kind == "individual" and (entry.office or entry.affiliation)
    return replace(entry, capacity="personal") if told else entry


def _read_entries(
    printed: Sequence[PrintedEntry], sections: Sequence[DraftSection], footnotes: Footnotes
) -> list[DraftEntry]:
    # A list that puts a comma after every entry cuts nothing off by it.
    commas = sum(1 for entry in printed if entry.text.endswith(","))
    comma_ends = commas * 2 > len(printed)
    section_of = {
        number: at
        for at, section in enumerate(sections, 1)
        for number in range(section.first, section.last + 1)
    }

    def read(number: int, signs: str = "") -> DraftEntry:
        return _read_one(
            printed[number - 1],
            number,
            section_of[number],
            footnotes,
            comma_ends=comma_ends and number < len(printed),
            signs=signs,
        )

    numbers = range(1, len(printed) + 1)
    entries = [read(number) for number in counted(numbers, before=FOUND)]
    return settle_kinds(
        entries,
        sections,
        lambda entry, signs: entry if signs == "shape" else read(entry.number, signs),
    )


def _read_one(
    entry: PrintedEntry,
    number: int,
    section: int,
    footnotes: Footnotes,
    *,
    comma_ends: bool,
    signs: str,
) -> DraftEntry:
    read = read_entry(
        entry.text,
        number=number,
        lines=span(entry.lines),
        printed_number=entry.printed_number,
        section=section,
        comma_ends=comma_ends,
        footnotes=footnotes.texts,
        signs=signs,
    )
    if entry.blank_inside:
        read = replace(read, defects=(Defect("blank-line-inside", ""), *read.defects))
    if SEVERAL.search(entry.printed_number):
        several = Defect("several-numbers", entry.printed_number)
        read = replace(read, defects=(*read.defects, several))
    return read
