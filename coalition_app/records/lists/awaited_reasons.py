"""Why an answer of a signatory is awaited, and since when."""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from coalition_app.i18n import N_
from coalition_app.records.checked import chunks
from coalition_app.records.evidence import evidence
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import UNSETTLED, ActRow
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatures import older_texts
from coalition_app.records.signatures.signatures import PRINTED
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    BOUND,
    act,
    act_translation,
    duplicate_decision,
    signature,
    status_step,
)
from coalition_app.records.store.transactions import Reading

REASONS = {
    "invited": N_("was invited and has not answered"),
    "promised": N_("promised to sign and has not signed"),
    "subject-to-approval": N_("must still approve the signature"),
    "reconfirm": N_("must reconfirm the new text"),
    "unsettled": N_("has unassigned words"),
    "translation": N_("has a translation to confirm"),
    "no-evidence": N_("has no evidence of consent"),
    "planned": N_("has a step planned"),
}
"""Reasons to be on the list, in the order in which it is sorted."""
AWAITED = {
    "invited": N_("Signature"),
    "promised": N_("Promised signature"),
    "subject-to-approval": N_("Approval"),
    "reconfirm": N_("Reconfirmation of the new text"),
    "unsettled": N_("What the words are about"),
    "translation": N_("Check of the translation"),
    "no-evidence": N_("Consent to the text"),
    "planned": N_("Answer"),
}
"""What is awaited, by reason, in two or three words."""
MOVED = ("withdrawn", "declined", "rejected")
"""Statuses after which nobody is waited for."""
Why = tuple[tuple[str, dt.date], ...]
"""Keys of REASONS, each with the day on which it began."""


class Reasons:
    """What a statement's signatures wait for, read once for all of them."""

    def __init__(self, tx: Reading, statement: StatementRow) -> None:
        self._consent = evidence.consent_basis(tx, statement.id)
        self._acts = positions.acts_by_signature(tx, statement)
        self._reconfirm = set(older_texts.numbers_to_reconfirm(tx, statement.id))
        self._older = set(evidence.numbers_outdated(tx, statement.id)) if self._reconfirm else set()
        self._sealed = _newest_seal(tx, statement.id)
        self._made = statement_day(tx, statement)
        self._translated = _translation_days(tx, statement.id)
        self._worded = _act_days(tx, statement.id)
        self._promised = _promise_days(tx, statement.id)
        self._answered = _answered_by_another(tx, statement.id)
        self._own = _attestors_own(tx, statement.id)

    def of(self, row: Row) -> Iterator[tuple[str, dt.date]]:
        """Yield the reasons of one signature in the list's order; it is waited for since it was received.

        An invitation whose signatory, merged since, signed under another number waits for nothing. Whoever
        must reconfirm is waited for since the newest text was sealed, and evidence that is older is no second
        reason. Nobody waits for evidence of a signature from the attestor who gave it.
        """
        made = row.received_on or row.signed_on or self._made
        if row.id in self._answered:
            return
        if row.standing in ("invited", "subject-to-approval"):
            promised = self._promised.get(row.id)
            if promised is not None and promised >= (row.standing_on or promised):
                yield "promised", promised
            else:
                yield row.standing, row.standing_on or made
        if row.number in self._reconfirm:
            yield "reconfirm", self._sealed or made
        words: list[ActRow] = self._acts.get(row.id, [])
        if any(each.kind == UNSETTLED for each in words):
            yield "unsettled", min(self._worded[e.id] for e in words if e.kind == UNSETTLED)
        waiting = [self._translated[each.id] for each in words if each.id in self._translated]
        if waiting:
            yield "translation", min(waiting)
        if row.standing not in PRINTED or row.id in self._consent or row.id in self._own:
            return
        if row.number not in self._reconfirm:
            yield "no-evidence", made
        elif row.number not in self._older:
            yield "no-evidence", self._sealed or made


