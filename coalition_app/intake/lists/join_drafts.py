"""Drafts of several sheets or parts, joined into one with its lines and numbers running on."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from operator import add

from coalition_app.drafts import (
    SHEET_MARK,
    Draft,
    DraftEntry,
    DraftSection,
    DraftTable,
    LeftOut,
    Lines,
)
from coalition_app.i18n import _
from coalition_app.intake.files.line_warnings import moved_warning
from coalition_app.intake.files.lines import text_lines
from coalition_app.intake.words.header_key import header_key
from coalition_app.work import check_cancelled

NUMBER = re.compile(r"\d{1,6}")


def plain_row(line: str) -> str:
    """Return a row of cells as a line: the number in the first cell, then the rest with commas."""
    if "\t" not in line and not line.startswith('"'):
        return line
    cells = [cell.strip() for cell in next(csv.reader([line], delimiter="\t"), [])]
    number = ""
    if len(cells) > 1 and NUMBER.fullmatch(cells[0]):
        number = f"{cells.pop(0)}. "
    return number + ", ".join(cell for cell in cells if cell)


def draft_of(
    entries: Sequence[DraftEntry], line_count: int, *, format: str = "plain list"
) -> Draft:
    """Return a draft of entries in one section, without a text around them."""
    return Draft(
        format=format,
        encoding="",
        language="",
        title="",
        body="",
        demands=(),
        sections=(DraftSection(None, 1, len(entries)),) if entries else (),
        entries=tuple(entries),
        attestation=None,
        left_out=(),
        warnings=(),
        line_count=line_count,
    )


def unread_draft(lines: Sequence[str], why: str) -> Draft:
    """Return a draft in which every line is left out for one reason."""
    left = LeftOut((1, len(lines)), "\n".join(lines), why)
    return replace(draft_of((), len(lines)), left_out=(left,) if lines else ())


def with_sheet(draft: Draft, name: str) -> Draft:
    """Name a draft's table after its sheet, which heads it too where it has no sections of its own."""
    draft = replace(draft, tables=tuple(replace(each, name=name) for each in draft.tables))
    if len(draft.sections) != 1 or draft.sections[0].heading:
        return draft
    return replace(draft, sections=(replace(draft.sections[0], heading=name),))


def without_bare_sections(draft: Draft) -> Draft:
    """Merge sections without headings that follow each other: no heading separates mails."""
    sections: list[DraftSection] = []
    now: dict[int, int] = {}
    for at, each in enumerate(draft.sections, 1):
        if sections and each.heading is None and sections[-1].heading is None:
            sections[-1] = replace(sections[-1], last=each.last)
        else:
            sections.append(each)
        now[at] = len(sections)
    entries = tuple(replace(each, section=now.get(each.section, 1)) for each in draft.entries)
    return replace(draft, sections=tuple(sections), entries=entries)


def join_drafts(drafts: Sequence[Draft]) -> Draft:
    """Join drafts in their order; the statement's text is that of the first with demands, or with a title."""
    if len(drafts) == 1:
        return drafts[0]
    titled = next((each for each in drafts if each.title), drafts[0])
    whole = next((each for each in drafts if each.demands), titled)
    entries: list[DraftEntry] = []
    sections: list[DraftSection] = []
    tables: list[DraftTable] = []
    left_out: list[LeftOut] = []
    warnings: list[str] = []
    before = 0
    for draft in drafts:
        check_cancelled()
        first, section = len(entries), len(sections)
        entries += [
            replace(
                each,
                number=each.number + first,
                section=each.section + section,
                lines=_later(each.lines, before),
            )
            for each in draft.entries
        ]
        tables += [replace(each, lines=_later(each.lines, before)) for each in draft.tables]
        sections += [
            replace(
                each,
                first=each.first + first,
                last=each.last + first,
                lines=_later(each.lines, before),
            )
            for each in draft.sections
        ]
        left_out += [replace(each, lines=_later(each.lines, before)) for each in draft.left_out]
        if draft is not whole:
            left_out += _text_left_out(draft, before)
        behind = partial(add, before)
        warnings += [moved_warning(each, behind, first) for each in draft.warnings]
        before += draft.line_count
    offset = sum(each.line_count for each in drafts[: drafts.index(whole)])
    found = next((each for each in drafts if each.entries), whole)
    return replace(
        whole,
        format=found.format,
        demands=tuple(replace(each, lines=_later(each.lines, offset)) for each in whole.demands),
        title_lines=tuple(_later(each, offset) for each in whole.title_lines),
        body_lines=tuple(_later(each, offset) for each in whole.body_lines),
        attestation=None
        if whole.attestation is None
        else replace(whole.attestation, lines=_later(whole.attestation.lines, offset)),
        entries=tuple(entries),
        sections=tuple(sections),
        left_out=tuple(sorted(left_out, key=lambda each: each.lines)),
        warnings=tuple(dict.fromkeys(warnings)),
        columns=_columns_of(tables),
        unread=tuple(dict.fromkeys(header for draft in drafts for header in draft.unread)),
        tables=tuple(tables),
        line_count=before,
    )


def _columns_of(tables: Sequence[DraftTable]) -> tuple[tuple[str, str], ...]:
    """Return the headers of several tables: once where they are read alike, else once for each sheet."""
    read_as: dict[str, set[str]] = {}
    for table in tables:
        for header, field, _at in table.columns:
            read_as.setdefault(header_key(header), set()).add(field)
    columns: dict[tuple[str, str], None] = {}
    for table in tables:
        for header, field, _at in table.columns:
            alike = len(read_as[header_key(header)]) == 1
            columns[header if alike else f"{table.name}{SHEET_MARK}{header}", field] = None
    return tuple(columns)


def _later(lines: Lines, by: int) -> Lines:
    return (lines[0] + by, lines[1] + by) if lines != (0, 0) else lines


def _text_left_out(draft: Draft, before: int) -> list[LeftOut]:
    """Account for the text of a part whose title and demands are not the statement's."""
    why = _("text of another sheet than the statement’s")
    spans = text_lines(replace(draft, sections=()))
    return [LeftOut(_later(each, before), "", why) for each in spans if each != (0, 0)]
