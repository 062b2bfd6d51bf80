"""Tables as text: rows of cells under a header, each row one signatory."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from coalition_app.drafts import (
    SHEET_MARK,
    Draft,
    DraftEntry,
    DraftSection,
    DraftTable,
    LeftOut,
    Lines,
)
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.intake.column_contents import guess_columns
from coalition_app.intake.entry_warnings import warn_of_entries
from coalition_app.intake.furniture import is_furniture
from coalition_app.intake.header_rows import join_headers
from coalition_app.intake.header_words import IDS, field_of_header, plain_header
from coalition_app.intake.headings import LIST_HEADING, has_title_word, is_title
from coalition_app.intake.list_signs import item_sign
from coalition_app.intake.majority import settle_rows
from coalition_app.intake.mapping import header_key
from coalition_app.intake.numbering import describe_numbers
from coalition_app.intake.places import is_country
from coalition_app.intake.reservations import guess_language
from coalition_app.intake.submissions import (
    is_form_field,
    mark_sent_again,
    month_order,
    ticked_demands,
    warn_of_answers,
    warn_of_moments,
)
from coalition_app.intake.table_rows import RowReader

DELIMITERS = "\t;,|"
HEADER_WITHIN = 20
MOST_NAMED = 20
LONGEST_HEADER = 30_000
"""Characters; forms put whole questions into their headers."""
MOST_COLUMNS = 500
SAMPLE = 300
SENTENCE = 60
FEWEST_CELLS, FEW_COUNTRIES, LONG_WORD = 8, 0.1, 14
"""Cells of a column, the share of countries in it and their usual length, by which it holds others."""
PEOPLE = ("person", "representative")
"""Lines from the top among which the header is looked for."""

ABOVE = N_("above the header of the table")
HEADER = N_("the header of the table")
EMPTY = N_("a row without content")
NAMELESS = N_("a row without a name")

Row = tuple[int, int, list[str]]
"""First and last line of a row in the source, and its cells."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table, and how its cells are parted."""

    index: int
    """Of its last line, from 0."""
    delimiter: str
    cells: list[str]
    fields: dict[str, int]
    """Field of an entry: its column, from 0."""
    first: int = -1
    """Of its first line, where it has two."""

    @property
    def start(self) -> int:
        """Give the index of its first line; -1 where the table has no header."""
        return self.first if self.first >= 0 else self.index


def read_table(
    texts: Sequence[str],
    name: str,
    *,
    encoding: str,
    mapping: Mapping[str, str] | None = None,
    is_cells: bool = False,
) -> Draft | None:
    """Read the lines of a table into a draft; None where the text is no table.

    `mapping` tells the fields of columns by their headers, before any guess. `is_cells` says that the
    lines are rows of a spreadsheet.

    A file whose name ends in .csv or .tsv must be one: raises UserError where no column of it is
    known to hold names, where a column stands twice, or where the quotation marks do not fit.
    """
    must_be = name.lower().endswith((".csv", ".tsv", ".tab"))
    header = _find_header(texts, must_be=must_be, mapping=mapping or {})
    if header is None and (must_be or is_cells):
        header = _guessed_header(texts, mapping or {})
    if header is None:
        if must_be:
            raise _no_names(texts)
        return None
    _refuse_doubles(header)
    header = _without_categories(texts, header, mapping or {})
    entries, sections, left_out = _read_rows(texts, header)
    if not entries:
        raise UserError(_("The table has a header and no names under it. Choose another file."))
    entries, sent_again = mark_sent_again(entries) if "sender" in header.fields else (entries, [])
    is_form = any(map(is_form_field, header.fields))
    title, title_lines, above = _above(texts, header)
    if "name" in header.fields and not {"kind", "representative"} & header.fields.keys():
        entries = settle_rows(entries)
    parted, entries, mixed = _part_sections(entries, sections)
    numbers = _printed_numbers(entries, left_out, header)
    return Draft(
        format="table",
        encoding=encoding,
        language=guess_language(title),
        title=title,
        body="",
        demands=(),
        sections=parted,
        entries=tuple(entries),
        attestation=None,
        left_out=(*above, *left_out),
        warnings=(
            *_unread_columns(header),
            *sent_again,
            *(warn_of_answers(entries) + warn_of_moments(entries) if is_form else []),
            *mixed,
            *describe_numbers([numbers]),
            *warn_of_entries(entries),
            *_unprinted_remarks(entries),
        ),
        title_lines=title_lines,
        columns=tuple((cell, field) for cell, field, _at in _columns(header)),
        tables=(DraftTable("", (1, len(texts)), header.delimiter, _columns(header)),),
        line_count=len(texts),
    )


