"""Twins of a register: which pairs wait to be looked at, and what was decided about the others."""

import datetime as dt
import hashlib
import json
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records import attestors
from coalition_app.records.duplicates import ATTESTOR, Card, Pair, find_pairs
from coalition_app.records.signatures import SignatureRow, find_signature, list_signatures
from coalition_app.records.statements import StatementRow, clean
from coalition_app.records.tables import signature, twin_decision
from coalition_app.records.transactions import Reading, Transaction

VERDICTS = ("same", "two-signatures", "branch", "different")
"""One body that stands twice; one body by two people; a branch; two that only look alike."""
GONE = ("withdrawn", "declined", "rejected")
"""Standings that no longer stand beside others, so nothing is asked about them."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two signatures to look at, with what was decided about them, if anything was."""

    pair: Pair
    verdict: str = ""
    """One of VERDICTS; empty while it waits."""
    why: str = ""
    decided_at: dt.datetime | None = None


def list_twins(tx: Reading, statement: StatementRow) -> list[Twins]:
    """Give the pairs of a statement, the likeliest first, each with its decision.

    A decision holds as long as names, people and offices are what they were; it is asked again when they
    have changed.
    """
    rows = {row.number: row for row in list_signatures(tx, statement.id)}
    attestor = attestors.current_attestor(tx)
    cards = [_card(row) for row in rows.values() if row.standing not in GONE]
    if attestor is not None:
        told = "; ".join(attestor.offices)
        cards.append(Card(ATTESTOR, attestor.name, "individual", told=told))
    decided = _decisions(tx, statement)
    found = []
    for pair in find_pairs(cards):
        a, b = rows[pair.a], rows.get(pair.b)
        known = decided.get(_ids(a, b))
        if known is not None and known.data_digest == _digest(a, b):
            found.append(Twins(pair, known.verdict, known.why, known.decided_at))
        else:
            found.append(Twins(pair))
    return found


def decide(
    tx: Transaction, statement: StatementRow, a: int, b: int, verdict: str, why: str = ""
) -> None:
    """Record what two signatures are to each other; a later decision replaces an earlier one.

    `b` is ATTESTOR for who attests. Refuses an unknown verdict, a signature with itself, and saying that a
    signature and who attests are one entry.
    """
    if verdict not in VERDICTS:
        raise UserError(
            _("“%(word)s” is not known here; use one of: %(known)s.")
            % {"word": verdict, "known": ", ".join(VERDICTS)}
        )
    if a == b:
        raise UserError(_("A signature is no twin of itself."))
    a, b = (b, a) if a == ATTESTOR or (b != ATTESTOR and b < a) else (a, b)
    one = find_signature(tx, statement, a)
    other = None if b == ATTESTOR else find_signature(tx, statement, b)
    tx.name_action(statement=statement.number, number=a, other=b)
    known = _decisions(tx, statement).get(_ids(one, other))
    values = {
        "verdict": verdict,
        "why": clean(why),
        "data_digest": _digest(one, other),
        "decided_at": tx.now,
    }
    if known is not None:
        tx.change(twin_decision, known.id, **values)
    else:
        tx.add(twin_decision, a_id=one.id, b_id=other.id if other else None, **values)


def _card(row: SignatureRow) -> Card:
    joint = tuple(name for _form, name in row.joint)
    told = f"{row.office}; {row.as_printed}" if row.kind == "individual" else row.as_printed
    return Card(row.number, row.name, row.kind, joint, row.representative, told)


@dataclass(frozen=True, slots=True)
class _Decision:
    id: uuid.UUID
    verdict: str
    why: str
    data_digest: str
    decided_at: dt.datetime


def _decisions(
    tx: Reading, statement: StatementRow
) -> dict[tuple[uuid.UUID, uuid.UUID | None], _Decision]:
    query = (
        sa.select(twin_decision)
        .join(signature, signature.c.id == twin_decision.c.a_id)
        .where(signature.c.statement_id == statement.id)
    )
    return {
        (row.a_id, row.b_id): _Decision(
            row.id, row.verdict, row.why, row.data_digest, row.decided_at
        )
        for row in tx.rows(query)
    }


def _ids(a: SignatureRow, b: SignatureRow | None) -> tuple[uuid.UUID, uuid.UUID | None]:
    return (a.id, b.id if b else None)


def _digest(a: SignatureRow, b: SignatureRow | None) -> str:
    """Give what the decision rests on as a digest, so that no private value is kept twice."""
    looked_at = [
        [row.kind, row.legal_form, row.name, row.joint, row.representative, row.office, row.place]
        for row in (a, b)
        if row is not None
    ]
    return hashlib.sha256(json.dumps(looked_at, ensure_ascii=False).encode()).hexdigest()
