"""Where the pages lie in a view, and which entry of the list stands where on them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

_NUMBER = re.compile(r"^(\d+)\.?(?=\s|$)", re.MULTILINE)
NUMBERS_END, NEAR = 90.0, 1.5
"""Points from the paper's left edge to where the numbers of entries end, flush right; by how much at most."""
ABOVE, DEEPEST = 3.0, 150.0
"""Points that an entry takes above its number's letters, and below them at most."""


def page_boxes(view: QPdfView, document: QPdfDocument) -> Iterator[QRectF]:
    """Yield where each page lies among all pages, in pixels from the top of the first.

    Qt 6 has no question for it: these are the rules by which its view lays pages out.
    """
    scale, margins = view.logicalDpiX() / 72, view.documentMargins()
    room = view.viewport().width() - margins.left() - margins.right()
    sizes = []
    for page in range(document.pageCount()):
        size = document.pagePointSize(page) * scale
        if view.zoomMode() == QPdfView.ZoomMode.Custom:
            size = size * view.zoomFactor()
        elif size.width():
            size = size * (room / size.width())
        sizes.append(size)
    widest = max((size.width() for size in sizes), default=0) + margins.left() + margins.right()
    width, top = max(widest, view.viewport().width()), float(margins.top())
    for size in sizes:
        yield QRectF((width - size.width()) / 2, top, size.width(), size.height())
        top += size.height() + view.pageSpacing()


def place_on_page(view: QPdfView, document: QPdfDocument, at: QPoint) -> tuple[int, QPointF] | None:
    """Return the page under a point of the view, and the point in points on paper; None beside the pages."""
    moved = QPointF(
        at.x() + view.horizontalScrollBar().value(), at.y() + view.verticalScrollBar().value()
    )
    for page, box in enumerate(page_boxes(view, document)):
        if box.contains(moved):
            scale = document.pagePointSize(page).width() / box.width()
            return page, (moved - box.topLeft()) * scale
    return None


def entries_on(document: QPdfDocument, page: int) -> list[tuple[float, int]]:
    """List the entries that begin on a page with how far down, by their numbers in the column of numbers."""
    text, found = document.getAllText(page).text(), []
    for each in _NUMBER.finditer(text.replace("\r\n", "\n\n")):
        bounds = document.getSelectionAtIndex(page, each.start(), len(each[0])).boundingRectangle()
        if abs(bounds.right() - NUMBERS_END) <= NEAR:
            found.append((bounds.top(), int(each[1])))
    return sorted(found)


def entry_at(document: QPdfDocument, page: int, point: QPointF) -> int | None:
    """Return the number of the entry at a place on paper; None where none stands there."""
    begun = [*entries_on(document, page), (float("inf"), 0)]
    for (top, number), (below, _next) in pairwise(begun):
        if top - ABOVE <= point.y() < min(below - ABOVE, top + DEEPEST):
            return number
    return None
