"""Operations on electronic signatures: a print is signed, or a signature made elsewhere is kept with it."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.documents.write import atomic_file
from coalition_app.errors import UserError
from coalition_app.i18n import _, texts
from coalition_app.operations import editions as edition_operations
from coalition_app.operations.door import BYTES_OF_A_ROW, Answer, on_statement
from coalition_app.records.editions import editions, print_signatures
from coalition_app.records.editions.print_signatures import NewSignature
from coalition_app.records.statements import statements

if TYPE_CHECKING:
    from coalition_app.documents.sign.certificates import Certificate, Key
    from coalition_app.records.editions.editions import EditionRow, PrintRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading, Transaction

WHICH = edition_operations.WHICH


@dataclass(frozen=True, slots=True)
class Signed:
    """What signing a print made."""

    edition: int
    code: str
    certificate: "Certificate"
    sha256: bytes
    """Of the signed file."""
    signed_at: dt.datetime


def open_key(database: "Database", path: Path, passphrase: str) -> "Key":
    """Open a file with certificate and key, as `certificates.read_key_file` does, at this moment."""
    from coalition_app.documents.sign import certificates

    with database.reading() as tx:
        now = tx.now
    return certificates.read_key_file(path, passphrase, now)


def sign_edition(
    database: "Database",
    edition_row: "EditionRow",
    key: "Key",
    *,
    target: Path,
    language: str | None = None,
    sha256: bytes | None = None,
    replace: bool = False,
) -> Signed:
    """Sign a print of an edition, keep the signature beside it, and put the signed file in place.

    `language` None and `sha256` None take the first print that was made; `sha256` names one. The print itself
    stays as it is. Raises UserError where there is none, or it has no place for a signature.
    """
    from coalition_app.documents.sign.sign_print import sign_print
    from coalition_app.operations.attesting import record_and_place

    if target.suffix.lower() != ".pdf":
        raise UserError(_("A signed annex is a PDF: name a file ending in .pdf."))
    atomic_file.refuse_target(target, replace=replace)
    with database.reading() as tx:
        chosen = _chosen_print(tx, edition_row, language, sha256)
        document = editions.kept_bytes(tx, chosen.sha256)
        statement = statements.get_statement(tx, edition_row.statement_id)
        now = tx.now
    content = sign_print(document, key, *_stamp_words(chosen.language, key, now))
    signed_at = _claimed(content, now)
    new = NewSignature(
        kind=print_signatures.INSIDE,
        content=content,
        file_name="",
        subject=key.certificate.subject,
        fingerprint=key.certificate.fingerprint,
        signed_at=signed_at,
    )
    recording = record_signature(statement, edition=edition_row, print_row=chosen, new=new)
    sha = record_and_place(database, recording, content, target, edition_row.number)
    return Signed(edition_row.number, edition_row.code, key.certificate, sha, signed_at)


def _chosen_print(
    tx: "Reading", edition_row: "EditionRow", language: str | None, sha256: bytes | None
) -> "PrintRow":
    for each in editions.list_prints(tx, edition_row.id):
        if language in (None, each.language) and sha256 in (None, each.sha256):
            return each
    raise UserError(
        _("Edition %(edition)d has no such print: make it first with reprint.")
        % {"edition": edition_row.number}
    )


def _stamp_words(language: str, key: "Key", now: dt.datetime) -> tuple[str, list[str]]:
    """Return what the field shows above and below the name, in the print's language."""
    from coalition_app.documents.sign.certificates import shown_fingerprint

    gettext = texts(language).gettext
    offset = f"{now:%z}"
    moment = f"{now:%d.%m.%Y %H:%M} (UTC{offset[:3]}:{offset[3:5]})"
    fingerprint = shown_fingerprint(key.certificate.fingerprint)
    middle = len(fingerprint) // 2
    # Translators: PRINTED in the field of the signature, above the name of the certificate's holder
    head = gettext("Signed electronically")
    return head, [moment, fingerprint[:middle].strip(), fingerprint[middle:].strip()]


def _claimed(content: bytes, now: dt.datetime) -> dt.datetime:
    """Return the moment that a signed file claims."""
    from coalition_app.documents.sign.judge import judge_signatures

    (judged,) = judge_signatures(content, (), now)
    return judged.signed_at or now


@on_statement("sign-print")
def record_signature(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    edition: "EditionRow",
    print_row: "PrintRow",
    new: NewSignature,
) -> Answer[bytes]:
    """Record a signature of a print; the SHA-256 of the signed file is the result."""
    tx.name_action(statement=statement.number, edition=edition.number)
    print_signatures.keep_signature(tx, print_row, new)
    kept = print_signatures.list_signatures(tx, edition.id)
    return Answer(kept[-1].file_sha256)


def _rows_of_file(*, content: bytes, **_others: object) -> int:
    return 1 + len(content) // BYTES_OF_A_ROW


@on_statement("keep-signature", rows=_rows_of_file)
def keep_detached(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    edition: int | str,
    file_name: str,
    content: bytes,
) -> Answer[bool]:
    """Keep a signature made elsewhere (CMS) with the print that it signs; the same one adds nothing.

    Raises UserError for what is no signature, and for one that belongs to no print of the edition.
    """
    from coalition_app.documents.sign import detached, judge

    row = editions.find_edition(tx, statement, edition)
    signature = detached.read_detached(content, file_name)
    prints = [each for each in editions.list_prints(tx, row.id) if each.form == "pdf"]
    found = [
        (each, detached.judge_detached(signature, editions.kept_bytes(tx, each.sha256)))
        for each in prints
    ]
    fitting = [pair for pair in found if pair[1].outcome != judge.FAILED]
    if not fitting:
        why = found[0][1].why if found else ""
        raise UserError(
            " ".join((why, _("It belongs to no print of edition %(edition)d; nothing was kept.")))
            % {"edition": row.number}
        )
    print_row, judged = next((pair for pair in fitting if pair[1].covers_all), fitting[0])
    certificate = judged.certificate
    new = NewSignature(
        kind=print_signatures.DETACHED,
        content=signature,
        file_name=file_name,
        subject=certificate.subject if certificate else "",
        fingerprint=certificate.fingerprint if certificate else "",
        signed_at=judged.signed_at,
    )
    tx.name_action(statement=statement.number, edition=row.number)
    added = print_signatures.keep_signature(tx, print_row, new)
    kept = [
        print_signatures.signature_json(each)
        for each in print_signatures.list_signatures(tx, row.id)
    ]
    said = _("The signature is kept with edition %(edition)d.") % {"edition": row.number}
    before = _("This signature is kept with edition %(edition)d already; nothing was added.") % {
        "edition": row.number
    }
    values = {
        "statement": statement.number,
        "edition": row.number,
        "added": added,
        "outcome": judged.outcome,
        "signatures": kept,
    }
    return Answer(added, (said if added else before, judged.why), values)
