"""Signatures with all that a list carries away from the program and brings back: dates, positions, words."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.records.checked import chunks
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import ActRow
from coalition_app.records.signatures.signatures import SignatureRow, each_signature
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import signature
from coalition_app.records.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class WholeRow:
    """One signature as it comes back."""

    signature: SignatureRow
    signed_on: dt.date | None
    received_on: dt.date | None
    positions: Mapping[int, str]
    """By the demand's number; empty for who does not count."""
    acts: Sequence[ActRow]
    """The words in force."""


def each_whole(
    tx: Reading,
    statement: StatementRow,
    *,
    numbers: Sequence[int] | None = None,
    find: str | None = None,
) -> Iterator[WholeRow]:
    """Read signatures by number as they come back; `numbers` and `find` as for `each_signature`."""
    acts = positions.acts_by_signature(tx, statement)
    held, days = read_held(tx, statement), _days(tx, statement.id)
    for row in _each(tx, statement, numbers, find):
        yield WholeRow(row, *days[row.id], held.by_demand(row.id), acts.get(row.id, ()))


def _each(
    tx: Reading, statement: StatementRow, numbers: Sequence[int] | None, find: str | None
) -> Iterator[SignatureRow]:
    if numbers is None:
        yield from each_signature(tx, statement.id, find=find)
        return
    for chunk in chunks(numbers):
        yield from each_signature(tx, statement.id, numbers=chunk, find=find)


def _days(
    tx: Reading, statement_id: uuid.UUID
) -> dict[uuid.UUID, tuple[dt.date | None, dt.date | None]]:
    """Return the days on which each signature was made and received."""
    columns = signature.c
    query = sa.select(columns.id, columns.signed_on, columns.received_on)
    return {
        row[0]: (row[1], row[2])
        for row in tx.rows(query.where(columns.statement_id == statement_id))
    }
