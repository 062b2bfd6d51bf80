"""Evidence: what shows that a claim about a signature is true, and how far the signatures rest on it."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import LARGEST_FILE, bare_name, clean, refuse_future
from coalition_app.records.editions.editions import first_delivery
from coalition_app.records.evidence.grades import SENDERS
from coalition_app.records.evidence.remains import still_shows
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.signatures.timeline import write_status
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.statements.versions import first_of_same
from coalition_app.records.statements.wordings import TextRow, list_texts
from coalition_app.records.store.tables import (
    CLAIMS,
    EVIDENCE_KINDS,
    act,
    evidence,
    evidence_claim,
    signature,
)
from coalition_app.records.store.transactions import Reading, Transaction, new_key
from coalition_app.records.typed_fields import MOST_IN_NAME, MOST_IN_OFFICE, typed_field

DIRECTNESS = ("", "direct", "indirect")
"""Whether it comes from the signatory; empty where nobody said."""
ORIGINALITY = ("", "original", "copy")
"""Whether it is the original; empty where nobody said."""
DOUBTED = ("disputed", "rejected")
"""Verifications of a signature for which no evidence of consent counts."""
FEW = 12
"""Signatures whose numbers the journal's sentence names; of more it says how many there are."""
_NAMESPACE = uuid.UUID("6f1b1c7e-4d0a-5a53-9a51-0d4f1c6b7a02")


class NewEvidence(NamedTuple):
    """A piece of evidence: its bytes, or where it lies, or a note of what was seen or said."""

    kind: str
    claim: str = "consent"
    held_where: str = ""
    holder: str = ""
    """Who holds the original that is not in the register."""
    sender: str = ""
    """Whether the address that wrote is known, a word of SENDERS."""
    note: str = ""
    file_name: str = ""
    content: bytes | None = None
    made_on: dt.date | None = None
    received_on: dt.date | None = None
    """None means today, save where it is `undated`."""
    undated: bool = False
    """Whether nobody knows the day on which it came."""
    receiver: str = ""
    directness: str = ""
    """A word of DIRECTNESS; how sure the source is, apart from its kind."""
    originality: str = ""
    """A word of ORIGINALITY."""
    act: uuid.UUID | None = None
    """Of a claim of wording: the words that it shows, where that is known."""


def record_evidence(
    tx: Transaction,
    statement: StatementRow,
    signatures: Sequence[SignatureRow],
    new: NewEvidence,
    *,
    key: uuid.UUID | None = None,
) -> int:
    """Attach one piece of evidence to a claim of one, many or all signatures; return their number.

    Bytes are kept once, inside the register; of a file's name no folder is kept. Consent that was received
    before the first delivery turns an acceded signature into a signed one. Refuses an unknown claim, evidence
    of nothing, an empty file, evidence dated in the future, an empty list of signatures, and words that do
    not belong to the one signature.
    """
    refuse_evidence(new, tx.today)
    if not signatures:
        raise UserError(_("There is no signature to attach the evidence to."))
    if new.act is not None:
        _refuse_act(tx, new, signatures)
    signatures = list({each.id: each for each in signatures}.values())
    few = {"numbers": [each.number for each in signatures]} if len(signatures) <= FEW else {}
    tx.name_action(statement=statement.number, count=len(signatures), **few)
    evidence_id = tx.add(
        evidence,
        id=key or new_key(),
        statement_id=statement.id,
        kind=new.kind,
        held_where=clean(new.held_where) if new.claim != "consent" else _place(new.held_where),
        holder=typed_field(new.holder, MOST_IN_NAME),
        sender=new.sender,
        note=clean(new.note),
        file_name=clean(bare_name(new.file_name)),
        sha256=None if new.content is None else tx.keep_blob(new.content),
        made_on=new.made_on,
        received_on=None if new.undated else new.received_on or tx.today,
        receiver=clean(new.receiver),
        directness=new.directness,
        originality=new.originality,
        recorded_at=tx.now,
    )
    if new.claim == "consent" and new.kind != "list-as-received":
        _sign_in_time(tx, statement, signatures, new.received_on or tx.today)
    return tx.add_many(evidence_claim, _claims(evidence_id, signatures, new))


