"""Keys of ECDSA on P-256 with SHA-256, which every browser checks; the mathematics is OpenSSL's."""

from dataclasses import dataclass, field

from coalition_app.documents.seal.encoding import as_bytes, as_text

ALGORITHM = "ECDSA-P256-SHA256"
HALF = 32
"""Bytes of each of the two numbers of a signature."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A key with its secret part."""

    public: str
    """SubjectPublicKeyInfo (DER), base64url."""
    secret: str = field(repr=False)
    """PKCS#8 (DER, not encrypted: the register's file is), base64url."""


def new_pair() -> KeyPair:
    """Make a key by chance."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    made = ec.generate_private_key(ec.SECP256R1())
    public = made.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    secret = made.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return KeyPair(as_text(public), as_text(secret))


def sign(secret: str, message: bytes) -> str:
    """Sign a message: r and s, 32 bytes each, base64url. Raises ValueError for what is no such key.

    The same message has the same signature (RFC 6979), so that a print drawn again has the same bytes.
    """
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, utils

    key = serialization.load_der_private_key(as_bytes(secret), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("not a key of the seal")
    algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
    r, s = utils.decode_dss_signature(key.sign(message, algorithm))
    return as_text(r.to_bytes(HALF) + s.to_bytes(HALF))


def is_signed(public: str, message: bytes, signature: str) -> bool:
    """Tell whether the key signed the message; what is no key or no signature did not."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, utils

    try:
        key, given = serialization.load_der_public_key(as_bytes(public)), as_bytes(signature)
        if not isinstance(key, ec.EllipticCurvePublicKey) or len(given) != 2 * HALF:
            return False
        if not isinstance(key.curve, ec.SECP256R1):
            return False
        halves = int.from_bytes(given[:HALF]), int.from_bytes(given[HALF:])
        key.verify(utils.encode_dss_signature(*halves), message, ec.ECDSA(hashes.SHA256()))
    except (ValueError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True
