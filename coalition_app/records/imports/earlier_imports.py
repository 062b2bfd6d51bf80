"""The earlier import of a source: when, under which name, and which of its signatures remain."""

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.drafts import Source
from coalition_app.records.statements.statements import StatementRow, get_statement
from coalition_app.records.store.tables import signature, source
from coalition_app.records.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class EarlierImport:
    """An earlier import of the very same bytes."""

    source_id: uuid.UUID
    name: str
    """The file's name then."""
    day: dt.date
    statement: int
    numbers: tuple[int, ...]
    """Its signatures that are still in the register, in order."""


def find_earlier(tx: Reading, read: Source) -> EarlierImport | None:
    """Find the newest import of a source's bytes, or None where the register does not hold them."""
    query = sa.select(source).where(source.c.sha256 == read.sha256)
    row = tx.first(query.order_by(source.c.imported_at.desc()))
    if row is None:
        return None
    signed = sa.select(signature.c.number).where(signature.c.source_id == row.id)
    return EarlierImport(
        row.id,
        row.name,
        tx.day_of(row.imported_at),
        get_statement(tx, row.statement_id).number,
        tuple(each.number for each in tx.rows(signed.order_by(signature.c.number))),
    )


def statement_of(tx: Reading, read: Source, new_title: str | None) -> StatementRow | None:
    """Return the statement that the newest import of a source's bytes went into, None where there is none.

    Where a title for a new statement is given, it is the one with that title.
    """
    query = sa.select(source.c.statement_id).where(source.c.sha256 == read.sha256)
    for row in tx.rows(query.order_by(source.c.imported_at.desc())):
        found = get_statement(tx, row.statement_id)
        if new_title is None or new_title.strip() in found.titles.values():
            return found
    return None
