"""Statuses of signatures: the dated steps from one to the next."""

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import status_label
from coalition_app.records.checked import clean
from coalition_app.records.signatures import timeline
from coalition_app.records.signatures.signatures import find_signature
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import signature, status_step
from coalition_app.records.store.transactions import Reading, Transaction

PROMISED = "promised"
"""The step of an invited signatory who promised to sign: it binds nobody.

Recorded as a step that leaves them invited, received on a day and with effect on none.
"""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One dated step of a signature."""

    status: str
    effective_on: dt.date | None
    received_on: dt.date | None
    note: str
    recorded_at: dt.datetime


def change_status(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    status: str,
    *,
    received: dt.date,
    note: str = "",
) -> None:
    """Record that a signature moves to another status, effective on the day of receipt.

    Notices take effect when they are received (Vienna Convention, art. 22(3) and 23). What ends a dispute
    restores what was before it. Refuses what the signature's timeline does not allow.
    """
    signed = find_signature(tx, statement, number)
    line = timeline.read_timeline(tx, statement, signed.id)
    line.refuse(status, received, tx.today)
    tx.name_action(statement=statement.number, number=number, standing=status)
    written, since = line.after(status, received)
    timeline.write_status(tx, {signed.id: (written, since, received)}, note=clean(note))


def withdrawn_by(tx: Reading, statement_id: uuid.UUID, day: dt.date) -> set[int]:
    """Return the numbers whose withdrawal, as the register has it now, took effect on a day or before."""
    columns = signature.c
    query = sa.select(columns.number).where(
        columns.statement_id == statement_id,
        columns.standing == "withdrawn",
        columns.standing_on <= day,
    )
    return {row.number for row in tx.rows(query)}


def record_promise(
    tx: Transaction, statement: StatementRow, number: int, *, received: dt.date, note: str = ""
) -> None:
    """Record that an invited signatory promised to sign: a dated step that changes no status.

    Consent is expressed by signing (Vienna Convention, art. 11 and 12), so a promise counts nowhere and only
    the follow-up list shows it. Refuses other statuses, and days that no other step could have.
    """
    signed = find_signature(tx, statement, number)
    if signed.status != "invited":
        raise UserError(
            _("Signature %(number)d is “%(standing)s”: only who was invited can promise to sign.")
            % {"number": number, "standing": status_label(signed.status)}
        )
    timeline.read_timeline(tx, statement, signed.id).refuse_day(received, tx.today)
    tx.name_action(statement=statement.number, number=number)
    tx.add(
        status_step,
        signature_id=signed.id,
        standing="invited",
        effective_on=None,
        received_on=received,
        note=clean(note),
        recorded_at=tx.now,
    )


def is_promise(status: str, effective_on: dt.date | None) -> bool:
    """Tell whether a recorded step is a promise to sign."""
    return status == "invited" and effective_on is None


def list_steps(tx: Reading, signature_id: uuid.UUID) -> list[StepRow]:
    """List the steps of a signature in the order in which they were recorded."""
    query = sa.select(status_step).where(status_step.c.signature_id == signature_id)
    return [
        StepRow(
            PROMISED if is_promise(row.standing, row.effective_on) else row.standing,
            row.effective_on,
            row.received_on,
            row.note,
            row.recorded_at,
        )
        for row in tx.rows(query.order_by(status_step.c.recorded_at, status_step.c.id))
    ]