def record_letter(
    tx: Transaction,
    statement: StatementRow,
    signed: SignatureRow,
    new: NewEvidence,
    claims: Sequence[str],
) -> None:
    """Attach one piece of evidence to several claims of one signature.

    The words of `new` are those that the claim of the wording shows. Refuses what `record_evidence` refuses,
    and a piece that shows nothing.
    """
    if not claims:
        raise UserError(_("Say what the letter proves."))
    act_of, evidence_id = {"wording": new.act}, new_key()
    first, *others = claims
    record_evidence(
        tx, statement, [signed], new._replace(claim=first, act=act_of.get(first)), key=evidence_id
    )
    for claim in others:
        further = new._replace(claim=claim, act=act_of.get(claim))
        refuse_evidence(further, tx.today)
        tx.add_many(evidence_claim, _claims(evidence_id, [signed], further))
        if claim == "consent":
            _sign_in_time(tx, statement, [signed], new.received_on or tx.today)


def _place(words: str) -> str:
    """Return a place as the attestation prints it, on one line."""
    return typed_field(words, MOST_IN_OFFICE)


def find_words(tx: Reading, signed: SignatureRow, ordinal: int) -> uuid.UUID:
    """Find the key of a signatory's words by their number among them, also of words that no longer hold."""
    query = sa.select(act.c.id).where(act.c.signature_id == signed.id, act.c.ordinal == ordinal)
    found: uuid.UUID | None = tx.value(query)
    if found is None:
        raise UserError(
            _("Number %(number)d has no words number %(act)d.")
            % {"number": signed.number, "act": ordinal}
        )
    return found


def _refuse_act(tx: Reading, new: NewEvidence, signatures: Sequence[SignatureRow]) -> None:
    if new.claim != "wording":
        raise UserError(_("Only evidence of the wording can name the words that it shows."))
    owner = tx.value(sa.select(act.c.signature_id).where(act.c.id == new.act))
    if [each.id for each in signatures] != [owner]:
        raise UserError(_("Words are those of one signatory: name that one number only."))


def _sign_in_time(
    tx: Transaction, statement: StatementRow, signatures: Sequence[SignatureRow], came: dt.date
) -> None:
    """Turn acceded signatures into signed ones where their consent came before the delivery."""
    late = [each.id for each in signatures if each.status == "acceded"]
    delivered = first_delivery(tx, statement.id) if late else None
    if delivered is None or came >= delivered:
        return
    write_status(tx, dict.fromkeys(late, ("signed", came, came)))


def claim_id(evidence_id: uuid.UUID, signature_id: uuid.UUID, claim: str) -> uuid.UUID:
    """Return the key of a claim: the same wherever the same evidence is attached to the same claim."""
    return uuid.uuid5(_NAMESPACE, f"{evidence_id}|{signature_id}|{claim}")


def refuse_evidence(new: NewEvidence, today: dt.date) -> None:
    """Raise UserError for evidence that cannot be recorded, whatever signatures it is for."""
    if new.claim not in CLAIMS:
        raise UserError(
            _("“%(word)s” is no claim; use one of: %(known)s.")
            % {"word": new.claim, "known": ", ".join(CLAIMS)}
        )
    if new.kind not in EVIDENCE_KINDS:
        raise UserError(_("“%(word)s” is no kind of evidence.") % {"word": new.kind})
    for word, known in (
        (new.directness, DIRECTNESS),
        (new.originality, ORIGINALITY),
        (new.sender, SENDERS),
    ):
        if word not in known:
            raise UserError(
                _("“%(word)s” is not known here; use one of: %(known)s.")
                % {"word": word, "known": ", ".join(known[1:])}
            )
    for day in (new.received_on, new.made_on):
        if day is not None:
            refuse_future(day, today)
    _refuse_nothing(new)
    named = new.held_where.strip() and new.holder.strip()
    if new.kind == "held-outside" and new.claim == "consent" and not named:
        raise UserError(_("Say who holds the originals, and where: both are printed."))


