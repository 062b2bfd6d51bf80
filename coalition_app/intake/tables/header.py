"""The header of a table: the line that names its columns, and the field that each of them is read as."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.forms.form_rows import is_form_field
from coalition_app.intake.tables.guess_by_content import guess_columns
from coalition_app.intake.tables.settle_roles import (
    JOINED,
    names_signatories,
    sample_rows,
    settle_roles,
)
from coalition_app.intake.tables.two_line_header import join_headers
from coalition_app.intake.words.header_key import header_key
from coalition_app.intake.words.persons import has_known_name, is_person
from coalition_app.intake.words.table_headers import (
    IDS,
    NAMING,
    field_of_header,
    is_weak_name,
    plain_header,
)

DELIMITERS = "\t;,|"
HEADER_WITHIN = 20
"""Lines from the top among which the header is looked for."""
LONGEST_HEADER = 30_000
"""Characters; forms put whole questions into their headers."""
MOST_COLUMNS = 500
SAMPLE = 300
FEWEST_ROWS, SURE, LONGEST_NAME = 20, 0.95, 120
"""Rows, share of short lines and their length, from which lines without separators are a column of names."""
NUMBERED = re.compile(r"\s*\d{1,5}[.)]\s")
"""Fields that name somebody."""


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
        """Return the index of its first line; -1 where the table has no header."""
        return self.first if self.first >= 0 else self.index


def find_header(
    texts: Sequence[str], *, must_be: bool, mapping: Mapping[str, str], is_cells: bool = False
) -> Header | None:
    """Find the row of column names.

    One of them names the signatory, and one more is known; in a file that is known to be a table the
    first alone is enough, and so is an ambiguous one where its cells can be names.
    """
    sure = must_be or is_cells
    for fewest, weak in ((2, False), (1, False), (1, True)) if sure else ((2, False),):
        for index, text in enumerate(texts[:HEADER_WITHIN]):
            if not text.strip() or len(text) > LONGEST_HEADER:
                continue
            below = texts[index + 1] if index + 1 < len(texts) else ""
            found = _best_header(index, text, below, mapping, is_cells=is_cells, weak=weak)
            if found is None or len(found.fields) < fewest or _names_person(found):
                continue
            if not weak or _bears_names(texts, found):
                return found
    return None


def _names_person(header: Header) -> bool:
    """Tell whether a line with commas begins with somebody's name, which no header does."""
    first = header.cells[0].strip() if header.delimiter == "," and header.cells else ""
    return is_person(first) and has_known_name(first)


def _best_header(
    index: int, text: str, below: str, mapping: Mapping[str, str], *, is_cells: bool, weak: bool
) -> Header | None:
    able = []
    for delimiter in DELIMITERS:
        alone = delimiter not in text and delimiter == ("\t" if is_cells else ",")
        header = _header_of(index, text, delimiter, mapping, alone=alone, weak=weak)
        able += [header, _header_of_two(index, text, below, delimiter, mapping)]
        if header and is_cells and delimiter == "\t":
            # Commas within the cells of a spreadsheet separate nothing.
            break
    found = [header for header in able if header]
    return max(found, key=lambda header: len(header.fields), default=None)


def _header_of(
    index: int, text: str, delimiter: str, mapping: Mapping[str, str], *, alone: bool, weak: bool
) -> Header | None:
    if delimiter not in text and not alone:
        return None
    cells = next(csv.reader([text], delimiter=delimiter), [])
    fields = known_fields(cells, mapping)
    if weak and not NAMING & fields.keys():
        column = next((at for at, cell in enumerate(cells) if is_weak_name(cell)), None)
        if column is not None:
            fields = {field: at for field, at in fields.items() if at != column}
            fields["name"] = column
    return Header(index, delimiter, cells, fields) if settle_names(fields) else None


def _bears_names(texts: Sequence[str], header: Header) -> bool:
    rows = sample_rows(texts, header.index + 1, header.delimiter)
    return names_signatories(rows, header.fields.get("name", header.fields.get("person", -1)))


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


