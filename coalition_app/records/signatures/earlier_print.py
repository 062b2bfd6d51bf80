"""What lists printed of signatures that were corrected since, or before the import."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.records.checked import chunks
from coalition_app.records.store import change_format
from coalition_app.records.store.journal_tables import journal_change, journal_private
from coalition_app.records.store.name_keys import name_key
from coalition_app.records.store.tables import signature, statement
from coalition_app.records.store.transactions import Reading

_SAME = (
    (journal_private.c.device_id == journal_change.c.device_id)
    & (journal_private.c.seq == journal_change.c.seq)
    & (journal_private.c.ordinal == journal_change.c.ordinal)
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A signature in the words in which its list printed it."""

    statement_id: uuid.UUID
    statement: int
    number: int
    status: str
    status_on: dt.date | None
    kind: str
    legal_form: str
    name: str
    joint: Any
    representative: str
    office: str
    place: str
    country: str


def read_printed(tx: Reading, statement_id: uuid.UUID) -> dict[str, list[Printed]]:
    """Read the signatures of a statement whose printed words were changed, by the key of the printed name.

    The journal tells how each came in; a signature that was made by hand came with no list.
    """
    touched = (
        sa.select(journal_change.c.row_id)
        .where(
            journal_change.c.table_name == signature.name,
            journal_change.c.operation == "set",
            journal_change.c.field_group == "as_signed",
        )
        .distinct()
    )
    query = (
        sa.select(
            signature.c.id,
            signature.c.number,
            signature.c.standing,
            signature.c.standing_on,
            statement.c.number.label("statement"),
        )
        .join(statement, statement.c.id == signature.c.statement_id)
        .where(
            signature.c.statement_id == statement_id,
            signature.c.source_id.is_not(None),
            signature.c.id.in_(touched),
        )
    )
    rows = {row.id: row for row in tx.rows(query.order_by(signature.c.number))}
    found: dict[str, list[Printed]] = {}
    for row_id, values in _as_they_came(tx, list(rows)):
        row = rows[row_id]
        fields = {
            field: values[field]
            for field in Printed.__slots__
            if field not in ("statement_id", "statement", "number", "status", "status_on")
        }
        printed = Printed(
            statement_id, row.statement, row.number, row.standing, row.standing_on, **fields
        )
        found.setdefault(name_key(printed.name), []).append(printed)
    return found


def whole_printed(values: Mapping[str, Any]) -> str:
    """Return the entry that columns of a signature hold: as printed, else composed of its fields."""
    if values["as_printed"]:
        return str(values["as_printed"])
    bodies = [(values["legal_form"], values["name"]), *(values["joint"] or ())]
    whole = [f"{form} {name}".strip() for form, name in bodies]
    whole += [values[field] for field in ("representative", "office", "place", "country")]
    return ", ".join(each for each in whole if each)


def _as_they_came(tx: Reading, keys: list[uuid.UUID]) -> Iterator[tuple[uuid.UUID, dict[str, Any]]]:
    """Yield what the journal's first change of each signature wrote; nothing where that was erased."""
    query = (
        sa.select(
            journal_change.c.row_id,
            journal_change.c.value,
            journal_private.c.value.label("private"),
        )
        .join(journal_private, _SAME)
        .where(journal_change.c.operation == "insert")
        .order_by(journal_change.c.seq)
    )
    seen: set[uuid.UUID] = set()
    for chunk in chunks(keys):
        for row in tx.rows(query.where(journal_change.c.row_id.in_(chunk))):
            if row.row_id not in seen and row.private is not None:
                seen.add(row.row_id)
                yield row.row_id, change_format.read_values(signature, row.value, row.private)
