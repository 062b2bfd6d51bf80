"""Printing a PDF: its pages as pictures, one after another, on a printer of the system."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from coalition_app.desktop.widgets.pdf_document import read_document
from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _
from coalition_app.work import Tell

DOTS = 300
"""Dots an inch of the pictures: sharp on paper, and 35 MB a page while it is drawn."""


def has_printer() -> bool:
    """Tell whether the system knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(title: str) -> QPrinter:
    """Return a printer set to the annex's paper; `title` names the job in the system's queue."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def print_pages(document: bytes, printer: QPrinter, progress: Tell) -> int:
    """Print the pages chosen in the printer, or all, and return how many.

    Works in any thread. Raises UserError where the document cannot be read or the printer refuses.
    """
    pages = read_document(document)
    if not pages.pageCount():
        raise UserError(_("The document has no pages that can be printed."))
    first = max(1, printer.fromPage()) - 1
    last = min(printer.toPage() or pages.pageCount(), pages.pageCount())
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(_("The printer does not take the document; choose another one."))
    try:
        for place, page in enumerate(range(first, last)):
            progress(place, last - first)
            if place and not printer.newPage():
                raise UserError(_("The printer stopped accepting pages."))
            _print_page(pages, page, painter, printer)
    except Interrupted:
        printer.abort()
        raise
    finally:
        painter.end()
    return max(0, last - first)


def _print_page(pages: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    size = pages.pagePointSize(page)
    picture = pages.render(
        page, QSize(round(size.width() / 72 * DOTS), round(size.height() / 72 * DOTS))
    )
    dots = printer.resolution() / 72
    painter.drawImage(QRectF(0, 0, size.width() * dots, size.height() * dots), picture)