def _columns(header: Header) -> tuple[tuple[str, str, int], ...]:
    """Give each header, the field that its column was read as, and the column's place."""
    joined = "family" in header.fields
    fields = {at: f for f, at in header.fields.items() if not (joined and f in PEOPLE)}
    cells = enumerate(header.cells)
    return tuple((cell.strip(), fields.get(at, ""), at) for at, cell in cells if cell.strip())


def _unprinted_remarks(entries: Sequence[DraftEntry]) -> Iterator[str]:
    """Say which remarks state no position that is known: they are kept, and not printed."""
    numbers = [entry.number for entry in entries if entry.notes]
    if numbers:
        listed = ", ".join(str(number) for number in numbers[:MOST_NAMED])
        more = "…" if len(numbers) > MOST_NAMED else ""
        sentence = _(
            "Remarks that state no position are kept and are not printed; look at numbers %(numbers)s."
        )
        yield sentence % {"numbers": listed + more}


def _find_header(
    texts: Sequence[str], *, must_be: bool, mapping: Mapping[str, str]
) -> Header | None:
    """Find the row of column names.

    One of them names the signatory; in a file that is not known to be a table one more is known.
    """
    for index, text in enumerate(texts[:HEADER_WITHIN]):
        if not text.strip() or len(text) > LONGEST_HEADER:
            continue
        below = texts[index + 1] if index + 1 < len(texts) else ""
        able = [
            header
            for delimiter in DELIMITERS
            for header in (
                _header_of(index, text, delimiter, mapping),
                _header_of_two(index, text, below, delimiter, mapping),
            )
            if header
        ]
        best = max(able, key=lambda header: len(header.fields), default=None)
        if best and (must_be or len(best.fields) > 1):
            return best
    return None


def _header_of(index: int, text: str, delimiter: str, mapping: Mapping[str, str]) -> Header | None:
    if delimiter not in text and delimiter != ",":
        return None
    cells = next(csv.reader([text], delimiter=delimiter), [])
    fields = known_fields(cells, mapping)
    return Header(index, delimiter, cells, fields) if settle_names(fields) else None


def _header_of_two(
    index: int, text: str, below: str, delimiter: str, mapping: Mapping[str, str]
) -> Header | None:
    """Read two lines as one header, where groups of columns have a line of names below theirs."""
    if delimiter not in text or delimiter not in below or len(below) > LONGEST_HEADER:
        return None
    upper, lower = (next(csv.reader([line], delimiter=delimiter), []) for line in (text, below))
    cells = join_headers(upper, lower)
    fields = known_fields(cells, mapping) if cells else {}
    if not cells or not settle_names(fields):
        return None
    return Header(index + 1, delimiter, cells, fields, index)


def _guessed_header(texts: Sequence[str], mapping: Mapping[str, str]) -> Header | None:
    """Tell by their contents which columns hold the names, where no header says it.

    Headers that are known keep what they mean all the same: a consent or an answer that was passed over
    would be printed, or counted as support.
    """
    guess = guess_columns(texts)
    if guess is None:
        return None
    index, delimiter, cells, guessed = guess
    fields = known_fields(cells, mapping)
    taken = set(fields.values())
    for field, column in guessed.items():
        is_id = field == "number" and column < len(cells) and plain_header(cells[column]) in IDS
        if (
            column not in taken
            and not is_id
            and (column >= len(cells) or header_key(cells[column]) not in mapping)
        ):
            fields.setdefault(field, column)
    return Header(index, delimiter, cells, fields) if settle_names(fields) else None


