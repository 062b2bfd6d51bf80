"""Lists of records in other shapes: records kept by their names or numbers, rows of cells, bare names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coalition_app.i18n import ngettext
from coalition_app.intake.words.item_sign import names_somebody
from coalition_app.intake.words.quotation import split_items
from coalition_app.intake.words.table_headers import NAMING, field_of_header, is_weak_name

FEWEST = 3
"""Records under keys that make a list; a file has fewer settings that are records."""
ALIKE = 0.6
"""Share of them that must be alike."""
SAMPLE = 200
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
    if _describes_names(record):
        return {"": [f"{name}, {said}" if said else name for name, said in record.items()]}
    return {
        key: with_lists(value)[""]
        if isinstance(value, dict) and (_is_set(value) or _describes_names(value))
        else value
        for key, value in record.items()
    }


def are_names(value: Sequence[Any]) -> bool:
    """Tell whether a list holds bare names, most of them known as a person's or a body's."""
    texts = [each for each in value if isinstance(each, str)]
    if len(texts) < len(value):
        return False
    firsts = [items[0].text if (items := split_items(each)) else "" for each in texts[:SAMPLE]]
    return bool(firsts) and sum(map(names_somebody, firsts)) >= ALIKE * len(firsts)


def with_groups(value: Sequence[Any]) -> Sequence[Any]:
    """Return the signatories of groups in one list, each with what is said of its group.

    A list is of groups where most of its records name nobody, and each holds a list of signatories.
    """
    records = [each for each in value if isinstance(each, dict)]
    held = [key for each in records for key, inner in each.items() if _are_signatories(inner)]
    key = max(held, key=held.count, default="")
    groups = [
        each for each in records if _are_signatories(each.get(key)) and not _names(each, but=key)
    ]
    if not groups or len(groups) < ALIKE * len(value):
        return value
    found: list[Any] = []
    for each in value:
        if not isinstance(each, dict) or not isinstance(each.get(key), list):
            found.append(each)
            continue
        around = {
            name: said
            for name, said in each.items()
            if name != key and not isinstance(said, (list, dict))
        }
        for inner in with_groups(each[key]):
            found.append({**around, **(inner if isinstance(inner, dict) else {"name": inner})})
    return found


def _are_signatories(value: Any) -> bool:
    if not isinstance(value, list) or not value:
        return False
    records = [each for each in value if isinstance(each, dict)]
    return (len(records) == len(value) and any(map(_names, records))) or are_names(value)


def _names(record: Mapping[str, Any], but: str = "") -> bool:
    """Tell whether a record names a signatory under one of its keys, but for one that holds others."""
    return any(field_of_header(key) in NAMING or is_weak_name(key) for key in record if key != but)


def named_alike(value: Sequence[Any], lists: int = 1) -> Sequence[Any]:
    """Return a list of rows, or of bare names, as records; other lists as they are.

    `lists`: how many a file holds; of several each is a table.
    """
    if len(value) > 1 and all(isinstance(each, list) for each in value):
        head = [str(cell) for cell in value[0]]
        if any(map(field_of_header, head)) and len(set(head)) == len(head):
            return [dict(zip(head, each, strict=False)) for each in value[1:]]
    if len(value) >= FEWEST and all(isinstance(each, str) for each in value):
        numbered = sum(NUMBERED.match(each) is not None for each in value)
        long = sum(len(each) > LONGEST_NAME for each in value)
        if max(numbered, long) < ALIKE * len(value):
            return [{"name": each} for each in value]
    if lists > 1 and not any(isinstance(each, dict) for each in value):
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


def _describes_names(record: Mapping[str, Any]) -> bool:
    """Tell whether a record's keys are names, each with a word on it: {"Anna Kim": "lawyer"}."""
    plain = all(isinstance(each, str) for each in record.values())
    return plain and len(record) >= FEWEST and are_names(list(record))


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
    named = any(_names(each) for each in record.values())
    head = "number" if counted else ("key" if named else "name")
    return [{head: key, **each} for key, each in record.items()]
