"""What a seal proves by itself: the line of a slip, or an edition's content by the root's fingerprint."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any

from coalition_app import i18n
from coalition_app.documents.content.codes import canonical_json, verification_code
from coalition_app.documents.content.content import SCHEMA, ContentEntry
from coalition_app.documents.issue.sealing import edition_seal
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.seal.changes_seal import is_changes
from coalition_app.documents.seal.encoding import Newer
from coalition_app.documents.seal.envelope import CONTENT, PAGES, SEAL, is_envelope
from coalition_app.documents.seal.fingerprint import fingerprint_bits
from coalition_app.documents.seal.proofs import Proof, is_proof, read_proof
from coalition_app.documents.seal.seals import Seal, read_seal
from coalition_app.documents.verify import alone, typed_input
from coalition_app.documents.verify.attached import is_draft
from coalition_app.documents.verify.changes import Carried, judge_changes
from coalition_app.documents.verify.our_file import Form, form_of
from coalition_app.documents.verify.sealed_file import (
    SealedFile,
    judge_pages,
    newer,
    of_another,
    words_of,
)
from coalition_app.documents.verify.signed import Expected
from coalition_app.documents.verify.typed_input import Typed
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    DRAFT,
    FILE,
    GENUINE,
    NOT_ISSUED,
    SLIP,
    Verdict,
)
from coalition_app.errors import UserError
from coalition_app.i18n import _, texts
from coalition_app.records.editions import editions
from coalition_app.records.store.database import Database


def judge(
    database: Database | None,
    given: bytes | Typed,
    fingerprint: int | None,
    expected: Expected = frozenset(),
) -> Verdict | None:
    """Judge what proves itself: a slip, and without a register what the expected root has sealed.

    `fingerprint` is what was typed, as `read_fingerprint` gives it; `expected` are certificates by which a
    print may be signed besides. None for anything else.
    """
    form = form_of(given) if isinstance(given, bytes) else None
    if isinstance(given, bytes):
        # What was added behind a print may attach something else.
        values, compared = _attached(given[: form.end] if form else given), FILE
    else:
        values, compared = _typed(given), given.form
    if is_proof(values):
        return _judge_slip(database, values, fingerprint, compared)
    if is_changes(values):
        return judge_changes(database, Carried(given, form, values), fingerprint, expected)
    if database is not None or fingerprint is None or values is None:
        return None
    return _judge_content(given, form, values, fingerprint, expected)


def _typed(given: Typed) -> Any:
    return typed_input.read_json(given.value) if given.form == typed_input.CONTENT else None


def _attached(document: bytes) -> Any:
    """Return the JSON that a PDF carries: a slip's, or an annex's; None where there is none."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if not document.startswith(b"%PDF-"):
        return None
    try:
        attachments = PdfReader(io.BytesIO(document)).attachments
        for name in ("annex.json", "slip.json", "corrigendum.json"):
            if attachments.get(name):
                return typed_input.read_json(attachments[name][0].decode())
    except (PyPdfError, UserError, KeyError, ValueError, TypeError, AttributeError, OSError):
        return None
    return None


def _judge_slip(
    database: Database | None, values: Any, fingerprint: int | None, compared: str
) -> Verdict:
    """Judge the proof of a line, by the register or by the fingerprint that is expected."""
    try:
        proof = read_proof(values)
    except Newer:
        return Verdict(CANNOT_TELL, newer(), compared=compared)
    except ValueError:
        return Verdict(NOT_ISSUED, _changed_slip(), compared=compared)
    if not proof.holds:
        return Verdict(NOT_ISSUED, _changed_slip(), compared=compared)
    sealed = proof.seal.sealed
    if database is not None:
        if not _sealed_here(database, proof.seal):
            sentence = _(
                "This is not what was issued: the slip is sealed, but not by an edition of this register."
            )
            return Verdict(NOT_ISSUED, sentence, sealed.code, compared=compared)
    elif fingerprint is None:
        sentence = _(
            "The line and the seal of its slip belong together; whose seal it is cannot be told without the "
            "register or the expected fingerprint. That of the seal reads: %(words)s."
        ) % {"words": words_of(proof.seal.root_key)}
        return Verdict(CANNOT_TELL, sentence, sealed.code, sealed.edition, compared=compared)
    elif fingerprint != fingerprint_bits(proof.seal.root_key):
        return of_another(proof.seal.root_key, compared)
    return Verdict(SLIP, _proved(proof), sealed.code, sealed.edition, compared=compared)


def _sealed_here(database: Database, seal: Seal) -> bool:
    """Tell whether the register sealed this very edition."""
    digest = bytes.fromhex(seal.sealed.digest)
    with database.reading() as tx:
        return any(
            row.sha256 == digest and edition_seal(tx, row) == seal
            for row in editions.list_editions(tx)
        )


