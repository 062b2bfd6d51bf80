"""The card of an edition: what it counts, its code, and what can be done with it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app import i18n
from coalition_app.desktop.annex.bar import SHORT_NAMES
from coalition_app.desktop.annex.editions import Edition, Opened
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.desk.drops import SIGNATURES
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role, letter_width, smaller
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.documents.issue.sealing import open_key_sentence
from coalition_app.documents.seal.fingerprint import fingerprint_words
from coalition_app.i18n import N_, _, ngettext
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES, named_languages

ENTRIES = {
    "folder": (N_("Show in folder"), "folder"),
    "save": (N_("Save a copy"), "save"),
    "signed": (N_("Add a scan of the signed page…"), "evidence"),
    "receipt": (N_("Print a receipt…"), "print"),
    "slips": (N_("Confirmation slips…"), "letter"),
    "changes": (N_("What changed…"), "journal"),
    "sign": (N_("Sign with a certificate…"), "seal"),
    "signatures": (N_("Electronic signatures…"), "check"),
    "receivers": (N_("For recipients of an annex…"), "letter"),
    "verify": (N_("Verify a file or a code…"), "check"),
}
"""Words and drawing of each entry of the menu."""
CAPTION = 12 / 13
"""Size of the words below a figure, in sizes of text."""
WIDEST = 40
"""Letters across of the first button at most."""
BESIDE = 30
"""Letters across beside it from which the other buttons stand there."""
PRINTER, ICON = 0.72, 1.6
"""Sides of the printer and of the card's drawing, in heights of letters."""


