"""Two signatures of one signatory on one statement: how they differ, which is kept, what goes back later."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import position_label
from coalition_app.records.evidence.evidence import claim_id
from coalition_app.records.journal import take_back
from coalition_app.records.journal.take_back import KEEP, Change
from coalition_app.records.lists import signature_details
from coalition_app.records.lists.signature_details import SignatureDetails
from coalition_app.records.signatures import status
from coalition_app.records.signatures.signatures import COUNTED, find_signature
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import evidence_claim, signature, status_step, text
from coalition_app.records.store.transactions import Reading, Transaction

OF_THE_SIGNATORY = ("identity", "authority")
"""Claims that are true of the body whatever it says in a signature."""
SHOWN = 200
"""Letters of words that are shown in a sentence."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two signatures of one statement, compared before one of them is kept for both."""

    one: int
    other: int
    proposed: int
    """The number that is kept unless the user chooses the other."""
    differences: tuple[str, ...]
    """A sentence for each text, position and wording in which they differ; with any, the user must choose."""

    def refuse_unchosen(self) -> None:
        """Raise UserError with the differences where there are any: positions are never mixed."""
        if self.differences:
            named = {"one": self.one, "other": self.other}
            raise UserError(
                " ".join(
                    (
                        _("No. %(one)d and No. %(other)d say different things.") % named,
                        *self.differences,
                        _("Choose which of the two to keep: they cannot be combined."),
                    )
                )
            )


def compare(tx: Reading, shown: StatementRow, one: int, other: int) -> Comparison:
    """Compare two signatures of a statement and propose which is kept.

    The one that is counted, then the one with words or evidence of consent, then the one that says more of
    who signs and where, then the lower number.
    """
    found = [_details(tx, shown, each) for each in sorted((one, other))]
    proposed = min(found, key=_rank).signed.number
    differences = (
        *_texts_apart(tx, *found),
        *_positions_apart(shown, *found),
        *_words_apart(*found),
    )
    return Comparison(one, other, proposed, differences)


def reject(tx: Transaction, shown: StatementRow, number: int, stands: int) -> dict[str, Any]:
    """Reject a signature in favour of another one of the same signatory; return what it was before."""
    before = find_signature(tx, shown, number)
    other = find_signature(tx, shown, stands)
    status.change_status(
        tx,
        shown,
        number,
        "rejected",
        received=tx.today,
        note=_("merged: No. %(number)d stands") % {"number": stands},
    )
    return {
        "signature": before.id.hex,
        "stands": other.id.hex,
        "standing": before.status,
        "standing_on": before.status_on.isoformat() if before.status_on else None,
        "step": _newest_step(tx, before.id).hex,
    }


def restore(tx: Transaction, signed: Row, rejected: Mapping[str, Any]) -> bool:
    """Restore the status of a rejected signature by a new step; False where it has been changed since."""
    if _newest_step(tx, signed.id).hex != rejected["step"] or signed.standing != "rejected":
        return False
    on = rejected["standing_on"]
    before = None if on is None else dt.date.fromisoformat(on)
    tx.change(signature, signed.id, standing=rejected["standing"], standing_on=before)
    tx.add(
        status_step,
        signature_id=signed.id,
        standing=rejected["standing"],
        # As is known now it held all along, also while it was merged.
        effective_on=before or signed.standing_on,
        received_on=tx.today,
        note=_("separated again"),
        recorded_at=tx.now,
    )
    return True


def copy_claims(
    tx: Transaction, shown: StatementRow, number: int, stands: int, *, consent: bool
) -> list[dict[str, str]]:
    """Copy evidence of a rejected signature to the one that is kept; return what was copied.

    What shows who they are and for whom they sign is copied always; `consent` only where both say the same,
    for a letter carries no consent to other positions; what shows a wording stays with the words.
    """
    source, target = (find_signature(tx, shown, each).id for each in (number, stands))
    claims = (*OF_THE_SIGNATORY, "consent") if consent else OF_THE_SIGNATORY
    columns = evidence_claim.c
    present = {
        (row.evidence_id, row.claim)
        for row in tx.rows(sa.select(evidence_claim).where(columns.signature_id == target))
    }
    query = sa.select(evidence_claim).where(
        columns.signature_id == source, columns.claim.in_(claims)
    )
    copied = []
    for row in tx.rows(query.order_by(columns.evidence_id, columns.claim)):
        if (row.evidence_id, row.claim) in present:
            continue
        key = claim_id(row.evidence_id, target, row.claim)
        tx.add(
            evidence_claim,
            id=key,
            evidence_id=row.evidence_id,
            signature_id=target,
            claim=row.claim,
        )
        copied.append({"claim": key.hex, "from": row.id.hex})
    return copied


