"""Time stamps of a signature (RFC 3161): the request, for who goes online elsewhere, and the answer put in.

A stamp shows that a signature was there at a moment, by the word of its authority. It lies in the signature
as an attribute that is not signed (RFC 3161, appendix A), so that nothing that was signed changes.
"""

import asyncio
import datetime as dt
import hashlib
import logging
from dataclasses import dataclass
from typing import Any, ClassVar

from coalition_app.documents.sign.certificates import Certificate, read_certificate
from coalition_app.errors import UserError
from coalition_app.i18n import _

ATTRIBUTE = "signature_time_stamp_token"
HASHES = ("sha256", "sha384", "sha512")
"""By which an authority may name what it stamps."""
LONGEST_REASON = 200
"""Characters of an authority's own words that are repeated."""


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """The stamp in a signature."""

    moment: dt.datetime
    authority: Certificate | None
    """Whoever stamped; nothing here tells whether they can be relied on."""
    intact: bool
    """Whether it belongs to this signature and is as it was made."""

    @property
    def sentence(self) -> str:
        """Say what it shows."""
        if not self.intact or self.authority is None:
            return _(
                "The time stamp in it shows nothing: it was changed or belongs to another signature."
            )
        said = _(
            "A time stamp of %(name)s says that it was there on %(moment)s; whether this authority can be "
            "relied on is not checked here."
        )
        return said % {
            "name": self.authority.subject,
            "moment": f"{self.moment.astimezone(dt.UTC):%d.%m.%Y %H:%M} UTC",
        }


def request_stamp(signature: bytes) -> bytes:
    """Return the request for a stamp of a signature (CMS), as an authority takes it.

    It holds a digest of the signature's value alone, which shows nothing of what was signed; the same
    signature gives the same request.
    """
    from asn1crypto import algos, tsp

    imprint = {
        "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
        "hashed_message": hashlib.sha256(_value(_signer(signature))).digest(),
    }
    request = tsp.TimeStampReq({"version": "v1", "message_imprint": imprint, "cert_req": True})
    return bytes(request.dump())


def stamp_signature(signature: bytes, answer: bytes, name: str) -> bytes:
    """Put the answer of an authority into a signature (CMS), and return that; nothing signed changes.

    `answer` is the whole answer or the stamp alone; `name` is its file's, for refusals. Raises UserError for
    what is no answer, a refusal of the authority, and a stamp that does not belong to this signature, was
    changed, or cannot be checked here.
    """
    from asn1crypto import cms

    token = _token_in(answer, name)
    whole = cms.ContentInfo.load(signature)
    (signer,) = whole["content"]["signer_infos"]
    _refuse(token, signer, name)
    kept = [each for each in signer["unsigned_attrs"] or () if each["type"].native != ATTRIBUTE]
    added = cms.CMSAttribute({"type": ATTRIBUTE, "values": [token]})
    signer["unsigned_attrs"] = cms.CMSAttributes([*kept, added])
    return bytes(whole.dump())


def stamp_of(signer: Any) -> TimeStamp | None:
    """Return the stamp of what signed a CMS; None where there is none. Never raises for a broken one."""
    from asn1crypto import cms

    broken = TimeStamp(dt.datetime.now(dt.UTC), None, False)
    try:
        found = [
            each for each in signer["unsigned_attrs"] or () if each["type"].native == ATTRIBUTE
        ]
        if not found:
            return None
        ((token,),) = (each["values"] for each in found)
        return _checked(cms.ContentInfo.load(token.dump()), signer) or broken
    except _odd():
        return broken


def _signer(signature: bytes) -> Any:
    from asn1crypto import cms

    (signer,) = cms.ContentInfo.load(signature)["content"]["signer_infos"]
    return signer


def _value(signer: Any) -> bytes:
    return bytes(signer["signature"].native)


