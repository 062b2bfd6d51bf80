"""The list of a statement's editions, with what can be done with each."""

import uuid
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD, RowList
from coalition_app.i18n import N_, _, ngettext
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES
from coalition_app.records.editions import editions, signed_pages
from coalition_app.records.editions.editions import (
    DeliveryRow,
    EditionRow,
    delivery_sentence,
    edition_sentence,
)
from coalition_app.records.editions.signed_pages import SignedPageRow
from coalition_app.records.store.transactions import Reading

ROW = Qt.ItemDataRole.UserRole
LEAST_HEIGHT = 78
"""Pixels of the list: one edition."""
BUTTONS = {
    "open": N_("Open"),
    "save": N_("Save a copy"),
    "deliver": N_("Record a delivery…"),
    "changes": N_("What changed…"),
    "signed": N_("Page signed by hand…"),
    "slips": N_("Proof slips…"),
    "print": N_("Print…"),
    "verify": N_("Verify a file or a code…"),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition with the languages of the prints that were made of it, the first one first."""

    row: EditionRow
    languages: tuple[str, ...]
    deliveries: tuple[DeliveryRow, ...] = ()
    """To whom it was handed over, oldest first."""
    signed: tuple[SignedPageRow, ...] = ()
    """Scans of its page as it was signed by hand."""


def read_editions(tx: Reading, statement_id: uuid.UUID) -> tuple[Edition, ...]:
    """Read the editions of a statement as the list shows them, oldest first."""
    return tuple(
        Edition(
            row,
            tuple(each.language for each in editions.list_prints(tx, row.id)),
            tuple(editions.list_deliveries(tx, row.id)),
            tuple(signed_pages.list_signed_pages(tx, row.id)),
        )
        for row in editions.list_editions(tx, statement_id)
    )


class EditionsList(Spoken, QWidget):
    """The newest edition first; Enter opens one."""

    open_wanted = Signal(object)
    save_wanted = Signal(object, str)
    """An `Edition` and the language of the print."""
    print_wanted = Signal(object)
    deliver_wanted = Signal(object)
    changes_wanted = Signal(object)
    signed_wanted = Signal(object, object)
    """An `Edition`, and the path of a scan that was dropped on it, or None."""
    slips_wanted = Signal(object)
    verify_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.list = RowList()
        self.list.setMinimumHeight(LEAST_HEIGHT)
        take_what_is_left(self.list)
        self.list.itemActivated.connect(lambda _entry: self._open())
        self.list.currentItemChanged.connect(lambda *_entries: self._enable())
        self.buttons = {key: WrapButton() for key in BUTTONS}
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, (key, button) in enumerate(self.buttons.items()):
            # Two share the column, whatever their words are; longer ones break.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self.put_words(button.say, partial(_, BUTTONS[key]))
            grid.addWidget(button, place // 2, place % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addLayout(grid)
        self.languages = QMenu(self)
        self.languages.aboutToShow.connect(self._offer_languages)
        self.buttons["save"].setMenu(self.languages)
        self.buttons["open"].clicked.connect(self._open)
        self.buttons["print"].clicked.connect(partial(self._ask, self.print_wanted))
        self.buttons["deliver"].clicked.connect(partial(self._ask, self.deliver_wanted))
        self.buttons["changes"].clicked.connect(partial(self._ask, self.changes_wanted))
        self.buttons["slips"].clicked.connect(partial(self._ask, self.slips_wanted))
        self.buttons["signed"].clicked.connect(lambda _on=False: self._keep_scan(None))
        self.buttons["verify"].clicked.connect(self.verify_wanted)
        self.put_words(self.list.setAccessibleName, lambda: _("Editions"))
        self._enable()

    def fill(self, editions: tuple[Edition, ...]) -> None:
        """List editions, given oldest first; the newest is on top."""
        chosen, newest = self.chosen(), self._at(0)
        if editions and (newest is None or newest.row.id != editions[-1].row.id):
            chosen = None  # whoever attested another one goes on with it
        self.list.clear()
        for each in reversed(editions):
            self.list.addItem(_entry(each))
        if not editions:
            self.list.addItem(_nothing())
        known = [self._at(row) for row in range(self.list.count())]
        ids = [each.row.id if each else None for each in known]
        self.list.setCurrentRow(ids.index(chosen.row.id) if chosen and chosen.row.id in ids else 0)
        self._enable()

    def chosen(self) -> Edition | None:
        """Return the chosen edition; None where there is none yet."""
        return self._at(self.list.currentRow())

    def _at(self, row: int) -> Edition | None:
        entry = self.list.item(row)
        found = entry.data(ROW) if entry is not None else None
        return found if isinstance(found, Edition) else None

    def _enable(self) -> None:
        for key, button in self.buttons.items():
            button.setEnabled(key == "verify" or self.chosen() is not None)

    def _open(self) -> None:
        if (chosen := self.chosen()) is not None:
            self.open_wanted.emit(chosen)

    def _ask(self, wanted: SignalInstance, _on: bool = False) -> None:
        """Ask for something with the chosen edition."""
        if (chosen := self.chosen()) is not None:
            wanted.emit(chosen)

    def _keep_scan(self, path: Path | None) -> None:
        if (chosen := self.chosen()) is not None:
            self.signed_wanted.emit(chosen, path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that is dropped on an edition: the scan of its page."""
        if _dropped(event.mimeData()) is not None and self.chosen() is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        entry = self.list.itemAt(self.list.viewport().mapFrom(self, event.position().toPoint()))
        if entry is not None:
            self.list.setCurrentItem(entry)
        if (path := _dropped(event.mimeData())) is not None:
            event.acceptProposedAction()
            self._keep_scan(path)

    def _offer_languages(self) -> None:
        """Offer a copy of each print that was made, and further prints in the other languages."""
        self.languages.clear()
        chosen = self.chosen()
        if chosen is None:
            return
        others = [code for code in DOCUMENT_LANGUAGES if code not in chosen.languages]
        for code in (*chosen.languages, *others):
            words = _("%(language)s: a further print") if code in others else _("%(language)s")
            offered = self.languages.addAction(words % {"language": LANGUAGE_NAMES[code]})
            offered.triggered.connect(
                lambda _on=False, code=code: self.save_wanted.emit(chosen, code)
            )


def _dropped(data: QMimeData) -> Path | None:
    """Return the one file that is dropped; None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None


def take_what_is_left(listed: RowList) -> None:
    """Let a list ask for no more height than its least, and grow where there is room."""
    listed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)


def _entry(edition: Edition) -> QListWidgetItem:
    row, word = edition.row, edition_sentence(edition.row)
    named = {
        "place": row.place,
        "languages": ", ".join(LANGUAGE_NAMES[each] for each in edition.languages),
        "code": row.code,
    }
    text = _("%(place)s · %(languages)s\nCode %(code)s") % named
    beside = [delivery_sentence(each) for each in edition.deliveries]
    if edition.signed:
        count = len(edition.signed)
        words = ngettext(
            "Signed by hand: %(count)d scan is kept",
            "Signed by hand: %(count)d scans are kept",
            count,
        )
        beside.append(words % {"count": count})
    text = "\n".join((text, *beside))
    entry = QListWidgetItem(icon("seal", "accent"), text)
    entry.setData(WORD, word)
    entry.setData(TONE, "text")
    entry.setData(ROW, edition)
    entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word}: {text}")
    return entry


def _nothing() -> QListWidgetItem:
    entry = QListWidgetItem(
        _(
            "Nothing has been attested yet. An edition stays as it was attested; later changes make new ones."
        )
    )
    entry.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return entry
