"""What a PDF says of itself, so that an archive (PDF/A-3) and a screen reader (PDF/UA-1) take it."""

import datetime as dt
from html import escape
from typing import Any

from reportlab.pdfbase import pdfdoc

from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.write.pdf_file import Catalog
from coalition_app.paths import resources

PROFILE = "srgb.icc"
"""What the colours mean: sRGB as LittleCMS makes it ("No copyright, use freely"), its date set."""

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_ACCESSIBLE = """<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
"""
"""An archive knows no word of PDF/UA's, so that a file that uses one has to describe it."""


def is_accessible(pdf: bytes) -> bool:
    """Tell whether a file of ours has tags for screen readers."""
    return b"<pdfuaid:part>" in pdf


class Information(pdfdoc.PDFInfo):  # type: ignore[misc, unused-ignore]
    """What viewers show of a file; what is not known is left out, where ReportLab says "unspecified"."""

    def format(self, document: Any) -> bytes:
        """Write the entries."""
        told = {"Title": self.title, "Author": self.author}
        told |= {"Creator": self.creator, "Producer": self.producer}
        entries: dict[str, Any] = {
            key: pdfdoc.PDFString(value) for key, value in told.items() if value
        }
        date = pdfdoc.PDFDate(ts=document._timeStamp)
        entries |= {"CreationDate": date, "ModDate": date}
        written: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return written


def describe(
    document: Any, *, title: str, author: str, creator: str, date: dt.date, tagged: bool
) -> None:
    """Say what the file is, in its own entries and in XMP, and what its colours mean."""
    catalog = document.Catalog
    catalog.__class__ = Catalog
    document.info.__class__ = Information
    info = document.info
    info.title, info.author = drawable(title), drawable(author)
    info.creator, info.producer = creator, "ReportLab"
    info.subject = info.keywords = ""
    language = catalog.Lang.s
    catalog.Metadata = _stream(
        document,
        "metadata",
        _xmp(info, language, f"{date:%Y-%m-%d}T00:00:00Z", tagged).encode(),
        {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")},
        # Read by programs that look for it in the file's bytes.
        compressed=False,
    )
    catalog.OutputIntents = pdfdoc.PDFArray(
        [
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("OutputIntent"),
                    "S": pdfdoc.PDFName("GTS_PDFA1"),
                    "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
                    "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
                    "DestOutputProfile": _stream(
                        document, "colours", (resources() / PROFILE).read_bytes(), {"N": 3}
                    ),
                }
            )
        ]
    )
    catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})


def _stream(
    document: Any, name: str, data: bytes, entries: dict[str, Any], *, compressed: bool = True
) -> Any:
    filters = [pdfdoc.PDFZCompress] if compressed else []
    return document.Reference(
        pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data, filters), f"archive:{name}"
    )


def _xmp(info: Any, language: str, moment: str, tagged: bool) -> str:
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMESPACES.items())
    title, author = escape(info.title, quote=False), escape(info.author, quote=False)
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n'
        f"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>{'A' if tagged else 'B'}"
        "</pdfaid:conformance>\n"
        f"{_ACCESSIBLE if tagged else ''}"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\n'
        f"{creator if author else ''}"
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n"
        f"<pdf:Producer>{escape(info.producer, quote=False)}</pdf:Producer>\n"
        f"<xmp:CreatorTool>{escape(info.creator, quote=False)}</xmp:CreatorTool>\n"
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )
