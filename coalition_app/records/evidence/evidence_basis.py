"""What signatures rest on beside consent: other claims, the check of a second person, the last change."""

import datetime as dt
import uuid

import sqlalchemy as sa

from coalition_app.records.signatures import verifications
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from coalition_app.records.store.tables import evidence, evidence_claim, signature
from coalition_app.records.store.transactions import Reading


def numbers_by_claim(tx: Reading, statement_id: uuid.UUID) -> dict[str, tuple[int, ...]]:
    """Return for each claim the numbers that have valid evidence of it, in order.

    A list as received shows nothing. Of consent see `evidence.consent_basis`, which knows more.
    """
    query = (
        sa.select(evidence_claim.c.claim, signature.c.number)
        .join(evidence, evidence.c.id == evidence_claim.c.evidence_id)
        .join(signature, signature.c.id == evidence_claim.c.signature_id)
        .where(
            evidence.c.statement_id == statement_id,
            evidence.c.superseded_by_id.is_(None),
            evidence.c.kind != "list-as-received",
        )
        .distinct()
        .order_by(signature.c.number)
    )
    found: dict[str, list[int]] = {}
    for row in tx.rows(query):
        found.setdefault(row.claim, []).append(row.number)
    return {claim: tuple(numbers) for claim, numbers in found.items()}


def numbers_checked_twice(tx: Reading, statement_id: uuid.UUID) -> tuple[int, ...]:
    """Return the numbers that two different people confirmed, in order."""
    query = (
        sa.select(signature.c.id, signature.c.number)
        .join(journal_change, journal_change.c.row_id == signature.c.id)
        .where(
            signature.c.statement_id == statement_id,
            signature.c.verification == "confirmed",
            journal_change.c.field_group == "verification",
        )
        .group_by(signature.c.id, signature.c.number)
        .having(sa.func.count() > 1)
        .order_by(signature.c.number)
    )
    return tuple(row.number for row in tx.rows(query) if _people(tx, row.id) > 1)


def _people(tx: Reading, signature_id: uuid.UUID) -> int:
    """Count the people who confirmed a signature since it was last taken back or put in doubt."""
    people: set[str] = set()
    for check in verifications.list_checks(tx, signature_id):
        if check.verification == "confirmed":
            people.add(check.by.casefold())
        else:
            people.clear()
    return len(people)


def last_recorded(tx: Reading) -> dt.datetime:
    """Return the moment of the newest action of the journal, to the minute, in the register's zone."""
    query = sa.select(journal_entry.c.at).order_by(
        journal_entry.c.clock.desc(), journal_entry.c.device_id.desc(), journal_entry.c.seq.desc()
    )
    moment: dt.datetime = tx.value(query.limit(1))
    return tx.local(moment).replace(second=0, microsecond=0)
