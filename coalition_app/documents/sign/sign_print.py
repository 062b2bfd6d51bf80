"""Signing a print: PAdES B-B into the field that waits for it, certifying that nothing may change after.

The signed file begins with the very bytes of the print; what is added is a revision of the file.
"""

import io
from typing import TYPE_CHECKING, Any

from coalition_app.documents.sign.certificates import Key
from coalition_app.documents.sign.stamp import stamp_pdf
from coalition_app.documents.write.pdf_field import FIELD_NAME
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from pyhanko.stamp import StaticStampStyle


ROOM = 4096
"""Bytes of a signature besides its certificates: an RSA key of 16,384 bits writes half of that."""


def sign_print(document: bytes, key: Key, head: str, facts: list[str]) -> bytes:
    """Sign a print and return the signed file.

    `head` and `facts` are shown in the field, with the name of the certificate between them. Raises UserError
    where the print has no field, as those of older programs.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    writer = IncrementalPdfFileWriter(io.BytesIO(document))
    left, bottom, right, top = _field_place(writer)
    stamp = stamp_pdf(head, key.certificate.subject, facts, right - left, top - bottom)
    about = signers.PdfSignatureMetadata(
        field_name=FIELD_NAME,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    signer = signers.PdfSigner(about, signer=key.signer, stamp_style=_style(stamp))
    signed: Any = signer.sign_pdf(
        writer, existing_fields_only=True, bytes_reserved=_room(key.signer)
    )
    content = bytes(signed.getvalue())
    if not content.startswith(document):
        raise LookupError("prefix")
    return content


def _room(signer: Any) -> int:
    """Return how many hexadecimal digits a signature is given; pyHanko would sign twice to learn it."""
    certificates = [signer.signing_cert, *signer.cert_registry]
    return 2 * (ROOM + sum(len(each.dump()) for each in certificates))


def _field_place(writer: Any) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of the empty field."""
    from pyhanko.sign.fields import enumerate_sig_fields

    for name, value, reference in enumerate_sig_fields(writer.prev, filled_status=None):
        if name == FIELD_NAME:
            if value is not None:
                raise UserError(_("This file is signed already: a certification comes first."))
            left, bottom, right, top = (float(each) for each in reference.get_object()["/Rect"])
            return left, bottom, right, top
    raise UserError(
        _(
            "This print was made before prints had a place for a signature: make a further print of the "
            "edition and sign that."
        )
    )


def _style(stamp: bytes) -> "StaticStampStyle":
    """Return a stamp that shows a page of ours; pyHanko's own has a font that is not embedded."""
    from pyhanko.pdf_utils import content, layout
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    class Drawn(content.PdfContent):
        """The page, taken over as it is; pyHanko reads one only from a file."""

        def render(self) -> bytes:
            writer: Any = self.writer
            page: Any = writer.import_page_as_xobject(PdfFileReader(io.BytesIO(stamp)))
            self.resources.xobject["/Stamp"] = page
            left, bottom, right, top = page.get_object()["/BBox"]
            self.box = layout.BoxConstraints(width=abs(left - right), height=abs(bottom - top))
            return b"/Stamp Do"

    whole = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MIN,
        y_align=layout.AxisAlignment.ALIGN_MIN,
        margins=layout.Margins(0, 0, 0, 0),
    )
    return StaticStampStyle(border_width=0, background=Drawn(), background_layout=whole)
