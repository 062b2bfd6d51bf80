"""What the electronic signatures in a PDF show: passed, indeterminate or failed, as ETSI EN 319 102-1 has it.

A signature is only as good as what it covers: whoever adds bytes after it leaves it intact. So the whole file
must be covered, with no change of any kind after it.
"""

import datetime as dt
import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coalition_app.documents.sign.certificates import (
    Certificate,
    is_for_signing,
    read_certificate,
)
from coalition_app.documents.sign.odd import ODD
from coalition_app.documents.sign.time_stamps import TimeStamp, stamp_of
from coalition_app.i18n import _

PASSED, INDETERMINATE, FAILED = "passed", "indeterminate", "failed"


@dataclass(frozen=True, slots=True)
class Judged:
    """One signature, and what it shows."""

    outcome: str
    """passed, indeterminate or failed."""
    why: str
    """A sentence."""
    intact: bool
    """Whether what it covers is what was signed."""
    covers_all: bool
    """Whether it covers the entire file, and nothing changed after it."""
    certificate: Certificate | None
    signed_at: dt.datetime | None
    """As the signature itself says."""
    stamp: TimeStamp | None = None
    """The time stamp in it."""


def has_signature(document: bytes) -> bool:
    """Tell whether a file may hold a signature; never misses one that a viewer would find."""
    return b"/ByteRange" in document


def judge_signatures(document: bytes, expected: Iterable[str], now: dt.datetime) -> list[Judged]:
    """Judge every signature in a PDF by the certificates that are expected, by their fingerprints."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        embedded = PdfFileReader(io.BytesIO(document), strict=False).embedded_signatures
    except (PdfError, *ODD):
        return [_unreadable()]
    return [_judge(each, frozenset(expected), now) for each in embedded]


def in_utc(claimed: dt.datetime | None) -> dt.datetime | None:
    """Return the moment that a signature claims, in UTC; None where it names no zone."""
    return None if claimed is None or claimed.tzinfo is None else claimed.astimezone(dt.UTC)


def _unreadable() -> Judged:
    why = _("The signature has failed: it cannot be read.")
    return Judged(FAILED, why, False, False, None, None)


def _judge(signature: Any, expected: frozenset[str], now: dt.datetime) -> Judged:
    from cryptography.x509 import load_der_x509_certificate
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    try:
        context = ValidationContext(trust_roots=[], allow_fetching=False)
        status = validate_pdf_signature(
            signature, context, key_usage_settings=KeyUsageConstraints(key_usage=set())
        )
        der = status.signing_cert.dump()
        certificate = read_certificate(der)
        for_signing = is_for_signing(load_der_x509_certificate(der))
        signed_at = in_utc(status.signer_reported_dt)
        stamp = stamp_of(signature.signer_info)
    except (PdfError, SignatureValidationError, *ODD):
        return _unreadable()
    intact = bool(status.intact and status.valid)
    unchanged = status.modification_level == ModificationLevel.NONE
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    covers = whole and unchanged and _is_room_empty(signature.pkcs7_content)

    def judged(outcome: str, why: str) -> Judged:
        facts = {
            "name": certificate.subject,
            "day": certificate.valid_until.strftime("%d.%m.%Y"),
        }
        said = " ".join((why % facts, stamp.sentence)) if stamp else why % facts
        return Judged(outcome, said, intact, covers, certificate, signed_at, stamp)

    if not intact:
        return judged(
            FAILED, _("The signature of %(name)s has failed: what it covers was changed.")
        )
    if not covers:
        return judged(
            FAILED,
            _("The signature of %(name)s has failed: the file was changed or added to after it."),
        )
    if not expected:
        return judged(
            INDETERMINATE,
            _(
                "The signature of %(name)s is intact and covers the whole file; whether the certificate is "
                "the right one is indeterminate: name the certificate that you expect."
            ),
        )
    if certificate.fingerprint not in expected:
        return judged(
            INDETERMINATE,
            _(
                "The signature is intact, but made with another certificate than the expected one, in the "
                "name of %(name)s: whose it is, is indeterminate."
            ),
        )
    if not for_signing:
        return judged(
            INDETERMINATE,
            _(
                "The signature of %(name)s is intact, but its certificate is not for signing: the outcome "
                "is indeterminate."
            ),
        )
    when = signed_at or now
    if not certificate.valid_from <= when <= certificate.valid_until:
        return judged(
            INDETERMINATE,
            _(
                "The signature of %(name)s is intact, but made when its certificate was not valid (until "
                "%(day)s): the outcome is indeterminate."
            ),
        )
    if now > certificate.valid_until:
        return judged(
            PASSED,
            _(
                "The signature of %(name)s has passed: intact, over the whole file, with the expected "
                "certificate, which expired on %(day)s; that it was made before rests on its own word."
            ),
        )
    return judged(
        PASSED,
        _(
            "The signature of %(name)s has passed: intact, over the whole file, with the expected "
            "certificate."
        ),
    )


def _is_room_empty(content: bytes) -> bool:
    """Tell whether the room behind a signature, which no signature can cover, holds zeros only."""
    from asn1crypto import cms

    return not content[len(cms.ContentInfo.load(content).dump()) :].strip(b"\0")
