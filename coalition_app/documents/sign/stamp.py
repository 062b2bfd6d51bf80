"""What a signed print shows in the field of the signature: who signed, when, and the certificate."""

import io

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import GREY, INK, Block, Fill, Style, Text
from coalition_app.documents.layout.measure import shorten
from coalition_app.documents.write.pdf_canvas import Painter
from coalition_app.documents.write.pdf_file import file_bytes

HEAD = Style(fonts.SANS_BOLD, 7.6, 10, INK)
NAME = Style(fonts.SERIF, 9.4, 11.4, INK)
FACT = Style(fonts.SANS, 5.6, 7.2, GREY)
INSET = 8.0
"""Points between the bar at the left and the words."""


def stamp_pdf(head: str, name: str, facts: list[str], width: float, height: float) -> bytes:
    """Draw the stamp as a page of its own, fonts embedded: the same bytes for the same words."""
    rl_config.useA85 = 0
    pdfmetrics.registerFont(fonts.typeface(fonts.SERIF))
    canvas = Canvas(
        io.BytesIO(),
        pagesize=(width, height),
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.SERIF,  # type: ignore[arg-type]  # the stubs expect a number
        pdfVersion=(1, 7),
    )
    block = Block()
    y = 1.0
    for style, words in ((HEAD, head), (NAME, name), *((FACT, fact) for fact in facts)):
        shown = shorten(style.face, style.size, drawable(words), width - INSET)
        block.marks.append(Text(INSET, y + style.size, style, shown))
        y += style.leading
    block.marks.append(Fill(0, 0, 1.4, height, INK))
    Painter(canvas).paint(Plan([[(height, block)]], head, "", b""))
    return file_bytes(canvas, vars(canvas)["_doc"])
