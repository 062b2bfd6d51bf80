"""A signature for trial, by a key that is made for it and forgotten: shows that signing works here."""

import datetime as dt

from coalition_app.documents.sign.certificates import open_key
from coalition_app.documents.sign.judge import judge_signatures
from coalition_app.documents.sign.sign_print import sign_print

PASSPHRASE = "сынақ"


def signs_and_judges(document: bytes) -> bool:
    """Sign a print for trial and tell whether the signature passes, and fails once a byte is changed."""
    now = dt.datetime.now(dt.UTC)
    key = open_key(_key_file(now), PASSPHRASE, "self-test.p12", now)
    signed = sign_print(document, key, "Self-test", [])
    changed = signed.replace(b"%PDF-1", b"%PDF-2", 1)
    outcomes = [
        [each.outcome for each in judge_signatures(each, [key.certificate.fingerprint], now)]
        for each in (signed, changed)
    ]
    return outcomes == [["passed"], ["failed"]]


def _key_file(now: dt.datetime) -> bytes:
    """Make a key with its own certificate, valid for a day, as a PKCS#12 file."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    key = rsa.generate_private_key(65537, 2048)
    whose = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Self-test")])
    certificate = (
        x509.CertificateBuilder(whose, whose, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.KeyUsage(True, True, False, False, False, False, False, False, False), True
        )
        .sign(key, hashes.SHA256())
    )
    closed = BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"self-test", key, certificate, None, closed)
