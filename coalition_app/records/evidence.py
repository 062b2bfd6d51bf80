"""Evidence: what shows that a claim about a signature is true, and how far the signatures rest on it."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.signatures import SignatureRow
from coalition_app.records.statements import StatementRow, clean
from coalition_app.records.tables import CLAIMS, EVIDENCE_KINDS, evidence, evidence_claim, signature
from coalition_app.records.transactions import Reading, Transaction

LARGEST_FILE = 500 * 1024 * 1024
"""Bytes of the largest file that is taken into the register."""
_NAMESPACE = uuid.UUID("6f1b1c7e-4d0a-5a53-9a51-0d4f1c6b7a02")


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A piece of evidence: its bytes, or where it lies, or a note of what was seen or said."""

    kind: str
    claim: str = "consent"
    held_where: str = ""
    note: str = ""
    file_name: str = ""
    content: bytes | None = None
    made_on: dt.date | None = None
    received_on: dt.date | None = None
    receiver: str = ""


def record_evidence(
    tx: Transaction, statement: StatementRow, signatures: Sequence[SignatureRow], new: NewEvidence
) -> int:
    """Attach one piece of evidence to a claim of one, many or all signatures; give their number.

    Bytes are kept once, inside the register. Refuses an unknown claim, evidence of nothing, an empty
    file, evidence dated in the future, and an empty list of signatures.
    """
    refuse_evidence(new, tx.today)
    if not signatures:
        raise UserError(_("There is no signature to attach the evidence to."))
    signatures = list({each.id: each for each in signatures}.values())
    tx.name_action(statement=statement.number, count=len(signatures))
    evidence_id = tx.add(
        evidence,
        statement_id=statement.id,
        kind=new.kind,
        held_where=clean(new.held_where),
        note=clean(new.note),
        file_name=clean(new.file_name),
        sha256=None if new.content is None else tx.keep_blob(new.content),
        made_on=new.made_on,
        received_on=new.received_on or tx.today,
        receiver=clean(new.receiver),
        recorded_at=tx.now,
    )
    return tx.add_many(evidence_claim, _claims(evidence_id, signatures, new.claim))


def refuse_evidence(new: NewEvidence, today: dt.date) -> None:
    """Raise UserError for evidence that cannot be recorded, whatever signatures it is for."""
    if new.claim not in CLAIMS:
        raise UserError(
            _("“%(word)s” is no claim; use one of: %(known)s.")
            % {"word": new.claim, "known": ", ".join(CLAIMS)}
        )
    if new.kind not in EVIDENCE_KINDS:
        raise UserError(_("“%(word)s” is no kind of evidence.") % {"word": new.kind})
    for day in (new.received_on, new.made_on):
        if day is not None and day > today:
            raise UserError(_("The date %(day)s lies in the future.") % {"day": day.isoformat()})
    _refuse_nothing(new)


def read_file(path: Path) -> bytes:
    """Read a file that is to be kept; raises UserError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            _("%(path)s cannot be read: %(reason)s.")
            % {"path": path, "reason": error.strerror or error}
        ) from error


def consent_basis(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """Give the best kind of evidence of consent for each signature that has any.

    A file or what was seen counts before originals held outside; a list as received is no consent.
    """
    query = (
        sa.select(evidence_claim.c.signature_id, evidence.c.kind)
        .join(evidence, evidence.c.id == evidence_claim.c.evidence_id)
        .where(
            evidence.c.statement_id == statement_id,
            evidence_claim.c.claim == "consent",
            evidence.c.superseded_by_id.is_(None),
            evidence.c.kind != "list-as-received",
        )
    )
    best: dict[uuid.UUID, str] = {}
    for signature_id, kind in tx.rows(query):
        known = best.get(signature_id)
        if known is None or EVIDENCE_KINDS.index(kind) < EVIDENCE_KINDS.index(known):
            best[signature_id] = kind
    confirmed = sa.select(signature.c.id).where(
        signature.c.statement_id == statement_id, signature.c.verification == "confirmed"
    )
    for (signature_id,) in tx.rows(confirmed):
        best.setdefault(signature_id, "confirmed")
    return best


def _claims(
    evidence_id: uuid.UUID, signatures: Iterable[SignatureRow], claim: str
) -> Iterable[dict[str, object]]:
    for each in signatures:
        key = uuid.uuid5(_NAMESPACE, f"{evidence_id}|{each.id}|{claim}")
        yield {
            "id": key,
            "evidence_id": evidence_id,
            "signature_id": each.id,
            "claim": claim,
        }


def _refuse_nothing(new: NewEvidence) -> None:
    if new.content is None:
        if not (new.held_where.strip() or new.note.strip()):
            raise UserError(_("Say where the originals are held, or give a file or a note."))
        return
    if not new.content:
        raise UserError(_("The file %(name)s is empty.") % {"name": new.file_name})
    if len(new.content) > LARGEST_FILE:
        raise UserError(_("The file %(name)s is too large.") % {"name": new.file_name})
