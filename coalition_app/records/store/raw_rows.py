"""Rows read as the file holds them, so that one that cannot be understood is named and the rest are read."""

import contextlib
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.types import NullType

from coalition_app.records.store.columns import Row

NOT_READABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What a value raises that is not of its column's form."""
AT_ONCE = 2_000


class Damage(NamedTuple):
    """Something that is not as it was written, in a sentence, with the table and the key of its row."""

    text: str
    table: str = ""
    key: str = ""


class Unreadable(ValueError):
    """A value is not of its column's form; names the column."""


@contextlib.contextmanager
def text_as_it_stands(connection: sa.Connection) -> Iterator[None]:
    """Read text that is no UTF-8 as bytes meanwhile, in place of failing at its row."""
    raw: Any = connection.connection.dbapi_connection
    kept = getattr(raw, "text_factory", None)
    if kept is None:
        yield
        return
    raw.text_factory = text_or_bytes
    try:
        yield
    finally:
        raw.text_factory = kept


def text_or_bytes(value: bytes) -> str | bytes:
    """Read text as the driver hands it over; bytes where it is no UTF-8."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


def as_stored(*columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Select columns without turning their values into Python's."""
    stored: list[Any] = [sa.type_coerce(each, NullType()).label(each.key) for each in columns]
    return sa.select(*stored)


def stream(connection: sa.Connection, query: sa.Executable) -> Iterator[Row]:
    """Yield the rows of a query without holding more than a part of them."""
    yield from connection.execute(query, execution_options={"yield_per": AT_ONCE})


def stream_sql(connection: sa.Connection, sql: str) -> Iterator[Row]:
    """Yield rows as `stream` does, of SQL that is passed on as it is, which saves compiling it."""
    yield from connection.exec_driver_sql(sql, execution_options={"yield_per": AT_ONCE})


def reader(
    connection: sa.Connection, columns: Iterable[sa.Column[Any]]
) -> Callable[[Sequence[Any]], dict[str, Any]]:
    """Return what turns stored values into Python's; it raises Unreadable for one that is not of its form."""
    dialect = connection.dialect
    listed = [
        (each.name, each.type.dialect_impl(dialect).result_processor(dialect, None))
        for each in columns
    ]

    def understand(values: Sequence[Any]) -> dict[str, Any]:
        found = {}
        for (name, processor), value in zip(listed, values, strict=True):
            try:
                found[name] = processor(value) if processor else value
            except NOT_READABLE as error:
                raise Unreadable(name) from error
        return found

    return understand


def shown_key(value: Any) -> str:
    """Return a key as sentences show it, whatever stands in its place."""
    if isinstance(value, bytes):
        return value.hex()
    return str(getattr(value, "hex", value))


def key_of(value: Any) -> uuid.UUID:
    """Read a stored key; raises what NOT_READABLE names for anything else."""
    return value if isinstance(value, uuid.UUID) else uuid.UUID(bytes=value)
