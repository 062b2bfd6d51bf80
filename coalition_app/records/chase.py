"""The chase list: who is waited for, for what, since when, and what is to be done next."""

import datetime as dt
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.records import evidence, positions, reconfirmations
from coalition_app.records.positions import UNSETTLED, ActRow
from coalition_app.records.signatures import (
    PRINTED,
    SignatureRow,
    find_signature,
    list_signatures,
)
from coalition_app.records.statements import StatementRow, clean
from coalition_app.records.tables import act, act_translation, next_step, signatory, signature, text
from coalition_app.records.transactions import Reading, Transaction

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NAMESPACE = uuid.UUID("6f1b1c7e-4d0a-5a53-9a51-0d4f1c6b7a04")
REASONS = {
    "invited": N_("was invited and has not answered"),
    "subject-to-approval": N_("must still approve the signature"),
    "reconfirm": N_("must reconfirm the new text"),
    "unsettled": N_("has words to settle"),
    "translation": N_("has a translation to confirm"),
    "no-evidence": N_("has no evidence of consent"),
    "planned": N_("has a step planned"),
}
"""Why somebody is on the list, in the order in which the list is sorted."""
MOVED = ("withdrawn", "declined", "rejected")
"""Standings after which nobody is waited for."""


@dataclass(frozen=True, slots=True)
class Chased:
    """One signature that is waited for, with each reason and the day since when."""

    signed: SignatureRow
    reasons: tuple[tuple[str, dt.date], ...]
    """Key of REASONS, and the day on which it began."""
    step: str = ""
    """What she wants to do next, in her words; private."""
    due_on: dt.date | None = None

    def days(self, today: dt.date) -> int:
        """Count the days since the oldest of the reasons began."""
        return max((today - since).days for _reason, since in self.reasons)

    def sentence(self) -> str:
        """Say for what the signatory is waited for."""
        return "; ".join(_(REASONS[reason]) for reason, _since in self.reasons)


def list_chased(tx: Reading, statement: StatementRow) -> list[Chased]:
    """Give who is waited for: overdue steps first, then by reason and number."""
    planned = _planned(tx, statement.id)
    found = []
    reasons = _Reasons(tx, statement)
    for row in list_signatures(tx, statement.id):
        known = () if row.standing in MOVED else tuple(reasons.of(row))
        step, due, since = planned.get(row.id, ("", None, None))
        if since is not None and not known:
            known = (("planned", since),)
        if known:
            found.append(Chased(row, known, step, due))
    order = list(REASONS)
    never = dt.date.max
    found.sort(
        key=lambda each: (
            each.due_on or never,
            order.index(each.reasons[0][0]),
            each.signed.number,
        )
    )
    return found


def plan_step(
    tx: Transaction, statement: StatementRow, number: int, step: str, due_on: dt.date | None = None
) -> None:
    """Note what is to be done next about a signature and by when; empty words take the note away."""
    signed = find_signature(tx, statement, number)
    words = clean(step)
    if not words and due_on is not None:
        raise UserError(_("Say what is to be done by that day."))
    tx.name_action(statement=statement.number, number=number)
    key = uuid.uuid5(_NAMESPACE, f"{signed.id}")
    known = tx.row(next_step, key)
    if not words:
        if known is not None:
            tx.remove_many(next_step, [key])
    elif known is None:
        tx.add(
            next_step,
            id=key,
            signature_id=signed.id,
            step=words,
            due_on=due_on,
            recorded_at=tx.now,
        )
    else:
        tx.change(next_step, key, step=words, due_on=due_on, recorded_at=tx.now)


