"""Pages as pictures in shades of grey: of a PDF, or of a picture's file; runs in the child process only."""

import ctypes
import io
from typing import Any, NamedTuple

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.child_process import hurry
from coalition_app.intake.files.refusals import damaged

DPI = 300
"""Dots on an inch with which a page is drawn: what Tesseract reads best."""
FEWEST_DPI, MOST_DPI = 140, 450
"""Between these a scan is read with the dots that it has."""
MOST_LOOKED_AT = 500
MOST_DOTS = 30_000_000
"""Dots of a page: three times a sheet of A4 at 300 to the inch."""
WIDE = 2_000
"""Dots across a page of text below which a picture is enlarged: smaller letters are misread."""
SHEET = 8.27
"""Inches across a sheet of A4, where a picture does not say how large it was."""
DRAWING_SECONDS = 8


class Picture(NamedTuple):
    """A page as Tesseract reads it."""

    content: bytes
    """Its dots as a PGM file."""
    width: int
    height: int
    dpi: int


def draw_page(content: bytes, *, at: int) -> Picture:
    """Draw a page of a PDF, counted from 0."""
    import pypdfium2.raw as pdfium

    from coalition_app.intake.files.pdf.page_words import open_document

    hurry(DRAWING_SECONDS)
    pdfium.FPDF_InitLibrary()
    page = pdfium.FPDF_LoadPage(open_document(content), at)
    if not page:
        raise damaged()
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(_own_dots(page) / 72, (MOST_DOTS / max(1.0, wide * high)) ** 0.5)
    width, height = max(1, round(wide * scale)), max(1, round(high * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        raise MemoryError
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    look = pdfium.FPDF_GRAYSCALE | pdfium.FPDF_ANNOT
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, look)
    step = pdfium.FPDFBitmap_GetStride(bitmap)
    dots = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), step * height)
    rows = dots if step == width else b"".join(dots[y * step :][:width] for y in range(height))
    return _smooth(rows, width, height, round(72 * scale))


def _smooth(rows: bytes, width: int, height: int, dpi: int) -> Picture:
    """Return a page with dots enough for small letters, which are read better enlarged than as scanned."""
    from PIL import Image

    if dpi >= DPI - 20 or width * height * (DPI / dpi) ** 2 > MOST_DOTS:
        return _picture(rows, width, height, dpi)
    page = Image.frombytes("L", (width, height), rows)
    size = round(width * DPI / dpi), round(height * DPI / dpi)
    larger = page.resize(size, Image.Resampling.LANCZOS)
    return _picture(larger.tobytes(), *size, DPI)


def _own_dots(page: Any) -> float:
    """Return how many dots to the inch the largest picture of a page has: drawn with others it is blurred."""
    import pypdfium2.raw as pdfium

    largest, dots = 0.0, float(DPI)
    matrix, width, height = pdfium.FS_MATRIX(), ctypes.c_uint(), ctypes.c_uint()
    for at in range(min(MOST_LOOKED_AT, pdfium.FPDFPage_CountObjects(page))):
        thing = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        pdfium.FPDFPageObj_GetMatrix(thing, matrix)
        area = abs(matrix.a * matrix.d - matrix.b * matrix.c)
        if area > largest and pdfium.FPDFImageObj_GetImagePixelSize(thing, width, height):
            largest = area
            dots = 72 * (width.value * height.value / area) ** 0.5
    return dots if FEWEST_DPI <= dots <= MOST_DPI else DPI


def count_pictures(content: bytes) -> int:
    """Count the pages of a picture's file; raises UserError for one that is broken or too large."""
    with _opened(content) as image:
        return int(getattr(image, "n_frames", 1))


def draw_picture(content: bytes, *, at: int) -> Picture:
    """Return a page of a picture's file, counted from 0, as large as Tesseract needs it."""
    from PIL import ImageOps

    hurry(DRAWING_SECONDS)
    with _opened(content) as image:
        if at:
            image.seek(at)
        _refuse_large(image.width, image.height)
        try:
            grey = ImageOps.exif_transpose(image)
            if "A" in grey.getbands() or "transparency" in grey.info:
                grey = _on_white(grey.convert("RGBA"))
            grey = grey.convert("L")
        except (OSError, ValueError, SyntaxError, KeyError) as error:
            raise damaged() from error
        wide = min(grey.width, grey.height)
        scale = min(3.0, WIDE / wide) if wide < WIDE else 1.0
        if scale > 1:
            grey = grey.resize((round(grey.width * scale), round(grey.height * scale)))
        dpi = round(min(grey.width, grey.height) / SHEET)
        return _picture(grey.tobytes(), grey.width, grey.height, max(70, min(dpi, 600)))


def _opened(content: bytes) -> Any:
    from PIL import Image, UnidentifiedImageError

    hurry(DRAWING_SECONDS)
    Image.MAX_IMAGE_PIXELS = None
    try:
        image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise damaged() from error
    _refuse_large(image.width, image.height)
    return image


def _refuse_large(width: int, height: int) -> None:
    if width * height > 3 * MOST_DOTS or not width * height:
        raise UserError(
            _("The picture has more dots than a page can need. Save it smaller and read that.")
        )


def _on_white(image: Any) -> Any:
    from PIL import Image

    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)


def _picture(rows: bytes, width: int, height: int, dpi: int) -> Picture:
    return Picture(b"P5 %d %d 255\n" % (width, height) + rows, width, height, dpi)
