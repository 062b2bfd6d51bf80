"""The dialog in which two entries of the directory are merged into one signatory."""

import uuid
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.labels import wrapped_label
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.errors import UserError
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _
from coalition_app.operations import duplicates
from coalition_app.records.merging import merges
from coalition_app.records.merging.merges import BOTH, BothSigned
from coalition_app.records.signatories import directory
from coalition_app.records.signatories.directory import DirectoryIndex, DirectoryLine
from coalition_app.records.signatories.merge_history import Place
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

BESIDE = 10
"""Pixels between a caption and its box, as in a form."""
FOUND = 30
"""Entries that are offered at once; more letters find fewer."""
ROWS = 2
"""Entries of two lines that a list shows without scrolling."""


class MergeDialog(FormDialog):
    """Merges an entry with another: which one is kept, and which signature is kept where both signed."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        chosen: Sequence[uuid.UUID],
        index: DirectoryIndex | None = None,
    ) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Merge two entries"),
            agree=lambda: _("Merge"),
            work=self._merge,
        )
        self._desk, self._database, self._index = desk, database, index
        self._chosen, *others = self._read(chosen)
        self._other: DirectoryLine | None = others[0] if others else None
        # What merging does is read before anything is chosen, and takes no line from what is.
        self.put_words(
            self.head.tell, lambda: _("Nothing is deleted; the two can be separated again.")
        )
        self.search, self.found = QLineEdit(), _list(self)
        if self._other is None:
            self.add_field(lambda: _("Find the other entry"), self.search)
            self.add_field(lambda: _("Same as"), self.found)
            self.search.textChanged.connect(self._offer)
            self.found.currentRowChanged.connect(self._choose_other)
        self.kept = RowList(most_lines=2, whole=True)
        self.add_field(lambda: _("Entry to keep"), self.kept)
        self.statements = Statements()
        self.form.addRow(self.statements)
        self.why = QLineEdit()
        self.add_field(lambda: _("Why"), self.why)
        self.put_words(self.why.setPlaceholderText, lambda: _("Optional"))
        self.kept.currentRowChanged.connect(self._look_anew)
        self._offer_kept()

    def retranslate(self) -> None:
        """Speak the program's language, also about the statements that both signed."""
        super().retranslate()
        self._order_keys()
        self.grow()

    def line_up_captions(self) -> None:
        """Give the boxes of the statements the column of the fields."""
        fields = (self.search, self.found, self.kept, self.why)
        own = [each for each in self._captions if each[1] in fields]
        self._captions = [*own, *self.statements.captions]
        super().line_up_captions()

    def kept_and_merged(self) -> tuple[DirectoryLine, DirectoryLine] | None:
        """Return the entry that is kept and the other one; None while there is no other."""
        if self._other is None:
            return None
        pair = (self._chosen, self._other)
        return pair if self.kept.currentRow() != 1 else (pair[1], pair[0])

    def _read(self, chosen: Sequence[uuid.UUID]) -> list[DirectoryLine]:
        with self._database.reading() as tx:
            found = directory.read_lines(tx, chosen[:2])
        if not found:
            raise UserError(_("This signatory is not in the directory any more."))
        # The one that has signed more often, else the one of which more is known, is proposed to be kept.
        return sorted(found, key=lambda each: (-each.signatures, -_known(each)))

    def _offer(self, words: str) -> None:
        """Offer what the words find, without the entry itself and those that were merged before."""
        self.found.clear()
        if not words.strip():
            return
        with self._database.reading() as tx:
            if self._index is None:
                self._index = directory.read_directory(tx)
            ids = [self._index.ids[at] for at in self._index.select(words)[: FOUND + 1]]
            lines = directory.read_lines(tx, [each for each in ids if each != self._chosen.id])
            places = merges.first_places(tx, [each.id for each in lines])
        for line in lines[:FOUND]:
            if not line.merged:
                _add(self.found, line, places)
        self.found.setCurrentRow(0 if self.found.count() else -1)

    def _choose_other(self, row: int) -> None:
        item = self.found.item(row)
        self._other = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        self._offer_kept()
        if item is not None:
            # What is asked of the two needs room of the dialog's: the chosen one stays in sight.
            QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        self.found.scrollToItem(self.found.currentItem())
        self.room.ensureWidgetVisible(self.found, 0, 0)

    def _offer_kept(self) -> None:
        self.kept.blockSignals(True)
        self.kept.clear()
        offered = [each for each in (self._chosen, self._other) if each is not None]
        with self._database.reading() as tx:
            places = merges.first_places(tx, [each.id for each in offered])
        for each in offered:
            _add(self.kept, each, places)
        self.kept.setCurrentRow(0)
        self.kept.fit()
        self.kept.blockSignals(False)
        self._look_anew()

    def _look_anew(self, _row: int = 0) -> None:
        """Say what merging the two in this order would combine."""
        pair, refusal = self.kept_and_merged(), ""
        both: tuple[BothSigned, ...] = ()
        if pair is not None:
            try:
                with self._database.reading() as tx:
                    both = merges.look_at_merge(tx, pair[0].id, pair[1].id).both
            except UserError as error:
                refusal = str(error)
        self.statements.show_both(both)
        self._order_keys()
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))
        self.grow()

    def _order_keys(self) -> None:
        """Let Tab walk what is to be chosen before the reason; it has come after everything else."""
        order = (self.kept, *self.statements.boxes, self.why)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _merge(self) -> None:
        pair = self.kept_and_merged()
        if pair is None:
            raise UserError(_("Choose the entry that is the same."))
        change = duplicates.merge(
            kept=pair[0].id,
            merged=pair[1].id,
            stands=self.statements.chosen(),
            why=self.why.text(),
        )
        self._desk.operations.write(change)


