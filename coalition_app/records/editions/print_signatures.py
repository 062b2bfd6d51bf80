"""Electronic signatures of prints: each is kept apart, and no print is changed by it."""

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.i18n import _
from coalition_app.records.checked import bare_name, clean
from coalition_app.records.editions import editions, issued
from coalition_app.records.editions.editions import IssuedRow, PrintRow
from coalition_app.records.editions.issued import IssuedPrint
from coalition_app.records.store.edition_tables import corrigendum_print, print_, print_signature
from coalition_app.records.store.transactions import Reading, Transaction

INSIDE, DETACHED = "inside", "detached"


@dataclass(frozen=True, slots=True)
class NewSignature:
    """A signature that is to be kept."""

    kind: str
    """inside: in a signed copy of the print; detached: in a file of its own (CMS)."""
    content: bytes
    """The signed copy as a whole, or the file of its own."""
    file_name: str
    subject: str
    fingerprint: str
    """SHA-256 of the certificate in hexadecimal; empty where none is in it."""
    signed_at: dt.datetime | None
    """As the signature itself says; nothing vouches for it."""
    of_file: bytes | None = None
    """SHA-256 of what a detached signature signs, where that is a signed copy; None for the print itself."""


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One electronic signature of a print."""

    id: uuid.UUID
    print_id: uuid.UUID
    """Of an edition's print, or of a corrigendum's."""
    kind: str
    sha256: bytes
    """Of what is kept."""
    file_sha256: bytes
    """Of the signed copy; of what is signed where the signature is detached: the print, or such a copy."""
    file_name: str
    subject: str
    fingerprint: str
    signed_at: dt.datetime | None
    recorded_at: dt.datetime


def keep_signature(tx: Transaction, print_row: IssuedPrint, new: NewSignature) -> bool:
    """Keep a signature of a print; return whether it was not kept before.

    Of a signed copy only what follows the print is kept. Raises LookupError for a copy that does not begin
    with the print.
    """
    kept, file_sha256 = new.content, new.of_file or print_row.sha256
    if new.kind == INSIDE:
        document = editions.kept_bytes(tx, print_row.sha256)
        if not new.content.startswith(document):
            raise LookupError("print")
        kept = new.content[len(document) :]
        file_sha256 = hashlib.sha256(new.content).digest()
    digest = tx.keep_blob(kept)
    of_edition = isinstance(print_row, PrintRow)
    same = sa.select(print_signature.c.id).where(
        _of_print() == print_row.id, print_signature.c.sha256 == digest
    )
    if tx.value(same) is not None:
        return False
    tx.add(
        print_signature,
        print_id=print_row.id if of_edition else None,
        corrigendum_print_id=None if of_edition else print_row.id,
        kind=new.kind,
        sha256=digest,
        file_sha256=file_sha256,
        file_name=clean(bare_name(new.file_name)),
        subject=clean(new.subject),
        fingerprint=new.fingerprint,
        signed_at=new.signed_at,
        recorded_at=tx.now,
    )
    return True


def _of_print() -> sa.ColumnElement[uuid.UUID]:
    return sa.func.coalesce(print_signature.c.print_id, print_signature.c.corrigendum_print_id)


def list_signatures(tx: Reading, issued_id: uuid.UUID) -> list[SignatureRow]:
    """List the signatures of the prints of what was issued, in the order in which they were kept."""
    of_edition = sa.select(print_.c.id).where(print_.c.edition_id == issued_id)
    of_corrigendum = sa.select(corrigendum_print.c.id).where(
        corrigendum_print.c.corrigendum_id == issued_id
    )
    query = (
        sa.select(print_signature)
        .where(
            sa.or_(
                print_signature.c.print_id.in_(of_edition),
                print_signature.c.corrigendum_print_id.in_(of_corrigendum),
            )
        )
        .order_by(print_signature.c.recorded_at, print_signature.c.id)
    )
    return [_signature(row) for row in tx.rows(query)]


def own_certificates(tx: Reading) -> frozenset[str]:
    """Return the fingerprints of the certificates that prints of this register were signed with here."""
    query = sa.select(print_signature.c.fingerprint).where(print_signature.c.kind == INSIDE)
    return frozenset(row.fingerprint for row in tx.rows(query.distinct()))


def signed_file(tx: Reading, row: SignatureRow) -> bytes:
    """Return a signed copy of a print, or a detached signature, as it was."""
    kept = editions.kept_bytes(tx, row.sha256)
    if row.kind == DETACHED:
        return kept
    printed = tx.value(
        sa.union_all(
            *(
                sa.select(each.c.sha256).where(each.c.id == row.print_id)
                for each in (print_, corrigendum_print)
            )
        )
    )
    return editions.kept_bytes(tx, printed) + kept


def what_is_signed(tx: Reading, row: SignatureRow) -> bytes:
    """Return the file that a detached signature signs, or the signed copy that a signature lies in."""
    if row.kind == INSIDE:
        return signed_file(tx, row)
    found = signature_by_file(tx, row.file_sha256)
    return editions.kept_bytes(tx, row.file_sha256) if found is None else signed_file(tx, found[1])


def signature_by_file(tx: Reading, sha256: bytes) -> tuple[IssuedRow, SignatureRow] | None:
    """Find the signature whose signed copy of a print has this SHA-256, and of what that is a print."""
    query = sa.select(print_signature).where(
        print_signature.c.file_sha256 == sha256, print_signature.c.kind == INSIDE
    )
    row = tx.first(query)
    if row is None:
        return None
    found = _signature(row)
    for each in issued.list_issued(tx):
        if any(one.id == found.print_id for one in issued.list_prints(tx, each)):
            return each, found
    return None


def signature_sentence(tx: Reading, row: SignatureRow) -> str:
    """Say in the program's language who signed, when, and how that was kept."""
    named = {
        "name": row.subject or "—",
        "day": tx.local(row.signed_at).strftime("%d.%m.%Y %H:%M") if row.signed_at else "—",
    }
    if row.kind == DETACHED:
        return _("Electronic signature in a file of its own: %(name)s, %(day)s") % named
    return _("Signed electronically: %(name)s, %(day)s") % named


def signature_json(row: SignatureRow) -> dict[str, object]:
    """Return a signature as plain values, without its bytes."""
    return {
        "kind": row.kind,
        "subject": row.subject,
        "fingerprint": row.fingerprint,
        "signed_at": row.signed_at.isoformat() if row.signed_at else "",
        "sha256": row.file_sha256.hex(),
        "signature": row.sha256.hex(),
        "file": row.file_name,
    }


def _signature(row: sa.Row[tuple[object, ...]]) -> SignatureRow:
    return SignatureRow(
        id=row.id,
        print_id=row.print_id or row.corrigendum_print_id,
        kind=row.kind,
        sha256=row.sha256,
        file_sha256=row.file_sha256,
        file_name=row.file_name,
        subject=row.subject,
        fingerprint=row.fingerprint,
        signed_at=row.signed_at,
        recorded_at=row.recorded_at,
    )