def _answered_by_another(tx: Reading, statement_id: uuid.UUID) -> set[uuid.UUID]:
    """Return the invitations of merged entries that another signature of the same entry answers.

    Of several invitations the first one waits for all. Where it was decided that one body signs twice, each
    waits for itself.
    """
    kept = list(set(merge_history.merged_into(tx).values()))
    columns, found = signature.c, set[uuid.UUID]()
    query = sa.select(columns.id, columns.signatory_id, columns.standing).where(
        columns.statement_id == statement_id, columns.standing.in_((*BOUND, "invited"))
    )
    for chunk in chunks(kept):
        rows = tx.rows(query.where(columns.signatory_id.in_(chunk)).order_by(columns.number))
        answers: dict[uuid.UUID, list[uuid.UUID]] = {}
        for row in sorted(rows, key=lambda each: each.standing == "invited"):
            others = answers.setdefault(row.signatory_id, [])
            if row.standing == "invited" and others and not _signs_twice(tx, row.id, others):
                found.add(row.id)
            others.append(row.id)
    return found


def _attestors_own(tx: Reading, statement_id: uuid.UUID) -> set[uuid.UUID]:
    """Return the signatures of which it was decided that the attestor gave them."""
    columns = duplicate_decision.c
    query = (
        sa.select(columns.a_id)
        .join(signature, signature.c.id == columns.a_id)
        .where(
            signature.c.statement_id == statement_id,
            columns.b_id.is_(None),
            columns.verdict.in_(("signed-herself", "signed-for-it")),
        )
    )
    return {row.a_id for row in tx.rows(query)}


def _signs_twice(tx: Reading, invited: uuid.UUID, others: Sequence[uuid.UUID]) -> bool:
    """Tell whether an invitation and another signature were decided to be two signatures of one body."""
    one, two = duplicate_decision.c.a_id, duplicate_decision.c.b_id
    beside = sa.or_(
        sa.and_(one == invited, two.in_(others)), sa.and_(two == invited, one.in_(others))
    )
    query = sa.select(duplicate_decision.c.id).where(
        beside, duplicate_decision.c.verdict == "two-signatures"
    )
    return tx.first(query) is not None


def statement_day(tx: Reading, statement: StatementRow) -> dt.date:
    """Return the day on which a statement came into the register."""
    from coalition_app.records.store.tables import statement as statement_table

    made: dt.datetime = tx.value(
        sa.select(statement_table.c.made_at).where(statement_table.c.id == statement.id)
    )
    return tx.day_of(made)


def _newest_seal(tx: Reading, statement_id: uuid.UUID) -> dt.date | None:
    """Return the day on which the newest text after the first was sealed."""
    return evidence.newer_text_day(tx, statement_id)


def _translation_days(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, dt.date]:
    """Return for each act the day since which a translation of it waits to be confirmed."""
    query = (
        sa.select(
            act_translation.c.act_id, sa.func.min(act_translation.c.recorded_at).label("since")
        )
        .join(act, act.c.id == act_translation.c.act_id)
        .join(signature, signature.c.id == act.c.signature_id)
        .where(signature.c.statement_id == statement_id, act_translation.c.state != "confirmed")
        .group_by(act_translation.c.act_id)
    )
    return {row.act_id: tx.day_of(row.since) for row in tx.rows(query)}


def _promise_days(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, dt.date]:
    """Return for each invited signature the day of the newest promise to sign."""
    query = (
        sa.select(status_step.c.signature_id, sa.func.max(status_step.c.received_on))
        .join(signature, signature.c.id == status_step.c.signature_id)
        .where(
            signature.c.statement_id == statement_id,
            signature.c.standing == "invited",
            status_step.c.standing == "invited",
            status_step.c.effective_on.is_(None),
        )
        .group_by(status_step.c.signature_id)
    )
    return {row[0]: row[1] for row in tx.rows(query)}


def _act_days(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, dt.date]:
    query = (
        sa.select(act.c.id, act.c.received_on, act.c.recorded_at)
        .join(signature, signature.c.id == act.c.signature_id)
        .where(signature.c.statement_id == statement_id)
    )
    return {row.id: row.received_on or tx.day_of(row.recorded_at) for row in tx.rows(query)}
