"""Operations on electronic signatures: a print is signed, or a signature made elsewhere is kept with it."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.documents.write import atomic_file
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, texts
from coalition_app.operations.door import BYTES_OF_A_ROW, Answer, on_statement
from coalition_app.records.editions import editions, issued, print_signatures
from coalition_app.records.editions.print_signatures import NewSignature
from coalition_app.records.statements import statements

if TYPE_CHECKING:
    from coalition_app.documents.sign.certificates import Certificate, Key
    from coalition_app.documents.sign.judge import Judged
    from coalition_app.documents.sign.tokens import OpenToken
    from coalition_app.records.editions.editions import IssuedRow, Named
    from coalition_app.records.editions.issued import IssuedPrint
    from coalition_app.records.editions.print_signatures import SignatureRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading, Transaction

NOT_PLACED = N_(
    "The signature is recorded, but %(path)s could not be put in place (%(reason)s): save a copy under "
    "Electronic signatures in the window."
)


@dataclass(frozen=True, slots=True)
class Signed:
    """What signing a print made."""

    of: "IssuedRow"
    """The edition or the corrigendum."""
    certificate: "Certificate"
    sha256: bytes
    """Of the signed file."""
    signed_at: dt.datetime


def look_at_key(database: "Database", path: Path, passphrase: str) -> "Key":
    """Open a file with certificate and key, as `certificates.read_key_file` does, at this moment."""
    from coalition_app.documents.sign import certificates

    with database.reading() as tx:
        now = tx.now
    return certificates.read_key_file(path, passphrase, now)


def open_key(database: "Database", path: Path, passphrase: str) -> "Key":
    """Open a file with certificate and key that may sign now; raises UserError for another."""
    from coalition_app.documents.sign.certificates import refuse_unfit

    return refuse_unfit(look_at_key(database, path, passphrase))


def open_token(database: "Database", library: Path, pin: str, *, slot: int) -> "OpenToken":
    """Open a token by its PIN, as `tokens.open_token` does, at this moment."""
    from coalition_app.documents.sign import tokens

    with database.reading() as tx:
        now = tx.now
    return tokens.open_token(library, slot, pin, now)


def sign_issued(
    database: "Database",
    row: "IssuedRow",
    key: "Key",
    *,
    target: Path,
    language: str | None = None,
    sha256: bytes | None = None,
    replace: bool = False,
) -> Signed:
    """Sign a print of what was issued, keep the signature beside it, and put the signed file in place.

    `language` None and `sha256` None take the first print that was made; `sha256` names one. The print itself
    stays as it is. Raises UserError where there is none, or it has no place for a signature.
    """
    from coalition_app.documents.sign.certificates import refuse_unfit
    from coalition_app.documents.sign.sign_print import sign_print
    from coalition_app.operations.attesting import record_and_place

    refuse_unfit(key)
    if target.suffix.lower() != ".pdf":
        raise UserError(_("What is signed is a PDF: name a file ending in .pdf."))
    atomic_file.refuse_target(target, replace=replace)
    with database.reading() as tx:
        chosen = _chosen_print(tx, row, language, sha256)
        document = editions.kept_bytes(tx, chosen.sha256)
        statement = statements.get_statement(tx, row.statement_id)
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
    recording = record_signature(statement, of=row, print_row=chosen, new=new)
    sha = record_and_place(database, recording, content, target, row.number, failed=NOT_PLACED)
    return Signed(row, key.certificate, sha, signed_at)


def _chosen_print(
    tx: "Reading", row: "IssuedRow", language: str | None, sha256: bytes | None
) -> "IssuedPrint":
    for each in issued.list_prints(tx, row):
        if language in (None, each.language) and sha256 in (None, each.sha256):
            return each
    raise UserError(
        issued.worded(
            row,
            N_("Edition %(edition)d has no such print: make it first with reprint."),
            N_("Corrigendum %(corrigendum)d has no such print: save it first in that language."),
        )
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
    of: "IssuedRow",
    print_row: "IssuedPrint",
    new: NewSignature,
) -> Answer[bytes]:
    """Record a signature of a print; the SHA-256 of the signed file is the result."""
    tx.name_action(statement=statement.number, **issued.named_numbers(of))
    print_signatures.keep_signature(tx, print_row, new)
    kept = print_signatures.list_signatures(tx, of.id)
    return Answer(kept[-1].file_sha256)


def _rows_of_file(*, content: bytes, **_others: object) -> int:
    return 1 + len(content) // BYTES_OF_A_ROW


@on_statement("keep-signature", rows=_rows_of_file)
def keep_detached(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    edition: "Named | None" = None,
    corrigendum: "Named | None" = None,
    file_name: str,
    content: bytes,
) -> Answer[bool]:
    """Keep a signature made elsewhere (CMS) with what it signs: a print, or a signed copy of one.

    Where neither edition nor corrigendum is named, it is looked for among all. The same one adds nothing.
    Raises UserError for what is no signature, and for one that belongs to no print.
    """
    from coalition_app.documents.sign import detached, judge

    rows = _meant(tx, statement, edition, corrigendum)
    signature = detached.read_detached(content, file_name)
    found = [
        (row, print_row, of_file, judged)
        for row in rows
        for print_row, of_file, document in _signable(tx, row)
        for judged in (detached.judge_detached(signature, document),)
    ]
    fitting = [each for each in found if each[3].outcome != judge.FAILED]
    if not fitting:
        if edition is None and corrigendum is None:
            raise UserError(_of_nothing())
        raise UserError(_of_no_print(found[0][3].why if found else "", rows[0]))
    row, print_row, of_file, judged = next(
        (each for each in fitting if each[3].covers_all), fitting[0]
    )
    certificate = judged.certificate
    new = NewSignature(
        kind=print_signatures.DETACHED,
        content=signature,
        file_name=file_name,
        subject=certificate.subject if certificate else "",
        fingerprint=certificate.fingerprint if certificate else "",
        signed_at=judged.signed_at,
        of_file=of_file,
    )
    tx.name_action(statement=statement.number, **issued.named_numbers(row))
    added = print_signatures.keep_signature(tx, print_row, new)
    lines = (_kept_sentence(row) if added else _kept_before(row), judged.why)
    return Answer(added, lines, _kept_json(tx, statement, row, added, judged.outcome))


def _meant(
    tx: "Reading",
    statement: "StatementRow",
    edition: "Named | None",
    corrigendum: "Named | None",
) -> "list[IssuedRow]":
    """Return what is named, else all that was issued of a statement."""
    if edition is None and corrigendum is None:
        return issued.list_issued(tx, statement.id)
    return [issued.find_issued(tx, statement, edition=edition, corrigendum=corrigendum)]


def _kept_sentence(row: "IssuedRow") -> str:
    return issued.worded(
        row,
        N_("The signature is kept with edition %(edition)d."),
        N_("The signature is kept with corrigendum %(corrigendum)d."),
    )


def _kept_before(row: "IssuedRow") -> str:
    return issued.worded(
        row,
        N_("This signature is kept with edition %(edition)d already; nothing was added."),
        N_("This signature is kept with corrigendum %(corrigendum)d already; nothing was added."),
    )


def _signable(
    tx: "Reading", row: "IssuedRow"
) -> "Iterator[tuple[IssuedPrint, bytes | None, bytes]]":
    """Yield what can be signed elsewhere: the prints, and the copies signed here."""
    prints = {each.id: each for each in issued.list_prints(tx, row)}
    for each in prints.values():
        yield each, None, editions.kept_bytes(tx, each.sha256)
    for kept in print_signatures.list_signatures(tx, row.id):
        if kept.kind == print_signatures.INSIDE:
            copy = print_signatures.signed_file(tx, kept)
            yield prints[kept.print_id], kept.file_sha256, copy


def _of_nothing() -> str:
    return _("This signature belongs to no print of this statement; nothing was kept.")


def _of_no_print(why: str, row: "IssuedRow") -> str:
    said = issued.worded(
        row,
        N_("It belongs to no print of edition %(edition)d; nothing was kept."),
        N_("It belongs to no print of corrigendum %(corrigendum)d; nothing was kept."),
    )
    return " ".join((why, said))


def _kept_json(
    tx: "Reading", statement: "StatementRow", row: "IssuedRow", added: bool, outcome: str
) -> dict[str, object]:
    kept = print_signatures.list_signatures(tx, row.id)
    return {
        "statement": statement.number,
        **issued.named_numbers(row),
        "added": added,
        "outcome": outcome,
        "signatures": [print_signatures.signature_json(each) for each in kept],
    }


@dataclass(frozen=True, slots=True)
class KeptSignature:
    """A signature that is kept with a print, and what it shows now."""

    row: "SignatureRow"
    judged: "Judged"
    size: int
    """Bytes of the signed copy, or of the file of its own."""


def judge_kept(database: "Database", of: "IssuedRow") -> list[KeptSignature]:
    """Judge the signatures of prints as they are kept, in the order in which they came."""
    with database.reading() as tx:
        rows = print_signatures.list_signatures(tx, of.id)
        return [_judged(tx, row) for row in rows]


def _judged(tx: "Reading", row: "SignatureRow") -> KeptSignature:
    from coalition_app.documents.sign import detached, judge

    content = print_signatures.signed_file(tx, row)
    if row.kind == print_signatures.INSIDE:
        (judged,) = judge.judge_signatures(content, (row.fingerprint,), tx.now)
    else:
        judged = detached.judge_detached(content, print_signatures.what_is_signed(tx, row))
    return KeptSignature(row, judged, len(content))


def request_stamp(
    database: "Database", of: "IssuedRow", sha256: str = ""
) -> tuple["SignatureRow", bytes]:
    """Return the request for a time stamp of one of the signatures of what was issued (RFC 3161, .tsq).

    `sha256` is the beginning of what `signature_json` says; empty means the only one without a stamp. Raises
    UserError where none, or more than one, is meant.
    """
    from coalition_app.documents.sign import time_stamps

    with database.reading() as tx:
        rows = [
            each
            for each in print_signatures.list_signatures(tx, of.id)
            if each.sha256.hex().startswith(sha256.lower())
        ]
        if not sha256:
            rows = _unstamped(tx, rows)
        if not rows:
            raise UserError(
                issued.worded(
                    of,
                    N_("Edition %(edition)d has no signature to be stamped: sign it first."),
                    N_(
                        "Corrigendum %(corrigendum)d has no signature to be stamped: sign it first."
                    ),
                )
            )
        if len(rows) > 1:
            names = "; ".join(f"{each.sha256.hex()[:8]}: {each.subject}" for each in rows)
            raise UserError(
                _("There are several signatures: name one by its beginning. There are: %(names)s.")
                % {"names": names}
            )
        return rows[0], time_stamps.request_stamp(signature_of(tx, rows[0]))


def _unstamped(tx: "Reading", rows: "list[SignatureRow]") -> "list[SignatureRow]":
    """Leave out the signatures that have a stamp, and those which are kept again with one."""
    from coalition_app.documents.sign.time_stamps import request_stamp

    requests = {each.id: request_stamp(signature_of(tx, each)) for each in rows}
    stamped = {each.id for each in rows if _judged(tx, each).judged.stamp is not None}
    known = {requests[each] for each in stamped}
    return [each for each in rows if requests[each.id] not in known]


def signature_of(tx: "Reading", row: "SignatureRow") -> bytes:
    """Return a signature alone (CMS), also out of a signed copy."""
    from coalition_app.documents.sign.sign_print import signature_in

    content = print_signatures.signed_file(tx, row)
    return signature_in(content) if row.kind == print_signatures.INSIDE else content


@on_statement("keep-time-stamp", rows=_rows_of_file)
def keep_time_stamp(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    edition: "Named | None" = None,
    corrigendum: "Named | None" = None,
    file_name: str,
    content: bytes,
) -> Answer["SignatureRow"]:
    """Put the answer of a time-stamping authority into the signature that it stamps, and keep that beside it.

    The signature without the stamp stays as it is kept. Where neither edition nor corrigendum is named, it is
    looked for among all. Raises UserError for what is no answer, for one that stamps no signature here, and
    for one that was changed.
    """
    from coalition_app.documents.sign import time_stamps

    rows = _meant(tx, statement, edition, corrigendum)
    kept = [(row, each) for row in rows for each in print_signatures.list_signatures(tx, row.id)]
    if not kept:
        raise UserError(_("No signature is kept here that could be stamped: sign a print first."))
    refusal = UserError("")
    for row, each in kept:
        try:
            stamped = time_stamps.stamp_signature(signature_of(tx, each), content, file_name)
        except UserError as error:
            refusal = error
            continue
        return _keep_stamped(tx, statement, row, each, stamped)
    raise refusal


def _keep_stamped(
    tx: "Transaction",
    statement: "StatementRow",
    row: "IssuedRow",
    signature: "SignatureRow",
    stamped: bytes,
) -> Answer["SignatureRow"]:
    from coalition_app.documents.sign.sign_print import with_signature

    inside = signature.kind == print_signatures.INSIDE
    prints = {each.id: each for each in issued.list_prints(tx, row)}
    new = NewSignature(
        kind=signature.kind,
        content=with_signature(print_signatures.signed_file(tx, signature), stamped)
        if inside
        else stamped,
        file_name=signature.file_name,
        subject=signature.subject,
        fingerprint=signature.fingerprint,
        signed_at=signature.signed_at,
        of_file=None if inside else signature.file_sha256,
    )
    tx.name_action(statement=statement.number, **issued.named_numbers(row))
    added = print_signatures.keep_signature(tx, prints[signature.print_id], new)
    digest = hashlib.sha256(new.content).digest()
    made = next(
        each
        for each in print_signatures.list_signatures(tx, row.id)
        if digest in (each.sha256, each.file_sha256)
    )
    judged = _judged(tx, made).judged
    lines = (_stamp_sentence(row) if added else _stamped_before(row), judged.why)
    return Answer(made, lines, _kept_json(tx, statement, row, added, judged.outcome))


def _stamp_sentence(row: "IssuedRow") -> str:
    return issued.worded(
        row,
        N_("The time stamp is kept in the signature of edition %(edition)d."),
        N_("The time stamp is kept in the signature of corrigendum %(corrigendum)d."),
    )


def _stamped_before(row: "IssuedRow") -> str:
    return issued.worded(
        row,
        N_("This time stamp is kept with edition %(edition)d already; nothing was added."),
        N_("This time stamp is kept with corrigendum %(corrigendum)d already; nothing was added."),
    )
