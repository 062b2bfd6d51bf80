"""Certificates and keys for tests, made in memory: none of them is anybody's."""

import datetime as dt
import functools
from dataclasses import dataclass

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

PASSPHRASE = "тайна 7"
NAME = "Ахметова Дана"
TODAY = dt.datetime.now(dt.UTC)
CLIENT, EMAIL = ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION
STAMPS = ExtendedKeyUsageOID.TIME_STAMPING
AUTHORITY = "Служба меток времени"
AnyKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Made:
    """A key with its certificate, as a file and by themselves."""

    key: AnyKey
    certificate: x509.Certificate
    p12: bytes

    @property
    def pem(self) -> bytes:
        """The certificate without its key."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def detached(self, content: bytes) -> bytes:
        """Sign in a file of its own (CMS)."""
        builder = pkcs7.PKCS7SignatureBuilder().set_data(content)
        builder = builder.add_signer(self.certificate, self.key, hashes.SHA256())
        options = [pkcs7.PKCS7Options.Binary, pkcs7.PKCS7Options.DetachedSignature]
        return builder.sign(serialization.Encoding.DER, options)


@functools.cache
def rsa_key(bits: int = 2048, _which: int = 0) -> rsa.RSAPrivateKey:
    """Give a key; the same one each time in a run."""
    return rsa.generate_private_key(65537, bits)


def make(
    key: AnyKey | None = None,
    *,
    name: str = NAME,
    since: int = -30,
    until: int = 365,
    signs: bool = True,
    uses: tuple[x509.ObjectIdentifier, ...] = (EMAIL,),
    passphrase: str = PASSPHRASE,
) -> Made:
    """Make a certificate for a key; `since` and `until` are days from today."""
    key = key or rsa_key()
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(signs, signs, not signs, False, False, False, False, False, False)
    builder = (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(TODAY + dt.timedelta(since))
        .not_valid_after(TODAY + dt.timedelta(until))
        .add_extension(usage, critical=True)
    )
    if uses:
        builder = builder.add_extension(x509.ExtendedKeyUsage(uses), critical=False)
    certificate = builder.sign(key, hashes.SHA256())
    closed = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(1000)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .build(passphrase.encode())
    )
    p12 = pkcs12.serialize_key_and_certificates(b"own", key, certificate, None, closed)
    return Made(key, certificate, p12)


def answer_request(
    request: bytes, *, authority: Made | None = None, moment: dt.datetime | None = None
) -> bytes:
    """Answer a request for a time stamp (RFC 3161) as an authority does."""
    authority = authority or make(name=AUTHORITY, uses=(STAMPS,))
    private = authority.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    stamper = DummyTimeStamper(
        asn1_x509.Certificate.load(authority.certificate.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(private),
        fixed_dt=moment or TODAY,
    )
    response = stamper.request_tsa_response(tsp.TimeStampReq.load(request))
    return bytes(response.dump())
