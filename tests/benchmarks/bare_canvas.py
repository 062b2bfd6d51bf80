"""A rival of `annex`: the same content on ReportLab's bare canvas, as little work as will draw it.

Called as `CONTENT.json FILE.pdf`. Shares nothing with the program but the fonts.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import segno
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 64.0, WIDTH - 56.0, HEIGHT - 56.0, 100.0
NUMBER = 30.0
"""Points between the left margin and the names."""
COLUMN = 64.0
"""Width of a demand's column in the table of positions."""
QR_SIDE = 46.0

FONTS = {
    "serif": ("fontpkg_pt_serif", "PT_Serif-Web-Regular.ttf"),
    "serif-bold": ("fontpkg_pt_serif", "PT_Serif-Web-Bold.ttf"),
    "serif-italic": ("fontpkg_pt_serif", "PT_Serif-Web-Italic.ttf"),
    "sans": ("fontpkg_pt_sans", "PT_Sans-Web-Regular.ttf"),
    "sans-bold": ("fontpkg_pt_sans", "PT_Sans-Web-Bold.ttf"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: where it begins, or ends where `right` says so."""

    x: float
    font: str
    size: float
    words: str
    right: bool = False


Line = tuple[float, tuple[Run, ...]]
"""Height and pieces."""
Block = list[Line]
"""Lines that stay together."""


def register_fonts() -> None:
    """Make the fonts known to ReportLab."""
    for name, (package, file) in FONTS.items():
        found = find_spec(package)
        if found is None or found.origin is None:
            raise LookupError(package)
        path = Path(found.origin).parent / "files" / file
        pdfmetrics.registerFont(TTFont(name, str(path)))


def broken(words: str, font: str, size: float, width: float) -> list[str]:
    """Break words into lines, each word measured once."""
    space = pdfmetrics.stringWidth(" ", font, size)
    lines, line, filled = [], list[str](), 0.0
    for word in words.split():
        wide = pdfmetrics.stringWidth(word, font, size)
        if line and filled + space + wide > width:
            lines.append(" ".join(line))
            line, filled = [], 0.0
        filled += wide + (space if line else 0.0)
        line.append(word)
    return [*lines, " ".join(line)] if line else lines


def paragraph(words: str, font: str, size: float, x: float = LEFT, right: float = RIGHT) -> Block:
    """Set words into lines."""
    return [
        (size * 1.34, (Run(x, font, size, each),)) for each in broken(words, font, size, right - x)
    ]


def heading(words: str) -> Block:
    """Set a heading with room above and below."""
    return [(18.0, ()), *paragraph(words, "sans-bold", 11.5), (8.0, ())]


def entry_block(entry: dict[str, Any]) -> Block:
    """Set a signatory: number, name, who signed, the words of a reservation."""
    x = LEFT + NUMBER
    block = paragraph(entry["name"], "serif-bold", 10.5, x)
    if block:
        height, runs = block[0]
        number = Run(x - 7, "sans", 9, f"{entry['number']}.", right=True)
        block[0] = (height, (number, *runs))
    beside = [entry[name] for name in ("representative", "office", "place", "country")]
    block += paragraph(", ".join(filter(None, beside)), "serif", 9.4, x)
    for act in entry["acts"]:
        block += paragraph(act["kind"].upper(), "sans-bold", 6.8, x + 9)
        block += paragraph(act["wording"], "serif-italic", 9.4, x + 9)
    return [*block, (7.5, ())]


def position_block(entry: dict[str, Any]) -> Block:
    """Set a row of the table of positions."""
    columns = len(entry["positions"])
    first = RIGHT - COLUMN * columns
    block = paragraph(entry["name"], "sans", 8.4, LEFT + NUMBER, first - 6)
    height, runs = block[0]
    cells = [
        Run(first + COLUMN * at, "sans", 7.0, each.replace("-", " ")[:18])
        for at, each in enumerate(entry["positions"])
    ]
    number = Run(LEFT + NUMBER - 7, "sans", 8.4, str(entry["number"]), right=True)
    return [(height, (number, *runs, *cells)), *block[1:], (4.5, ())]


def blocks(content: dict[str, Any]) -> Iterator[Block]:
    """Give the annex from head to end."""
    language = content["authentic_language"]
    title = content["title"][language]
    yield paragraph(content["coalition"], "sans", 8.2) + paragraph(title, "serif-bold", 18)
    yield paragraph(f"{content['text_number']}: {content['text_digest'][:16]}", "serif", 10)
    yield paragraph(str(content["signed"]), "serif-bold", 14)
    for demand in content["demands"]:
        counts = [f"{kind} {count}" for kind, count in demand["counts"].items()]
        yield paragraph(f"{demand['number']}: {', '.join(counts)}", "sans", 8.4)
    for section in content["sections"]:
        yield heading(section["heading"].get(language, "") or str(len(section["entries"])))
        yield from map(entry_block, section["entries"])
    for demand in content["demands"]:
        yield paragraph(f"{demand['number']}. {demand['wording'][language]}", "serif", 9.4)
    for section in content["sections"]:
        yield from map(position_block, section["entries"])


def pages(given: Iterator[Block]) -> list[list[tuple[float, tuple[Run, ...]]]]:
    """Fill pages with blocks: for each page its lines, each with its height above the page's foot."""
    filled: list[list[tuple[float, tuple[Run, ...]]]] = [[]]
    y = TOP
    for block in given:
        if y - sum(height for height, _runs in block) < BOTTOM:
            filled.append([])
            y = TOP
        for height, runs in block:
            y -= height
            filled[-1].append((y, runs))
    return filled


def draw_qr(canvas: Canvas, words: str) -> None:
    """Keep the QR as a form, to be drawn on each page."""
    matrix = segno.make(words, error="m", micro=False).matrix
    module = QR_SIDE / len(matrix)
    canvas.beginForm("qr", 0, 0, QR_SIDE, QR_SIDE)
    path = canvas.beginPath()
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                path.rect(column * module, QR_SIDE - (row + 1) * module, module, module)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.endForm()


def draw_footer(canvas: Canvas, title: str, digest: str, page: int, whole: int) -> None:
    """Draw short title, code, "page n of N" and the QR."""
    canvas.line(LEFT, 82, RIGHT, 82)
    canvas.setFont("sans", 7.6)
    canvas.drawString(LEFT, 64, title)
    canvas.drawString(LEFT, 52, digest[:20].upper())
    canvas.drawRightString(RIGHT - 60, 52, f"page {page} of {whole}")
    canvas.saveState()
    canvas.translate(RIGHT - QR_SIDE, 31)
    canvas.doForm("qr")
    canvas.restoreState()


def draw(content: dict[str, Any], digest: str, target: str) -> None:
    """Lay the annex out and draw it."""
    register_fonts()
    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1)
    draw_qr(canvas, digest)
    filled = pages(blocks(content))
    title = content["title"][content["authentic_language"]][:100]
    for page, lines in enumerate(filled, start=1):
        for y, runs in lines:
            for run in runs:
                canvas.setFont(run.font, run.size)
                (canvas.drawRightString if run.right else canvas.drawString)(run.x, y, run.words)
        draw_footer(canvas, title, digest, page, len(filled))
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    given = Path(sys.argv[1]).read_bytes()
    draw(json.loads(given), hashlib.sha256(given).hexdigest(), sys.argv[2])
