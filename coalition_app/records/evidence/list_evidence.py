"""The pieces of evidence of a statement: listing, opening and superseding them."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.evidence.evidence import FEW, consent_basis
from coalition_app.records.evidence.remains import Days, erased_of
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.statements.versions import first_of_same
from coalition_app.records.statements.wordings import list_texts
from coalition_app.records.store.tables import (
    act,
    blob,
    evidence,
    evidence_claim,
    position,
    signature,
)
from coalition_app.records.store.transactions import Reading, Transaction

Runs = tuple[tuple[int, int], ...]
"""Numbers as runs from the first to the last of each, both included."""


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A piece of evidence and one claim that it stands behind."""

    id: uuid.UUID
    kind: str
    claim: str
    numbers: Runs
    held_where: str
    holder: str
    """Who keeps the original there."""
    note: str
    file_name: str
    sha256: bytes | None
    """None for a piece without a file."""
    size: int
    """Bytes of the file; 0 without one."""
    made_on: dt.date | None
    received_on: dt.date | None
    receiver: str
    directness: str
    originality: str
    superseded: bool
    before_text: int
    """Number of the newest sealed text after the first that is younger than this piece; 0 for none.

    Consent to that text cannot rest on it; the rule is that of `evidence.consent_basis`.
    """
    recorded_at: dt.datetime
    file_gone: bool = False
    """Whether the file was erased for good."""
    erased: bool = False
    """Whether nothing is left by which it shows anything."""
    erased_on: dt.date | None = None
    """The day on which file or words were erased; None where nothing was, or where it was lost."""
    withdrawal: bool = False
    """Whether it shows that signatures were withdrawn, without any words of a reservation."""


def list_pieces(
    tx: Reading, statement: StatementRow, *, number: int | None = None
) -> list[PieceRow]:
    """List a statement's pieces of evidence, the newest first, once for each claim.

    `number` keeps those behind one signature. The bytes stay where they are.
    """
    runs, younger = _runs(tx, statement, number), _sealed_texts(tx, statement)
    query = (
        sa.select(evidence, blob.c.size)
        .outerjoin(blob, blob.c.sha256 == evidence.c.sha256)
        .where(evidence.c.statement_id == statement.id)
        .order_by(evidence.c.recorded_at.desc(), evidence.c.id.desc())
    )
    if number is not None:
        behind = (
            sa.select(evidence_claim.c.evidence_id)
            .join(signature, signature.c.id == evidence_claim.c.signature_id)
            .where(signature.c.statement_id == statement.id, signature.c.number == number)
        )
        query = query.where(evidence.c.id.in_(behind))
    found, leaving = [], _of_withdrawals(tx, statement)
    filed, nothing = erased_of(tx, runs)
    days = Days(tx, filed | nothing)
    for row in tx.rows(query):
        for claim, numbers in sorted(runs.get(row.id, {}).items()):
            found.append(
                PieceRow(
                    id=row.id,
                    kind=row.kind,
                    claim=claim,
                    numbers=numbers,
                    held_where=row.held_where,
                    holder=row.holder,
                    note=row.note,
                    file_name=row.file_name,
                    sha256=row.sha256,
                    size=row.size or 0,
                    made_on=row.made_on,
                    received_on=row.received_on,
                    receiver=row.receiver,
                    directness=row.directness,
                    originality=row.originality,
                    superseded=row.superseded_by_id is not None,
                    before_text=_before(row.made_on or row.received_on, younger),
                    recorded_at=row.recorded_at,
                    file_gone=row.id in filed,
                    erased=row.id in nothing,
                    erased_on=days.of(row.id, row.sha256),
                    withdrawal=claim == "wording" and row.id in leaving,
                )
            )
    return found


def numbers_without(tx: Reading, statement: StatementRow) -> list[int]:
    """Return the numbers that count and have no evidence of consent, in order."""
    basis = consent_basis(tx, statement.id)
    query = (
        sa.select(signature.c.id, signature.c.number)
        .where(signature.c.statement_id == statement.id, signature.c.standing.in_(COUNTED))
        .order_by(signature.c.number)
    )
    return [row.number for row in tx.rows(query) if row.id not in basis]


def younger_text(tx: Reading, statement: StatementRow, day: dt.date | None) -> int:
    """Return the newest text after the first that was sealed after a day; 0 where there is none.

    Evidence dated that day does not show consent to that text.
    """
    return _before(day, _sealed_texts(tx, statement))


def before_text_sentence(number: int) -> str:
    """Say what evidence that is older than a sealed text does not show."""
    return _("It is older than text %(text)d as sealed, and shows no consent to that text.") % {
        "text": number
    }


