"""Printing the list as it is seen: A4 across, the headings on every page, drawn row by row.

Every name is drawn as the text that it is; nothing in it is read as markup.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QTextOption,
)

from coalition_app.desktop.look.typeface import heavy, letter_width
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_app.desktop.desk.seen_table import Printed
    from coalition_app.work import Tell

DOTS = 300
"""Dots an inch; the finest that a printer offers would only take memory."""
MARGIN = 14.0
"""Millimetres around a page."""
POINTS, TITLE_POINTS, SMALL_POINTS = 9, 14, 8
WRAPPED = QTextOption()
WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
RULE, HEAVY = QColor("#b9c1cb"), QColor("#1b2430")


def set_paper(device: QPagedPaintDevice) -> None:
    """Ask for A4 across."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageOrientation(QPageLayout.Orientation.Landscape)
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)


def print_list(seen: "Printed", device: QPagedPaintDevice, progress: "Tell") -> int:
    """Draw a list and return the number of its pages; raises UserError where the device refuses."""
    painter = QPainter()
    if not painter.begin(device):
        raise UserError(
            _("The printer does not answer: see whether it is on, or choose another one.")
        )
    try:
        return _Sheets(painter, device, seen).draw(progress)
    finally:
        painter.end()


@dataclass(slots=True)
class _Font:
    font: QFont
    metrics: QFontMetricsF


class _Sheets:
    """The pages of one list while they are drawn; lengths are in dots."""

    def __init__(self, painter: QPainter, device: QPagedPaintDevice, seen: "Printed") -> None:
        self._painter, self._device, self._seen = painter, device, seen
        viewport = painter.viewport()
        self._width, self._height = float(viewport.width()), float(viewport.height())
        family = painter.font().family()
        self._body = self._font(family, POINTS)
        self._bold = self._font(family, POINTS, bold=True)
        self._title = self._font(family, TITLE_POINTS, bold=True)
        self._small = self._font(family, SMALL_POINTS)
        self._gap = letter_width(self._body.metrics)
        self._columns = self._share()
        self._page, self._y = 1, 0.0

    def draw(self, progress: "Tell") -> int:
        self._draw_head()
        self._draw_headings()
        for cells in self._seen.rows(progress):
            if not any(cells[1:]):
                self._draw_group(cells[0])
                continue
            height = self._row_height(cells)
            if self._y + height > self._bottom():
                self._turn()
            self._draw_row(cells, height)
        self._draw_foot()
        return self._page

    def _font(self, family: str, points: int, *, bold: bool = False) -> _Font:
        font = QFont(family, points)
        font = heavy(font) if bold else font
        return _Font(font, QFontMetricsF(font, self._device))

    def _share(self) -> list[tuple[float, float]]:
        """Return the left edge and the width of each column, in the units of the page."""
        weights = self._seen.weights()
        room = self._width - self._gap * (len(weights) - 1)
        widths = [room * each / sum(weights) for each in weights]
        edges, left = [], 0.0
        for width in widths:
            edges.append((left, width))
            left += width + self._gap
        return edges

    def _bottom(self) -> float:
        return self._height - 2 * self._small.metrics.lineSpacing()

    def _draw_head(self) -> None:
        self._draw_across(self._seen.title, self._title)
        self._draw_across(self._seen.told(), self._small)
        if self._seen.filtered:
            named = {"filter": self._seen.filtered}
            self._draw_across(_("Only a part of the list: %(filter)s") % named, self._small)
        self._y += self._gap

    def _draw_across(self, text: str, font: _Font) -> None:
        room = QRectF(0, self._y, self._width, self._height)
        self._painter.setFont(font.font)
        self._painter.setPen(HEAVY)
        height = self._painter.boundingRect(room, text, WRAPPED).height()
        self._painter.drawText(QRectF(0, self._y, self._width, height), text, WRAPPED)
        self._y += height + self._gap / 2

    def _draw_headings(self) -> None:
        headings = self._seen.headings()
        height = self._row_height(headings, self._bold)
        self._draw_cells(headings, height, self._bold)
        self._y += height
        self._painter.setPen(QPen(HEAVY, 3))
        self._draw_line()

    def _draw_group(self, words: str) -> None:
        """Draw the head of a group across, and not alone at the end of a page."""
        if self._y + 4 * self._bold.metrics.lineSpacing() > self._bottom():
            self._turn()
        self._y += self._gap / 2
        self._draw_across(words, self._bold)
        self._painter.setPen(QPen(RULE, 1))
        self._draw_line()

    def _draw_row(self, cells: "Sequence[str]", height: float) -> None:
        self._draw_cells(cells, height, self._body)
        self._y += height
        self._painter.setPen(QPen(RULE, 1))
        self._draw_line()

    def _draw_line(self) -> None:
        self._painter.drawLine(0, round(self._y), round(self._width), round(self._y))

    def _draw_cells(self, cells: "Sequence[str]", height: float, font: _Font) -> None:
        self._painter.setFont(font.font)
        self._painter.setPen(HEAVY)
        for (left, width), cell in zip(self._columns, cells, strict=True):
            room = QRectF(left, self._y + self._gap / 2, width, height)
            self._painter.drawText(room, cell, WRAPPED)

    def _row_height(self, cells: "Sequence[str]", font: _Font | None = None) -> float:
        chosen = font or self._body
        self._painter.setFont(chosen.font)
        heights = [
            self._painter.boundingRect(QRectF(0, 0, width, self._height), cell, WRAPPED).height()
            for (_left, width), cell in zip(self._columns, cells, strict=True)
            if cell
        ]
        return max(chosen.metrics.lineSpacing(), *heights, 0.0) + self._gap

    def _turn(self) -> None:
        """End a page and begin the next one with the headings."""
        self._draw_foot()
        self._device.newPage()
        self._page, self._y = self._page + 1, 0.0
        self._draw_headings()

    def _draw_foot(self) -> None:
        line = self._small.metrics.lineSpacing()
        room = QRectF(0, self._height - line, self._width, line)
        self._painter.setFont(self._small.font)
        self._painter.setPen(HEAVY)
        right = int(Qt.AlignmentFlag.AlignRight)
        page = _("Page %(number)d") % {"number": self._page}
        self._painter.drawText(room, right, page)
        title = self._small.metrics.elidedText(
            self._seen.title, Qt.TextElideMode.ElideRight, self._width * 0.8
        )
        self._painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), title)
