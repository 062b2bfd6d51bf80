"""Which column of a table is read as which field, by headers: as guessed, or as a person set it."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from coalition_app.drafts import SHEET_MARK, Draft, DraftEntry, DraftTable
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.refusals import unreadable
from coalition_app.intake.words.header_key import header_key

FIELDS = (
    "number",
    "name",
    "body",
    "person",
    "given",
    "family",
    "father",
    "representative",
    "affiliation",
    "office",
    "place",
    "country",
    "legal_form",
    "kind",
    "section",
    "reservation",
    "submitted",
    "sender",
    "consent",
    "processing",
    "capacity",
    "demands",
    "answer",
)
"""What a column can hold; `demands` lists those that are supported, `demand:1` is a stance on demand 1,
`words:1` are words about it, `answer` is a stance on a demand that is not known."""
OF_DEMAND = re.compile(r"(?:demand|words):[1-9]\d{0,2}")
NOT_READ = ("", "ignore")
SHOWN_ROWS = 12
"""Rows from the top that are shown of a table."""
EXAMPLE_ROWS = 40
"""Rows of each sheet among which one is looked for that fills a column which the shown ones leave empty."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as a person checks its columns."""

    separator: str
    """The character between the cells; empty where it was not found again."""
    rows: tuple[tuple[str, ...], ...]
    """Rows from the top, with a cell for each of the draft's columns, empty in those of another sheet."""


def mapping_for_sheet(told: Mapping[str, str], sheet: str) -> dict[str, str]:
    """Return a mapping for one sheet: keys that name the sheet override those that name all sheets."""
    before = header_key(sheet + SHEET_MARK) + " "
    own = {key.removeprefix(before): field for key, field in told.items() if key.startswith(before)}
    return {**{key: field for key, field in told.items() if not key.startswith(before)}, **own}


def headers_beside(draft: Draft, header: str) -> frozenset[str]:
    """List the header keys of all columns that are in one table with a column of the draft."""
    beside: set[str] = set()
    for table in draft.tables:
        own = {header_key(cell) for cell, _field, _at in table.columns}
        named = {
            header_key(f"{table.name}{SHEET_MARK}{cell}") for cell, _field, _at in table.columns
        }
        if header_key(header) in own | named:
            beside |= own | named
    return frozenset(beside)


def known_headers(draft: Draft) -> frozenset[str]:
    """List all header keys by which a mapping can name columns of the draft."""
    return frozenset().union(*(headers_beside(draft, header) for header, _field in draft.columns))


def view_table(draft: Draft, texts: Sequence[str]) -> TableView:
    """Return the separator of a table and some of its rows; `texts` are the source's lines."""
    read: list[tuple[str, ...]] = []
    for table in draft.tables:
        places = {
            name: place
            for header, _field, place in table.columns
            for name in (header, f"{table.name}{SHEET_MARK}{header}")
        }
        for entry in islice(_entries_of(draft, table), EXAMPLE_ROWS):
            first, last = entry.lines
            row = next(csv.reader(texts[first - 1 : last], delimiter=table.separator), [])
            at = (places.get(header, len(row)) for header, _field in draft.columns)
            read.append(
                tuple(" ".join(row[each].split()) if each < len(row) else "" for each in at)
            )
    rows, rest = read[:SHOWN_ROWS], read[SHOWN_ROWS:]
    for column in range(len(draft.columns)):
        if not any(each[column] for each in rows):
            rows += [each for each in rest if each[column]][:1]
    separators = {table.separator for table in draft.tables}
    return TableView(separators.pop() if len(separators) == 1 else "", tuple(rows))


def _entries_of(draft: Draft, table: DraftTable) -> Iterator[DraftEntry]:
    first, last = table.lines
    return (entry for entry in draft.entries if first <= entry.lines[0] <= last)


def mapping_text(draft: Draft) -> str:
    """Return how the columns are read as the JSON that `import --map` reads.

    Columns of positions of which nobody said what they are are not in it.
    """
    columns = {
        header: field or "ignore"
        for header, field in draft.columns
        if header.rpartition(SHEET_MARK)[2] not in draft.unread
    }
    return json.dumps(columns, ensure_ascii=False, indent=1) + "\n"


def check_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return a mapping by header keys; raises UserError for an unknown field."""
    checked = {}
    for header, field in mapping.items():
        if field not in FIELDS and field not in NOT_READ and not OF_DEMAND.fullmatch(field):
            sentence = _(
                "The column %(column)s cannot be read as %(field)s. Known are: %(fields)s, and "
                "demand:1, words:1 and so on."
            )
            names = {"column": header, "field": field, "fields": ", ".join(FIELDS)}
            raise UserError(sentence % names)
        checked[header_key(header)] = "" if field in NOT_READ else field
    return checked


def read_mapping(path: Path) -> dict[str, str]:
    """Read a mapping from a JSON file: headers and fields, or what `import --dry-run --json` printed.

    Raises UserError where the file cannot be read or holds something else.
    """
    names = {"file": str(path)}
    try:
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, RecursionError) as error:
        raise UserError(_("The file %(file)s is no valid JSON.") % names) from error
    if isinstance(read, dict) and isinstance(read.get("columns"), dict):
        read = read["columns"]
    if not isinstance(read, dict) or not all(isinstance(each, str) for each in read.values()):
        sentence = _(
            "The file %(file)s holds no columns. Write it as headers with their fields: "
            '{"Название": "name"}.'
        )
        raise UserError(sentence % names)
    return check_mapping(read)
