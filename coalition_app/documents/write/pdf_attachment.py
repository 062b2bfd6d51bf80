"""Files attached inside a PDF."""

import datetime as dt
import hashlib
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from coalition_app.documents.write.pdf_file import ATTACHED, compressed_stream


def attach_file(document: Any, name: str) -> None:
    """Let a ReportLab document have an attached file, which viewers list under its name.

    It is the data that the whole document was drawn from, which archives ask to be said. The document's
    catalog knows the entry "AF". The bytes themselves are written last: see `attached_stream`.
    """
    file = document.Reference(pdfdoc.PDFDictionary({}), ATTACHED)
    specification = document.Reference(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Filespec"),
                "F": pdfdoc.PDFString(name),
                "UF": pdfdoc.PDFString(name),
                "AFRelationship": pdfdoc.PDFName("Data"),
                "EF": pdfdoc.PDFDictionary({"F": file, "UF": file}),
            }
        ),
        f"specification:{name}",
    )
    names = pdfdoc.PDFArray([pdfdoc.PDFString(name), specification])
    document.Catalog.AF = pdfdoc.PDFArray([specification])
    document.Catalog.Names = pdfdoc.PDFDictionary(
        {"EmbeddedFiles": pdfdoc.PDFDictionary({"Names": names})}
    )


class Packed(NamedTuple):
    """Data as it is attached: compressed, with what is told of it."""

    size: int
    md5: bytes
    compressed: bytes


def pack(data: bytes) -> Packed:
    """Compress data before they are attached, so that they need not be kept themselves."""
    md5 = hashlib.md5(data, usedforsecurity=False).digest()
    return Packed(len(data), md5, pdfdoc.PDFZCompress.encode(data))


def attached_stream(document: Any, data: bytes | Packed, date: dt.date) -> bytes:
    """Return the object of a document with the bytes of its attached JSON file."""
    packed = data if isinstance(data, Packed) else pack(data)
    parameters = pdfdoc.PDFDictionary(
        {
            "Size": packed.size,
            "ModDate": pdfdoc.PDFString(f"D:{date:%Y%m%d}000000Z"),
            "CheckSum": pdfdoc.PDFString(packed.md5, enc="raw"),
        }
    )
    entries = {
        "Type": pdfdoc.PDFName("EmbeddedFile"),
        "Subtype": "/application#2Fjson",
        "Params": parameters,
    }
    stream = compressed_stream(packed.compressed, entries)
    written: bytes = pdfdoc.format(stream, document, toplevel=1)
    return written
