"""Evidence of a signatory's words, recorded in the same action as the words."""

import datetime as dt
import uuid

import sqlalchemy as sa

from coalition_app.records.evidence.evidence import NewEvidence, record_letter
from coalition_app.records.signatures.signatures import find_signature
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import act
from coalition_app.records.store.transactions import Transaction


def record_shown(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    shown_by: NewEvidence | None,
    received: dt.date | None = None,
    *,
    act_id: uuid.UUID | None = None,
    consents: bool = False,
) -> None:
    """Attach the evidence of the words that this action records; undoing it takes back both.

    Its claim is the wording, and it names the words, whose key is `act_id`; it is evidence of the consent too
    where that is said (`consents`). `received` is the day on which it
    came where none is told; of words whose own day nobody knows it is unknown as well, else today. Without
    evidence nothing is done. Refuses what `record_evidence` refuses.
    """
    if shown_by is None:
        return
    came = None if shown_by.undated else shown_by.received_on or received
    untold = came is None and act_id is not None and _is_undated(tx, act_id)
    named = tx.arguments
    signed = find_signature(tx, statement, number)
    new = shown_by._replace(claim="wording", received_on=came, act=act_id)
    new = new._replace(undated=shown_by.undated or untold)
    record_letter(tx, statement, signed, new, ("wording", "consent") if consents else ("wording",))
    # The action is about the words, and its sentence names them.
    tx.arguments = named


def _is_undated(tx: Transaction, act_id: uuid.UUID) -> bool:
    return tx.value(sa.select(act.c.received_on).where(act.c.id == act_id)) is None