def _token_in(answer: bytes, name: str) -> Any:
    """Return the stamp in an answer, or the stamp that was given by itself."""
    from asn1crypto import cms

    none = UserError(
        _("%(file)s is no answer of a time-stamping authority: choose the file ending in .tsr.")
        % {"file": name}
    )
    try:
        alone = cms.ContentInfo.load(answer, strict=True)
        if alone["content_type"].native == "signed_data":
            return alone
    except _odd():
        pass
    try:
        response = _answer_kind().load(answer, strict=True)
        status = str(response["status"]["status"].native)
        words = [str(each.native) for each in response["status"]["status_string"] or ()]
        token = response["time_stamp_token"]
        granted = status.startswith("granted") and token.native is not None
    except _odd():
        raise none from None
    if not granted:
        reason = " ".join(" ".join(words).split())[:LONGEST_REASON] or status
        raise UserError(
            _("The time-stamping authority refused: %(reason)s. Nothing was kept.")
            % {"reason": reason}
        )
    return token


def _answer_kind() -> Any:
    """Return how an answer is read; the library's own reads none without a stamp, as a refusal is."""
    from asn1crypto import cms, core, tsp

    class Response(core.Sequence):  # type: ignore[misc]  # the library has no types
        """RFC 3161, 2.4.2."""

        _fields: ClassVar[list[Any]] = [
            ("status", tsp.PKIStatusInfo),
            ("time_stamp_token", cms.ContentInfo, {"optional": True}),
        ]

    return Response


def _refuse(token: Any, signer: Any, name: str) -> None:
    """Raise UserError unless a stamp is whole and belongs to a signature."""
    try:
        if token["content"]["encap_content_info"]["content_type"].native != "tst_info":
            raise UserError(
                _(
                    "%(file)s is no answer of a time-stamping authority: choose the file ending in .tsr."
                )
                % {"file": name}
            )
        found = _checked(token, signer)
    except _odd() as error:
        raise UserError(
            _(
                "The time stamp in %(file)s cannot be checked here: it is broken, without the authority’s "
                "certificate, or of an unknown kind (GOST). Nothing was kept; ask for one with RSA."
            )
            % {"file": name}
        ) from error
    if found is None:
        raise UserError(
            _(
                "The time stamp in %(file)s is not one of this signature: it belongs to another or was "
                "changed. Nothing was kept."
            )
            % {"file": name}
        )


def _checked(token: Any, signer: Any) -> TimeStamp | None:
    """Return a stamp that is whole and belongs to a signature; None for another.

    Raises one of `_odd` where it cannot be checked.
    """
    from cryptography.x509 import load_der_x509_certificate
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
    from pyhanko_certvalidator import ValidationContext

    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    value = _value(signer)

    def imprint(algorithm: str) -> bytes:
        if algorithm not in HASHES:
            raise ValueError(algorithm)
        return hashlib.new(algorithm, value).digest()

    context = ValidationContext(trust_roots=[], allow_fetching=False)
    checked = asyncio.run(validate_tst_signed_data(token["content"], context, imprint))
    der = checked["signing_cert"].dump()
    authority, moment = read_certificate(der), checked["timestamp"]
    whole = bool(checked["intact"] and checked["valid"])
    whole = whole and _may_stamp(load_der_x509_certificate(der))
    if not whole or not authority.valid_from <= moment <= authority.valid_until:
        return None
    return TimeStamp(moment, authority, True)


def _may_stamp(certificate: Any) -> bool:
    """Tell whether a certificate is for time stamps (RFC 3161, 2.3)."""
    from cryptography.x509 import ExtendedKeyUsage, ExtensionNotFound
    from cryptography.x509.oid import ExtendedKeyUsageOID

    try:
        uses = certificate.extensions.get_extension_for_class(ExtendedKeyUsage).value
    except ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in uses


def _odd() -> tuple[type[Exception], ...]:
    from cryptography.exceptions import UnsupportedAlgorithm
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.validation.errors import SignatureValidationError

    from coalition_app.documents.sign.odd import ODD

    return (SignatureValidationError, PdfError, UnsupportedAlgorithm, *ODD)
