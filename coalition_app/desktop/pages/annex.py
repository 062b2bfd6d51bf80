"""The page of the annex: its true pages beside what stands between the register and an attestation."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, Qt, Slot
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.operations import Progress
from coalition_app.desktop.pages.page import Page
from coalition_app.desktop.rows import TONE, WORD, RowList
from coalition_app.documents import issue
from coalition_app.documents.gather import gather_annex
from coalition_app.documents.readiness import Item, assess
from coalition_app.i18n import N_, _
from coalition_app.labels import LANGUAGES
from coalition_app.records import editions
from coalition_app.records.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow

TONES = {"stops": "refusal", "exception": "warning", "hint": "quiet"}
SEVERITY_LABELS = {"stops": N_("Stops"), "exception": N_("Exception"), "hint": N_("Hint")}


class AnnexPage(Page):
    """Live preview on the left, readiness and editions on the right."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        # The document reads from the buffer as long as it lives, so both are kept here.
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self._document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.language = QComboBox()
        for code in ("ru", "kk", "en"):
            self.language.addItem(LANGUAGES[code], code)
        self.language.currentIndexChanged.connect(self._draw)
        self.language_label, self.readiness_title = QLabel(), QLabel()
        self.editions_title = QLabel()
        for title in (self.readiness_title, self.editions_title):
            title.setProperty("role", "heading")
        self.items, self.editions = RowList(), RowList()
        self.items.itemActivated.connect(self._follow)
        self.items.itemClicked.connect(self._follow)
        self.attest = QPushButton()
        self.attest.setProperty("role", "first")
        self.attest.clicked.connect(lambda: self.window_of.do("attest"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.view)
        splitter.addWidget(self._side())
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.addWidget(splitter)
        self.retranslate()

    def read(self) -> None:
        """Show the annex of the statement as it would print now."""
        if self.database is None or self.statement is None:
            self._document.close()
            self.items.clear()
            self.editions.clear()
            return
        self._assess(self.database)
        self._draw()

    def set_document_language(self, language: str) -> None:
        """Set the language that the document is set in."""
        self.language.setCurrentIndex(self.language.findData(language))

    def document_language(self) -> str:
        """Give the language that the document is set in."""
        chosen: str = self.language.currentData()
        return chosen

    def retranslate(self) -> None:
        """Speak the program's language."""
        self.language_label.setText(_("Language of the document"))
        self.language.setAccessibleName(_("Language of the document"))
        self.readiness_title.setText(_("Before an honest attestation"))
        self.items.setAccessibleName(_("Before an honest attestation"))
        self.editions_title.setText(_("Editions"))
        self.editions.setAccessibleName(_("Editions"))
        self.view.setAccessibleName(_("Pages of the annex"))
        self.attest.setText(_("Attest…"))
        super().retranslate()

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 0, 0, 0)
        side.setMinimumWidth(260)
        self.view.setMinimumWidth(320)
        column.setSpacing(8)
        for widget in (
            self.language_label,
            self.language,
            self.readiness_title,
            self.items,
            self.attest,
            self.editions_title,
            self.editions,
        ):
            column.addWidget(widget)
        self.editions.setMaximumHeight(130)
        return side

    def _assess(self, database: Database) -> None:
        if self.statement is None:
            return
        with database.reading() as tx:
            readiness = assess(tx, gather_annex(tx, self.statement), self.document_language())
            issued = editions.list_editions(tx, self.statement.id)
        self.items.clear()
        for item in readiness.items:
            self.items.addItem(_list_item(item))
        if not readiness.items:
            self.items.addItem(_("Ready to be attested."))
        self.editions.clear()
        for edition in reversed(issued):
            named = {"edition": edition.number, "date": edition.dated.strftime("%d.%m.%Y")}
            item_of = QListWidgetItem(edition.code)
            item_of.setData(WORD, _("Edition %(edition)d of %(date)s") % named)
            item_of.setData(TONE, "text")
            self.editions.addItem(item_of)
        if not issued:
            self.editions.addItem(_("Nothing has been attested yet."))

    @Slot()
    def _draw(self) -> None:
        """Draw the pages off the window's thread."""
        database, statement = self.database, self.statement
        if database is None or statement is None:
            return
        language = self.document_language()

        def draw(_progress: Progress) -> bytes:
            return issue.draft_document(database, statement.id, ending="pdf", language=language)

        self.window_of.operations.start("", draw, self._show)

    def _show(self, document: Any) -> None:
        if self.statement is None:
            return
        place = self.view.verticalScrollBar().value()
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(document))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.view.verticalScrollBar().setValue(place)

    def _follow(self, item: QListWidgetItem) -> None:
        numbers = item.data(Qt.ItemDataRole.UserRole)
        if numbers:
            self.window_of.show_numbers(numbers)


def _list_item(item: Item) -> QListWidgetItem:
    shown = QListWidgetItem(item.text)
    word = _(SEVERITY_LABELS[item.severity])
    shown.setData(WORD, word)
    shown.setData(TONE, TONES[item.severity])
    shown.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word}: {item.text}")
    shown.setData(Qt.ItemDataRole.UserRole, list(item.numbers))
    return shown