def guessed_header(texts: Sequence[str], mapping: Mapping[str, str]) -> Header | None:
    """Tell by their contents which columns hold the names, where no header says it.

    Known headers keep their meaning: a consent or an answer that was passed over
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
    """Return the fields that headers name, with their columns; the mapping comes first."""
    fields: dict[str, int] = {}
    keys = list(map(header_key, cells[:MOST_COLUMNS])) if mapping else []
    for column, key in enumerate(keys):
        # The mapping takes precedence over guesses about other columns.
        if mapping.get(key) not in (None, "", "reservation", "answer"):
            fields.setdefault(mapping[key], column)
    for column, cell in enumerate(cells[:MOST_COLUMNS]):
        mapped = mapping.get(keys[column]) if mapping else None
        known = mapped if mapped is not None else field_of_header(cell)
        if known == "reservation" and known in fields:
            # A form may ask for remarks at several places; none of them is lost.
            known = f"words:{900 + column % 100}"
        if known == "answer":
            known = f"answer:{column}"
        if known in JOINED and fields.get(known, column) != column:
            known = f"{known}:{column}"
        if known:
            fields.setdefault(known, column)
    return fields


def settle_names(fields: dict[str, int]) -> bool:
    """Settle which column holds the signatory's name; False where none does.

    A column of bodies takes precedence, and the people beside it are their representatives.
    """
    if "family" in fields and "name" in fields:
        # «Имя» beside «Фамилия» is a part of a person's name.
        fields.setdefault("given", fields.pop("name"))
    if "given" in fields and "family" not in fields and "name" in fields:
        # So is «Nom» beside «Prénom», and «Name» beside «Vorname».
        fields["family"] = fields.pop("name")
    if "family" in fields and "given" in fields:
        fields["person"] = fields["family"]
    elif "person" not in fields and ("family" in fields or "given" in fields):
        fields["person"] = fields["family"] if "family" in fields else fields["given"]
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


def settled_header(texts: Sequence[str], header: Header, mapping: Mapping[str, str]) -> Header:
    """Return a header with what its words leave open settled by the cells below it."""
    rows = sample_rows(texts, header.index + 1, header.delimiter)
    fields = settle_roles(rows, header.cells[:MOST_COLUMNS], header.fields, mapping)
    delimiter = header.delimiter
    if len(header.cells) == 1 and delimiter == "," and not any("\t" in text for text in texts):
        # In the only column of a table a comma separates nothing: Silva, Grace.
        quoted = any('"' in text for text in texts)
        delimiter = delimiter if quoted else "\t"
    return replace(header, fields=fields, delimiter=delimiter)


def headless_column(texts: Sequence[str]) -> Header | None:
    """Read a file without separators and numbers as one column of names without a header."""
    some = [text for text in texts[:SAMPLE] if text.strip()]
    short = sum(len(text) <= LONGEST_NAME and not NUMBERED.match(text) for text in some)
    if len(some) < FEWEST_ROWS or short < SURE * len(some) or any("\t" in text for text in texts):
        return None
    return Header(-1, "\t", [], {"name": 0})


def is_one_column(texts: Sequence[str]) -> bool:
    """Tell whether hardly any line of a file holds a separator of cells."""
    some = [text for text in texts[:SAMPLE] if text.strip()]
    return all(sum(mark in text for text in some) < 0.5 * len(some) for mark in DELIMITERS)


def no_names(texts: Sequence[str]) -> UserError:
    """Return the error for a table without a column known to hold names."""
    first = next((text for text in texts if text.strip()), "")
    delimiter = max(DELIMITERS, key=first[:5000].count)
    cells = [cell.strip() for cell in next(csv.reader([first[:5000]], delimiter=delimiter), [])]
    sentence = _(
        "No column of the table is known to hold names. Columns found: %(columns)s. "
        'Name one of them "name", «название» or «атауы».'
    )
    return UserError(sentence % {"columns": ", ".join(cells)[:500]})


def refuse_doubles(header: Header) -> None:
    """Refuse a table in which a column that is read occurs twice."""
    if header.index < 0:
        return
    plain = [plain_header(cell) for cell in header.cells]
    for field, column in header.fields.items():
        if field == "reservation" or is_form_field(field) or not plain[column]:
            continue
        if plain.count(plain[column]) > 1:
            sentence = _(
                "The column %(column)s is in the table twice. Columns found: %(columns)s. "
                "Rename or remove one."
            )
            columns = ", ".join(cell.strip() for cell in header.cells)
            raise UserError(sentence % {"column": header.cells[column].strip(), "columns": columns})
