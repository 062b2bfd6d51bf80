"""What signatures rest on beside consent: other claims, the words, and who compared with the originals."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.records.evidence.remains import still_shows
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from coalition_app.records.store.tables import (
    act,
    evidence,
    evidence_claim,
    open_line,
    signature,
    source,
)
from coalition_app.records.store.transactions import Reading

LIST = "list-as-received"


def numbers_by_claim(tx: Reading, statement_id: uuid.UUID) -> dict[str, tuple[int, ...]]:
    """Return for each claim the numbers that have valid evidence of it, in order.

    A list as received shows nothing. What consent is worth is told by `grades`.
    """
    query = (
        sa.select(evidence_claim.c.claim, signature.c.number)
        .join(signature, signature.c.id == evidence_claim.c.signature_id)
        .join(evidence, evidence.c.id == evidence_claim.c.evidence_id)
        .where(*_standing(statement_id), evidence.c.kind != LIST)
        .distinct()
        .order_by(signature.c.number)
    )
    found: dict[str, list[int]] = {}
    for row in tx.rows(query):
        found.setdefault(row.claim, []).append(row.number)
    return {claim: tuple(numbers) for claim, numbers in found.items()}


@dataclass(frozen=True, slots=True)
class WordsShown:
    """One piece of evidence of a signatory's words."""

    signature_id: uuid.UUID
    act_id: uuid.UUID | None
    """The words that it shows; None for all of the signatory's that had been said when it came."""
    kind: str
    came_on: dt.date | None
    """When it was received, else made."""

    def shows(self, words: uuid.UUID, received_on: dt.date | None) -> bool:
        """Tell whether it shows these words: what came before them cannot."""
        if self.act_id is not None:
            return self.act_id == words
        return self.came_on is None or received_on is None or self.came_on >= received_on


def words_shown(tx: Reading, statement_id: uuid.UUID) -> list[WordsShown]:
    """List the standing evidence of the wording of signatories' words, lists as received included."""
    came_on = sa.func.coalesce(evidence.c.received_on, evidence.c.made_on).label("came_on")
    claimed = (evidence_claim.c.signature_id, evidence_claim.c.act_id)
    query = (
        sa.select(*claimed, evidence.c.kind, came_on)
        .join(evidence, evidence.c.id == evidence_claim.c.evidence_id)
        .where(*_standing(statement_id), evidence_claim.c.claim == "wording")
    )
    return [WordsShown(*row) for row in tx.rows(query)]


def withdrawn_unshown(tx: Reading, statement_id: uuid.UUID) -> tuple[int, ...]:
    """Return the numbers of withdrawn signatures whose withdrawal nothing in the register shows.

    A letter shows it that came on its day or later, an earlier one only where the signatory said no words
    that it could show instead. A list as received shows nothing.
    """
    columns, claimed, came = signature.c, evidence_claim.c, evidence.c
    worded = sa.select(act.c.id).where(act.c.signature_id == columns.id)
    shown = (
        sa.select(claimed.id)
        .join(evidence, came.id == claimed.evidence_id)
        .where(
            *_standing(statement_id),
            came.kind != LIST,
            claimed.signature_id == columns.id,
            claimed.claim.in_(("wording", "consent")),
            claimed.act_id.is_(None),
            sa.or_(
                sa.func.coalesce(came.received_on, came.made_on) >= columns.standing_on,
                sa.and_(claimed.claim == "wording", sa.not_(worded.correlate(signature).exists())),
            ),
        )
        .exists()
    )
    query = sa.select(columns.number).where(
        columns.statement_id == statement_id, columns.standing == "withdrawn", sa.not_(shown)
    )
    return tuple(row.number for row in tx.rows(query.order_by(columns.number)))


def acts_from_lists(tx: Reading, statement_id: uuid.UUID) -> set[uuid.UUID]:
    """Return the keys of the words that imported lists brought."""
    query = (
        sa.select(act.c.id)
        .join(signature, signature.c.id == act.c.signature_id)
        .where(signature.c.statement_id == statement_id, act.c.source_id.is_not(None))
    )
    return {row.id for row in tx.rows(query)}


def waits_to_be_read(tx: Reading, statement_id: uuid.UUID) -> bool:
    """Tell whether a line of a list waits to be read that names a signatory or a demand."""
    query = (
        sa.select(open_line.c.id)
        .join(source, source.c.id == open_line.c.source_id)
        .where(source.c.statement_id == statement_id, open_line.c.decided == "")
    )
    return tx.first(query.limit(1)) is not None


def compared_with_originals(
    tx: Reading, statement_id: uuid.UUID, originals: Collection[int]
) -> list[tuple[str, dt.date, int]]:
    """Return who compared a signature with its original, on which day, and its number.

    Only of `originals`, and only where it was another person than who recorded the evidence.
    """
    columns = signature.c
    query = sa.select(columns.id, columns.number, columns.verified_by, columns.verified_at).where(
        columns.statement_id == statement_id,
        columns.verification == "confirmed",
        columns.verified_with == "originals",
    )
    rows = [row for row in tx.rows(query) if row.number in originals and row.verified_at]
    recorders = _recorders(tx, [row.id for row in rows])
    return [
        (row.verified_by, tx.day_of(row.verified_at), row.number)
        for row in rows
        if row.verified_by.casefold() not in recorders.get(row.id, ())
    ]


def _recorders(tx: Reading, signed: Collection[uuid.UUID]) -> dict[uuid.UUID, set[str]]:
    """Return by signature who recorded its evidence, as the journal names them."""
    same = sa.and_(
        journal_entry.c.device_id == journal_change.c.device_id,
        journal_entry.c.seq == journal_change.c.seq,
    )
    query = (
        sa.select(evidence_claim.c.signature_id, journal_entry.c.actor)
        .join(journal_change, journal_change.c.row_id == evidence_claim.c.id)
        .join(journal_entry, same)
        .where(journal_change.c.operation == "insert")
    )
    found: dict[uuid.UUID, set[str]] = {}
    for key in signed:
        for row in tx.rows(query.where(evidence_claim.c.signature_id == key)):
            found.setdefault(key, set()).add(row.actor.casefold())
    return found


def _standing(statement_id: uuid.UUID) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        evidence.c.statement_id == statement_id,
        evidence.c.superseded_by_id.is_(None),
        evidence_claim.c.lapsed_on.is_(None),
        still_shows(),
    )
