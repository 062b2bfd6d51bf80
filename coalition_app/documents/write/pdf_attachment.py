"""Files attached inside a PDF."""

import datetime as dt
import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc


def attach_file(document: Any, name: str, data: bytes, date: dt.date) -> None:
    """Attach a JSON file to a ReportLab document, where viewers list it under its name.

    It is the data that the whole document was drawn from, which archives ask to be said. The document's
    catalog knows the entry "AF".
    """
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("EmbeddedFile"),
                "Subtype": "/application#2Fjson",
                "Params": pdfdoc.PDFDictionary(
                    {
                        "Size": len(data),
                        "ModDate": pdfdoc.PDFString(f"D:{date:%Y%m%d}000000Z"),
                        "CheckSum": pdfdoc.PDFString(
                            hashlib.md5(data, usedforsecurity=False).digest(), enc="raw"
                        ),
                    }
                ),
            }
        ),
        data,
        [pdfdoc.PDFZCompress],
    )
    file = document.Reference(stream, f"attachment:{name}")
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