class EditionCard(Spoken, QFrame):
    """Takes the scan of a page that is dropped on it."""

    open_wanted = Signal(object)
    """The path of the edition's file."""
    folder_wanted = Signal(object)
    save_wanted = Signal(object, str)
    """An `Edition` and the language of the print."""
    form_wanted = Signal(object)
    """An `Edition` that is to be saved in another form."""
    print_wanted = Signal(object)
    deliver_wanted = Signal(object)
    changes_wanted = Signal(object)
    signed_wanted = Signal(object, object)
    """An `Edition`, and the path of a scan that was dropped on it, or None."""
    slips_wanted = Signal(object)
    receipt_wanted = Signal(object)
    """An `Edition` of which the coordinator's receipt is to be saved or printed."""
    verify_wanted = Signal()
    receivers_wanted = Signal()
    sign_wanted = Signal(object)
    signatures_wanted = Signal(object)
    """An `Edition` whose electronic signatures are to be shown."""
    file_wanted = Signal(object, object)
    """The path of a signature, or of a time stamp, that was dropped on an edition, and that."""

    def __init__(self) -> None:
        super().__init__()
        self.edition: Edition | None = None
        self._path: Path | None = None
        self.setObjectName("edition")
        self.setAcceptDrops(True)
        self._seal, self.name, self.day, self.code = QLabel(), QLabel(), QLabel(), QLabel()
        give_role(self.name, "heading")
        give_role(self.code, "heading")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.put_words(self.code.setAccessibleName, lambda: _("Code"))
        self.buttons = {key: QPushButton() for key in ("open", "deliver", "print", "more")}
        self.put_words(self.buttons["open"].setText, self._open_words)
        self.day.setProperty("role", "quiet")
        self.day.setWordWrap(True)
        self._figures = FlowLayout(gap=14, down=8, aligned=True)
        self._counted: list[QWidget] = []
        caption = QLabel()
        caption.setProperty("role", "quiet")
        self.put_words(caption.setText, lambda: _("Code"))
        head, named, coded = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        named.setSpacing(0)
        named.addWidget(self.name)
        named.addWidget(self.day)
        head.setSpacing(10)
        head.addWidget(self._seal, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(named, 1)
        coded.addWidget(caption, 1)
        coded.addWidget(self.code)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(self._figures)
        column.addLayout(coded)
        column.addLayout(self._build_buttons())  # in sight also where the letters are large
        column.addWidget(self._build_fingerprint())

    def _build_fingerprint(self) -> QWidget:
        """Build the words of the register's key, which are to be published, and what they are for."""
        self.fingerprint, self.published = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.put_words(self.fingerprint.setAccessibleName, lambda: _("Fingerprint"))
        self.published.setProperty("role", "quiet")
        self.printed_in, self.sealed = QLabel(), QWidget()
        self.printed_in.setProperty("role", "quiet")
        self.printed_in.setWordWrap(True)
        column = QVBoxLayout(self.sealed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self.printed_in, self.fingerprint, self.published):
            column.addWidget(label)
        return self.sealed

    def _build_buttons(self) -> QBoxLayout:
        give_role(self.buttons["open"], "first-small")
        self._ends, row = QBoxLayout(QBoxLayout.Direction.TopToBottom), QHBoxLayout()
        self._ends.setSpacing(8)
        row.setSpacing(8)
        for key, button in self.buttons.items():
            if key != "open":
                button.setProperty("role", "small")
                row.addWidget(button)
        row.addStretch()
        self._ends.addWidget(self.buttons["open"])
        self._ends.addLayout(row, 1)
        menu = Menu(self)
        self.entries: dict[str, QAction] = {}
        for key, (words, drawing) in ENTRIES.items():
            entry = self.entries[key] = menu.addAction(icon(drawing), "")
            self.put_words(entry.setText, partial(_, words))
        self.languages = Menu(self)
        self.languages.aboutToShow.connect(self.offer_languages)
        self.entries["save"].setMenu(self.languages)
        self.buttons["more"].setText("⋯")
        self.buttons["more"].setMenu(menu)
        self.put_words(self.buttons["more"].setAccessibleName, lambda: _("More"))
        self.put_words(self.buttons["print"].setToolTip, lambda: _("Print…"))
        self.put_words(self.buttons["print"].setAccessibleName, lambda: _("Print…"))
        self.put_words(self.buttons["deliver"].setText, lambda: _("Deliver…"))
        self.buttons["open"].clicked.connect(self._open)
        self.buttons["print"].clicked.connect(lambda: self.print_wanted.emit(self.edition))
        self.buttons["deliver"].clicked.connect(lambda: self.deliver_wanted.emit(self.edition))
        self.entries["folder"].triggered.connect(lambda: self.folder_wanted.emit(self._path))
        self.entries["changes"].triggered.connect(lambda: self.changes_wanted.emit(self.edition))
        self.entries["slips"].triggered.connect(lambda: self.slips_wanted.emit(self.edition))
        self.entries["receipt"].triggered.connect(lambda: self.receipt_wanted.emit(self.edition))
        self.entries["signed"].triggered.connect(
            lambda: self.signed_wanted.emit(self.edition, None)
        )
        self.entries["verify"].triggered.connect(self.verify_wanted)
        self.entries["receivers"].triggered.connect(self.receivers_wanted)
        self.entries["sign"].triggered.connect(lambda: self.sign_wanted.emit(self.edition))
        self.entries["signatures"].triggered.connect(
            lambda: self.signatures_wanted.emit(self.edition)
        )
        return self._ends

    def fill(self, opened: Opened, path: Path | None, pages: int) -> None:
        """Show an edition; `path` is its file where this is known."""
        edition = self.edition = opened.edition
        self._path = path if path is not None and path.is_file() else None
        row = edition.row
        named = {"edition": row.number, "day": row.dated.strftime("%d.%m.%Y"), "place": row.place}
        self.name.setText(_("Edition %(edition)d") % named)
        note = _("a note of %(day)s, %(place)s; certifies no signature")
        self.day.setText((note if edition.note else _("attested %(day)s, %(place)s")) % named)
        self.code.setText(row.code)
        self._show_fingerprint(opened)
        self._show_figures(opened, pages)
        self.buttons["open"].setText(self._open_words())
        self.entries["folder"].setVisible(self._path is not None)
        self.recolour()

    def _show_fingerprint(self, opened: Opened) -> None:
        self.sealed.setVisible(bool(opened.root))
        if not opened.root:
            return
        printed = {"language": i18n.current().language_name(opened.language)}
        self.printed_in.setText(_("Fingerprint, as printed (%(language)s)") % printed)
        self.fingerprint.setText(fingerprint_words(opened.root, opened.language))
        said = _(
            "Publish these words on the coalition’s website, so that others can "
            "recognise your editions."
        )
        self.published.setText(open_key_sentence() if opened.lies_open else said)

    def recolour(self) -> None:
        """Draw the seal in the colours of the theme that is worn now."""
        side = round(ICON * self.fontMetrics().height())
        self.buttons["open"].setMaximumWidth(WIDEST * letter_width(self.fontMetrics()))
        self.buttons["print"].setIcon(icon("print"))
        drawn = round(PRINTER * self.fontMetrics().height())
        self.buttons["print"].setIconSize(QSize(drawn, drawn))
        self.buttons["deliver"].ensurePolished()
        self.buttons["print"].setFixedHeight(self.buttons["deliver"].sizeHint().height())
        self._seal.setPixmap(icon("seal", "accent").pixmap(QSize(side, side)))

    def _show_figures(self, opened: Opened, pages: int) -> None:
        for figure in self._counted:
            self._figures.removeWidget(figure)
            figure.hide()
            figure.deleteLater()
        languages = opened.edition.languages
        figures = (
            (opened.signed, ngettext("signature", "signatures", opened.signed)),
            (
                opened.with_reservation,
                ngettext("with a reservation", "with reservations", opened.with_reservation),
            ),
            (
                opened.refusing,
                ngettext("not in support", "not in support", opened.refusing),
            ),
            (opened.withdrawn, ngettext("withdrew", "withdrew", opened.withdrawn)),
            (pages, ngettext("page", "pages", pages)),
        )
        said = [(str(number), words) for number, words in figures if number]
        said.append(
            (
                " ".join(named_languages(each, SHORT_NAMES) for each in languages),
                _("language of print"),
            )
        )
        self._counted = [_figure(*each) for each in said]
        for figure in self._counted:
            self._figures.addWidget(figure)

    def offer_languages(self) -> None:
        """Offer a copy of each print that was made, and further prints in the other languages."""
        self.languages.clear()
        edition = self.edition
        if edition is None:
            return
        others = [code for code in DOCUMENT_LANGUAGES if code not in edition.languages]
        for code in (*edition.languages, *others):
            words = _("%(language)s: a further print") if code in others else _("%(language)s")
            offered = self.languages.addAction(
                words % {"language": named_languages(code, LANGUAGE_NAMES)}
            )
            offered.triggered.connect(
                lambda _on=False, code=code: self.save_wanted.emit(edition, code)
            )

        self.languages.addSeparator()
        form = self.languages.addAction(icon("save"), _("In another format…"))
        form.triggered.connect(lambda _on=False: self.form_wanted.emit(edition))

    def _open_words(self) -> str:
        return _("Open") if self._path else _("Save a copy…")

    def _open(self) -> None:
        if self._path is not None:
            self.open_wanted.emit(self._path)
        elif self.edition is not None:
            self.save_wanted.emit(self.edition, self.edition.languages[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set all buttons in one row where the first one leaves room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= (WIDEST + BESIDE) * letter_width(self.fontMetrics())
        direction = QBoxLayout.Direction
        self._ends.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that is dropped on an edition: the scan of its page."""
        if _dropped(event.mimeData()) is not None and self.edition is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _dropped(event.mimeData())) is not None and self.edition is not None:
            event.acceptProposedAction()
            if path.suffix.lower() in SIGNATURES:
                self.file_wanted.emit(path, self.edition)
            else:
                self.signed_wanted.emit(self.edition, path)


def _figure(number: str, words: str) -> QWidget:
    """Return a number above what it counts."""
    figure, count, counted = QWidget(), QLabel(number), QLabel(words)
    give_role(count, "heading")
    counted.setProperty("role", "quiet")
    counted.setFont(smaller(counted.font(), CAPTION))
    column = QVBoxLayout(figure)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(count)
    column.addWidget(counted)
    return figure


def _dropped(data: QMimeData) -> Path | None:
    """Return the one file that is dropped; None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None
