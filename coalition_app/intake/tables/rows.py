"""The rows under a table's header: signatories, their sections, and other rows."""

import csv
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coalition_app.drafts import DraftEntry, LeftOut, Lines
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.intake.entries.printing_wishes import take_wishes_of_cells, with_wishes
from coalition_app.intake.entries.settle_kinds import is_open, kind_of_rows
from coalition_app.intake.files.text import BESIDE_IN_ROW
from coalition_app.intake.forms.answer_columns import answers_in_signs
from coalition_app.intake.forms.checkboxes import ticked_options
from coalition_app.intake.forms.form_rows import month_order
from coalition_app.intake.tables.header import Header
from coalition_app.intake.tables.non_rows import LineReader
from coalition_app.intake.tables.row import RowReader
from coalition_app.intake.tables.settle_roles import family_goes_first, sample_rows
from coalition_app.intake.tables.status_column import StatusCells
from coalition_app.intake.tables.unread_columns import (
    asked_about,
    description_columns,
    limiting_cells,
    unread_columns,
)
from coalition_app.intake.words.item_sign import names_somebody
from coalition_app.work import counted, watched

HEADER = N_("the header of the table")
EMPTY = N_("a row without content")
NAMELESS = N_("a row without a name")
TOTAL = N_("a total of the table")
NOTE = N_("a note beside the table")
REMARK = N_("a row that is marked as a comment")
EXAMPLE = N_("a row that shows how to fill the table in")
REJECTED = N_("a row that the table marks as rejected or deleted")
BARE = N_("a heading without signatories below it")

MOST_STRAYS = 0.5
"""Share of rows that may reach beyond the header: a cell too many, by a comma in a name, or a remark.

A column that more rows fill is one without a header.
"""

Heading = tuple[str, int]
"""A section's heading and the line on which it is alone; 0 where a column names it."""

Row = tuple[int, int, list[str]]
"""First and last line of a row in the source, and its cells."""


@dataclass(slots=True)
class TableBody:
    """The contents of the rows under a header."""

    statuses: frozenset[int] = frozenset()
    """Columns of the status of each signature."""
    entries: list[DraftEntry] = field(default_factory=list)
    sections: list[Heading] = field(default_factory=list)
    """The section of each entry."""
    left_out: list[LeftOut] = field(default_factory=list)
    headless: frozenset[int] = frozenset()
    """Columns without a header that hold something in many rows, and that were not read."""
    descriptions: frozenset[int] = frozenset()
    """Columns that were not read and that describe the signatories."""


def read_body(
    texts: Sequence[str],
    header: Header,
    mapping: Mapping[str, str] | None = None,
    *,
    footnotes: Mapping[str, str],
) -> TableBody:
    """Read the rows under a header; raises UserError where quotation marks do not match.

    `mapping` tells which columns somebody said to leave unread, `footnotes` what stands below the table by
    its marks.
    """
    return _BodyReader(texts, header, mapping or {}, footnotes).read()


