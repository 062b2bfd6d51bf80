"""Signatures in files of their own (CMS, RFC 5652), as NCALayer writes them, bound to a print by digest."""

import base64
import binascii
import datetime as dt
import hashlib
import re
from typing import Any

from coalition_app.documents.sign.certificates import Certificate, read_certificate
from coalition_app.documents.sign.judge import FAILED, INDETERMINATE, Judged, in_utc
from coalition_app.documents.sign.odd import ODD
from coalition_app.documents.sign.time_stamps import stamp_of
from coalition_app.errors import UserError
from coalition_app.i18n import _

LARGEST_FILE = 500_000_000
"""Bytes; a signature may carry the file that it signs."""
HASHES = ("sha1", "sha256", "sha384", "sha512")


def read_detached(content: bytes, name: str) -> bytes:
    """Return a CMS signature in its binary form, also out of PEM and base64.

    Raises UserError for what is none.
    """
    from asn1crypto import cms

    binary = _binary(content)
    try:
        if cms.ContentInfo.load(binary)["content_type"].native == "signed_data":
            return binary
    except ODD:
        pass
    raise UserError(
        _(
            "%(file)s is no electronic signature: choose a file that was signed with, as .cms or .p7s."
        )
        % {"file": name}
    )


def _binary(content: bytes) -> bytes:
    """Undo PEM and base64, in which such files are handed on."""
    if content[:1] == b"0":
        return content
    text = re.sub(rb"-----[^-]*-----|\s", b"", content)
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return content


def judge_detached(signature: bytes, document: bytes) -> Judged:
    """Judge a detached signature of a print: never passed, for nobody told whose certificate is expected.

    Failed where it belongs to another file or was changed; indeterminate where it is intact, or its
    algorithm, as a GOST one, is not known here.
    """
    from asn1crypto import cms

    try:
        signed = cms.ContentInfo.load(signature)["content"]
        (signer,) = signed["signer_infos"]
        certificate = _certificate(signed, signer)
        carried = signed["encap_content_info"]["content"].native
        signed_at, digest = _attributes(signer)
        algorithm = str(signer["digest_algorithm"]["algorithm"].native)
        stamp = stamp_of(signer)
    except ODD:
        why = _("The signature cannot be read: it is unverified.")
        return Judged(INDETERMINATE, why, False, False, None, None)

    def judged(outcome: str, why: str, *, intact: bool = False, covers: bool = False) -> Judged:
        facts = {"name": certificate.subject if certificate else "—"}
        said = " ".join((why % facts, stamp.sentence)) if stamp else why % facts
        return Judged(outcome, said, intact, covers, certificate, signed_at, stamp)

    unknown = _(
        "The signature of %(name)s is unverified: its algorithm is not known here. The program of its issuer "
        "can verify it."
    )
    if carried is not None and carried != document:
        return judged(FAILED, _("This signature of %(name)s belongs to another file."))
    if algorithm not in HASHES or digest is None or certificate is None:
        return judged(
            INDETERMINATE,
            unknown,
            covers=carried is not None,
        )
    if hashlib.new(algorithm, document).digest() != digest:
        return judged(FAILED, _("This signature of %(name)s belongs to another file."))
    verified = _verified(signer, certificate, algorithm)
    if verified is None:
        return judged(
            INDETERMINATE,
            unknown,
            covers=True,
        )
    if not verified:
        return judged(FAILED, _("The signature of %(name)s has failed: it was changed."))
    return judged(
        INDETERMINATE,
        _(
            "The signature of %(name)s is intact and belongs to this print; whose certificate it is "
            "cannot be determined here: compare the fingerprint."
        ),
        intact=True,
        covers=True,
    )


def _certificate(signed: Any, signer: Any) -> Certificate | None:
    """Find the signer's own certificate among those in the file."""
    sid = signer["sid"]
    for each in signed["certificates"] or ():
        found = each.chosen
        if sid.name == "issuer_and_serial_number":
            wanted = sid.chosen
            same = found.serial_number == wanted["serial_number"].native
            same = same and found.issuer == wanted["issuer"]
        else:
            same = found.key_identifier == sid.native
        if same:
            try:
                return read_certificate(found.dump())
            except ODD:
                return None
    return None


def _attributes(signer: Any) -> tuple[dt.datetime | None, bytes | None]:
    """Return the time that the signature claims, and the digest of what it signs."""
    values = {each["type"].native: each["values"] for each in signer["signed_attrs"] or ()}
    when = values["signing_time"][0].native if "signing_time" in values else None
    digest = values["message_digest"][0].native if "message_digest" in values else None
    return in_utc(when), digest


def _verified(signer: Any, certificate: Certificate, algorithm: str) -> bool | None:
    """Tell whether the signature fits certificate and attributes; None where its kind is not known."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from cryptography.x509 import load_der_x509_certificate

    digest = getattr(hashes, algorithm.upper())()
    signature = signer["signature"].native
    attributes = signer["signed_attrs"].untag().dump()
    try:
        key = load_der_x509_certificate(certificate.der).public_key()
        if isinstance(key, rsa.RSAPublicKey):
            padded = _padding(signer["signature_algorithm"], algorithm)
            if padded is None:
                return None
            key.verify(signature, attributes, padded, digest)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, attributes, ec.ECDSA(digest))
        else:
            return None
    except InvalidSignature:
        return False
    except (UnsupportedAlgorithm, ValueError):
        return None
    return True


def _padding(named: Any, algorithm: str) -> Any:
    """Return how an RSA signature is padded; None for a way that is not known here.

    A PSS padding names the hash a second time, which must be that of the signature (RFC 4056, section 3).
    """
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    if named["algorithm"].native != "rsassa_pss":
        return padding.PKCS1v15()
    told = named["parameters"]
    mask = told["mask_gen_algorithm"]
    by = str(mask["parameters"]["algorithm"].native)
    if told["hash_algorithm"]["algorithm"].native != algorithm or by not in HASHES:
        return None
    salt = int(told["salt_length"].native)
    return padding.PSS(padding.MGF1(getattr(hashes, by.upper())()), salt)
