"""What the columns of a table hold, told by their contents where no header is known."""

import csv
from collections.abc import Callable, Sequence

from coalition_app.intake.bodies import is_body
from coalition_app.intake.legal_forms import find_form
from coalition_app.intake.people import begins_office, is_person
from coalition_app.intake.places import is_country, is_place
from coalition_app.intake.quotation import QUOTES

DELIMITERS = "\t;,|"
SAMPLE = 60
"""Rows that are looked at."""
FEWEST = 3
SHARE = 0.6
"""Share of a column's filled cells that must look alike."""
MOST_COLUMNS = 60


def guess_columns(texts: Sequence[str]) -> tuple[int, str, list[str], dict[str, int]] | None:
    """Guess a table's columns from what stands in them.

    Gives the index of the header's line (-1 where the first row is a signatory already), the delimiter,
    the header's cells and the column of each field; None where no column clearly holds names.
    """
    filled = [(at, text) for at, text in enumerate(texts[: SAMPLE * 2]) if text.strip()][:SAMPLE]
    if len(filled) < FEWEST:
        return None
    for delimiter in sorted(DELIMITERS, key=filled[0][1][:5000].count, reverse=True):
        try:
            rows = list(csv.reader([text[:20_000] for _at, text in filled], delimiter=delimiter))
        except csv.Error:
            continue
        if len(rows) != len(filled) or not any(len(row) > 1 for row in rows):
            continue
        fields = _fields_of([row[:MOST_COLUMNS] for row in rows[1:]])
        if not {"name", "person"} & fields.keys():
            continue
        headless = _looks_like(rows[0], fields)
        cells = [] if headless else rows[0] + [""] * (max(fields.values()) + 1 - len(rows[0]))
        return (-1 if headless else filled[0][0]), delimiter, cells, fields
    return None


def _fields_of(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    width = max(map(len, rows), default=0)
    columns = [[row[at].strip() for row in rows if at < len(row)] for at in range(width)]
    fields: dict[str, int] = {}
    for field, test in TESTS:
        shares = [
            (_share(column, test), -at)
            for at, column in enumerate(columns)
            if at not in fields.values()
        ]
        best = max(shares, default=(0.0, 0))
        if best[0] >= SHARE:
            fields[field] = -best[1]
    if "name" in fields and "person" in fields and fields["person"] < fields["name"]:
        # Who is named first signs; the body beside a person is where that person belongs.
        fields["affiliation"] = fields.pop("name")
    elif "name" in fields and "person" in fields:
        fields["representative"] = fields.pop("person")
    return fields


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    filled = [cell for cell in cells if cell]
    if len(filled) < FEWEST - 1 or 2 * len(filled) < len(cells):
        return 0.0
    return sum(map(test, filled)) / len(filled)


def _looks_like(row: Sequence[str], fields: dict[str, int]) -> bool:
    """Whether the first row is one of the others, so that there is no header."""
    tests = dict(TESTS)
    tests["representative"] = is_person
    held = [(f, row[at].strip()) for f, at in fields.items() if at < len(row) and row[at].strip()]
    return 2 * sum(tests[field](cell) for field, cell in held) > len(held)


def _is_number(cell: str) -> bool:
    return cell.rstrip(".").isdecimal() and len(cell) < 7


def _is_sender(cell: str) -> bool:
    return "@" in cell and " " not in cell and "." in cell


def _is_signatory_body(cell: str) -> bool:
    if len(cell) > 300 or is_person(cell) or "@" in cell:
        return False
    return is_body(cell) or bool(find_form(cell).form) or cell[:1] in QUOTES


TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("number", _is_number),
    ("sender", _is_sender),
    ("country", is_country),
    ("place", is_place),
    ("name", _is_signatory_body),
    ("person", is_person),
    ("office", begins_office),
)
