"""Which column of a table is read as which field: as guessed, as a person set it, kept by header names."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.i18n import _

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
)
"""What a column can hold; `demand:1` is a stance on demand 1, `words:1` are words about it."""
OF_DEMAND = re.compile(r"(?:demand|words):[1-9]\d{0,2}")
NOT_READ = ("", "ignore")
SEPARATORS = "\t;,|"
HEADER_WITHIN = 20
EXAMPLES = 3
"""Different filled cells that are shown of a column."""
EXAMPLE_ROWS = 40
"""Rows from the top among which they are looked for."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as a person checks its columns."""

    separator: str
    """The character between the cells; empty where it was not found again."""
    examples: tuple[tuple[str, ...], ...]
    """Cells of each of the draft's columns, in their order."""


def mapping_of(draft: Draft) -> dict[str, str]:
    """Give how the columns of a table were read, by their headers; empty where it was no table."""
    return dict(draft.columns)


def header_key(header: str) -> str:
    """Give a header as it is remembered: small, white space collapsed, so that its place is no matter."""
    return " ".join(header.replace("\ufeff", "").lower().split())


def view_table(draft: Draft, texts: Sequence[str]) -> TableView:
    """Give the separator of a table and some cells of each column; `texts` are the source's lines."""
    headers = [header for header, _field in draft.columns]
    for text in texts[:HEADER_WITHIN]:
        for separator in SEPARATORS:
            cells = [cell.strip() for cell in _cells(text, separator)]
            if headers and [cell for cell in cells if cell] == headers:
                places = [at for at, cell in enumerate(cells) if cell]
                return TableView(separator, _examples(draft, texts, separator, places))
    return TableView("", ((),) * len(headers))


def _examples(
    draft: Draft, texts: Sequence[str], separator: str, places: Sequence[int]
) -> tuple[tuple[str, ...], ...]:
    found: list[dict[str, None]] = [{} for _place in places]
    for entry in draft.entries[:EXAMPLE_ROWS]:
        first, last = entry.lines
        row = _cells("\n".join(texts[first - 1 : last]), separator)
        for known, place in zip(found, places, strict=True):
            cell = " ".join(row[place].split()) if place < len(row) else ""
            if cell and len(known) < EXAMPLES:
                known.setdefault(cell)
    return tuple(tuple(known) for known in found)


def _cells(text: str, separator: str) -> list[str]:
    return next(csv.reader(text.split("\n"), delimiter=separator), [])


def write_mapping(path: Path, draft: Draft) -> None:
    """Write how the columns are read into a JSON file, as `import --map` takes it.

    Raises UserError where it cannot be written.
    """
    columns = {header: field or "ignore" for header, field in draft.columns}
    try:
        path.write_text(json.dumps(columns, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        names = {"file": str(path), "reason": error.strerror or str(error)}
        raise UserError(_("The file %(file)s cannot be written: %(reason)s.") % names) from error


def check_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """Give a mapping with its headers as they are remembered; raises UserError for an unknown field."""
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
    """Read a mapping out of a JSON file: headers and fields, or what `import --dry-run --json` printed.

    Raises UserError where the file cannot be read or holds something else.
    """
    names = {"file": str(path)}
    try:
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        sentence = _("The file %(file)s cannot be read: %(reason)s.")
        raise UserError(sentence % {**names, "reason": error.strerror or str(error)}) from error
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