def _proved(proof: Proof) -> str:
    """Say what a slip proves, and repeat the line word for word: its page may say something else."""
    said = _(
        "Proved: this line, with these words, is in edition %(edition)d of statement %(statement)d, which "
        "has the code %(code)s. Rely on the words here: the page may have been changed."
    )
    sealed = proof.seal.sealed
    named = {"edition": sealed.edition, "statement": sealed.statement, "code": sealed.code}
    return "\n".join((said % named, *_line(proof.line.entry)))


def _line(entry: ContentEntry) -> Iterator[str]:
    """Yield an entry in words of the program's language."""
    language = i18n.current().language
    words = Wording(texts(language), language)
    yield f"№ {entry.number}. {entry.name}"
    for part in (
        ", ".join(each for each in (entry.representative, entry.office) if each),
        ", ".join(each for each in (entry.place, entry.country) if each),
        words.status(entry),
    ):
        if part:
            yield part
    pattern = words.texts.gettext("Demand %(number)d: %(position)s")
    for number, position in enumerate(entry.held, start=1):
        yield pattern % {"number": number, "position": words.full_position(position)}
    for act in entry.acts:
        yield f"{words.act_heading(act)}: {act.wording}"


def _judge_content(
    given: bytes | Typed, form: Form | None, values: Any, fingerprint: int, expected: Expected
) -> Verdict:
    """Judge the content that is given by its seal and the expected fingerprint, and a file's pages."""
    compared = given.form if isinstance(given, Typed) else FILE
    if not isinstance(values, dict) or not is_envelope(values):
        if is_draft(values):
            return Verdict(DRAFT, alone.draft(), compared=compared)
        if isinstance(values, dict) and values.get("attestation"):
            sentence = _(
                "This cannot be told by a fingerprint: the edition has no seal, since an older version of "
                "the program attested it. Only its register can tell."
            )
            return Verdict(CANNOT_TELL, sentence, compared=compared)
        if isinstance(values, dict) and {CONTENT, SEAL} <= values.keys():
            return Verdict(CANNOT_TELL, newer(), compared=compared)
        sentence = _("This was not issued: it carries no sealed edition.")
        return Verdict(NOT_ISSUED, sentence, compared=compared)
    content = values[CONTENT]
    if not isinstance(content, dict) or content.get("schema") not in range(1, SCHEMA + 1):
        return Verdict(CANNOT_TELL, newer(), compared=compared)
    try:
        seal, digest = read_seal(values[SEAL]), hashlib.sha256(canonical_json(content))
        fits = seal.is_whole and _fits(seal, content, digest.hexdigest())
    except Newer:
        return Verdict(CANNOT_TELL, newer(), compared=compared)
    except (ValueError, RecursionError):
        fits = False
    if not fits:
        sentence = _(
            "This is not what was issued: the seal in the file is not that of its content."
        )
        return Verdict(NOT_ISSUED, sentence, compared=compared)
    if fingerprint != fingerprint_bits(seal.root_key):
        return of_another(seal.root_key, compared)
    code = verification_code(digest.digest())
    named = {"edition": seal.sealed.edition, "statement": seal.sealed.statement, "code": code}
    sentence = _(
        "Genuine: the content of edition %(edition)d of statement %(statement)d, code %(code)s, sealed by "
        "the key of the expected fingerprint."
    )
    if not isinstance(given, bytes):
        return Verdict(GENUINE, sentence % named, code, seal.sealed.edition, compared=compared)
    sealed = SealedFile(
        GENUINE,
        code,
        seal.sealed.edition,
        _(
            "Genuine: edition %(edition)d of statement %(statement)d, code %(code)s. Content and pages are "
            "those that were sealed by the key of the expected fingerprint. Whether a later edition "
            "supersedes it only the register can tell."
        )
        % named,
        _(
            "The content is genuine: edition %(edition)d of statement %(statement)d, code %(code)s, sealed "
            "by the key of the expected fingerprint."
        )
        % named,
        values.get(PAGES),
        digest.hexdigest(),
        seal.root_key,
        content,
    )
    return judge_pages(given, form, sealed, expected)


def _fits(seal: Seal, content: Any, digest: str) -> bool:
    """Tell whether a seal is that of a content, in all that it says."""
    sealed = seal.sealed
    try:
        said = (content["edition"], content["statement"], content["lines_root"])
        lines = sum(len(section["entries"]) for section in content["sections"])
    except (KeyError, TypeError):
        return False
    return (digest, lines, *said) == (
        sealed.digest,
        sealed.lines,
        sealed.edition,
        sealed.statement,
        sealed.lines_root,
    )


def _changed_slip() -> str:
    return _(
        "This is not what was issued: the line and the seal of its slip do not belong together, so that "
        "something was changed."
    )
