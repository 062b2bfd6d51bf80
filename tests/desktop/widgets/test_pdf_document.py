"""PDF documents that Qt reads from memory, and who lets them go."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from coalition_app.desktop.annex.page_view import AnnexView
from coalition_app.desktop.evidence.shown_file import look_at
from coalition_app.desktop.evidence.view_dialog import EvidenceViewDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.pdf_document import read_document


@pytest.fixture
def annex(built_case: Path) -> bytes:
    return (built_case / "annex.pdf").read_bytes()


def test_what_is_no_pdf_has_no_pages(window: MainWindow) -> None:
    assert read_document(b"%PDF-1.7 and no more").pageCount() == 0


def test_a_document_outlives_the_view_that_draws_it(window: MainWindow, annex: bytes) -> None:
    pages = AnnexView()
    pages.resize(800, 600)
    pages.show()
    pages.show_document(annex, keep_place=False)
    goes_after(pages, pages.document)


def test_a_document_outlives_the_dialog_that_shows_it(window: MainWindow, annex: bytes) -> None:
    dialog = EvidenceViewDialog(window.desk, look_at(annex, "annex.pdf"), lambda _shown: None)
    dialog.open()
    goes_after(dialog, dialog.document)


def goes_after(shown: QWidget, document: QPdfDocument) -> None:
    """Let a widget go while its pages are drawn: what they are drawn from is still there."""
    QCoreApplication.processEvents()
    assert document.pageCount() > 1
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(shown, QEvent.Type.DeferredDelete)
    assert not isValid(shown)
    assert isValid(document) and document.pageCount() > 1
