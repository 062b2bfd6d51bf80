"""Writing a drawn ReportLab document as a file: what is no stream is packed, and packed tightly.

ReportLab writes each object by itself and a line of twenty bytes for it in a table at the end; a tagged
annex of ten thousand names has hundreds of thousands of small objects. PDF 1.5 and later (ISO 32000-1,
7.5.7 and 7.5.8) keep such objects together in compressed streams, and the table too.
"""

import hashlib
import zlib
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import count, islice
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PACKED = 400
"""Objects in one stream: more of them are smaller together, and slower to look one up in."""
QUICK = 4
"""How hard packed objects are compressed: the usual 6 takes twice the time for a twentieth of the size."""
FREE, AT_OFFSET, IN_STREAM = 0, 1, 2
"""How the table of objects tells where one is."""
FIELD = "signature field"
"""The name of the object that is numbered after the pages, before the elements."""
_END_OF_STREAM = b"endstream\n"
ATTACHED = "attached file"
"""What the bytes of an attached file are called among the objects of a document."""

Last = Callable[[int, bytes], bytes]
"""Writes the last object of a file, told how many bytes stand before it, and the SHA-256 of what is sealed:
these bytes and behind them what the table of objects says of the document (root, information, identity)."""

Place = tuple[int, int, int]
"""How it is told, where, and which generation or place in its stream."""


def _knowing(kind: type, *entries: str) -> Any:
    """Return a kind of ReportLab's dictionaries that writes further entries too."""
    known = [*vars(kind)["__NoDefault__"], *entries]
    return type(kind.__name__, (kind,), {"__NoDefault__": known})


Catalog = _knowing(pdfdoc.PDFCatalog, "OutputIntents", "AF")
"""The root of a document, with what an archive asks for."""
TaggedPage = _knowing(pdfdoc.PDFPage, "StructParents", "Tabs")
"""A page with its place in the structure tree."""


def compressed_page(operators: str) -> Any:
    """Return a page's content, compressed at once: ReportLab keeps the text until the file is written."""
    return compressed_stream(pdfdoc.PDFZCompress.encode(operators), {})


def compressed_stream(compressed: bytes, entries: dict[str, Any]) -> Any:
    """Return a stream with these entries, of bytes that are compressed already."""
    flate = pdfdoc.PDFArray([pdfdoc.PDFName(pdfdoc.PDFZCompress.pdfname)])
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary({**entries, "Filter": flate}), compressed)


def file_bytes(
    canvas: Canvas, document: Any, elements: Sequence[str] = (), last: Last | None = None
) -> bytes:
    """Return a drawn document as a file, once.

    Pages have the numbers from 1, then the field of a signature where there is one, then `elements`, objects
    that are ready and in ASCII. `last` writes what is called `ATTACHED`: nothing but the table of objects
    stands behind it, so that it can vouch for all that stands before it.
    """
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.digest(document.signature)
    root, information = document.Reference(document.Catalog), document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    first = _number_anew(document, len(elements))
    file = _File()
    packed = list(zip(count(first), elements, strict=False))
    held = document.idToObjectNumberAndVersion[ATTACHED][0] if last else None
    skipped = {*range(first, first + len(elements)), held}
    for number, body in _bodies(document, skipped):
        if body.endswith(_END_OF_STREAM):
            file.add(number, _ending_on_its_own_line(body))
        else:
            packed.append((number, body.decode("latin-1")))
    file.pack(packed, 0 if held is None else 1)
    trailer = f"/Root {_written(root, document)}/Info {_written(information, document)}"
    trailer += f"/ID{_identity(document)}"
    if held is not None and last is not None:
        file.add(held, _ending_on_its_own_line(last(*file.sealed(trailer))))
    return file.finished(trailer)


def _written(thing: Any, document: Any) -> str:
    return str(pdfdoc.format(thing, document).decode("latin-1"))


