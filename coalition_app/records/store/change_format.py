"""The form of one journalled change: how rows become text, how a change is hashed, what it replaces.

A change is an insert (all columns), a set (the columns of one group) or a delete. Public columns go into
the journal as JSON; private ones as a salted digest, the values themselves lying apart.
"""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.records.store.columns import Key, Moment, Row

ChangeId = tuple[str, int, int]
"""Device (hex), sequence number of the entry, ordinal within it."""

encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class Change(NamedTuple):
    """One change, ready to be written: public and private values as canonical JSON texts."""

    operation: str
    table_name: str
    row_id: uuid.UUID
    group: str
    public: str
    private: str
    """Empty where no private column has a value."""
    replaces: str


class Column(NamedTuple):
    """A column of the register's truth as the journal writes it."""

    name: str
    group: str
    private: bool
    empty: Any
    """The value that is meant where the JSON leaves it out."""
    default: Any
    kind: str
    """What becomes of a value in JSON: plain, key, bytes, day or moment."""


@cache
def journalled_columns(table: sa.Table) -> tuple[Column, ...]:
    """Return what the journal keeps of a row: all columns but those that follow from others."""
    return tuple(_describe(each) for each in table.columns if not each.info.get("derived"))


def _describe(column: sa.Column[Any]) -> Column:
    kind = "plain"
    if isinstance(column.type, Key):
        kind = "key"
    elif isinstance(column.type, Moment):
        kind = "moment"
    elif isinstance(column.type, sa.Date):
        kind = "day"
    elif isinstance(column.type, sa.LargeBinary):
        kind = "bytes"
    text = isinstance(column.type, sa.Text) and not column.nullable
    default = getattr(column.default, "arg", "" if text else None)
    info = column.info
    return Column(
        column.name,
        info.get("group", column.name),
        bool(info.get("private")),
        "" if text else None,
        default,
        kind,
    )


def complete(table: sa.Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with every journalled column, defaults filled in; raises KeyError for any other one."""
    full = {
        column.name: values.get(column.name, column.default) for column in journalled_columns(table)
    }
    if not full.keys() >= values.keys():
        raise KeyError(sorted(values.keys() - full.keys()))
    return full


def groups_of(table: sa.Table, names: Iterable[str]) -> list[str]:
    """Return the groups that these columns belong to, in the table's order."""
    wanted = set(names)
    found = {column.group: None for column in journalled_columns(table) if column.name in wanted}
    return list(found)


def columns_of(table: sa.Table, group: str) -> list[str]:
    """Return the columns of a group."""
    return [column.name for column in journalled_columns(table) if column.group == group]


def private_columns(table: sa.Table, names: Iterable[str] | None) -> list[str]:
    """Return the private ones among columns; `names` None means all of the table."""
    wanted = None if names is None else set(names)
    return [
        column.name
        for column in journalled_columns(table)
        if column.private and (wanted is None or column.name in wanted)
    ]


def make_change(
    operation: str,
    table: sa.Table,
    row_id: uuid.UUID,
    group: str,
    values: Mapping[str, Any],
    replaces: list[ChangeId],
) -> Change:
    """Turn values of a row into a change; empty values are left out."""
    public: dict[str, Any] = {}
    private: dict[str, Any] = {}
    for column in journalled_columns(table) if values else ():
        value = values.get(column.name)
        # What is empty is false; only the rest is worth comparing.
        if not value and (value is None or value == column.empty):
            continue
        if column.name != "id":
            kept = value if column.kind == "plain" else _to_json(value, column.kind)
            (private if column.private else public)[column.name] = kept
    return Change(
        operation,
        table.name,
        row_id,
        group,
        encode(public) if public else "{}",
        encode(private) if private else "",
        encode(replaces) if replaces else "[]",
    )


def _to_json(value: Any, kind: str) -> Any:
    if kind == "plain":
        return value
    if kind == "key":
        return value.hex
    if kind == "bytes":
        return bytes(value).hex()
    return value.isoformat()


def _from_json(value: Any, kind: str) -> Any:
    if value is None or kind == "plain":
        return value
    if kind == "key":
        return uuid.UUID(hex=value)
    if kind == "bytes":
        return bytes.fromhex(value)
    if kind == "day":
        return dt.date.fromisoformat(value)
    return dt.datetime.fromisoformat(value)


def read_values(
    table: sa.Table, public: str, private: str | None, names: Iterable[str] | None = None
) -> dict[str, Any]:
    """Read the column values that a change wrote; `names` limits them to the columns of a group."""
    given = json.loads(public)
    if private:
        given.update(json.loads(private))
    wanted = None if names is None else set(names)
    return {
        column.name: _from_json(given[column.name], column.kind)
        if column.name in given
        else column.empty
        for column in journalled_columns(table)
        if column.name != "id" and (wanted is None or column.name in wanted)
    }


def private_digest(salt: bytes, private: str) -> bytes:
    """Return the digest that stands in the journal for private values."""
    return hashlib.sha256(salt + private.encode()).digest()


def change_bytes(change: Change, digest: bytes | None) -> bytes:
    """Return the bytes of a change that its entry's hash covers; JSON never holds the separators."""
    parts = (
        change.operation,
        change.table_name,
        change.row_id.hex,
        change.group,
        change.public,
        change.replaces,
        digest.hex() if digest else "",
    )
    return ("\x1f".join(parts) + "\x1e").encode()


def entry_hash(entry: Mapping[str, Any]) -> bytes:
    """Return the hash of a journal entry, which covers its changes and the entry before it."""
    target = entry["target_device_id"]
    parts = (
        entry["device_id"].hex,
        str(entry["seq"]),
        str(entry["clock"]),
        entry["at"].astimezone(dt.UTC).isoformat(),
        entry["kind"],
        entry["action"],
        entry["arguments"],
        entry["actor"],
        target.hex if target else "",
        str(entry["target_seq"] or ""),
        str(entry["change_count"]),
        entry["changes_sha256"].hex(),
        entry["previous"].hex(),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).digest()


def current_heads(known: Sequence[Row], group: str | None) -> list[ChangeId]:
    """Return the changes of a row that no other has replaced.

    `known` holds the row's changes: device, sequence, ordinal, operation, group, replaced ids. An insert
    or a delete counts for each group, and a delete ends all that came before it; `group` None asks for
    the whole row.
    """
    if len(known) == 1 and (group is None or known[0].operation != "set"):
        return [(known[0].device_id.hex, known[0].seq, known[0].ordinal)]
    candidates: set[ChangeId] = set()
    replaced: set[ChangeId] = set()
    before: dict[ChangeId, list[ChangeId]] = {}
    ended: list[ChangeId] = []
    for device_id, seq, ordinal, operation, changed, replaces, *_more in known:
        each = (device_id.hex, seq, ordinal)
        before[each] = read_ids(replaces)
        if operation == "delete":
            ended += before[each]
        if group is None or operation != "set" or changed == group:
            candidates.add(each)
            replaced.update(before[each])
    over: set[ChangeId] = set()
    while ended:
        gone = ended.pop()
        if gone not in over:
            over.add(gone)
            ended += before.get(gone, [])
    return sorted(candidates - replaced - over)


def read_ids(replaces: str) -> list[ChangeId]:
    """Read the change ids that a change names as replaced."""
    return [(each[0], each[1], each[2]) for each in json.loads(replaces)]
