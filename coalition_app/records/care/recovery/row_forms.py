"""Which table can a row have stood in? The form of its values, column by column."""

import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from coalition_app.records.store.columns import Key, Moment
from coalition_app.records.store.raw_rows import NOT_READABLE, reader

ONE_OF = re.compile(r"(\w+) IN \((.*)\)")
VERSIONS = (5, 7)
"""Of the UUIDs that the program makes."""
Row = dict[str, Any]


def read_row(table: sa.Table, values: Sequence[Any]) -> Row | None:
    """Return a row's values as Python's, None where one is not of its column's form."""
    understand, words = _form(table)
    if len(values) < len(table.c) or any(each is not None for each in values[len(table.c) :]):
        return None
    stored = values[: len(table.c)]
    if not all(_is_of(column, value) for column, value in zip(table.c, stored, strict=True)):
        return None
    try:
        row = understand(stored)
    except NOT_READABLE:
        return None
    if any(row[name] not in known for name, known in words.items()):
        return None
    return row if _is_key(row.get("id")) else None


def _is_key(key: Any) -> bool:
    return key is None or (isinstance(key, uuid.UUID) and key.version in VERSIONS)


def _is_of(column: sa.Column[Any], value: Any) -> bool:
    if value is None:
        return bool(column.nullable)
    kind = column.type
    if isinstance(kind, Key):
        return isinstance(value, bytes) and len(value) == 16
    if isinstance(kind, sa.LargeBinary):
        return isinstance(value, bytes) and (not value or kind.length in (None, len(value)))
    if isinstance(kind, sa.Integer):
        return isinstance(value, int)
    if isinstance(kind, (sa.Text, sa.JSON, sa.Date, sa.DateTime, Moment)):
        return isinstance(value, str)
    return True


Form = tuple[Callable[[Sequence[Any]], Row], Mapping[str, frozenset[str]]]


@cache
def _form(table: sa.Table) -> Form:
    """Return what reads a table's rows, and for some columns the words that they can hold."""
    engine = sa.create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            understand = reader(connection, table.c)
    finally:
        engine.dispose()
    words = {}
    for constraint in table.constraints:
        found = ONE_OF.fullmatch(str(getattr(constraint, "sqltext", "")))
        if found:
            words[found[1]] = frozenset(re.findall(r"'([^']*)'", found[2]))
    return understand, words
