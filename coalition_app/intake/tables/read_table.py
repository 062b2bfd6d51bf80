"""Tables as text: rows of cells under a header, each row one signatory."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from coalition_app.drafts import (
    SHEET_MARK,
    Draft,
    DraftEntry,
    DraftSection,
    DraftTable,
    LeftOut,
)
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.entries.footnotes import Footnotes
from coalition_app.intake.entries.settle_kinds import settle_rows, settle_under_headings
from coalition_app.intake.entries.towns import leave_lone_words, settle_towns
from coalition_app.intake.files.line_warnings import warn_of_numbers
from coalition_app.intake.forms.answer_columns import warn_of_answer_columns
from coalition_app.intake.forms.form_rows import (
    is_form_field,
    mark_sent_again,
    warn_of_answers,
    warn_of_timestamps,
)
from coalition_app.intake.lists.claimed_totals import warn_of_claims
from coalition_app.intake.lists.headings import has_title_word, heads_for_sure, is_title
from coalition_app.intake.lists.join_drafts import join_drafts, unread_draft
from coalition_app.intake.lists.known_headings import says_who
from coalition_app.intake.lists.list_warnings import warn_of_entries
from coalition_app.intake.lists.numbering import describe_numbers, lines_of_numbers
from coalition_app.intake.lists.statement_text import StatementText
from coalition_app.intake.tables.header import (
    Header,
    find_header,
    guessed_header,
    headless_column,
    is_one_column,
    no_names,
    refuse_doubles,
    settled_header,
)
from coalition_app.intake.tables.notes_below import take_notes_below, with_notes
from coalition_app.intake.tables.rows import HEADER, NAMELESS, TOTAL, Heading, TableBody, read_body
from coalition_app.intake.tables.settle_roles import sample_rows
from coalition_app.intake.tables.several_heads import parts_of, tables_of, with_heading
from coalition_app.intake.tables.text_above import ABOVE, read_text_of_rows
from coalition_app.intake.tables.unread_columns import (
    unread_columns,
    unread_positions,
    warn_of_unread,
)
from coalition_app.intake.words.header_key import header_key
from coalition_app.intake.words.table_headers import field_of_header

MOST_NAMED = 20
MOST_DIGITS = 20
"""Of a number that is printed beside a name; a longer one is a code."""
PEOPLE = ("person", "representative")
"""Fields joined from the columns of a person's name."""
TOTAL_OF_ROW = re.compile(r"^([^\d:=–—-]*[^\W\d_]) (?=\d)")
TABLES = (".csv", ".tsv", ".tab")


def read_table(
    texts: Sequence[str],
    name: str,
    *,
    encoding: str,
    mapping: Mapping[str, str] | None = None,
    is_cells: bool = False,
    footnotes: Footnotes | None = None,
) -> Draft | None:
    """Read the lines of a table into a draft, of several below each other too; None where there is none.

    `mapping` gives fields by their headers, before any guess. `is_cells`: the lines are a spreadsheet's rows.
    `footnotes` were taken out of the lines already, and are accounted for.
    Raises UserError for a .csv or .tsv without a column of names, a repeated column, unfit quotation marks.
    """

    header = _find_header(texts, name, mapping or {}, is_cells=is_cells)
    if header is None:
        return None
    notes = footnotes
    if not notes:
        texts, notes = take_notes_below(texts, header.delimiter, first=header.index + 1)

    def read_one(lines: Sequence[str], header: Header) -> Draft | None:
        return _read_one(lines, header, name, encoding, mapping, notes.texts, is_cells=is_cells)

    begins = tables_of(texts, header)
    drafts = [read_one(texts[: begins[0]] if begins else texts, header)]
    for lines in list(parts_of(texts, begins))[1:] if drafts[0] and begins else []:
        found = _find_header(lines, name, mapping or {}, is_cells=is_cells)
        try:
            read = read_one(lines, found) if found else None
        except UserError as error:
            read = unread_draft(lines, str(error))
        drafts.append(with_heading(read, lines) if read else read)
    whole = [draft for draft in drafts if draft]
    joined = len(whole) == len(drafts) > 1
    draft = join_drafts(whole) if joined else drafts[0] if not begins else read_one(texts, header)
    return draft if footnotes or draft is None else with_notes(draft, notes)


def _as_claim(left: LeftOut, delimiter: str) -> str:
    """Return a row that was left out as a sentence may say it: Барлығы: 11."""
    cells = " ".join(filter(None, (cell.strip() for cell in left.text.split(delimiter))))
    return TOTAL_OF_ROW.sub(r"\1: ", cells, count=1) if left.why == _(TOTAL) else cells


