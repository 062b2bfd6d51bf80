"""Statuses of signatures: the dated steps from one to the next, and which moves there are."""

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import status_label
from coalition_app.records.checked import clean, known_word, refuse_future
from coalition_app.records.editions.editions import first_delivery
from coalition_app.records.signatures.signatures import SignatureRow, find_signature
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import signature, status_step
from coalition_app.records.store.transactions import Reading, Transaction

MOVES: dict[str, tuple[str, ...]] = {
    "invited": ("signed", "subject-to-approval", "acceded", "declined"),
    "declined": ("invited", "signed", "subject-to-approval", "acceded"),
    "subject-to-approval": ("signed", "acceded", "withdrawn", "disputed", "rejected"),
    "signed": ("withdrawn", "disputed", "rejected"),
    "acceded": ("withdrawn", "disputed", "rejected"),
    "disputed": ("signed", "acceded", "withdrawn", "rejected"),
    "withdrawn": (),
    "rejected": ("disputed",),
}
"""From each status to those that may follow it.

Signing subject to approval binds nobody until it is confirmed (Vienna Convention on the Law of Treaties, art.
12(2)(b)); a signature without authority has no effect unless it is confirmed (art. 8), else it is rejected. A
withdrawal is final: a signatory who comes back signs anew, under a new number.
"""


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

    Notices take effect when they are received (Vienna Convention, art. 22(3) and 23). Refuses a move that
    MOVES does not have, a date in the future or before the step before, signing after the first delivery
    of the statement and acceding before it.
    """
    signed = find_signature(tx, statement, number)
    _refuse_move(signed, status)
    _refuse_day(tx, signed, received)
    if signed.status != "disputed":  # who returns from a dispute is again what they were
        _refuse_side_of_delivery(tx, statement, status, received)
    tx.name_action(statement=statement.number, number=number, standing=status)
    tx.change(signature, signed.id, standing=status, standing_on=received)
    tx.add(
        status_step,
        signature_id=signed.id,
        standing=status,
        effective_on=received,
        received_on=received,
        note=clean(note),
        recorded_at=tx.now,
    )


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
    _refuse_day(tx, signed, received)
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


def _refuse_move(signed: SignatureRow, status: str) -> None:
    known_word(status, MOVES)
    if status == signed.status:
        raise UserError(
            _("Signature %(number)d has this standing already: %(standing)s.")
            % {"number": signed.number, "standing": status_label(status)}
        )
    if signed.status == "withdrawn":
        raise UserError(
            _(
                "Signature %(number)d was withdrawn, and that stays: who comes back signs anew, under a new "
                "number."
            )
            % {"number": signed.number}
        )
    if status not in MOVES[signed.status]:
        raise UserError(
            _("Signature %(number)d cannot go from “%(before)s” to “%(after)s”.")
            % {
                "number": signed.number,
                "before": status_label(signed.status),
                "after": status_label(status),
            }
        )


def _refuse_day(tx: Transaction, signed: SignatureRow, received: dt.date) -> None:
    refuse_future(received, tx.today)
    if signed.status_on is not None and received < signed.status_on:
        raise UserError(
            _("Signature %(number)d took its present standing on %(day)s; this cannot be earlier.")
            % {"number": signed.number, "day": signed.status_on.isoformat()}
        )


def _refuse_side_of_delivery(
    tx: Reading, statement: StatementRow, status: str, received: dt.date
) -> None:
    """What is received after the first delivery accedes; what came before it signed."""
    delivered = first_delivery(tx, statement.id)
    if status == "acceded" and (delivered is None or received < delivered):
        raise UserError(
            _("Nothing had been delivered by %(day)s: record it as signed.")
            % {"day": received.isoformat()}
        )
    if status == "signed" and delivered is not None and received > delivered:
        raise UserError(
            _("The statement was delivered on %(day)s: what came later accedes.")
            % {"day": delivered.isoformat()}
        )