class Statements(QWidget):
    """The statements that both signed, each with the choice of which signature is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._both: tuple[BothSigned, ...] = ()
        self.boxes: list[QComboBox] = []
        self.captions: list[tuple[QLabel, QWidget]] = []
        """The caption of each box, in the column of the dialog's."""

    def show_both(self, both: tuple[BothSigned, ...]) -> None:
        """Show these statements; a choice is proposed only where the two say the same."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._both, self.boxes, self.captions = both, [], []
        for each in both:
            said = wrapped_label(_said(each), "")
            said.setToolTip(each.statement.title)
            self._column.addWidget(said)
            for sentence in each.comparison.differences:
                self._column.addWidget(wrapped_label(sentence, "warning"))
            box = WholeBox()
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._fill(box, each)
            box.setCurrentIndex(box.findData(_proposed(each)))
            caption, line = QLabel(_("The two signatures")), QWidget()
            caption.setBuddy(box)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 4, 0, 0)
            row.setSpacing(BESIDE)
            row.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(box, 1)
            self._column.addWidget(line)
            self.boxes.append(box)
            self.captions.append((caption, box))
        self.setVisible(bool(both))

    def speak(self) -> None:
        """Speak the program's language; what was chosen stays."""
        chosen = [box.currentData() for box in self.boxes]
        self.show_both(self._both)
        for box, number in zip(self.boxes, chosen, strict=True):
            box.setCurrentIndex(box.findData(number))

    def chosen(self) -> dict[int, int]:
        """Return by statement the number that is kept; a statement without a choice is left out."""
        return {
            each.statement.number: box.currentData()
            for each, box in zip(self._both, self.boxes, strict=True)
            if box.currentIndex() >= 0
        }

    def _fill(self, box: QComboBox, each: BothSigned) -> None:
        for number in (*each.kept, *each.merged):
            box.addItem(_("Keep No. %(number)d") % {"number": number}, number)
        box.addItem(_("Keep both: two signatures of one organisation"), BOTH)
        box.setPlaceholderText(_("Choose which one to keep"))
        box.setAccessibleName(_said(each))


def _known(line: DirectoryLine) -> int:
    """Count what an entry says beside its name; the longer name counts last."""
    told = sum(map(bool, (line.legal_form, line.place, line.country)))
    return 1_000 * told + len(line.name)


def _proposed(each: BothSigned) -> int | None:
    if each.two_signatures:
        return BOTH
    return None if each.comparison.differences else each.comparison.proposed


def _said(each: BothSigned) -> str:
    return _("Both signed statement %(number)d:") % {"number": each.statement.number}


def _list(dialog: FormDialog) -> RowList:
    made = RowList(most_lines=2)
    made.setFixedHeight(ROWS * (2 * dialog.fontMetrics().lineSpacing() + 16))
    return made


def _add(rows: RowList, line: DirectoryLine, places: Mapping[uuid.UUID, Place]) -> None:
    """Add an entry with where it is and its first signature: two can have the same name."""
    where = ", ".join(part for part in (line.place, line.country) if part)
    text = f"{line.full_name} ({where})" if where else line.full_name
    if line.id in places:
        statement, number = places[line.id]
        named = {"name": text, "statement": statement, "number": number}
        text = _("%(name)s · statement %(statement)d, No. %(number)d") % named
    text = show_hidden(text)
    item = QListWidgetItem(text)
    item.setData(Qt.ItemDataRole.UserRole, line)
    item.setToolTip(text)
    rows.addItem(item)
