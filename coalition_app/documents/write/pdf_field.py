"""The empty field that waits for an electronic signature on the certifying page (ISO 32000-1, 12.7.4.5).

A signature that is put into a field made beforehand leaves tags and archive's form as they are; one that
comes with a field of its own would stand outside the tags.
"""

from typing import Any

from reportlab.pdfbase import pdfdoc

from coalition_app.documents.write.pdf_file import FIELD

FIELD_NAME = "Attestation"
"""What the field is called inside the file."""
PRINTS, STAYS = 4, 128
"""An annotation's flags: it is printed, and viewers do not let it be moved."""

Place = tuple[float, float, float, float]
"""Left, bottom, right and top of a field on its page, in points."""


def add_field(document: Any, page: int, place: Place, name: str, *, tagged: bool) -> None:
    """Add an empty signature field to a page, counted from 1; `name` is read out by screen readers.

    A signature in it locks all other fields. `tagged`: it has the place after all pages in the table of tags.
    """
    left, bottom, right, top = place
    looks = document.Reference(
        pdfdoc.PDFStream(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("XObject"),
                    "Subtype": pdfdoc.PDFName("Form"),
                    "BBox": f"[0 0 {right - left:.2f} {top - bottom:.2f}]",
                    "Resources": "<<>>",
                }
            ),
            b"",
            [],
        ),
        "empty signature",
    )
    entries: dict[str, Any] = {
        "Type": pdfdoc.PDFName("Annot"),
        "Subtype": pdfdoc.PDFName("Widget"),
        "FT": pdfdoc.PDFName("Sig"),
        "T": pdfdoc.PDFString(FIELD_NAME),
        "TU": pdfdoc.PDFString(name),
        "Rect": f"[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]",
        "F": PRINTS | STAYS,
        "P": pdfdoc.PDFObjectReference(f"Page{page}"),
        "AP": pdfdoc.PDFDictionary({"N": looks}),
        "Lock": "<</Type/SigFieldLock/Action/All>>",
    }
    if tagged:
        entries["StructParent"] = document.pageCounter - 1
    field = document.Reference(pdfdoc.PDFDictionary(entries), FIELD)
    fields = pdfdoc.PDFArray([field])
    document.idToObject[f"Page{page}"].Annots = fields
    document.Catalog.AcroForm = pdfdoc.PDFDictionary({"Fields": fields, "SigFlags": 0})
