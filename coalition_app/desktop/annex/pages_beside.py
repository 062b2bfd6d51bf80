"""Two editions side by side: the pages as they were issued, and what changed marked on both."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coalition_app.desktop.annex.editions import Edition
from coalition_app.desktop.annex.page_entries import area_of_entry
from coalition_app.desktop.annex.page_view import AnnexView
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.documents.content.content import AnnexContent, ContentEntry
from coalition_app.documents.content.corrections import Corrigendum, name_of
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _
from coalition_app.records.editions import editions
from coalition_app.records.store.transactions import Reading

SPACE = 10
"""Pixels between a caption and what it is of, as in a form."""

NARROW = 110
"""Letters across below which the pages stand one above the other: beside each other none can be read."""

LEAST = 240
"""Pixels of each edition's pages at least."""


class PagesBeside(Spoken, QWidget):
    """Shows the prints of two editions; what is chosen among the changes is marked on the pages of both."""

    def __init__(self, found: Corrigendum, earlier: bytes, later: bytes) -> None:
        super().__init__()
        self._column = 0
        """Pixels of the form's captions; 0 for none."""
        names = {each.number: show_hidden(name_of(each)) for each in found.corrections}
        self.changes, self.caption = WholeBox(), QLabel()
        self.caption.setBuddy(self.changes)
        for number, name in sorted(names.items()):
            self.changes.addItem(f"{number} · {name}" if name else str(number), number)
        self.sides = [_Side(content) for content in (found.earlier, found.later)]
        top, self._row = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        for side, document in zip(self.sides, (earlier, later), strict=True):
            side.pages.show_document(document, keep_place=False)
            side.setMinimumWidth(LEAST)  # half of the smallest screen
            self._row.addWidget(side, 1)
        top.setSpacing(SPACE)
        top.addWidget(self.caption)
        top.addWidget(self.changes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(self._row, 1)
        self.changes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.changes.setVisible(bool(names))
        self.changes.currentIndexChanged.connect(lambda _at: self.mark())
        self.put_words(self.changes.setAccessibleName, lambda: _("Changed"))
        self.put_words(
            self.caption.setText,
            lambda: _("Changed") if names else _("No entry changed between these editions."),
        )
        for side in self.sides:
            self.put_words(side.caption.setText, side.said)
        self.mark()

    def line_up(self, column: int) -> None:
        """Let the changes stand below the fields of a form, in whose column of captions theirs is."""
        self._column = column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        above = self.width() < NARROW * letter_width(self.fontMetrics())
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if above else way.LeftToRight)
        for each in self.sides:
            each.pages.be_bare(above)
            each.caption.setWordWrap(not above)
        fits = self.width() >= self._column + SPACE + self.changes.sizeHint().width()
        lined = fits and not self.changes.isHidden()
        side = Qt.AlignmentFlag.AlignRight if lined else Qt.AlignmentFlag.AlignLeft
        self.caption.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.caption.setMinimumWidth(self._column if lined else 0)

    def mark(self) -> None:
        """Mark the chosen change on the pages of both editions, and go there."""
        number = self.changes.currentData()
        for side in self.sides:
            side.mark(number)


class _Side(QWidget):
    """The pages of one edition below its name."""

    def __init__(self, content: AnnexContent) -> None:
        super().__init__()
        self._edition, self._number, self._name = content.edition, 0, ""
        self._place: tuple[int, float] | None = None
        """Of what was chosen: its page, and points from that page's top."""
        self._entries: dict[int, ContentEntry] = {
            entry.number: entry for section in content.sections for entry in section.entries
        }
        self.caption, self.pages = QLabel(wordWrap=True), AnnexView()
        give_role(self.caption, "quiet")
        # Pages that are given other room are drawn in another size.
        self.pages.view.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._stay())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.caption)
        column.addWidget(self.pages, 1)

    def said(self) -> str:
        """Name the edition, and say where what was chosen is not in it."""
        named = _("Edition %(edition)d") % {"edition": self._edition}
        facts = {"edition": named, "number": self._number}
        if not self._number or self._name:
            return named
        if self._number in self._entries:
            return _("%(edition)s: No. %(number)d appears there without a name") % facts
        return _("%(edition)s: number %(number)d is not in it") % facts

    def mark(self, number: int | None) -> None:
        """Mark an entry on the pages."""
        entry = self._entries.get(number or 0)
        self._number, self._name = number or 0, entry.name if entry else ""
        self.caption.setText(self.said())
        area = None
        if self._number in self._entries:
            area = area_of_entry(self.pages.document, self._number)
        self.pages.mark(area)
        self._go((area[0], area[1].top()) if area else None)

    def _go(self, place: tuple[int, float] | None) -> None:
        self._place = place
        self._stay()

    def _stay(self) -> None:
        """Keep what was chosen in sight."""
        if self._place:
            self.pages.bring_in_sight(*self._place)


def print_of(tx: Reading, edition: Edition, language: str) -> bytes:
    """Return the print of an edition as it was issued: in a language where there is one, else the first."""
    made = editions.list_prints(tx, edition.row.id)
    chosen = next((each for each in made if each.language == language), made[0])
    return editions.kept_bytes(tx, chosen.sha256)