def consent_basis(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """Return the best kind of evidence of consent for each signature that has any.

    A file, or what was seen, counts before originals held outside; neither a list as received nor a check is
    consent. Nothing counts for one whose verification is disputed or rejected, nothing that lapsed, nothing
    of which nothing is left since it was erased, and nothing that is older than the newest sealed text after
    the first: it was said of other words, whether or not the signature was bound anew. What each piece is
    worth is told by `grades`.
    """
    best: dict[uuid.UUID, str] = {}
    for signature_id, kind in tx.rows(consenting(tx, statement_id).add_columns(evidence.c.kind)):
        known = best.get(signature_id)
        if known is None or EVIDENCE_KINDS.index(kind) < EVIDENCE_KINDS.index(known):
            best[signature_id] = kind
    of_statement = sa.select(signature.c.id).where(signature.c.statement_id == statement_id)
    for (signature_id,) in tx.rows(of_statement.where(signature.c.verification.in_(DOUBTED))):
        best.pop(signature_id, None)
    return best


def numbers_outdated(tx: Reading, statement_id: uuid.UUID) -> list[int]:
    """Return the numbers that have evidence of consent, all of it older than the newest text, in order."""
    if newer_text_since(tx, statement_id) is None:
        return []
    basis = consent_basis(tx, statement_id)
    query = (
        sa.select(signature.c.id, signature.c.number)
        .where(
            signature.c.id.in_(_of_any_age(statement_id)),
            signature.c.verification.not_in(DOUBTED),
        )
        .order_by(signature.c.number)
    )
    return [row.number for row in tx.rows(query) if row.id not in basis]


def consenting(tx: Reading, statement_id: uuid.UUID) -> sa.Select[Any]:
    """Select the signatures with evidence that carries consent to the newest text, once for each piece."""
    query = _of_any_age(statement_id)
    since = newer_text_day(tx, statement_id)
    return query if since is None else query.where(_own_day() >= since)


def _of_any_age(statement_id: uuid.UUID) -> sa.Select[Any]:
    """Select the signatures with evidence of consent, to whatever text, once for each piece."""
    return (
        sa.select(evidence_claim.c.signature_id)
        .join(evidence, evidence.c.id == evidence_claim.c.evidence_id)
        .where(
            evidence.c.statement_id == statement_id,
            evidence_claim.c.claim == "consent",
            evidence_claim.c.lapsed_on.is_(None),
            evidence.c.superseded_by_id.is_(None),
            evidence.c.kind != "list-as-received",
            still_shows(),
        )
    )


def newer_text_day(tx: Reading, statement_id: uuid.UUID) -> dt.date | None:
    """Return the day on which the newest text after the first was sealed: what is older is of other words.

    None where no such text is sealed. The first text is sealed after it was signed as often as before,
    with the same words.
    """
    newest = _newer_text(tx, statement_id)
    return newest.sealed_on if newest else None


def newer_text_since(tx: Reading, statement_id: uuid.UUID) -> dt.datetime | None:
    """Return the moment at which the newest text after the first was sealed; None where none is."""
    newest = _newer_text(tx, statement_id)
    return newest.sealed_at if newest else None


def _newer_text(tx: Reading, statement_id: uuid.UUID) -> TextRow | None:
    """Return the first text with the words of the newest sealed one; None where that is the first of all."""
    sealed = [each for each in list_texts(tx, statement_id) if each.sealed_at]
    if not sealed or sealed[-1].number == 1:
        return None
    first = first_of_same(tx, statement_id, sealed[-1].number)
    return next((each for each in sealed if each.number == first and first > 1), None)


def _own_day() -> sa.ColumnElement[Any]:
    """Return the day of a piece of evidence: the one that it bears, else the one on which it came."""
    return sa.func.coalesce(evidence.c.made_on, evidence.c.received_on, type_=sa.Date())


def _claims(
    evidence_id: uuid.UUID, signatures: Iterable[SignatureRow], new: NewEvidence
) -> Iterable[dict[str, object]]:
    for each in signatures:
        yield {
            "id": claim_id(evidence_id, each.id, new.claim),
            "evidence_id": evidence_id,
            "signature_id": each.id,
            "act_id": new.act,
            "claim": new.claim,
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
