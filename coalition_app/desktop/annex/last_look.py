"""The last look at what will be attested: first and certifying page as pictures, or its words."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from coalition_app.desktop.annex.attest_words import AT_ONCE
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.look import theme
from coalition_app.desktop.widgets.pdf_document import read_document
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.documents.content.content import AnnexContent, without_directory_names
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import N_, _
from coalition_app.languages import document_languages
from coalition_app.work import Tell

DRAWN_AFTER = 300
"""Milliseconds without a change after which the pages are drawn anew."""
SHARP = 2.0
"""Dots of a drawn page for each pixel that it takes, so that small letters can be read."""
SHEET = (290, 410)
"""Pixels that a page takes at least."""


class LastLook(Spoken, QWidget):
    """Two pages beside each other; the words alone can be read aloud, copied, and need no drawing.

    Where `fields` have no room beside them, these follow as a step of their own, and the pages are as wide
    as the window, one below the other.
    """

    turned = Signal()
    """Something else is shown: `which` tells what."""

    def __init__(
        self,
        text: QPlainTextEdit,
        operations: Operations,
        form: PageForm,
        fields: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.text, self._operations, self._form = text, operations, form
        self._wanted: tuple[AnnexContent, str] | None = None
        self._later = QTimer(self, singleShot=True, interval=DRAWN_AFTER)
        self._later.timeout.connect(self._draw)
        self._in_steps = fields is not None
        ways = {"pages": N_("Pages"), "words": N_("Words")}
        if fields is not None:
            ways["fields"] = N_("Fill in")
        self.which = Segments(lambda: _("What is shown"), ways, small=not self._in_steps)
        self.first, self.certifying = _Sheet(self._in_steps), _Sheet(self._in_steps)
        self._shown: tuple[int, int] | None = None
        self._stack = QStackedWidget()
        self._parts = {"pages": self._lay_out_sheets(), "words": text}
        if fields is not None:
            self._parts["fields"] = fields
        for part in self._parts.values():
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        if self._in_steps:
            column.setContentsMargins(0, 0, 0, 0)
        else:
            self.setObjectName("last_look")
            self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)
        self.which.picked.connect(self.show_as)
        self.show_as("pages")

    def _lay_out_sheets(self) -> QWidget:
        sheets = QWidget()
        pages = QVBoxLayout(sheets) if self._in_steps else QHBoxLayout(sheets)
        pages.setSpacing(16)
        for sheet in (self.first, self.certifying):
            pages.addWidget(sheet, 1)
        if not self._in_steps:
            pages.setContentsMargins(0, 0, 0, 0)
            return sheets
        pages.setContentsMargins(12, 12, 12, 12)
        rolled = QScrollArea(widgetResizable=True)
        rolled.setFrameShape(QFrame.Shape.NoFrame)
        rolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rolled.setObjectName("last_look")
        rolled.setWidget(sheets)
        self.put_words(rolled.setAccessibleName, lambda: _("Pages"))
        return rolled

    @property
    def looking(self) -> bool:
        """Whether the fields are still to come: the pages or the words alone are shown."""
        return self._in_steps and self.which.key() != "fields"

    def show_as(self, way: str) -> None:
        """Show pages, words, or the fields."""
        self.which.choose(way)
        self._stack.setCurrentWidget(self._parts[way])
        self.turned.emit()

    def show_soon(self, content: AnnexContent, language: str) -> None:
        """Draw an attested content in a language, once it does not change for a moment.

        The pages of a very long list are not drawn: its words alone are shown.
        """
        if content.signed > AT_ONCE:
            if self.which.key() == "pages":
                self.show_as("words")
            return
        self._wanted = (content, language)
        self._later.start()

    def _draw(self) -> None:
        wanted, form = self._wanted, self._form
        if wanted is None:
            return
        if self._operations.working:
            self._later.start()  # it may be an attestation that is given up
            return
        content, language = wanted
        if form.directory_names == "none":
            content = without_directory_names(content)

        def tell(_done: int, _of: int) -> None:
            if wanted is not self._wanted or self._operations.working:
                raise Interrupted

        def draw(_progress: Tell) -> bytes | None:
            try:
                return render_annex(
                    content,
                    language=language,
                    draft=False,
                    form=form,
                    recorded=False,
                    tell=tell,
                )
            except Interrupted:
                return None
            except UserError:
                return b""

        def show(document: bytes | None) -> None:
            if not isValid(self):
                return
            if document is None and wanted is self._wanted:
                self._later.start()  # it made way for other work
            elif document and content.attestation is not None:
                self.show_pages(
                    document, content.attestation.heading[document_languages(language)[0]]
                )

        self._operations.start("", draw, show)

    def show_pages(self, document: bytes, heading: str) -> None:
        """Draw the first page, and the one that bears the heading of the attestation."""
        pages = read_document(document)
        last = pages.pageCount() - 1
        bearing = [at for at in range(1, last + 1) if heading in pages.getAllText(at).text()]
        certifying = bearing[-1] if bearing else last
        self.first.draw(pages, 0)
        self.certifying.draw(pages, certifying)
        self._shown = (1, certifying + 1)
        self._say()

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._say()

    def _say(self) -> None:
        if self._shown is None:
            return
        first, certifying = self._shown
        self.first.say(_("page %(number)d") % {"number": first})
        made = self._wanted[0].attestation if self._wanted else None
        note = made is not None and made.form == "note"
        words = _("page %(number)d: a note") if note else _("page %(number)d: attestation")
        self.certifying.say(words % {"number": certifying})


class _Sheet(QWidget):
    """One page as a picture, with its number below; a `tall` one is as wide as there is room."""

    def __init__(self, tall: bool) -> None:
        super().__init__()
        self._drawn = QImage()
        self.words = ""
        self.setMinimumSize(*SHEET)
        policy = self.sizePolicy()
        policy.setHeightForWidth(tall)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        if self._drawn.isNull():
            return SHEET[1]
        high = round(width * self._drawn.height() / self._drawn.width())
        return high + 2 * self.fontMetrics().height()

    def draw(self, pages: QPdfDocument, page: int) -> None:
        """Draw a page of a document."""
        size = pages.pagePointSize(page)
        self._drawn = pages.render(
            page, QSize(round(size.width() * SHARP), round(size.height() * SHARP))
        )
        self.updateGeometry()
        self.update()

    def say(self, words: str) -> None:
        """Name the page."""
        self.words = words
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._drawn.isNull():
            return
        line = self.fontMetrics().height()
        room = QSize(self.width() - 2, self.height() - 2 * line)
        size = self._drawn.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        at = ((self.width() - size.width()) // 2, 0)
        ratio = self.devicePixelRatio()
        fine = self._drawn.scaled(
            size * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fine.setDevicePixelRatio(ratio)
        painter.fillRect(*at, size.width(), size.height(), Qt.GlobalColor.white)
        painter.drawImage(*at, fine)
        painter.setPen(QPen(QColor(theme.applied().line)))
        painter.drawRect(*at, size.width(), size.height() - 1)
        painter.setPen(QColor(theme.applied().quiet))
        below = QRect(0, size.height() + line // 2, self.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.words)
        painter.end()
