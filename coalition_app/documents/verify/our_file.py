"""A PDF in the very form in which `write.pdf_file` writes it: what is sealed of it, and what was added.

No reader of PDF in general: it knows our own writer's bytes, one object after the other, and nothing else.
"""

import hashlib
import re
import zlib
from dataclasses import dataclass

from coalition_app.documents.seal.page_seals import PageSeal
from coalition_app.documents.write.pdf_file import AT_OFFSET, FREE, HEADER, IN_STREAM, Place

_STREAM = re.compile(rb"(\d+) 0 obj\n(<<.*?>>)\nstream\n", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)")
_PACKED = re.compile(rb"<</Type/ObjStm/N (\d+)/First (\d+)/Filter/FlateDecode/Length \d+>>")
_ATTACHED = re.compile(
    rb"\d+ 0 obj\n<<\n/Filter \[ /FlateDecode \] /Length \d+ /Params <<\n/CheckSum \((?:[^()\\]|\\.)*\) "
    rb"/ModDate \(D:\d{8}000000Z\) /Size \d+\n>> /Subtype /application#2Fjson /Type /EmbeddedFile\n>>"
    rb"\nstream\n",
    re.DOTALL,
)
_TABLE = re.compile(
    rb"(\d+) 0 obj\n<</Type/XRef/Size (\d+)/W\[1 4 2\](/Root \d+ 0 R/Info \d+ 0 R"
    rb"/ID\[<[0-9a-f]{32}><[0-9a-f]{32}>\])/Filter/FlateDecode/Length (\d+)>>\nstream\n"
)
_END = b"\nendstream\nendobj\n"
MOST_PACKED = 1 << 26
"""Bytes that packed objects, or the table, may have when they are unpacked."""


@dataclass(frozen=True, slots=True)
class _Object:
    number: int
    entries: bytes
    data: bytes
    end: int


@dataclass(frozen=True, slots=True)
class Form:
    """Where the parts of a print are."""

    attached: int
    """Where the attached file begins, behind which stands the table of objects only."""
    end: int
    """Where the print ends; what stands behind was added."""
    trailer: bytes
    """What the table says of the document: its root, information and identity."""

    def is_of(self, document: bytes, seal: PageSeal) -> bool:
        """Tell whether what is sealed is all that stands before the attached file, with this trailer.

        Whether the seal is whole is told by `PageSeal.is_whole`.
        """
        sealed = document[: self.attached] + self.trailer
        return seal.bytes == self.attached and hashlib.sha256(sealed).hexdigest() == seal.sha256


def form_of(document: bytes) -> Form | None:
    """Find the parts of a file that begins with a print; None for a file of any other form.

    The table of objects must name each object where it is, once.
    """
    try:
        return _form(document)
    except (ValueError, zlib.error):
        return None


def _form(document: bytes) -> Form:
    places: dict[int, Place] = {0: (FREE, 0, 65535)}
    at = last = len(HEADER)
    if not document.startswith(HEADER):
        raise ValueError("header")
    while not _TABLE.match(document, at):
        found = _object(document, at)
        _place(places, found, at)
        last, at = at, found.end
    if not _ATTACHED.match(document, last):
        raise ValueError("attached file")
    table, end, trailer = _table(document, at)
    places[len(places)] = (AT_OFFSET, at, 0)
    expected = (places.get(number, (FREE, 0, 0)) for number in range(len(places)))
    if table != b"".join(
        kind.to_bytes(1) + where.to_bytes(4) + which.to_bytes(2) for kind, where, which in expected
    ):
        raise ValueError("table")
    return Form(last, end, trailer)


def _object(document: bytes, at: int) -> _Object:
    head = _STREAM.match(document, at)
    length = head and _LENGTH.search(head[2])
    if not head or not length:
        raise ValueError("object")
    end = head.end() + int(length[1])
    if document[end : end + len(_END)] != _END:
        raise ValueError("end of an object")
    return _Object(int(head[1]), head[2], document[head.end() : end], end + len(_END))


def _place(places: dict[int, Place], found: _Object, at: int) -> None:
    """Note where an object is, and those that are packed in it."""
    new: dict[int, Place] = {found.number: (AT_OFFSET, at, 0)}
    packed = _PACKED.fullmatch(found.entries)
    if packed:
        head = _unpacked(found.data)[: int(packed[2])].split()[::2]
        if len(head) != int(packed[1]):
            raise ValueError("packed objects")
        new |= {int(each): (IN_STREAM, found.number, place) for place, each in enumerate(head)}
    if places.keys() & new.keys():
        raise ValueError("an object twice")
    places |= new


def _table(document: bytes, at: int) -> tuple[bytes, int, bytes]:
    """Return the table of objects, where the file ends behind it, and its trailer."""
    head = _TABLE.match(document, at)
    if not head or int(head[1]) + 1 != int(head[2]):
        raise ValueError("table")
    end = head.end() + int(head[4])
    last = _END + b"startxref\n%d\n%%%%EOF\n" % at
    if document[end : end + len(last)] != last:
        raise ValueError("end of the file")
    return _unpacked(document[head.end() : end]), end + len(last), head[3]


def _unpacked(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    found = unpacker.decompress(data, MOST_PACKED)
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("packed otherwise")
    return found