def _read_one(
    texts: Sequence[str],
    header: Header,
    name: str,
    encoding: str,
    mapping: Mapping[str, str] | None,
    footnotes: Mapping[str, str],
    *,
    is_cells: bool,
) -> Draft | None:
    body = read_body(texts, header, mapping, footnotes=footnotes)
    entries = body.entries
    told = is_cells or bool(mapping) or header.delimiter == "\t" or name.lower().endswith(TABLES)
    if not told and not (_has_names(body) and _is_parted(texts, header)):
        return None
    if not entries:
        raise UserError(_("The table has a header and no names under it. Choose another file."))
    entries, sent_again = mark_sent_again(entries) if "sender" in header.fields else (entries, [])
    text, above = _above(texts, header)
    columns = tuple((cell, field) for cell, field, _at in _columns(header))
    if "name" in header.fields and not {"kind", "representative"} & header.fields.keys():
        entries = settle_rows(entries)
    if "kind" not in header.fields:
        headings = [heading for heading, _line in body.sections]
        of_bodies = any(
            field in ("name", "body") and field_of_header(cell) == "body" for cell, field in columns
        )
        entries = settle_under_headings(entries, headings, of_bodies=of_bodies)
    if not {"place", "country"} & header.fields.keys():
        entries = settle_towns(entries)
        if not {"office", "affiliation"} & header.fields.keys():
            entries = leave_lone_words(entries)
    unread = unread_columns(header, body.statuses)
    positions = unread_positions(texts, header, unread, mapping or {})
    parted, entries, mixed = _split_sections(entries, body.sections)
    claims = [
        *text.claims(),
        *((_as_claim(left, header.delimiter), left.lines[0]) for left in (*above, *body.left_out)),
    ]
    draft = Draft(
        format="table",
        encoding=encoding,
        language="",
        title="",
        body="",
        demands=(),
        sections=parted,
        entries=tuple(entries),
        attestation=None,
        left_out=(*above, *body.left_out),
        warnings=(
            *warn_of_claims(claims, entries, parted),
            *warn_of_answer_columns(columns),
            *warn_of_unread(
                [*unread.values(), *_headless(body.headless)],
                positions,
                [
                    *(cell for at, cell in unread.items() if at in body.descriptions),
                    *_headless(body.descriptions & body.headless),
                ],
            ),
            *sent_again,
            *_warn_of_form(entries, header),
            *mixed,
            *_warn_of_rows(entries, body.left_out, header),
        ),
        columns=columns,
        unread=positions,
        tables=(DraftTable("", (1, len(texts)), header.delimiter, _columns(header)),),
        line_count=len(texts),
    )
    return replace(text.put_in(draft), attestation=text.attestation)


def _find_header(
    texts: Sequence[str], name: str, mapping: Mapping[str, str], *, is_cells: bool
) -> Header | None:
    must_be = name.lower().endswith(TABLES)
    header = find_header(texts, must_be=must_be, mapping=mapping, is_cells=is_cells)
    if header is None and (must_be or is_cells):
        header = guessed_header(texts, mapping)
    if header is None and must_be:
        if not is_one_column(texts):
            raise no_names(texts)
        header = headless_column(texts)
    if header is None:
        return None
    refuse_doubles(header)
    return settled_header(texts, header, mapping)


def _has_names(body: TableBody) -> bool:
    """Tell whether most rows name somebody: lines of prose with commas in them make no table."""
    nameless = sum(left.why == _(NAMELESS) for left in body.left_out)
    return len(body.entries) > nameless


def _is_parted(texts: Sequence[str], header: Header) -> bool:
    """Tell whether most lines below a header are parted as it is: what a list says on a line is no header."""
    rows = sample_rows(texts, header.index + 1, header.delimiter)
    filled = [row for row in rows if any(row)]
    return sum(len(row) > 1 for row in filled) > len(filled) / 2


def _headless(columns: Collection[int]) -> Iterator[str]:
    """Say which columns without a header are meant, counted from 1."""
    for at in sorted(columns):
        yield _("no. %(number)d, which has no header") % {"number": at + 1}


def _warn_of_form(entries: Sequence[DraftEntry], header: Header) -> list[str]:
    is_form = any(map(is_form_field, header.fields))
    return warn_of_answers(entries) + warn_of_timestamps(entries) if is_form else []


def _warn_of_rows(
    entries: Sequence[DraftEntry], left_out: Sequence[LeftOut], header: Header
) -> Iterator[str]:
    numbers = _printed_numbers(entries, left_out, header)
    counted = [each for each in entries if _counts(each.printed_number)]
    lines = lines_of_numbers((int(each.printed_number), each.lines[0]) for each in counted)
    yield from describe_numbers([numbers], lines=lines)
    yield from warn_of_entries(entries)
    yield from _unprinted_remarks(entries)


def _columns(header: Header) -> tuple[tuple[str, str, int], ...]:
    """Return each header, the field that its column was read as, and the column's index."""
    joined = bool({"family", "given"} & header.fields.keys())
    fields = {
        # Beside the parts of a person's name, the name is a body's.
        at: "body" if joined and f == "name" else _plain_field(f)
        for f, at in header.fields.items()
        if not (joined and f in PEOPLE)
    }
    cells = enumerate(header.cells)
    return tuple((cell.strip(), fields.get(at, ""), at) for at, cell in cells if cell.strip())


