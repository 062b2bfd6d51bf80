"""PDFs of the real case as other programs print them: in columns, in tables, on many pages."""

import csv
import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Table,
)

from coalition_app.documents.layout import fonts

FACE = "Printed"
SIDE, TOP, GUTTER, HEAD = 55, 60, 18, 170
GOLD = Path(__file__).parent.parent / "data" / "real_case" / "signatories.gold.csv"


@cache
def gold() -> list[dict[str, str]]:
    """Give the signatories of the real case."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bare(text: str) -> str:
    """Give the letters and digits of a text."""
    return "".join(filter(str.isalnum, text)).lower()


@cache
def face() -> str:
    """Register the face with Cyrillic and Kazakh letters, and name it."""
    pdfmetrics.registerFont(TTFont(FACE, str(fonts.files()[0])))
    return FACE


def style(size: int = 10, after: int = 0) -> ParagraphStyle:
    return ParagraphStyle("p", fontName=face(), fontSize=size, leading=1.3 * size, spaceAfter=after)


def paragraph(text: str, after: int = 0) -> Paragraph:
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return Paragraph(safe, style(after=after))


def opening() -> list[Flowable]:
    """Give the statement above the list."""
    return [
        Paragraph("Заявление о нарушении прав человека в проектах кодексов", style(15, 10)),
        paragraph("Мы обеспокоены тем, что проекты кодексов не прошли экспертизу. " * 3, 5),
        paragraph("Требуем:", 5),
        paragraph("1. Провести международную экспертизу проектов кодексов."),
        paragraph("2. Провести национальную общественную экспертизу.", 5),
        paragraph("Подписали:", 5),
    ]


def printed(flow: Sequence[Flowable], *, columns: int = 1, opened: bool = True) -> bytes:
    """Give the PDF of a text in columns below its opening, with a running head and page numbers."""

    def around(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(face(), 8)
        canvas.drawString(60, 810, "Обращение к Парламенту Республики Казахстан")
        canvas.drawCentredString(297, 30, str(document.page))

    kept = io.BytesIO()
    document = BaseDocTemplate(kept, pagesize=A4)
    wide, high = A4[0] - 2 * SIDE, A4[1] - TOP - SIDE
    width = (wide - (columns - 1) * GUTTER) / columns

    def frames(height: float) -> list[Frame]:
        lefts = [SIDE + at * (width + GUTTER) for at in range(columns)]
        return [Frame(left, SIDE, width, height, 0, 0, 0, 0) for left in lefts]

    above = Frame(SIDE, A4[1] - TOP - HEAD, wide, HEAD, 0, 0, 0, 0)
    first = [above, *frames(high - HEAD - 8)] if opened else frames(high)
    document.addPageTemplates(
        [PageTemplate("first", first, around), PageTemplate("later", frames(high), around)]
    )
    begun = [*opening(), FrameBreak()] if opened else []
    document.build([NextPageTemplate("later"), *begun, *flow])
    return kept.getvalue()


def drawn(*texts: tuple[float, float, str], pages: int = 1, size: int = 10) -> bytes:
    """Give a PDF with words at places from the upper left corner of each page."""
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=A4)
    for _page in range(pages):
        canvas.setFont(face(), size)
        for left, down, text in texts:
            canvas.drawString(left, A4[1] - down, text)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def table(*, ruled: bool, numbered: bool) -> Table:
    """Give the signatories as a table whose cells are wrapped, on several pages, with a header on each."""
    header = ["№", "Организация", "Представитель", "Должность"]
    rows: list[list[Any]] = [header if numbered else header[1:]]
    for row in gold():
        person = row["representative"]
        name = f"{row['legal_form']} {row['org_name']}".strip() if row["org_name"] else person
        cells = [name, person if row["org_name"] else "", row["office"]]
        made = list(map(paragraph, cells))
        rows.append([row["number"], *made] if numbered else made)
    made_table = Table(rows, colWidths=[*([28] if numbered else []), 220, 120, 110], repeatRows=1)
    look: list[Any] = [("FONTNAME", (0, 0), (-1, -1), face()), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    if ruled:
        look += [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (0, -1), "MIDDLE")]
    made_table.setStyle(look)
    return made_table


def numbered(after: int = 0) -> list[Flowable]:
    return [paragraph(f"{row['number']}. {row['as_printed']}", after) for row in gold()]