def text_doubt(tx: Reading, statement: StatementRow, day: dt.date | None) -> str:
    """Say that evidence of a day, or of one that nobody knows, shows no consent to the newest sealed text.

    Empty where it does.
    """
    if day is not None:
        older = younger_text(tx, statement, day)
        return before_text_sentence(older) if older else ""
    sealed = _sealed_texts(tx, statement)
    if not sealed:
        return ""
    return _(
        "Without a day it cannot be told whether it is for text %(text)d as sealed: it shows no consent to "
        "that text."
    ) % {"text": sealed[0][0]}


def count_claims(tx: Reading) -> int:
    """Count the claims of the register, which tells how long reading its pieces takes."""
    return int(tx.value(sa.select(sa.func.count()).select_from(evidence_claim)))


def piece_bytes(tx: Reading, piece_id: uuid.UUID) -> bytes:
    """Return the file of a piece; raises NotSo for a piece without one, or whose file is gone."""
    query = sa.select(blob.c.content).join(evidence, evidence.c.sha256 == blob.c.sha256)
    content = tx.value(query.where(evidence.c.id == piece_id))
    if content is None:
        raise NotSo(_("This piece of evidence has no file in the register."))
    return bytes(content)


def supersede(
    tx: Transaction, statement: StatementRow, piece_id: uuid.UUID, by_id: uuid.UUID
) -> None:
    """Supersede a piece that was wrong or incomplete by another one; both are kept.

    Refuses pieces of other statements, a piece in place of itself, and one that is superseded already, on
    either side. Signatures that the newer piece does not name keep no evidence by it: see `left_without`.
    """
    piece, newer = _piece(tx, statement, piece_id), _piece(tx, statement, by_id)
    if piece_id == by_id:
        raise UserError(_("A piece of evidence cannot stand in place of itself."))
    if piece.superseded_by_id is not None or newer.superseded_by_id is not None:
        raise UserError(_("This piece of evidence is already superseded."))
    numbers = numbers_of(tx, piece_id)
    few = {"numbers": numbers} if 0 < len(numbers) <= FEW else {}
    tx.name_action(statement=statement.number, **few)
    tx.change(evidence, piece_id, superseded_by_id=by_id)


def without_words(tx: Reading, statement: StatementRow) -> list[int]:
    """List the numbers of which evidence shows a reservation, where neither words nor positions are recorded.

    They would count as full support, against what is at hand.
    """
    said = [sa.exists().where(each.c.signature_id == signature.c.id) for each in (act, position)]
    query = (
        sa.select(signature.c.number)
        .join(evidence_claim, evidence_claim.c.signature_id == signature.c.id)
        .join(evidence, evidence.c.id == evidence_claim.c.evidence_id)
        .where(
            signature.c.statement_id == statement.id,
            evidence_claim.c.claim == "wording",
            evidence_claim.c.lapsed_on.is_(None),
            evidence.c.superseded_by_id.is_(None),
            ~sa.or_(*said),
        )
        .distinct()
        .order_by(signature.c.number)
    )
    return [row.number for row in tx.rows(query)]


def numbers_of(tx: Reading, piece_id: uuid.UUID) -> list[int]:
    """Return the numbers that a piece stands behind, in order."""
    return sorted({number for number, _claim in _claimed(tx, piece_id)})


def left_without(tx: Reading, piece_id: uuid.UUID, by_id: uuid.UUID) -> list[int]:
    """Return the numbers that one piece is evidence for and the other is not, for the same claim."""
    older, newer = (_claimed(tx, each) for each in (piece_id, by_id))
    return sorted({number for number, claim in older - newer})


def refuse_deletion(tx: Reading, statement: StatementRow, piece_id: uuid.UUID) -> None:
    """Raise UserError, always: what an edition rests on, or may rest on, is never deleted."""
    from coalition_app.records.editions.editions import list_editions

    piece = _piece(tx, statement, piece_id)
    resting = [
        each.number
        for each in list_editions(tx, statement.id)
        if each.attested_at >= piece.recorded_at
    ]
    if resting:
        raise UserError(
            _(
                "Edition %(edition)d rests on this piece of evidence, so it stays. Let another piece "
                "supersede it."
            )
            % {"edition": resting[0]}
        )
    raise UserError(
        _(
            "Evidence is never deleted. Undo its recording, or let another piece of evidence supersede it."
        )
    )


