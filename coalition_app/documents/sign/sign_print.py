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
ROOM_OF_STAMP = 8192
"""Bytes that are left for a time stamp, which comes later; they bring their authority's certificates."""


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
    return 2 * (ROOM + ROOM_OF_STAMP + sum(len(each.dump()) for each in certificates))


def signature_in(signed: bytes) -> bytes:
    """Return the signature (CMS) in a signed copy of a print. Raises ValueError where there is not one."""
    start, end = _contents(signed)
    from asn1crypto import cms

    # What is left of the room are zeros, which belong to no signature.
    return bytes(cms.ContentInfo.load(bytes.fromhex(signed[start:end].decode("ascii"))).dump())


def with_signature(signed: bytes, signature: bytes) -> bytes:
    """Put another form of the same signature (CMS) in its place; what is signed stays as it is.

    Raises UserError where there is no room for it, as in files that were signed by an older program.
    """
    start, end = _contents(signed)
    written = signature.hex().encode("ascii")
    if len(written) > end - start:
        raise UserError(
            _(
                "The signed file has no room for this time stamp: sign the print once more, and ask for a "
                "time stamp of that signature."
            )
        )
    return signed[:start] + written.ljust(end - start, b"0") + signed[end:]


def _contents(signed: bytes) -> tuple[int, int]:
    """Return where the hexadecimal digits of the one signature begin and end."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    (embedded,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    _zero, start, end, _rest = (int(each) for each in embedded.byte_range)
    if signed[start : start + 1] != b"<" or signed[end - 1 : end] != b">":
        raise ValueError("byte range")
    return start + 1, end - 1


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
