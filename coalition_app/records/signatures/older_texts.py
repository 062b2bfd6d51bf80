"""Signatures of an older text: who must reconfirm the newest one, and what a later text leaves unsaid."""

import datetime as dt
import uuid
from array import array
from collections.abc import Sequence

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks, write_day
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.statements.versions import first_of_same
from coalition_app.records.statements.wordings import TextRow, list_texts, sealed_day
from coalition_app.records.store.tables import BOUND, signature, text
from coalition_app.records.store.transactions import Reading


def newest_sealed(tx: Reading, statement_id: uuid.UUID) -> TextRow | None:
    """Return the newest sealed text of a statement; None where none is sealed."""
    sealed = [each for each in list_texts(tx, statement_id) if each.sealed_at is not None]
    return sealed[-1] if sealed else None


def numbers_to_reconfirm(tx: Reading, statement_id: uuid.UUID) -> "array[int]":
    """Return the numbers of those who signed other words than those of the newest sealed text, in order."""
    newest = newest_sealed(tx, statement_id)
    if newest is None or newest.number == 1:
        return array("q")
    return _of_older_texts(tx, statement_id, newest.number)


def numbers_of_older_texts(tx: Reading, shown: StatementRow) -> "array[int]":
    """Return the numbers of those who did not sign the newest text, sealed or in work, in order.

    Sealing it would ask these to reconfirm.
    """
    if shown.text_number == 1:
        return array("q")
    return _of_older_texts(tx, shown.id, shown.text_number)


def count_bound(tx: Reading, statement_id: uuid.UUID) -> int:
    """Count those who stand by any text of a statement: whom a new text would ask to reconfirm."""
    query = sa.select(sa.func.count()).where(
        signature.c.statement_id == statement_id, signature.c.standing.in_(BOUND)
    )
    return int(tx.value(query))


def refuse_before_text(
    tx: Reading, signature_id: uuid.UUID, number: int, received: dt.date
) -> None:
    """Raise UserError for words that came before the later text to which a signature is bound.

    The first text is sealed after it was signed as often as before, with the same words; nobody can have
    spoken of a later one before it was sealed.
    """
    query = (
        sa.select(text.c.number, text.c.sealed_at, text.c.sealed_on)
        .join(signature, signature.c.text_id == text.c.id)
        .where(signature.c.id == signature_id, text.c.number > 1, text.c.sealed_at.is_not(None))
    )
    row = tx.first(query)
    sealed = sealed_day(tx, row) if row is not None else None
    if row is None or sealed is None or received >= sealed:
        return
    raise UserError(
        _(
            "The words came on %(day)s, but number %(number)d stands under text %(text)d, sealed on "
            "%(sealed)s: they are about an older text. Ask whether they hold for this one, and record "
            "the day of that answer."
        )
        % {
            "day": write_day(received),
            "number": number,
            "text": row.number,
            "sealed": write_day(sealed),
        }
    )


def texts_signed(tx: Reading, asked: Sequence[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Return the number of the text to which each of these signatures is bound."""
    found: dict[uuid.UUID, int] = {}
    query = sa.select(signature.c.id, text.c.number).join(text, text.c.id == signature.c.text_id)
    for chunk in chunks(asked):
        found.update(
            (row.id, row.number) for row in tx.rows(query.where(signature.c.id.in_(chunk)))
        )
    return found


def _of_older_texts(tx: Reading, statement_id: uuid.UUID, number: int) -> "array[int]":
    """Return who did not sign the words of a text, translations and spelling apart."""
    first = first_of_same(tx, statement_id, number)
    older = [each.id for each in list_texts(tx, statement_id) if each.number < first]
    query = (
        sa.select(signature.c.number)
        .where(
            signature.c.statement_id == statement_id,
            signature.c.standing.in_(BOUND),
            signature.c.text_id.in_(older),
        )
        .order_by(signature.c.number)
    )
    return array("q", tx.connection.execute(query).scalars())