def attached_by_digest(
    tx: Reading, statement: StatementRow, digests: Iterable[bytes]
) -> dict[bytes, tuple[int, ...]]:
    """Return the numbers that files are attached to, for those that the register holds as evidence."""
    wanted, found = list(set(digests)), dict[bytes, set[int]]()
    query = (
        sa.select(evidence.c.sha256, signature.c.number)
        .join(evidence_claim, evidence_claim.c.evidence_id == evidence.c.id)
        .join(signature, signature.c.id == evidence_claim.c.signature_id)
        .where(evidence.c.statement_id == statement.id)
    )
    for some in chunks(wanted):
        for row in tx.rows(query.where(evidence.c.sha256.in_(some))):
            found.setdefault(row.sha256, set()).add(row.number)
    return {digest: tuple(sorted(numbers)) for digest, numbers in found.items()}


def claims_of_digest(tx: Reading, statement: StatementRow, number: int, digest: bytes) -> set[str]:
    """Return the claims of a signature that a file shows already."""
    query = (
        sa.select(evidence_claim.c.claim)
        .join(evidence, evidence.c.id == evidence_claim.c.evidence_id)
        .join(signature, signature.c.id == evidence_claim.c.signature_id)
        .where(
            evidence.c.statement_id == statement.id,
            evidence.c.sha256 == digest,
            signature.c.number == number,
        )
    )
    return {row.claim for row in tx.rows(query)}


def _piece(tx: Reading, statement: StatementRow, piece_id: uuid.UUID) -> sa.Row[tuple[object, ...]]:
    row = tx.row(evidence, piece_id)
    if row is None or row.statement_id != statement.id:
        raise UserError(_("This piece of evidence is gone meanwhile."))
    return row


def _claimed(tx: Reading, piece_id: uuid.UUID) -> set[tuple[int, str]]:
    query = sa.select(signature.c.number, evidence_claim.c.claim).join(
        signature, signature.c.id == evidence_claim.c.signature_id
    )
    rows = tx.rows(query.where(evidence_claim.c.evidence_id == piece_id))
    return {(row.number, row.claim) for row in rows}


def _runs(
    tx: Reading, statement: StatementRow, number: int | None
) -> dict[uuid.UUID, dict[str, Runs]]:
    """Return the numbers of each piece and claim, joined to runs by the database itself.

    Numbers that follow each other keep the same distance to their place in the order.
    """
    together = (evidence_claim.c.evidence_id, evidence_claim.c.claim)
    place = sa.func.row_number().over(partition_by=together, order_by=signature.c.number)
    named = (
        sa.select(*together, signature.c.number, (signature.c.number - place).label("run"))
        .join(signature, signature.c.id == evidence_claim.c.signature_id)
        .where(signature.c.statement_id == statement.id)
    )
    if number is not None:
        named = named.where(signature.c.number == number)
    inner = named.subquery()
    first, last = sa.func.min(inner.c.number), sa.func.max(inner.c.number)
    query = (
        sa.select(inner.c.evidence_id, inner.c.claim, first.label("first"), last.label("last"))
        .group_by(inner.c.evidence_id, inner.c.claim, inner.c.run)
        .order_by(inner.c.evidence_id, inner.c.claim, first)
    )
    found: dict[uuid.UUID, dict[str, list[tuple[int, int]]]] = {}
    for row in tx.rows(query):
        runs = found.setdefault(row.evidence_id, {}).setdefault(row.claim, [])
        runs.append((row.first, row.last))
    return {
        piece: {claim: tuple(runs) for claim, runs in claims.items()}
        for piece, claims in found.items()
    }


def _of_withdrawals(tx: Reading, statement: StatementRow) -> set[uuid.UUID]:
    """Return the pieces that can only show a withdrawal: their signatories withdrew and said nothing else."""
    worded = sa.select(act.c.id).where(act.c.signature_id == signature.c.id).exists()
    other = sa.or_(signature.c.standing != "withdrawn", worded)
    query = (
        sa.select(evidence_claim.c.evidence_id)
        .join(signature, signature.c.id == evidence_claim.c.signature_id)
        .where(signature.c.statement_id == statement.id, evidence_claim.c.claim == "wording")
        .group_by(evidence_claim.c.evidence_id)
        .having(sa.func.sum(sa.case((other, 1), else_=0)) == 0)
    )
    return {row.evidence_id for row in tx.rows(query)}


def _sealed_texts(tx: Reading, statement: StatementRow) -> Sequence[tuple[int, dt.date]]:
    """Return number and day of sealing of each sealed text with words of its own, the newest first.

    The first is left out: it is sealed after it was signed as often as before.
    """
    return [
        (each.number, each.sealed_on)
        for each in reversed(list_texts(tx, statement.id))
        if each.sealed_on and each.number > 1
        if first_of_same(tx, statement.id, each.number) == each.number
    ]


def _before(day: dt.date | None, sealed: Sequence[tuple[int, dt.date]]) -> int:
    """Return the newest sealed text that is younger than a day; 0 where there is none."""
    return next((number for number, on in sealed if day is not None and day < on), 0)
