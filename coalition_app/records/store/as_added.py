"""Rows that stand as the journal's last change of them added them, told by SQL: most of a long list.

SQL puts a row's values into the text in which `change_format` journals an addition, and compares it with the
text in the journal. What it does not find equal may be right all the same: a row that was edited since, or
one that an older program wrote. Whoever asks looks at those more closely.
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import sqlalchemy as sa

from coalition_app.records.store import change_format
from coalition_app.records.store.raw_rows import stream, stream_sql
from coalition_app.records.store.tables import JOURNALLED

WRITTEN = "written_anew"
"""The function of SQL that puts JSON into the journal's form."""

_STANDS = " ".join(
    f"""WHEN '{name}' THEN EXISTS (SELECT 1 FROM "{name}" AS t WHERE t.id = c.row_id)"""
    for name in JOURNALLED
)
_GONE = f"""
SELECT c.table_name, c.row_id FROM journal_change AS c
WHERE NOT CASE c.table_name {_STANDS} ELSE TRUE END
    AND 'delete' IS NOT (
        SELECT d.operation FROM journal_change AS d
            JOIN journal_entry AS f ON f.device_id = d.device_id AND f.seq = d.seq
        WHERE d.row_id = c.row_id AND d.table_name = c.table_name
        ORDER BY f.clock DESC, d.seq DESC, d.ordinal DESC LIMIT 1
    )
"""


def not_as_added(connection: sa.Connection, table: sa.Table) -> Iterator[Any]:
    """Yield the keys, as they are stored, of the rows that do not stand as they were added last.

    Raises the database's errors where a value is of no readable form.
    """
    named = f'"{table.name}"'
    if connection.exec_driver_sql(f"SELECT 1 FROM {named} LIMIT 1").first() is None:
        return  # preparing what comes takes longer than reading a short list
    _add_function(connection)
    query = f"SELECT t.id FROM {named} AS t WHERE NOT {_is_as_added(table)}"
    for row in stream_sql(connection, query):
        yield row[0]


def as_added_by(
    connection: sa.Connection, table: sa.Table, entries: Iterable[tuple[uuid.UUID, int]]
) -> Iterator[uuid.UUID]:
    """Yield the keys of the rows that stand as one of these entries added them, and none after it."""
    _add_function(connection)
    listed = ", ".join(f"(x'{device_id.hex}', {seq:d})" for device_id, seq in entries)
    among = f" AND (c.device_id, c.seq) IN (VALUES {listed})"
    query = sa.text(f'SELECT t.id FROM "{table.name}" AS t WHERE {_is_as_added(table, among)}')
    for row in stream(connection, query.columns(table.c.id)):
        yield row[0]


def _add_function(connection: sa.Connection) -> None:
    raw: Any = connection.connection.dbapi_connection
    raw.create_function(WRITTEN, 1, _written_anew, deterministic=True)


def gone_unremoved(connection: sa.Connection) -> Iterator[tuple[str, Any]]:
    """Yield table and stored key of rows that are not there, though the journal did not remove them last."""
    for row in stream_sql(connection, _GONE):
        yield row[0], row[1]


def _written_anew(value: Any) -> str | None:
    """Return JSON as the journal writes it; None for what is none."""
    try:
        return change_format.encode(json.loads(value)) if isinstance(value, str) else None
    except ValueError:
        return None


@cache
def _is_as_added(table: sa.Table, among: str = "") -> str:
    """Return the condition that a row `t` stands as the last change of it added it."""
    columns = sorted(change_format.journalled_columns(table), key=lambda each: each.name)
    public, private = (
        " || ".join(
            ("''", *(_member(table, c) for c in columns if c.private is of and c.name != "id"))
        )
        for of in (False, True)
    )
    return f"""EXISTS (
        SELECT 1 FROM journal_change AS c
            JOIN journal_entry AS e ON e.device_id = c.device_id AND e.seq = c.seq
            LEFT JOIN journal_private AS p
                ON p.device_id = c.device_id AND p.seq = c.seq AND p.ordinal = c.ordinal
        WHERE c.row_id = t.id AND c.operation = 'insert' AND c.table_name = '{table.name}'{among}
            AND c.value = '{{' || substr({public}, 2) || '}}'
            AND coalesce(p.value, '{{}}') = '{{' || substr({private}, 2) || '}}'
            AND (p.value IS NULL) = (c.private_digest IS NULL)
            AND NOT EXISTS (
                SELECT 1 FROM journal_change AS d
                    JOIN journal_entry AS f ON f.device_id = d.device_id AND f.seq = d.seq
                WHERE d.row_id = t.id
                    AND (d.device_id, d.seq, d.ordinal) <> (c.device_id, c.seq, c.ordinal)
                    AND (f.clock, d.seq, d.ordinal) >= (e.clock, c.seq, c.ordinal)
            )
    )"""


def _member(table: sa.Table, column: change_format.Column) -> str:
    """Return the SQL that writes a column with a comma before it, or nothing for an empty one."""
    value = f't."{column.name}"'
    empty = f"{value} IS NULL" + (f" OR {value} = ''" if column.empty == "" else "")
    return f"""CASE WHEN {empty} THEN '' ELSE ',"{column.name}":' || {_in_json(table, column, value)} END"""


def _in_json(table: sa.Table, column: change_format.Column, value: str) -> str:
    if isinstance(table.c[column.name].type, sa.JSON):
        return f"{WRITTEN}({value})"
    if column.kind in ("key", "bytes"):
        return f"""CASE typeof({value}) WHEN 'blob' THEN '"' || lower(hex({value})) || '"' END"""
    if column.kind == "moment":
        # As the driver writes it: 2026-11-28 09:30:00.000000, in UTC.
        return f"""CASE WHEN length(CAST({value} AS BLOB)) = 26 AND substr({value}, 11, 1) = ' ' THEN
            '"' || substr({value}, 1, 10) || 'T' || substr({value}, 12, 8)
            || replace(substr({value}, 20), '.000000', '') || '+00:00"' END"""
    return f"json_quote({value})"