def _identity(document: Any) -> str:
    hexadecimal = document.signature.hexdigest()
    return f"[<{hexadecimal}><{hexadecimal}>]"


def _number_anew(document: Any, elements: int) -> int:
    """Number pages and field first, then leave room for the elements; return the first element's number."""
    names = [name for _number, name in sorted(document.numberToId.items())]
    pages = [f"Page{number}" for number in range(1, document.pageCounter)]
    pages += [FIELD] if FIELD in names else []
    first, known = len(pages) + 1, set(pages)
    others = [name for name in names if name not in known]
    numbered = dict(zip(pages, count(1), strict=False))
    numbered |= dict(zip(others, count(first + elements), strict=False))
    document.idToObjectNumberAndVersion = {name: (at, 0) for name, at in numbered.items()}
    document.numberToId = {at: name for name, at in numbered.items()}
    document.objectcounter = len(names) + elements
    return first


def _bodies(document: Any, skipped: Container[int | None]) -> Iterator[tuple[int, bytes]]:
    """Write each object of ReportLab's; some come to light only while others are written."""
    for number in count(1):
        if number in skipped:
            continue
        name = document.numberToId.get(number)
        if name is None:
            return
        yield number, pdfdoc.format(document.idToObject[name], document, toplevel=1)


def _ending_on_its_own_line(stream: bytes) -> bytes:
    """Put an end of line before "endstream", as archives ask (ISO 19005-3, 6.1.7.1); ReportLab has none."""
    return stream.removesuffix(_END_OF_STREAM) + b"\nendstream"


class _File:
    """The bytes so far, and where each object is."""

    def __init__(self) -> None:
        self._parts = [HEADER]
        self._length = len(HEADER)
        self._hash = hashlib.sha256(HEADER)
        self._places: dict[int, Place] = {0: (FREE, 0, 65535)}

    def add(self, number: int, body: bytes) -> None:
        """Write an object by itself."""
        self._places[number] = (AT_OFFSET, self._length, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self._parts.append(part)
        self._hash.update(part)
        self._length += len(part)

    def sealed(self, trailer: str) -> tuple[int, bytes]:
        """Return how many bytes there are so far, and the SHA-256 of these and the trailer behind them."""
        whole = self._hash.copy()
        whole.update(trailer.encode("latin-1"))
        return self._length, whole.digest()

    def pack(self, packed: list[tuple[int, str]], later: int) -> None:
        """Write the objects that can be packed; `later` is how many numbers are kept for others."""
        waiting, number = iter(packed), len(self._places) + len(packed) + later
        while together := list(islice(waiting, PACKED)):
            self._pack(number, together)
            number += 1

    def finished(self, trailer: str) -> bytes:
        """Write the table, and return the file."""
        start, number = self._length, len(self._places)
        self._places[number] = (AT_OFFSET, start, 0)
        size = number + 1
        table = b"".join(
            kind.to_bytes(1, "big") + where.to_bytes(4, "big") + which.to_bytes(2, "big")
            for kind, where, which in map(self._places.__getitem__, range(size))
        )
        self.add(number, _stream(f"/Type/XRef/Size {size}/W[1 4 2]{trailer}", table))
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _pack(self, number: int, together: list[tuple[int, str]]) -> None:
        index, offset = [], 0
        for place, (each, body) in enumerate(together):
            self._places[each] = (IN_STREAM, number, place)
            index.append(f"{each} {offset}")
            offset += len(body) + 1
        head = " ".join(index) + "\n"
        content = head + "\n".join([body for _number, body in together])
        entries = f"/Type/ObjStm/N {len(together)}/First {len(head)}"
        self.add(number, _stream(entries, content.encode("latin-1")))


def _stream(entries: str, content: bytes) -> bytes:
    compressed = zlib.compress(content, QUICK)
    head = f"<<{entries}/Filter/FlateDecode/Length {len(compressed)}>>\nstream\n"
    return head.encode("latin-1") + compressed + b"\nendstream"
