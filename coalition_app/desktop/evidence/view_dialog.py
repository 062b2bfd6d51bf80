"""A piece of evidence, shown inside the program: its pages, its picture, or its words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.evidence.shown_file import ShownFile, look_at
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.pdf_document import read_document
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

WIDTH, HEIGHT = 1040, 640
"""Pixels of the dialog where the window has room for it."""
LIST_HEIGHT = 90
"""Pixels of the list of attachments."""
Open = Callable[[ShownFile], None]


class EvidenceViewDialog(FormDialog):
    """Shows one file without writing it anywhere; `take_out` hands it to another program on request."""

    def __init__(
        self, desk: "Desk", shown: ShownFile, take_out: Open, whose: Words | None = None
    ) -> None:
        """`whose` says beside the title whose evidence it is."""
        super().__init__(desk.window, title=lambda: shown.name)
        if whose is not None:
            self.put_words(self.head.tell, whose)
        self.desk, self.shown, self._take_out = desk, shown, take_out
        self.take_out = QPushButton()
        self.take_out.setAutoDefault(False)
        self.take_out.clicked.connect(lambda: take_out(shown))
        self.put_words(self.take_out.setText, lambda: _("Open with another program…"))
        self.buttons.insertWidget(0, self.take_out)
        self.view = self._build()
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.put_words(self.view.setAccessibleName, lambda: shown.name)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        self.attached = RowList()
        if shown.attached:
            column.addWidget(self._build_attached())
            column.addWidget(self.attached)
        whole.setMinimumHeight(240)
        whole.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.form.addRow(whole)
        self._first = self.view

    def _build(self) -> QWidget:
        if self.shown.kind == "pages":
            return self._build_pages()
        if self.shown.kind == "picture" and self.shown.picture is not None:
            label = QLabel()
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setPixmap(QPixmap.fromImage(self._fitting()))
            area = QScrollArea()
            area.setWidget(label)
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            return area
        return _words(self.shown.words)

    def _build_pages(self) -> QWidget:
        self.document = read_document(self.shown.content)
        if self.document.status() != QPdfDocument.Status.Ready:
            locked = self.document.error() == QPdfDocument.Error.IncorrectPassword
            return _words(
                _("This PDF is protected by a password and cannot be shown here.")
                if locked
                else _("This PDF is damaged and cannot be shown.")
            )
        view = QPdfView()
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocument(self.document)
        return view

    def _build_attached(self) -> QLabel:
        caption = QLabel()
        give_role(caption, "heading")
        self.put_words(caption.setText, lambda: _("Attached to this email"))
        self.put_words(self.attached.setAccessibleName, lambda: _("Attached to this email"))
        self.attached.setFixedHeight(LIST_HEIGHT)
        self.attached.addItems([name for name, _content in self.shown.attached])
        self.attached.itemActivated.connect(lambda _item: self._open_attached())
        return caption

    def _open_attached(self) -> None:
        name, content = self.shown.attached[self.attached.currentRow()]
        inner = EvidenceViewDialog(self.desk, look_at(content, name), self._take_out)
        inner.open()

    def _fitting(self) -> QImage:
        picture = self.shown.picture
        assert picture is not None
        wide = WIDTH - 80
        if picture.width() <= wide:
            return picture
        return picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)

    def grow(self) -> None:
        """Take the room that the window has for it, and no more."""
        room = self.desk.window.size()
        wide = max(self.minimumWidth(), min(WIDTH, room.width() - 40))
        if not self.isVisible():
            self.resize(wide, min(HEIGHT, room.height() - 30))


def _words(text: str) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    mark_private(field)
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    return field