class _BodyReader:
    """Reads the rows of one table, one after the other."""

    def __init__(
        self,
        texts: Sequence[str],
        header: Header,
        mapping: Mapping[str, str],
        footnotes: Mapping[str, str],
    ) -> None:
        self._texts, self._header = texts, header
        self._rows = list(parse_rows(texts, header.index + 1, header.delimiter))
        cells = [row for _first, _last, row in self._rows]
        named = sample_rows(texts, header.index + 1, header.delimiter)
        self._reader = RowReader(
            header.cells,
            header.fields,
            month_first=month_order(cells, header.fields.get("submitted")),
            ticked=ticked_options(cells, header.fields.get("demands")),
            in_signs=answers_in_signs(cells, header.fields),
            family_first=family_goes_first(named, header.fields.get("name", -1)),
            footnotes=footnotes,
        )
        self._lines = LineReader(header.cells, header.fields, named)
        dated = [at for field, at in header.fields.items() if field == "submitted"]
        self._statuses = StatusCells(header.cells, cells, header.fields.values(), dated)
        self._tests = (
            (self._lines.is_header, HEADER),
            (self._lines.is_total, TOTAL),
            (self._lines.is_example, EXAMPLE),
            (self._lines.is_remark, REMARK),
            (self._lines.is_note, NOTE),
            (self._statuses.is_rejected, REJECTED),
        )
        """What is asked of every row, and what a row is of which it is true."""
        held = self._headless_cells(cells)
        many = {at for at, count in held.items() if count > MOST_STRAYS * len(cells)}
        self._strays = held.keys() - many
        """Columns without a header that fewer rows reach into: what stands there is their own."""
        unread = asked_about(unread_columns(header, self._statuses.columns), mapping)
        unread |= dict.fromkeys(many, "")
        descriptions = description_columns(cells, unread)
        limits = limiting_cells(cells, unread, descriptions)
        limits |= _who_stands_beside(cells, many, limits)
        self._limits = {self._rows[at][0]: said for at, said in limits.items()}
        """What columns that are not read say of signing, by the line of the row."""
        self._found = TableBody(
            frozenset(self._statuses.columns), headless=frozenset(many), descriptions=descriptions
        )
        self._heading: Heading = "", 0
        self._headings: list[Lines] = []
        self._parted: dict[int, Row] = {}
        """Rows whose cells hold whole entries, by the index of the entry."""

    def read(self) -> TableBody:
        """Return what all rows say."""
        end = max((first for first, _last, row in self._rows if any(row)), default=0)
        for first, last, row in counted(self._rows):
            if heading := self._lines.heading(row, last=first == end):
                self._heading = heading, first
                self._headings.append((first, last))
            else:
                self._take(first, last, row)
        if self._parted and "kind" not in self._header.fields:
            self._read_again()
        filled = {line for _heading, line in self._found.sections}
        for lines in self._headings:
            if lines[0] not in filled:
                self._leave_out(lines, BARE)
        self._found.left_out.sort(key=lambda each: each.lines)
        return self._found

    def _take(self, first: int, last: int, row: list[str]) -> None:
        entries, self._reader.parted = self._found.entries, False
        why = self._why_nobody(row)
        entry = None if why else self._reader.read(row, len(entries) + 1, (first, last))
        if entry is None:
            self._reader.see_row(row)
            filled = any(map(str.strip, row))
            self._leave_out((first, last), why or (NAMELESS if filled else EMPTY))
            return
        if self._reader.parted:
            self._parted[len(entries)] = first, last, row
        strays = [row[at].strip() for at in self._strays if at < len(row)]
        for said in self._limits.get(first, ()):
            asked = take_wishes_of_cells({"reservation": said})
            entry = with_wishes(entry, asked)
            strays += [] if asked.notes else [said]
        entry = replace(entry, notes=(*entry.notes, *filter(None, strays))) if strays else entry
        entries.append(self._statuses.mark(entry, row))
        section = self._header.fields.get("section", -1)
        in_column = row[section].strip() if 0 <= section < len(row) else ""
        self._found.sections.append((in_column, 0) if in_column else self._heading)

    def _headless_cells(self, rows: Sequence[Sequence[str]]) -> Counter[int]:
        """Count the filled cells of the columns that have no header and are not read."""
        heads, read = self._header.cells, {*self._header.fields.values(), *self._statuses.columns}
        bare = {at for at, cell in enumerate(heads) if not cell.strip()} - read
        width = max(map(len, rows), default=0)
        bare |= set(range(len(heads), width)) - read
        if not bare:
            return Counter()
        return Counter(at for row in rows for at in bare if at < len(row) and row[at].strip())

    def _leave_out(self, lines: Lines, why: str) -> None:
        texts = self._texts[lines[0] - 1 : lines[1]]
        if any(map(str.strip, texts)):
            self._found.left_out.append(LeftOut(lines, "\n".join(texts), _(why)))

    def _why_nobody(self, row: Sequence[str]) -> str:
        """Say why a row names nobody; empty where it may."""
        for test, why in self._tests:
            if test(row):
                return why
        return ""

    def _read_again(self) -> None:
        """Read cells that hold whole entries again, once it is known what the table lists."""
        entries = self._found.entries
        self._reader.signs = (
            signs if (signs := kind_of_rows(entries)) in ("people", "bodies") else ""
        )
        for at, (first, last, row) in watched(self._parted.items() if self._reader.signs else ()):
            open_ = is_open(entries[at]) and entries[at].standing == "signed"
            again = self._reader.read(row, at + 1, (first, last)) if open_ else None
            entries[at] = again or entries[at]


def _who_stands_beside(
    rows: Sequence[Sequence[str]], columns: Collection[int], said: Mapping[int, list[str]]
) -> dict[int, list[str]]:
    """Return what is asked of rows in which an unread column names somebody, with what is said of them.

    Without a header nothing tells what whoever is named there has to do with the row.
    """
    found: dict[int, list[str]] = {}
    for column in sorted(columns):
        for at, row in enumerate(rows):
            if column < len(row) and names_somebody(cell := " ".join(row[column].split())):
                beside = _(BESIDE_IN_ROW) % {"words": cell}
                found.setdefault(at, [*said.get(at, ())]).append(beside)
    return found


def parse_rows(texts: Sequence[str], start: int, delimiter: str) -> Iterator[Row]:
    """Yield the rows from a line on, each with its first and last line, counted from 1, and its cells.

    Raises UserError where quotation marks do not match.
    """
    try:
        yield from list(_parse(texts, start, delimiter, quoting=csv.QUOTE_MINIMAL))
    except _Misquoted as fault:
        # Cells pasted from a spreadsheet are separated by tabs and carry quotation marks as they are.
        if delimiter != "\t":
            sentence = _(
                "The quotation marks on line %(line)s of the table do not fit. Save the table "
                "from the spreadsheet again, or double the quotation marks inside the cell."
            )
            raise UserError(sentence % {"line": fault.args[0]}) from fault
        yield from _parse(texts, start, delimiter, quoting=csv.QUOTE_NONE)


class _Misquoted(Exception):
    """A row whose quotation marks do not fit; holds the line."""


def _parse(texts: Sequence[str], start: int, delimiter: str, *, quoting: int) -> Iterator[Row]:
    lines = (text + "\n" for text in texts[start:])
    after_comma = delimiter == ","
    reader = csv.reader(
        lines,
        delimiter=delimiter,
        quoting=quoting,  # type: ignore[arg-type]
        strict=True,
        skipinitialspace=after_comma,
    )
    before = start
    try:
        for row in reader:
            last = start + reader.line_num
            yield before + 1, last, row
            before = last
    except csv.Error as error:
        raise _Misquoted(before + 1) from error
