"""What the columns of a table hold, by their contents, where no header is known."""

import csv
from collections.abc import Callable, Sequence

from coalition_app.intake.tables.place_column import names_place
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import begins_office, is_person
from coalition_app.intake.words.places import is_country
from coalition_app.intake.words.quotation import QUOTES

DELIMITERS = "\t;,|"
SAMPLE = 60
"""Rows that are looked at."""
FEWEST = 3
SHARE = 0.6
"""Share of a column's filled cells that must look alike."""
MOST_COLUMNS = 60
LONGEST_TITLE = 120
ALIKE = {"name": 0.5, "person": 0.2}
"""Fields whose cells differ from row to row, and the least share of different ones; a person may send
several rows."""


def guess_columns(texts: Sequence[str]) -> tuple[int, str, list[str], dict[str, int]] | None:
    """Guess a table's columns from their contents.

    Returns the index of the header's line (-1 where the first row is a signatory already), the delimiter,
    the header's cells and the column of each field; None where no column clearly holds names.
    """
    filled = [(at, text) for at, text in enumerate(texts[: SAMPLE * 2]) if text.strip()][:SAMPLE]
    if len(filled) < FEWEST:
        return None
    # Tabs part cells; a comma in the first row may be no more than what it ends with.
    tabs = 2 * sum("\t" in text for _at, text in filled) > len(filled)
    ordered = sorted(DELIMITERS, key=filled[0][1][:5000].count, reverse=True)
    for delimiter in "\t" if tabs else ordered:
        try:
            rows = list(csv.reader([text[:20_000] for _at, text in filled], delimiter=delimiter))
        except csv.Error:
            continue
        if len(rows) != len(filled) or not any(len(row) > 1 for row in rows):
            continue
        head = _below_title(rows)
        fields = _fields_of([row[:MOST_COLUMNS] for row in rows[head + 1 :]])
        if not {"name", "person"} & fields.keys():
            continue
        if _looks_like(rows[head], fields):
            head -= 1
        cells = rows[head] + [""] * (max(fields.values()) + 1 - len(rows[head]))
        return (
            (filled[head][0], delimiter, cells, fields)
            if head >= 0
            else (-1, delimiter, [], fields)
        )
    return None


def _below_title(rows: Sequence[Sequence[str]]) -> int:
    """Return the index of the first row of several cells, where most rows have several; else the first."""
    several = [at for at, row in enumerate(rows) if sum(bool(cell.strip()) for cell in row) > 1]
    return several[0] if 2 * len(several) > len(rows) else 0


def _fields_of(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    width = max(map(len, rows), default=0)
    columns = [[row[at].strip() for row in rows if at < len(row)] for at in range(width)]
    fields: dict[str, int] = {}
    for field, test in TESTS:
        shares = [
            (_share(column, test), -at)
            for at, column in enumerate(columns)
            if at not in fields.values() and _tell_apart(column, ALIKE.get(field, 0.0))
        ]
        best = max(shares, default=(0.0, 0))
        if best[0] >= SHARE:
            fields[field] = -best[1]
    if "person" in fields and "name" not in fields:
        _find_affiliation(columns, fields)
    if "name" in fields and "person" in fields and fields["person"] < fields["name"]:
        # The first named signs; the body beside a person is an affiliation.
        fields["affiliation"] = fields.pop("name")
    return fields


def _find_affiliation(columns: Sequence[Sequence[str]], fields: dict[str, int]) -> None:
    """Read the first unclaimed column of words after people as their bodies.

    Names of universities and firms often hold no word for a body.
    """
    for at, column in enumerate(columns):
        if (
            at > fields["person"]
            and at not in fields.values()
            and _share(column, _is_title) >= SHARE
        ):
            fields["affiliation"] = at
            return


def _is_title(cell: str) -> bool:
    """Tell whether a cell may be the name of a body: a capital, some words, and no address."""
    return (
        cell[:1].isupper()
        and cell[:2].lower() != "no"
        and len(cell) < LONGEST_TITLE
        and "@" not in cell
        and "://" not in cell
        and cell.lower() not in ("yes", "true", "false", "да", "нет")
    )


def _tell_apart(cells: Sequence[str], share: float) -> bool:
    """Tell whether the cells of a column differ, as names do and kinds of bodies do not."""
    filled = [cell for cell in cells if cell]
    return len(set(filled)) >= share * len(filled)


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    filled = [cell for cell in cells if cell]
    if len(filled) < FEWEST - 1 or 2 * len(filled) < len(cells):
        return 0.0
    return sum(map(test, filled)) / len(filled)


def _looks_like(row: Sequence[str], fields: dict[str, int]) -> bool:
    """Tell whether the first row is one of the others, so that there is no header."""
    tests = dict(TESTS)
    tests["representative"] = is_person
    tests["affiliation"] = tests["name"]
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
    ("place", names_place),
    ("name", _is_signatory_body),
    ("person", is_person),
    ("office", begins_office),
)
