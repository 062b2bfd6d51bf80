"""The seal of a print's pages: which bytes were issued, so that others can tell a changed page.

The attached file is the last object of a print; its seal of the pages is over every byte before that object.
Behind it stands nothing but the table of objects, which whoever verifies reads again by the objects; what the
table says of the document is sealed too.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any

from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.seal.encoding import Newer, as_bytes
from coalition_app.documents.seal.keys import is_signed, sign
from coalition_app.documents.seal.seals import device_message

OF_PRINT = b"coalition-app print 1\n"
"""What the signed bytes begin with."""


@dataclass(frozen=True, slots=True)
class PageSeal:
    """What vouches for the pages of one print; keys and signatures are base64url."""

    bytes: int
    """How many bytes of the file are sealed: all before the attached file."""
    sha256: str
    """Hexadecimal, of these bytes and behind them the trailer: root, information, identity of the table."""
    signature: str
    device_key: str
    device_signature: str
    """Of the root over the device's key; a print may be made on another device than the edition was."""

    @property
    def values(self) -> dict[str, Any]:
        """Return the seal as an attachment carries it."""
        return asdict(self)

    def is_whole(self, root_key: str, digest: str) -> bool:
        """Tell whether the root's device signed these bytes as a print of the content with this digest."""
        vouched = device_message(self.device_key)
        return is_signed(root_key, vouched, self.device_signature) and is_signed(
            self.device_key, page_message(self.bytes, self.sha256, digest), self.signature
        )


SealPages = Callable[[int, bytes], PageSeal]
"""Seals so many bytes with this SHA-256, as `write.pdf_file` tells both."""


def page_message(count: int, sha256: str, digest: str) -> bytes:
    """Return what is signed of a print: its bytes before the attachment, and its content's digest."""
    return OF_PRINT + canonical_json({"bytes": count, "digest": digest, "sha256": sha256})


def seal_pages(
    count: int, sha256: bytes, *, digest: str, device_key: str, secret: str, device_signature: str
) -> PageSeal:
    """Seal the pages of a print with the key of a device."""
    made = sign(secret, page_message(count, sha256.hex(), digest))
    return PageSeal(count, sha256.hex(), made, device_key, device_signature)


def read_page_seal(given: Any) -> PageSeal:
    """Read the seal of pages of an attachment; raises ValueError for what is none, Newer for other keys."""
    if not isinstance(given, dict) or given.keys() != {each.name for each in fields(PageSeal)}:
        raise Newer("not a seal of pages")
    seal = PageSeal(**given)
    if type(seal.bytes) is not int or seal.bytes < 0:
        raise ValueError("bytes")
    for text in (seal.sha256, seal.signature, seal.device_key, seal.device_signature):
        if not isinstance(text, str):
            raise ValueError("not a text")
    for text in (seal.signature, seal.device_key, seal.device_signature):
        as_bytes(text)
    return seal