class _Reasons:
    """What a statement's signatures wait for, read once for all of them."""

    def __init__(self, tx: Reading, statement: StatementRow) -> None:
        self._consent = evidence.consent_basis(tx, statement.id)
        self._acts = positions.acts_by_signature(tx, statement)
        self._reconfirm = set(reconfirmations.numbers_to_reconfirm(tx, statement.id))
        self._sealed = _newest_seal(tx, statement.id)
        self._made = _made_days(tx, statement)
        self._translated = _translation_days(tx, statement.id)
        self._worded = _act_days(tx, statement.id)

    def of(self, row: SignatureRow) -> Iterator[tuple[str, dt.date]]:
        """Give the reasons of one signature in the list's order."""
        made = self._made[row.id]
        if row.standing in ("invited", "subject-to-approval"):
            yield row.standing, row.standing_on or made
        if row.number in self._reconfirm:
            yield "reconfirm", self._sealed or made
        words: list[ActRow] = self._acts.get(row.id, [])
        if any(each.kind == UNSETTLED for each in words):
            yield "unsettled", min(self._worded[e.id] for e in words if e.kind == UNSETTLED)
        waiting = [self._translated[each.id] for each in words if each.id in self._translated]
        if waiting:
            yield "translation", min(waiting)
        if row.standing in PRINTED and row.id not in self._consent:
            yield "no-evidence", made


def _planned(
    tx: Reading, statement_id: uuid.UUID
) -> Mapping[uuid.UUID, tuple[str, dt.date | None, dt.date]]:
    query = (
        sa.select(next_step)
        .join(signature, signature.c.id == next_step.c.signature_id)
        .where(signature.c.statement_id == statement_id)
    )
    return {
        row.signature_id: (row.step, row.due_on, row.recorded_at.astimezone().date())
        for row in tx.rows(query)
    }


def _made_days(tx: Reading, statement: StatementRow) -> dict[uuid.UUID, dt.date]:
    """Give the day from which each signature is waited for: received, signed, or the statement's own."""
    made = statement_day(tx, statement)
    query = sa.select(signature.c.id, signature.c.received_on, signature.c.signed_on).where(
        signature.c.statement_id == statement.id
    )
    return {row.id: row.received_on or row.signed_on or made for row in tx.rows(query)}


def statement_day(tx: Reading, statement: StatementRow) -> dt.date:
    """Give the day on which a statement came into the register."""
    from coalition_app.records.tables import statement as statement_table

    made: dt.datetime = tx.value(
        sa.select(statement_table.c.made_at).where(statement_table.c.id == statement.id)
    )
    return made.astimezone().date()


def _newest_seal(tx: Reading, statement_id: uuid.UUID) -> dt.date | None:
    sealed = tx.value(
        sa.select(sa.func.max(text.c.sealed_at)).where(text.c.statement_id == statement_id)
    )
    return sealed.astimezone().date() if sealed else None


def _translation_days(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, dt.date]:
    """Give for each act the day since which a translation of it waits to be confirmed."""
    query = (
        sa.select(
            act_translation.c.act_id, sa.func.min(act_translation.c.recorded_at).label("since")
        )
        .join(act, act.c.id == act_translation.c.act_id)
        .join(signature, signature.c.id == act.c.signature_id)
        .where(signature.c.statement_id == statement_id, act_translation.c.state != "confirmed")
        .group_by(act_translation.c.act_id)
    )
    return {row.act_id: row.since.astimezone().date() for row in tx.rows(query)}


def _act_days(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, dt.date]:
    query = (
        sa.select(act.c.id, act.c.received_on, act.c.recorded_at)
        .join(signature, signature.c.id == act.c.signature_id)
        .where(signature.c.statement_id == statement_id)
    )
    return {
        row.id: row.received_on or row.recorded_at.astimezone().date() for row in tx.rows(query)
    }


def mail_addresses(tx: Reading, statement_id: uuid.UUID) -> dict[int, str]:
    """Give the first mail address of each signature that has one, from its private contacts."""
    query = (
        sa.select(signature.c.number, signatory.c.contacts)
        .join(signatory, signatory.c.id == signature.c.signatory_id)
        .where(signature.c.statement_id == statement_id, signatory.c.contacts.is_not(None))
    )
    found: dict[int, str] = {}
    for row in tx.rows(query):
        lines = row.contacts.values() if isinstance(row.contacts, dict) else row.contacts
        words = [word.strip("<>,;:") for line in lines or () for word in str(line).split()]
        address = next((word for word in words if _ADDRESS.fullmatch(word)), "")
        if address:
            found[row.number] = address
    return found