def _plain_field(field: str) -> str:
    """Return a field shared by several columns without the column's index."""
    return (
        field.partition(":")[0]
        if field.startswith(("office:", "affiliation:", "answer:"))
        else field
    )


def _unprinted_remarks(entries: Sequence[DraftEntry]) -> Iterator[str]:
    """Warn of remarks that state no known position: they are kept, and not printed."""
    noted = [entry for entry in entries if entry.notes]
    if noted:
        sentence = _(
            "Remarks that state no position are kept and are not printed; look at numbers %(numbers)s."
        )
        lines = (entry.lines[0] for entry in noted)
        yield warn_of_numbers(sentence, (entry.number for entry in noted), lines)


def _printed_numbers(
    entries: Sequence[DraftEntry], left_out: Sequence[LeftOut], header: Header
) -> list[int]:
    """Return the numbers that rows print, in their order; a row without a name is not missing."""
    found = [(entry.lines, entry.printed_number) for entry in entries]
    if (at := header.fields.get("number")) is not None:
        for left in left_out:
            row = next(csv.reader(left.text.split("\n"), delimiter=header.delimiter), [])
            found.append((left.lines, row[at].strip() if at < len(row) else ""))
    return [int(number) for _lines, number in sorted(found) if _counts(number)]


def _counts(printed: str) -> bool:
    """Tell whether what is printed is a number that a list may count by."""
    return printed.isdecimal() and len(printed) <= MOST_DIGITS


def _split_sections(
    entries: list[DraftEntry], sections: Sequence[Heading]
) -> tuple[tuple[DraftSection, ...], list[DraftEntry], list[str]]:
    """Split the entries where the column of sections changes; returns a warning where it mixes."""
    whole = (DraftSection(None, 1, len(entries)),)
    runs = [(heading, len(list(same))) for heading, same in groupby(sections)]
    if len(runs) == 1:
        (heading, line), _count = runs[0]
        section = replace(
            whole[0], heading=heading or None, lines=(line, line), sure=heads_for_sure(heading)
        )
        return (section,), entries, []
    if len({heading for heading, _count in runs}) < len(runs):
        sentence = _(
            "The rows of a section do not stand together, so the sections were not read. "
            "Sort the table by section to have them."
        )
        return whole, list(map(_with_group, entries, sections)), [sentence]
    parted: list[DraftSection] = []
    numbered: list[DraftEntry] = []
    for at, ((heading, line), count) in enumerate(runs, 1):
        first = len(numbered)
        lines = (line, line)
        sure = heads_for_sure(heading)
        parted.append(DraftSection(heading or None, first + 1, first + count, lines, sure))
        numbered += [replace(entry, section=at) for entry in entries[first : first + count]]
    return tuple(parted), numbered, []


def _with_group(entry: DraftEntry, section: Heading) -> DraftEntry:
    """Keep what a column of sections that were not read says of an entry, where it names no group."""
    told = section[0]
    if not told or says_who(told):
        return entry
    return replace(entry, notes=(*entry.notes, told))


def _above(texts: Sequence[str], header: Header) -> tuple[StatementText, list[LeftOut]]:
    """Return the statement's text above a table, and what else is there, the header too.

    Without demands it is the title alone: what else stands above a table is as often of the list.
    """
    start = max(header.start, 0)
    found, above = read_text_of_rows(texts[:start], header.delimiter), []
    if found.demands:
        above = found.left_out
    else:
        found = StatementText()
        for number, text in enumerate(texts[:start], 1):
            cells = [
                each
                for each in next(csv.reader([text], delimiter=header.delimiter), [])
                if each.strip()
            ]
            alone = len(cells) == 1
            line = " ".join((cells[0] if alone else text).replace("\t", " ").split()).strip('"')
            if not found.title and is_title(line) and has_title_word(line) and alone:
                found.title, found.title_lines = line, [(number, number)]
            elif line:
                above.append(LeftOut((number, number), text, _(ABOVE)))
    if header.index >= 0:
        lines_of = (header.start + 1, header.index + 1)
        printed = "\n".join(texts[header.start : header.index + 1])
        above.append(LeftOut(lines_of, printed, _(HEADER)))
    return found, above


def warn_of_mapping(draft: Draft, mapping: Mapping[str, str]) -> list[str]:
    """Warn of headers of a mapping that are in no table of a source."""
    known = {header_key(cell) for table in draft.tables for cell, _field, _at in table.columns}
    known |= {
        header_key(f"{table.name}{SHEET_MARK}{cell}")
        for table in draft.tables
        for cell, _field, _at in table.columns
    }
    unknown = [wanted for wanted in mapping if wanted not in known]
    if not unknown or not draft.tables:
        return []
    sentence = _("The table has no such columns as the mapping names: %(columns)s.")
    return [sentence % {"columns": ", ".join(unknown[:MOST_NAMED])}]
