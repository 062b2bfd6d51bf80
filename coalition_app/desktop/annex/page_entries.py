"""Which signatory stands at a place of the pages: told by the lines of their text, so of any print."""

import re
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtPdf import QPdfDocument

from coalition_app.documents.layout.annex_entries import ENTRY_LEFT
from coalition_app.documents.layout.marks import PAPERS

NUMBER = re.compile(r"(\d{1,9})\.(?=\s|$)")
HEAD = 60.0
"""Points of a page's running head."""
NEAR = 3.0
"""Points by which letters stand beside where their line begins."""
LABEL_GAP = 14.0
"""Points between an entry's number and its name, at most; other numbered paragraphs keep more."""


@dataclass(frozen=True, slots=True)
class _Line:
    top: float
    left: float
    right: float
    bottom: float
    number: int
    """Of the entry that begins on it; 0 for none."""


def entry_at(document: QPdfDocument, page: int, y: float) -> int:
    """Return the number of the entry at a height of a page, in points from its top; 0 where there is none."""
    for each in range(page, -1, -1):
        above = [line for line in _lines(document, each) if each < page or line.top <= y]
        for line in reversed(above):
            if line.number:
                return line.number
            if line.left < _entry_left(document, page) - NEAR:
                return 0
        # An entry that goes on at a page's head began on the page before.
    return 0


def place_of_entry(document: QPdfDocument, number: int) -> tuple[int, float] | None:
    """Return the page on which an entry begins, and how far down, in points; None where it is on none."""
    pages = range(document.pageCount())
    found = (
        (page, line.top)
        for page in pages
        for line in _lines(document, page)
        if line.number == number
    )
    return next(found, None)


def area_of_entry(document: QPdfDocument, number: int) -> tuple[int, QRectF] | None:
    """Return the page on which an entry begins, and its area there, in points; None where it is on none."""
    place = place_of_entry(document, number)
    if place is None:
        return None
    page, top = place
    first, *below = (line for line in _lines(document, page) if line.top >= top)
    left = _entry_left(document, page) - NEAR
    rest = takewhile(lambda line: not line.number and line.left >= left, below)
    lines = [first, *rest]
    right, bottom = max(line.right for line in lines), max(line.bottom for line in lines)
    return page, QRectF(QPointF(first.left, top), QPointF(right, bottom))


def _entry_left(document: QPdfDocument, page: int) -> float:
    """Return where names begin, in points: narrow paper has narrower margins."""
    width = document.pagePointSize(page).width()
    paper = min(PAPERS.values(), key=lambda each: abs(each.width - width))
    return ENTRY_LEFT - paper.start


def _lines(document: QPdfDocument, page: int) -> list[_Line]:
    found, at, left = list[_Line](), 0, _entry_left(document, page)
    for text in document.getAllText(page).text().splitlines(keepends=True):
        shown = document.getSelectionAtIndex(page, at, max(1, len(text.rstrip())))
        place = shown.boundingRectangle()
        label = NUMBER.match(text)
        number = 0
        if label:
            end = document.getSelectionAtIndex(page, at, len(label[0])).boundingRectangle().right()
            number = int(label[1]) if 0 < left - end < LABEL_GAP else 0
        if place.top() > HEAD:
            found.append(_Line(place.top(), place.left(), place.right(), place.bottom(), number))
        at += len(text)
    return sorted(found, key=lambda line: line.top)
