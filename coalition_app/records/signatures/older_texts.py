"""Signatures of an older text: who must reconfirm the newest one, and what a later text leaves unsaid."""

import datetime as dt
import uuid
from array import array
from collections.abc import Sequence

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.signatures.signatures import BOUND
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.statements.wordings import TextRow, list_texts, sealed_day
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import signature, text, text_demand
from coalition_app.records.store.transactions import Reading

COVERED, LACKING, REWORDED = "covered", "lacking", "reworded"
"""What a text has of a demand of the newest one."""


def newest_sealed(tx: Reading, statement_id: uuid.UUID) -> TextRow | None:
    """Return the newest sealed text of a statement; None where none is sealed."""
    sealed = [each for each in list_texts(tx, statement_id) if each.sealed_at is not None]
    return sealed[-1] if sealed else None


def numbers_to_reconfirm(tx: Reading, statement_id: uuid.UUID) -> "array[int]":
    """Return the numbers of those who stand by a text older than the newest sealed one, in order."""
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
            "day": received.isoformat(),
            "number": number,
            "text": row.number,
            "sealed": sealed.isoformat(),
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


def coverage(tx: Reading, shown: StatementRow) -> dict[uuid.UUID, tuple[str, ...]]:
    """Return for each other text what a signature under it says of the demands, in their order.

    A signature covers only the wording that it was given under: it speaks of no demand that came later
    (LACKING) or was worded otherwise since, in more than spelling (REWORDED). A text of which all is COVERED
    is left out.
    """
    if shown.text_number == 1 or not shown.demands:
        return {}
    query = (
        sa.select(text_demand, text.c.number.label("at"))
        .join(text, text.c.id == text_demand.c.text_id)
        .where(text.c.statement_id == shown.id)
        .order_by(text.c.number)
    )
    versions: dict[uuid.UUID, dict[uuid.UUID, int]] = {}
    """By demand, then by text: how often the demand was reworded until then."""
    before: dict[uuid.UUID, Row] = {}
    for row in tx.rows(query):
        last = before.get(row.demand_id)
        known = versions.setdefault(row.demand_id, {})
        version = known[last.text_id] if last else 0
        if last and not row.spelling and reworded(shown, last.wordings, row.wordings):
            version += 1
        known[row.text_id], before[row.demand_id] = version, row
    found = {}
    for each in list_texts(tx, shown.id):
        covers = tuple(_cover(versions[demand.id], each.id, shown) for demand in shown.demands)
        if set(covers) != {COVERED}:
            found[each.id] = covers
    return found


def _cover(versions: dict[uuid.UUID, int], text_id: uuid.UUID, shown: StatementRow) -> str:
    if text_id not in versions:
        return LACKING
    return COVERED if versions[text_id] == versions[shown.text_id] else REWORDED


def reworded(shown: StatementRow, older: dict[str, str], newer: dict[str, str]) -> bool:
    """Tell whether wordings differ in the authentic language, or in another where one lacks that."""
    language = shown.authentic_language
    shared = {language} if older.get(language) and newer.get(language) else {*older} & {*newer}
    return not shared or any(older[each].split() != newer[each].split() for each in shared)


def _of_older_texts(tx: Reading, statement_id: uuid.UUID, number: int) -> "array[int]":
    older = [each.id for each in list_texts(tx, statement_id) if each.number < number]
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
