"""A signing certificate with its key, read from a file or a token, and what is shown of it."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate as Read

LARGEST_FILE = 1_000_000
"""Bytes; files of keys take a few thousand."""
GROUP = 4
"""Characters of a fingerprint that stand together where it is shown."""
LEAST_BITS = 2048
"""Of an RSA key; shorter ones can be broken."""
OTHER_USES = {"1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9"}
"""What certificates of servers, for logging in, for time stamps and for OCSP are made for (RFC 5280)."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is shown of a certificate."""

    subject: str
    """Whose it is: the common name, or the whole name where there is none."""
    issuer: str
    fingerprint: str
    """SHA-256 of the certificate, in hexadecimal."""
    valid_from: dt.datetime
    valid_until: dt.datetime
    der: bytes


@dataclass(frozen=True, slots=True)
class Key:
    """A certificate with a key that can sign here; `signer` is pyHanko's."""

    certificate: Certificate
    signer: Any
    unfit: str = ""
    """Why it must not sign now, a sentence: not valid, or not for signing. Empty where it may."""


def refuse_unfit(key: Key) -> Key:
    """Return a key that may sign now; raises UserError for another."""
    if key.unfit:
        raise UserError(key.unfit)
    return key


def read_key_file(path: Path, passphrase: str, now: dt.datetime) -> Key:
    """Read a PKCS#12 file, and tell whether it may sign at this moment.

    The passphrase is used once and kept nowhere. Raises UserError for a wrong passphrase, a file that is no
    key, and a key that cannot be used here.
    """
    if not path.is_file():
        raise UserError(_("There is no file %(path)s.") % {"path": path})
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UserError(
            _("%(path)s cannot be read: %(reason)s.")
            % {"path": path, "reason": error.strerror or error}
        ) from error
    return open_key(content, passphrase, path.name, now)


def open_key(content: bytes, passphrase: str, name: str, now: dt.datetime) -> Key:
    """Open the bytes of a PKCS#12 file; see `read_key_file`."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import pkcs12

    if len(content) > LARGEST_FILE or not _is_pkcs12(content):
        raise UserError(
            _("%(file)s holds no key: choose the file of your certificate (.p12 or .pfx).")
            % {"file": name}
        )
    try:
        found = pkcs12.load_pkcs12(content, passphrase.encode())
    except UnsupportedAlgorithm as error:
        raise UserError(_of_other_kind(name)) from error
    except ValueError as error:
        # The library tells no more: a key of an unknown kind and a wrong passphrase look alike to it.
        raise UserError(
            _(
                "%(file)s does not open: the passphrase is wrong, or the key is of a kind that cannot be "
                "used here, as GOST. Nothing was signed."
            )
            % {"file": name}
        ) from error
    if found.key is None or found.cert is None:
        raise UserError(
            _("%(file)s holds no private key with its certificate: export both together.")
            % {"file": name}
        )
    if not isinstance(found.key, rsa.RSAPrivateKey):
        raise UserError(_of_other_kind(name))
    if found.key.key_size < LEAST_BITS:
        raise UserError(
            _("The key in %(file)s has %(bits)d bits, too few to be safe: %(least)d are needed.")
            % {"file": name, "bits": found.key.key_size, "least": LEAST_BITS}
        )
    certificate = found.cert.certificate
    chain = [each.certificate for each in found.additional_certs]
    signer = _signer(found.key, certificate, chain)
    return Key(describe_certificate(certificate), signer, why_unfit(certificate, now))


def _is_pkcs12(content: bytes) -> bool:
    from asn1crypto import pkcs12

    try:
        return bool(pkcs12.Pfx.load(content)["version"].native == "v3")
    except (ValueError, TypeError, KeyError):
        return False


def _of_other_kind(name: str) -> str:
    return _(
        "The key in %(file)s is of a kind that cannot sign here (GOST, elliptic curve or another). Use a "
        "certificate with an RSA key, or sign with the program of its issuer, as NCALayer, and keep that "
        "signature with the print."
    ) % {"file": name}


def _signer(key: "RSAPrivateKey", certificate: "Read", chain: "list[Read]") -> Any:
    """Hand an opened key over to pyHanko, which would open the file a second time."""
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    own, *others = (
        x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in (certificate, *chain)
    )
    return SimpleSigner(
        signing_cert=own,
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore.from_certs(others),
    )


def describe_certificate(certificate: "Read") -> Certificate:
    """Return what is shown of a certificate."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding

    return Certificate(
        subject=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
        der=certificate.public_bytes(Encoding.DER),
    )


def read_certificate(der: bytes) -> Certificate:
    """Return what is shown of a certificate in its binary form; raises ValueError for what is none."""
    from cryptography.x509 import load_der_x509_certificate

    return describe_certificate(load_der_x509_certificate(der))


def _name(name: Any) -> str:
    from cryptography.x509.oid import NameOID

    common = [str(each.value) for each in name.get_attributes_for_oid(NameOID.COMMON_NAME)]
    return common[0] if common else str(name.rfc4514_string())


def why_unfit(certificate: "Read", now: dt.datetime) -> str:
    """Say why a certificate must not sign at this moment; empty where it may."""
    named = {"name": _name(certificate.subject)}
    until, since = certificate.not_valid_after_utc, certificate.not_valid_before_utc
    if now > until:
        said = _("The certificate of %(name)s expired on %(day)s. Nothing was signed.")
        return said % {**named, "day": until.strftime("%d.%m.%Y")}
    if now < since:
        said = _("The certificate of %(name)s is valid from %(day)s only. Nothing was signed.")
        return said % {**named, "day": since.strftime("%d.%m.%Y")}
    if not is_for_signing(certificate):
        said = _(
            "The certificate of %(name)s is not for signing documents (it may be the one for logging "
            "in): choose the other file of the pair."
        )
        return said % named
    return ""


def is_for_signing(certificate: "Read") -> bool:
    """Tell whether a certificate may sign documents, by what its issuer wrote into it."""
    from cryptography.x509 import ExtendedKeyUsage, ExtensionNotFound, KeyUsage

    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
        if not (usage.digital_signature or usage.content_commitment):
            return False
    except ExtensionNotFound:
        pass
    try:
        uses = certificate.extensions.get_extension_for_class(ExtendedKeyUsage).value
    except ExtensionNotFound:
        return True
    return not {each.dotted_string for each in uses} <= OTHER_USES


def shown_fingerprint(fingerprint: str) -> str:
    """Write a fingerprint in groups, as it is read out and compared."""
    starts = range(0, len(fingerprint), GROUP)
    return " ".join(fingerprint[start : start + GROUP].upper() for start in starts)
