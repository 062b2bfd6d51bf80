"""Lists of records in other shapes: records kept by their names or numbers, rows of cells, bare names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coalition_app.i18n import ngettext
from coalition_app.intake.words.table_headers import field_of_header, is_weak_name

FEWEST = 3
"""Records under keys that make a list; a file has fewer settings that are records."""
ALIKE = 0.6
"""Share of them that must be alike."""
NAMING = frozenset({"name", "person", "body", "family", "given", "representative"})
COMMENTED = re.compile(
    r"(?m)^\s*#\s*(?:-\s*)?\{?\s*(?:name|nom|title|firstname|имя|название|организация)\s*:"
)
"""A record of a YAML file that is commented out."""
NUMBERED = re.compile(r"\s*\d{1,5}[.)]\s")


def with_lists(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a file's record with each mapping of records turned into a list of them.

    The key is the number of a record where the keys count from 1, its name where it has none, else it says
    nothing.
    """
    if _is_set(record):
        return {"": _listed(record)}
    return {
        key: _listed(value) if isinstance(value, dict) and _is_set(value) else value
        for key, value in record.items()
    }


def named_alike(value: Sequence[Any]) -> Sequence[Any]:
    """Return a list of rows, or of bare names, as records; other lists as they are."""
    if len(value) > 1 and all(isinstance(each, list) for each in value):
        head = [str(cell) for cell in value[0]]
        if any(map(field_of_header, head)) and len(set(head)) == len(head):
            return [dict(zip(head, each, strict=False)) for each in value[1:]]
    if len(value) >= FEWEST and all(isinstance(each, str) for each in value):
        numbered = sum(NUMBERED.match(each) is not None for each in value)
        long = sum(len(each) > LONGEST_NAME for each in value)
        if max(numbered, long) < ALIKE * len(value):
            return [{"name": each} for each in value]
    return value


LONGEST_NAME = 200
"""Characters; what is longer are paragraphs."""


def commented(text: str) -> Iterator[str]:
    """Count the records of a YAML file that are commented out."""
    count = len(COMMENTED.findall(text))
    if count:
        sentence = ngettext(
            "%(count)d record is marked as a comment (#) in the file and was not read.",
            "%(count)d records are marked as comments (#) in the file and were not read.",
            count,
        )
        yield sentence % {"count": count}


def _is_set(record: Mapping[str, Any]) -> bool:
    """Tell whether a record's values are records of one kind, or its keys name and its values describe."""
    values = list(record.values())
    if len(values) < FEWEST or not all(isinstance(each, dict) and each for each in values):
        return False
    keys = [frozenset(each) for each in values]
    common = max(keys, key=keys.count)
    return sum(bool(common & each) for each in keys) >= ALIKE * len(keys)


def _listed(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    counted = [str(at) for at in range(1, len(record) + 1)] == [str(key) for key in record]
    named = any(
        field_of_header(key) in NAMING or is_weak_name(key)
        for each in record.values()
        for key in each
    )
    head = "number" if counted else ("key" if named else "name")
    return [{head: key, **each} for key, each in record.items()]
