"""The day from which an undated signature holds: that of the first evidence of its consent."""

import datetime as dt
import uuid

import sqlalchemy as sa

from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import (
    act,
    evidence,
    evidence_claim,
    signature,
    status_step,
)
from coalition_app.records.store.transactions import Reading


def consent_days(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, dt.date]:
    """Return the first day on which evidence of consent was received, for each signature that has any."""
    query = (
        sa.select(evidence_claim.c.signature_id, sa.func.min(evidence.c.received_on).label("came"))
        .join(evidence, evidence.c.id == evidence_claim.c.evidence_id)
        .where(
            evidence.c.statement_id == statement_id,
            evidence_claim.c.claim == "consent",
            evidence.c.received_on.is_not(None),
        )
        .group_by(evidence_claim.c.signature_id)
    )
    return {row.signature_id: row.came for row in tx.rows(query)}


def is_dated(consented: dt.date | None, recorded: dt.date) -> bool:
    """Tell whether a signature without a day holds since its evidence of consent, not since its recording."""
    return consented is not None and consented < recorded


def first_effective_day(tx: Reading, statement: StatementRow) -> dt.date | None:
    """Return the earliest day on which something of a statement's list is known to hold; None for none."""
    mine = signature.c.statement_id == statement.id
    of_signatures = sa.select(signature.c.id).where(mine)
    asked = (
        sa.select(sa.func.min(signature.c.received_on)).where(mine),
        sa.select(sa.func.min(signature.c.signed_on)).where(
            mine, signature.c.received_on.is_(None)
        ),
        sa.select(sa.func.min(status_step.c.effective_on)).where(
            status_step.c.signature_id.in_(of_signatures)
        ),
        sa.select(sa.func.min(act.c.received_on)).where(act.c.signature_id.in_(of_signatures)),
        sa.select(sa.func.min(evidence.c.received_on))
        .join(evidence_claim, evidence_claim.c.evidence_id == evidence.c.id)
        .where(evidence.c.statement_id == statement.id, evidence_claim.c.claim == "consent"),
    )
    days = [tx.value(each) for each in asked]
    return min((each for each in days if each is not None), default=None)
