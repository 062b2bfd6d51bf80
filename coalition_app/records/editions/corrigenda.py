"""Corrigenda that were issued: what each froze, its seal and its prints stay as they were."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import CorrigendumRow, EditionRow
from coalition_app.records.journal import journal
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.edition_tables import corrigendum, corrigendum_print
from coalition_app.records.store.transactions import Reading, Transaction


@dataclass(frozen=True, slots=True)
class CorrigendumPrint:
    """One document made of a corrigendum."""

    id: uuid.UUID
    corrigendum_id: uuid.UUID
    language: str
    sha256: bytes
    made_at: dt.datetime


def next_corrigendum(tx: Reading, statement_id: uuid.UUID) -> int:
    """Return the number that the statement's next corrigendum takes."""
    query = sa.select(sa.func.max(corrigendum.c.number))
    return (tx.value(query.where(corrigendum.c.statement_id == statement_id)) or 0) + 1


def record_corrigendum(
    tx: Transaction,
    statement: StatementRow,
    *,
    number: int,
    earlier: EditionRow,
    later: EditionRow,
    place: str,
    dated: dt.date,
    content: bytes,
    code: str,
    seal: Mapping[str, Any],
) -> uuid.UUID:
    """Keep a corrigendum as it was issued."""
    tx.name_action(statement=statement.number, corrigendum=number)
    return tx.add(
        corrigendum,
        statement_id=statement.id,
        earlier_id=earlier.id,
        later_id=later.id,
        number=number,
        place=place,
        dated=dated,
        sha256=tx.keep_blob(content),
        code=code,
        seal=dict(seal),
        heads=journal.heads(tx),
        issued_at=tx.now,
    )


def record_print(tx: Transaction, corrigendum_id: uuid.UUID, language: str, content: bytes) -> None:
    """Keep the bytes of a document made of a corrigendum."""
    tx.add(
        corrigendum_print,
        corrigendum_id=corrigendum_id,
        language=language,
        sha256=tx.keep_blob(content),
        made_at=tx.now,
    )


def list_corrigenda(tx: Reading, statement_id: uuid.UUID | None = None) -> list[CorrigendumRow]:
    """List the corrigenda of one statement or of all, oldest first."""
    query = sa.select(corrigendum).order_by(corrigendum.c.issued_at, corrigendum.c.number)
    if statement_id is not None:
        query = query.where(corrigendum.c.statement_id == statement_id)
    return [
        CorrigendumRow(
            row.id,
            row.statement_id,
            row.earlier_id,
            row.later_id,
            row.number,
            row.place,
            row.dated,
            row.sha256,
            row.code,
            row.seal,
            row.issued_at,
        )
        for row in tx.rows(query)
    ]


def find_corrigendum(tx: Reading, statement: StatementRow, named: str) -> CorrigendumRow:
    """Find a corrigendum of a statement by its number or code; raises UserError where there is none.

    Where two copies of the register gave one number, the number means the newest.
    """
    given = named.strip().upper()
    rows = list_corrigenda(tx, statement.id)
    found = [row for row in rows if given in (str(row.number), row.code)]
    if not found:
        raise UserError(
            _("Statement %(statement)d has no corrigendum %(number)s.")
            % {"statement": statement.number, "number": named}
        )
    return found[-1]


def list_prints(tx: Reading, corrigendum_id: uuid.UUID) -> list[CorrigendumPrint]:
    """List the prints of a corrigendum, oldest first."""
    query = sa.select(corrigendum_print).where(corrigendum_print.c.corrigendum_id == corrigendum_id)
    return [
        CorrigendumPrint(row.id, row.corrigendum_id, row.language, row.sha256, row.made_at)
        for row in tx.rows(query.order_by(corrigendum_print.c.made_at))
    ]


def corrigendum_by_print(tx: Reading, sha256: bytes) -> CorrigendumRow | None:
    """Find the corrigendum of which a recorded print has this SHA-256."""
    query = sa.select(corrigendum_print.c.corrigendum_id)
    key = tx.value(query.where(corrigendum_print.c.sha256 == sha256))
    return next((row for row in list_corrigenda(tx) if row.id == key), None)


def corrigendum_sentence(tx: Reading, row: CorrigendumRow) -> str:
    """Name a corrigendum by its number, its editions, its day and its code."""
    return _(
        "Corrigendum %(number)d of %(date)s: from edition %(earlier)d to edition %(later)d, code %(code)s"
    ) % {**_named(tx, row), "date": row.dated.strftime("%d.%m.%Y"), "code": row.code}


def pair_sentence(values: Mapping[str, object]) -> str:
    """Say between which editions a corrigendum is, by its plain values."""
    return _("From edition %(earlier)d to edition %(later)d") % values


def corrigendum_values(tx: Reading, row: CorrigendumRow) -> dict[str, object]:
    """Return a corrigendum as plain values."""
    return {
        **_named(tx, row),
        "date": row.dated.isoformat(),
        "place": row.place,
        "code": row.code,
        "prints": [each.language for each in list_prints(tx, row.id)],
        "deliveries": [
            editions.delivery_values(each) for each in editions.list_deliveries(tx, row.id)
        ],
    }


def _named(tx: Reading, row: CorrigendumRow) -> dict[str, object]:
    numbers = {each.id: each.number for each in editions.list_editions(tx, row.statement_id)}
    return {
        "number": row.number,
        "earlier": numbers[row.earlier_id],
        "later": numbers[row.later_id],
    }
