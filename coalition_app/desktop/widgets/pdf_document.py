"""PDF documents that Qt reads from memory."""

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument


def read_document(content: bytes) -> QPdfDocument:
    """Return a document with its pages; without any where it cannot be read.

    No widget owns it. A view draws in a thread that ends with the view, and what a widget owns goes in the
    order in which it was made: a document that goes before its view is drawn from when it is gone, and that
    ends the program. So whoever shows it keeps it for as long as it is shown, and Python lets it go after.
    """
    document = QPdfDocument()
    buffer = QBuffer(document)  # a child goes after the document, which reads from it until then
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document
