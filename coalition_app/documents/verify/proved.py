"""What a seal proves by itself: the line of a slip, or an edition's content by the root's fingerprint."""

import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from coalition_app import i18n
from coalition_app.documents.content.codes import canonical_json, verification_code
from coalition_app.documents.content.content import ContentEntry
from coalition_app.documents.issue.sealing import edition_seal
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.seal.encoding import Newer
from coalition_app.documents.seal.envelope import CONTENT, PAGES, SEAL, is_envelope
from coalition_app.documents.seal.fingerprint import fingerprint_bits, fingerprint_words
from coalition_app.documents.seal.page_seals import read_page_seal
from coalition_app.documents.seal.proofs import Proof, is_proof, read_proof
from coalition_app.documents.seal.seals import Seal, read_seal
from coalition_app.documents.verify import alone, typed_input
from coalition_app.documents.verify.attached import is_draft
from coalition_app.documents.verify.our_file import Form, form_of
from coalition_app.documents.verify.pages import Encrypted, Pdf
from coalition_app.documents.verify.signed import Expected, seen_signature
from coalition_app.documents.verify.typed_input import Typed
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    DRAFT,
    FILE,
    GENUINE,
    NOT_ISSUED,
    OTHER_BYTES,
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
    if database is not None or fingerprint is None or values is None:
        return None
    verdict = _judge_content(values, fingerprint, compared)
    if isinstance(given, bytes) and verdict.verdict == OTHER_BYTES:
        signature = seen_signature(given, expected, dt.datetime.now(dt.UTC))
        return _judge_pages(given, form, values, replace(verdict, signature=signature))
    return verdict


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
        for name in ("annex.json", "slip.json"):
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
        ) % {"words": _words_of(proof.seal)}
        return Verdict(CANNOT_TELL, sentence, sealed.code, sealed.edition, compared=compared)
    elif fingerprint != fingerprint_bits(proof.seal.root_key):
        return _of_another(proof.seal, compared)
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


def _judge_content(values: Any, fingerprint: int, compared: str) -> Verdict:
    """Judge the content that a file carries by its seal and the expected fingerprint."""
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
            return Verdict(CANNOT_TELL, _newer(), compared=compared)
        sentence = _("This was not issued: it carries no sealed edition.")
        return Verdict(NOT_ISSUED, sentence, compared=compared)
    content = values[CONTENT]
    try:
        seal, digest = read_seal(values[SEAL]), hashlib.sha256(canonical_json(content))
        fits = seal.is_whole and _fits(seal, content, digest.hexdigest())
    except Newer:
        return Verdict(CANNOT_TELL, _newer(), compared=compared)
    except (ValueError, RecursionError):
        fits = False
    if not fits:
        sentence = _(
            "This is not what was issued: the seal in the file is not that of its content."
        )
        return Verdict(NOT_ISSUED, sentence, compared=compared)
    if fingerprint != fingerprint_bits(seal.root_key):
        return _of_another(seal, compared)
    code = verification_code(digest.digest())
    named = {"edition": seal.sealed.edition, "statement": seal.sealed.statement, "code": code}
    if compared == FILE:
        sentence = _(
            "The content is genuine: edition %(edition)d of statement %(statement)d, code %(code)s, sealed "
            "by the key of the expected fingerprint. The pages cannot be vouched for: compare them with the "
            "list that the file carries, or ask for the file as it was issued."
        )
        return Verdict(OTHER_BYTES, sentence % named, code, seal.sealed.edition, compared=compared)
    sentence = _(
        "Genuine: the content of edition %(edition)d of statement %(statement)d, code %(code)s, sealed by "
        "the key of the expected fingerprint."
    )
    return Verdict(GENUINE, sentence % named, code, seal.sealed.edition, compared=compared)


def _judge_pages(document: bytes, form: Form | None, values: Any, found: Verdict) -> Verdict:
    """Judge the pages of a file whose content is genuine: by their seal, else by what stands on them."""
    said, signature = found.sentence, found.signature
    told = "" if signature is None else f" {signature.sentence}"
    pages = values.get(PAGES)
    if pages is not None:
        try:
            seal = read_page_seal(pages)
            digest = hashlib.sha256(canonical_json(values[CONTENT])).hexdigest()
            whole = seal.is_whole(values[SEAL]["root_key"], digest)
        except Newer:
            return replace(found, verdict=CANNOT_TELL, sentence=_newer())
        except ValueError:
            whole = False
        if not whole:
            sentence = _(
                "This is not what was issued: the seal of the pages is not by a key of the expected register."
            )
            return replace(found, verdict=NOT_ISSUED, sentence=sentence)
        if form is not None and not form.is_of(document, seal):
            sentence = _(
                "This is not what was issued: the pages are not those that were sealed. The content in the "
                "file is genuine."
            )
            return replace(
                found,
                verdict=NOT_ISSUED,
                sentence=sentence,
                problems=_seen_on(document, found, values[CONTENT]),
            )
        if form is not None and form.end == len(document):
            sentence = _(
                "Genuine: edition %(edition)d of statement %(statement)d, code %(code)s. Content and pages "
                "are those that were sealed by the key of the expected fingerprint. Whether a later edition "
                "supersedes it only the register can tell."
            )
            return replace(found, verdict=GENUINE, sentence=sentence % _names(values, found))
    problems = _seen_on(document, found, values[CONTENT])
    if problems:
        sentence = _(
            "This is not what was issued: what is on its pages is not what the file itself carries."
        )
        return replace(found, verdict=NOT_ISSUED, sentence=sentence + told, problems=problems)
    if signature is not None and signature.outcome == "passed":
        return replace(found, verdict=GENUINE, sentence=signature.sentence)
    if pages is not None and form is not None:
        sentence = _(
            "The content is genuine: edition %(edition)d of statement %(statement)d, code %(code)s, sealed "
            "by the key of the expected fingerprint. Behind the end of what was issued stand more bytes "
            "(%(count)d), so that what a viewer shows cannot be vouched for."
        )
        count = {"count": len(document) - form.end}
        return replace(found, sentence=sentence % (_names(values, found) | count) + told)
    return replace(found, sentence=said + told)


def _names(values: Any, found: Verdict) -> dict[str, object]:
    sealed = values[SEAL]["sealed"]
    return {"edition": sealed["edition"], "statement": sealed["statement"], "code": found.code}


def _seen_on(document: bytes, found: Verdict, content: Any) -> tuple[str, ...]:
    """Name what on the pages does not fit the content, and what acts in the file."""
    try:
        pdf = Pdf(document)
    except (Encrypted, ValueError):
        return ()
    return (*alone.inconsistent(pdf, canonical_json(content), found.code), *pdf.acting())


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


def _of_another(seal: Seal, compared: str) -> Verdict:
    sentence = _(
        "This is not what was issued by the expected register: it is sealed by a key with another "
        "fingerprint: %(words)s."
    )
    return Verdict(NOT_ISSUED, sentence % {"words": _words_of(seal)}, compared=compared)


def _newer() -> str:
    return _(
        "This cannot be told: it is sealed in a way that this program does not know. Verify it with the "
        "newest version of the program."
    )


def _words_of(seal: Seal) -> str:
    return fingerprint_words(seal.root_key, i18n.current().language)


def _changed_slip() -> str:
    return _(
        "This is not what was issued: the line and the seal of its slip do not belong together, so that "
        "something was changed."
    )
