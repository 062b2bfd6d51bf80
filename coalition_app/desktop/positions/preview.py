"""A picture of one entry of the annex, drawn off the window's thread while the user types."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QSizePolicy

from coalition_app.desktop.widgets.pdf_document import read_document

if TYPE_CHECKING:
    from coalition_app.desktop.desk.operations import Operations
    from coalition_app.records.positions.positions import ActRow
    from coalition_app.records.signatures.signatures import SignatureRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.work import Tell

DELAY = 300
"""Milliseconds after the last key before the entry is drawn anew."""
NARROWER = 205
"""Points by which the picture's lines are shorter than the annex's, so that its letters can be read."""
LEAST_HEIGHT, SCROLL_BAR = 96, 20
"""Pixels of the picture, and those that a scroll bar beside it may take."""
Entry = tuple["StatementRow", "SignatureRow", "list[ActRow]", tuple[str, ...]]


class EntryPicture(QLabel):
    """Shows an entry as it will print; `entry` returns what it is made of."""

    def __init__(
        self, operations: "Operations", database: "Database", entry: Callable[[], Entry]
    ) -> None:
        super().__init__()
        from coalition_app.records.editions import attestors

        self._operations, self._entry = operations, entry
        with database.reading() as tx:
            self.language = attestors.get_register(tx).document_language
        self._document = QPdfDocument()
        self._delay = QTimer(self, singleShot=True, interval=DELAY)
        self._delay.timeout.connect(self.draw)
        self._drawing = self._again = self._gone = False
        self._drawn_at = 0
        self.setProperty("role", "page")
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def draw_soon(self) -> None:
        """Draw once the user has stopped typing."""
        if not self._gone:
            self._delay.start()

    @Slot()
    def draw(self) -> None:
        """Draw the entry as it is now."""
        if self._gone:
            return
        self._delay.stop()
        if self._drawing:
            self._again = True
            return
        self._drawing, self._again = True, False
        statement, signed, acts, stances = self._entry()
        language = self.language

        def paint(_progress: "Tell") -> bytes:
            from coalition_app.documents.write.entry_preview import preview_entry

            return preview_entry(
                statement, signed, acts, stances, language=language, narrower=NARROWER
            )

        self._operations.start("", paint, self._show)

    def speak(self, language: str) -> None:
        """Draw the entry as it prints in another language of the documents."""
        self.language = language
        self.draw()

    def forget(self) -> None:
        """Take no further answers: the dialog is closed."""
        self._gone = True
        self._delay.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A scroll bar that comes and goes must not make the picture ask for it again.
        if not self._gone and abs(self.width() - self._drawn_at) > SCROLL_BAR:
            self._set_picture()

    def _show(self, drawn: Any) -> None:
        if self._gone:
            return
        self._drawing = False
        self._document = read_document(drawn)
        self.setAccessibleDescription(self._document.getAllText(0).text())
        self._set_picture()
        if self._again:
            self.draw()

    def _set_picture(self) -> None:
        """Draw the page as wide as the label."""
        if self._document.pageCount() == 0 or self.width() < 4 * SCROLL_BAR:
            return
        self._drawn_at = self.width()
        size = self._document.pagePointSize(0)
        width = self.width() - SCROLL_BAR
        wanted = QSize(width, max(1, round(size.height() * width / size.width())))
        ratio = self.devicePixelRatioF()
        image: QImage = self._document.render(0, wanted * ratio)
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(ratio)
        self.setPixmap(picture)
        self.setFixedHeight(max(LEAST_HEIGHT, wanted.height() + 4))
