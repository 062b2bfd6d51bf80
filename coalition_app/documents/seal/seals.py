"""The seal of an edition: what is signed, by which key, and who vouches for that key.

The register has a root key; the root signs each device's key; the device's key signs the edition. Whoever
knows the root's fingerprint can tell an edition of the register from any other.
"""

from dataclasses import asdict, dataclass, fields
from typing import Any

from coalition_app.documents.content.codes import canonical_json, verification_code
from coalition_app.documents.seal.encoding import Newer, as_bytes
from coalition_app.documents.seal.keys import ALGORITHM, KeyPair, is_signed, sign

OF_EDITION, OF_DEVICE = b"coalition-app edition 1\n", b"coalition-app device 1\n"
"""What the signed bytes begin with, so that neither is ever taken for the other."""
HEX = frozenset("0123456789abcdef")
DIGEST_LETTERS = 64


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the seal of an edition says."""

    digest: str
    """SHA-256 of the content, hexadecimal."""
    edition: int
    lines: int
    """How many lines the edition lists."""
    lines_root: str
    """Root of the tree of the lines, hexadecimal."""
    statement: int

    @property
    def message(self) -> bytes:
        """Return the bytes that are signed."""
        return OF_EDITION + canonical_json(asdict(self))

    @property
    def code(self) -> str:
        """Return the edition's code."""
        return verification_code(bytes.fromhex(self.digest))


@dataclass(frozen=True, slots=True)
class Seal:
    """The seal: signature and keys, all base64url."""

    sealed: Sealed
    signature: str
    device_key: str
    device_signature: str
    """Of the root over the device's key."""
    root_key: str

    @property
    def values(self) -> dict[str, Any]:
        """Return the seal as an attachment carries it."""
        return {"algorithm": ALGORITHM, **asdict(self)}

    @property
    def is_whole(self) -> bool:
        """Tell whether the root vouches for the device's key, and that key signed what the seal says."""
        return is_signed(
            self.root_key, device_message(self.device_key), self.device_signature
        ) and is_signed(self.device_key, self.sealed.message, self.signature)


def device_message(device_key: str) -> bytes:
    """Return what the root signs of a device's key."""
    return OF_DEVICE + as_bytes(device_key)


def certify(root: KeyPair, device_key: str) -> str:
    """Let the root vouch for a device's key."""
    return sign(root.secret, device_message(device_key))


def make_seal(sealed: Sealed, device: KeyPair, device_signature: str, root_key: str) -> Seal:
    """Seal an edition with the key of a device."""
    made = sign(device.secret, sealed.message)
    return Seal(sealed, made, device.public, device_signature, root_key)


def read_seal(given: Any) -> Seal:
    """Read a seal of an attachment; raises ValueError for what is none, Newer for one with more in it.

    Whether it is whole is told by `is_whole` alone.
    """
    names = {each.name for each in fields(Seal)}
    if not isinstance(given, dict) or given.keys() != names | {"algorithm"}:
        raise Newer("not a seal")
    if given["algorithm"] != ALGORITHM:
        raise Newer("an algorithm that is not known")
    sealed = _read_sealed(given["sealed"])
    words = {name: given[name] for name in names - {"sealed"}}
    for each in words.values():
        as_bytes(_text(each))
    return Seal(sealed=sealed, **words)


def _read_sealed(given: Any) -> Sealed:
    if not isinstance(given, dict) or given.keys() != {each.name for each in fields(Sealed)}:
        raise Newer("not what a seal says")
    for name in ("digest", "lines_root"):
        if len(_text(given[name])) != DIGEST_LETTERS or not HEX.issuperset(given[name]):
            raise ValueError(name)
    for name in ("edition", "lines", "statement"):
        if type(given[name]) is not int or given[name] < 0:
            raise ValueError(name)
    return Sealed(**given)


def _text(given: Any) -> str:
    if not isinstance(given, str):
        raise ValueError("not a text")
    return given
