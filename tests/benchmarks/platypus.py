"""A rival of `annex`: the same content by ReportLab's platypus, as its manual teaches.

Called as `CONTENT.json FILE.pdf`. A Paragraph for each entry, one Table, a canvas that counts its pages.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import lightgrey
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.benchmarks.bare_canvas import (
    BOTTOM,
    COLUMN,
    LEFT,
    NUMBER,
    QR_SIDE,
    RIGHT,
    register_fonts,
)

BODY = ParagraphStyle("body", fontName="serif", fontSize=9.4, leading=12.6)
NAME = ParagraphStyle("name", fontName="serif-bold", fontSize=10.5, leading=14, leftIndent=NUMBER)
BESIDE = ParagraphStyle("beside", parent=BODY, leftIndent=NUMBER, spaceAfter=7.5)
WORDS = ParagraphStyle("words", parent=BESIDE, fontName="serif-italic", leftIndent=NUMBER + 9)
HEADING = ParagraphStyle("heading", fontName="sans-bold", fontSize=11.5, leading=15, spaceBefore=18)
TITLE = ParagraphStyle("title", fontName="serif-bold", fontSize=18, leading=24)
CELL = ParagraphStyle("cell", fontName="sans", fontSize=8.4, leading=11)


class NumberedCanvas(Canvas):
    """Keeps the pages until the last one is known, then draws their footers."""

    title = digest = ""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """Keep the page."""
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        """Draw the footers, then write the file."""
        for page, kept in enumerate(self._kept, start=1):
            self.__dict__.update(kept)
            self._draw_footer(page)
            super().showPage()
        super().save()

    def _draw_footer(self, page: int) -> None:
        self.setFont("sans", 7.6)
        self.drawString(LEFT, 64, self.title)
        self.drawString(LEFT, 52, self.digest[:20].upper())
        self.drawRightString(RIGHT - 60, 52, f"page {page} of {len(self._kept)}")
        code = QrCodeWidget(self.digest, barWidth=QR_SIDE, barHeight=QR_SIDE, barBorder=0)
        drawing = Drawing(QR_SIDE, QR_SIDE)
        drawing.add(code)
        drawing.drawOn(self, RIGHT - QR_SIDE, 31)


def entry_story(entry: dict[str, Any]) -> list[Flowable]:
    """Set a signatory."""
    beside = [entry[name] for name in ("representative", "office", "place", "country")]
    story: list[Flowable] = [
        Paragraph(escape(entry["name"]), NAME, bulletText=f"{entry['number']}."),
        Paragraph(escape(", ".join(filter(None, beside))), BESIDE),
    ]
    return story + [Paragraph(escape(act["wording"]), WORDS) for act in entry["acts"]]


def positions_table(content: dict[str, Any]) -> Table:
    """Set the table of positions."""
    columns = len(content["demands"])
    rows: list[list[Any]] = [["", "", *(str(demand["number"]) for demand in content["demands"])]]
    for section in content["sections"]:
        for entry in section["entries"]:
            cells = [each.replace("-", " ")[:18] for each in entry["positions"]]
            rows.append([str(entry["number"]), Paragraph(escape(entry["name"]), CELL), *cells])
    widths = [NUMBER, RIGHT - LEFT - NUMBER - COLUMN * columns, *[COLUMN] * columns]
    style: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), "sans", 7.0, 9),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, lightgrey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    return Table(rows, widths, style=TableStyle(style), repeatRows=1)


def story_of(content: dict[str, Any]) -> list[Flowable]:
    """Set the annex from head to end."""
    language = content["authentic_language"]
    story: list[Flowable] = [
        Paragraph(escape(content["coalition"]), BODY),
        Paragraph(escape(content["title"][language]), TITLE),
        Paragraph(f"{content['text_number']}: {content['text_digest'][:16]}", BODY),
    ]
    for demand in content["demands"]:
        counts = ", ".join(f"{kind} {count}" for kind, count in demand["counts"].items())
        story.append(Paragraph(f"{demand['number']}: {counts}", BODY))
    for section in content["sections"]:
        words = section["heading"].get(language, "") or str(len(section["entries"]))
        story.append(Paragraph(escape(words), HEADING))
        for entry in section["entries"]:
            story += entry_story(entry)
    for demand in content["demands"]:
        story.append(Paragraph(escape(f"{demand['number']}. {demand['wording'][language]}"), BODY))
    return [*story, Spacer(0, 12), positions_table(content)]


def build(content: dict[str, Any], digest: str, target: str) -> None:
    """Lay the annex out and write it."""
    register_fonts()
    NumberedCanvas.title = content["title"][content["authentic_language"]][:100]
    NumberedCanvas.digest = digest
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=LEFT - 6,
        rightMargin=A4[0] - RIGHT - 6,
        topMargin=50,
        bottomMargin=BOTTOM - 6,
        invariant=1,
    )
    document.build(story_of(content), canvasmaker=NumberedCanvas)


if __name__ == "__main__":
    given = Path(sys.argv[1]).read_bytes()
    build(json.loads(given), hashlib.sha256(given).hexdigest(), sys.argv[2])
