"""The seal of an issued corrigendum: the register's key over the digest of what it freezes."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from coalition_app.documents.content.codes import canonical_json, verification_code
from coalition_app.documents.seal.encoding import Newer, as_bytes
from coalition_app.documents.seal.keys import ALGORITHM, is_signed, sign
from coalition_app.documents.seal.page_seals import PageSeal
from coalition_app.documents.seal.seals import DIGEST_LETTERS, HEX, device_message

OF_CHANGES = b"coalition-app corrigendum 1\n"
"""What the signed bytes begin with."""
CORRIGENDUM, PAGES, SEAL = "corrigendum", "pages", "seal"


@dataclass(frozen=True, slots=True)
class ChangesSeal:
    """Digest, keys and signatures; all but the digest base64url."""

    digest: str
    """SHA-256 of the corrigendum's canonical JSON, hexadecimal."""
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
    def code(self) -> str:
        """Return the corrigendum's code."""
        return verification_code(bytes.fromhex(self.digest))

    @property
    def is_whole(self) -> bool:
        """Tell whether the root vouches for the device's key, and that key signed the digest."""
        vouched = device_message(self.device_key)
        return is_signed(self.root_key, vouched, self.device_signature) and is_signed(
            self.device_key, _message(self.digest), self.signature
        )


def _message(digest: str) -> bytes:
    return OF_CHANGES + canonical_json({"digest": digest})


def seal_changes(
    digest: bytes, *, device_key: str, secret: str, device_signature: str, root_key: str
) -> ChangesSeal:
    """Seal a corrigendum with the key of a device."""
    made = sign(secret, _message(digest.hex()))
    return ChangesSeal(digest.hex(), made, device_key, device_signature, root_key)


def read_changes_seal(given: Any) -> ChangesSeal:
    """Read the seal of a corrigendum; raises ValueError for what is none, Newer for one with more in it."""
    names = {each.name for each in fields(ChangesSeal)}
    if not isinstance(given, dict) or given.keys() != names | {"algorithm"}:
        raise Newer("not a seal")
    if given["algorithm"] != ALGORITHM:
        raise Newer("an algorithm that is not known")
    words = {name: given[name] for name in names}
    if not all(isinstance(each, str) for each in words.values()):
        raise ValueError("not a text")
    if len(words["digest"]) != DIGEST_LETTERS or not HEX.issuperset(words["digest"]):
        raise ValueError("digest")
    for name in names - {"digest"}:
        as_bytes(words[name])
    return ChangesSeal(**words)


def enclose_changes(frozen: bytes, seal: ChangesSeal, pages: PageSeal | None = None) -> bytes:
    """Put the bytes of a corrigendum and its seal into one JSON, in a print with the seal of its pages."""
    of_pages = b"" if pages is None else b',"pages":' + canonical_json(pages.values)
    return b'{"corrigendum":%b%b,"seal":%b}' % (frozen, of_pages, canonical_json(seal.values))


def is_changes(values: Any) -> bool:
    """Tell whether JSON is that of an issued corrigendum, in a print or by itself."""
    return isinstance(values, dict) and values.keys() - {PAGES} == {CORRIGENDUM, SEAL}
