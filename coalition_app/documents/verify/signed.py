"""The electronic signature of a file that is verified, and the certificates that are expected."""

import datetime as dt

from coalition_app.documents.verify.verdict import Seen
from coalition_app.errors import UserError
from coalition_app.i18n import _

Expected = frozenset[str]
"""Fingerprints (SHA-256, hexadecimal) of the certificates by one of which a file should be signed."""


def expected_certificate(content: bytes, name: str, passphrase: str = "") -> Expected:
    """Read the certificate that a file is expected to be signed with: PEM, its binary form, or PKCS#12.

    The passphrase is that of PKCS#12. Raises UserError for what holds no certificate, or does not open.
    """
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import pkcs12

    def packed(content: bytes) -> x509.Certificate:
        found = pkcs12.load_pkcs12(content, passphrase.encode())
        certificate = found.cert or next(iter(found.additional_certs), None)
        if certificate is None:
            raise ValueError(name)
        return certificate.certificate

    for read in (x509.load_pem_x509_certificate, x509.load_der_x509_certificate, packed):
        try:
            return frozenset((read(content).fingerprint(hashes.SHA256()).hex(),))
        except (ValueError, UnsupportedAlgorithm):
            continue
    raise UserError(
        _(
            "%(file)s holds no certificate, or does not open: give it as .pem, .cer or .crt, or as .p12 with "
            "its passphrase."
        )
        % {"file": name}
    )


def seen_signature(document: bytes, expected: Expected, now: dt.datetime) -> Seen | None:
    """Judge the signature of a file; of several, the first that is not in order. None where there is none."""
    from coalition_app.documents.sign import judge

    if not judge.has_signature(document):
        return None
    judged = judge.judge_signatures(document, expected, now)
    if not judged:
        return None
    if len(judged) > 1:
        found = next((each for each in judged if each.outcome == judge.FAILED), judged[0])
    else:
        (found,) = judged
    certificate = found.certificate
    return Seen(
        intact=found.intact,
        covers_entire_file=found.covers_all,
        outcome=found.outcome,
        certificate=certificate.fingerprint if certificate else "",
        subject=certificate.subject if certificate else "",
        sentence=found.why,
        stamp=found.stamp,
    )