def known_fields(cells: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Give the fields that headers name, by the mapping that was told first, with their columns."""
    fields: dict[str, int] = {}
    keys = list(map(header_key, cells[:MOST_COLUMNS])) if mapping else []
    for column, key in enumerate(keys):
        # What was told goes before what another column was guessed to be.
        if mapping.get(key) not in (None, "", "reservation"):
            fields.setdefault(mapping[key], column)
    for column, cell in enumerate(cells[:MOST_COLUMNS]):
        told = mapping.get(keys[column]) if mapping else None
        known = told if told is not None else field_of_header(cell)
        if known == "reservation" and known in fields:
            # A form may ask for remarks at several places; none of them is lost.
            known = f"words:{900 + column % 100}"
        if known:
            fields.setdefault(known, column)
    return fields


def settle_names(fields: dict[str, int]) -> bool:
    """Settle which column holds the signatory's name; False where none does.

    A column of bodies goes first, and the people beside it are their representatives.
    """
    if "family" in fields and "name" in fields:
        # «Имя» beside «Фамилия» is a part of a person's name.
        fields.setdefault("given", fields.pop("name"))
    if "family" in fields and "given" in fields:
        fields["person"] = fields["family"]
    if "body" in fields:
        people = [fields.pop(word) for word in ("person", "name") if word in fields]
        fields["name"] = fields.pop("body")
        if people:
            fields.setdefault("representative", people[0])
    elif "person" in fields and "name" in fields:
        fields.setdefault("representative", fields.pop("person"))
    elif "person" not in fields and "name" not in fields and "representative" in fields:
        fields["person"] = fields.pop("representative")
    return "name" in fields or "person" in fields


def _without_categories(texts: Sequence[str], header: Header, mapping: Mapping[str, str]) -> Header:
    """Read a column headed «Country» that names hardly any as the categories that it holds."""
    column = header.fields.get("country")
    if column is None or mapping:
        return header
    lines = [text for text in texts[header.index + 1 :] if text.strip()]
    some = lines[:: max(1, len(lines) // SAMPLE)]
    try:
        rows = list(csv.reader(some, delimiter=header.delimiter))
    except csv.Error:
        return header
    cells = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
    known = sum(map(is_country, cells))
    long = sum(len(cell) for cell in cells) > LONG_WORD * len(cells)
    if len(cells) < FEWEST_CELLS or known > FEW_COUNTRIES * len(cells) or not long:
        return header
    fields = {field: at for field, at in header.fields.items() if field != "country"}
    fields.setdefault("section", column)
    return replace(header, fields=fields)


def _no_names(texts: Sequence[str]) -> UserError:
    first = next((text for text in texts if text.strip()), "")
    delimiter = max(DELIMITERS, key=first[:5000].count)
    cells = [cell.strip() for cell in next(csv.reader([first[:5000]], delimiter=delimiter), [])]
    sentence = _(
        "No column of the table is known to hold names. Columns found: %(columns)s. "
        'Name one of them "name", «название» or «атауы».'
    )
    return UserError(sentence % {"columns": ", ".join(cells)[:500]})


def _refuse_doubles(header: Header) -> None:
    if header.index < 0:
        return
    plain = [plain_header(cell) for cell in header.cells]
    for field, column in header.fields.items():
        if field == "reservation" or is_form_field(field) or not plain[column]:
            continue
        if plain.count(plain[column]) > 1:
            sentence = _(
                "The column %(column)s stands twice in the table. Columns found: %(columns)s. "
                "Rename or remove one."
            )
            columns = ", ".join(cell.strip() for cell in header.cells)
            raise UserError(sentence % {"column": header.cells[column].strip(), "columns": columns})


def _read_rows(
    texts: Sequence[str], header: Header
) -> tuple[list[DraftEntry], list[str], list[LeftOut]]:
    """Read the rows under a header: entries, the section of each, and the rows left out."""
    entries: list[DraftEntry] = []
    sections: list[str] = []
    left_out: list[LeftOut] = []
    moments = header.fields.get("submitted")
    rows = list(_rows(texts, header))
    cells = [row for _first, _last, row in rows]
    order = month_order(cells, moments)
    ticked = ticked_demands(cells, header.fields.get("demands"))
    reader = RowReader(header.cells, header.fields, month_first=order, ticked=ticked)
    section = header.fields.get("section", -1)
    for first, last, row in rows:
        entry = None
        if not _is_page(row):
            entry = reader.read(row, len(entries) + 1, (first, last))
        if entry is not None:
            entries.append(entry)
            sections.append(row[section].strip() if 0 <= section < len(row) else "")
        elif any(map(str.strip, texts[first - 1 : last])):
            why = NAMELESS if any(map(str.strip, row)) else EMPTY
            left_out.append(LeftOut((first, last), "\n".join(texts[first - 1 : last]), _(why)))
    return entries, sections, left_out


def _printed_numbers(
    entries: Sequence[DraftEntry], left_out: Sequence[LeftOut], header: Header
) -> list[int]:
    """Give the numbers that rows print, in their order; a row without a name is not missing."""
    found = [(entry.lines, entry.printed_number) for entry in entries]
    if (at := header.fields.get("number")) is not None:
        for left in left_out:
            row = next(csv.reader(left.text.split("\n"), delimiter=header.delimiter), [])
            found.append((left.lines, row[at].strip() if at < len(row) else ""))
    return [int(number) for _lines, number in sorted(found) if number.isdecimal()]


def _is_page(row: Sequence[str]) -> bool:
    """Whether a row says only that signatures follow, or belongs to the page around the table."""
    if len(row) != 1:
        return False
    text = row[0].strip()
    sentence = len(text) > SENTENCE and item_sign(text) < 0
    return sentence or LIST_HEADING.fullmatch(text) is not None or is_furniture(text)


def _rows(texts: Sequence[str], header: Header) -> Iterator[Row]:
    """Give the rows under the header; raises UserError where quotation marks do not fit."""
    try:
        yield from list(_parse(texts, header, quoting=csv.QUOTE_MINIMAL))
    except _Misquoted as fault:
        # Cells pasted from a spreadsheet are parted by tabs and carry quotation marks as they are.
        if header.delimiter != "\t":
            sentence = _(
                "The quotation marks on line %(line)s of the table do not fit. Save the table "
                "from the spreadsheet again, or double the quotation marks inside the cell."
            )
            raise UserError(sentence % {"line": fault.args[0]}) from fault
        yield from _parse(texts, header, quoting=csv.QUOTE_NONE)


class _Misquoted(Exception):
    """A row whose quotation marks do not fit; holds the line."""


def _parse(texts: Sequence[str], header: Header, *, quoting: int) -> Iterator[Row]:
    start = header.index + 1
    lines = (text + "\n" for text in texts[start:])
    reader = csv.reader(lines, delimiter=header.delimiter, quoting=quoting, strict=True)  # type: ignore[arg-type]
    before = start
    try:
        for row in reader:
            last = start + reader.line_num
            yield before + 1, last, row
            before = last
    except csv.Error as error:
        raise _Misquoted(before + 1) from error


def _part_sections(
    entries: list[DraftEntry], sections: Sequence[str]
) -> tuple[tuple[DraftSection, ...], list[DraftEntry], list[str]]:
    """Part the entries where the column of sections changes; gives a warning where it mixes."""
    whole = (DraftSection(None, 1, len(entries)),)
    runs = [(heading, len(list(same))) for heading, same in groupby(sections)]
    if len(runs) == 1:
        return (replace(whole[0], heading=runs[0][0] or None),), entries, []
    if len({heading for heading, _count in runs}) < len(runs):
        sentence = _(
            "The rows of a section do not stand together, so the sections were not read. "
            "Sort the table by section to have them."
        )
        return whole, entries, [sentence]
    parted: list[DraftSection] = []
    numbered: list[DraftEntry] = []
    for at, (heading, count) in enumerate(runs, 1):
        first = len(numbered)
        parted.append(DraftSection(heading or None, first + 1, first + count))
        numbered += [replace(entry, section=at) for entry in entries[first : first + count]]
    return tuple(parted), numbered, []


def _above(texts: Sequence[str], header: Header) -> tuple[str, tuple[Lines, ...], list[LeftOut]]:
    """Give the title above a table, its lines, and what else stands there, the header too."""
    title, lines, above = "", [], []
    for number, text in enumerate(texts[: max(header.start, 0)], 1):
        bare = " ".join(text.replace("\t", " ").split()).strip('"')
        if not bare:
            continue
        if not title and is_title(bare) and has_title_word(bare) and "\t" not in text.strip():
            title, lines = bare, [(number, number)]
        else:
            above.append(LeftOut((number, number), text, _(ABOVE)))
    if header.index >= 0:
        lines_of = (header.start + 1, header.index + 1)
        printed = "\n".join(texts[header.start : header.index + 1])
        above.append(LeftOut(lines_of, printed, _(HEADER)))
    return title, tuple(lines), above


def warn_of_mapping(draft: Draft, mapping: Mapping[str, str]) -> list[str]:
    """Say which headers of a mapping stand in no table of a source."""
    known = {header_key(cell) for table in draft.tables for cell, _field, _at in table.columns}
    known |= {
        header_key(f"{table.name}{SHEET_MARK}{cell}")
        for table in draft.tables
        for cell, _field, _at in table.columns
    }
    unknown = [told for told in mapping if told not in known]
    if not unknown or not draft.tables:
        return []
    sentence = _("The table has no such columns as the mapping names: %(columns)s.")
    return [sentence % {"columns": ", ".join(unknown[:MOST_NAMED])}]


def _unread_columns(header: Header) -> list[str]:
    """Warn of columns that were not read: their content stays in the source alone."""
    if header.index < 0:
        return []
    read = set(header.fields.values())
    unread = [
        cell.strip()
        for column, cell in enumerate(header.cells)
        if column not in read and cell.strip()
    ]
    if not unread:
        return []
    sentence = _("These columns were not read and stay in the source alone: %(columns)s.")
    return [sentence % {"columns": ", ".join(unread)}]