def remove_copies(
    tx: Transaction, claims: Iterable[str], later: Sequence[Mapping[str, str]] = ()
) -> set[str]:
    """Remove copied claims, and what later merges copied from them; return the keys of all removed."""
    gone = set(claims)
    while more := {each["claim"] for each in later if each["from"] in gone} - gone:
        gone |= more
    copies = [Change(evidence_claim, uuid.UUID(hex=each), None, {}) for each in sorted(gone)]
    take_back.take_back(tx, [copies], KEEP)
    return gone


def _details(tx: Reading, shown: StatementRow, number: int) -> SignatureDetails:
    found = signature_details.read_details(tx, shown, number)
    if found is None:
        raise UserError(
            _("Statement %(statement)d has no signature number %(number)d.")
            % {"statement": shown.number, "number": number}
        )
    return found


def _rank(found: SignatureDetails) -> tuple[bool, bool, int, int]:
    consent = any(each.claim == "consent" and not each.superseded for each in found.evidence)
    told = consent or bool(_words(found))
    signed = found.signed
    known = sum(map(bool, (signed.representative, signed.office, signed.place, signed.country)))
    return (signed.status not in COUNTED, not told, -known, signed.number)


def _words(found: SignatureDetails) -> list[str]:
    return [each.wording for each in found.acts if each.withdrawn_on is None]


def _texts_apart(tx: Reading, one: SignatureDetails, other: SignatureDetails) -> list[str]:
    """Say that they are under different texts: consent to one is not consent to the other."""
    query = (
        sa.select(signature.c.number, text.c.number.label("text"))
        .join(text, text.c.id == signature.c.text_id)
        .where(signature.c.id.in_((one.signed.id, other.signed.id)))
    )
    texts = {row.number: row.text for row in tx.rows(query)}
    mine, theirs = (texts[each.signed.number] for each in (one, other))
    if mine == theirs:
        return []
    named = {
        "one": one.signed.number,
        "text": mine,
        "other": other.signed.number,
        "differs": theirs,
    }
    return [_("No. %(one)d signed text %(text)d, No. %(other)d text %(differs)d.") % named]


def _positions_apart(
    shown: StatementRow, one: SignatureDetails, other: SignatureDetails
) -> list[str]:
    return [
        _("Demand %(demand)d: No. %(one)d: %(position)s; No. %(other)d: %(differs)s.")
        % {
            "demand": demand.number,
            "one": one.signed.number,
            "other": other.signed.number,
            "position": position_label(mine),
            "differs": position_label(theirs),
        }
        for demand, mine, theirs in zip(shown.demands, one.stances, other.stances, strict=False)
        if mine != theirs
    ]


def _words_apart(one: SignatureDetails, other: SignatureDetails) -> list[str]:
    found = []
    for each, beside in ((one, other), (other, one)):
        theirs = _words(beside)
        for words in _words(each):
            if words not in theirs:
                told = words if len(words) <= SHOWN else words[:SHOWN].rstrip() + "…"
                named = {"number": each.signed.number, "words": told}
                found.append(_("Only No. %(number)d says: “%(words)s”.") % named)
    return found


def _newest_step(tx: Reading, signature_id: uuid.UUID) -> uuid.UUID:
    columns = status_step.c
    query = sa.select(columns.id).where(columns.signature_id == signature_id)
    found: uuid.UUID = tx.value(query.order_by(columns.recorded_at.desc(), columns.id.desc()))
    return found
